//! What is said about a folder with mistakes. covers LEAP-07

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A copy of a shipped service that a test may spoil.
pub struct Spoiled {
    _home: TempDir,
    pub folder: PathBuf,
}

impl Spoiled {
    pub fn copy(code: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(code);
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services").join(code);
        fs::create_dir_all(folder.join("examples")).unwrap();
        for part in ["", "examples"] {
            for entry in fs::read_dir(from.join(part))
                .unwrap()
                .map(Result::unwrap)
                .filter(|entry| entry.path().is_file())
            {
                fs::copy(entry.path(), folder.join(part).join(entry.file_name())).unwrap();
            }
        }
        Self { _home: home, folder }
    }

    /// Replaces the first occurrence and says on which line it was.
    pub fn replace(&self, file: &str, old: &str, new: &str) -> usize {
        let path = self.folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        let place = text.find(old).unwrap_or_else(|| panic!("{file} has no {old}"));
        fs::write(&path, text.replacen(old, new, 1)).unwrap();
        text[..place].lines().count() + usize::from(text[..place].ends_with('\n') || place == 0)
    }

    pub fn said(&self) -> Vec<String> {
        catalogue::check(&self.folder).iter().map(ToString::to_string).collect()
    }
}

pub fn only(code: &str, file: &str, old: &str, new: &str) -> (usize, Vec<String>) {
    let spoiled = Spoiled::copy(code);
    let line = spoiled.replace(file, old, new);
    (line, spoiled.said())
}

#[test]
fn an_unknown_key_is_answered_with_the_nearest_one() {
    let (line, said) = only("no-criminal-record", "form.toml", "required = false", "requird = false");
    assert!(
        said.contains(&format!(
            "form.toml:{line}: \"requird\" is not a key of this table; did you mean \"required\"?"
        )),
        "{said:#?}"
    );
    let (line, said) = only("no-criminal-record", "service.toml", "fee_kopecks = 0", "fee_kopeks = 0");
    assert_eq!(
        said,
        [format!(
            "service.toml:{line}: \"fee_kopeks\" is not a key of this table; did you mean \"fee_kopecks\"?"
        )]
    );
}

#[test]
fn an_unknown_kind_level_or_step_is_answered_with_the_nearest_one() {
    for (file, old, new, message) in [
        (
            "form.toml",
            "kind = \"yes_no\"",
            "kind = \"yesno\"",
            "\"yesno\" is not a valid kind; did you mean \"yes_no\"?",
        ),
        (
            "service.toml",
            "level = \"standard\"",
            "level = \"standart\"",
            "\"standart\" is not a valid level; did you mean \"standard\"?",
        ),
        (
            "service.toml",
            "kind = \"review\"",
            "kind = \"reveiw\"",
            "\"reveiw\" is not a valid kind; did you mean \"review\"?",
        ),
    ] {
        let (_, said) = only("no-criminal-record", file, old, new);
        assert!(said.iter().any(|fault| fault.ends_with(message)), "{message}\n{said:#?}");
    }
}

#[test]
fn conditions_look_back_at_questions_and_options_that_exist() {
    for (old, new, message) in [
        (
            "question = \"purpose\", is",
            "question = \"purpos\", is",
            "no question is called \"purpos\"; did you mean \"purpose\"?",
        ),
        (
            "question = \"purpose\", is = \"other\"",
            "question = \"purpose\", is = \"othr\"",
            "\"purpose\" has no option \"othr\"; did you mean \"other\"?",
        ),
        (
            "question = \"purpose\", is = \"other\"",
            "question = \"receiving\", is = \"post\"",
            "\"receiving\" is asked later or inside another block; a condition looks back only",
        ),
        (
            "question = \"purpose\", is = \"other\"",
            "question = \"purpose\", if = \"other\"",
            "\"if\" does not belong to this condition; did you mean \"is\"?",
        ),
        (
            "question = \"purpose\", is = \"other\"",
            "question = \"purpose\", before = \"today\"",
            "\"before\" asks about a date, and \"purpose\" is not one",
        ),
        (
            "question = \"name_changed\", is = true",
            "question = \"name_changed\", is = \"yes\"",
            "\"name_changed\" is answered with yes or no: write true or false",
        ),
    ] {
        let (_, said) = only("no-criminal-record", "form.toml", old, new);
        assert!(
            said.iter().any(|fault| fault.starts_with("form.toml:") && fault.ends_with(message)),
            "{message}\n{said:#?}"
        );
    }
}

#[test]
fn a_question_that_can_never_be_shown_is_found_by_walking_the_form() {
    let never = "shown_when = { all = [{ question = \"lives_with_others\", is = true }, { not = { question = \"lives_with_others\", answered = true } }] }";
    let (_, said) = only(
        "family-composition",
        "form.toml",
        "shown_when = { question = \"lives_with_others\", is = true }",
        never,
    );
    assert!(said.iter().any(|fault| fault.contains("the page \"members\" can never be shown")), "{said:#?}");
    assert!(
        said.iter().any(|fault| fault.contains("the page \"documents\" can never be shown")),
        "it depends on the page before: {said:#?}"
    );
    let both = "{ all = [{ question = \"member_birth_date\", age_below = 14 }, { question = \"member_birth_date\", age_at_least = 14 }] }";
    let (_, said) =
        only("family-composition", "form.toml", "{ question = \"member_birth_date\", age_below = 14 }", both);
    assert!(
        said.iter().any(|fault| fault.contains("\"member_certificate\" can never be shown")),
        "{said:#?}"
    );
}

#[test]
fn words_are_complete_in_both_languages() {
    let (_, said) = only("residence-certificate", "en.ftl", "reason-residence =", "reason-residense =");
    assert!(
        said[0]
            .ends_with("no page asks for the words \"reason-residense\"; did you mean \"reason-residence\"?"),
        "{said:#?}"
    );
    assert!(
        said.iter().any(|fault| fault.starts_with("en.ftl:")
            && fault.ends_with("the words \"reason-residence\" are missing")),
        "{said:#?}"
    );
}

#[test]
fn what_is_sent_and_prefilled_exists() {
    for (file, old, new, message) in [
        (
            "service.toml",
            "\"former_surname\"",
            "\"former_surnam\"",
            "no question is called \"former_surnam\"; did you mean \"former_surname\"?",
        ),
        (
            "service.toml",
            "profile.snils",
            "profile.snlis",
            "the profile has no \"snlis\"; did you mean \"snils\"?",
        ),
        (
            "form.toml",
            "profile.surname",
            "profile.surnames",
            "the profile has no \"surnames\"; did you mean \"surname\"?",
        ),
        (
            "form.toml",
            "profile.inn",
            "profile.birth_date",
            "\"profile.birth_date\" fits a question of kind date",
        ),
    ] {
        let (_, said) = only("no-criminal-record", file, old, new);
        assert!(said.iter().any(|fault| fault.ends_with(message)), "{message}\n{said:#?}");
    }
}

#[test]
fn an_example_that_does_not_hold_says_what_it_found() {
    let (line, said) = only(
        "residence-certificate",
        "examples/not-registered.toml",
        "decision = \"refused\"",
        "decision = \"issued\"",
    );
    assert_eq!(
        said,
        [format!(
            "examples/not-registered.toml:{line}: the decision is \"refused\", and the example expects \"issued\""
        )]
    );
    let (line, said) = only(
        "family-composition",
        "examples/certificate-missing.toml",
        "gaps = [\"members.0.member_certificate\", ",
        "gaps = [",
    );
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].starts_with(&format!(
            "examples/certificate-missing.toml:{line}: gaps are [\"members.0.member_certificate\""
        )),
        "{said:#?}"
    );
}

#[test]
fn all_faults_are_told_at_once_and_broken_syntax_has_its_line() {
    let spoiled = Spoiled::copy("residence-certificate");
    spoiled.replace("service.toml", "term_working_days = 0\n", "");
    spoiled.replace("service.toml", "kind = \"issue\"", "kind = \"review\"");
    spoiled.replace("form.toml", "page = \"address\"", "page = \"the Address\"");
    fs::remove_file(spoiled.folder.join("result.typ")).unwrap();
    fs::write(spoiled.folder.join("result.typst"), "").unwrap();
    let said = spoiled.said().join("\n");
    for message in [
        "\"term_working_days\" is missing",
        "the last step must be of kind \"issue\"",
        "\"the Address\" is not a name for a page; write it like \"the-address\"",
        "result.typ:1: this file is missing",
        "result.typst:1: a service has no file of this name; did you mean \"result.typ\"?",
    ] {
        assert!(said.contains(message), "{message}\n{said}");
    }
    let (line, said) =
        only("residence-certificate", "form.toml", "question = \"purpose\"\n", "question = \n");
    assert!(
        said.iter().any(|fault| fault.starts_with(&format!("form.toml:{line}: this is not TOML"))),
        "{said:#?}"
    );
}

#[test]
fn a_folder_is_called_like_its_service() {
    let (_, said) = only(
        "residence-certificate",
        "service.toml",
        "code = \"residence-certificate\"",
        "code = \"residence\"",
    );
    assert_eq!(
        said,
        ["service.toml:1: the code is \"residence\", and the folder is called \"residence-certificate\""]
    );
}

#[test]
fn names_that_would_mix_up_words_are_refused() {
    let (_, said) =
        only("residence-certificate", "form.toml", "question = \"organisation\"", "question = \"agency\"");
    let message = "a question cannot be called \"agency\": its words would be those of the service";
    assert!(said.iter().any(|fault| fault.ends_with(message)), "{said:#?}");
    let (_, said) =
        only("residence-certificate", "form.toml", "\"school\", \"clinic\"", "\"hint\", \"clinic\"");
    assert!(said.iter().any(|fault| fault.contains("an option cannot be called \"hint\"")), "{said:#?}");
    let (_, said) =
        only("residence-certificate", "form.toml", "question = \"organisation\"", "question = \"purpose\"");
    assert!(said.iter().any(|fault| fault.contains("\"purpose\" is already on line")), "{said:#?}");
}

#[test]
fn a_page_cannot_be_called_like_one_of_the_portals_own() {
    for name in ["check", "confirm", "files", "removal"] {
        let (line, said) =
            only("no-criminal-record", "form.toml", "page = \"purpose\"", &format!("page = \"{name}\""));
        let expected = format!("form.toml:{line}: the page name \"{name}\" is taken by the portal");
        assert!(said.contains(&expected), "{said:#?}");
    }
}

/// One office has one name in all services: whoever looks for it must not find two.
#[test]
fn an_agency_that_two_services_call_differently_is_named_with_both() {
    let home = tempfile::tempdir().unwrap();
    for code in ["deregistration", "residence-certificate"] {
        let spoiled = Spoiled::copy(code);
        if code == "deregistration" {
            spoiled.replace("ru.ftl", "agency = Отдел по вопросам миграции", "agency = Паспортный стол");
        }
        fs::rename(&spoiled.folder, home.path().join(code)).unwrap();
    }
    let said: Vec<String> =
        catalogue::check(home.path()).iter().map(|fault| fault.to_string().replace('\u{a0}', " ")).collect();
    let message = "deregistration/ru.ftl:7: \"migration-office\" is called «Паспортный стол» here and \
                   «Отдел по вопросам миграции» in residence-certificate: it has one name";
    assert_eq!(said, [message]);
}

/// A slip in the words is told with its own line, not with the first one of the file.
#[test]
fn words_that_cannot_be_read_are_named_with_their_line() {
    let code = "residence-certificate";
    let (line, said) = only(code, "ru.ftl", "faq-validity =", "a line that is none\nfaq-validity =");
    assert!(said[0].starts_with(&format!("ru.ftl:{line}: ")), "{line} {said:#?}");
}

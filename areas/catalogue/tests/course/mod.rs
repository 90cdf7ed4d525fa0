//! The prover of the course: one test per fault. covers LEAP-07, PAY-03, PLUS-13

use crate::faults::{Spoiled, only};

/// The only fault, at the line where the text was changed or at another one.
fn says(code: &str, file: &str, (old, new): (&str, &str), message: &str) {
    let (_, said) = only(code, file, old, new);
    assert!(said.iter().any(|fault| fault.contains(message)), "{message}\n{said:#?}");
}

#[test]
fn a_step_that_waits_for_the_person_has_a_last_day() {
    for code in ["passport-renewal", "business-registration"] {
        let spoiled = Spoiled::copy(code);
        let days = if code == "passport-renewal" { "within_days = 14\n" } else { "within_days = 10\n" };
        let line = spoiled.replace("service.toml", days, "");
        let said = spoiled.said().join("\n");
        assert!(said.contains("this step can wait for ever"), "{said}");
        assert!(said.contains(&format!("service.toml:{}: ", line - 3)), "{line} {said}");
    }
}

#[test]
fn an_officer_has_a_term() {
    says(
        "no-criminal-record",
        "service.toml",
        ("term_working_days = 5", "term_working_days = 0"),
        "service.toml:28: the step \"review\" can wait for ever: an officer decides, and \"term_working_days\" is 0",
    );
}

#[test]
fn a_fee_is_total_and_each_line_of_it_is_paid_by_somebody() {
    let code = "marriage-certificate-replacement";
    let when = "when = { question = \"why\", is = \"mistake\" }";
    let both = "kopecks = 50000\nwhen = { question = \"why\", one_of = [\"lost\", \"damaged\"] }";
    says(
        code,
        "service.toml",
        ("kopecks = 50000", both),
        "the fee is not total: the last \"[[fee]]\" has a condition",
    );
    says(code, "service.toml", (when, ""), "never reached: \"mistake\" before it fits everybody");
    let never =
        "when = { all = [{ question = \"why\", is = \"mistake\" }, { question = \"why\", is = \"lost\" }] }";
    says(
        code,
        "service.toml",
        (when, never),
        "the fee \"mistake\" is never asked for: its condition cannot hold",
    );
    says(
        code,
        "service.toml",
        ("question = \"why\"", "question = \"wyh\""),
        "no question is called \"wyh\"; did you mean \"why\"?",
    );
    says(code, "service.toml", ("fee = \"mistake\"", "fee = \"copy\""), "the fee \"copy\" is given twice");
    says(
        code,
        "service.toml",
        ("kopecks = 0", "kopeks = 0"),
        "\"kopeks\" is not a key of this table; did you mean \"kopecks\"?",
    );
    says(code, "ru.ftl", ("fee-copy =", "fee-kopy ="), "the words \"fee-copy\" are missing");
}

#[test]
fn a_fee_and_the_step_that_asks_for_it_belong_together() {
    says(
        "no-criminal-record",
        "service.toml",
        ("fee_kopecks = 0", "fee_kopecks = 100"),
        "service.toml:7: there is a fee and no step of kind \"pay\" asks for it",
    );
    says(
        "passport-renewal",
        "service.toml",
        ("fee_kopecks = 30000", "fee_kopecks = 0"),
        "a step of kind \"pay\" asks for a fee, and there is none",
    );
}

#[test]
fn a_step_runs_for_somebody_and_a_condition_decides_something() {
    let review = "kind = \"review\"";
    let when = |condition: &str| format!("{review}\nwhen = {condition}");
    let code = "family-composition";
    let never = when(
        "{ all = [{ question = \"purpose\", is = \"court\" }, { question = \"purpose\", is = \"other\" }] }",
    );
    says(code, "service.toml", (review, &never), "the step \"review\" never runs: its condition cannot hold");
    let always = when(
        "{ not = { all = [{ question = \"purpose\", is = \"court\" }, { question = \"purpose\", is = \"other\" }] } }",
    );
    says(
        code,
        "service.toml",
        (review, &always),
        "the condition of the step \"review\" always holds: leave it out",
    );
    let counted = when(
        "{ all = [{ check = \"family\", field = \"count\", at_least = 3 }, { check = \"family\", field = \"count\", at_most = 2 }] }",
    );
    says(
        code,
        "service.toml",
        (review, &counted),
        "the step \"review\" never runs: its condition cannot hold",
    );
    let (_, said) = only("no-criminal-record", "service.toml", review, &when("\"failed\""));
    assert!(
        said.iter().all(|fault| fault.contains("the decision is")),
        "only the examples differ: {said:#?}"
    );
}

#[test]
fn a_condition_of_a_step_names_a_check_before_it() {
    let review = "kind = \"review\"";
    let code = "no-criminal-record";
    for (condition, message) in [
        (
            "{ check = \"conviction\", passed = false }",
            "no check before this step is called \"conviction\"; did you mean \"convictions\"?",
        ),
        ("{ check = \"convictions\" }", "what about \"convictions\"? Say \"passed\""),
        (
            "{ check = \"convictions\", pased = false }",
            "\"pased\" does not belong to this condition; did you mean \"passed\"?",
        ),
        ("{ check = \"convictions\", field = \"count\" }", "what about the field? Say one of: is, answered"),
        ("\"faild\"", "\"when\" is a condition or \"failed\", not \"faild\"; did you mean \"failed\"?"),
        (
            "{ question = \"purpos\", is = \"work\" }",
            "no question is called \"purpos\"; did you mean \"purpose\"?",
        ),
    ] {
        says(code, "service.toml", (review, &format!("{review}\nwhen = {condition}")), message);
    }
    says(
        "family-composition",
        "service.toml",
        (review, &format!("{review}\nwhen = \"failed\"")),
        "no check before this step can fail",
    );
}

#[test]
fn a_check_that_can_refuse_has_words_for_it() {
    let review = "kind = \"review\"";
    let only_abroad = format!("{review}\nwhen = {{ question = \"purpose\", is = \"abroad\" }}");
    says(
        "no-criminal-record",
        "service.toml",
        (review, &only_abroad),
        "the words \"reason-convictions\" are missing",
    );
    says(
        "passport-renewal",
        "en.ftl",
        ("reason-receive =", "reason-recieve ="),
        "the words \"reason-receive\" are missing",
    );
    says(
        "passport-renewal",
        "ru.ftl",
        ("step-receive-place =", "step-receive-plase ="),
        "the words \"step-receive-place\" are missing",
    );
}

#[test]
fn silence_needs_somebody_who_can_be_silent_and_its_words() {
    says(
        "residence-certificate",
        "service.toml",
        ("level =", "silence = \"granted\"\nlevel ="),
        "nobody can be silent",
    );
    says(
        "no-criminal-record",
        "service.toml",
        ("level =", "silence = \"refused\"\nlevel ="),
        "the words \"reason-silence\" are missing",
    );
    says(
        "no-criminal-record",
        "service.toml",
        ("level =", "silence = \"grantd\"\nlevel ="),
        "did you mean \"granted\"?",
    );
}

#[test]
fn people_can_come_on_the_days_that_are_named() {
    let code = "passport-renewal";
    says(
        code,
        "service.toml",
        ("\"mon\", ", "\"mo\", "),
        "\"mo\" is not a day of the week; did you mean \"mon\"?",
    );
    says(code, "service.toml", ("\"09:00\"", "\"9:00\""), "\"9:00\" is not a time; write it like \"09:30\"");
    says(
        code,
        "service.toml",
        ("within_days = 60", "within_days = 7"),
        "over the holidays there is no day within 7 days",
    );
    let spoiled = Spoiled::copy(code);
    spoiled.replace("service.toml", "weekdays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\n", "");
    assert!(spoiled.said().join("\n").contains("nobody can come: \"weekdays\" names no day"));
}

#[test]
fn letters_and_the_steps_that_issue_them_belong_together() {
    let code = "residence-certificate";
    let spoiled = Spoiled::copy(code);
    std::fs::write(spoiled.folder.join("result-extract.typ"), "x").unwrap();
    assert!(spoiled.said().join("\n").contains("result-extract.typ:1: no step issues this letter"));
    let issue = "kind = \"issue\"";
    let more = format!("{issue}\n\n[[steps]]\nstep = \"extract\"\n{issue}\nletter = \"extract\"");
    let (_, said) = only(code, "service.toml", issue, &more);
    assert!(
        said.iter().any(|fault| fault.contains("a step issues this letter, and the file is missing")),
        "{said:#?}"
    );
    assert!(
        said.iter().any(|fault| fault.contains("the words \"document-title-extract\" are missing")),
        "{said:#?}"
    );
    let twice = format!("{issue}\n\n[[steps]]\nstep = \"again\"\n{issue}");
    says(code, "service.toml", (issue, &twice), "the letter \"result.typ\" is issued by two steps");
    let never = format!("{issue}\nwhen = {{ question = \"purpose\", is = \"school\" }}");
    says(code, "service.toml", (issue, &never), "an application can end with nothing");
}

#[test]
fn an_officers_value_is_a_question_with_words_of_its_own() {
    let review = "kind = \"review\"";
    let value = |name: &str, kind: &str| {
        format!("{review}\n[[steps.values]]\nquestion = \"{name}\"\nkind = \"{kind}\"\n")
    };
    let code = "no-criminal-record";
    says(
        code,
        "service.toml",
        (review, &value("case_number", "text")),
        "the words \"case_number\" are missing",
    );
    says(
        code,
        "service.toml",
        (review, &value("purpose", "text")),
        "\"purpose\" is asked already; names are unique",
    );
    says(
        code,
        "service.toml",
        (review, &value("case_number", "txt")),
        "\"txt\" is not a valid kind; did you mean \"text\"?",
    );
    says(
        code,
        "service.toml",
        (review, &value("case_number", "file")),
        "an officer's value is typed, and this is a file",
    );
}

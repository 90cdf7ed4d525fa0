//! A folder of files becomes a service, or a list of everything that is wrong with it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use text::{Book, Lang, Source};
use web::{AuthLevel, Proofing};

use crate::fault::{Faults, suggestion};
use crate::last_day::{LastDay, last_day};
use crate::load_competence::{competences, urgent};
use crate::load_fee::fees;
use crate::load_form::{LoadedForm, check_name};
use crate::load_steps::{letter_file, steps};
use crate::load_updates::updates;
use crate::load_when::Sight;
use crate::prove::{self, Lines};
use crate::service_words::Named;
use crate::toml_reader::{Reader, parse};
use crate::{
    Competence, Condition, Fee, Form, Service, Silence, Step, Update, load_form, reach, service_words,
};

/// Files that every service has; with the further letters they are hashed to the revision.
pub(crate) const FILES: [&str; 5] = ["service.toml", "form.toml", "ru.ftl", "en.ftl", "result.typ"];

/// By what a person may confirm that a statement is to be sent.
pub(crate) const CONFIRMS: [&str; 2] = ["sms", "password"];

/// Whether a file belongs to the revision: one of the five, or a further letter.
pub(crate) fn is_part(name: &str) -> bool {
    FILES.contains(&name) || letter_of(name).is_some_and(|letter| !letter.is_empty())
}

/// The letter that a file holds: `result.typ` is the one without a name.
fn letter_of(name: &str) -> Option<&str> {
    let stem = name.strip_prefix("result")?.strip_suffix(".typ")?;
    if stem.is_empty() { Some("") } else { stem.strip_prefix('-').filter(|letter| !letter.is_empty()) }
}

/// What stands beside the services under `/services/`.
const TAKEN: [&str; 5] = ["favourites", "guide", "queries", "searches", "suggestions"];

/// Kinds under which services are found.
pub(crate) const KINDS: &[&str] = &[
    "certificates",
    "documents",
    "housing",
    "family",
    "social",
    "health",
    "education",
    "transport",
    "work",
    "business",
    "taxes",
    "appeals",
];

/// What happens in life, by which services are found; the words are `catalogue-event-<name>` in one place.
pub(crate) const EVENTS: &[&str] = &[
    "child",
    "school",
    "move",
    "wedding",
    "work",
    "business",
    "car",
    "illness",
    "loss",
    "retirement",
    "hardship",
    "abroad",
];

/// A folder's files: name → text; examples as `examples/name.toml`.
pub(crate) type Files = BTreeMap<String, String>;

/// What `service.toml` says.
struct Head {
    code: String,
    agency: String,
    kind: String,
    level: Proofing,
    sign_in: AuthLevel,
    fees: Vec<Fee>,
    competences: Vec<Competence>,
    urgent: Option<Condition>,
    term_working_days: u32,
    term_calendar_days: u32,
    answer_days: Option<u32>,
    silence: Option<Silence>,
    result_valid_months: Option<u32>,
    needs: Vec<String>,
    faq: Vec<String>,
    regions: Vec<String>,
    life_events: Vec<String>,
    apply_until: Option<LastDay>,
    in_person: bool,
    by_password: bool,
    order: i64,
    steps: Vec<Step>,
    updates: Vec<Update>,
    lines: Lines,
}

impl Head {
    fn named(&self) -> Named<'_> {
        Named {
            needs: &self.needs,
            faq: &self.faq,
            regions: &self.regions,
            in_person: self.in_person,
            fees: &self.fees,
            agency: &self.agency,
            competences: &self.competences,
            silence: self.silence,
        }
    }
}

/// Reads the files of one folder from disk. Names that begin with a dot are not looked at.
pub(crate) fn files_of(folder: &Path, faults: &Faults) -> Files {
    let mut files = Files::new();
    for (name, path) in listing(folder, faults) {
        if path.is_dir() && name == "examples" {
            for (example, path) in listing(&path, faults) {
                read_into(&mut files, format!("examples/{example}"), &path, faults);
            }
        } else {
            read_into(&mut files, name, &path, faults);
        }
    }
    files
}

fn listing(folder: &Path, faults: &Faults) -> Vec<(String, std::path::PathBuf)> {
    let found = match std::fs::read_dir(folder) {
        Ok(found) => found,
        Err(error) => {
            faults.add("", 1, format!("the folder cannot be read: {error}"));
            return Vec::new();
        }
    };
    let named = found
        .filter_map(Result::ok)
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
    let mut all: Vec<_> = named.filter(|(name, _)| !name.starts_with('.')).collect();
    all.sort();
    all
}

fn read_into(files: &mut Files, name: String, path: &Path, faults: &Faults) {
    let valid = is_part(&name) || (name.starts_with("examples/") && name.ends_with(".toml"));
    if !valid {
        let hint = suggestion(&name, FILES.iter().copied());
        faults.add(&name, 1, format!("a service has no file of this name{hint}"));
        return;
    }
    match std::fs::read_to_string(path) {
        Ok(text) => {
            files.insert(name, text);
        }
        Err(error) => faults.add(&name, 1, format!("this file cannot be read: {error}")),
    }
}

/// The revision: SHA-256 over the names, lengths and texts of the five files.
fn revision(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (name, text) in files {
        hash.update(format!("{name}\0{}\0", text.len()));
        hash.update(text);
    }
    hex::encode(hash.finalize())
}

/// Makes a service of a folder's files. Everything that can be checked without running the examples is checked.
pub(crate) fn service(files: Files, faults: &Faults) -> Option<Service> {
    let files: Files = files.into_iter().filter(|(name, _)| is_part(name)).collect();
    for name in FILES.iter().filter(|name| !files.contains_key(**name)) {
        faults.add(name, 1, "this file is missing");
    }
    let text = |name: &str| files.get(name).map(String::as_str);
    let loaded = text("form.toml").and_then(|text| load_form::load(text, faults));
    let head = text("service.toml").and_then(|text| head(text, loaded.as_ref(), faults));
    let (head, loaded) = head.zip(loaded)?;
    reach::check(&loaded, faults);
    let needed = service_words::needed(&head.named(), &head.steps, &loaded.form);
    let is_whole = faults.is_empty();
    for file in ["ru.ftl", "en.ftl"] {
        if let Some(text) = text(file) {
            service_words::check((file, text), &needed, is_whole, faults);
        }
    }
    letters(&files, &head.steps, faults);
    if !faults.is_empty() {
        return None;
    }
    let book = Arc::new(book(&head.code, text("ru.ftl")?, text("en.ftl")?, faults)?);
    let letter = |(name, text): (&String, &String)| Some((letter_of(name)?.to_owned(), text.clone()));
    let service = Service {
        revision: revision(&files),
        letters: files.iter().filter_map(letter).collect(),
        form: loaded.form,
        book,
        files,
        code: head.code,
        agency: head.agency,
        kind: head.kind,
        level: head.level,
        sign_in: head.sign_in,
        fees: head.fees,
        silence: head.silence,
        answer_days: head.answer_days,
        competences: head.competences,
        urgent: head.urgent,
        term_working_days: head.term_working_days,
        term_calendar_days: head.term_calendar_days,
        result_valid_months: head.result_valid_months,
        needs: head.needs,
        faq: head.faq,
        regions: head.regions,
        life_events: head.life_events,
        apply_until: head.apply_until,
        in_person: head.in_person,
        by_password: head.by_password,
        order: head.order,
        steps: head.steps,
        updates: head.updates,
    };
    prove::check(&service, &head.lines, faults);
    Some(service)
}

/// Every letter that a step issues is there, and every letter that is there is issued.
fn letters(files: &Files, steps: &[Step], faults: &Faults) {
    let issued = |step: &Step| match step {
        Step::Issue { letter, .. } => Some(letter_file(letter)),
        _ => None,
    };
    let issued: Vec<String> = steps.iter().filter_map(issued).collect();
    for file in issued.iter().filter(|file| !files.contains_key(*file)) {
        faults.add(file, 1, "a step issues this letter, and the file is missing");
    }
    for file in files.keys().filter(|file| letter_of(file).is_some() && !issued.contains(file)) {
        faults.add(file, 1, "no step issues this letter");
    }
}

fn book(code: &str, ru: &str, en: &str, faults: &Faults) -> Option<Book> {
    let source =
        |lang, file: &str, text: &str| Source { name: format!("{code}/{file}"), lang, text: text.to_owned() };
    match Book::new(vec![source(Lang::Ru, "ru.ftl", ru), source(Lang::En, "en.ftl", en)]) {
        Ok(book) => Some(book),
        Err(error) => {
            let file = if error.source_name.ends_with("en.ftl") { "en.ftl" } else { "ru.ftl" };
            let (line, message) = placed(&error.message);
            faults.add(file, line, message);
            None
        }
    }
}

/// The line that a message about words names itself, and the rest of the message.
fn placed(message: &str) -> (usize, &str) {
    let named = message.strip_prefix("line ").and_then(|rest| rest.split_once(": "));
    named.and_then(|(line, rest)| Some((line.parse().ok()?, rest))).unwrap_or((1, message))
}

fn head(text: &str, form: Option<&LoadedForm>, faults: &Faults) -> Option<Head> {
    let root = parse("service.toml", text, faults)?;
    let reader = Reader::of("service.toml", &root, faults)?;
    let code = reader.need_text("code");
    check_name(&reader, "code", &code, '-');
    if TAKEN.contains(&code.as_str()) {
        reader.fault(reader.line_of("code"), format!("the code \"{code}\" is taken by the portal"));
    }
    let agency = reader.need_text("agency");
    check_name(&reader, "agency", &agency, '-');
    let needed_word = |key: &'static str, valid: &[&'static str]| {
        if reader.node(key).is_none() {
            reader.missing(key);
        }
        reader.word(key, valid)
    };
    let kind = needed_word("kind", KINDS).unwrap_or_default().to_owned();
    let level = match needed_word("level", &["simplified", "standard", "confirmed"]) {
        Some("standard") => Proofing::Standard,
        Some("confirmed") => Proofing::Confirmed,
        _ => Proofing::Simplified,
    };
    let sign_in = match reader.word("sign_in", &["one_step", "two_steps", "key"]) {
        Some("two_steps") => AuthLevel::A2,
        Some("key") => AuthLevel::A3,
        _ => AuthLevel::A1,
    };
    let (working, calendar) = term(&reader);
    let valid_months = reader.integer("result_valid_months", 1, 1200);
    let nothing = Form::default();
    let asked = form.map_or(&nothing, |loaded| &loaded.form);
    let mut sight = Sight::of(asked);
    let (fees, fee_lines) = fees(&reader, &sight, asked);
    let (competences, agency_lines) = competences(&reader, &sight);
    let (steps, step_lines) = steps(&reader, form, &mut sight);
    let urgent = urgent(&reader, &sight, (form.map_or(&nothing, |loaded| &loaded.form), &steps));
    let (updates, update_lines) = updates(&reader, form, level, &sight);
    let head = Head {
        code,
        agency,
        kind,
        level,
        sign_in,
        fees,
        competences,
        urgent,
        term_working_days: working,
        term_calendar_days: calendar,
        answer_days: answer_days(&reader, &steps),
        silence: silence(&reader, &steps),
        result_valid_months: valid_months.and_then(|months| u32::try_from(months).ok()),
        needs: names(&reader, "needs"),
        faq: names(&reader, "faq"),
        regions: names(&reader, "regions"),
        life_events: events(&reader),
        apply_until: last_day(&reader, "apply_until"),
        in_person: reader.boolean("in_person").unwrap_or(false),
        by_password: by_password(&reader),
        order: reader.integer("order", 0, 100_000).unwrap_or(100),
        steps,
        updates,
        lines: Lines { steps: step_lines, fees: fee_lines, agencies: agency_lines, updates: update_lines },
    };
    reader.done();
    Some(head)
}

/// `confirm = ["sms", "password"]`: by what sending is confirmed. A code from an SMS always is a way.
fn by_password(reader: &Reader<'_>) -> bool {
    let said = reader.texts("confirm");
    for (way, line) in &said {
        if !CONFIRMS.contains(&way.as_str()) {
            let hint = suggestion(way, CONFIRMS.iter().copied());
            reader.fault(*line, format!("sending is not confirmed by \"{way}\"{hint}"));
        }
    }
    let has = |wanted: &str| said.iter().any(|(way, _)| way == wanted);
    if !said.is_empty() && !has("sms") {
        reader.fault(reader.line_of("confirm"), "a code from an SMS always confirms: write \"sms\" as well");
    }
    has("password")
}

/// The term in working days, or in calendar days: one of the two is said.
fn term(reader: &Reader<'_>) -> (u32, u32) {
    let is_said = |key: &'static str| reader.node(key).is_some();
    match (is_said("term_working_days"), is_said("term_calendar_days")) {
        (false, false) => reader.missing("term_working_days"),
        (true, true) => {
            let line = reader.line_of("term_calendar_days");
            reader.fault(line, "the term is said twice: in working days and in calendar days");
        }
        _ => {}
    }
    let days = |key: &'static str, least: i64| {
        reader.integer(key, least, 365).and_then(|days| u32::try_from(days).ok()).unwrap_or(0)
    };
    (days("term_working_days", 0), days("term_calendar_days", 1))
}

/// Messages are answered only where there is an officer.
fn answer_days(reader: &Reader<'_>, steps: &[Step]) -> Option<u32> {
    let days = reader.integer("answer_days", 1, 60)?;
    if !steps.iter().any(|step| matches!(step, Step::Review { .. })) {
        reader.fault(reader.line_of("answer_days"), "nobody answers messages: no step is of kind \"review\"");
    }
    u32::try_from(days).ok()
}

/// Silence means something only where an officer decides.
fn silence(reader: &Reader<'_>, steps: &[Step]) -> Option<Silence> {
    let word = reader.word("silence", &["granted", "refused"])?;
    if !steps.iter().any(|step| matches!(step, Step::Review { .. })) {
        reader.fault(reader.line_of("silence"), "nobody can be silent: no step is of kind \"review\"");
    }
    Some(if word == "granted" { Silence::Granted } else { Silence::Refused })
}

/// What happens in life, of the words that the catalogue has.
fn events(reader: &Reader<'_>) -> Vec<String> {
    let found = names(reader, "life_events");
    let line = reader.line_of("life_events");
    for event in found.iter().filter(|event| !EVENTS.contains(&event.as_str())) {
        let near = suggestion(event, EVENTS.iter().copied());
        reader.fault(line, format!("\"{event}\" is no life event{near}"));
    }
    found
}

fn names(reader: &Reader<'_>, key: &'static str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, line) in reader.texts(key) {
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if name.is_empty() || !name.chars().all(fits) {
            reader.fault(line, format!("\"{name}\" is not a name; write it like \"birth-certificate\""));
        } else if names.contains(&name) {
            reader.fault(line, format!("\"{name}\" is given twice"));
        } else {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    /// A folder with the line at this place left out.
    fn without(files: &Files, name: &str, place: usize) -> Files {
        let mut spoiled = files.clone();
        let text = files[name].lines().enumerate().filter(|(line, _)| *line != place);
        spoiled.insert(name.to_owned(), text.map(|(_, line)| format!("{line}\n")).collect());
        spoiled
    }

    #[test]
    fn whatever_line_is_missing_there_is_a_service_or_a_fault_with_its_place() {
        for whole in Catalogue::shipped().all() {
            for name in ["service.toml", "form.toml"] {
                for place in 0..whole.files[name].lines().count() {
                    let faults = Faults::of("");
                    let made = service(without(&whole.files, name, place), &faults);
                    let list = faults.into_list();
                    assert!(
                        made.is_some() || !list.is_empty(),
                        "{name} without line {}: {list:?}",
                        place + 1
                    );
                    assert!(list.iter().all(|fault| fault.line >= 1 && !fault.file.is_empty()));
                }
            }
        }
    }

    #[test]
    fn the_revision_changes_with_every_file_and_not_with_the_examples() {
        let whole = Catalogue::shipped().get("residence-certificate").unwrap();
        let mut seen = std::collections::BTreeSet::from([whole.revision.clone()]);
        for name in FILES {
            let mut files = whole.files.clone();
            files.entry(name.to_owned()).and_modify(|text| text.push('\n'));
            assert!(seen.insert(revision(&files)), "{name}");
        }
        let mut files = whole.files.clone();
        files.insert("examples/one.toml".to_owned(), "anything".to_owned());
        let again = service(files, &Faults::of("")).unwrap();
        assert_eq!(again.revision, whole.revision);
    }
}

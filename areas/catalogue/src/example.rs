//! Worked examples: answers and register answers in, the expected path, fee and decision out.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::fault::{Faults, suggestion};
use crate::toml_reader::{Entry, Reader, parse};
use crate::{Answers, Course, Item, Onward, Question, Service, Silence, Step, Told};

/// How an example can end.
const DECISIONS: &[&str] = &["issued", "review", "refused", "waits", "incomplete"];

/// What an example gives, ready for a letter or a test.
pub struct Example {
    /// `examples/name.toml`.
    pub file: String,
    /// The day on which it happens.
    pub today: NaiveDate,
    /// What is known of the person.
    pub profile: Answers,
    /// The answers, with those filled from the profile, without those that are not shown.
    pub answers: Answers,
    /// The registers' answers by step.
    pub checks: BTreeMap<String, Value>,
    /// What the officer types for the letter.
    pub officer: Answers,
    /// The payment, when the fee is paid on the way.
    pub payment: Option<Value>,
    /// How the steps decide it.
    pub decision: String,
    /// The letters that are issued on its way, when the officer approves.
    pub letters: Vec<String>,
}

impl Example {
    /// What its letters tell.
    #[must_use]
    pub fn told(&self) -> Told<'_> {
        Told {
            answers: &self.answers,
            checks: &self.checks,
            officer: &self.officer,
            payment: self.payment.as_ref(),
        }
    }
}

/// What the officers of the example do; left out, they answer in time and approve.
#[derive(Clone, Copy, Default)]
struct Desk {
    /// So many days pass and nobody answers: working days, calendar days where the term is in these.
    silent_days: Option<i64>,
    /// They refuse.
    refuses: bool,
}

/// Where the steps lead when everybody does their part.
struct Way {
    decision: &'static str,
    refused_by: Option<String>,
    steps: Vec<usize>,
}

/// Runs one example against its service and reports where it differs from what it expects.
pub(crate) fn run(service: &Service, file: &str, text: &str, faults: &Faults) -> Option<Example> {
    let root = parse(file, text, faults)?;
    let reader = Reader::of(file, &root, faults)?;
    reader.need_text("title");
    let today = today(&reader);
    let profile: Answers = plain(reader.entries("profile"));
    check_profile(&reader);
    let answers = given(service, &reader, &profile);
    let checks = check_answers(service, &reader);
    let answers = service.form.pruned(&answers, today);
    let gaps = service.form.gaps(&answers, today);
    let officer = officer_values(service, &reader);
    let way = match gaps.is_empty() {
        true => {
            walk(service, &Course { answers: &answers, checks: &checks, day: today }, desk(service, &reader))
        }
        false => Way { decision: "incomplete", refused_by: None, steps: Vec::new() },
    };
    let region = reader.text("region");
    let expected = reader.table("expect");
    if expected.is_none() {
        reader.missing("expect");
    }
    if let Some(expect) = expected {
        let pages = service.form.visible_pages(&answers, today);
        expect_list(&expect, "pages", &pages.iter().map(|page| page.name.as_str()).collect::<Vec<_>>());
        let fields: Vec<&str> = gaps.iter().map(|(_, field, _)| field.as_str()).collect();
        expect_list(&expect, "gaps", &fields);
        expect_decision(&expect, way.decision, way.refused_by.as_deref());
        let names: Vec<&str> = way.steps.iter().map(|place| service.steps[*place].name()).collect();
        if expect.node("steps").is_some() {
            expect_list(&expect, "steps", &names);
        }
        expect_fee(&expect, service, &answers, today);
        expect_offered(&expect, service, region.as_deref());
        expect_sent(&expect, service, &answers, &profile);
        expect_profile(&expect, service, &Course { answers: &answers, checks: &checks, day: today });
        expect.done();
    }
    let file = file.to_owned();
    reader.done();
    Some(Example {
        payment: payment(service, &way, service.fee_kopecks(&answers, today), today),
        letters: letters(service, &way),
        decision: way.decision.to_owned(),
        file,
        today,
        profile,
        answers,
        checks,
        officer,
    })
}

/// The example with other answers; nothing when a step refuses them or waits.
pub(crate) fn course_of(
    service: &Service,
    example: &Example,
    file: String,
    answers: Answers,
) -> Option<Example> {
    let today = example.today;
    let way =
        walk(service, &Course { answers: &answers, checks: &example.checks, day: today }, Desk::default());
    ["issued", "review"].contains(&way.decision).then(|| Example {
        payment: payment(service, &way, service.fee_kopecks(&answers, today), today),
        letters: letters(service, &way),
        decision: way.decision.to_owned(),
        profile: example.profile.clone(),
        checks: example.checks.clone(),
        officer: example.officer.clone(),
        file,
        today,
        answers,
    })
}

/// The receipt that the way brings, with a pretend number.
fn payment(service: &Service, way: &Way, kopecks: i64, today: NaiveDate) -> Option<Value> {
    let pays = way.steps.iter().any(|place| matches!(service.steps[*place], Step::Pay { .. }));
    pays.then(|| json!({ "number": "0".repeat(20), "kopecks": kopecks, "on": today }))
}

fn letters(service: &Service, way: &Way) -> Vec<String> {
    let letter = |place: &usize| match &service.steps[*place] {
        Step::Issue { letter, .. } => Some(letter.clone()),
        _ => None,
    };
    way.steps.iter().filter_map(letter).collect()
}

/// What the officer types in the example.
fn officer_values(service: &Service, reader: &Reader<'_>) -> Answers {
    let values: Vec<&Question> = service.steps.iter().flat_map(Step::values).collect();
    let mut typed = Answers::new();
    for entry in reader.entries("officer") {
        if !values.iter().any(|value| value.name == entry.key) {
            let hint = suggestion(&entry.key, values.iter().map(|value| value.name.as_str()));
            reader.fault(entry.line, format!("no officer types a value called \"{}\"{hint}", entry.key));
        }
        typed.insert(entry.key.clone(), entry.node.json());
    }
    typed
}

fn plain(entries: &[Entry]) -> Answers {
    entries.iter().map(|entry| (entry.key.clone(), entry.node.json())).collect()
}

fn today(reader: &Reader<'_>) -> NaiveDate {
    let found = reader.node("today").and_then(|node| node.json().as_str()?.parse().ok());
    found.unwrap_or_else(|| {
        reader.fault(reader.line_of("today"), "\"today\" must be a date, such as 2026-11-24");
        NaiveDate::MIN
    })
}

fn check_profile(reader: &Reader<'_>) {
    let names = || crate::service::PROFILE.iter().map(|(name, _)| *name);
    for entry in reader.entries("profile").iter().filter(|entry| !names().any(|name| name == entry.key)) {
        reader.fault(
            entry.line,
            format!("the profile has no \"{}\"{}", entry.key, suggestion(&entry.key, names())),
        );
    }
}

/// The answers of the example; a question that is filled from the profile and not answered takes the profile's value.
fn given(service: &Service, reader: &Reader<'_>, profile: &Answers) -> Answers {
    let items: Vec<&Item> = service.form.pages.iter().flat_map(|page| &page.items).collect();
    let mut answers = Answers::new();
    for entry in reader.entries("answers") {
        if items.iter().any(|item| item.name() == entry.key) {
            answers.insert(entry.key.clone(), entry.node.json());
        } else {
            let hint = suggestion(&entry.key, items.iter().map(|item| item.name()));
            reader.fault(entry.line, format!("no question is called \"{}\"{hint}", entry.key));
        }
    }
    for item in items {
        match item {
            Item::Question(question) => fill(question, profile, &mut answers),
            Item::Block(block) => check_entries(reader, &block.name, &block.questions, &answers),
        }
    }
    answers
}

fn fill(question: &Question, profile: &Answers, answers: &mut Answers) {
    if answers.contains_key(&question.name) {
        return;
    }
    if let Some(value) = question.prefilled(|name| profile.get(name).cloned()) {
        answers.insert(question.name.clone(), value);
    }
}

fn check_entries(reader: &Reader<'_>, block: &str, questions: &[Question], answers: &Answers) {
    let entries =
        answers.get(block).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
    for key in entries.flat_map(|entry| entry.keys()) {
        if !questions.iter().any(|question| &question.name == key) {
            let hint = suggestion(key, questions.iter().map(|question| question.name.as_str()));
            reader.fault(reader.line_of("answers"), format!("\"{block}\" has no question \"{key}\"{hint}"));
        }
    }
}

fn check_answers(service: &Service, reader: &Reader<'_>) -> BTreeMap<String, Value> {
    let asks = |step: &&Step| matches!(step, Step::Check { .. });
    let names: Vec<&str> = service.steps.iter().filter(asks).map(Step::name).collect();
    let mut checks = BTreeMap::new();
    for entry in reader.entries("checks") {
        if !names.contains(&entry.key.as_str()) {
            let hint = suggestion(&entry.key, names.iter().copied());
            reader.fault(entry.line, format!("no check is called \"{}\"{hint}", entry.key));
        }
        checks.insert(entry.key.clone(), entry.node.json());
    }
    checks
}

/// What the officers do in the example.
fn desk(service: &Service, reader: &Reader<'_>) -> Desk {
    let silent_days = reader.integer("silent_days", 1, 1000);
    let refuses = reader.boolean("officer_refuses").unwrap_or(false);
    if silent_days.is_some() && service.silence.is_none() {
        reader.fault(reader.line_of("silent_days"), "this service does not say what \"silence\" means");
    }
    if refuses && !service.steps.iter().any(|step| matches!(step, Step::Review { .. })) {
        reader.fault(reader.line_of("officer_refuses"), "no officer decides: no step is of kind \"review\"");
    }
    Desk { silent_days, refuses }
}

/// What an officer's silence means after so many days: nothing yet within the term.
fn silence(service: &Service, days: i64) -> Option<Silence> {
    let term = i64::from(service.term_working_days.max(service.term_calendar_days));
    service.silence.filter(|_| days > term)
}

/// Walks the steps: the person pays, signs and comes, the officers do as they do, the registers answer as the example says.
fn walk(service: &Service, course: &Course<'_>, desk: Desk) -> Way {
    let mut said = BTreeMap::new();
    let mut way = Way { decision: "issued", refused_by: None, steps: Vec::new() };
    let mut place = service.next(0, &Course { checks: &said, ..*course });
    while let Some(here) = place {
        way.steps.push(here);
        match &service.steps[here] {
            Step::Review { name, .. } if desk.refuses => {
                return Way { decision: "refused", refused_by: Some(name.clone()), ..way };
            }
            Step::Review { .. } => match desk.silent_days.map(|days| silence(service, days)) {
                None => way.decision = "review",
                Some(Some(Silence::Granted)) => {}
                Some(Some(Silence::Refused)) => {
                    return Way { decision: "refused", refused_by: Some("silence".to_owned()), ..way };
                }
                Some(None) => return Way { decision: "waits", ..way },
            },
            Step::Check { name, .. } => match course.checks.get(name) {
                Some(answer) => {
                    said.insert(name.clone(), answer.clone());
                }
                None if way.decision == "review" => return way,
                None => return Way { decision: "waits", ..way },
            },
            _ => {}
        }
        place = match service.onward(here, &Course { checks: &said, ..*course }) {
            Onward::Step(next) => Some(next),
            Onward::Done => None,
            Onward::Refused(name) => return Way { decision: "refused", refused_by: Some(name), ..way },
        };
    }
    way
}

fn expect_list(expect: &Reader<'_>, key: &'static str, found: &[&str]) {
    let wanted: Vec<String> = expect.texts(key).into_iter().map(|(text, _)| text).collect();
    if wanted != found {
        expect.fault(expect.line_of(key), format!("{key} are {found:?}, and the example expects {wanted:?}"));
    }
}

fn expect_decision(expect: &Reader<'_>, decision: &str, refused_by: Option<&str>) {
    if expect.node("decision").is_none() {
        expect.missing("decision");
    }
    if let Some(wanted) = expect.word("decision", DECISIONS)
        && wanted != decision
    {
        expect.fault(
            expect.line_of("decision"),
            format!("the decision is \"{decision}\", and the example expects \"{wanted}\""),
        );
    }
    let wanted = expect.text("refused_by");
    if wanted.as_deref() != refused_by {
        let said = |by: Option<&str>| by.map_or("nobody".to_owned(), |by| format!("\"{by}\""));
        let message = format!(
            "it is refused by {}, and the example expects {}",
            said(refused_by),
            said(wanted.as_deref())
        );
        expect.fault(expect.line_of("refused_by"), message);
    }
}

fn expect_fee(expect: &Reader<'_>, service: &Service, answers: &Answers, today: NaiveDate) {
    let fee = service.fee(answers, today);
    let (name, kopecks) = fee.map_or(("", 0), |fee| (fee.name, fee.kopecks));
    if let Some(wanted) = expect.integer("fee_kopecks", 0, i64::MAX)
        && wanted != kopecks
    {
        let message = format!("the fee is {kopecks} kopecks, and the example expects {wanted}");
        expect.fault(expect.line_of("fee_kopecks"), message);
    }
    if let Some(wanted) = expect.text("fee")
        && wanted != name
    {
        let message = format!("the fee is \"{name}\", and the example expects \"{wanted}\"");
        expect.fault(expect.line_of("fee"), message);
    }
}

/// Whether somebody who lives in the region finds the service in the catalogue.
fn expect_offered(expect: &Reader<'_>, service: &Service, region: Option<&str>) {
    let wanted = expect.boolean("offered");
    let Some(region) = region else { return };
    let offered = service.regions.is_empty() || service.regions.iter().any(|one| one == region);
    match wanted {
        None => expect.missing("offered"),
        Some(wanted) if wanted != offered => {
            let message =
                format!("in \"{region}\" it is offered: {offered}, and the example expects {wanted}");
            expect.fault(expect.line_of("offered"), message);
        }
        Some(_) => {}
    }
}

fn expect_sent(expect: &Reader<'_>, service: &Service, answers: &Answers, profile: &Answers) {
    for entry in expect.entries("sent") {
        let place = service
            .steps
            .iter()
            .position(|step| step.name() == entry.key && matches!(step, Step::Check { .. }));
        let Some(place) = place else {
            let hint = suggestion(&entry.key, service.steps.iter().map(Step::name));
            expect.fault(entry.line, format!("no check is called \"{}\"{hint}", entry.key));
            continue;
        };
        let sent = service.query(place, answers, |name| profile.get(name).cloned());
        let wanted = entry.node.json();
        if sent != wanted {
            expect
                .fault(entry.line, format!("the register is asked {sent}, and the example expects {wanted}"));
        }
    }
}

/// What the application changes in the profile once it has ended well; an empty text is a value that is taken away.
fn expect_profile(expect: &Reader<'_>, service: &Service, course: &Course<'_>) {
    if expect.node("profile").is_none() {
        return;
    }
    let changes = service.changes(course).into_iter();
    let found: Answers = changes.map(|(field, value)| (field, value.unwrap_or_else(|| json!("")))).collect();
    let wanted = plain(expect.entries("profile"));
    if found != wanted {
        let [found, wanted] = [found, wanted].map(Value::Object);
        let message = format!("the profile becomes {found}, and the example expects {wanted}");
        expect.fault(expect.line_of("profile"), message);
    }
}

//! The steps in `service.toml`.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Weekday};

use crate::fault::suggestion;
use crate::load_form::{self, LoadedForm, check_name};
use crate::load_when::{Sight, when};
use crate::service::PROFILE;
use crate::step::Hours;
use crate::toml_reader::Reader;
use crate::{Condition, Item, Kind, Question, Step};

/// The words for `kind`.
pub(crate) const KINDS: &[&str] = &["check", "pay", "sign", "review", "visit", "issue"];
/// The words for `weekdays`.
pub(crate) const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The longest time a person has for a step, in days.
const LONGEST_DAYS: i64 = 365;

/// The steps in order, and the line of each.
pub(crate) fn steps(
    reader: &Reader<'_>,
    form: Option<&LoadedForm>,
    sight: &mut Sight,
) -> (Vec<Step>, Vec<usize>) {
    let tables = reader.tables("steps");
    if tables.is_empty() {
        reader.missing("steps");
    }
    let (mut steps, mut lines): (Vec<Step>, Vec<usize>) = (Vec::new(), Vec::new());
    for table in tables {
        let line = table.line_of("step");
        let Some(step) = step(table, form, sight) else { continue };
        if steps.iter().any(|earlier| earlier.name() == step.name()) {
            reader.fault(line, format!("the step \"{}\" is given twice", step.name()));
        }
        if let Step::Check { name, passes_when, .. } = &step {
            sight.add_check(name, passes_when.is_some());
        }
        steps.push(step);
        lines.push(line);
    }
    order(reader, &steps, &lines);
    (steps, lines)
}

/// The last step ends the application whatever happened before, and no letter is issued twice.
fn order(reader: &Reader<'_>, steps: &[Step], lines: &[usize]) {
    let Some((last, line)) = steps.last().zip(lines.last()) else { return };
    let ends = matches!(last, Step::Issue { .. } | Step::Visit { .. });
    let always = |step: &Step| matches!(step, Step::Issue { when: None, .. });
    if !ends || !steps.iter().any(|step| matches!(step, Step::Issue { .. })) {
        reader.fault(*line, "the last step must be of kind \"issue\": otherwise an application never ends");
    } else if !steps.iter().any(always) {
        let message = "an application can end with nothing: one step of kind \"issue\" must run always, without \"when\"";
        reader.fault(*line, message);
    }
    let mut letters: Vec<&str> = Vec::new();
    for (step, line) in steps.iter().zip(lines) {
        if let Step::Issue { letter, .. } = step {
            if letters.contains(&letter.as_str()) {
                reader.fault(*line, format!("the letter \"{}\" is issued by two steps", letter_file(letter)));
            }
            letters.push(letter);
        }
    }
    let issued = steps.iter().position(|step| matches!(step, Step::Issue { .. })).unwrap_or(steps.len());
    let fits = |step: &Step| matches!(step, Step::Issue { .. } | Step::Visit { .. });
    for (step, line) in steps.iter().zip(lines).skip(issued).filter(|(step, _)| !fits(step)) {
        let name = step.name();
        reader.fault(
            *line,
            format!("\"{name}\" comes after a letter is issued: nothing but a visit can follow"),
        );
    }
}

/// The file of a letter by its name.
pub(crate) fn letter_file(letter: &str) -> String {
    if letter.is_empty() { "result.typ".to_owned() } else { format!("result-{letter}.typ") }
}

fn step(reader: Reader<'_>, form: Option<&LoadedForm>, sight: &Sight) -> Option<Step> {
    let name = reader.need_text("step");
    check_name(&reader, "step", &name, '-');
    if name == "silence" {
        reader.fault(
            reader.line_of("step"),
            "a step cannot be called \"silence\": its words would be those of the silent agency",
        );
    }
    if reader.node("kind").is_none() {
        reader.missing("kind");
    }
    let kind = reader.word("kind", KINDS)?;
    let when = when(&reader, sight);
    let step = match kind {
        "check" => check(&reader, form, (name, when)),
        "pay" => Step::Pay { name, when, within_days: within_days(&reader) },
        "sign" => Step::Sign { name, when, within_days: within_days(&reader) },
        "visit" => Step::Visit { name, when, within_days: within_days(&reader), hours: hours(&reader, form) },
        "review" => Step::Review {
            name,
            when,
            two_officers: reader.boolean("two_officers").unwrap_or(false),
            values: values(&reader, form),
        },
        _ => Step::Issue { name, when, letter: letter(&reader) },
    };
    reader.done();
    Some(step)
}

/// A step that waits for the person ends some day: without a limit it could wait for ever.
fn within_days(reader: &Reader<'_>) -> u32 {
    if reader.node("within_days").is_none() {
        reader.missing("within_days");
        let message = "this step can wait for ever: say in \"within_days\" how many days the person has";
        reader.fault(reader.line, message);
    }
    let days = reader.integer("within_days", 1, LONGEST_DAYS).unwrap_or(1);
    u32::try_from(days).unwrap_or(1)
}

fn check(reader: &Reader<'_>, form: Option<&LoadedForm>, (name, when): (String, Option<Condition>)) -> Step {
    let register = reader.need_text("register");
    check_name(reader, "register", &register, '-');
    Step::Check { name, when, register, send: send(reader, form), passes_when: reader.text("passes_when") }
}

fn letter(reader: &Reader<'_>) -> String {
    let Some(letter) = reader.text("letter") else { return String::new() };
    check_name(reader, "letter", &letter, '-');
    letter
}

/// What the officer types: questions as in the form.
fn values(reader: &Reader<'_>, form: Option<&LoadedForm>) -> Vec<Question> {
    let tables = reader.tables("values");
    let names = tables.iter().map(|table| table.line_of("question")).collect::<Vec<_>>();
    let values: Vec<Question> = tables.into_iter().map(load_form::officers_question).collect();
    for (place, (value, line)) in values.iter().zip(&names).enumerate() {
        let asked = form.is_some_and(|loaded| loaded.lines.contains_key(&value.name));
        if asked || values[..place].iter().any(|earlier| earlier.name == value.name) {
            reader.fault(*line, format!("\"{}\" is asked already; names are unique", value.name));
        }
        if matches!(value.kind, Kind::File { .. }) {
            reader.fault(*line, "an officer's value is typed, and this is a file");
        }
    }
    values
}

fn hours(reader: &Reader<'_>, form: Option<&LoadedForm>) -> Hours {
    let mut weekdays: Vec<Weekday> = Vec::new();
    for (word, line) in reader.texts("weekdays") {
        match WEEKDAYS.iter().position(|known| *known == word) {
            Some(_) => weekdays.extend(word.parse::<Weekday>().ok()),
            None => {
                let hint = suggestion(&word, WEEKDAYS.iter().copied());
                reader.fault(line, format!("\"{word}\" is not a day of the week{hint}"));
            }
        }
    }
    let mut times: Vec<String> = Vec::new();
    for (time, line) in reader.texts("times") {
        if NaiveTime::parse_from_str(&time, "%H:%M").is_err() || time.len() != 5 {
            reader.fault(line, format!("\"{time}\" is not a time; write it like \"09:30\""));
        } else if times.contains(&time) {
            reader.fault(line, format!("the time \"{time}\" is given twice"));
        } else {
            times.push(time);
        }
    }
    if weekdays.is_empty() {
        reader.fault(reader.line_of("weekdays"), "nobody can come: \"weekdays\" names no day");
    }
    if times.is_empty() {
        reader.fault(reader.line_of("times"), "nobody can come: \"times\" names no time");
    }
    let seats = reader.integer("seats", 1, 1000).unwrap_or(1);
    let notice = reader.integer("notice_days", 0, 60).unwrap_or(0);
    let number = |n: i64| u32::try_from(n).unwrap_or(1);
    let hours = Hours {
        weekdays,
        times,
        seats: number(seats),
        notice_days: number(notice),
        place: place(reader, form),
    };
    if reader.node("within_days").is_some() && !hours.weekdays.is_empty() {
        in_time(reader, &hours);
    }
    hours
}

/// The question that says where: one of kind `choice`, outside of blocks.
fn place(reader: &Reader<'_>, form: Option<&LoadedForm>) -> Option<String> {
    let name = reader.text("place")?;
    let items = form?.form.pages.iter().flat_map(|page| &page.items);
    let choices: Vec<&str> = items
        .filter_map(|item| match item {
            Item::Question(question) if matches!(question.kind, Kind::Choice { .. }) => {
                Some(question.name.as_str())
            }
            _ => None,
        })
        .collect();
    if !choices.contains(&name.as_str()) {
        let hint = suggestion(&name, choices);
        reader.fault(
            reader.line_of("place"),
            format!("no question of kind \"choice\" is called \"{name}\"{hint}"),
        );
    }
    Some(name)
}

/// Somebody who has all the days of `within_days` finds a day among them, also over the longest holidays.
fn in_time(reader: &Reader<'_>, hours: &Hours) {
    let within = u64::from(within_days(reader));
    let from = chrono::NaiveDate::from_ymd_opt(2026, 12, 29).unwrap_or_default();
    let last = from.checked_add_days(chrono::Days::new(within)).unwrap_or(from);
    if hours.days(from, last, 1).is_empty() {
        let message =
            format!("over the holidays there is no day within {within} days on which one could come");
        reader.fault(reader.line_of("within_days"), message);
    }
}

fn send(reader: &Reader<'_>, form: Option<&LoadedForm>) -> BTreeMap<String, String> {
    let mut send = BTreeMap::new();
    if reader.node("send").is_none() {
        reader.missing("send");
    }
    for entry in reader.entries("send") {
        let source = entry.node.json().as_str().unwrap_or_default().to_owned();
        match source.strip_prefix("profile.") {
            Some(name) if !PROFILE.iter().any(|(known, _)| *known == name) => {
                let hint = suggestion(name, PROFILE.iter().map(|(known, _)| *known));
                reader.fault(entry.line, format!("the profile has no \"{name}\"{hint}"));
            }
            None => check_sent_question(reader, entry.line, &source, form),
            Some(_) => {}
        }
        send.insert(entry.key.clone(), source);
    }
    send
}

fn check_sent_question(reader: &Reader<'_>, line: usize, source: &str, form: Option<&LoadedForm>) {
    let Some(loaded) = form else { return };
    let items: Vec<_> = loaded.form.pages.iter().flat_map(|page| &page.items).collect();
    let question = source.split('.').next().unwrap_or(source);
    match items.iter().find(|item| item.name() == question) {
        None => {
            let hint = suggestion(source, items.iter().map(|item| item.name()));
            reader.fault(line, format!("no question is called \"{source}\"{hint}"));
        }
        Some(item) => {
            if matches!(item, Item::Question(Question { kind: Kind::File { .. }, .. })) {
                reader.fault(line, format!("\"{source}\" holds files, and registers are not sent files"));
            }
        }
    }
}

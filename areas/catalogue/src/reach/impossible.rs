//! Conditions that no single answer can make true: a number below its own least, a day to come where the past is asked for, more options
//! than there are. Each is said with the nearest condition that can hold.

use serde_json::{Value, json};

use super::{Walk, answered, today, values};
use crate::condition::is_answer;
use crate::fault::Faults;
use crate::load_form::LoadedForm;
use crate::{Ages, Answers, Condition, Form, Gate, Item, Kind, Question};

/// Reports them in the form: pages, questions, blocks, and what is asked before a draft begins.
pub(super) fn in_form(walk: &Walk<'_>, loaded: &LoadedForm, faults: &Faults) {
    let line = |name: &str| loaded.lines.get(name).copied().unwrap_or(1);
    let report = |name: &str, condition: Option<&Condition>| {
        for message in condition.into_iter().flat_map(|condition| leaves(walk.form, condition)) {
            faults.add("form.toml", line(name), message);
        }
    };
    for page in &loaded.form.pages {
        report(&format!("page {}", page.name), page.shown_when.as_ref());
        for item in &page.items {
            report(item.name(), item.shown_when());
            if let Item::Block(block) = item {
                block
                    .questions
                    .iter()
                    .for_each(|question| report(&question.name, question.shown_when.as_ref()));
            }
        }
    }
    for rule in &loaded.form.rules {
        report(&format!("rule {}", rule.name), Some(&rule.refused_when));
    }
    for gate in &loaded.form.eligibility {
        report(&gate.question.name, Some(&gate.stop_when));
        if stops_everybody(gate) {
            let message = format!(
                "\"{}\" stops everybody: every answer to it holds in \"stop_when\"",
                gate.question.name
            );
            faults.add("form.toml", line(&gate.question.name), message);
        }
    }
}

/// What can never hold in a condition on a form's answers; conditions on what registers say are not looked at.
pub(crate) fn never(form: &Form, condition: &Condition) -> Vec<String> {
    leaves(&answered(form), condition)
}

fn leaves(form: &Form, condition: &Condition) -> Vec<String> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().flat_map(|part| leaves(form, part)).collect()
        }
        Condition::Not(part) => leaves(form, part),
        Condition::OneOf(name, options) => options
            .iter()
            .flat_map(|option| leaf(form, &Condition::Is(name.clone(), option.clone())))
            .collect(),
        other => leaf(form, other).into_iter().collect(),
    }
}

/// What a condition on one question looks at.
enum About<'a> {
    Question(&'a Question),
    Entries(usize),
}

fn leaf(form: &Form, condition: &Condition) -> Option<String> {
    let name = condition.questions().first().copied()?.to_owned();
    let root = name.split('.').next().unwrap_or(&name);
    let gates = form.eligibility.iter().map(|gate| &gate.question);
    let about = match form.questions().chain(gates).find(|question| question.name == root) {
        Some(question) => About::Question(question),
        None => form.pages.iter().flat_map(|page| &page.items).find_map(|item| match item {
            Item::Block(block) if block.name == root => Some(About::Entries(block.max)),
            _ => None,
        })?,
    };
    let possible: Vec<Value> = match &about {
        About::Question(question) => values(question, &[condition]),
        About::Entries(max) => [0, 1, *max].map(|count| Value::Array(vec![json!({}); count])).to_vec(),
    };
    let holds = |value: &Value| {
        let answers = Answers::from_iter([(root.to_owned(), value.clone())]);
        condition.holds(&answers, today())
    };
    (!possible.iter().any(holds)).then(|| told(&name, condition, &about))
}

/// Says what cannot be, and the nearest that can.
fn told(name: &str, condition: &Condition, about: &About<'_>) -> String {
    let (what, wanted) = match condition {
        Condition::AtLeast(_, n) => (format!("at least {n}"), Some(("at_least", *n))),
        Condition::AtMost(_, n) => (format!("at most {n}"), Some(("at_most", *n))),
        Condition::Is(_, Value::Number(n)) => (n.to_string(), n.as_i64().map(|n| ("is", n))),
        Condition::Is(_, value) => (value.to_string(), None),
        Condition::Before(_, day) => (format!("before {day}"), None),
        Condition::After(_, day) => (format!("after {day}"), None),
        Condition::AgeAtLeast(_, years) => (format!("of somebody who is {years} years old"), None),
        Condition::AgeBelow(_, years) => (format!("of somebody younger than {years}"), None),
        _ => ("answered".to_owned(), None),
    };
    let why = match about {
        About::Entries(max) => limits(0, i64::try_from(*max).unwrap_or(i64::MAX), "entries", wanted),
        About::Question(question) => match &question.kind {
            Kind::Number { min, max, .. } => limits(*min, *max, "", wanted),
            Kind::Money => limits(0, i64::MAX, "", wanted),
            Kind::Choices { options } => limits(1, count(options.len()), "options", wanted),
            Kind::File { max_files, .. } => limits(1, count(*max_files), "files", wanted),
            Kind::Choice { options } => format!("it is answered with one of: {}", options.join(", ")),
            Kind::Date { ages, .. } | Kind::Child { ages, .. } if *ages != Ages::default() => aged(*ages),
            Kind::Date { past: true, .. } => "it asks for a day that is not later than today".to_owned(),
            _ => "no answer to it is so".to_owned(),
        },
    };
    format!("\"{name}\" is never {what}: {why}")
}

/// «Who is asked about is at least 14 and younger than 18».
fn aged(ages: Ages) -> String {
    let least = ages.at_least.map(|years| format!("at least {years}"));
    let under = ages.under.map(|years| format!("younger than {years}"));
    let both: Vec<String> = [least, under].into_iter().flatten().collect();
    format!("who is asked about is {}", both.join(" and "))
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// «It goes from 1 to 20; the nearest is `at_most = 1`».
fn limits(min: i64, max: i64, of: &str, wanted: Option<(&str, i64)>) -> String {
    let of = if of.is_empty() { String::new() } else { format!(" {of}") };
    let range = if max == i64::MAX {
        format!("it has at least {min}{of}")
    } else {
        format!("it goes from {min} to {max}{of}")
    };
    match wanted {
        Some((word, n)) => {
            format!("{range}; the nearest that can hold is \"{word} = {}\"", n.clamp(min, max))
        }
        None => range,
    }
}

/// Whether whoever answers is stopped, whatever they answer.
fn stops_everybody(gate: &Gate) -> bool {
    let name = &gate.question.name;
    if gate.stop_when.questions().iter().any(|asked| asked != name) {
        return false;
    }
    let possible = values(&gate.question, &[&gate.stop_when]);
    let stops =
        |value: &Value| gate.stop_when.holds(&Answers::from_iter([(name.clone(), value.clone())]), today());
    possible.iter().filter(|value| is_answer(value)).all(stops)
}

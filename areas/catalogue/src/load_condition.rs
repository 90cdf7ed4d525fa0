//! Conditions in `form.toml`: each word checks itself against the question it is about.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::condition::bound;
use crate::fault::suggestion;
use crate::parts::PartKind;
use crate::regions::REGIONS;
use crate::toml_reader::{Node, Reader, Tree};
use crate::{Condition, Kind};

/// The words about a question.
pub(crate) const WORDS: &[&str] =
    &["is", "one_of", "answered", "at_least", "at_most", "before", "after", "age_at_least", "age_below"];

/// What a question is, as far as a condition needs to know.
#[derive(Clone, Debug)]
enum Asks {
    Options(Vec<String>),
    YesNo,
    Number,
    Date,
    Text,
    Other,
    Files,
    Entries,
    OfEntries,
}

/// The questions asked so far.
pub(crate) struct Asked {
    all: Vec<String>,
    earlier: BTreeMap<String, Asks>,
}

impl Asked {
    pub(crate) fn new(all: Vec<String>) -> Self {
        Self { all, earlier: BTreeMap::new() }
    }

    pub(crate) fn add(&mut self, name: &str, kind: &Kind) {
        let asks = match kind {
            Kind::Choice { options } | Kind::Choices { options } => Asks::Options(options.clone()),
            Kind::YesNo => Asks::YesNo,
            Kind::Money | Kind::Number { .. } => Asks::Number,
            Kind::Date { .. } => Asks::Date,
            Kind::Address { .. } => Asks::Other,
            Kind::File { .. } => Asks::Files,
            kind if !kind.parts().is_empty() => Asks::Other,
            _ => Asks::Text,
        };
        self.earlier.insert(name.to_owned(), asks);
        for part in kind.parts() {
            let asks = if part.kind == PartKind::Day { Asks::Date } else { Asks::Text };
            self.earlier.insert(format!("{name}.{}", part.name), asks);
        }
        if matches!(kind, Kind::Address { region: true }) {
            let codes = REGIONS.iter().map(|(code, ..)| (*code).to_owned()).collect();
            self.earlier.insert(format!("{name}.region"), Asks::Options(codes));
        }
    }

    /// A value that is counted, a whole number.
    pub(crate) fn add_counted(&mut self, name: &str) {
        self.earlier.insert(name.to_owned(), Asks::Number);
    }

    /// A number of the entries of a block: it can be summed up, and no condition can look at it.
    pub(crate) fn add_of_entries(&mut self, name: &str) {
        self.earlier.insert(name.to_owned(), Asks::OfEntries);
    }

    /// Everything that was asked.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.earlier.keys().map(String::as_str)
    }

    /// Whether it has been asked already.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.earlier.contains_key(name)
    }

    /// Whether it is a number.
    pub(crate) fn is_number(&self, name: &str) -> bool {
        matches!(self.earlier.get(name), Some(Asks::Number | Asks::OfEntries))
    }

    /// Whether it is a date.
    pub(crate) fn is_date(&self, name: &str) -> bool {
        matches!(self.earlier.get(name), Some(Asks::Date))
    }

    /// Whether it can be counted: options, files, entries of a block.
    pub(crate) fn is_list(&self, name: &str) -> bool {
        matches!(self.earlier.get(name), Some(Asks::Options(_) | Asks::Entries | Asks::Files))
    }

    pub(crate) fn add_block(&mut self, name: &str) {
        self.earlier.insert(name.to_owned(), Asks::Entries);
    }

    /// A block has ended: its questions cannot be asked about from outside.
    pub(crate) fn leave(&mut self, name: &str) {
        let inside = format!("{name}.");
        self.earlier.retain(|known, _| known != name && !known.starts_with(&inside));
    }
}

/// The condition under a key; nothing when it is left out or wrong.
pub(crate) fn condition(reader: &Reader<'_>, key: &'static str, asked: &Asked) -> Option<Condition> {
    read(&reader.table(key)?, asked)
}

pub(crate) fn read(reader: &Reader<'_>, asked: &Asked) -> Option<Condition> {
    for (word, joined) in
        [("all", Condition::All as fn(Vec<Condition>) -> Condition), ("any", Condition::Any)]
    {
        if let Some(node) = reader.node(word) {
            only(reader, &[word]);
            return parts(reader, word, node, asked).map(joined);
        }
    }
    if let Some(inner) = reader.table("not") {
        only(reader, &["not"]);
        return read(&inner, asked).map(|part| Condition::Not(Box::new(part)));
    }
    about_question(reader, asked)
}

fn parts(reader: &Reader<'_>, word: &str, node: &Node, asked: &Asked) -> Option<Vec<Condition>> {
    let Tree::List(list) = &node.value else {
        reader.fault(node.line, format!("\"{word}\" is followed by a list of conditions"));
        return None;
    };
    if list.is_empty() {
        reader.fault(node.line, format!("\"{word}\" of nothing says nothing"));
    }
    let readers = list.iter().filter_map(|part| Reader::of(reader.file, part, reader.faults));
    let parts: Vec<Condition> = readers.filter_map(|part| read(&part, asked)).collect();
    (parts.len() == list.len()).then_some(parts)
}

/// Reports keys besides those that belong together.
fn only(reader: &Reader<'_>, keys: &[&str]) {
    for found in reader.keys().filter(|(key, _)| !keys.contains(key)) {
        let valid = ["question", "all", "any", "not"].iter().chain(WORDS).copied();
        let hint = suggestion(found.0, valid);
        reader.fault(found.1, format!("\"{}\" does not belong to this condition{hint}", found.0));
    }
}

fn about_question(reader: &Reader<'_>, asked: &Asked) -> Option<Condition> {
    let found: Vec<&'static str> = WORDS.iter().copied().filter(|word| reader.node(word).is_some()).collect();
    let keys: Vec<&str> = found.iter().copied().chain(["question"]).collect();
    only(reader, &keys);
    if reader.node("question").is_none() {
        reader.fault(reader.line, "a condition needs \"question\", \"all\", \"any\" or \"not\"");
        return None;
    }
    let question = reader.text("question")?;
    let asks = earlier(reader, &question, asked)?;
    let mut conditions: Vec<Condition> =
        found.iter().map(|word| about(reader, word, &question, asks)).collect::<Option<_>>()?;
    match conditions.len() {
        0 => {
            reader.fault(reader.line, format!("what about \"{question}\"? Say one of: {}", WORDS.join(", ")));
            None
        }
        1 => conditions.pop(),
        _ => Some(Condition::All(conditions)),
    }
}

fn earlier<'a>(reader: &Reader<'_>, question: &str, asked: &'a Asked) -> Option<&'a Asks> {
    let found = asked.earlier.get(question);
    if found.is_none() {
        let line = reader.line_of("question");
        let message = if asked.all.iter().any(|name| name == question) {
            format!("\"{question}\" is asked later or inside another block; a condition looks back only")
        } else {
            let hint = suggestion(question, asked.earlier.keys().map(String::as_str));
            format!("no question is called \"{question}\"{hint}")
        };
        reader.fault(line, message);
    }
    found
}

fn about(reader: &Reader<'_>, word: &'static str, question: &str, asks: &Asks) -> Option<Condition> {
    let node = reader.node(word)?;
    let name = question.to_owned();
    let misfit = |wanted: &str| {
        reader.fault(node.line, format!("\"{word}\" asks about {wanted}, and \"{question}\" is not one"));
    };
    match (word, asks) {
        ("is", _) => Some(Condition::Is(name, value(reader, node, question, asks)?)),
        ("one_of", _) => {
            let Tree::List(list) = &node.value else {
                reader.fault(node.line, "\"one_of\" is followed by a list");
                return None;
            };
            let values: Option<Vec<Value>> =
                list.iter().map(|one| value(reader, one, question, asks)).collect();
            Some(Condition::OneOf(name, values?))
        }
        ("answered", _) => match reader.boolean("answered")? {
            true => Some(Condition::Answered(name)),
            false => Some(Condition::Not(Box::new(Condition::Answered(name)))),
        },
        ("at_least" | "at_most", Asks::Number | Asks::Options(_) | Asks::Entries | Asks::Files) => {
            let number = reader.integer(word, i64::MIN, i64::MAX)?;
            Some(if word == "at_least" {
                Condition::AtLeast(name, number)
            } else {
                Condition::AtMost(name, number)
            })
        }
        ("at_least" | "at_most", _) => {
            misfit("a number, a block or a list of options");
            None
        }
        ("before" | "after", Asks::Date) => {
            let day = day(reader, node)?;
            Some(if word == "before" { Condition::Before(name, day) } else { Condition::After(name, day) })
        }
        (_, Asks::Date) => {
            let years = reader.integer(word, 0, 150)?;
            Some(if word == "age_below" {
                Condition::AgeBelow(name, years)
            } else {
                Condition::AgeAtLeast(name, years)
            })
        }
        _ => {
            misfit("a date");
            None
        }
    }
}

/// A value that the question can have.
fn value(reader: &Reader<'_>, node: &Node, question: &str, asks: &Asks) -> Option<Value> {
    let wrong = |wanted: String| {
        reader.fault(node.line, wanted);
        None
    };
    match (asks, &node.value) {
        (Asks::Options(options), Tree::Text(text)) => {
            if options.contains(text) {
                return Some(json!(text));
            }
            let hint = suggestion(text, options.iter().map(String::as_str));
            wrong(format!("\"{question}\" has no option \"{text}\"{hint}"))
        }
        (Asks::YesNo, Tree::Boolean(yes)) => Some(json!(yes)),
        (Asks::YesNo, _) => wrong(format!("\"{question}\" is answered with yes or no: write true or false")),
        (Asks::Number, Tree::Integer(number)) => Some(json!(number)),
        (Asks::Number, _) => wrong(format!("\"{question}\" is a whole number")),
        (Asks::Date, Tree::Text(text) | Tree::Other(text)) if text.parse::<NaiveDate>().is_ok() => {
            Some(json!(text))
        }
        (Asks::Date, _) => wrong(format!("\"{question}\" is a date: write the day like \"2026-12-31\"")),
        (Asks::Text, Tree::Text(text)) => Some(json!(text)),
        (Asks::Options(_), _) => wrong(format!("\"{question}\" is answered with the name of an option")),
        _ => wrong(format!(
            "\"{question}\" can only be asked about with \"answered\", a block also with \"at_least\" and \"at_most\""
        )),
    }
}

fn day(reader: &Reader<'_>, node: &Node) -> Option<String> {
    let text = match &node.value {
        Tree::Text(text) | Tree::Other(text) => text.clone(),
        _ => String::new(),
    };
    if bound(&text, NaiveDate::default()).is_some() {
        return Some(text);
    }
    reader.fault(
        node.line,
        "a day is written \"2026-12-31\", \"today\", or from today on: \"today-30d\", \"today+6m\", \"today-18y\"",
    );
    None
}

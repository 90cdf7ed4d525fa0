//! When a step runs: conditions over the answers and over what the checks before it said.

use serde_json::{Value, json};

use crate::fault::suggestion;
use crate::load_condition::{self, Asked};
use crate::step::{field_name, passed_name};
use crate::toml_reader::{Node, Reader, Tree};
use crate::{Condition, Form, Item};

/// The words about a field of a register's answer.
const WORDS: &[&str] = &["is", "answered", "at_least", "at_most"];

/// What a condition of a step can look at.
pub(crate) struct Sight {
    asked: Asked,
    /// The checks so far: name, and whether they can fail.
    checks: Vec<(String, bool)>,
}

impl Sight {
    /// Every question of the form; no check yet.
    pub(crate) fn of(form: &Form) -> Self {
        let items = || form.pages.iter().flat_map(|page| &page.items);
        let mut asked = Asked::new(items().map(|item| item.name().to_owned()).collect());
        for item in items() {
            match item {
                Item::Question(question) => asked.add(&question.name, &question.kind),
                Item::Block(block) => asked.add_block(&block.name),
            }
        }
        for computed in &form.computed {
            asked.add_counted(&computed.name);
        }
        Self { asked, checks: Vec::new() }
    }

    /// A check that the later steps can look at.
    pub(crate) fn add_check(&mut self, name: &str, can_fail: bool) {
        self.checks.push((name.to_owned(), can_fail));
    }
}

/// A condition over the answers under a key of its own; nothing when it is not there.
pub(crate) fn under(reader: &Reader<'_>, key: &'static str, sight: &Sight) -> Option<Condition> {
    reader.node(key)?;
    read(&reader.table(key)?, sight)
}

/// The condition under `when`: a table, or `"failed"`: some check before has not passed.
pub(crate) fn when(reader: &Reader<'_>, sight: &Sight) -> Option<Condition> {
    let node = reader.node("when")?;
    let Tree::Text(word) = &node.value else {
        return read(&reader.table("when")?, sight);
    };
    if word != "failed" {
        let hint = suggestion(word, ["failed"]);
        reader.fault(node.line, format!("\"when\" is a condition or \"failed\", not \"{word}\"{hint}"));
        return None;
    }
    let failed = |(name, _): &(String, bool)| Condition::Is(passed_name(name), json!(false));
    let parts: Vec<Condition> = sight.checks.iter().filter(|(_, can_fail)| *can_fail).map(failed).collect();
    if parts.is_empty() {
        reader.fault(node.line, "no check before this step can fail: give one \"passes_when\"");
    }
    Some(Condition::Any(parts))
}

fn read(reader: &Reader<'_>, sight: &Sight) -> Option<Condition> {
    if let Some(node) = reader.node("all") {
        return parts(reader, node, sight).map(Condition::All);
    }
    if let Some(node) = reader.node("any") {
        return parts(reader, node, sight).map(Condition::Any);
    }
    if let Some(inner) = reader.table("not") {
        return read(&inner, sight).map(|part| Condition::Not(Box::new(part)));
    }
    if reader.node("check").is_some() {
        return about_check(reader, sight);
    }
    load_condition::read(reader, &sight.asked)
}

fn parts(reader: &Reader<'_>, node: &Node, sight: &Sight) -> Option<Vec<Condition>> {
    let Tree::List(list) = &node.value else {
        reader.fault(node.line, "\"all\" and \"any\" are followed by a list of conditions");
        return None;
    };
    if list.is_empty() {
        reader.fault(node.line, "\"all\" and \"any\" of nothing say nothing");
    }
    let readers = list.iter().filter_map(|part| Reader::of(reader.file, part, reader.faults));
    let parts: Vec<Condition> = readers.filter_map(|part| read(&part, sight)).collect();
    (parts.len() == list.len()).then_some(parts)
}

fn about_check(reader: &Reader<'_>, sight: &Sight) -> Option<Condition> {
    let name = reader.text("check")?;
    let Some((_, can_fail)) = sight.checks.iter().find(|(known, _)| *known == name) else {
        let hint = suggestion(&name, sight.checks.iter().map(|(known, _)| known.as_str()));
        reader
            .fault(reader.line_of("check"), format!("no check before this step is called \"{name}\"{hint}"));
        return None;
    };
    let condition = match (reader.node("passed"), reader.node("field")) {
        (Some(node), None) => {
            if !can_fail {
                let message = format!("\"{name}\" always passes: it has no \"passes_when\"");
                reader.fault(node.line, message);
            }
            reader.boolean("passed").map(|passed| Condition::Is(passed_name(&name), json!(passed)))
        }
        (None, Some(_)) => {
            let field = reader.text("field")?;
            about_field(reader, field_name(&name, &field))
        }
        _ => {
            let message = format!(
                "what about \"{name}\"? Say \"passed\", or \"field\" with one of: {}",
                WORDS.join(", ")
            );
            reader.fault(reader.line, message);
            None
        }
    };
    for (key, line) in
        reader.keys().filter(|(key, _)| !["check", "passed", "field"].contains(key) && !WORDS.contains(key))
    {
        let hint = suggestion(key, ["passed", "field"].iter().chain(WORDS).copied());
        reader.fault(line, format!("\"{key}\" does not belong to this condition{hint}"));
    }
    condition
}

fn about_field(reader: &Reader<'_>, name: String) -> Option<Condition> {
    if let Some(node) = reader.node("is") {
        let value: Value = node.json();
        return Some(Condition::Is(name, value));
    }
    if reader.node("answered").is_some() {
        let answered = Condition::Answered(name);
        return reader
            .boolean("answered")
            .map(|yes| if yes { answered } else { Condition::Not(Box::new(answered)) });
    }
    if reader.node("at_least").is_some() {
        return reader.integer("at_least", i64::MIN, i64::MAX).map(|n| Condition::AtLeast(name, n));
    }
    if reader.node("at_most").is_some() {
        return reader.integer("at_most", i64::MIN, i64::MAX).map(|n| Condition::AtMost(name, n));
    }
    reader.fault(reader.line, format!("what about the field? Say one of: {}", WORDS.join(", ")));
    None
}

//! TOML with line numbers, read key by key: what nobody asked for is a fault.

use std::cell::RefCell;

use serde_json::{Value, json};
use toml::de::{DeTable, DeValue};

use crate::fault::{Faults, suggestion};

/// A value and the line where it begins.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub line: usize,
    pub value: Tree,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Text(String),
    Integer(i64),
    Boolean(bool),
    /// A date or a number with a point, as it is written.
    Other(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// One key of a table.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub key: String,
    pub line: usize,
    pub node: Node,
}

impl Tree {
    /// What people call it.
    fn called(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Integer(_) => "a whole number",
            Self::Boolean(_) => "true or false",
            Self::Other(_) => "a date or a fraction",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl Node {
    /// The value as JSON; dates as text.
    pub(crate) fn json(&self) -> Value {
        match &self.value {
            Tree::Text(text) | Tree::Other(text) => json!(text),
            Tree::Integer(number) => json!(number),
            Tree::Boolean(yes) => json!(yes),
            Tree::List(list) => list.iter().map(Self::json).collect(),
            Tree::Table(entries) => {
                entries.iter().map(|entry| (entry.key.clone(), entry.node.json())).collect()
            }
        }
    }
}

/// Reads a whole file; broken syntax is reported with its line and nothing is returned.
pub(crate) fn parse(file: &str, text: &str, faults: &Faults) -> Option<Node> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = line_of(text, error.span().map_or(0, |span| span.start));
        faults.add(file, line, format!("this is not TOML: {}", error.message()));
    }
    errors.is_empty().then(|| Node { line: 1, value: table_tree(table.get_ref(), text) })
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

fn table_tree(table: &DeTable<'_>, text: &str) -> Tree {
    let entries = table.iter().map(|(key, value)| Entry {
        key: key.get_ref().to_string(),
        line: line_of(text, key.span().start),
        node: Node { line: line_of(text, value.span().start), value: tree(value.get_ref(), text) },
    });
    Tree::Table(entries.collect())
}

fn tree(value: &DeValue<'_>, text: &str) -> Tree {
    match value {
        DeValue::String(string) => Tree::Text(string.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Tree::Integer(number),
            Err(_) => Tree::Other(number.to_string()),
        },
        DeValue::Float(number) => Tree::Other(number.to_string()),
        DeValue::Boolean(yes) => Tree::Boolean(*yes),
        DeValue::Datetime(date) => Tree::Other(date.to_string()),
        DeValue::Array(list) => Tree::List(
            list.iter()
                .map(|one| Node { line: line_of(text, one.span().start), value: tree(one.get_ref(), text) })
                .collect(),
        ),
        DeValue::Table(table) => table_tree(table, text),
    }
}

/// Reads one table; [`Reader::done`] reports the keys that nobody asked for.
pub(crate) struct Reader<'a> {
    pub file: &'a str,
    pub line: usize,
    pub faults: &'a Faults,
    entries: &'a [Entry],
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Reader<'a> {
    /// A reader of `node`; a fault and nothing when it is not a table.
    pub(crate) fn of(file: &'a str, node: &'a Node, faults: &'a Faults) -> Option<Self> {
        match &node.value {
            Tree::Table(entries) => {
                Some(Self { file, line: node.line, faults, entries, asked: RefCell::default() })
            }
            other => {
                faults.add(file, node.line, format!("a table is needed here, not {}", other.called()));
                None
            }
        }
    }

    pub(crate) fn fault(&self, line: usize, message: impl Into<String>) {
        self.faults.add(self.file, line, message);
    }

    /// The value of a key, whatever it is.
    pub(crate) fn node(&self, key: &'static str) -> Option<&'a Node> {
        self.asked.borrow_mut().push(key);
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The line of a key, or of the table when it is missing.
    pub(crate) fn line_of(&self, key: &str) -> usize {
        self.entries.iter().find(|entry| entry.key == key).map_or(self.line, |entry| entry.line)
    }

    /// All keys with their lines.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&'a str, usize)> {
        self.entries.iter().map(|entry| (entry.key.as_str(), entry.line))
    }

    fn expected(&self, key: &str, wanted: &str, node: &Node) {
        self.fault(node.line, format!("\"{key}\" must be {wanted}, not {}", node.value.called()));
    }

    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        let node = self.node(key)?;
        match &node.value {
            Tree::Text(text) if !text.trim().is_empty() => return Some(text.clone()),
            Tree::Text(_) => self.fault(node.line, format!("\"{key}\" must not be empty")),
            _ => self.expected(key, "text", node),
        }
        None
    }

    /// A text that must be there; empty after a fault.
    pub(crate) fn need_text(&self, key: &'static str) -> String {
        let found = self.text(key);
        if self.node(key).is_none() {
            self.missing(key);
        }
        found.unwrap_or_default()
    }

    pub(crate) fn missing(&self, key: &str) {
        let keys = self.entries.iter().map(|entry| entry.key.as_str());
        let asked = self.asked.borrow();
        let near =
            keys.filter(|found| !asked.contains(found) && strsim::damerau_levenshtein(found, key) <= 2);
        let hint = near.map(|found| format!("; is it \"{found}\"?")).collect::<String>();
        self.fault(self.line, format!("\"{key}\" is missing{hint}"));
    }

    /// A whole number within limits.
    pub(crate) fn integer(&self, key: &'static str, from: i64, to: i64) -> Option<i64> {
        let node = self.node(key)?;
        match node.value {
            Tree::Integer(number) if (from..=to).contains(&number) => return Some(number),
            Tree::Integer(number) => {
                self.fault(node.line, format!("\"{key}\" must be from {from} to {to}, not {number}"));
            }
            _ => self.expected(key, "a whole number", node),
        }
        None
    }

    pub(crate) fn boolean(&self, key: &'static str) -> Option<bool> {
        let node = self.node(key)?;
        match node.value {
            Tree::Boolean(yes) => return Some(yes),
            _ => self.expected(key, "true or false", node),
        }
        None
    }

    /// One of the valid words.
    pub(crate) fn word(&self, key: &'static str, valid: &[&'static str]) -> Option<&'static str> {
        let typed = self.text(key)?;
        let found = valid.iter().find(|word| **word == typed);
        if found.is_none() {
            let hint = suggestion(&typed, valid.iter().copied());
            self.fault(self.line_of(key), format!("\"{typed}\" is not a valid {key}{hint}"));
        }
        found.copied()
    }

    /// A list of texts with their lines; empty when it is left out.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<(String, usize)> {
        let mut texts = Vec::new();
        for node in self.list(key) {
            match &node.value {
                Tree::Text(text) => texts.push((text.clone(), node.line)),
                other => self.fault(
                    node.line,
                    format!("\"{key}\" is a list of texts, and this is {}", other.called()),
                ),
            }
        }
        texts
    }

    /// A list of anything; empty when it is left out.
    pub(crate) fn list(&self, key: &'static str) -> &'a [Node] {
        match self.node(key) {
            None => &[],
            Some(Node { value: Tree::List(list), .. }) => list,
            Some(node) => {
                self.expected(key, "a list", node);
                &[]
            }
        }
    }

    /// The entries of a table with free keys; empty when it is left out.
    pub(crate) fn entries(&self, key: &'static str) -> &'a [Entry] {
        match self.node(key) {
            None => &[],
            Some(Node { value: Tree::Table(entries), .. }) => entries,
            Some(node) => {
                self.expected(key, "a table", node);
                &[]
            }
        }
    }

    /// Readers of a list of tables, such as `[[pages]]`.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Reader<'a>> {
        self.list(key).iter().filter_map(|node| Reader::of(self.file, node, self.faults)).collect()
    }

    /// A reader of a table under a key.
    pub(crate) fn table(&self, key: &'static str) -> Option<Reader<'a>> {
        self.node(key).and_then(|node| Reader::of(self.file, node, self.faults))
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn done(self) {
        self.check_done();
    }

    /// The same, of a table that will be asked for its lines later.
    pub(crate) fn check_done(&self) {
        let asked = self.asked.borrow();
        for entry in self.entries.iter().filter(|entry| !asked.contains(&entry.key.as_str())) {
            let hint = suggestion(&entry.key, asked.iter().copied());
            self.faults.add(
                self.file,
                entry.line,
                format!("\"{}\" is not a key of this table{hint}", entry.key),
            );
        }
    }
}

//! Faults of service folders: all of them at once, each with its place and the nearest valid word.

use std::cell::RefCell;
use std::fmt;

/// One fault of a service folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// File within the folder that was read: `form.toml` of a service's own folder, `no-criminal-record/form.toml` of a folder of services.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for Fault {}

/// Collects faults while one folder is read.
#[derive(Debug)]
pub(crate) struct Faults {
    folder: String,
    list: RefCell<Vec<Fault>>,
}

impl Faults {
    /// `folder` is put before each file's name; empty for a service's own folder.
    pub(crate) fn of(folder: &str) -> Self {
        Self { folder: folder.to_owned(), list: RefCell::default() }
    }

    pub(crate) fn add(&self, file: &str, line: usize, message: impl Into<String>) {
        let file = match self.folder.as_str() {
            "" => file.to_owned(),
            folder => format!("{folder}/{file}"),
        };
        self.list.borrow_mut().push(Fault { file, line: line.max(1), message: message.into() });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.borrow().is_empty()
    }

    /// All faults, by file and line, each once.
    pub(crate) fn into_list(self) -> Vec<Fault> {
        let mut list = self.list.into_inner();
        list.sort();
        list.dedup();
        list
    }
}

/// `; did you mean "surname"?` when one of the valid words is near, otherwise the list of valid words when it is short.
pub(crate) fn suggestion<'a>(word: &str, valid: impl IntoIterator<Item = &'a str>) -> String {
    let mut valid: Vec<&str> = valid.into_iter().collect();
    // Whoever reads asks for some of them twice; each is said once, in the order of the first.
    let mut said = std::collections::HashSet::new();
    valid.retain(|word| said.insert(*word));
    // Of two that are equally near, a wrong letter is likelier than one too many.
    let best = valid.iter().map(|candidate| {
        let length = candidate.chars().count().abs_diff(word.chars().count());
        (strsim::damerau_levenshtein(word, candidate), length, *candidate)
    });
    match best.min() {
        Some((distance, _, candidate)) if distance <= 1.max(word.chars().count() / 3) => {
            format!("; did you mean \"{candidate}\"?")
        }
        Some(_) if valid.len() <= 24 => format!("; valid here: {}", valid.join(", ")),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_answered_with_the_nearest_valid_word() {
        assert_eq!(suggestion("requird", ["required", "prefill"]), "; did you mean \"required\"?");
        assert_eq!(suggestion("quite other", ["required", "prefill"]), "; valid here: required, prefill");
        assert_eq!(suggestion("m3", ["m", "m2"]), "; did you mean \"m2\"?");
        assert_eq!(suggestion("x", []), "");
        assert_eq!(suggestion("nonsense", ["kind", "max", "kind", "max"]), "; valid here: kind, max");
    }
}

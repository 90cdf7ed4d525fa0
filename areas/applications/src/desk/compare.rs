//! The statement beside what the registers answered, line by line, differences named.

use catalogue::Service;
use serde_json::Value;
use text::Words;

use crate::application::{Application, Checked};

/// A piece of a value; the pieces that differ are marked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub text: String,
    pub differs: bool,
}

/// One line of the comparison.
pub(crate) struct Line {
    pub label: String,
    pub stated: Vec<Piece>,
    pub register: Vec<Piece>,
    /// `same`, `differs` or `note`: what only one side says.
    pub outcome: &'static str,
    /// Which register said it.
    pub source: String,
}

/// All lines, those that differ first.
pub(crate) fn lines(
    service: &Service,
    application: &Application,
    t: &Words,
    source: impl Fn(&Checked) -> String,
) -> Vec<Line> {
    let words = service.words(t.lang);
    let mut lines = Vec::new();
    for checked in application.work.checks.values() {
        let answered = checked.answer.as_object().into_iter().flatten();
        for (name, value) in answered {
            let stated = stated(application, checked, name);
            lines.push(line(service, (&words, t), name, (stated, value), source(checked)));
        }
    }
    lines.sort_by_key(|line| match line.outcome {
        "differs" => 0,
        "same" => 1,
        _ => 2,
    });
    lines
}

/// What the statement says about a register's field: what was sent under this name, or the answer of that name.
fn stated(application: &Application, checked: &Checked, name: &str) -> Option<Value> {
    checked.sent.get(name).cloned().or_else(|| application.answers().get(name).cloned())
}

fn line(
    service: &Service,
    (words, t): (&Words, &Words),
    name: &str,
    (stated, register): (Option<Value>, &Value),
    source: String,
) -> Line {
    let show = |value: &Value| match service.form.question(name) {
        Some(question) => question.shown(value, words, t),
        None => plain(value, t),
    };
    let told = show(register);
    let Some(given) = stated.as_ref().map(show) else {
        let register = vec![Piece { text: told, differs: false }];
        return Line { label: label(service, words, t, name), stated: Vec::new(), register, outcome: "note", source };
    };
    let same = folded(&given) == folded(&told);
    Line {
        label: label(service, words, t, name),
        stated: pieces(&given, &told, same),
        register: pieces(&told, &given, same),
        outcome: if same { "same" } else { "differs" },
        source,
    }
}

fn label(service: &Service, words: &Words, t: &Words, name: &str) -> String {
    if let Some(question) = service.form.question(name) {
        return question.label(words);
    }
    let key = format!("applications-field-{}", name.replace('_', "-"));
    if t.has(&key) { t.get(&key) } else { name.replace('_', " ") }
}

/// A register's value without a question of its own.
pub(crate) fn plain(value: &Value, t: &Words) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::Bool(yes) => t.get(if *yes { "applications-yes" } else { "applications-no" }),
        Value::String(text) => match text.parse::<chrono::NaiveDate>() {
            Ok(date) => t.date(date),
            Err(_) => text.clone(),
        },
        Value::Array(list) if list.is_empty() => "—".to_owned(),
        Value::Array(list) => list.iter().map(|one| plain(one, t)).collect::<Vec<_>>().join("; "),
        Value::Object(map) => map.values().map(|one| plain(one, t)).collect::<Vec<_>>().join(", "),
        Value::Number(number) => number.to_string(),
    }
}

/// Words of `text` that `other` does not have are marked.
fn pieces(text: &str, other: &str, same: bool) -> Vec<Piece> {
    if same {
        return vec![Piece { text: text.to_owned(), differs: false }];
    }
    let known: Vec<String> = other.split_whitespace().map(folded).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for word in text.split_whitespace() {
        let differs = !known.contains(&folded(word));
        match pieces.last_mut() {
            Some(last) if last.differs == differs => {
                last.text.push(' ');
                last.text.push_str(word);
            }
            _ => pieces.push(Piece { text: word.to_owned(), differs }),
        }
    }
    pieces
}

/// What counts when values are compared: letters and digits, ё as е, whatever the case.
fn folded(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).map(|letter| if letter == 'ё' { 'е' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let found = pieces("ул. Речная, 14, кв. 8", "ул. Речная, 14, кв. 80", false);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], Piece { text: "8".into(), differs: true });
    }

    #[test]
    fn case_and_yo_do_not_differ() {
        assert_eq!(folded("КОВАЛЁВА"), folded("Ковалева"));
        assert_ne!(folded("Орлова"), folded("Орлов"));
    }
}

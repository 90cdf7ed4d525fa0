//! The statement beside what the registers answered, line by line, differences named.

use std::collections::BTreeSet;

use catalogue::{Item, Service};
use chrono::{DateTime, Utc};
use serde_json::Value;
use text::Words;

use crate::application::{Application, Checked};
use crate::desk::shown;

/// What registers call something that forms call otherwise: the register's field, the form's question, the part of its answer.
const ALIASES: [(&str, &str, &str); 2] =
    [("address", "registration_address", "line"), ("postcode", "registration_address", "postcode")];

/// How the names of a register's amounts end.
const KOPECKS: &str = "_kopecks";

/// The name under which registers say that they know what they were asked about.
const FOUND: &str = "found";

/// A piece of a value; the pieces that differ are marked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub text: String,
    pub differs: bool,
}

/// One line of the comparison.
pub(crate) struct Line {
    /// The question's name, or the register's own.
    pub name: String,
    pub field: String,
    pub statement: Vec<Piece>,
    pub register: Vec<Piece>,
    /// `same`, `differs`, or `none`: only the register says it.
    pub verdict: &'static str,
    /// Which register said it and when.
    pub note: String,
}

/// What drawing the comparison needs.
pub(crate) struct Lens<'a> {
    pub service: &'a Service,
    pub application: &'a Application,
    /// The service's words.
    pub words: &'a Words,
    pub t: &'a Words,
}

impl Lens<'_> {
    /// All lines, those that differ first.
    pub(crate) fn lines(&self, note: impl Fn(&str, DateTime<Utc>) -> String) -> Vec<Line> {
        let mut lines = self.confirmed(&note);
        lines.extend(self.disputed(&note));
        for checked in self.application.work.checks.values() {
            let said = checked.answer.as_object().into_iter().flatten();
            // That something was found says nothing that the other lines do not say.
            for (name, value) in said.filter(|(name, value)| *name != FOUND || **value != true) {
                lines.push(self.line(checked, name, value, note(&checked.register, checked.at)));
            }
        }
        lines = once(lines);
        lines.sort_by_key(|line| match line.verdict {
            "differs" => 0,
            "same" => 1,
            _ => 2,
        });
        lines
    }

    /// What a register had confirmed before the statement was sent, beside the answer as it stands now: an officer's question may have
    /// changed it since.
    fn confirmed(&self, note: &impl Fn(&str, DateTime<Utc>) -> String) -> Vec<Line> {
        let statement = &self.application.statement;
        let now = self.application.answers();
        let items = self.service.form.pages.iter().flat_map(|page| &page.items);
        items
            .filter_map(|item| {
                let source = statement.sources.get(item.name())?;
                let register = source.register.as_deref()?;
                let confirmed = self.show(item.name(), statement.answers.get(item.name())?);
                let stated = self.show(item.name(), now.get(item.name())?);
                Some(self.compared(item.name(), (&stated, &confirmed), note(register, source.at)))
            })
            .collect()
    }

    /// What was known and the person has written otherwise.
    fn disputed(&self, note: &impl Fn(&str, DateTime<Utc>) -> String) -> Vec<Line> {
        let now = self.application.answers();
        let disputed = self.application.statement.disputed.iter();
        disputed
            .filter_map(|(name, disputed)| {
                let (known, stated) = (self.show(name, &disputed.known), self.show(name, now.get(name)?));
                let said = match (&disputed.source.document, &disputed.source.register) {
                    (Some(number), _) => {
                        self.t.with1("applications-case-document", "number", number.as_str())
                    }
                    (None, Some(register)) => note(register, disputed.source.at),
                    (None, None) => self.t.get("applications-case-profile"),
                };
                Some(self.compared(name, (&stated, &known), said))
            })
            .collect()
    }

    fn line(&self, checked: &Checked, name: &str, value: &Value, note: String) -> Line {
        let register = self.show(name, value);
        let field = self.label(name);
        let Some(statement) = self.stated(checked, name).filter(|stated| !stated.is_empty()) else {
            let register = vec![Piece { text: register, differs: false }];
            let name = name.to_owned();
            return Line { name, field, statement: Vec::new(), register, verdict: "none", note };
        };
        self.compared(name, (&statement, &register), note)
    }

    fn compared(&self, name: &str, (statement, register): (&str, &str), note: String) -> Line {
        let same = words_of(statement) == words_of(register);
        Line {
            name: name.to_owned(),
            field: self.label(name),
            statement: pieces(statement, register, same),
            register: pieces(register, statement, same),
            verdict: if same { "same" } else { "differs" },
            note,
        }
    }

    /// What the statement says under a register's name: the answer of that name, what the register was asked, or what it is called in forms.
    fn stated(&self, checked: &Checked, name: &str) -> Option<String> {
        let answers = self.application.answers();
        let alias = ALIASES.iter().find(|(register, ..)| *register == name);
        if let Some(answer) = answers.get(name).or_else(|| checked.sent.get(name)) {
            return Some(self.show(name, answer));
        }
        let (_, question, part) = alias?;
        Some(answers.get(*question)?.get(part)?.as_str()?.to_owned())
    }

    fn show(&self, name: &str, value: &Value) -> String {
        let items = self.service.form.pages.iter().flat_map(|page| &page.items);
        let item = items.into_iter().find(|item| item.name() == name);
        match item {
            Some(item @ Item::Question(_)) => shown::item(item, value, self.words, self.t).1,
            Some(item @ Item::Block(block)) if is_of(block, value) => {
                shown::item(item, value, self.words, self.t).1
            }
            _ => self.part(name, value),
        }
    }

    /// A register's value under its name: a number whose name ends in `_kopecks` is money.
    fn part(&self, name: &str, value: &Value) -> String {
        match value.as_i64() {
            Some(kopecks) if name.ends_with(KOPECKS) => self.t.money(kopecks),
            _ => self.plain(value),
        }
    }

    /// What a question, or a register's own field, is called.
    pub(crate) fn label(&self, name: &str) -> String {
        let mut items = self.service.form.pages.iter().flat_map(|page| &page.items);
        match items.find(|item| item.name() == name) {
            Some(Item::Question(question)) => return question.label(self.words),
            Some(Item::Block(block)) => return self.words.get(&block.name),
            None => {}
        }
        let name = name.trim_end_matches(KOPECKS);
        let key = format!("applications-field-{}", name.replace('_', "-"));
        if self.t.has(&key) { self.t.get(&key) } else { name.replace('_', " ") }
    }

    /// A register's value that no question of the form describes.
    fn plain(&self, value: &Value) -> String {
        match value {
            Value::Null => "–".to_owned(),
            Value::Bool(yes) => self.t.get(if *yes { "applications-yes" } else { "applications-no" }),
            Value::String(text) => match text.parse::<chrono::NaiveDate>() {
                Ok(date) => self.t.date(date),
                Err(_) => self.option(text).unwrap_or_else(|| text.clone()),
            },
            Value::Array(list) if list.is_empty() => "–".to_owned(),
            Value::Array(list) => list.iter().map(|one| self.plain(one)).collect::<Vec<_>>().join("; "),
            Value::Object(map) => {
                let names = ["surname", "name", "patronymic"];
                let whole: Vec<String> =
                    names.iter().filter_map(|name| map.get(*name)).map(|v| self.plain(v)).collect();
                let rest = map
                    .iter()
                    .filter(|(name, _)| !names.contains(&name.as_str()))
                    .map(|(name, v)| self.part(name, v));
                let parts: Vec<String> =
                    std::iter::once(whole.join(" ")).chain(rest).filter(|part| !part.is_empty()).collect();
                parts.join(", ")
            }
            Value::Number(number) => number.to_string(),
        }
    }

    /// A code that is an option of some question of the form, in its words.
    fn option(&self, code: &str) -> Option<String> {
        let mut keys = self.service.form.questions().map(|question| format!("{}-{code}", question.name));
        keys.find(|key| self.words.has(key)).map(|key| self.words.get(&key))
    }
}

/// Each comparison once: a register that has confirmed an answer before it was sent and is asked again says the same; what was asked last
/// stays.
fn once(lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    for line in lines {
        kept.retain(|earlier| {
            (&earlier.field, plain(&earlier.statement), plain(&earlier.register))
                != (&line.field, plain(&line.statement), plain(&line.register))
        });
        kept.push(line);
    }
    kept
}

/// The pieces of a value as one text.
pub(crate) fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether a list's entries are entries of this block, and not a register's own.
fn is_of(block: &catalogue::Block, value: &Value) -> bool {
    let mut entries = value.as_array().into_iter().flatten().filter_map(Value::as_object);
    entries.any(|entry| block.questions.iter().any(|question| entry.contains_key(&question.name)))
}

/// Words of `text` that `other` does not have are marked.
fn pieces(text: &str, other: &str, same: bool) -> Vec<Piece> {
    if same {
        return vec![Piece { text: text.to_owned(), differs: false }];
    }
    let known = words_of(other);
    let mut pieces: Vec<Piece> = Vec::new();
    for word in text.split_whitespace() {
        let differs = !folded(word).is_empty() && !known.contains(&folded(word));
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

fn words_of(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect()
}

/// What counts when words are compared: letters and digits, ё as е, whatever the case.
fn folded(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
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
    fn case_order_and_yo_do_not_differ() {
        assert_eq!(words_of("КОВАЛЁВА Анна"), words_of("Анна, Ковалева"));
        assert_ne!(words_of("Орлова"), words_of("Орлов"));
    }
}

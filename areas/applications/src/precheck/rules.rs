//! The model that is shipped: rules that anybody can read. It compares and counts, it learns nothing and guesses nothing.

use std::collections::BTreeMap;

use catalogue::{Item, Kind};
use chrono::Duration;
use serde_json::Value;
use text::Words;
use uploads::Upload;

use super::{About, Mark, Meaning, Past, Precheck, PrecheckDown, Seen};

/// Words of an answer in full sentences are at least so many characters.
const SHORT: usize = 10;
/// A picture of fewer bytes can hardly be read.
const SMALL_PICTURE_BYTES: u64 = 30 * 1024;
/// A refusal is worth a look for so many days.
const RECENT_DAYS: i64 = 180;
/// What it finds and what it cannot see; the words are `applications-precheck-can-…` and `applications-precheck-cannot-…`.
const CAN: [&str; 5] = ["registers", "letters", "short", "files", "repeated"];
const CANNOT: [&str; 3] = ["truth", "pictures", "law"];

/// Rules instead of a learned model.
pub struct Rules;

#[async_trait::async_trait]
impl Precheck for Rules {
    fn name(&self) -> &str {
        "rules-1"
    }

    fn about(&self, t: &Words) -> About {
        let all = |prefix: &str, names: &[&str]| {
            names.iter().map(|name| t.get(&format!("applications-precheck-{prefix}-{name}"))).collect()
        };
        About {
            title: t.get("applications-precheck-rules"),
            can: all("can", &CAN),
            cannot: all("cannot", &CANNOT),
        }
    }

    async fn look(&self, seen: &Seen<'_>) -> Result<Vec<Mark>, PrecheckDown> {
        let mut marks = differences(seen);
        marks.extend(repeated(seen));
        for item in seen.service.form.pages.iter().flat_map(|page| &page.items) {
            let Some(answer) = seen.answers.get(item.name()) else { continue };
            marks.extend(mixed_letters(seen, item, answer));
            marks.extend(too_short(seen, item, answer));
        }
        marks.extend(files(seen));
        Ok(marks)
    }
}

/// The same words in both languages.
fn mark(seen: &Seen<'_>, question: &str, meaning: Meaning, key: &str, values: &[(&str, String)]) -> Mark {
    let said = |t: &Words| {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        t.with(&format!("applications-precheck-mark-{key}"), &values)
    };
    let [ru, en] = seen.words.map(said);
    Mark { question: question.to_owned(), meaning, ru, en }
}

fn differences(seen: &Seen<'_>) -> Vec<Mark> {
    let line = |one: &super::Difference| {
        let values = [("stated", one.stated.clone()), ("register", one.register.clone())];
        mark(seen, &one.question, Meaning::Mismatch, "differs", &values)
    };
    seen.differences.iter().map(line).collect()
}

/// The same thing asked for twice at once, or asked for again after a refusal.
fn repeated(seen: &Seen<'_>) -> Vec<Mark> {
    let recent = |past: &&Past| {
        past.ended_at
            .is_some_and(|ended| (seen.today - seen.words[0].day_of(ended)) <= Duration::days(RECENT_DAYS))
    };
    let number = |past: &Past| [("number", past.number.clone())];
    let open = seen.earlier.iter().filter(|past| past.is_open);
    let refused = seen.earlier.iter().filter(|past| past.is_refused).filter(recent).take(1);
    let open = open.map(|past| mark(seen, "", Meaning::Doubt, "open", &number(past)));
    open.chain(refused.map(|past| mark(seen, "", Meaning::Doubt, "refused", &number(past)))).collect()
}

/// A word with letters of two alphabets: a name that no register will find.
fn mixed_letters(seen: &Seen<'_>, item: &Item, answer: &Value) -> Option<Mark> {
    let of_words = |question: &catalogue::Question| {
        matches!(question.kind, Kind::Name | Kind::Text { .. } | Kind::LongText { .. } | Kind::Address { .. })
    };
    if !item.questions().iter().any(of_words) {
        return None;
    }
    let word = texts(answer).into_iter().find_map(|text| mixed_word(&text))?;
    Some(mark(seen, item.name(), Meaning::Doubt, "letters", &[("word", word)]))
}

fn mixed_word(text: &str) -> Option<String> {
    let is_mixed = |word: &&str| {
        let cyrillic = word.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
        cyrillic && word.chars().any(|letter| letter.is_ascii_alphabetic())
    };
    text.split(|letter: char| !letter.is_alphanumeric()).find(is_mixed).map(ToOwned::to_owned)
}

/// An answer that should be sentences and is hardly a word.
fn too_short(seen: &Seen<'_>, item: &Item, answer: &Value) -> Option<Mark> {
    let Item::Question(question) = item else { return None };
    let text = answer.as_str().filter(|_| matches!(question.kind, Kind::LongText { .. }))?.trim();
    let mut letters: Vec<char> =
        text.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    letters.sort_unstable();
    letters.dedup();
    let is_thin = text.chars().count() < SHORT || letters.len() < 4;
    is_thin.then(|| mark(seen, item.name(), Meaning::Doubt, "short", &[]))
}

/// Files that are the same, and pictures too small to be read.
fn files(seen: &Seen<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for item in seen.service.form.pages.iter().flat_map(|page| &page.items) {
        let Some(answer) = seen.answers.get(item.name()) else { continue };
        for file in uploads_in(answer) {
            let name = || ("file", file.name.clone());
            if let Some(first) = known.get(&file.sha256) {
                let values = [name(), ("first", first.clone())];
                marks.push(mark(seen, item.name(), Meaning::Doubt, "same-file", &values));
            }
            let is_small = file.kind != "pdf" && file.size < SMALL_PICTURE_BYTES;
            if is_small && !is_measured(item) {
                marks.push(mark(seen, item.name(), Meaning::Doubt, "small-file", &[name()]));
            }
            known.entry(file.sha256).or_insert(file.name);
        }
    }
    marks
}

/// Whether the form has looked at the picture itself: what keeps the rules of a photograph has enough pixels, whatever its size.
fn is_measured(item: &Item) -> bool {
    item.questions().iter().any(|question| matches!(question.kind, Kind::File { photo: Some(_), .. }))
}

/// The files of an answer, wherever they stand in it.
fn uploads_in(value: &Value) -> Vec<Upload> {
    match value {
        Value::Array(list) => list.iter().flat_map(uploads_in).collect(),
        Value::Object(map) => match serde_json::from_value(value.clone()) {
            Ok(file) => vec![file],
            Err(_) => map.values().flat_map(uploads_in).collect(),
        },
        _ => Vec::new(),
    }
}

/// All texts of an answer, of its parts and entries too.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(map) => map.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_two_alphabets_is_found_and_a_word_of_one_is_not() {
        assert_eq!(mixed_word("г. Верхнереченск, ул. Pечная"), Some("Pечная".to_owned()));
        assert_eq!(mixed_word("ООО «Заря» Smart, дом 5а, 12b"), None);
    }
}

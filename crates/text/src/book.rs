//! The book: every Fluent file read once, messages without values kept as ready strings.

use std::collections::{BTreeSet, HashMap};

use chrono_tz::Tz;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Arg, Lang, Source, typography};

/// All words of the house.
pub struct Book {
    ru: Shelf,
    en: Shelf,
    pub(crate) zone: Tz,
}

struct Shelf {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    plain: HashMap<String, String>,
    keys: BTreeSet<String>,
}

/// What is wrong with a Fluent file.
#[derive(Debug, thiserror::Error)]
#[error("{source_name}: {message}")]
pub struct BookError {
    /// The file.
    pub source_name: String,
    /// What is wrong.
    pub message: String,
}

/// There is no such time zone.
#[derive(Debug, thiserror::Error)]
#[error("{0} is no time zone; a name of the IANA database is needed, like Europe/Moscow")]
pub struct UnknownZone(String);

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Book({} keys)", self.ru.keys.len())
    }
}

impl Book {
    /// Reads the files; a key given twice in one language or present in only one language is an error.
    ///
    /// # Errors
    /// The first fault found, with its file.
    pub fn new(sources: Vec<Source>) -> Result<Self, BookError> {
        let (mut ru, mut en) = (Shelf::new(Lang::Ru), Shelf::new(Lang::En));
        for source in sources {
            match source.lang {
                Lang::Ru => ru.add(source)?,
                Lang::En => en.add(source)?,
            }
        }
        if let Some(key) = ru.keys.symmetric_difference(&en.keys).next() {
            let lacking = if ru.keys.contains(key) { "en" } else { "ru" };
            return Err(BookError {
                source_name: lacking.to_owned(),
                message: format!("there are no words for {key}"),
            });
        }
        ru.settle();
        en.settle();
        Ok(Self { ru, en, zone: Tz::Europe__Moscow })
    }

    /// Tells dates and times as the clocks show them in another zone than Moscow's, by its name in the IANA database
    /// (RFC 6557): `Asia/Vladivostok`.
    ///
    /// # Errors
    /// When there is no zone of that name.
    pub fn in_zone(self, name: &str) -> Result<Self, UnknownZone> {
        let zone = name.parse().map_err(|_| UnknownZone(name.to_owned()))?;
        Ok(Self { zone, ..self })
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.ru.keys.iter().map(String::as_str)
    }

    pub(crate) fn plain(&self, lang: Lang, key: &str) -> Option<&str> {
        self.shelf(lang).plain.get(key).map(String::as_str)
    }

    pub(crate) fn has(&self, lang: Lang, key: &str) -> bool {
        self.shelf(lang).keys.contains(key)
    }

    pub(crate) fn filled(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.shelf(lang).filled(key, args).map(|(text, _)| text)
    }

    fn shelf(&self, lang: Lang) -> &Shelf {
        match lang {
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}

impl Shelf {
    fn new(lang: Lang) -> Self {
        let id = match lang {
            Lang::Ru => unic_langid::langid!("ru"),
            Lang::En => unic_langid::langid!("en"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        Self { lang, bundle, plain: HashMap::new(), keys: BTreeSet::new() }
    }

    fn add(&mut self, source: Source) -> Result<(), BookError> {
        let fault = |message: String| BookError { source_name: source.name.clone(), message };
        let resource = FluentResource::try_new(source.text.clone()).map_err(|(_, faults)| {
            let words: Vec<String> = faults
                .iter()
                .map(|found| {
                    let line = source.text[..found.pos.start].matches('\n').count() + 1;
                    format!("line {line}: {}", found.kind)
                })
                .collect();
            fault(words.join("; "))
        })?;
        for key in keys_of(&source.text) {
            if !self.keys.insert(key.clone()) {
                return Err(fault(format!("{key} is given a second time")));
            }
        }
        self.bundle.add_resource(resource).map_err(|faults| fault(format!("{faults:?}")))
    }

    /// Keeps the messages that need no values as ready strings.
    fn settle(&mut self) {
        let ready: Vec<(String, String)> = self
            .keys
            .iter()
            .filter_map(|key| {
                let (text, complete) = self.filled(key, &[])?;
                complete.then(|| (key.clone(), text))
            })
            .collect();
        self.plain.extend(ready);
    }

    /// The words, and whether every value that they ask for was given.
    fn filled(&self, key: &str, args: &[(&str, Arg)]) -> Option<(String, bool)> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            given.set(*name, value);
        }
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut faults);
        Some((typography::bound(self.lang, &text), faults.is_empty()))
    }
}

/// The names of the messages of a file, in order.
fn keys_of(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for line in text.lines() {
        let Some((name, _)) = line.split_once('=') else { continue };
        let name = name.trim_end();
        let is_key = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
        if is_key {
            keys.push(name.to_owned());
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Words;

    fn book(ru: &str, en: &str) -> Result<Book, BookError> {
        Book::new(Source::pair("test", ru, en).into())
    }

    #[test]
    fn plurals_follow_the_language() {
        let files = [
            "n = { $n ->\n    [one] { $n } дело\n    [few] { $n } дела\n   *[many] { $n } дел\n}\n",
            "n = { $n ->\n    [one] { $n } case\n   *[other] { $n } cases\n}\n",
        ];
        let t = Words::new(Arc::new(book(files[0], files[1]).unwrap()), Lang::Ru);
        let shown: Vec<String> = [1_i64, 3, 5, 21].iter().map(|n| t.with1("n", "n", *n)).collect();
        assert_eq!(shown, ["1\u{a0}дело", "3\u{a0}дела", "5\u{a0}дел", "21\u{a0}дело"]);
    }

    #[test]
    fn a_key_in_one_language_only_is_a_fault() {
        let fault = book("a = А\nb = Б\n", "a = A\n").unwrap_err();
        assert_eq!(fault.to_string(), "en: there are no words for b");
    }

    #[test]
    fn a_key_given_twice_is_a_fault() {
        assert!(book("a = А\na = Б\n", "a = A\n").unwrap_err().to_string().contains("second time"));
    }

    #[test]
    fn a_missing_key_is_shown_in_brackets() {
        let t = Words::new(Arc::new(book("a = А\n", "a = A\n").unwrap()), Lang::En);
        assert_eq!((t.get("a").as_str(), t.get("b").as_str(), t.has("b")), ("A", "[b]", false));
    }
}

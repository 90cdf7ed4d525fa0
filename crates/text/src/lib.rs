//! Words: Fluent files, plurals, dates, money. A missing key fails a test.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Russian, the first language.
    #[default]
    Ru,
    /// English.
    En,
}

/// One Fluent file of one area.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it came from, for messages: `accounts/ru.ftl`.
    pub name: String,
    /// Its language.
    pub lang: Lang,
    /// Its text.
    pub text: String,
}

impl Source {
    /// The two files of an area: `Source::pair("accounts", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))`.
    #[must_use]
    pub fn pair(_area: &str, _ru: &str, _en: &str) -> [Self; 2] {
        todo!()
    }
}

/// All words of the house.
pub struct Book {}

/// What is wrong with a Fluent file.
#[derive(Debug, thiserror::Error)]
#[error("{source_name}: {message}")]
pub struct BookError {
    /// The file.
    pub source_name: String,
    /// What is wrong, with the line.
    pub message: String,
}

impl Book {
    /// Reads the files; a key given twice in one language or present in only one language is an error.
    pub fn new(_sources: Vec<Source>) -> Result<Self, BookError> {
        todo!()
    }
}

/// Words in one language; cheap to clone, in every page as `t`.
#[derive(Clone)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// The book.
    pub book: Arc<Book>,
}

/// A value put into a message.
#[derive(Clone, Debug)]
pub enum Arg {
    /// Text.
    Text(String),
    /// A number, for plurals.
    Number(i64),
}

impl Words {
    /// Words of a language.
    #[must_use]
    pub fn new(book: Arc<Book>, lang: Lang) -> Self {
        Self { lang, book }
    }
    /// The words of a key. A missing key is shown in brackets and logged: tests find it first.
    #[must_use]
    pub fn get(&self, _key: &str) -> String {
        todo!()
    }
    /// The words of a key with values: `t.with("code-left", &[("n", 4.into()), ("phone", phone.into())])`.
    #[must_use]
    pub fn with(&self, _key: &str, _args: &[(&str, Arg)]) -> String {
        todo!()
    }
    /// In templates, one text value: `t.with1("key", "name", value)`.
    #[must_use]
    pub fn with1(&self, _key: &str, _name: &str, _value: impl Into<Arg>) -> String {
        todo!()
    }
    /// Whether the key exists.
    #[must_use]
    pub fn has(&self, _key: &str) -> bool {
        todo!()
    }
    /// «2 декабря», with the year when it is not the year of `now`.
    #[must_use]
    pub fn date_near(&self, _date: NaiveDate, _now: DateTime<Utc>) -> String {
        todo!()
    }
    /// «2 декабря 2026», in documents.
    #[must_use]
    pub fn date(&self, _date: NaiveDate) -> String {
        todo!()
    }
    /// «14:02» in the portal's time zone (Europe/Moscow unless configured).
    #[must_use]
    pub fn time(&self, _at: DateTime<Utc>) -> String {
        todo!()
    }
    /// «2 декабря, 14:02».
    #[must_use]
    pub fn moment(&self, _at: DateTime<Utc>, _now: DateTime<Utc>) -> String {
        todo!()
    }
    /// «1 500 ₽», or «1 500,40 ₽» when there are kopecks.
    #[must_use]
    pub fn money(&self, _kopecks: i64) -> String {
        todo!()
    }
    /// «148 КБ».
    #[must_use]
    pub fn size(&self, _bytes: u64) -> String {
        todo!()
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

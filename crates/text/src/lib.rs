//! Words: Fluent files, plurals, dates, money. A missing key fails a test.

mod book;
mod figures;
mod keyboard;
mod named;
mod typography;

use std::sync::Arc;

pub use book::{Book, BookError, UnknownZone};
pub use keyboard::other_layout;
pub use named::Named;
pub use typography::{bound, unbroken, whole};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Russian, the first language.
    #[default]
    Ru,
    /// English.
    En,
}

impl Lang {
    /// The code of the `lang` attribute and of the cookie (BCP 47).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// Reads a code; anything but `en` is Russian.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Ru }
    }
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
    pub fn pair(area: &str, ru: &str, en: &str) -> [Self; 2] {
        [(Lang::Ru, ru), (Lang::En, en)].map(|(lang, text)| Self {
            name: format!("{area}/{}.ftl", lang.code()),
            lang,
            text: text.to_owned(),
        })
    }
}

/// A value put into a message.
#[derive(Clone, Debug)]
pub enum Arg {
    /// Text.
    Text(String),
    /// A number, for plurals.
    Number(i64),
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

impl From<&i64> for Arg {
    fn from(number: &i64) -> Self {
        Self::Number(*number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<&u32> for Arg {
    fn from(number: &u32) -> Self {
        Self::Number(i64::from(*number))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&usize> for Arg {
    fn from(number: &usize) -> Self {
        Self::from(*number)
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

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.lang.code())
    }
}

impl Words {
    /// Words of a language.
    #[must_use]
    pub fn new(book: Arc<Book>, lang: Lang) -> Self {
        Self { lang, book }
    }

    /// The words of a key. A missing key is shown in brackets: tests find it first.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.book.plain(self.lang, key).map_or_else(|| self.with(key, &[]), ToOwned::to_owned)
    }

    /// The words of a key with values: `t.with("code-left", &[("n", 4_i64.into()), ("phone", phone.into())])`.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.book.filled(self.lang, key, args).unwrap_or_else(|| format!("[{key}]"))
    }

    /// One value: in templates `t.with1("key", "name", value)`.
    #[must_use]
    pub fn with1(&self, key: &str, name: &str, value: impl Into<Arg>) -> String {
        self.with(key, &[(name, value.into())])
    }

    /// Whether the key exists.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.book.has(self.lang, key)
    }
}

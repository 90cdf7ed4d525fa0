//! Names of people, as a passport has them.

use serde::{Deserialize, Serialize};

use crate::hidden::{hidden, is_dash};

/// Why a surname, given name or patronymic is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameRefusal {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Latin letters, alone or among Cyrillic ones.
    #[error("there are Latin letters")]
    Latin,
    /// Digits.
    #[error("there are digits")]
    Digits,
    /// A sign that names do not have.
    #[error("the sign {0:?} has no place in it")]
    Sign(char),
    /// A hyphen at the edge, or no letter at all.
    #[error("a letter is missing beside the hyphen")]
    Hyphen,
    /// Longer than a hundred letters.
    #[error("longer than a hundred letters")]
    TooLong,
}

impl NameRefusal {
    /// A stable word for choosing the message: `empty latin digits sign hyphen too-long`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Latin => "latin",
            Self::Digits => "digits",
            Self::Sign(_) => "sign",
            Self::Hyphen => "hyphen",
            Self::TooLong => "too-long",
        }
    }
}

/// Words inside a name that are written small.
const SMALL: [&str; 13] =
    ["оглы", "кызы", "угли", "кизи", "оол", "де", "ди", "да", "дер", "ван", "фон", "аль", "эль"];

/// A surname, given name or patronymic in Cyrillic letters, in the case in which it is written.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NamePart(String);

hidden!(NamePart, NameRefusal);

impl NamePart {
    /// Reads it with any case, any dashes and too many spaces: ` ПЕТРОВА – водкина` becomes `Петрова-Водкина`.
    pub fn parse(text: &str) -> Result<Self, NameRefusal> {
        let text = tidy(text)?;
        if text.is_empty() {
            return Err(NameRefusal::Empty);
        }
        if text.chars().count() > 100 {
            return Err(NameRefusal::TooLong);
        }
        if text.split(['-', ' ', '’']).any(str::is_empty) {
            return Err(NameRefusal::Hyphen);
        }
        let mut name = String::with_capacity(text.len());
        for piece in text.split_inclusive(['-', ' ', '’']) {
            let word = piece.trim_end_matches(['-', ' ', '’']);
            let small = !name.is_empty() && SMALL.contains(&word.to_lowercase().as_str());
            name.push_str(&if small { word.to_lowercase() } else { cased(word) });
            name.push_str(&piece[word.len()..]);
        }
        Ok(Self(name))
    }

    /// For comparing with a register: capitals, ё as е, no difference between hyphen and space.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_uppercase().replace('Ё', "Е").replace(['-', '’'], " ")
    }

    /// The first letter with a point: `П.`
    #[must_use]
    pub fn initial(&self) -> String {
        self.0.chars().take(1).chain(['.']).collect()
    }
}

/// One kind of dash and apostrophe, one space between words, none beside a dash.
fn tidy(text: &str) -> Result<String, NameRefusal> {
    let mut tidied = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        let letter = match letter {
            '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{02bc}' => '’',
            _ if is_dash(letter) => '-',
            _ if letter.is_whitespace() => ' ',
            '\u{0400}'..='\u{0481}' | '\u{048a}'..='\u{052f}' => letter,
            _ if letter.is_ascii_alphabetic() => return Err(NameRefusal::Latin),
            _ if letter.is_numeric() => return Err(NameRefusal::Digits),
            _ => return Err(NameRefusal::Sign(letter)),
        };
        match (tidied.chars().last(), letter) {
            (None | Some(' ' | '-'), ' ') | (Some('-'), '-') => {}
            (Some(' '), '-') => {
                tidied.pop();
                if !tidied.ends_with('-') {
                    tidied.push('-');
                }
            }
            _ => tidied.push(letter),
        }
    }
    Ok(tidied)
}

/// A word typed with a capital and small letters is left as it is; otherwise the first letter is made the only capital.
fn cased(word: &str) -> String {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    let keep = first.is_uppercase() && rest.chars().any(char::is_lowercase);
    first.to_uppercase().chain(if keep { rest.to_owned() } else { rest.to_lowercase() }.chars()).collect()
}

/// The name of a person.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PersonName {
    /// Фамилия.
    pub surname: NamePart,
    /// Имя.
    pub given: NamePart,
    /// Отчество, if there is one.
    pub patronymic: Option<NamePart>,
}

impl std::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonName([hidden])")
    }
}

impl PersonName {
    /// `Петрова Анна Сергеевна`.
    #[must_use]
    pub fn full(&self) -> String {
        self.joined(" ", |part| part.as_str().to_owned())
    }

    /// `Петрова А. С.`
    #[must_use]
    pub fn short(&self) -> String {
        let patronymic =
            self.patronymic.as_ref().map_or(String::new(), |part| format!(" {}", part.initial()));
        format!("{} {}{patronymic}", self.surname.as_str(), self.given.initial())
    }

    /// How a person is addressed: `Анна Сергеевна`.
    #[must_use]
    pub fn address(&self) -> String {
        let patronymic = self.patronymic.as_ref().map_or(String::new(), |part| format!(" {}", part.as_str()));
        format!("{}{patronymic}", self.given.as_str())
    }

    /// For those who may not know the surname: `Анна П.`
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{} {}", self.given.as_str(), self.surname.initial())
    }

    /// For comparing with a register.
    #[must_use]
    pub fn folded(&self) -> String {
        self.joined("|", NamePart::folded)
    }

    fn joined(&self, between: &str, word: impl Fn(&NamePart) -> String) -> String {
        let parts = [Some(&self.surname), Some(&self.given), self.patronymic.as_ref()];
        parts.into_iter().flatten().map(word).collect::<Vec<_>>().join(between)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn part(text: &str) -> NamePart {
        NamePart::parse(text).unwrap()
    }

    #[test]
    fn a_name_is_read_however_it_is_typed() {
        for (typed, name) in [
            ("петрова", "Петрова"),
            (" ПЕТРОВА – водкина ", "Петрова-Водкина"),
            ("пЕТРОВА", "Петрова"),
            ("МакДональд", "МакДональд"),
            ("рагим   оглы", "Рагим оглы"),
            ("ОГЛЫ", "Оглы"),
            ("О'Коннор", "О’Коннор"),
            ("салтыков--щедрин", "Салтыков-Щедрин"),
            ("Ёлкина", "Ёлкина"),
        ] {
            assert_eq!(part(typed).as_str(), name, "{typed}");
        }
        assert_eq!(part("Семёнова-Тян").folded(), part("СЕМЕНОВА ТЯН").folded());
    }

    #[test]
    fn a_refusal_says_exactly_what_is_wrong() {
        for (typed, refusal) in [
            ("  ", NameRefusal::Empty),
            ("Petrova", NameRefusal::Latin),
            ("Пeтрова", NameRefusal::Latin),
            ("Петрова2", NameRefusal::Digits),
            ("Петрова!", NameRefusal::Sign('!')),
            ("-Петрова", NameRefusal::Hyphen),
            ("Петрова-", NameRefusal::Hyphen),
            ("-", NameRefusal::Hyphen),
        ] {
            assert_eq!(NamePart::parse(typed), Err(refusal), "{typed}");
        }
        assert_eq!(NamePart::parse(&"а".repeat(101)), Err(NameRefusal::TooLong));
    }

    #[test]
    fn a_person_is_written_in_full_in_short_and_masked() {
        let name =
            PersonName {
                surname: part("Петрова"), given: part("Анна"), patronymic: Some(part("Сергеевна"))
            };
        assert_eq!(name.full(), "Петрова Анна Сергеевна");
        assert_eq!(name.short(), "Петрова А. С.");
        assert_eq!(name.address(), "Анна Сергеевна");
        assert_eq!(name.masked(), "Анна П.");
        assert_eq!(name.folded(), "ПЕТРОВА|АННА|СЕРГЕЕВНА");
        assert_eq!(format!("{name:?}"), "PersonName([hidden])");
        let short = PersonName { patronymic: None, ..name };
        assert_eq!((short.full().as_str(), short.short().as_str()), ("Петрова Анна", "Петрова А."));
    }

    proptest! {
        #[test]
        fn what_is_read_once_is_read_the_same_again(text in "[а-яёА-ЯЁ \\-’']{0,30}") {
            if let Ok(name) = NamePart::parse(&text) {
                prop_assert_eq!(NamePart::parse(name.as_str()).unwrap(), name);
            }
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in ".{0,40}") {
            let _ = NamePart::parse(&text);
        }
    }
}

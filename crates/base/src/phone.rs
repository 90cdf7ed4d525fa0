//! Telephone numbers of all countries.

use serde::{Deserialize, Serialize};

use crate::hidden::{hidden, is_dash};

/// Why a telephone number is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneRefusal {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// There are letters in it.
    #[error("there are letters among the digits")]
    Letters,
    /// There is a sign in it that separates nothing.
    #[error("the sign {0:?} has no place in it")]
    Sign(char),
    /// Fewer digits than a number has.
    #[error("digits are missing")]
    TooShort,
    /// More digits than a number has.
    #[error("there are too many digits")]
    TooLong,
    /// It begins neither with `+` and a country nor as a domestic number.
    #[error("the country is missing or unknown")]
    Country,
    /// There is no such area or operator in the country.
    #[error("there is no such area code")]
    Area,
}

impl PhoneRefusal {
    /// A stable word for choosing the message: `empty letters sign too-short too-long country area`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Letters => "letters",
            Self::Sign(_) => "sign",
            Self::TooShort => "too-short",
            Self::TooLong => "too-long",
            Self::Country => "country",
            Self::Area => "area",
        }
    }
}

/// A telephone number in the international form (ITU-T E.164): `+79000000000`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

hidden!(Phone, PhoneRefusal);

impl Phone {
    /// Reads `+7 (900) 000-00-00`, `8 900 000 00 00`, `9000000000`, `+375 29 123-45-67`, `00375291234567`.
    ///
    /// Without `+` or `00` it is taken for a domestic number of +7.
    pub fn parse(text: &str) -> Result<Self, PhoneRefusal> {
        let (digits, international) = digits(text)?;
        let digits = match (international, digits.as_bytes()) {
            (true, _) => digits,
            (false, [b'7' | b'8', ..]) if digits.len() == 11 => format!("7{}", &digits[1..]),
            (false, [b'3'..=b'6' | b'8' | b'9', ..]) if digits.len() == 10 => format!("7{digits}"),
            (false, [b'7' | b'8' | b'9', ..]) if digits.len() < 11 => return Err(PhoneRefusal::TooShort),
            (false, [b'7' | b'8', ..]) => return Err(PhoneRefusal::TooLong),
            _ => return Err(PhoneRefusal::Country),
        };
        check(&digits)?;
        Ok(Self(format!("+{digits}")))
    }

    /// Whether it is a mobile number of +7 9.
    #[must_use]
    pub fn is_russian_mobile(&self) -> bool {
        self.0.starts_with("+79")
    }

    /// As people write it: `+7 900 000-00-00`.
    #[must_use]
    pub fn formatted(&self) -> String {
        let (country, area, rest) = self.parts();
        let rest = match rest.len() {
            7 => format!("{}-{}-{}", &rest[..3], &rest[3..5], &rest[5..]),
            _ => rest.to_owned(),
        };
        [&format!("+{country}"), area, &rest]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Enough to recognise one's own: `+7 *** ***-**-00`.
    #[must_use]
    pub fn masked(&self) -> String {
        let formatted = self.formatted();
        let country = self.parts().0.len() + 1;
        let last = formatted.len() - 2;
        let hide = |(place, letter): (usize, char)| {
            if place >= country && place < last && letter.is_ascii_digit() { '*' } else { letter }
        };
        formatted.char_indices().map(hide).collect()
    }

    /// Country, area and the last seven digits (or all, when there are fewer).
    fn parts(&self) -> (&str, &str, &str) {
        let digits = &self.0[1..];
        let (country, rest) = digits.split_at(country_length(digits).unwrap_or(1));
        let (area, rest) = rest.split_at(rest.len().saturating_sub(7));
        (country, area, rest)
    }
}

/// The digits, and whether they begin with a country.
fn digits(text: &str) -> Result<(String, bool), PhoneRefusal> {
    let text = text.trim().trim_start_matches(['\u{200e}', '\u{202a}', '\u{feff}']);
    let (plus, text) = text.strip_prefix('+').map_or((false, text), |rest| (true, rest));
    let mut digits = String::new();
    for letter in text.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '(' | ')' | '.' | '/' | '\u{200b}' | '\u{202c}' => {}
            _ if letter.is_whitespace() || is_dash(letter) => {}
            _ if letter.is_alphabetic() => return Err(PhoneRefusal::Letters),
            _ => return Err(PhoneRefusal::Sign(letter)),
        }
    }
    match (digits.is_empty(), plus, digits.strip_prefix("00")) {
        (true, ..) => Err(PhoneRefusal::Empty),
        (_, false, Some(rest)) => Ok((rest.to_owned(), true)),
        _ => Ok((digits, plus)),
    }
}

fn check(digits: &str) -> Result<(), PhoneRefusal> {
    let country = country_length(digits).ok_or(PhoneRefusal::Country)?;
    let (shortest, longest) = match &digits[..country] {
        "7" | "1" => (11, 11),
        "375" => (12, 12),
        _ => (8, 15),
    };
    if digits.len() < shortest {
        return Err(PhoneRefusal::TooShort);
    }
    if digits.len() > longest {
        return Err(PhoneRefusal::TooLong);
    }
    let first = digits.as_bytes().get(country);
    match &digits[..country] {
        "7" if !matches!(first, Some(b'3'..=b'9')) => Err(PhoneRefusal::Area),
        "1" if !matches!(first, Some(b'2'..=b'9')) => Err(PhoneRefusal::Area),
        _ => Ok(()),
    }
}

/// How many digits the country takes (the list of codes assigned by ITU-T E.164).
fn country_length(digits: &str) -> Option<usize> {
    let number = |length: usize| digits.get(..length).and_then(|code| code.parse::<u16>().ok());
    if matches!(number(1)?, 1 | 7) {
        return Some(1);
    }
    let two = matches!(number(2)?, 20 | 27 | 30..=34 | 36 | 39..=41 | 43..=49 | 51..=58 | 60..=66 | 81 | 82 | 84 | 86 | 90..=95 | 98);
    if two {
        return Some(2);
    }
    let three = matches!(
        number(3)?,
        211..=213 | 216 | 218 | 220..=258 | 260..=269 | 290 | 291 | 297..=299 | 350..=359 | 370..=378 | 380..=383
            | 385..=387 | 389 | 420 | 421 | 423 | 500..=509 | 590..=599 | 670 | 672..=683 | 685..=692 | 800 | 808
            | 850 | 852 | 853 | 855 | 856 | 870 | 878 | 880..=883 | 886 | 888 | 960..=968 | 970..=977 | 979
            | 992..=996 | 998
    );
    three.then_some(3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_typed() {
        let typed = [
            "+7 (900) 000-00-00",
            "8 900 000 00 00",
            "89000000000",
            "79000000000",
            "9000000000",
            "+7\u{a0}900\u{a0}000–00–00",
        ];
        for text in typed {
            let phone = Phone::parse(text).unwrap();
            assert_eq!(phone.as_str(), "+79000000000", "{text}");
            assert_eq!(phone.formatted(), "+7 900 000-00-00");
            assert_eq!(phone.masked(), "+7 *** ***-**-00");
            assert!(phone.is_russian_mobile());
        }
        assert_eq!(Phone::parse("8 (495) 123-45-67").unwrap().formatted(), "+7 495 123-45-67");
        assert_eq!(Phone::parse("00375 29 123 45 67").unwrap().formatted(), "+375 29 123-45-67");
        assert_eq!(Phone::parse("+1 212 555 0123").unwrap().formatted(), "+1 212 555-01-23");
        assert_eq!(Phone::parse("+372 512 3456").unwrap().formatted(), "+372 512-34-56");
        assert_eq!(Phone::parse("+49 30 123456").unwrap().masked(), "+49 * ***-**-56");
    }

    #[test]
    fn a_refusal_says_exactly_what_is_wrong() {
        assert_eq!(Phone::parse(" () "), Err(PhoneRefusal::Empty));
        assert_eq!(Phone::parse("+7 900 OOO-00-00"), Err(PhoneRefusal::Letters));
        assert_eq!(Phone::parse("+7 900 000*00*00"), Err(PhoneRefusal::Sign('*')));
        assert_eq!(Phone::parse("+7 900 000-00"), Err(PhoneRefusal::TooShort));
        assert_eq!(Phone::parse("8 900 000"), Err(PhoneRefusal::TooShort));
        assert_eq!(Phone::parse("+7 900 000-00-00-0"), Err(PhoneRefusal::TooLong));
        assert_eq!(Phone::parse("8 900 000-00-00-0"), Err(PhoneRefusal::TooLong));
        assert_eq!(Phone::parse("+210 1234567"), Err(PhoneRefusal::Country));
        assert_eq!(Phone::parse("123-45-67"), Err(PhoneRefusal::Country));
        assert_eq!(Phone::parse("+7 100 000-00-00"), Err(PhoneRefusal::Area));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,30}") {
            if let Ok(phone) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(&phone.formatted()).unwrap(), phone.clone());
                prop_assert_eq!(Phone::parse(phone.as_str()).unwrap(), phone);
            }
        }

        #[test]
        fn what_is_written_for_people_is_read_back(digits in "\\+[1-9][0-9]{6,15}") {
            if let Ok(phone) = Phone::parse(&digits) {
                prop_assert_eq!(phone.as_str(), &digits);
                prop_assert_eq!(Phone::parse(&phone.formatted()).unwrap(), phone.clone());
                prop_assert_eq!(phone.masked().chars().count(), phone.formatted().chars().count());
            }
        }
    }
}

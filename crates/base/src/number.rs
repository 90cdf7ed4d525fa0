//! The numbers that a person or an organisation carries: digits with a control digit, however they are typed.

use serde::{Deserialize, Serialize};

use crate::hidden::{hidden, is_dash};

/// Why a number is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberRefusal {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// There are letters in it.
    #[error("there are letters among the digits")]
    Letters,
    /// There is a sign in it that separates nothing.
    #[error("the sign {0:?} has no place in it")]
    Sign(char),
    /// Fewer digits than there should be.
    #[error("{typed} digits instead of {needed}")]
    TooShort {
        /// How many were typed.
        typed: usize,
        /// How many there should be.
        needed: usize,
    },
    /// More digits than there should be.
    #[error("{typed} digits instead of {needed}")]
    TooLong {
        /// How many were typed.
        typed: usize,
        /// How many there should be.
        needed: usize,
    },
    /// The control digits do not fit: a digit is wrong or two changed places.
    #[error("the control digits do not fit")]
    Control,
    /// Such a number is never given.
    #[error("such a number is never given")]
    Impossible,
    /// An organisation's number where a person's is asked for, or the other way round.
    #[error("the number of another kind of holder")]
    Holder,
}

impl NumberRefusal {
    /// A stable word for choosing the message: `empty letters sign too-short too-long control impossible holder`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Letters => "letters",
            Self::Sign(_) => "sign",
            Self::TooShort { .. } => "too-short",
            Self::TooLong { .. } => "too-long",
            Self::Control => "control",
            Self::Impossible => "impossible",
            Self::Holder => "holder",
        }
    }
}

/// The digits of what was typed, without the spaces, dashes, dots, slashes and the number sign that people write.
fn digits(text: &str) -> Result<String, NumberRefusal> {
    let mut digits = String::new();
    for letter in text.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '.' | '/' | '№' | '\u{200b}' | '\u{feff}' => {}
            _ if letter.is_whitespace() || is_dash(letter) => {}
            _ if letter.is_alphabetic() => return Err(NumberRefusal::Letters),
            _ => return Err(NumberRefusal::Sign(letter)),
        }
    }
    if digits.is_empty() { Err(NumberRefusal::Empty) } else { Ok(digits) }
}

fn exactly(text: &str, needed: usize) -> Result<String, NumberRefusal> {
    let digits = digits(text)?;
    match digits.len() {
        typed if typed < needed => Err(NumberRefusal::TooShort { typed, needed }),
        typed if typed > needed => Err(NumberRefusal::TooLong { typed, needed }),
        _ => Ok(digits),
    }
}

fn values(digits: &str) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
    digits.bytes().map(|digit| u32::from(digit - b'0'))
}

fn number(digits: &str) -> u64 {
    digits.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

fn weighted(digits: &str, weights: &[u32]) -> u32 {
    values(digits).zip(weights).map(|(digit, weight)| digit * weight).sum()
}

fn fits(does: bool) -> Result<(), NumberRefusal> {
    if does { Ok(()) } else { Err(NumberRefusal::Control) }
}

fn possible(digits: &str) -> Result<(), NumberRefusal> {
    if digits.bytes().all(|digit| digit == b'0') { Err(NumberRefusal::Impossible) } else { Ok(()) }
}

/// A pension insurance number (СНИЛС): nine digits and a control number of two.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Snils(String);

hidden!(Snils, NumberRefusal);

impl Snils {
    /// Reads it however it is typed.
    ///
    /// # Errors
    /// The control number is checked for all numbers above 001-001-998; the earlier ones had none.
    pub fn parse(text: &str) -> Result<Self, NumberRefusal> {
        let digits = exactly(text, 11)?;
        possible(&digits[..9])?;
        if number(&digits[..9]) > 1_001_998 {
            let control = weighted(&digits[..9], &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
            fits(u64::from(control) == number(&digits[9..]))?;
        }
        Ok(Self(digits))
    }

    /// As it is printed: `112-233-445 95`.
    #[must_use]
    pub fn formatted(&self) -> String {
        let d = &self.0;
        format!("{}-{}-{} {}", &d[..3], &d[3..6], &d[6..9], &d[9..])
    }

    /// Enough to recognise one's own: `***-***-445 95`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("***-***-{} {}", &self.0[6..9], &self.0[9..])
    }
}

/// A taxpayer number (ИНН): 12 digits of a person or sole trader, 10 of an organisation.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Inn(String);

hidden!(Inn, NumberRefusal);

impl Inn {
    /// Reads a number of either kind.
    ///
    /// # Errors
    /// With ten digits or fewer the length of an organisation's number is told, with more that of a person's.
    pub fn parse(text: &str) -> Result<Self, NumberRefusal> {
        let needed = if digits(text)?.len() <= 10 { 10 } else { 12 };
        let digits = exactly(text, needed)?;
        possible(&digits)?;
        let last = |length: usize, weights: &[u32]| {
            weighted(&digits, weights) % 11 % 10 == values(&digits[length..=length]).sum::<u32>()
        };
        fits(if needed == 10 {
            last(9, &[2, 4, 10, 3, 5, 9, 4, 6, 8])
        } else {
            last(10, &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) && last(11, &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
        })?;
        Ok(Self(digits))
    }

    /// Reads a person's number.
    ///
    /// # Errors
    /// [`NumberRefusal::Holder`] for a valid number of an organisation.
    pub fn person(text: &str) -> Result<Self, NumberRefusal> {
        match Self::parse(text) {
            Ok(inn) if inn.is_person() => Ok(inn),
            Ok(_) => Err(NumberRefusal::Holder),
            Err(NumberRefusal::TooShort { typed, .. }) => Err(NumberRefusal::TooShort { typed, needed: 12 }),
            Err(NumberRefusal::Control | NumberRefusal::Impossible) => {
                exactly(text, 12).and(Err(NumberRefusal::Control))
            }
            Err(other) => Err(other),
        }
    }

    /// Reads an organisation's number.
    ///
    /// # Errors
    /// [`NumberRefusal::Holder`] for a valid number of a person.
    pub fn organisation(text: &str) -> Result<Self, NumberRefusal> {
        match Self::parse(text) {
            Ok(inn) if inn.is_person() => Err(NumberRefusal::Holder),
            Ok(inn) => Ok(inn),
            Err(other) => exactly(text, 10).and(Err(other)),
        }
    }

    /// Whether it is the number of a person or sole trader.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.0.len() == 12
    }

    /// As it is printed: the bare digits.
    #[must_use]
    pub fn formatted(&self) -> String {
        self.0.clone()
    }

    /// Enough to recognise one's own: `********5912`.
    #[must_use]
    pub fn masked(&self) -> String {
        all_but_last(&self.0, 4)
    }
}

/// A registration number of an organisation (ОГРН, 13 digits) or a sole trader (ОГРНИП, 15 digits).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ogrn(String);

hidden!(Ogrn, NumberRefusal);

impl Ogrn {
    /// Reads a number of either kind.
    pub fn parse(text: &str) -> Result<Self, NumberRefusal> {
        let needed = if digits(text)?.len() <= 13 { 13 } else { 15 };
        let digits = exactly(text, needed)?;
        possible(&digits)?;
        let (head, last) = digits.split_at(needed - 1);
        let divisor = if needed == 13 { 11 } else { 13 };
        fits(number(head) % divisor % 10 == number(last))?;
        Ok(Self(digits))
    }

    /// Whether it is a sole trader's.
    #[must_use]
    pub fn is_sole_trader(&self) -> bool {
        self.0.len() == 15
    }

    /// As it is printed: the bare digits.
    #[must_use]
    pub fn formatted(&self) -> String {
        self.0.clone()
    }
}

/// The series and number of an internal passport.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Passport(String);

hidden!(Passport, NumberRefusal);

impl Passport {
    /// Reads series and number written together, with any separators.
    pub fn parse(text: &str) -> Result<Self, NumberRefusal> {
        let digits = exactly(text, 10)?;
        possible(&digits[..2])?;
        possible(&digits[4..])?;
        Ok(Self(digits))
    }

    /// The four digits of the series.
    #[must_use]
    pub fn series(&self) -> &str {
        &self.0[..4]
    }

    /// The six digits of the number.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.0[4..]
    }

    /// As it is printed: `45 10 624718`.
    #[must_use]
    pub fn formatted(&self) -> String {
        format!("{} {} {}", &self.0[..2], &self.0[2..4], &self.0[4..])
    }

    /// Enough to recognise one's own: `** ** ***718`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("** ** ***{}", &self.0[7..])
    }
}

/// A health insurance number (полис ОМС of the single form): 16 digits, the last by the Luhn rule (ISO/IEC 7812-1).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Oms(String);

hidden!(Oms, NumberRefusal);

impl Oms {
    /// Reads it however it is typed.
    pub fn parse(text: &str) -> Result<Self, NumberRefusal> {
        let digits = exactly(text, 16)?;
        possible(&digits)?;
        let sum: u32 = values(&digits)
            .rev()
            .enumerate()
            .map(|(place, digit)| if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 })
            .sum();
        fits(sum.is_multiple_of(10))?;
        Ok(Self(digits))
    }

    /// In groups of four.
    #[must_use]
    pub fn formatted(&self) -> String {
        let d = &self.0;
        format!("{} {} {} {}", &d[..4], &d[4..8], &d[8..12], &d[12..])
    }

    /// Enough to recognise one's own.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("**** **** **** {}", &self.0[12..])
    }
}

/// A postcode of six digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode(String);

hidden!(Postcode, NumberRefusal);

impl Postcode {
    /// Reads it; the first digit is 1 to 6.
    pub fn parse(text: &str) -> Result<Self, NumberRefusal> {
        let digits = exactly(text, 6)?;
        if matches!(digits.as_bytes().first(), Some(b'1'..=b'6')) {
            Ok(Self(digits))
        } else {
            Err(NumberRefusal::Impossible)
        }
    }
}

fn all_but_last(digits: &str, shown: usize) -> String {
    let hidden = digits.len().saturating_sub(shown);
    "*".repeat(hidden) + &digits[hidden..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_typed() {
        for text in [
            "112-233-445 95",
            "11223344595",
            " 112 233 445-95 ",
            "112–233–445 95",
            "112\u{a0}233\u{a0}445\u{a0}95",
        ] {
            assert_eq!(Snils::parse(text).unwrap().formatted(), "112-233-445 95", "{text}");
        }
        assert_eq!(Snils::parse("11223344595").unwrap().masked(), "***-***-445 95");
        assert_eq!(Inn::parse("500100732259").unwrap().masked(), "********2259");
        assert_eq!(Inn::parse("7707083893").unwrap().as_str(), "7707083893");
        assert_eq!(Ogrn::parse("1027700132195").unwrap().as_str(), "1027700132195");
        assert!(Ogrn::parse("304500116000157").unwrap().is_sole_trader());
        assert_eq!(Passport::parse("4510-624718").unwrap().formatted(), "45 10 624718");
        assert_eq!(Passport::parse("45 10 № 624718").unwrap().masked(), "** ** ***718");
        assert_eq!(Oms::parse("7700000000000008").unwrap().formatted(), "7700 0000 0000 0008");
        assert_eq!(Postcode::parse("101000").unwrap().as_str(), "101000");
    }

    #[test]
    fn a_refusal_says_exactly_what_is_wrong() {
        use NumberRefusal::{Control, Empty, Holder, Impossible, Letters, Sign, TooLong, TooShort};
        assert_eq!(Snils::parse("  -  "), Err(Empty));
        assert_eq!(Snils::parse("112-233-445"), Err(TooShort { typed: 9, needed: 11 }));
        assert_eq!(Snils::parse("112-233-445 956"), Err(TooLong { typed: 12, needed: 11 }));
        assert_eq!(Snils::parse("112-233-44O 95"), Err(Letters));
        assert_eq!(Snils::parse("112_233_445 95"), Err(Sign('_')));
        assert_eq!(Snils::parse("112-233-445 96"), Err(Control));
        assert_eq!(Snils::parse("000-000-000 00"), Err(Impossible));
        assert_eq!(Inn::person("7707083893"), Err(Holder));
        assert_eq!(Inn::person("770708389"), Err(TooShort { typed: 9, needed: 12 }));
        assert_eq!(Inn::person("7707083894"), Err(TooShort { typed: 10, needed: 12 }));
        assert_eq!(Inn::person("500100732258"), Err(Control));
        assert_eq!(Inn::organisation("500100732259"), Err(Holder));
        assert_eq!(Inn::organisation("77070838931"), Err(TooLong { typed: 11, needed: 10 }));
        assert_eq!(Inn::organisation("7707083894"), Err(Control));
        assert_eq!(Passport::parse("0010 624718"), Err(Impossible));
        assert_eq!(Postcode::parse("901000"), Err(Impossible));
    }

    #[test]
    fn a_number_without_a_control_number_is_taken() {
        assert!(Snils::parse("001-001-998 00").is_ok());
        assert!(Snils::parse("000-000-001 00").is_ok());
    }

    #[test]
    fn nothing_personal_is_printed() {
        assert_eq!(format!("{:?}", Snils::parse("11223344595").unwrap()), "Snils([hidden])");
    }

    /// A valid СНИЛС for any nine digits above the limit.
    fn snils(head: u64) -> String {
        let head = format!("{head:09}");
        let control = weighted(&head, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
        format!("{head}{control:02}")
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in ".{0,40}") {
            let _ = (Snils::parse(&text), Inn::parse(&text), Inn::person(&text), Inn::organisation(&text));
            let _ = (Ogrn::parse(&text), Passport::parse(&text), Oms::parse(&text), Postcode::parse(&text));
        }

        #[test]
        fn the_printed_form_is_read_back(head in 1_001_999_u64..1_000_000_000) {
            let snils = Snils::parse(&snils(head)).unwrap();
            prop_assert_eq!(Snils::parse(&snils.formatted()).unwrap(), snils.clone());
            prop_assert_eq!(Snils::parse(snils.as_str()).unwrap(), snils);
        }

        #[test]
        fn one_wrong_digit_is_noticed(head in 101_001_999_u64..1_000_000_000, place in 0_usize..9, by in 1_u8..10) {
            let mut typed = snils(head).into_bytes();
            typed[place] = b'0' + (typed[place] - b'0' + by) % 10;
            let typed = String::from_utf8(typed).unwrap();
            prop_assume!(number(&typed[..9]) > 1_001_998);
            // 100 and 101 both give the control number 00: the rule itself cannot tell these apart.
            let sum = |text: &str| weighted(&text[..9], &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
            prop_assume!(sum(&typed) % 100 != sum(&snils(head)) % 100);
            prop_assert_eq!(Snils::parse(&typed), Err(NumberRefusal::Control));
        }
    }
}

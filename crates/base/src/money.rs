//! Money in whole kopecks.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// An amount of roubles, kept in kopecks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// Why an amount is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyRefusal {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Something else than digits and one comma or point.
    #[error("an amount has digits and one comma")]
    Digits,
    /// More than two digits of kopecks.
    #[error("kopecks have two digits")]
    Kopecks,
    /// More than fits.
    #[error("the amount is too large")]
    TooLarge,
}

impl MoneyRefusal {
    /// A stable word for choosing the message: `empty digits kopecks too-large`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Digits => "digits",
            Self::Kopecks => "kopecks",
            Self::TooLarge => "too-large",
        }
    }
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount of kopecks.
    #[must_use]
    pub const fn from_kopecks(kopecks: i64) -> Self {
        Self(kopecks)
    }

    /// In kopecks, for storing.
    #[must_use]
    pub const fn kopecks(self) -> i64 {
        self.0
    }

    /// Reads `1 500`, `1500,5`, `1 500.50 ₽`.
    pub fn parse(text: &str) -> Result<Self, MoneyRefusal> {
        let typed: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '₽').collect();
        if typed.is_empty() {
            return Err(MoneyRefusal::Empty);
        }
        let (roubles, kopecks) = typed.split_once([',', '.']).unwrap_or((&typed, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
        if !is_number(roubles) || !is_number(kopecks) {
            return Err(MoneyRefusal::Digits);
        }
        if kopecks.len() > 2 {
            return Err(MoneyRefusal::Kopecks);
        }
        let number = |part: &str| part.parse::<i64>().map_err(|_| MoneyRefusal::TooLarge);
        let kopecks = number(kopecks)? * if kopecks.len() == 1 { 10 } else { 1 };
        let total = number(roubles)?.checked_mul(100).and_then(|total| total.checked_add(kopecks));
        total.map(Self).ok_or(MoneyRefusal::TooLarge)
    }

    /// The sum; at the edge of what fits it stays there.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; at the edge of what fits it stays there.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

/// As people write it: `1 500 ₽`, `1 500,50 ₽`, with spaces that do not break.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (roubles, kopecks) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = roubles.to_string();
        if self.0 < 0 {
            f.write_str("−")?;
        }
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                f.write_str("\u{a0}")?;
            }
            write!(f, "{digit}")?;
        }
        if kopecks > 0 { write!(f, ",{kopecks:02}\u{a0}₽") } else { f.write_str("\u{a0}₽") }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_is_read_and_written_as_people_do() {
        for (typed, kopecks, written) in [
            ("1 500", 150_000, "1\u{a0}500\u{a0}₽"),
            ("1500,5", 150_050, "1\u{a0}500,50\u{a0}₽"),
            ("0.07 ₽", 7, "0,07\u{a0}₽"),
            ("1234567", 123_456_700, "1\u{a0}234\u{a0}567\u{a0}₽"),
        ] {
            let money = Money::parse(typed).unwrap();
            assert_eq!((money.kopecks(), money.to_string().as_str()), (kopecks, written));
        }
        assert_eq!(Money::from_kopecks(-150).to_string(), "−1,50\u{a0}₽");
    }

    #[test]
    fn a_refusal_says_exactly_what_is_wrong() {
        assert_eq!(Money::parse(" ₽"), Err(MoneyRefusal::Empty));
        assert_eq!(Money::parse("1,2,3"), Err(MoneyRefusal::Digits));
        assert_eq!(Money::parse("-5"), Err(MoneyRefusal::Digits));
        assert_eq!(Money::parse("1,234"), Err(MoneyRefusal::Kopecks));
        assert_eq!(Money::parse("99999999999999999999"), Err(MoneyRefusal::TooLarge));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(kopecks in 0_i64..i64::MAX) {
            let money = Money::from_kopecks(kopecks);
            prop_assert_eq!(Money::parse(&money.to_string()).unwrap(), money);
        }
    }
}

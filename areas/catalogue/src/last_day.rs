//! The last day on which a service can be asked for: once, or every year.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::toml_reader::Reader;

/// The last day to apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDay {
    /// Once: when it has passed the service is over.
    On(NaiveDate),
    /// Every year, month and day: when it has passed the next one counts.
    Yearly(u32, u32),
}

impl LastDay {
    /// The day that counts for whoever applies today.
    #[must_use]
    pub fn next(self, today: NaiveDate) -> NaiveDate {
        match self {
            Self::On(day) => day,
            Self::Yearly(month, day) => {
                let of = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
                let this = of(today.year()).filter(|last| today <= *last);
                this.or_else(|| of(today.year().saturating_add(1))).unwrap_or(today)
            }
        }
    }
}

/// As it is written in `service.toml`.
impl fmt::Display for LastDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(day) => write!(f, "{day}"),
            Self::Yearly(month, day) => write!(f, "{month:02}-{day:02} every year"),
        }
    }
}

/// `"2026-12-31"`, or `"04-30"` for every year.
pub(crate) fn last_day(reader: &Reader<'_>, key: &'static str) -> Option<LastDay> {
    let text = reader.text(key)?;
    // A day of every year is there in years without 29 February too.
    let yearly = || format!("2001-{text}").parse::<NaiveDate>().ok().filter(|_| text.len() == 5);
    let once = text.parse::<NaiveDate>().ok().map(LastDay::On);
    let found = once.or_else(|| yearly().map(|day| LastDay::Yearly(day.month(), day.day())));
    if found.is_none() {
        let message = format!(
            "\"{text}\" is not a day; write it like \"2026-12-31\", or like \"04-30\" for every year"
        );
        reader.fault(reader.line_of(key), message);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_of_every_year_is_never_over() {
        let april = LastDay::Yearly(4, 30);
        assert_eq!(april.next(day("2026-04-30")), day("2026-04-30"));
        assert_eq!(april.next(day("2026-05-01")), day("2027-04-30"));
        assert_eq!(LastDay::On(day("2026-04-30")).next(day("2026-05-01")), day("2026-04-30"));
    }
}

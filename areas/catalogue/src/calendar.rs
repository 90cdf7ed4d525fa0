//! Working days by the production calendar.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The calendar as it is kept: `calendar.toml`.
const TEXT: &str = include_str!("calendar.toml");

#[derive(serde::Deserialize)]
struct Calendar {
    every_year: BTreeSet<String>,
    #[serde(flatten)]
    years: BTreeMap<String, Year>,
}

#[derive(serde::Deserialize)]
struct Year {
    rest: BTreeSet<String>,
    work: BTreeSet<String>,
}

#[expect(clippy::expect_used, reason = "the file is compiled in and a test reads it")]
static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| toml::from_str(TEXT).expect("calendar.toml can be read"));

/// Whether people work on this day.
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    let month_day = day.format("%m-%d").to_string();
    let year = CALENDAR.years.get(&day.year().to_string());
    if year.is_some_and(|year| year.work.contains(&month_day)) {
        return true;
    }
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let moved = year.is_some_and(|year| year.rest.contains(&month_day));
    !weekend && !moved && !CALENDAR.every_year.contains(&month_day)
}

/// Adds working days to a date by the production calendar: the day itself does not count, and the answer is a working day unless `days` is 0.
#[must_use]
pub fn add_working_days(from: NaiveDate, days: u32) -> NaiveDate {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        let Some(next) = day.checked_add_days(Days::new(1)) else { return day };
        day = next;
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn five_working_days_skip_weekends_and_holidays() {
        assert_eq!(add_working_days(day("2026-11-24"), 5), day("2026-12-01"));
        assert_eq!(add_working_days(day("2026-12-29"), 2), day("2027-01-11"), "the winter holidays");
        assert_eq!(add_working_days(day("2025-10-31"), 1), day("2025-11-01"), "a worked Saturday");
        assert_eq!(add_working_days(day("2026-05-08"), 1), day("2026-05-12"), "a moved day of rest");
        assert_eq!(add_working_days(day("2026-11-22"), 0), day("2026-11-22"));
        assert_eq!(add_working_days(day("2031-06-11"), 1), day("2031-06-13"), "a year without a table");
    }

    #[test]
    fn a_year_has_as_many_working_days_as_was_decided() {
        let worked = |year: i32| {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            first.iter_days().take_while(|day| day.year() == year).filter(|day| is_working_day(*day)).count()
        };
        assert_eq!((worked(2025), worked(2026)), (247, 247));
    }

    proptest! {
        #[test]
        fn terms_add_up(start in 0_u64..1000, a in 0_u32..40, b in 0_u32..40) {
            let from = day("2025-01-01").checked_add_days(Days::new(start)).unwrap();
            let at_once = add_working_days(from, a + b);
            prop_assert_eq!(add_working_days(add_working_days(from, a), b), at_once);
            prop_assert!(a + b == 0 || is_working_day(at_once));
        }
    }
}

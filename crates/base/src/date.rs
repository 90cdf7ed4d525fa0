//! Dates as people type them.

use chrono::{Datelike, NaiveDate};

/// Which box of a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBox {
    /// The day.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// Why a date is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateRefusal {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// One box is empty.
    #[error("{0:?} is missing")]
    Missing(DateBox),
    /// A box holds something else than a number.
    #[error("{0:?} is not a number")]
    NotNumber(DateBox),
    /// Months are 1 to 12.
    #[error("there is no such month")]
    NoSuchMonth,
    /// The month has no such day (in that year).
    #[error("the month has no such day")]
    NoSuchDay,
    /// A year has four digits, from 1850 to 2199.
    #[error("a year has four digits")]
    NoSuchYear,
    /// One line that is not of the form ДД.ММ.ГГГГ.
    #[error("not of the form DD.MM.YYYY")]
    Form,
}

impl DateRefusal {
    /// A stable word for choosing the message: `empty missing-day missing-month missing-year not-number month day year form`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Missing(DateBox::Day) => "missing-day",
            Self::Missing(DateBox::Month) => "missing-month",
            Self::Missing(DateBox::Year) => "missing-year",
            Self::NotNumber(_) => "not-number",
            Self::NoSuchMonth => "month",
            Self::NoSuchDay => "day",
            Self::NoSuchYear => "year",
            Self::Form => "form",
        }
    }
}

/// Reads a date from its three boxes.
pub fn date_from_boxes(day: &str, month: &str, year: &str) -> Result<NaiveDate, DateRefusal> {
    let boxes = [(day.trim(), DateBox::Day), (month.trim(), DateBox::Month), (year.trim(), DateBox::Year)];
    if boxes.iter().all(|(text, _)| text.is_empty()) {
        return Err(DateRefusal::Empty);
    }
    let number = |(text, which): (&str, DateBox)| {
        if text.is_empty() {
            return Err(DateRefusal::Missing(which));
        }
        let is_number = text.len() <= 9 && text.bytes().all(|digit| digit.is_ascii_digit());
        if is_number {
            text.parse::<u32>().map_err(|_| DateRefusal::NotNumber(which))
        } else {
            Err(DateRefusal::NotNumber(which))
        }
    };
    let [day, month, year] = boxes;
    let (day, month, year) = (number(day)?, number(month)?, number(year)?);
    if !(1..=12).contains(&month) {
        return Err(DateRefusal::NoSuchMonth);
    }
    if !(1850..=2199).contains(&year) {
        return Err(DateRefusal::NoSuchYear);
    }
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(DateRefusal::NoSuchDay)
}

/// Reads a date typed in one line: `05.03.1990`, `5/3/1990`, or `1990-03-05` as date pickers send it.
pub fn date_from_line(text: &str) -> Result<NaiveDate, DateRefusal> {
    let text = text.trim().trim_end_matches(['г', '.', ' ']);
    if text.is_empty() {
        return Err(DateRefusal::Empty);
    }
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => date_from_boxes(day, month, year),
        [day, month, year] => date_from_boxes(day, month, year),
        _ => Err(DateRefusal::Form),
    }
}

/// `05.03.1990`.
#[must_use]
pub fn date_in_digits(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

/// Full years of age on a day; nothing before birth. Whoever was born on 29 February is a year older on 1 March.
#[must_use]
pub fn age_on(born: NaiveDate, day: NaiveDate) -> Option<u32> {
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    u32::try_from(day.year() - born.year() - i32::from(before_birthday)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_date_is_read_from_boxes_and_lines() {
        assert_eq!(date_from_boxes(" 5", "03", "1990 "), Ok(day(1990, 3, 5)));
        for line in ["05.03.1990", "5.3.1990", "5/3/1990", "1990-03-05", "05 03 1990", "05.03.1990 г."] {
            assert_eq!(date_from_line(line), Ok(day(1990, 3, 5)), "{line}");
        }
    }

    #[test]
    fn a_refusal_says_exactly_what_is_wrong() {
        assert_eq!(date_from_boxes(" ", "", ""), Err(DateRefusal::Empty));
        assert_eq!(date_from_boxes("5", "", "1990"), Err(DateRefusal::Missing(DateBox::Month)));
        assert_eq!(date_from_boxes("5", "май", "1990"), Err(DateRefusal::NotNumber(DateBox::Month)));
        assert_eq!(date_from_boxes("5", "13", "1990"), Err(DateRefusal::NoSuchMonth));
        assert_eq!(date_from_boxes("31", "4", "1990"), Err(DateRefusal::NoSuchDay));
        assert_eq!(date_from_boxes("29", "2", "1990"), Err(DateRefusal::NoSuchDay));
        assert_eq!(date_from_boxes("1", "2", "90"), Err(DateRefusal::NoSuchYear));
        assert_eq!(date_from_line("вчера"), Err(DateRefusal::Form));
    }

    #[test]
    fn age_counts_full_years() {
        assert_eq!(age_on(day(1990, 3, 5), day(2008, 3, 4)), Some(17));
        assert_eq!(age_on(day(1990, 3, 5), day(2008, 3, 5)), Some(18));
        assert_eq!(age_on(day(2004, 2, 29), day(2022, 2, 28)), Some(17));
        assert_eq!(age_on(day(2004, 2, 29), day(2022, 3, 1)), Some(18));
        assert_eq!(age_on(day(2004, 2, 29), day(2004, 2, 28)), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(days in -43_000_i32..80_000) {
            let date = NaiveDate::from_epoch_days(days).unwrap();
            prop_assert_eq!(date_from_line(&date_in_digits(date)), Ok(date));
            prop_assert_eq!(date_from_line(&date.to_string()), Ok(date));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(a in ".{0,12}", b in ".{0,5}", c in ".{0,5}") {
            let _ = (date_from_line(&a), date_from_boxes(&a, &b, &c));
        }
    }
}

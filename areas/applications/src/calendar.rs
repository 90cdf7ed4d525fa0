//! Days as they are kept and counted.

use chrono::NaiveDate;

/// An ISO date as kept in a column.
#[must_use]
pub(crate) fn parse(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// Working days after `today` up to and with `due`: what is left of a term when it is stopped. 0 when it is over.
#[must_use]
pub(crate) fn working_days_left(today: NaiveDate, due: NaiveDate) -> u32 {
    (0..=400)
        .take_while(|days| catalogue::add_working_days(today, *days) < due)
        .count()
        .try_into()
        .unwrap_or(400)
}

//! Until when an officer answers: within twenty-four hours of working days (REG-14).

use catalogue::add_working_days;
use chrono::{DateTime, NaiveDate, Utc};

/// The same hour of the next working day; `today` is the civil day of `sent` where the portal is.
pub(crate) fn due(today: NaiveDate, sent: DateTime<Utc>) -> DateTime<Utc> {
    sent + (add_working_days(today, 1) - today)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// covers REG-14
    #[test]
    fn the_term_does_not_run_on_days_of_rest() {
        for (sent, answered) in [
            ("2026-11-24T12:00:00Z", "2026-11-25T12:00:00Z"),
            ("2026-11-27T12:30:00Z", "2026-11-30T12:30:00Z"),
            ("2026-11-28T07:00:00Z", "2026-11-30T07:00:00Z"),
        ] {
            let [sent, answered]: [DateTime<Utc>; 2] = [sent, answered].map(|text| text.parse().unwrap());
            assert_eq!(due(sent.date_naive(), sent), answered);
        }
    }
}

//! Until when an officer answers: twenty-four hours of working days (REG-14).

use catalogue::add_working_days;
use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Moscow;

/// The same hour of the next working day; what comes on a day of rest is due when the first working day ends.
pub(crate) fn due(sent: DateTime<Utc>) -> DateTime<Utc> {
    let local = sent.with_timezone(&Moscow);
    let today = local.date_naive();
    let works = today.pred_opt().is_some_and(|before| add_working_days(before, 1) == today);
    let next = add_working_days(today, 1);
    let at = if works { next.and_time(local.time()) } else { next.and_time(NaiveTime::MIN) + chrono::Duration::days(1) };
    Moscow.from_local_datetime(&at).earliest().map_or(sent + chrono::Duration::days(1), |at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
    }

    /// covers REG-14
    #[test]
    fn the_term_does_not_run_on_days_of_rest() {
        for (sent, answered) in [
            ("2026-11-24T12:00:00+03:00", "2026-11-25T12:00:00+03:00"),
            ("2026-11-27T15:30:00+03:00", "2026-11-30T15:30:00+03:00"),
            ("2026-11-28T10:00:00+03:00", "2026-12-01T00:00:00+03:00"),
        ] {
            assert_eq!(due(moment(sent)), moment(answered), "{sent}");
        }
    }
}

//! When an application will be decided: from how long the office took for those before it, and why that moves (LEAP-08).

use chrono::{DateTime, Duration, NaiveDate, Utc};
use journal::Recorded;
use text::Words;

/// A forecast needs so many finished cases.
const CASES_MIN: usize = 20;
/// And so many that took longer than this one already has.
const LONGER_MIN: usize = 5;
/// A shorter stop of the clock is not worth a word, in seconds.
const STOP_MIN: i64 = 600;

/// What the office's own history says of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outlook {
    /// Too few cases have ended: the promised term is all there is.
    Unknown,
    /// It takes longer than nearly all others did; of how many.
    Long(usize),
    /// A forecast.
    Likely(Forecast),
}

/// A forecast of the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Forecast {
    /// Half of such cases have ended by then.
    pub likely: DateTime<Utc>,
    /// Nine of ten have.
    pub almost_sure: DateTime<Utc>,
    /// How many cases it stands on.
    pub cases: usize,
}

/// Looks at the cases that took longer than this one already has, the time when its clock stood not counted. `paces` are the
/// seconds that finished cases of the service took; `stood` are those for which this one's clock has stood until now.
pub(crate) fn outlook(paces: &[i64], submitted: DateTime<Utc>, stood: i64, now: DateTime<Utc>) -> Outlook {
    if paces.len() < CASES_MIN {
        return Outlook::Unknown;
    }
    let elapsed = (now - submitted).num_seconds() - stood;
    let mut longer: Vec<i64> = paces.iter().copied().filter(|pace| *pace > elapsed).collect();
    if longer.len() < LONGER_MIN {
        return Outlook::Long(paces.len());
    }
    longer.sort_unstable();
    let after = |pace: i64| submitted + Duration::seconds(pace.saturating_add(stood));
    let last_of_nine_tenths = (longer.len() * 9).div_ceil(10) - 1;
    Outlook::Likely(Forecast {
        likely: after(longer[longer.len() / 2]),
        almost_sure: after(longer[last_of_nine_tenths]),
        cases: paces.len(),
    })
}

/// A day on which offices work: the one given, or the next.
pub(crate) fn working_day(day: NaiveDate) -> NaiveDate {
    if catalogue::is_working_day(day) { day } else { catalogue::add_working_days(day, 1) }
}

/// For how long an application has waited, in seconds: for registers, and for the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stops {
    pub register: i64,
    pub person: i64,
}

/// Adds up the stops that the course of an application tells, oldest entry first; one that lasts still counts until `now`.
pub(crate) fn stops(entries: &[Recorded], now: DateTime<Utc>) -> Stops {
    let (mut stops, mut register, mut person) = (Stops::default(), None, None);
    for entry in entries {
        match Turn::of(&entry.action) {
            Turn::RegisterWaits => register = register.or(Some(entry.at)),
            Turn::RegisterAnswers => stops.register += end(&mut register, entry.at),
            Turn::PersonIsAwaited => person = person.or(Some(entry.at)),
            Turn::PersonHasActed => {
                // A register that was silent meanwhile kept nobody waiting: it was the person's turn.
                register = register.filter(|_| person.is_none());
                stops.person += end(&mut person, entry.at);
            }
            Turn::Ended => {
                stops.register += end(&mut register, entry.at);
                stops.person += end(&mut person, entry.at);
            }
            Turn::None => {}
        }
    }
    stops.register += end(&mut register, now);
    stops.person += end(&mut person, now);
    stops
}

/// Which way an entry turns the clock.
enum Turn {
    RegisterWaits,
    RegisterAnswers,
    PersonIsAwaited,
    PersonHasActed,
    Ended,
    None,
}

impl Turn {
    fn of(action: &str) -> Self {
        match action {
            "application.waiting" => Self::RegisterWaits,
            "application.checked" => Self::RegisterAnswers,
            "application.question_asked"
            | "application.payment_due"
            | "application.signature_due"
            | "application.visit_due" => Self::PersonIsAwaited,
            "application.answered"
            | "application.paid"
            | "application.signed"
            | "application.amended"
            | "application.visited"
            | "application.task_expired" => Self::PersonHasActed,
            "application.withdrawn" | "application.refused" | "application.completed" => Self::Ended,
            _ => Self::None,
        }
    }
}

fn end(since: &mut Option<DateTime<Utc>>, at: DateTime<Utc>) -> i64 {
    since.take().map_or(0, |since| (at - since).num_seconds())
}

impl Stops {
    /// Why the forecast moved, in words; empty when nothing stood for long.
    pub(crate) fn words(self, t: &Words) -> String {
        let told =
            |key: &str, seconds: i64| (seconds >= STOP_MIN).then(|| t.with1(key, "span", span(t, seconds)));
        let parts = [
            told("applications-moved-register", self.register),
            told("applications-moved-person", self.person),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// A stretch of time in the largest unit that says enough: «40 минут», «5 часов», «3 дня».
pub(crate) fn span(t: &Words, seconds: i64) -> String {
    let (key, n) = match seconds {
        ..3600 => ("applications-span-minutes", seconds / 60),
        3600..172_800 => ("applications-span-hours", seconds / 3600),
        _ => ("applications-span-days", seconds / 86_400),
    };
    t.with1(key, "n", n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: i64 = 86_400;

    fn sent() -> DateTime<Utc> {
        "2026-11-18T09:00:00Z".parse().unwrap()
    }

    fn after(days: i64) -> DateTime<Utc> {
        sent() + Duration::seconds(days * DAY)
    }

    #[test]
    fn half_and_nine_tenths_of_the_cases_before_say_when() {
        let paces: Vec<i64> = (1..=20).map(|days| days * DAY).collect();
        let Outlook::Likely(forecast) = outlook(&paces, sent(), 0, sent()) else { panic!("a forecast") };
        assert_eq!(forecast, Forecast { likely: after(11), almost_sure: after(18), cases: 20 });
    }

    #[test]
    fn thin_history_says_nothing() {
        assert_eq!(outlook(&[DAY; 19], sent(), 0, sent()), Outlook::Unknown);
    }

    #[test]
    fn what_outlives_nearly_all_others_has_no_forecast() {
        assert_eq!(outlook(&[DAY; 40], sent(), 0, after(2)), Outlook::Long(40));
    }

    #[test]
    fn the_time_the_clock_stood_is_added_and_not_counted() {
        let paces = vec![10 * DAY; 30];
        let Outlook::Likely(moved) = outlook(&paces, sent(), 3 * DAY, after(12)) else {
            panic!("a forecast")
        };
        assert_eq!(moved.likely, after(13));
    }

    /// The course of an application: actions with the hours after it was sent.
    fn course(acts: &[(&str, i64)]) -> Vec<Recorded> {
        let entry = |(action, hours): &(&str, i64)| Recorded {
            id: base::EntryId(uuid::Uuid::nil()),
            at: sent() + Duration::hours(*hours),
            actor: journal::Actor::System,
            action: format!("application.{action}"),
            citizen: None,
            object: journal::Object::Portal,
            service: None,
            agency: None,
            outcome: journal::Outcome::Done,
            reason: None,
            details: serde_json::Value::Null,
            leaf: None,
        };
        acts.iter().map(entry).collect()
    }

    /// For how many hours registers and the person were waited for, ten days after it was sent.
    fn hours(acts: &[(&str, i64)]) -> (i64, i64) {
        let stops = stops(&course(acts), after(10));
        (stops.register / 3600, stops.person / 3600)
    }

    /// covers LEAP-08: each reason by itself
    #[test]
    fn every_stop_of_the_clock_is_counted_to_whom_it_waited_for() {
        assert_eq!(hours(&[("submitted", 0), ("in_review", 1)]), (0, 0), "nobody was waited for");
        assert_eq!(hours(&[("waiting", 2), ("checked", 5)]), (3, 0), "a register was down");
        assert_eq!(hours(&[("waiting", 200)]), (40, 0), "and still is");
        assert_eq!(hours(&[("question_asked", 2), ("answered", 26)]), (0, 24), "a question");
        assert_eq!(hours(&[("payment_due", 1), ("paid", 8)]), (0, 7), "a fee");
        assert_eq!(hours(&[("signature_due", 1), ("signed", 5)]), (0, 4), "a signature");
        assert_eq!(hours(&[("visit_due", 0), ("visit_booked", 3), ("visited", 50)]), (0, 50), "a visit");
        assert_eq!(
            hours(&[("visit_due", 0), ("visit_missed", 24), ("task_expired", 72)]),
            (0, 72),
            "nobody came"
        );
    }

    #[test]
    fn stops_add_up_and_end_with_the_application() {
        let twice = [
            ("waiting", 0),
            ("checked", 2),
            ("question_asked", 3),
            ("answered", 5),
            ("question_asked", 6),
            ("answered", 7),
        ];
        assert_eq!(hours(&twice), (2, 3));
        assert_eq!(
            hours(&[("question_asked", 1), ("question_asked", 4), ("answered", 6)]),
            (0, 5),
            "asked once more"
        );
        assert_eq!(hours(&[("question_asked", 1), ("withdrawn", 4)]), (0, 3));
        let fee = [("payment_due", 0), ("waiting", 1), ("paid", 30), ("in_review", 30)];
        assert_eq!(
            hours(&fee),
            (0, 30),
            "the register of charges was silent while the person was waited for"
        );
    }

    proptest! {
        #[test]
        fn a_forecast_never_lies_in_the_past(paces in prop::collection::vec(0_i64..60 * DAY, 20..80), days in 0_i64..60) {
            if let Outlook::Likely(forecast) = outlook(&paces, sent(), 0, after(days)) {
                prop_assert!(forecast.likely > after(days) && forecast.almost_sure >= forecast.likely);
            }
        }
    }
}

//! Which agency an application goes to, and until which day it answers.

use chrono::{Days, NaiveDate};
use text::{Arg, Words};

use crate::calendar::{add_working_days, is_working_day};
use crate::{Answers, Condition, Service};

/// A line of `[[agencies]]`: for these answers another agency is competent.
#[derive(Clone, Debug)]
pub struct Competence {
    /// Its code.
    pub agency: String,
    /// For which answers.
    pub when: Condition,
}

impl Service {
    /// The agency that these answers go to: that of the first line that fits, else the service's own.
    #[must_use]
    pub fn agency_for(&self, answers: &Answers, day: NaiveDate) -> &str {
        let line = self.competences.iter().find(|line| line.when.holds(answers, day));
        line.map_or(self.agency.as_str(), |line| line.agency.as_str())
    }

    /// Whether these answers cannot wait: officers see such a case before others.
    #[must_use]
    pub fn is_urgent(&self, answers: &Answers, day: NaiveDate) -> bool {
        self.urgent.as_ref().is_some_and(|when| when.holds(answers, day))
    }

    /// Every agency that may have its cases, its own first.
    #[must_use]
    pub fn agencies(&self) -> Vec<&str> {
        let mut all = vec![self.agency.as_str()];
        for line in &self.competences {
            if !all.contains(&line.agency.as_str()) {
                all.push(&line.agency);
            }
        }
        all
    }

    /// Whether an agency may have its cases.
    #[must_use]
    pub fn is_served_by(&self, agency: &str) -> bool {
        self.agencies().contains(&agency)
    }

    /// An agency's name: the words `agency`, or `agency-CODE`.
    #[must_use]
    pub fn agency_name(&self, agency: &str, words: &Words) -> String {
        if agency == self.agency || !self.is_served_by(agency) {
            return words.get("agency");
        }
        words.get(&format!("agency-{agency}"))
    }

    /// Whether an answer takes days at all.
    #[must_use]
    pub fn has_term(&self) -> bool {
        self.term_working_days > 0 || self.term_calendar_days > 0
    }

    /// The last day of the term that begins on `day`; that day itself when it takes none. A term in calendar days that would end on a
    /// day of rest ends on the working day before.
    #[must_use]
    pub fn due(&self, day: NaiveDate) -> NaiveDate {
        if self.term_calendar_days == 0 {
            return add_working_days(day, self.term_working_days);
        }
        let last = day.checked_add_days(Days::new(self.term_calendar_days.into())).unwrap_or(day);
        let mut before = last;
        while before > day && !is_working_day(before) {
            before = before.pred_opt().unwrap_or(day);
        }
        before
    }

    /// «До 5 рабочих дней», «До 30 дней» or «Сразу, обычно за минуту».
    #[must_use]
    pub fn term(&self, t: &Words) -> String {
        let of = |key: &str, days: u32| t.with(key, &[("n", Arg::Number(i64::from(days)))]);
        match (self.term_working_days, self.term_calendar_days) {
            (0, 0) => t.get("catalogue-at-once"),
            (0, days) => of("catalogue-days-calendar", days),
            (days, _) => of("catalogue-days", days),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Catalogue;

    #[test]
    fn a_term_in_calendar_days_ends_on_a_working_day() {
        let catalogue = Catalogue::shipped();
        let appeal = catalogue.get("citizen-appeal").unwrap();
        let due = |day: &str| appeal.due(day.parse().unwrap()).to_string();
        assert_eq!(due("2026-11-24"), "2026-12-24", "thirty days");
        assert_eq!(due("2026-11-26"), "2026-12-25", "the twenty-sixth is a Saturday");
        assert_eq!(due("2026-12-05"), "2026-12-30", "not in the holidays");
    }
}

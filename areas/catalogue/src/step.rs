//! The steps of a service, and the way an application takes through them.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, Weekday};
use serde_json::{Value, json};

use crate::service::known;
use crate::{Answers, Condition, Question, Service, is_working_day};

/// One durable step.
#[derive(Clone, Debug)]
pub enum Step {
    /// Ask a register; its answer is kept beside the statement.
    Check {
        /// Name within the service.
        name: String,
        /// Runs only when this holds.
        when: Option<Condition>,
        /// The register's code: the path under the registers' address.
        register: String,
        /// What is sent: parameter → answer name or `profile.…`.
        send: BTreeMap<String, String>,
        /// The answer's field that must be true to go on by itself; else the step refuses with `reason-<name>` when no review step follows.
        passes_when: Option<String>,
    },
    /// The person pays the fee; skipped when nothing is to be paid.
    Pay {
        /// Name within the service.
        name: String,
        /// Runs only when this holds.
        when: Option<Condition>,
        /// Days the person has; then it is refused with `reason-<name>`.
        within_days: u32,
    },
    /// The person signs the statement.
    Sign {
        /// Name within the service.
        name: String,
        /// Runs only when this holds.
        when: Option<Condition>,
        /// Days the person has; then it is refused with `reason-<name>`.
        within_days: u32,
    },
    /// An officer decides.
    Review {
        /// Name within the service.
        name: String,
        /// Runs only when this holds.
        when: Option<Condition>,
        /// A second officer confirms the decision before it takes effect.
        two_officers: bool,
        /// What the officer types for the letter, with the words of a question.
        values: Vec<Question>,
    },
    /// The person comes.
    Visit {
        /// Name within the service.
        name: String,
        /// Runs only when this holds.
        when: Option<Condition>,
        /// Days the person has to choose a day and come; then it is refused with `reason-<name>`.
        within_days: u32,
        /// When the agency receives people.
        hours: Hours,
    },
    /// The document is made.
    Issue {
        /// Name within the service.
        name: String,
        /// Runs only when this holds.
        when: Option<Condition>,
        /// The letter: empty is `result.typ`, `NAME` is `result-NAME.typ`.
        letter: String,
    },
}

impl Step {
    /// Name within the service; its words are `step-NAME` and `step-NAME-note`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Check { name, .. }
            | Self::Pay { name, .. }
            | Self::Sign { name, .. }
            | Self::Review { name, .. }
            | Self::Visit { name, .. }
            | Self::Issue { name, .. } => name,
        }
    }

    /// When it runs; always, when there is no condition.
    #[must_use]
    pub fn when(&self) -> Option<&Condition> {
        match self {
            Self::Check { when, .. }
            | Self::Pay { when, .. }
            | Self::Sign { when, .. }
            | Self::Review { when, .. }
            | Self::Visit { when, .. }
            | Self::Issue { when, .. } => when.as_ref(),
        }
    }

    /// What the officer types for the letter.
    pub fn values(&self) -> &[Question] {
        match self {
            Self::Review { values, .. } => values,
            _ => &[],
        }
    }

    /// How many days the person has for it; nothing when it is not the person's step.
    #[must_use]
    pub fn within_days(&self) -> Option<u32> {
        match self {
            Self::Pay { within_days, .. }
            | Self::Sign { within_days, .. }
            | Self::Visit { within_days, .. } => Some(*within_days),
            _ => None,
        }
    }
}

/// When an agency receives people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The days of the week.
    pub weekdays: Vec<Weekday>,
    /// When visits begin: `09:00`.
    pub times: Vec<String>,
    /// How many people are received at each time.
    pub seats: u32,
    /// How many working days pass before the soonest visit.
    pub notice_days: u32,
    /// The question of kind `choice` whose answer says where: each of its options has seats of its own.
    pub place: Option<String>,
}

impl Hours {
    /// The days on which people are received, after `today` and not later than `last`, at most `most`.
    #[must_use]
    pub fn days(&self, today: NaiveDate, last: NaiveDate, most: usize) -> Vec<NaiveDate> {
        let mut working = 0;
        let mut days = Vec::new();
        let mut day = today;
        while days.len() < most {
            let Some(next) = day.checked_add_days(Days::new(1)).filter(|next| *next <= last) else { break };
            day = next;
            if !is_working_day(day) {
                continue;
            }
            working += 1;
            if working > self.notice_days && self.weekdays.contains(&chrono::Datelike::weekday(&day)) {
                days.push(day);
            }
        }
        days
    }
}

/// Where an application goes after a step is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Onward {
    /// To the step at this place.
    Step(usize),
    /// Refused by the step of this name; the words are `reason-NAME`.
    Refused(String),
    /// All steps are done.
    Done,
}

/// What is known of an application when its way is chosen.
#[derive(Clone, Copy, Debug)]
pub struct Course<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The registers' answers by step, as far as they have answered.
    pub checks: &'a BTreeMap<String, Value>,
    /// The day on which it was sent: ages and terms are those of that day.
    pub day: NaiveDate,
}

/// Under which name the conditions of steps find whether a check passed. No question can have it.
pub(crate) fn passed_name(check: &str) -> String {
    format!("check:{check}")
}

/// Under which name the conditions of steps find a field of a register's answer.
pub(crate) fn field_name(check: &str, field: &str) -> String {
    format!("check:{check}.{field}")
}

impl Service {
    /// Whether the step at `place` is on the way of this application, as far as it is known. A fee of nothing is not paid.
    #[must_use]
    pub fn runs(&self, place: usize, course: &Course<'_>) -> bool {
        let Some(step) = self.steps.get(place) else { return false };
        let owes = !matches!(step, Step::Pay { .. }) || self.fee_kopecks(course.answers, course.day) > 0;
        owes && step.when().is_none_or(|when| when.holds(&self.sight(course), course.day))
    }

    /// The first step on the way at or after `place`.
    #[must_use]
    pub fn next(&self, place: usize, course: &Course<'_>) -> Option<usize> {
        (place..self.steps.len()).find(|place| self.runs(*place, course))
    }

    /// Where the application goes after the step at `place`; for a check the course holds its answer already.
    #[must_use]
    pub fn onward(&self, place: usize, course: &Course<'_>) -> Onward {
        let Some(step) = self.steps.get(place) else { return Onward::Done };
        let later = place + 1..self.steps.len();
        if !self.passes(step, course) {
            let judged = |place: &usize| matches!(self.steps[*place], Step::Review { .. });
            if !later.clone().any(|place| judged(&place) && self.runs(place, course)) {
                return Onward::Refused(step.name().to_owned());
            }
        }
        self.next(place + 1, course).map_or(Onward::Done, Onward::Step)
    }

    /// Whether a step lets the application go on by itself: a check whose field is true, and everything else.
    #[must_use]
    pub fn passes(&self, step: &Step, course: &Course<'_>) -> bool {
        match step {
            Step::Check { name, passes_when: Some(field), .. } => {
                course.checks.get(name).and_then(|answer| answer.get(field)) == Some(&Value::Bool(true))
            }
            _ => true,
        }
    }

    /// The answers with what the checks said, as the conditions of steps see them.
    pub(crate) fn sight(&self, course: &Course<'_>) -> Answers {
        let mut sight = course.answers.clone();
        for step in &self.steps {
            let Some(answer) = course.checks.get(step.name()) else { continue };
            sight.insert(passed_name(step.name()), json!(self.passes(step, course)));
            for (field, value) in answer.as_object().into_iter().flatten() {
                sight.insert(field_name(step.name(), field), value.clone());
            }
        }
        sight
    }

    /// What the check at `place` sends to its register; `profile(name)` is what is known of the person.
    #[must_use]
    pub fn query(&self, place: usize, answers: &Answers, profile: impl Fn(&str) -> Option<Value>) -> Value {
        let Some(Step::Check { send, .. }) = self.steps.get(place) else { return json!({}) };
        let mut query = Answers::new();
        for (parameter, source) in send {
            let value = match source.strip_prefix("profile.") {
                Some(name) => known(name, &profile),
                None => {
                    let told = crate::condition::part_of(answers, source).cloned();
                    told.map(|told| self.form.without_files(source, told))
                }
            };
            if let Some(value) = value.filter(crate::condition::is_answer) {
                query.insert(parameter.clone(), value);
            }
        }
        Value::Object(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn people_are_received_on_the_agencys_working_days_after_the_notice() {
        let hours = Hours {
            weekdays: vec![Weekday::Tue, Weekday::Fri],
            times: vec!["09:00".into()],
            seats: 2,
            notice_days: 1,
            place: None,
        };
        let days = hours.days(day("2026-12-29"), day("2027-01-31"), 3);
        assert_eq!(days, [day("2027-01-12"), day("2027-01-15"), day("2027-01-19")], "no holidays");
        assert!(hours.days(day("2026-12-29"), day("2027-01-05"), 3).is_empty());
        let soon = hours.days(day("2026-11-23"), day("2026-12-31"), 1);
        assert_eq!(soon, [day("2026-11-27")], "Tuesday is within the notice");
    }
}

//! The fee of a service: the first line that fits decides, and the last line always fits.

use chrono::NaiveDate;

use crate::{Answers, Condition, Service};

/// One line of the fee.
#[derive(Clone, Debug)]
pub struct Fee {
    /// Its name; its words are `fee-NAME`: the basis. Empty when the service has one fee for everybody.
    pub name: String,
    /// How much; 0 is nothing. Of a sum that differs from person to person the question or the counted value says it.
    pub kopecks: i64,
    /// The sum of money that is charged: a question, or a value that is counted.
    pub from: Option<String>,
    /// For whom; for everybody else, when there is no condition.
    pub when: Option<Condition>,
}

/// What somebody is to pay, and by which line of the fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charged<'a> {
    /// The line's name.
    pub name: &'a str,
    /// How much; 0 is nothing.
    pub kopecks: i64,
}

/// What happens when the agency does not answer in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// It counts as approved.
    Granted,
    /// It counts as refused; the words are `reason-silence`.
    Refused,
}

impl Service {
    /// What these answers, those that are counted included, cost, and by which line; nothing when the service is free.
    #[must_use]
    pub fn fee(&self, answers: &Answers, day: NaiveDate) -> Option<Charged<'_>> {
        let fits = |fee: &&Fee| fee.when.as_ref().is_none_or(|when| when.holds(answers, day));
        let sum = |name: &str| answers.get(name).and_then(serde_json::Value::as_i64).unwrap_or(0);
        let charged = |fee: &Fee| fee.from.as_deref().map_or(fee.kopecks, sum);
        self.fees.iter().find(fits).map(|fee| Charged { name: &fee.name, kopecks: charged(fee).max(0) })
    }

    /// What these answers cost; 0 is free.
    #[must_use]
    pub fn fee_kopecks(&self, answers: &Answers, day: NaiveDate) -> i64 {
        self.fee(answers, day).map_or(0, |fee| fee.kopecks)
    }

    /// The least and the most it can cost; nothing when the sum differs from person to person.
    #[must_use]
    pub fn fee_range(&self) -> Option<(i64, i64)> {
        let all = self.fees.iter().map(|fee| fee.kopecks);
        let is_fixed = self.fees.iter().all(|fee| fee.from.is_none());
        is_fixed.then(|| (all.clone().min().unwrap_or(0), all.max().unwrap_or(0)))
    }
}

//! The fee of a service: the first line that fits decides, and the last line always fits.

use chrono::NaiveDate;

use crate::{Answers, Condition, Service};

/// One line of the fee.
#[derive(Clone, Debug)]
pub struct Fee {
    /// Its name; its words are `fee-NAME`: the basis. Empty when the service has one fee for everybody.
    pub name: String,
    /// How much; 0 is nothing.
    pub kopecks: i64,
    /// For whom; for everybody else, when there is no condition.
    pub when: Option<Condition>,
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
    /// The line of the fee for these answers; nothing when the service is free.
    #[must_use]
    pub fn fee(&self, answers: &Answers, day: NaiveDate) -> Option<&Fee> {
        self.fees.iter().find(|fee| fee.when.as_ref().is_none_or(|when| when.holds(answers, day)))
    }

    /// What these answers cost; 0 is free.
    #[must_use]
    pub fn fee_kopecks(&self, answers: &Answers, day: NaiveDate) -> i64 {
        self.fee(answers, day).map_or(0, |fee| fee.kopecks)
    }

    /// The least and the most it can cost.
    #[must_use]
    pub fn fee_range(&self) -> (i64, i64) {
        let all = self.fees.iter().map(|fee| fee.kopecks);
        (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
    }
}

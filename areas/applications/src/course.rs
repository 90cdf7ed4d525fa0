//! The way of an application through the steps of its service.

use std::collections::BTreeMap;

use catalogue::{Answers, Course};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::House;

use crate::application::{Application, State, Work};
use crate::calendar;

/// So long a payment that the person told of is looked for.
const SAID_MINUTES: i64 = 5;

/// What is known of an application for its way; the course borrows it.
pub(crate) struct Known {
    answers: Answers,
    checks: BTreeMap<String, Value>,
    day: NaiveDate,
}

impl Known {
    /// The course as the catalogue reads it.
    pub(crate) fn course(&self) -> Course<'_> {
        Course { answers: &self.answers, checks: &self.checks, day: self.day }
    }
}

/// What the person is waited for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Task {
    /// The step.
    pub step: String,
    /// Since when: the term stands still.
    pub since: DateTime<Utc>,
    /// The last day.
    pub until: NaiveDate,
}

/// What is to be paid, and the payment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Charge {
    /// Twenty digits by which the register of charges knows it.
    pub number: String,
    /// How much.
    pub kopecks: i64,
    /// The line of the fee: the basis is in the words `fee-NAME`; empty when there is one for everybody.
    pub fee: String,
    /// Where one pays, as the register said.
    pub pay_at: String,
    /// When the person said that they had paid.
    #[serde(default)]
    pub said: Option<DateTime<Utc>>,
    /// The payment, when there is one.
    pub paid: Option<Paid>,
}

/// A payment that the register has confirmed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Paid {
    /// The payment's number.
    pub number: String,
    /// The day of payment, as the register said.
    pub on: String,
    /// When the register confirmed it.
    pub at: DateTime<Utc>,
}

/// The person's signature.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Signed {
    /// SHA-256 of the statement's canonical JSON, hexadecimal: what was signed.
    pub statement_sha256: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Charge {
    /// Whether the person has just said that they had paid, and the register does not confirm it yet.
    pub(crate) fn is_checked(&self, now: DateTime<Utc>) -> bool {
        self.paid.is_none() && self.said.is_some_and(|at| now < at + Duration::minutes(SAID_MINUTES))
    }
}

impl Work {
    /// The charges in the order in which they were made.
    pub(crate) fn charges(&self) -> impl DoubleEndedIterator<Item = &Charge> {
        self.earlier_charges.iter().chain(&self.charge)
    }

    /// How much was paid, in kopecks.
    pub(crate) fn paid(&self) -> i64 {
        self.charges().filter(|charge| charge.paid.is_some()).map(|charge| charge.kopecks).sum()
    }

    /// What a letter tells of the payment: the newest one, and how much was paid in all.
    pub(crate) fn payment(&self) -> Option<Value> {
        let (charge, paid) = self.charges().rev().find_map(|charge| Some((charge, charge.paid.as_ref()?)))?;
        Some(json!({ "number": paid.number, "kopecks": self.paid(), "on": paid.on, "charge": charge.number }))
    }
}

impl Application {
    /// What is known for its way.
    pub(crate) fn known(&self, house: &House) -> Known {
        Known { answers: self.answers(), checks: self.check_answers(), day: house.day_of(self.submitted_at) }
    }

    /// The state in which it goes on by itself: after the decision another than before.
    pub(crate) fn going(&self) -> State {
        let approved = self.work.decision.as_ref().is_some_and(|decision| decision.approved);
        if approved { State::Approved } else { State::Processing }
    }

    /// Lets the term run again: it is later by the working days for which somebody was waited for.
    pub(crate) fn let_term_run(&mut self, house: &House, since: DateTime<Utc>) {
        let Some(due) = calendar::parse(&self.due_on) else { return };
        let stood = calendar::working_days_left(house.day_of(since), house.today());
        self.due_on = catalogue::add_working_days(due, stood).to_string();
    }
}

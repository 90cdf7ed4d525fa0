//! A submitted application: its states, its statement, and what was done about it.

use std::collections::BTreeMap;

use base::{ApplicationId, CitizenId, StaffId};
use catalogue::Answers;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use text::Words;
use uploads::Upload;
use uuid::Uuid;
use vault::Cell;

use crate::course::{Charge, Signed, Task};
use crate::draft::{Disputed, Source};
use crate::store::questions::Asked;

/// Where an application stands. Few and the same for every service; the words are `applications-state-…` (APP-08).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// В обработке.
    Processing,
    /// Запрос дополнительных данных: the term stands still.
    Asked,
    /// Ожидает оплаты: the term stands still.
    Payment,
    /// Ожидает подписи: the term stands still.
    Signature,
    /// Ожидает визита: the term stands still.
    Visit,
    /// Одобрено; the document is being made.
    Approved,
    /// Отклонено.
    Refused,
    /// Завершено.
    Completed,
    /// Отозвано.
    Withdrawn,
}

/// An officer's decision in the words of the service, `decision-approve` and `decision-refuse`, or in the portal's.
pub(crate) fn verdict(approved: bool, own: &Words, t: &Words) -> String {
    let word = if approved { "approve" } else { "refuse" };
    let key = format!("decision-{word}");
    if own.has(&key) { own.get(&key) } else { t.get(&format!("applications-case-{word}")) }
}

impl State {
    pub(crate) const ALL: [Self; 9] = [
        Self::Processing,
        Self::Asked,
        Self::Payment,
        Self::Signature,
        Self::Visit,
        Self::Approved,
        Self::Refused,
        Self::Completed,
        Self::Withdrawn,
    ];

    /// The word kept in a column, and the end of its key of words.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::Asked => "asked",
            Self::Payment => "payment",
            Self::Signature => "signature",
            Self::Visit => "visit",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Completed => "completed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state in the words of the service, `state-…`, or in the portal's (APP-08).
    pub(crate) fn shown(self, own: &Words, t: &Words) -> String {
        let key = format!("state-{}", self.code());
        if own.has(&key) { own.get(&key) } else { t.get(&format!("applications-{key}")) }
    }

    /// Reads the word of a column.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether nothing will happen any more.
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Self::Refused | Self::Completed | Self::Withdrawn)
    }

    /// Whether the person has a step to do: the term stands still meanwhile.
    pub(crate) fn waits_for_person(self) -> bool {
        matches!(self, Self::Payment | Self::Signature | Self::Visit)
    }

    /// The meaning that gives a badge its colour and icon.
    pub(crate) fn tone(self) -> &'static str {
        match self {
            Self::Processing => "info",
            Self::Asked | Self::Payment | Self::Signature | Self::Visit => "warn",
            Self::Approved | Self::Completed => "ok",
            Self::Refused => "bad",
            Self::Withdrawn => "neutral",
        }
    }

    /// The icon that always stands beside the word.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Processing => "clock",
            Self::Asked => "alert-triangle",
            Self::Payment => "ruble",
            Self::Signature => "sign",
            Self::Visit => "calendar",
            Self::Approved => "check",
            Self::Completed => "file-check",
            Self::Refused => "x",
            Self::Withdrawn => "log-out",
        }
    }
}

/// What was sent: sealed once, never changed, and what the receipt's digest is of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Statement {
    /// The answers without those of questions that were not shown.
    pub answers: Answers,
    /// Where the answers come from that the profile gave.
    pub sources: BTreeMap<String, Source>,
    /// When the person allowed the checks.
    pub consent_at: Option<DateTime<Utc>>,
    /// Known answers that the person says are wrong: the officer sees both.
    #[serde(default)]
    pub disputed: BTreeMap<String, Disputed>,
}

/// What was done about it since: sealed, changed by the steps and by officers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Work {
    /// The registers' answers by step.
    pub checks: BTreeMap<String, Checked>,
    /// Answers given later, to officers' questions.
    pub corrections: Answers,
    /// The receipt of the statement as it stands with the newest of them (RFC 7515).
    #[serde(default)]
    pub corrections_receipt: Option<String>,
    /// What was answered before, one after another: officers read both.
    #[serde(default)]
    pub replaced: Vec<Replaced>,
    /// Files that came with answers which could not be taken, each with its field.
    #[serde(default)]
    pub attempted: Vec<(String, Upload)>,
    /// Places of the steps that are gone once more because their answers were corrected; the last is the review that they lead back to.
    #[serde(default)]
    pub again: Vec<usize>,
    /// The officer's or the check's decision.
    pub decision: Option<Decision>,
    /// What the first of two officers proposes.
    #[serde(default)]
    pub proposal: Option<Decision>,
    /// What an officer typed for the letter.
    #[serde(default)]
    pub officer: Answers,
    /// What the person is waited for.
    #[serde(default)]
    pub task: Option<Task>,
    /// The fee.
    #[serde(default)]
    pub charge: Option<Charge>,
    /// Charges of another sum, from before the answers were changed: what was paid counts, what was not may still be.
    #[serde(default)]
    pub earlier_charges: Vec<Charge>,
    /// The person's signature.
    #[serde(default)]
    pub signature: Option<Signed>,
}

/// An answer that a later one stands for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Replaced {
    /// The form's question or block.
    pub about: String,
    /// What it said; null when it said nothing.
    pub was: serde_json::Value,
    /// Until when.
    pub at: DateTime<Utc>,
}

/// A register's answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Checked {
    /// The register.
    pub register: String,
    /// What it was asked.
    pub sent: serde_json::Value,
    /// What it answered.
    pub answer: serde_json::Value,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the step may go on by itself.
    pub passed: bool,
}

impl Work {
    /// When what a letter says was found out: as old as the oldest answer of a register, else the decision; nothing when there is neither.
    pub(crate) fn found_at(&self) -> Option<DateTime<Utc>> {
        let asked = self.checks.values().map(|checked| checked.at).min();
        asked.or_else(|| self.decision.as_ref().map(|decision| decision.at))
    }
}

/// How it was decided.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Decision {
    /// Approved, or refused.
    pub approved: bool,
    /// The words for the citizen; empty when a check decided.
    pub words: String,
    /// The officer; `None` when a check decided.
    pub by: Option<StaffId>,
    /// The check that decided.
    pub check: Option<String>,
    /// Nobody answered in time, and that counts as an answer.
    #[serde(default)]
    pub silent: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// An application, opened.
#[derive(Clone, Debug)]
pub(crate) struct Application {
    pub id: ApplicationId,
    pub citizen: CitizenId,
    pub number: String,
    pub service: String,
    pub revision: String,
    pub agency: String,
    pub state: State,
    /// Index of the present step.
    pub step: usize,
    /// Counts changes, so that two writers notice each other.
    pub version: i64,
    pub statement: Statement,
    pub work: Work,
    /// ISO date.
    pub due_on: String,
    pub submitted_at: DateTime<Utc>,
    pub waiting_since: Option<DateTime<Utc>>,
    /// Set when the person has deleted the account and the agency keeps this record of it.
    pub held: Option<Held>,
}

/// Why an application without a person is still there.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    /// When the account was deleted.
    pub erased_at: DateTime<Utc>,
    /// Until when the agency keeps the record.
    pub until: DateTime<Utc>,
    /// What officers had asked.
    pub questions: Vec<Asked>,
}

impl Application {
    /// The answers as they stand now: what was sent, with what was answered later.
    pub(crate) fn answers(&self) -> Answers {
        let mut answers = self.statement.answers.clone();
        answers.extend(self.work.corrections.clone());
        answers
    }

    /// The registers' answers by step, as letters and conditions read them.
    pub(crate) fn check_answers(&self) -> BTreeMap<String, serde_json::Value> {
        self.work.checks.iter().map(|(step, checked)| (step.clone(), checked.answer.clone())).collect()
    }

    /// Whether its officers may act: nothing is waited for but them and the answers to their questions.
    pub(crate) fn is_with_officers(&self) -> bool {
        matches!(self.state, State::Processing | State::Asked) && self.work.again.is_empty()
    }

    /// Whether the citizen may still take it back: nobody has decided.
    pub(crate) fn may_be_withdrawn(&self) -> bool {
        let is_open = matches!(self.state, State::Processing | State::Asked) || self.state.waits_for_person();
        is_open && self.work.decision.is_none()
    }

    /// The key of the job that does the present step: another step has another key, so that a new job is never left out
    /// because the one before it is just ending.
    pub(crate) fn step_key(&self) -> String {
        step_key(self.id, self.step)
    }
}

/// The key of the job that does a step of an application.
pub(crate) fn step_key(application: ApplicationId, step: usize) -> String {
    format!("applications.step:{application}:{step}")
}

/// Where a column of an application is sealed.
pub(crate) fn cell(column: &'static str, application: ApplicationId) -> Cell {
    Cell { table: "applications_applications", column, row: application.uuid() }
}

/// Where an officer's question is sealed.
pub(crate) fn question_cell(question: Uuid) -> Cell {
    Cell { table: "applications_questions", column: "words", row: question }
}

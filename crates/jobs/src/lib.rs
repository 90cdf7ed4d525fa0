//! A durable queue in the same database, written in the same transaction as the change that needs it.

use std::time::Duration;

use base::{Clock, JobId, Random};
use chrono::{DateTime, Utc};
use db::{Db, DbError, Migration, Rows, Tx};
use futures::future::BoxFuture;

/// A job to be done. `payload` carries identifiers, never personal data.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// What kind, `area.verb`.
    pub kind: &'static str,
    /// Its data.
    pub payload: serde_json::Value,
    /// Not before; `None` is at once.
    pub run_at: Option<DateTime<Utc>>,
    /// At most one waiting job with this key; a second one is left out.
    pub key: Option<String>,
}

/// What a worker hands to a job's code.
#[derive(Clone, Debug)]
pub struct Running {
    /// The job's id.
    pub id: JobId,
    /// Its data.
    pub payload: serde_json::Value,
    /// Which attempt this is, from 1.
    pub attempt: u32,
}

/// How a job ended. A job's own writes are its own transactions and must be idempotent.
#[derive(Debug)]
pub enum Ended {
    /// Done; never again.
    Done,
    /// The outside is not ready: again later, after a pause that doubles from one second to ten minutes; never given up.
    Waiting {
        /// What it waits for, for the log and for operators; no personal data.
        why: String,
    },
    /// Again at that moment (not counted as a failure).
    At(DateTime<Utc>),
}

/// An unexpected failure: logged, and tried again like [`Ended::Waiting`].
pub type JobError = Box<dyn std::error::Error + Send + Sync>;

/// The queue.
#[derive(Clone, Debug)]
pub struct Jobs {}

/// A waiting job, for pages that make waiting visible.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Tries so far.
    pub attempts: u32,
    /// When it was put into the queue.
    pub since: DateTime<Utc>,
    /// When it is tried next.
    pub next_at: DateTime<Utc>,
    /// Why the last try did not succeed.
    pub why: Option<String>,
}

impl Jobs {
    /// The queue's tables.
    #[must_use]
    pub fn migrations() -> Vec<Migration> {
        todo!()
    }
    /// The queue of a database.
    #[must_use]
    pub fn new(_clock: Clock, _random: Random) -> Self {
        todo!()
    }
    /// Puts a job into the queue, in the caller's transaction.
    pub async fn enqueue(&self, _tx: &Tx, _job: NewJob) -> Result<JobId, DbError> {
        todo!()
    }
    /// The waiting job with this key.
    pub async fn waiting(&self, _rows: &impl Rows, _key: &str) -> Result<Option<Waiting>, DbError> {
        todo!()
    }
}

/// Every kind of job and the schedule, filled once at start.
#[derive(Default)]
pub struct Registry {}

impl Registry {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
    /// Registers a kind of job.
    ///
    /// # Panics
    /// When the kind is already registered.
    pub fn add<F, R>(&mut self, _kind: &'static str, _run: F)
    where
        F: Fn(Running) -> R + Send + Sync + 'static,
        R: Future<Output = Result<Ended, JobError>> + Send + 'static,
    {
        todo!()
    }
    /// Runs something again and again; one node at a time.
    pub fn every<F, R>(&mut self, _name: &'static str, _pause: Duration, _run: F)
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        todo!()
    }
    /// The registered kinds.
    #[must_use]
    pub fn kinds(&self) -> Vec<&'static str> {
        todo!()
    }
}

/// Does the jobs.
pub struct Worker {}

impl Worker {
    /// A worker over a registry.
    #[must_use]
    pub fn new(_db: Db, _registry: Registry, _clock: Clock, _random: Random) -> Self {
        todo!()
    }
    /// Works until `shutdown` is cancelled; finishes what it began.
    pub async fn run(&self, _shutdown: tokio_util::sync::CancellationToken) {
        todo!()
    }
    /// Does everything that is due now, and what that in turn makes due, and returns how many jobs ran. For tests and `kabinet worker --once`.
    ///
    /// Jobs that answered [`Ended::Waiting`] stay waiting until the clock reaches them.
    pub async fn drain(&self) -> Result<usize, JobError> {
        todo!()
    }
}

#[doc(hidden)]
pub type Boxed = BoxFuture<'static, Result<Ended, JobError>>;

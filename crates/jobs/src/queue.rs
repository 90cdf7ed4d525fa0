//! Putting jobs in, and seeing what waits.

use base::{Clock, JobId, Random};
use chrono::{DateTime, Utc};
use db::{DbError, Migration, Rows, Tx};

use crate::{NewJob, store};

/// The queue.
#[derive(Clone, Debug)]
pub struct Jobs {
    clock: Clock,
    random: Random,
}

/// A waiting job, for pages that make waiting visible.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Tries so far, the running one included.
    pub attempts: u32,
    /// When it was put into the queue.
    pub since: DateTime<Utc>,
    /// When it is tried next.
    pub next_at: DateTime<Utc>,
    /// Why the last try did not succeed.
    pub why: Option<String>,
}

/// How much is not done yet, for the status page and for operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    /// Jobs in the queue, those planned for later included.
    pub jobs: u64,
    /// Those whose last try did not succeed.
    pub troubled: u64,
    /// Since when the oldest overdue job has been due.
    pub oldest_due_at: Option<DateTime<Utc>>,
}

impl Jobs {
    /// The queue's tables.
    #[must_use]
    pub fn migrations() -> Vec<Migration> {
        let sql = include_str!("migrations/0001_queue.sql");
        vec![Migration { area: "jobs", name: "0001_queue", sql }]
    }

    /// The queue of a database.
    #[must_use]
    pub fn new(clock: Clock, random: Random) -> Self {
        Self { clock, random }
    }

    /// Puts a job into the queue, in the caller's transaction, and returns its id, or the id of the job that waits
    /// under the same key. That one is not started before the transaction ends, so it sees what was written.
    pub async fn enqueue(&self, tx: &Tx, job: NewJob) -> Result<JobId, DbError> {
        let now = self.clock.now();
        let due_at = job.run_at.unwrap_or(now);
        store::insert(tx, JobId::new(&self.clock, &self.random), job, now, due_at).await
    }

    /// The waiting job with this key.
    pub async fn waiting(&self, rows: &impl Rows, key: &str) -> Result<Option<Waiting>, DbError> {
        let row = store::with_key(rows, key).await?;
        Ok(row.map(|row| Waiting {
            attempts: row.attempt(),
            since: row.queued_at,
            next_at: row.due_at,
            why: row.why,
        }))
    }

    /// How much is not done yet.
    pub async fn backlog(&self, rows: &impl Rows) -> Result<Backlog, DbError> {
        store::backlog(rows, self.clock.now()).await
    }
}

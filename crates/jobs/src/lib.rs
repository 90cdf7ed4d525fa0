//! A durable queue in the same database, written in the same transaction as the change that needs it.
//!
//! A job runs at least once: after a crash, or when its worker is taken for dead, it runs again. So its own writes are
//! idempotent.

mod queue;
mod registry;
mod store;
mod worker;

use base::JobId;
use chrono::{DateTime, Utc};

pub use queue::{Backlog, Jobs, Waiting};
pub use registry::Registry;
pub use worker::Worker;

/// A job to be done. `payload` carries identifiers, never personal data.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// What kind, `area.verb`.
    pub kind: &'static str,
    /// Its data.
    pub payload: serde_json::Value,
    /// Not before; `None` is at once.
    pub run_at: Option<DateTime<Utc>>,
    /// At most one waiting job with this key; a second one is left out, and only brings the first one forward when it
    /// wants to run earlier. A job already at work does not count: what is put in then runs after it.
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

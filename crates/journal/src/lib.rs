//! The append-only record of who did what to whose data, in a Merkle tree with signed checkpoints (RFC 6962 hashing).

use base::{ApplicationId, CitizenId, Clock, DocumentId, EntryId, Random, StaffId};
use chrono::{DateTime, Utc};
use db::{Db, DbError, Migration, Rows, Tx};
use jobs::Jobs;
use vault::{Vault, VaultError};

/// Who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// Somebody not signed in.
    Anonymous,
    /// The citizen.
    Citizen(CitizenId),
    /// A member of staff.
    Staff(StaffId),
    /// The portal by itself.
    System,
}

/// What it was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Object {
    /// The account.
    Account,
    /// The profile.
    Profile,
    /// An application.
    Application(ApplicationId),
    /// A document.
    Document(DocumentId),
    /// A member of staff.
    Staff(StaffId),
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Done.
    Done,
    /// Refused.
    Refused,
}

/// One fact to record. What is in `details` and `reason` is personal: sealed under the citizen's key and committed to by a salted hash.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who.
    pub actor: Actor,
    /// Did what: `application.submitted`, `profile.read`. Words for people are in the text room under `journal-<action with - for .>`.
    pub action: &'static str,
    /// To whose data.
    pub citizen: Option<CitizenId>,
    /// To what.
    pub object: Object,
    /// Under which service.
    pub service: Option<String>,
    /// For which agency.
    pub agency: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, in the actor's words; required for reads by staff.
    pub reason: Option<String>,
    /// Everything personal, and what notices need (`number`, `title`, `question`…).
    pub details: serde_json::Value,
}

/// A recorded fact, opened.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its id.
    pub id: EntryId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: Actor,
    /// What.
    pub action: String,
    /// Whose.
    pub citizen: Option<CitizenId>,
    /// To what.
    pub object: Object,
    /// Service.
    pub service: Option<String>,
    /// Agency.
    pub agency: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
    /// Personal details; `Null` when the citizen was erased.
    pub details: serde_json::Value,
    /// The leaf's number in the tree, once the sequencer has put it there.
    pub leaf: Option<i64>,
}

/// The journal.
#[derive(Clone, Debug)]
pub struct Journal {}

impl Journal {
    /// The journal's tables.
    #[must_use]
    pub fn migrations() -> Vec<Migration> {
        todo!()
    }
    /// Opens the journal and its checkpoint key. Each recorded entry whose action `announced` accepts puts a job of kind
    /// [`ANNOUNCE`] with `{"entry": id, "citizen": id}` into the queue in the same transaction.
    pub async fn open(_db: &Db, _vault: Vault, _jobs: Jobs, _clock: Clock, _random: Random, _announced: fn(&str) -> bool) -> Result<Self, VaultError> {
        todo!()
    }
    /// Records one fact in the caller's transaction.
    pub async fn record(&self, _tx: &Tx, _entry: Entry) -> Result<EntryId, VaultError> {
        todo!()
    }
    /// One entry of a citizen.
    pub async fn entry(&self, _rows: &impl Rows, _citizen: CitizenId, _id: EntryId) -> Result<Option<Recorded>, VaultError> {
        todo!()
    }
    /// A citizen's entries, newest first, older than `before`.
    pub async fn of_citizen(&self, _rows: &impl Rows, _citizen: CitizenId, _before: Option<EntryId>, _limit: u32) -> Result<Vec<Recorded>, VaultError> {
        todo!()
    }
    /// The entries of one application, oldest first.
    pub async fn of_application(&self, _rows: &impl Rows, _citizen: CitizenId, _application: ApplicationId) -> Result<Vec<Recorded>, VaultError> {
        todo!()
    }
    /// Puts committed entries into the tree and signs a checkpoint; returns how many were new. One leader at a time.
    pub async fn sequence(&self, _db: &Db) -> Result<u64, VaultError> {
        todo!()
    }
}

/// The kind of job that turns an entry into notices.
pub const ANNOUNCE: &str = "notifications.announce";

/// What the journal needs of the database to be checked.
pub type JournalError = DbError;

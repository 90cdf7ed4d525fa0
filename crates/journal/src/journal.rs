//! The journal: recording facts, and reading them back for the person they are about.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use base::{ApplicationId, CitizenId, Clock, EntryId, Random};
use db::{Db, Migration, Rows, Tx};
use jobs::{Jobs, NewJob};
use uuid::Uuid;
use vault::{Cell, Subject, Vault, VaultError};

use crate::checkpoint::Signer;
use crate::entry::{Actor, Entry, Facts, Object, Outcome, Recorded};
use crate::store::{self, EntryRow};
use crate::tree;

/// The kind of job that turns an entry into notices.
pub const ANNOUNCE: &str = "notifications.announce";

const SALT_BYTES: usize = 32;

/// The journal. Cheap to clone.
#[derive(Clone)]
pub struct Journal(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) vault: Vault,
    jobs: Jobs,
    pub(crate) clock: Clock,
    random: Random,
    announced: fn(&str) -> bool,
    pub(crate) signer: Signer,
    last: Mutex<(u64, u16)>,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Journal({})", self.0.signer.origin())
    }
}

/// The personal part of an entry. Its JSON, with a salt before it, is what the commitment is the hash of.
#[derive(serde::Serialize, serde::Deserialize)]
struct Personal {
    reason: Option<String>,
    details: serde_json::Value,
}

impl Journal {
    /// The journal's tables.
    #[must_use]
    pub fn migrations() -> Vec<Migration> {
        let step = |name, sql| Migration { area: "journal", name, sql };
        vec![
            step("0001_journal", include_str!("migrations/0001_journal.sql")),
            step("0002_staff", include_str!("migrations/0002_staff.sql")),
        ]
    }

    /// Opens the journal and its checkpoint key. Each recorded entry whose action `announced` accepts puts a job of kind
    /// [`ANNOUNCE`] with `{"entry": id, "citizen": id}` into the queue in the same transaction.
    ///
    /// # Errors
    /// The vault's, when the checkpoint key does not open.
    pub async fn open(
        db: &Db,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        random: Random,
        announced: fn(&str) -> bool,
    ) -> Result<Self, VaultError> {
        let tx = db.begin().await?;
        let seed = vault.secret(&tx, "journal-checkpoints", || random.bytes::<32>().to_vec()).await?;
        tx.commit().await?;
        let signer = Signer::new(seed.expose())?;
        Ok(Self(Arc::new(Inner { vault, jobs, clock, random, announced, signer, last: Mutex::new((0, 0)) })))
    }

    /// Records one fact in the caller's transaction: one insert, and one more when it is to be announced.
    ///
    /// After a citizen's erasure what is personal in an entry is not kept at all; the fact and the commitment are.
    ///
    /// # Errors
    /// The database's and the vault's.
    pub async fn record(&self, tx: &Tx, entry: Entry) -> Result<EntryId, VaultError> {
        let (id, at) = (self.next_id(), self.0.clock.now());
        let plain = self.salted(&entry)?;
        let subject = entry.citizen.map_or(Subject::House, Subject::Citizen);
        let payload = match self.0.vault.key(tx, subject).await {
            Ok(key) => Some(key.seal(payload_cell(id), &plain)),
            Err(VaultError::Erased) => None,
            Err(error) => return Err(error),
        };
        let (actor_kind, actor_id) = entry.actor.columns();
        let (object_kind, object_id) = entry.object.columns();
        let facts = Facts {
            citizen_id: entry.citizen.map_or(Uuid::nil(), CitizenId::uuid),
            id: id.uuid(),
            at,
            actor_kind: actor_kind.into(),
            actor_id,
            action: entry.action.into(),
            object_kind: object_kind.into(),
            object_id,
            service: entry.service,
            agency: entry.agency,
            outcome: entry.outcome.column().into(),
            commitment: tree::hash(&plain).to_vec(),
        };
        store::add(tx, facts, payload).await?;
        if let Some(citizen) = entry.citizen.filter(|_| (self.0.announced)(entry.action)) {
            let payload = serde_json::json!({ "entry": id, "citizen": citizen });
            self.0.jobs.enqueue(tx, NewJob { kind: ANNOUNCE, payload, run_at: None, key: None }).await?;
        }
        Ok(id)
    }

    /// One entry of a citizen.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when the entry was changed.
    pub async fn entry(
        &self,
        rows: &impl Rows,
        citizen: CitizenId,
        id: EntryId,
    ) -> Result<Option<Recorded>, VaultError> {
        let found = store::entry(rows, citizen.uuid(), id.uuid()).await?;
        Ok(self.opened(rows, citizen, found.into_iter().collect()).await?.pop())
    }

    /// A citizen's entries, newest first, older than `before`. Two queries at most, whatever their number.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when an entry was changed.
    pub async fn of_citizen(
        &self,
        rows: &impl Rows,
        citizen: CitizenId,
        before: Option<EntryId>,
        limit: u32,
    ) -> Result<Vec<Recorded>, VaultError> {
        let before = before.map_or(Uuid::max(), EntryId::uuid);
        let found = store::of_citizen(rows, citizen.uuid(), before, limit.into()).await?;
        self.opened(rows, citizen, found).await
    }

    /// A citizen's entries of some actions since a moment, newest first. Two queries at most, whatever their number.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when an entry was changed.
    pub async fn of_actions(
        &self,
        rows: &impl Rows,
        citizen: CitizenId,
        actions: &[&str],
        since: chrono::DateTime<chrono::Utc>,
        limit: u32,
    ) -> Result<Vec<Recorded>, VaultError> {
        let found = store::of_actions(rows, citizen.uuid(), actions, since, limit.into()).await?;
        self.opened(rows, citizen, found).await
    }

    /// The entries of one application, oldest first. Two queries at most.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when an entry was changed.
    pub async fn of_application(
        &self,
        rows: &impl Rows,
        citizen: CitizenId,
        application: ApplicationId,
    ) -> Result<Vec<Recorded>, VaultError> {
        let found = store::of_object(rows, citizen.uuid(), ("application", application.uuid())).await?;
        self.opened(rows, citizen, found).await
    }

    async fn opened(
        &self,
        rows: &impl Rows,
        citizen: CitizenId,
        found: Vec<EntryRow>,
    ) -> Result<Vec<Recorded>, VaultError> {
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let key = match self.0.vault.key(rows, Subject::Citizen(citizen)).await {
            Ok(key) => Some(key),
            Err(VaultError::Erased) => None,
            Err(error) => return Err(error),
        };
        let open = |row: EntryRow| {
            let personal = match (&key, &row.payload) {
                (Some(key), Some(payload)) => personal(&key.open(payload_cell(EntryId(row.id)), payload)?)?,
                _ => Personal { reason: None, details: serde_json::Value::Null },
            };
            recorded(row, personal)
        };
        found.into_iter().map(open).collect()
    }

    fn salted(&self, entry: &Entry) -> Result<Vec<u8>, VaultError> {
        let mut plain = self.0.random.bytes::<SALT_BYTES>().to_vec();
        let personal = Personal { reason: entry.reason.clone(), details: entry.details.clone() };
        serde_json::to_writer(&mut plain, &personal)
            .map_err(|_| VaultError::Keys(format!("the details of {} are not JSON", entry.action)))?;
        Ok(plain)
    }

    /// An id that is greater than every earlier one of this node: a UUIDv7 whose twelve bits after the version count within
    /// the millisecond (RFC 9562, section 6.2, method 1). So what one transaction records stays in its order.
    fn next_id(&self) -> EntryId {
        let now = u64::try_from(self.0.clock.now().timestamp_millis()).unwrap_or(0);
        let mut last = self.0.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = match *last {
            (millis, _) if millis < now => (now, 0),
            (millis, count) if count < 0x0fff => (millis, count + 1),
            (millis, _) => (millis + 1, 0),
        };
        let (millis, count) = *last;
        drop(last);
        let mut rest = self.0.random.bytes::<10>();
        rest[..2].copy_from_slice(&count.to_be_bytes());
        EntryId(uuid::Builder::from_unix_timestamp_millis(millis, &rest).into_uuid())
    }
}

/// Where an entry's personal part is sealed.
pub(crate) fn payload_cell(id: EntryId) -> Cell {
    Cell { table: "journal_entries", column: "payload", row: id.uuid() }
}

fn broken() -> VaultError {
    VaultError::Broken { table: "journal_entries", column: "payload" }
}

fn personal(plain: &[u8]) -> Result<Personal, VaultError> {
    let json = plain.get(SALT_BYTES..).ok_or_else(broken)?;
    serde_json::from_slice(json).map_err(|_| broken())
}

fn recorded(row: EntryRow, personal: Personal) -> Result<Recorded, VaultError> {
    Ok(Recorded {
        id: EntryId(row.id),
        at: row.at,
        actor: Actor::parse(&row.actor_kind, row.actor_id)?,
        action: row.action,
        citizen: Some(CitizenId(row.citizen_id)).filter(|_| !row.citizen_id.is_nil()),
        object: Object::parse(&row.object_kind, row.object_id)?,
        service: row.service,
        agency: row.agency,
        outcome: Outcome::parse(&row.outcome)?,
        reason: personal.reason,
        details: personal.details,
        leaf: row.leaf,
    })
}

//! The sequencer: puts committed entries into the tree and signs the tree.

use chrono::{DateTime, Duration, Utc};
use db::{Db, Rows, Tx};
use uuid::Uuid;
use vault::VaultError;

use crate::Journal;
use crate::store::{self, CheckpointRow, EntryRow, NewLeaf, TreeRow};
use crate::tree::{self, Edge};

/// How many leaves are added in one transaction.
const BATCH: i64 = 500;
/// How late an entry may be committed after its id was made and still be found at once. One that is later yet is found by the
/// next look at all entries.
const LATE: Duration = Duration::minutes(2);
/// How often all entries are looked at.
const SWEEP: Duration = Duration::hours(1);

impl Journal {
    /// Puts committed entries into the tree and signs a checkpoint; returns how many were new.
    ///
    /// Any number of nodes may call it at any time: a batch that another node was faster with is looked for again. Ids say
    /// when an entry was begun, not when it was committed, so each call looks back before the last one's time, and once an
    /// hour at everything: no entry is skipped.
    ///
    /// # Errors
    /// The database's.
    pub async fn sequence(&self, db: &Db) -> Result<u64, VaultError> {
        let now = self.0.clock.now();
        let begun = store::tree(db).await?;
        let swept_at = begun.map(|tree| tree.swept_at).filter(|swept_at| now - *swept_at < SWEEP);
        let mut from = match (begun, swept_at) {
            (Some(tree), Some(_)) => first_id_of(tree.seen_at - LATE),
            _ => Uuid::nil(),
        };
        let mut added = 0;
        loop {
            // The size is read first: if it is still the same under the lock, nobody gave these entries a leaf meanwhile.
            let size = store::tree(db).await?.map_or(0, |tree| tree.size);
            let entries = store::without_leaf(db, from, BATCH).await?;
            let Some(last) = entries.last().map(|entry| entry.id) else { break };
            if self.append(db, size, &entries, now).await? {
                added += entries.len() as u64;
                from = last;
            }
        }
        if swept_at.is_none() {
            self.note_sweep(db, now).await?;
        }
        Ok(added)
    }

    /// Appends entries to a tree of `size` leaves; `false` when the tree has grown since.
    async fn append(
        &self,
        db: &Db,
        size: i64,
        entries: &[EntryRow],
        now: DateTime<Utc>,
    ) -> Result<bool, VaultError> {
        let tx = lead(db).await?;
        let tree = store::tree(&tx).await?;
        if tree.map_or(0, |tree| tree.size) != size {
            return Ok(false);
        }
        let mut edge = edge(&tx, size).await?;
        let (mut leaves, mut nodes) = (Vec::new(), Vec::new());
        for entry in entries {
            let hash = tree::leaf_hash(&entry.facts().canonical());
            let leaf = store::number(edge.size());
            leaves.push(NewLeaf { leaf, citizen_id: entry.citizen_id, entry_id: entry.id, hash });
            nodes.extend(edge.push(hash));
        }
        store::add_leaves(&tx, &leaves).await?;
        store::add_nodes(&tx, &nodes).await?;
        let size = store::number(edge.size());
        let note = self.0.signer.sign(edge.size(), &edge.root());
        store::add_checkpoint(&tx, CheckpointRow { size, at: now, note }).await?;
        let swept_at = tree.map_or(DateTime::UNIX_EPOCH, |tree| tree.swept_at);
        store::set_tree(&tx, TreeRow { size, seen_at: now, swept_at }).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn note_sweep(&self, db: &Db, now: DateTime<Utc>) -> Result<(), VaultError> {
        let tx = lead(db).await?;
        let tree = store::tree(&tx).await?.unwrap_or(TreeRow { size: 0, seen_at: now, swept_at: now });
        store::set_tree(&tx, TreeRow { swept_at: now, ..tree }).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// A transaction that alone may change the tree.
async fn lead(db: &Db) -> Result<Tx, VaultError> {
    let tx = db.begin().await?;
    tx.hold("journal/tree").await?;
    Ok(tx)
}

/// The right edge of the stored tree.
pub(crate) async fn edge(rows: &impl Rows, size: i64) -> Result<Edge, VaultError> {
    let size = u64::try_from(size).map_err(|_| damaged())?;
    let places = Edge::places(size);
    let hashes = store::hashes(rows, &places).await?;
    let peaks = places.iter().map(|place| hashes.get(place).copied());
    Ok(Edge::new(size, peaks.collect::<Option<Vec<_>>>().ok_or_else(damaged)?))
}

/// The tree lacks what it must have; the check of the journal says what and where.
pub(crate) fn damaged() -> VaultError {
    VaultError::Broken { table: "journal_nodes", column: "hash" }
}

/// The smallest UUIDv7 of a moment.
pub(crate) fn first_id_of(at: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}

//! Checks the whole journal against the tree and its signatures, and names the rows that were touched.

mod blame;
mod report;
mod walk;

use db::Db;
use uuid::Uuid;
use vault::VaultError;

pub use report::{Fault, Report};

use crate::Journal;
use crate::checkpoint::Checkpoint;
use crate::store;
use crate::tree::Hash;
use walk::Walk;

/// Leaves read in one query.
const BATCH: u64 = 1_000;

impl Journal {
    /// Checks every entry against its leaf, every leaf against the tree, and every checkpoint's hash and signature.
    ///
    /// It takes one pass in bounded memory. Whoever may write to the database can also cut off the tree's end together with
    /// its checkpoints; only a copy of a checkpoint kept elsewhere shows that ([`Journal::verify_against`]).
    ///
    /// # Errors
    /// The database's. What is wrong with the journal is in the report.
    pub async fn verify(&self, db: &Db) -> Result<Report, VaultError> {
        self.check(db, None).await
    }

    /// As [`Journal::verify`], and checks that the tree is a continuation of the one in a checkpoint that was kept elsewhere.
    ///
    /// # Errors
    /// [`VaultError::Keys`] when the note is not a checkpoint signed by this journal.
    pub async fn verify_against(&self, db: &Db, note: &str) -> Result<Report, VaultError> {
        let kept = self.read_checkpoint(note);
        let kept =
            kept.ok_or_else(|| VaultError::Keys("that is no checkpoint signed by this journal".into()))?;
        self.check(db, Some(kept)).await
    }

    async fn check(&self, db: &Db, kept: Option<Checkpoint>) -> Result<Report, VaultError> {
        let signed =
            store::latest_checkpoint(db).await?.map_or(0, |row| u64::try_from(row.size).unwrap_or(0));
        let mut walk = Walk::new(self, db, kept.clone());
        let mut begin = 0;
        while begin < signed {
            let end = signed.min(begin + BATCH);
            walk.leaves(begin, end).await?;
            begin = end;
        }
        let mut report = walk.finish();
        if let Some(kept) = kept.filter(|kept| kept.size > signed) {
            report.faults.push(Fault::Cut { kept: kept.size, found: signed });
        }
        // In this order a checkpoint signed meanwhile covers at least the leaves counted before.
        let leaves = store::leaves(db).await?;
        let latest = store::latest_checkpoint(db).await?.map_or(0, |row| row.size);
        if leaves > latest {
            report.faults.push(Fault::Unsigned { from: latest, to: leaves });
        }
        report.waiting = u64::try_from(store::count_without_leaf(db).await?).unwrap_or(0);
        Ok(report)
    }
}

/// A leaf as the walk saw it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) leaf: u64,
    pub(crate) entry: Option<Uuid>,
    /// The hash in the leaf's row.
    pub(crate) stored: Option<Hash>,
    /// The hash of the entry as it is now.
    pub(crate) found: Option<Hash>,
}

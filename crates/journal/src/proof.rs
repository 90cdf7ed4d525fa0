//! Proofs that an entry is in the tree, to be checked by anybody without the portal.

use base::{CitizenId, EntryId};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use db::Rows;
use serde_json::{Value, json};
use vault::{Subject, VaultError};

use crate::checkpoint::Checkpoint;
use crate::journal::{Journal, payload_cell};
use crate::sequence::damaged;
use crate::{store, tree};

impl Journal {
    /// The public key by which checkpoints are checked, in the form of C2SP signed-note.
    #[must_use]
    pub fn public_key(&self) -> String {
        self.0.signer.verifier_key()
    }

    /// The newest checkpoint as it was signed: keep a copy elsewhere, and [`Journal::verify_against`] it later. `None`
    /// before the first.
    ///
    /// # Errors
    /// The database's.
    pub async fn checkpoint(&self, rows: &impl Rows) -> Result<Option<String>, VaultError> {
        Ok(store::latest_checkpoint(rows).await?.map(|row| row.note))
    }

    /// What a checkpoint of this journal says; `None` when its signature is not this journal's.
    #[must_use]
    pub fn read_checkpoint(&self, note: &str) -> Option<Checkpoint> {
        self.0.signer.read(note)
    }

    /// A document that proves an entry of a citizen to be in the tree; `None` when there is no such entry, or the sequencer
    /// has not come to it yet.
    ///
    /// `entry` are the bytes of the leaf (CBOR, RFC 8949), `payload` the salt and JSON whose SHA-256 is the entry's
    /// `commitment` (null after erasure), `path` the hashes from the leaf upwards (RFC 6962, section 2.1.1), `checkpoint` the
    /// signed state of a tree of `size` leaves, `key` the public key. Bytes are in base64. Five queries at most.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when the entry or the tree was changed.
    pub async fn proof(
        &self,
        rows: &impl Rows,
        citizen: CitizenId,
        id: EntryId,
    ) -> Result<Option<Value>, VaultError> {
        let Some(row) = store::entry(rows, citizen.uuid(), id.uuid()).await? else { return Ok(None) };
        let (Some(leaf), Some(checkpoint)) = (row.leaf, store::latest_checkpoint(rows).await?) else {
            return Ok(None);
        };
        let (leaf, size) = (u64::try_from(leaf), u64::try_from(checkpoint.size));
        let (Ok(leaf), Ok(size)) = (leaf, size) else { return Err(damaged()) };
        let path = tree::path(leaf, size).ok_or_else(damaged)?;
        let hashes = store::hashes(rows, &path.concat()).await?;
        let mut siblings = Vec::with_capacity(path.len());
        for places in &path {
            let subtrees: Option<Vec<_>> = places.iter().map(|place| hashes.get(place).copied()).collect();
            siblings.push(STANDARD.encode(tree::join(&subtrees.ok_or_else(damaged)?)));
        }
        let payload = match (self.0.vault.key(rows, Subject::Citizen(citizen)).await, &row.payload) {
            (Ok(key), Some(payload)) => Some(STANDARD.encode(key.open(payload_cell(id), payload)?)),
            (Ok(_) | Err(VaultError::Erased), _) => None,
            (Err(error), _) => return Err(error),
        };
        Ok(Some(json!({
            "format": "kabinet-journal-proof-1",
            "id": id,
            "entry": STANDARD.encode(row.facts().canonical()),
            "payload": payload,
            "leaf": leaf,
            "size": size,
            "path": siblings,
            "checkpoint": checkpoint.note,
            "key": self.public_key(),
        })))
    }
}

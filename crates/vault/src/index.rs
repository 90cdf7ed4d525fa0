//! Blind indexes: equal values are found by them, and without the key nobody learns a value. Their key changes while the portal runs:
//!
//! 1. A next key is made. Nothing is written under it; every process learns it within a minute.
//! 2. It is taken into use: what is written from now on is written under it, the key of before is retained.
//! 3. Every row is indexed anew, a few at a time. Look-ups go by all living keys all the time, so nobody is lost meanwhile.
//! 4. When no row stands under the retained key, it is destroyed.

use chrono::{DateTime, Duration, Utc};
use db::{Db, Rows};

use crate::keyring::{self, KeyState, Purpose};
use crate::store;
use crate::vault::RING_TRUSTED;
use crate::{Index, Vault, VaultError};

/// A process that has just looked does not look again for a minute; a little more, because clocks differ.
const LEARNED: Duration = Duration::seconds(2 * RING_TRUSTED.num_seconds());

/// An index key that only look-ups still use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retained {
    /// The version that is in use instead.
    pub active: i64,
    /// Since when it is retained.
    pub since: DateTime<Utc>,
}

impl Vault {
    /// The blind index of a normalised value (16 bytes of HMAC-SHA256 under the field's own key).
    #[must_use]
    pub fn index(&self, field: Index, value: &str) -> Vec<u8> {
        self.indexed(field, value).0
    }

    /// The blind index under the key in use, and the version of that key: for a row that will be indexed anew one day.
    #[must_use]
    pub fn indexed(&self, field: Index, value: &str) -> (Vec<u8>, i64) {
        match self.ring().in_state(Purpose::Index, KeyState::Active) {
            Some((version, key)) => (keyring::blind(key, field, value), version),
            None => unreachable!("a vault opens only with an active key of every purpose"),
        }
    }

    /// What a value is looked up by: its blind index under every living key, the one in use first. One of them, but for the days
    /// in which the key is being changed.
    ///
    /// # Errors
    /// The database's: once a minute the keys are looked at again.
    pub async fn indexes(
        &self,
        rows: &impl Rows,
        field: Index,
        value: &str,
    ) -> Result<Vec<Vec<u8>>, VaultError> {
        let mut ring = self.ring();
        if self.0.clock.now() - ring.read_at >= RING_TRUSTED {
            ring = self.refresh(rows).await?;
        }
        Ok(ring.living(Purpose::Index).map(|key| keyring::blind(key, field, value)).collect())
    }

    /// Whether something kept is the blind index of a value, under whichever living key it was made.
    #[must_use]
    pub fn is_index_of(&self, kept: &[u8], field: Index, value: &str) -> bool {
        self.ring().living(Purpose::Index).any(|key| keyring::blind(key, field, value) == kept)
    }

    /// Takes the next index key into use when every process has had time to learn it; the one of before is retained. `false` when there
    /// is none, or it is too young.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_next_index(&self, db: &Db) -> Result<bool, VaultError> {
        let (index, now) = (Purpose::Index.name(), self.0.clock.now());
        let tx = db.begin().await?;
        let next = store::in_state(&tx, index, KeyState::Next.name()).await?;
        if next.is_none_or(|next| next.made_at + LEARNED > now) {
            return Ok(false);
        }
        store::set_state(&tx, index, (KeyState::Active, KeyState::Retained), now).await?;
        store::set_state(&tx, index, (KeyState::Next, KeyState::Active), now).await?;
        tx.commit().await?;
        self.refresh(db).await?;
        Ok(true)
    }

    /// The index key that was in use before, while there is one: rows under older versions than `active` are to be indexed anew.
    ///
    /// # Errors
    /// The database's.
    pub async fn retained_index(&self, rows: &impl Rows) -> Result<Option<Retained>, VaultError> {
        let index = Purpose::Index.name();
        let Some(old) = store::in_state(rows, index, KeyState::Retained.name()).await? else {
            return Ok(None);
        };
        let active = store::active_version(rows, index).await?;
        Ok(Some(Retained { active, since: old.since.unwrap_or(old.made_at) }))
    }

    /// Destroys the retained index key. The caller knows that no row stands under it.
    ///
    /// # Errors
    /// The database's.
    pub async fn destroy_retained_index(&self, db: &Db) -> Result<(), VaultError> {
        let tx = db.begin().await?;
        store::destroy_unused(&tx, Purpose::Index.name()).await?;
        tx.commit().await?;
        self.refresh(db).await?;
        Ok(())
    }
}

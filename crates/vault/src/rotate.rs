//! Changing purpose keys, and saying how they stand: `kabinet keys status` and `kabinet keys rotate`.

use std::fmt;

use chrono::{DateTime, Utc};
use db::Db;

use crate::keyring::{self, KeyState, Keyring, Purpose};
use crate::store::{self, SecretRow};
use crate::{Vault, VaultError, vault};

/// How many subjects are wrapped anew in one transaction.
const BATCH: i64 = 200;

/// How one version of a purpose key stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyStatus {
    /// What it is for.
    pub purpose: Purpose,
    /// Its number, from 1.
    pub version: i64,
    /// What it does.
    pub state: KeyState,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// How many keys or secrets are wrapped under it; `None` for index keys, whose users are rows of the areas.
    pub used_by: Option<i64>,
}

impl fmt::Display for KeyStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let made = self.made_at.format("%Y-%m-%d %H:%M UTC");
        write!(
            f,
            "{:<9} version {:<3} {:<9} made {made}",
            self.purpose.name(),
            self.version,
            self.state.name()
        )?;
        match (self.used_by, self.state) {
            (Some(rows), _) => write!(f, "  wraps {rows}"),
            (None, KeyState::Next) => {
                write!(f, "  being learned by every process, then taken into use")
            }
            (None, KeyState::Retained) => write!(f, "  finds what is not indexed anew yet"),
            (None, KeyState::Active) => Ok(()),
        }
    }
}

/// What a rotation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// The version that is active now, or next for index keys.
    pub version: i64,
    /// How many keys or secrets were wrapped anew.
    pub rewrapped: u64,
    /// How many old versions were destroyed.
    pub destroyed: u64,
}

impl Vault {
    /// Every version of every purpose key.
    ///
    /// # Errors
    /// The database's.
    pub async fn status(&self, db: &Db) -> Result<Vec<KeyStatus>, VaultError> {
        let mut all = Vec::new();
        for row in store::keys(db).await? {
            let purpose: Purpose = row.purpose.parse()?;
            let used_by = match purpose {
                Purpose::Index => None,
                _ => Some(store::uses(db, purpose.name(), row.version).await?),
            };
            let state = KeyState::parse(&row.state)?;
            all.push(KeyStatus { purpose, version: row.version, state, made_at: row.made_at, used_by });
        }
        Ok(all)
    }

    /// Makes a new version of a purpose key, wraps everything anew under it and destroys the old one. Values themselves stay
    /// as they are, because what is wrapped anew is the key they are sealed under. The portal may go on running. A rotation that was
    /// interrupted is finished before another is begun.
    ///
    /// For [`Purpose::Index`] this only makes the next key, because indexed rows belong to the areas: [`Vault::take_next_index`] takes
    /// it into use, the areas index their rows anew, [`Vault::destroy_retained_index`] ends it.
    ///
    /// # Errors
    /// The database's, among them a registration that took the old version at the very last moment: rotate again.
    pub async fn rotate(&self, db: &Db, purpose: Purpose) -> Result<Rotated, VaultError> {
        let version = self.begin_rotation(db, purpose).await?;
        let ring = self.refresh(db).await?;
        let rewrapped = match purpose {
            Purpose::Index => return Ok(Rotated { version, rewrapped: 0, destroyed: 0 }),
            Purpose::Secrets => self.reseal_secrets(db, &ring, version).await?,
            Purpose::Citizens | Purpose::House => self.rewrap_subjects(db, &ring, purpose, version).await?,
        };
        let tx = db.begin().await?;
        let destroyed = store::destroy_unused(&tx, purpose.name()).await?;
        tx.commit().await?;
        self.refresh(db).await?;
        Ok(Rotated { version, rewrapped, destroyed })
    }

    /// Looks at the purpose keys in the database again, as every node does by itself each minute.
    ///
    /// # Errors
    /// The database's.
    pub async fn reload(&self, db: &Db) -> Result<(), VaultError> {
        self.refresh(db).await.map(|_| ())
    }

    async fn begin_rotation(&self, db: &Db, purpose: Purpose) -> Result<i64, VaultError> {
        let tx = db.begin().await?;
        let ring = self.refresh(&tx).await?;
        let unfinished =
            ring.in_state(purpose, KeyState::Retained).and(ring.in_state(purpose, KeyState::Active));
        let unfinished = unfinished.or_else(|| ring.in_state(purpose, KeyState::Next));
        if let Some((version, _)) = unfinished {
            return Ok(version);
        }
        let version = ring.versions(purpose).last().copied().unwrap_or(0) + 1;
        let state = match purpose {
            Purpose::Index => KeyState::Next,
            _ => {
                let change = (KeyState::Active, KeyState::Retained);
                store::set_state(&tx, purpose.name(), change, self.0.clock.now()).await?;
                KeyState::Active
            }
        };
        keyring::make(&tx, &self.0.root, &self.0.random, (purpose, version, state), self.0.clock.now())
            .await?;
        tx.commit().await?;
        Ok(version)
    }

    async fn rewrap_subjects(
        &self,
        db: &Db,
        ring: &Keyring,
        purpose: Purpose,
        version: i64,
    ) -> Result<u64, VaultError> {
        let outer = ring.version(purpose, version).ok_or_else(|| vault::missing(purpose, version))?;
        let mut rewrapped = 0;
        loop {
            let tx = db.begin().await?;
            let rows = store::older_subjects(&tx, purpose.name(), version, BATCH).await?;
            if rows.is_empty() {
                return Ok(rewrapped);
            }
            for row in rows {
                let Some(old) = row.key_version else { continue };
                let key = vault::unwrap_subject(ring, purpose, &row)?;
                let row =
                    vault::wrap_subject(outer, &self.0.random, (purpose, version), row.citizen_id, &key);
                store::rewrap_subject(&tx, row, old).await?;
                rewrapped += 1;
            }
            tx.commit().await?;
        }
    }

    async fn reseal_secrets(&self, db: &Db, ring: &Keyring, version: i64) -> Result<u64, VaultError> {
        let tx = db.begin().await?;
        let rows: Vec<SecretRow> = store::older_secrets(&tx, version).await?;
        let resealed = rows.len() as u64;
        for row in rows {
            let plain = vault::open_secret(ring, &row)?;
            let row = vault::seal_secret(ring, &self.0.random, version, &row.name, &plain)?;
            store::reseal_secret(&tx, row).await?;
        }
        tx.commit().await?;
        Ok(resealed)
    }
}

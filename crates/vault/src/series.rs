//! A series of named secrets, each of which takes the place of the one before: what was made with an older one is still checked with it
//! until nothing is left that was (a pepper).

use base::Sensitive;
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use zeroize::Zeroizing;

use crate::keyring::Purpose;
use crate::{Vault, VaultError, store, vault};

/// One of a series.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its number, from 1; the highest is the one in use.
    pub number: i64,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The secret.
    pub secret: Sensitive<Vec<u8>>,
}

impl Vault {
    /// The living secrets of a series, the oldest first. One query.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when one was changed.
    pub async fn series(&self, rows: &impl Rows, name: &str) -> Result<Vec<Member>, VaultError> {
        let mut missed = None;
        let (kept, ring) = loop {
            let kept = store::secrets_of(rows, name).await?;
            let Some(oldest) = kept.iter().map(|row| row.key_version).min() else { return Ok(Vec::new()) };
            if let Some(ring) = self.ring_with(rows, (Purpose::Secrets, oldest), &mut missed).await? {
                break (kept, ring);
            }
        };
        let mut members = Vec::new();
        for kept in kept {
            let Some(number) = number(name, &kept.name) else { continue };
            let row =
                store::SecretRow { name: kept.name, key_version: kept.key_version, sealed: kept.sealed };
            let secret = Sensitive::new(vault::open_secret(&ring, &row)?.to_vec());
            members.push(Member { number, made_at: kept.made_at, secret });
        }
        members.sort_by_key(|member| member.number);
        Ok(members)
    }

    /// Adds the next secret of a series and returns its number. Two processes that do so at the same time add one.
    ///
    /// # Errors
    /// The database's.
    pub async fn extend_series(&self, tx: &Tx, name: &str, secret: Vec<u8>) -> Result<i64, VaultError> {
        let last = self.series(tx, name).await?.last().map_or(0, |member| member.number);
        let (version, ring) = self.active(tx, Purpose::Secrets).await?;
        let name = format!("{name}.{}", last + 1);
        let row = vault::seal_secret(&ring, &self.0.random, version, &name, &Zeroizing::new(secret))?;
        store::add_secret(tx, Purpose::Secrets.name(), row, self.0.clock.now()).await?;
        Ok(last + 1)
    }

    /// Destroys one secret of a series.
    ///
    /// # Errors
    /// The database's.
    pub async fn drop_from_series(&self, tx: &Tx, name: &str, number: i64) -> Result<(), VaultError> {
        store::remove_secret(tx, &format!("{name}.{number}")).await?;
        Ok(())
    }
}

fn number(series: &str, name: &str) -> Option<i64> {
    name.strip_prefix(series)?.strip_prefix('.')?.parse().ok()
}

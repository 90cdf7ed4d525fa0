//! The pepper: a secret outside the database's rows that goes into every hash (Argon2's own secret value, RFC 9106, section 3.1), so that
//! stolen rows cannot be guessed at. It is sealed in the vault and can be changed: a new one is for new hashes, a right password is hashed
//! anew under it at the next sign-in, and an old one is destroyed when no hash needs it any more.

use base::{Random, Sensitive};
use chrono::{DateTime, Duration, Utc};
use db::{Db, Rows, Tx};
use uuid::Uuid;
use vault::{Member, Vault, VaultError};
use web::{House, WebResult};

use crate::store::pepper as store;

const SERIES: &str = "accounts.pepper";
const BYTES: usize = 32;

/// The living peppers.
pub(super) struct Peppers(Vec<Member>);

/// One of them as a hash needs it; none in an installation that has not made one yet.
#[derive(Clone, Default)]
pub(super) struct Pepper {
    /// Its number; 0: none.
    pub number: i64,
    pub secret: Sensitive<Vec<u8>>,
}

impl Peppers {
    /// One query, the same for every sign-in.
    pub(super) async fn of(house: &House) -> WebResult<Self> {
        Ok(Self(house.vault.series(&house.db, SERIES).await?))
    }

    /// What new hashes are made with.
    pub(super) fn newest(&self) -> Pepper {
        self.0.last().map(Pepper::of).unwrap_or_default()
    }

    /// What a hash was made with.
    pub(super) fn number(&self, number: i64) -> Option<Pepper> {
        if number == 0 {
            return Some(Pepper::default());
        }
        self.0.iter().find(|member| member.number == number).map(Pepper::of)
    }
}

impl Pepper {
    fn of(member: &Member) -> Self {
        Self { number: member.number, secret: member.secret.clone() }
    }
}

/// How one pepper stands, for `kabinet keys status`.
#[derive(Clone, Debug)]
pub struct PepperStatus {
    /// Its number.
    pub number: i64,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Whether new hashes are made with it.
    pub is_active: bool,
    /// How many passwords are hashed with it.
    pub used_by: i64,
}

/// Makes the first pepper of an installation; does nothing when there is one.
///
/// # Errors
/// The database's.
pub async fn ensure_pepper(db: &Db, vault: &Vault, random: &Random) -> Result<(), VaultError> {
    if vault.series(db, SERIES).await?.is_empty() {
        rotate_pepper(db, vault, random).await?;
    }
    Ok(())
}

/// Makes the next pepper, for every hash from now on, and returns its number.
///
/// # Errors
/// The database's.
pub async fn rotate_pepper(db: &Db, vault: &Vault, random: &Random) -> Result<i64, VaultError> {
    let tx = db.begin().await?;
    let number = vault.extend_series(&tx, SERIES, random.bytes::<BYTES>().to_vec()).await?;
    tx.commit().await?;
    Ok(number)
}

/// Every living pepper, the oldest first.
///
/// # Errors
/// The database's.
pub async fn pepper_status(db: &Db, vault: &Vault) -> WebResult<Vec<PepperStatus>> {
    let members = vault.series(db, SERIES).await?;
    let newest = members.last().map(|member| member.number);
    let mut all = Vec::new();
    for member in members {
        let used_by = store::uses(db, member.number).await?;
        let (number, made_at) = (member.number, member.made_at);
        all.push(PepperStatus { number, made_at, is_active: newest == Some(number), used_by });
    }
    Ok(all)
}

/// Notes with which pepper the hash was made that somebody (a citizen, a member of staff) has from now on. Called in the transaction that
/// keeps the hash.
///
/// # Errors
/// Only unexpected ones.
pub async fn kept(tx: &Tx, holder: Uuid, phc: &str) -> WebResult<()> {
    store::keep(tx, holder, super::pepper_of(phc)?).await
}

/// Notes that somebody has no password any more.
///
/// # Errors
/// Only unexpected ones.
pub async fn forgotten(tx: &Tx, holder: Uuid) -> WebResult<()> {
    store::forget(tx, holder).await
}

/// Destroys peppers that no hash needs. A registration that waits carries a hash that nobody has noted yet, so one that was replaced a
/// short time ago stays.
pub(crate) async fn retire(house: &House, tx: &Tx) -> WebResult<()> {
    let members = house.vault.series(tx, SERIES).await?;
    let waits = Duration::hours(house.settings.policy.for_anybody().registration.hours);
    for pair in members.windows(2) {
        let [old, next] = pair else { continue };
        if next.made_at + waits <= house.clock.now() && is_unused(tx, old.number).await? {
            house.vault.drop_from_series(tx, SERIES, old.number).await?;
            tracing::info!(number = old.number, "a pepper that no password needs is destroyed");
        }
    }
    Ok(())
}

async fn is_unused(rows: &impl Rows, number: i64) -> WebResult<bool> {
    Ok(store::uses(rows, number).await? == 0)
}

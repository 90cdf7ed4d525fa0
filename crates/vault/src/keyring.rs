//! Purpose keys: wrapped by the root, versioned, each for one use.

use std::str::FromStr;
use std::sync::Arc;

use base::Random;
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use zeroize::Zeroizing;

use crate::crypt::{self, Key};
use crate::store::{self, KeyRow};
use crate::{Index, VaultError};

/// What a purpose key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Wraps the key of every citizen.
    Citizens,
    /// Wraps the house's own key.
    House,
    /// Seals the named secrets: signing keys, the pepper.
    Secrets,
    /// Makes the blind indexes.
    Index,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::Citizens, Self::House, Self::Secrets, Self::Index];

    /// The word for it in the database and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Citizens => "citizens",
            Self::House => "house",
            Self::Secrets => "secrets",
            Self::Index => "index",
        }
    }
}

impl FromStr for Purpose {
    type Err = VaultError;
    fn from_str(name: &str) -> Result<Self, VaultError> {
        let known = || Self::ALL.map(Self::name).join(", ");
        let found = Self::ALL.into_iter().find(|purpose| purpose.name() == name);
        found.ok_or_else(|| VaultError::Keys(format!("there is no purpose {name:?}; there are {}", known())))
    }
}

/// What one version of a purpose key does at present. A destroyed version is no longer in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// An index key that every process is learning before it is taken into use.
    Next,
    /// Seals and opens.
    Active,
    /// Only opens, or finds, what is not wrapped or indexed anew yet.
    Retained,
}

impl KeyState {
    /// The word for it in the database and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Active => "active",
            Self::Retained => "retained",
        }
    }

    pub(crate) fn parse(name: &str) -> Result<Self, VaultError> {
        let known = [Self::Next, Self::Active, Self::Retained];
        let found = known.into_iter().find(|state| state.name() == name);
        found.ok_or_else(|| VaultError::Keys(format!("a purpose key is in the unknown state {name:?}")))
    }
}

/// The opened purpose keys, as they were in the database at `read_at`.
pub(crate) struct Keyring {
    keys: Vec<PurposeKey>,
    pub(crate) read_at: DateTime<Utc>,
}

struct PurposeKey {
    purpose: Purpose,
    version: i64,
    state: KeyState,
    key: Key,
}

impl Keyring {
    /// Reads and opens all purpose keys.
    pub(crate) async fn read(
        rows: &impl Rows,
        root: &Key,
        now: DateTime<Utc>,
    ) -> Result<Arc<Self>, VaultError> {
        let mut keys = Vec::new();
        for row in store::keys(rows).await? {
            let (purpose, state) = (row.purpose.parse()?, KeyState::parse(&row.state)?);
            let key =
                crypt::unwrap_key(root, &bound(purpose, row.version), &row.wrapped).ok_or_else(|| {
                    VaultError::Keys(
                        "the root key does not open this database's keys: it belongs to another database"
                            .into(),
                    )
                })?;
            keys.push(PurposeKey { purpose, version: row.version, state, key });
        }
        Ok(Arc::new(Self { keys, read_at: now }))
    }

    /// The key of a version.
    pub(crate) fn version(&self, purpose: Purpose, version: i64) -> Option<&Key> {
        self.keys.iter().find(|key| key.purpose == purpose && key.version == version).map(|key| &key.key)
    }

    /// The live versions of a purpose, in order.
    pub(crate) fn versions(&self, purpose: Purpose) -> Vec<i64> {
        let mut versions: Vec<_> =
            self.keys.iter().filter(|key| key.purpose == purpose).map(|key| key.version).collect();
        versions.sort_unstable();
        versions
    }

    /// The living keys of a purpose: the active one, the next one, retained ones.
    pub(crate) fn living(&self, purpose: Purpose) -> impl Iterator<Item = &Key> {
        let in_order = [KeyState::Active, KeyState::Next, KeyState::Retained];
        in_order.into_iter().flat_map(move |state| {
            let found = self.keys.iter().filter(move |key| key.purpose == purpose && key.state == state);
            found.map(|key| &key.key)
        })
    }

    /// The newest key of a purpose in this state.
    pub(crate) fn in_state(&self, purpose: Purpose, state: KeyState) -> Option<(i64, &Key)> {
        let found = self.keys.iter().filter(|key| key.purpose == purpose && key.state == state);
        found.max_by_key(|key| key.version).map(|key| (key.version, &key.key))
    }
}

/// Makes a new version of a purpose key.
pub(crate) async fn make(
    tx: &Tx,
    root: &Key,
    random: &Random,
    (purpose, version, state): (Purpose, i64, KeyState),
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let key = crypt::new_key(random);
    let wrapped = crypt::wrap(root, random, &bound(purpose, version), key.as_slice());
    let row =
        KeyRow { purpose: purpose.name().into(), version, state: state.name().into(), wrapped, made_at: now };
    store::add_key(tx, row).await?;
    Ok(())
}

fn bound(purpose: Purpose, version: i64) -> Vec<u8> {
    crypt::label(&[b"kabinet purpose key", purpose.name().as_bytes(), &version.to_be_bytes()])
}

/// Sixteen bytes by which equal values of one field are found and from which none is learned without the key.
pub(crate) fn blind(key: &Key, field: Index, value: &str) -> Vec<u8> {
    let field = match field {
        Index::Phone => "phone",
        Index::Email => "email",
        Index::Snils => "snils",
        Index::Inn => "inn",
        Index::Passport => "passport",
        Index::Subject => "subject",
    };
    let field_key =
        Zeroizing::new(crypt::hmac(key.as_slice(), &crypt::label(&[b"kabinet index", field.as_bytes()])));
    crypt::hmac(field_key.as_slice(), value.as_bytes())[..16].to_vec()
}

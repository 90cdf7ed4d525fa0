//! The vault itself: opening it, subjects' keys, named secrets, erasure.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use base::{CitizenId, Clock, Random, Sensitive};
use chrono::Duration;
use db::{Db, Migration, Rows, Tx};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::cache::Cache;
use crate::crypt::{self, KEY_BYTES, Key};
use crate::keyring::{self, KeyState, Keyring, Purpose};
use crate::store::{self, SecretRow, SubjectRow};
use crate::{RootKey, Subject, SubjectKey, VaultError};

/// How long purpose keys are used without looking whether another node rotated them.
pub(crate) const RING_TRUSTED: Duration = Duration::seconds(60);

/// The vault. Cheap to clone.
#[derive(Clone)]
pub struct Vault(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) root: Key,
    demo: bool,
    ring: RwLock<Arc<Keyring>>,
    house: SubjectKey,
    cache: Cache,
    pub(crate) clock: Clock,
    pub(crate) random: Random,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// The vault's own tables.
    #[must_use]
    pub fn migrations() -> Vec<Migration> {
        let step = |name, sql| Migration { area: "vault", name, sql };
        vec![
            step("0001_vault", include_str!("migrations/0001_vault.sql")),
            step("0002_loose_files", include_str!("migrations/0002_loose_files.sql")),
            step("0003_key_since", include_str!("migrations/0003_key_since.sql")),
        ]
    }

    /// Opens the root key, makes missing purpose keys and the house's subject key.
    ///
    /// # Errors
    /// [`VaultError::Keys`] when the root key file is missing, readable by others or of another database, and when a row is
    /// wrapped under a key version that is not there (a database put together from two backups): nothing is begun then.
    pub async fn open(db: &Db, root: &RootKey, clock: Clock, random: Random) -> Result<Self, VaultError> {
        let has_keys = !store::keys(db).await?.is_empty();
        let root = root.open(&random, has_keys)?;
        Self::with_root(db, root.key, root.demo, clock, random).await
    }

    /// A vault for tests, on a database that has [`Vault::migrations`].
    ///
    /// # Panics
    /// When the database does not answer.
    #[expect(clippy::expect_used, reason = "only tests call it, and they want to stop there")]
    pub async fn for_tests(db: &Db, clock: Clock, random: Random) -> Self {
        let root = Zeroizing::new([7; KEY_BYTES]);
        Self::with_root(db, root, true, clock, random)
            .await
            .expect("a test's database takes the vault's keys")
    }

    async fn with_root(
        db: &Db,
        root: Key,
        demo: bool,
        clock: Clock,
        random: Random,
    ) -> Result<Self, VaultError> {
        let mut ring = Keyring::read(db, &root, clock.now()).await?;
        let complete = Purpose::ALL.iter().all(|purpose| ring.in_state(*purpose, KeyState::Active).is_some());
        if !complete || store::subject(db, Uuid::nil()).await?.is_none() {
            ring = furnish(db, &root, &clock, &random).await?;
        }
        refuse_missing_versions(db, &ring).await?;
        let row = store::subject(db, Uuid::nil())
            .await?
            .ok_or_else(|| VaultError::Keys("the house has no key".into()))?;
        let key = unwrap_subject(&ring, Purpose::House, &row)?;
        let house = SubjectKey::new(Subject::House, key, random.clone());
        Ok(Self(Arc::new(Inner {
            root,
            demo,
            ring: RwLock::new(ring),
            house,
            cache: Cache::new(),
            clock,
            random,
        })))
    }

    /// Whether the root key is marked as a demo's.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.0.demo
    }

    /// Makes the key of a new citizen, in the transaction that makes the citizen.
    ///
    /// # Errors
    /// [`VaultError::Keys`] when the citizen has, or had, a key already.
    pub async fn create(&self, tx: &Tx, citizen: CitizenId) -> Result<SubjectKey, VaultError> {
        let now = self.0.clock.now();
        self.0.cache.unsettle(citizen, now);
        let key = crypt::new_key(&self.0.random);
        loop {
            let (version, ring) = self.active(tx, Purpose::Citizens).await?;
            let outer = ring
                .version(Purpose::Citizens, version)
                .ok_or_else(|| missing(Purpose::Citizens, version))?;
            let row = wrap_subject(outer, &self.0.random, (Purpose::Citizens, version), citizen.uuid(), &key);
            if store::add_subject(tx, Purpose::Citizens.name(), row, now).await? {
                return Ok(SubjectKey::new(Subject::Citizen(citizen), key, self.0.random.clone()));
            }
            // A rotation may have destroyed this very version meanwhile: the next one is there already.
            if store::active_version(tx, Purpose::Citizens.name()).await? == version {
                return Err(VaultError::Keys("this citizen has a key already".into()));
            }
        }
    }

    /// A subject's key (one query the first time, then from a bounded memory for five seconds).
    ///
    /// # Errors
    /// [`VaultError::Erased`] after the citizen's erasure: here at once, on other nodes within five seconds; [`VaultError::Keys`] when the
    /// citizen never had a key.
    pub async fn key(&self, rows: &impl Rows, subject: Subject) -> Result<SubjectKey, VaultError> {
        let Subject::Citizen(citizen) = subject else { return Ok(self.house()) };
        let now = self.0.clock.now();
        if let Some(key) = self.0.cache.get(citizen, now) {
            return Ok(key);
        }
        let mut missed = None;
        let (row, ring) = loop {
            let row = store::subject(rows, citizen.uuid()).await?.filter(|row| !row.citizen_id.is_nil());
            let row = row.ok_or_else(|| VaultError::Keys("there is no key for this citizen".into()))?;
            let Some(version) = row.key_version else { return Err(VaultError::Erased) };
            if let Some(ring) = self.ring_with(rows, (Purpose::Citizens, version), &mut missed).await? {
                break (row, ring);
            }
        };
        let key =
            SubjectKey::new(subject, unwrap_subject(&ring, Purpose::Citizens, &row)?, self.0.random.clone());
        self.0.cache.keep(citizen, &key, now);
        Ok(key)
    }

    /// Brings the keys of several citizens into memory by one query, so that [`Vault::key`] asks nothing for the next five seconds: for
    /// pages about many people. Whose key cannot be brought is asked for one by one, as ever.
    ///
    /// # Errors
    /// The database's.
    pub async fn warm(&self, rows: &impl Rows, citizens: &[CitizenId]) -> Result<(), VaultError> {
        let now = self.0.clock.now();
        let cold = citizens.iter().filter(|citizen| self.0.cache.get(**citizen, now).is_none());
        let mut cold: Vec<Uuid> = cold.map(|citizen| citizen.uuid()).collect();
        cold.sort();
        cold.dedup();
        if cold.is_empty() {
            return Ok(());
        }
        let ring = self.ring();
        for row in store::subjects(rows, &cold).await? {
            let known =
                row.key_version.is_some_and(|version| ring.version(Purpose::Citizens, version).is_some());
            if row.citizen_id.is_nil() || !known {
                continue;
            }
            let citizen = CitizenId(row.citizen_id);
            let key = unwrap_subject(&ring, Purpose::Citizens, &row)?;
            let key = SubjectKey::new(Subject::Citizen(citizen), key, self.0.random.clone());
            self.0.cache.keep(citizen, &key, now);
        }
        Ok(())
    }

    /// The house's key; never a query.
    #[must_use]
    pub fn house(&self) -> SubjectKey {
        self.0.house.clone()
    }

    /// Destroys a citizen's key: everything sealed under it is gone for good once the transaction commits.
    ///
    /// A backup of the whole database, and for a while its free pages, still hold the wrapped key, which the root key opens:
    /// erasure reaches backups when they expire.
    ///
    /// # Errors
    /// The database's.
    pub async fn erase(&self, tx: &Tx, citizen: CitizenId) -> Result<(), VaultError> {
        let now = self.0.clock.now();
        self.0.cache.unsettle(citizen, now);
        store::erase_subject(tx, citizen.uuid(), now).await?;
        Ok(())
    }

    /// A named secret of the house (signing keys, the pepper): made by `generate` once, kept sealed. Two nodes that ask at
    /// the same time get the same one.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when the sealed secret was changed.
    pub async fn secret(
        &self,
        tx: &Tx,
        name: &'static str,
        generate: impl FnOnce() -> Vec<u8>,
    ) -> Result<Sensitive<Vec<u8>>, VaultError> {
        if let Some(secret) = self.kept_secret(tx, name).await? {
            return Ok(secret);
        }
        let (version, ring) = self.active(tx, Purpose::Secrets).await?;
        let row = seal_secret(&ring, &self.0.random, version, name, &Zeroizing::new(generate()))?;
        store::add_secret(tx, Purpose::Secrets.name(), row, self.0.clock.now()).await?;
        let kept = self.kept_secret(tx, name).await?;
        kept.ok_or_else(|| VaultError::Keys(format!("secret {name} was not kept")))
    }

    async fn kept_secret(&self, tx: &Tx, name: &str) -> Result<Option<Sensitive<Vec<u8>>>, VaultError> {
        let mut missed = None;
        loop {
            let Some(row) = store::secret(tx, name).await? else { return Ok(None) };
            let wanted = (Purpose::Secrets, row.key_version);
            if let Some(ring) = self.ring_with(tx, wanted, &mut missed).await? {
                return open_secret(&ring, &row).map(|plain| Some(Sensitive::new(plain.to_vec())));
            }
        }
    }

    pub(crate) fn ring(&self) -> Arc<Keyring> {
        Arc::clone(&self.0.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the purpose keys again.
    pub(crate) async fn refresh(&self, rows: &impl Rows) -> Result<Arc<Keyring>, VaultError> {
        let ring = Keyring::read(rows, &self.0.root, self.0.clock.now()).await?;
        *self.0.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&ring);
        Ok(ring)
    }

    /// The purpose keys that hold the version of a row just read: read again when another node has rotated since.
    ///
    /// `None`: a rotation wrapped the row anew and destroyed that version between the two looks; the row is to be read again. `missed`
    /// remembers the version, so that one which is really lost ends as an error.
    pub(crate) async fn ring_with(
        &self,
        rows: &impl Rows,
        (purpose, version): (Purpose, i64),
        missed: &mut Option<i64>,
    ) -> Result<Option<Arc<Keyring>>, VaultError> {
        let ring = self.ring();
        let fresh = self.0.clock.now() - ring.read_at < RING_TRUSTED;
        if fresh && ring.version(purpose, version).is_some() {
            return Ok(Some(ring));
        }
        let ring = self.refresh(rows).await?;
        if ring.version(purpose, version).is_some() {
            return Ok(Some(ring));
        }
        if missed.replace(version) == Some(version) {
            return Err(missing(purpose, version));
        }
        Ok(None)
    }

    pub(crate) async fn active(&self, tx: &Tx, purpose: Purpose) -> Result<(i64, Arc<Keyring>), VaultError> {
        let mut missed = None;
        loop {
            let version = store::active_version(tx, purpose.name()).await?;
            if let Some(ring) = self.ring_with(tx, (purpose, version), &mut missed).await? {
                return Ok((version, ring));
            }
        }
    }
}

/// Makes what a new database lacks: purpose keys and the house's own key.
async fn furnish(db: &Db, root: &Key, clock: &Clock, random: &Random) -> Result<Arc<Keyring>, VaultError> {
    let now = clock.now();
    let tx = db.begin().await?;
    let ring = Keyring::read(&tx, root, now).await?;
    for purpose in Purpose::ALL {
        if ring.in_state(purpose, KeyState::Active).is_none() {
            keyring::make(&tx, root, random, (purpose, 1, KeyState::Active), now).await?;
        }
    }
    let ring = Keyring::read(&tx, root, now).await?;
    let Some((version, outer)) = ring.in_state(Purpose::House, KeyState::Active) else {
        return Err(VaultError::Keys("the house's purpose key was not kept".into()));
    };
    let row = wrap_subject(outer, random, (Purpose::House, version), Uuid::nil(), &crypt::new_key(random));
    store::add_subject(&tx, Purpose::House.name(), row, now).await?;
    tx.commit().await?;
    Ok(ring)
}

async fn refuse_missing_versions(rows: &impl Rows, ring: &Keyring) -> Result<(), VaultError> {
    for purpose in [Purpose::Citizens, Purpose::House, Purpose::Secrets] {
        let mut after = i64::MIN;
        for before in ring.versions(purpose).into_iter().chain([i64::MAX]) {
            if store::refers_between(rows, purpose.name(), after, before).await? {
                let name = purpose.name();
                let why = format!(
                    "some rows are wrapped under a version of the {name} key that is not there, beside version {before}"
                );
                return Err(VaultError::Keys(why));
            }
            after = before;
        }
    }
    Ok(())
}

pub(crate) fn missing(purpose: Purpose, version: i64) -> VaultError {
    VaultError::Keys(format!("version {version} of the {} key is not there", purpose.name()))
}

fn subject_label(purpose: Purpose, subject: Uuid, version: i64) -> Vec<u8> {
    crypt::label(&[b"kabinet subject", purpose.name().as_bytes(), subject.as_bytes(), &version.to_be_bytes()])
}

pub(crate) fn wrap_subject(
    outer: &Key,
    random: &Random,
    (purpose, version): (Purpose, i64),
    subject: Uuid,
    key: &Key,
) -> SubjectRow {
    let wrapped = crypt::wrap(outer, random, &subject_label(purpose, subject, version), key.as_slice());
    SubjectRow { citizen_id: subject, key_version: Some(version), wrapped: Some(wrapped) }
}

pub(crate) fn unwrap_subject(ring: &Keyring, purpose: Purpose, row: &SubjectRow) -> Result<Key, VaultError> {
    let (Some(version), Some(wrapped)) = (row.key_version, &row.wrapped) else {
        return Err(VaultError::Erased);
    };
    let outer = ring.version(purpose, version).ok_or_else(|| missing(purpose, version))?;
    crypt::unwrap_key(outer, &subject_label(purpose, row.citizen_id, version), wrapped)
        .ok_or(VaultError::Broken { table: "vault_subjects", column: "wrapped" })
}

fn secret_label(name: &str, version: i64) -> Vec<u8> {
    crypt::label(&[b"kabinet secret", name.as_bytes(), &version.to_be_bytes()])
}

pub(crate) fn seal_secret(
    ring: &Keyring,
    random: &Random,
    version: i64,
    name: &str,
    plain: &[u8],
) -> Result<SecretRow, VaultError> {
    let outer = ring.version(Purpose::Secrets, version).ok_or_else(|| missing(Purpose::Secrets, version))?;
    let sealed = crypt::wrap(outer, random, &secret_label(name, version), plain);
    Ok(SecretRow { name: name.into(), key_version: version, sealed })
}

pub(crate) fn open_secret(ring: &Keyring, row: &SecretRow) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let outer = ring
        .version(Purpose::Secrets, row.key_version)
        .ok_or_else(|| missing(Purpose::Secrets, row.key_version))?;
    crypt::unwrap(outer, &secret_label(&row.name, row.key_version), &row.sealed)
        .ok_or(VaultError::Broken { table: "vault_secrets", column: "sealed" })
}

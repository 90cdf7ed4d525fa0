//! Keys, sealed columns and files, blind indexes, erasure. Root key → purpose keys → one key per subject → one key per record.

use base::{CitizenId, Clock, FileId, Random, Sensitive};
use db::{Db, DbError, Migration, Rows, Tx};

/// What can go wrong with keys and sealed values.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// A sealed value was changed, moved to another cell, or sealed under another key.
    #[error("a sealed value in {table}.{column} does not open")]
    Broken {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
    },
    /// The subject was erased.
    #[error("the subject's key is destroyed")]
    Erased,
    /// The key store.
    #[error("keys: {0}")]
    Keys(String),
    /// The file store.
    #[error("files: {0}")]
    Files(String),
}

/// Whose key seals a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A citizen: profile, answers, files, messages. Erasing the citizen destroys the key.
    Citizen(CitizenId),
    /// The house itself: staff, registrations not finished yet, secrets.
    House,
}

/// Where a sealed value lives; it opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// The row's id.
    pub row: uuid::Uuid,
}

/// The kinds of value that can be looked up by equality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Index {
    /// Mobile number in E.164.
    Phone,
    /// Lower-case e-mail.
    Email,
    /// SNILS digits.
    Snils,
    /// INN digits.
    Inn,
    /// Passport series and number digits.
    Passport,
}

/// Where the root key comes from.
#[derive(Clone, Debug)]
pub enum RootKey {
    /// A file of 32 bytes in hexadecimal, mode 0600; made when missing if `create` is set. A demo's key file says so in its
    /// first line, and `serve` refuses it.
    File {
        /// The file.
        path: std::path::PathBuf,
        /// Make it when missing.
        create: bool,
        /// Mark it as a demo's key.
        demo: bool,
    },
}

/// The vault.
#[derive(Clone, Debug)]
pub struct Vault {}

/// A subject's opened key: seals and opens without touching the database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct SubjectKey {}

impl Vault {
    /// The vault's own tables.
    #[must_use]
    pub fn migrations() -> Vec<Migration> {
        todo!()
    }
    /// Opens the root key, makes missing purpose keys and the house's subject key.
    pub async fn open(_db: &Db, _root: &RootKey, _clock: Clock, _random: Random) -> Result<Self, VaultError> {
        todo!()
    }
    /// A vault for tests, on a database that has [`Vault::migrations`].
    pub async fn for_tests(_db: &Db, _clock: Clock, _random: Random) -> Self {
        todo!()
    }
    /// Whether the root key is marked as a demo's.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        todo!()
    }
    /// Makes the key of a new citizen, in the transaction that makes the citizen.
    pub async fn create(&self, _tx: &Tx, _citizen: CitizenId) -> Result<SubjectKey, VaultError> {
        todo!()
    }
    /// A subject's key (one query the first time, then from a bounded memory).
    pub async fn key(&self, _rows: &impl Rows, _subject: Subject) -> Result<SubjectKey, VaultError> {
        todo!()
    }
    /// The house's key; never a query.
    #[must_use]
    pub fn house(&self) -> SubjectKey {
        todo!()
    }
    /// Destroys a citizen's key: everything sealed under it is gone for good.
    pub async fn erase(&self, _tx: &Tx, _citizen: CitizenId) -> Result<(), VaultError> {
        todo!()
    }
    /// The blind index of a normalised value (16 bytes of HMAC-SHA256 under the field's own key).
    #[must_use]
    pub fn index(&self, _field: Index, _value: &str) -> Vec<u8> {
        todo!()
    }
    /// A named secret of the house (signing keys, the pepper): made by `generate` once, kept sealed.
    pub async fn secret(&self, _tx: &Tx, _name: &'static str, _generate: impl FnOnce() -> Vec<u8>) -> Result<Sensitive<Vec<u8>>, VaultError> {
        todo!()
    }
}

impl SubjectKey {
    /// Seals a value for one cell.
    #[must_use]
    pub fn seal(&self, _cell: Cell, _plain: &[u8]) -> Vec<u8> {
        todo!()
    }
    /// Opens a value that was sealed for this cell.
    pub fn open(&self, _cell: Cell, _sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        todo!()
    }
    /// Seals anything that serialises, as JSON.
    pub fn seal_json<T: serde::Serialize>(&self, _cell: Cell, _value: &T) -> Result<Vec<u8>, VaultError> {
        todo!()
    }
    /// Opens what [`SubjectKey::seal_json`] sealed.
    pub fn open_json<T: serde::de::DeserializeOwned>(&self, _cell: Cell, _sealed: &[u8]) -> Result<T, VaultError> {
        todo!()
    }
}

/// Sealed files: 64 KiB chunks, each authenticated with its number and a last-chunk flag, in an object store.
#[derive(Clone, Debug)]
pub struct Files {}

/// What is known of a file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Plain size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the plain bytes.
    pub sha256: [u8; 32],
}

/// A file being written; nothing is visible before [`FileWriter::finish`].
#[derive(Debug)]
pub struct FileWriter {}

impl Files {
    /// Files in a folder.
    pub fn folder(_path: &std::path::Path) -> Result<Self, VaultError> {
        todo!()
    }
    /// Begins to write a file, sealed under `key`.
    pub async fn create(&self, _key: &SubjectKey, _file: FileId) -> Result<FileWriter, VaultError> {
        todo!()
    }
    /// The whole plain file; refuses one larger than `limit_bytes`, a changed, truncated or foreign one.
    pub async fn read(&self, _key: &SubjectKey, _file: FileId, _limit_bytes: u64) -> Result<Vec<u8>, VaultError> {
        todo!()
    }
    /// Removes a file; removing what is not there is fine.
    pub async fn delete(&self, _file: FileId) -> Result<(), VaultError> {
        todo!()
    }
}

impl FileWriter {
    /// Appends bytes.
    pub async fn write(&mut self, _bytes: &[u8]) -> Result<(), VaultError> {
        todo!()
    }
    /// Seals the last chunk and makes the file visible and durable.
    pub async fn finish(self) -> Result<Stored, VaultError> {
        todo!()
    }
    /// Throws it away.
    pub async fn abort(self) -> Result<(), VaultError> {
        todo!()
    }
}

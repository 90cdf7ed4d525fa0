//! Keys, sealed columns and files, blind indexes, erasure. Root key → purpose keys → one key per subject → one key per record.

mod cache;
mod crypt;
mod files;
mod index;
mod keyring;
pub mod loose;
mod root;
mod rotate;
mod series;
mod store;
mod subject;
mod vault;

use base::CitizenId;
use db::DbError;

pub use files::{FileWriter, Files, Stored};
pub use index::Retained;
pub use keyring::{KeyState, Purpose};
pub use root::RootKey;
pub use rotate::{KeyStatus, Rotated};
pub use series::Member;
pub use subject::SubjectKey;
pub use vault::Vault;

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
    /// An outside identity provider and its name for a person.
    Subject,
}

//! One subject's key, and the sealing of values for the cells of tables.

use std::fmt;
use std::sync::Arc;

use base::Random;
use zeroize::Zeroizing;

use crate::crypt::{self, KEY_BYTES, Key, NONCE_BYTES, TAG_BYTES};
use crate::{Cell, Subject, VaultError};

/// The only format so far: format byte, key version (4 bytes), salt (32 bytes), ciphertext, tag (16 bytes).
const FORMAT: u8 = 1;
/// Every subject has one key for life; rotation wraps it anew, it never changes the key itself.
const KEY_VERSION: u32 = 1;
const SALT_BYTES: usize = 32;
const HEAD_BYTES: usize = 1 + 4 + SALT_BYTES;

/// A subject's opened key: seals and opens without touching the database. Cheap to clone; wiped from memory with its last clone.
#[derive(Clone)]
pub struct SubjectKey(Arc<Opened>);

struct Opened {
    subject: Subject,
    key: Key,
    random: Random,
}

impl fmt::Debug for SubjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SubjectKey({:?})", self.0.subject)
    }
}

impl SubjectKey {
    pub(crate) fn new(subject: Subject, key: Key, random: Random) -> Self {
        Self(Arc::new(Opened { subject, key, random }))
    }

    /// Whose key it is.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.0.subject
    }

    /// Seals a value for one cell: AES-256-GCM under a key that HKDF makes for this one value, bound to table, column and row.
    #[must_use]
    pub fn seal(&self, cell: Cell, plain: &[u8]) -> Vec<u8> {
        let mut head = [0; HEAD_BYTES];
        head[0] = FORMAT;
        head[1..5].copy_from_slice(&KEY_VERSION.to_be_bytes());
        self.0.random.fill(&mut head[5..]);
        let mut text = Vec::with_capacity(plain.len() + TAG_BYTES);
        text.extend_from_slice(plain);
        let (key, nonce) = self.cell_key(&cell, &head[5..]);
        crypt::seal_in_place(&key, nonce, &bound(&cell, &head), &mut text);
        let mut sealed = Vec::with_capacity(HEAD_BYTES + text.len());
        sealed.extend_from_slice(&head);
        sealed.extend_from_slice(&text);
        sealed
    }

    /// Opens a value that was sealed for this cell.
    ///
    /// # Errors
    /// [`VaultError::Broken`] when a byte differs, the value was sealed for another cell or subject, or it is not a sealed value.
    pub fn open(&self, cell: Cell, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let broken = || VaultError::Broken { table: cell.table, column: cell.column };
        let (head, text) = sealed.split_first_chunk::<HEAD_BYTES>().ok_or_else(broken)?;
        if head[0] != FORMAT || head[1..5] != KEY_VERSION.to_be_bytes() {
            return Err(broken());
        }
        let (key, nonce) = self.cell_key(&cell, &head[5..]);
        let mut text = text.to_vec();
        let length =
            crypt::open_in_place(&key, nonce, &bound(&cell, head), &mut text).ok_or_else(broken)?.len();
        text.truncate(length);
        Ok(text)
    }

    /// Seals anything that serialises, as JSON.
    ///
    /// # Errors
    /// [`VaultError::Keys`] when the value does not serialise.
    pub fn seal_json<T: serde::Serialize>(&self, cell: Cell, value: &T) -> Result<Vec<u8>, VaultError> {
        let text = serde_json::to_vec(value).map(Zeroizing::new).map_err(|error| unfit(&cell, &error))?;
        Ok(self.seal(cell, &text))
    }

    /// Opens what [`SubjectKey::seal_json`] sealed.
    ///
    /// # Errors
    /// As [`SubjectKey::open`]; [`VaultError::Keys`] when what opens is not the JSON that was expected.
    pub fn open_json<T: serde::de::DeserializeOwned>(
        &self,
        cell: Cell,
        sealed: &[u8],
    ) -> Result<T, VaultError> {
        let text = Zeroizing::new(self.open(cell, sealed)?);
        serde_json::from_slice(&text).map_err(|error| unfit(&cell, &error))
    }

    /// The key and nonce of one value. The salt is random, so neither ever comes twice.
    fn cell_key(&self, cell: &Cell, salt: &[u8]) -> (Key, [u8; NONCE_BYTES]) {
        let info = crypt::label(&[
            b"kabinet cell",
            cell.table.as_bytes(),
            cell.column.as_bytes(),
            cell.row.as_bytes(),
        ]);
        split(&crypt::derive(&self.0.key, salt, &info))
    }

    /// The key and the nonce's beginning of one file.
    pub(crate) fn file_key(&self, file: base::FileId, salt: &[u8]) -> (Key, [u8; NONCE_BYTES]) {
        let info = crypt::label(&[b"kabinet file", file.uuid().as_bytes()]);
        split(&crypt::derive(&self.0.key, salt, &info))
    }

    pub(crate) fn random(&self) -> &Random {
        &self.0.random
    }
}

fn split(derived: &Zeroizing<[u8; KEY_BYTES + NONCE_BYTES]>) -> (Key, [u8; NONCE_BYTES]) {
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    let mut nonce = [0; NONCE_BYTES];
    key.copy_from_slice(&derived[..KEY_BYTES]);
    nonce.copy_from_slice(&derived[KEY_BYTES..]);
    (key, nonce)
}

fn bound(cell: &Cell, head: &[u8]) -> Vec<u8> {
    crypt::label(&[cell.table.as_bytes(), cell.column.as_bytes(), cell.row.as_bytes(), head])
}

/// Names the place and the kind of fault but never the value: a parser's own message may quote what it read.
fn unfit(cell: &Cell, error: &serde_json::Error) -> VaultError {
    let Cell { table, column, .. } = cell;
    VaultError::Keys(format!("{table}.{column} is not the expected JSON ({:?})", error.classify()))
}

//! Sealed files in an object store, written and read as streams: no whole file in memory, no plain byte on the disk.
//!
//! The format is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015) over AES-256-GCM. A file is a header
//! (format byte, 32 bytes of salt) and chunks of 64 KiB, each followed by its tag; the last chunk is shorter or equal, and
//! empty only in an empty file. HKDF makes the file's key and the first seven bytes of its nonces from the subject's key, the
//! salt and the file's id; the other bytes of a chunk's nonce are its number and whether it is the last. So chunks cannot be
//! left out, added, put in another order or taken from another file.

use std::path::Path as Folder;
use std::sync::Arc;
use std::time::SystemTime;

use aws_lc_rs::digest;
use base::FileId;
use bytes::Bytes;
use futures::stream::{self, BoxStream, Stream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt};

use crate::crypt::{self, Key, NONCE_BYTES, TAG_BYTES};
use crate::{SubjectKey, VaultError};

const FORMAT: u8 = 1;
const SALT_BYTES: usize = 32;
const HEAD_BYTES: usize = 1 + SALT_BYTES;
/// Plain bytes of a chunk.
const CHUNK_BYTES: usize = 64 * 1024;
/// Bytes of a chunk in the store.
const SEALED_BYTES: usize = CHUNK_BYTES + TAG_BYTES;
/// Sealed bytes gathered before they go to the store.
const PART_BYTES: usize = 4 * SEALED_BYTES;

/// Sealed files: 64 KiB chunks, each authenticated with its number and a last-chunk flag, in an object store.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    folder: Arc<Folder>,
}

/// What is known of a file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Plain size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the plain bytes.
    pub sha256: [u8; 32],
}

impl Files {
    /// Files in a folder, made when missing. What was written is on the disk before [`FileWriter::finish`] returns.
    ///
    /// # Errors
    /// [`VaultError::Files`] when the folder cannot be made.
    pub fn folder(path: &Folder) -> Result<Self, VaultError> {
        std::fs::create_dir_all(path).map_err(|error| VaultError::Files(error.to_string()))?;
        let store = LocalFileSystem::new_with_prefix(path).map_err(store_error)?;
        Ok(Self { store: Arc::new(store.with_fsync(true)), folder: path.into() })
    }

    /// Removes what a process that was killed had begun to write and never finished, when nobody has written to it since
    /// `before`. Files that were finished are not looked at. Returns how many were removed. It blocks.
    ///
    /// # Errors
    /// [`VaultError::Files`] when the folder cannot be read.
    pub fn remove_unfinished(&self, before: SystemTime) -> Result<u64, VaultError> {
        let lost = |error: std::io::Error| VaultError::Files(error.to_string());
        let mut removed = 0;
        for folder in self.folder.read_dir().map_err(lost)? {
            let folder = folder.map_err(lost)?.path();
            if !folder.is_dir() {
                continue;
            }
            for entry in folder.read_dir().map_err(lost)? {
                let entry = entry.map_err(lost)?;
                if !is_unfinished(&entry.file_name().to_string_lossy()) {
                    continue;
                }
                // One that is gone by now was finished or given up in this very moment.
                let Ok(written) = entry.metadata().and_then(|data| data.modified()) else { continue };
                if written < before {
                    std::fs::remove_file(entry.path()).map_err(lost)?;
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }

    /// Begins to write a file, sealed under `key`. Nothing is visible before [`FileWriter::finish`].
    ///
    /// # Errors
    /// [`VaultError::Files`] when the store does not take it.
    pub async fn create(&self, key: &SubjectKey, file: FileId) -> Result<FileWriter, VaultError> {
        let mut head = [0; HEAD_BYTES];
        head[0] = FORMAT;
        key.random().fill(&mut head[1..]);
        let upload = self.store.put_multipart(&place(file)).await.map_err(store_error)?;
        let mut part = Vec::with_capacity(PART_BYTES + HEAD_BYTES);
        part.extend_from_slice(&head);
        let chunk = Vec::with_capacity(SEALED_BYTES);
        let sha256 = digest::Context::new(&digest::SHA256);
        Ok(FileWriter { upload, chunks: Chunks::new(key, file, &head), chunk, part, sha256, size_bytes: 0 })
    }

    /// The whole plain file; refuses one larger than `limit_bytes`, a changed, truncated or foreign one.
    ///
    /// # Errors
    /// [`VaultError::Files`] says which.
    pub async fn read(
        &self,
        key: &SubjectKey,
        file: FileId,
        limit_bytes: u64,
    ) -> Result<Vec<u8>, VaultError> {
        let (size_bytes, mut pieces) = self.open(key, file).await?;
        if size_bytes > limit_bytes {
            return Err(VaultError::Files(format!(
                "file {file} has {size_bytes} bytes, more than {limit_bytes}"
            )));
        }
        let mut whole = Vec::with_capacity(usize::try_from(size_bytes).unwrap_or(0));
        while let Some(piece) = pieces.try_next().await? {
            whole.extend_from_slice(&piece);
        }
        Ok(whole)
    }

    /// The plain file piece by piece, for downloads. Every piece is authentic and in its place; when the file turns out to be
    /// changed or cut short the stream ends with an error, and the answer it goes into must be broken off, not completed.
    ///
    /// # Errors
    /// [`VaultError::Files`] when there is no such file.
    pub async fn stream(
        &self,
        key: &SubjectKey,
        file: FileId,
    ) -> Result<impl Stream<Item = Result<Bytes, VaultError>> + Send + use<>, VaultError> {
        self.open(key, file).await.map(|(_, pieces)| pieces)
    }

    /// Removes a file; removing what is not there is fine.
    ///
    /// # Errors
    /// [`VaultError::Files`] when the store does not remove it.
    pub async fn delete(&self, file: FileId) -> Result<(), VaultError> {
        match self.store.delete(&place(file)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(store_error(error)),
        }
    }

    async fn open(
        &self,
        key: &SubjectKey,
        file: FileId,
    ) -> Result<(u64, BoxStream<'static, Result<Bytes, VaultError>>), VaultError> {
        let found = self.store.get(&place(file)).await.map_err(store_error)?;
        let size_bytes = plain_size(found.meta.size).ok_or_else(|| broken(file))?;
        let reading =
            Reading { file, key: key.clone(), rest: found.into_stream(), chunks: None, gathered: Vec::new() };
        let pieces = stream::try_unfold(Some(reading), |reading| async move {
            match reading {
                Some(reading) => reading.next().await,
                None => Ok(None),
            }
        });
        Ok((size_bytes, pieces.boxed()))
    }
}

/// A file's place in the store. The folders' names are its last, random byte, so that they fill evenly.
fn place(file: FileId) -> Path {
    let name = file.to_string();
    let folder = &name[name.len() - 2..];
    Path::from(format!("{folder}/{name}"))
}

/// Whether the store gives such a name to what is still being written: the file's own, `#` and a number.
fn is_unfinished(name: &str) -> bool {
    name.split_once('#').is_some_and(|(file, number)| {
        file.parse::<FileId>().is_ok()
            && !number.is_empty()
            && number.bytes().all(|sign| sign.is_ascii_digit())
    })
}

/// How many plain bytes an object of this size holds, when it can be one of ours.
fn plain_size(object_bytes: u64) -> Option<u64> {
    let body = object_bytes.checked_sub(HEAD_BYTES as u64)?;
    let chunks = body.div_ceil(SEALED_BYTES as u64);
    body.checked_sub(chunks.max(1) * TAG_BYTES as u64)
}

fn store_error(error: object_store::Error) -> VaultError {
    VaultError::Files(error.to_string())
}

fn broken(file: FileId) -> VaultError {
    VaultError::Files(format!("file {file} was changed, cut short, or sealed under another key"))
}

/// Seals or opens the chunks of one file, in order.
struct Chunks {
    key: Key,
    nonce: [u8; NONCE_BYTES],
    aad: Vec<u8>,
    number: u32,
}

impl Chunks {
    fn new(key: &SubjectKey, file: FileId, head: &[u8; HEAD_BYTES]) -> Self {
        let (key, nonce) = key.file_key(file, &head[1..]);
        let aad = crypt::label(&[b"kabinet file", file.uuid().as_bytes(), head]);
        Self { key, nonce, aad, number: 0 }
    }

    /// The next chunk's nonce; `None` after the last number, at 256 TiB.
    fn next_nonce(&mut self, last: bool) -> Option<[u8; NONCE_BYTES]> {
        let mut nonce = self.nonce;
        nonce[7..11].copy_from_slice(&self.number.to_be_bytes());
        nonce[11] = u8::from(last);
        self.number = self.number.checked_add(1)?;
        Some(nonce)
    }

    fn seal(&mut self, chunk: &mut Vec<u8>, last: bool) -> Result<(), VaultError> {
        let nonce = self.next_nonce(last).ok_or_else(|| VaultError::Files("the file is too large".into()))?;
        crypt::seal_in_place(&self.key, nonce, &self.aad, chunk);
        Ok(())
    }

    fn open(&mut self, sealed: &[u8], last: bool) -> Option<Bytes> {
        let nonce = self.next_nonce(last)?;
        let mut text = sealed.to_vec();
        let length = crypt::open_in_place(&self.key, nonce, &self.aad, &mut text)?.len();
        text.truncate(length);
        Some(Bytes::from(text))
    }
}

/// A file being written; nothing is visible before [`FileWriter::finish`]. Dropped before that, it leaves nothing behind.
pub struct FileWriter {
    upload: Box<dyn MultipartUpload>,
    chunks: Chunks,
    /// Plain bytes of the chunk being filled; a full one waits here until it is known whether it is the last.
    chunk: Vec<u8>,
    /// Sealed bytes on their way to the store.
    part: Vec<u8>,
    sha256: digest::Context,
    size_bytes: u64,
}

impl std::fmt::Debug for FileWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileWriter({} bytes)", self.size_bytes)
    }
}

impl FileWriter {
    /// Appends bytes.
    ///
    /// # Errors
    /// [`VaultError::Files`] when the store does not take them; the file is to be aborted then.
    pub async fn write(&mut self, mut bytes: &[u8]) -> Result<(), VaultError> {
        self.sha256.update(bytes);
        self.size_bytes += bytes.len() as u64;
        while !bytes.is_empty() {
            if self.chunk.len() == CHUNK_BYTES {
                self.seal_chunk(false).await?;
            }
            let taken = bytes.len().min(CHUNK_BYTES - self.chunk.len());
            let (now, later) = bytes.split_at(taken);
            self.chunk.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Seals the last chunk and makes the file visible and durable.
    ///
    /// # Errors
    /// [`VaultError::Files`] when the store does not take it; nothing is visible then.
    pub async fn finish(mut self) -> Result<Stored, VaultError> {
        self.seal_chunk(true).await?;
        self.send().await?;
        self.upload.complete().await.map_err(store_error)?;
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(self.sha256.finish().as_ref());
        Ok(Stored { size_bytes: self.size_bytes, sha256 })
    }

    /// Throws it away.
    ///
    /// # Errors
    /// [`VaultError::Files`] when the store does not remove what was written.
    pub async fn abort(mut self) -> Result<(), VaultError> {
        self.upload.abort().await.map_err(store_error)
    }

    async fn seal_chunk(&mut self, last: bool) -> Result<(), VaultError> {
        self.chunks.seal(&mut self.chunk, last)?;
        self.part.append(&mut self.chunk);
        if self.part.len() >= PART_BYTES {
            self.send().await?;
        }
        Ok(())
    }

    async fn send(&mut self) -> Result<(), VaultError> {
        if self.part.is_empty() {
            return Ok(());
        }
        let part = std::mem::replace(&mut self.part, Vec::with_capacity(PART_BYTES));
        self.upload.put_part(part.into()).await.map_err(store_error)
    }
}

/// A file being read.
struct Reading {
    file: FileId,
    key: SubjectKey,
    rest: BoxStream<'static, object_store::Result<Bytes>>,
    chunks: Option<Chunks>,
    /// Sealed bytes that came and are not opened yet.
    gathered: Vec<u8>,
}

impl Reading {
    /// The next plain piece, and what is left to read: nothing after the last chunk.
    async fn next(mut self) -> Result<Option<(Bytes, Option<Self>)>, VaultError> {
        if self.chunks.is_none() {
            self.gather(HEAD_BYTES).await?;
            let head = *self.gathered.first_chunk::<HEAD_BYTES>().ok_or_else(|| broken(self.file))?;
            if head[0] != FORMAT {
                return Err(broken(self.file));
            }
            self.gathered.drain(..HEAD_BYTES);
            self.chunks = Some(Chunks::new(&self.key, self.file, &head));
        }
        // One byte beyond a chunk tells that this chunk is not the last.
        self.gather(SEALED_BYTES + 1).await?;
        let last = self.gathered.len() <= SEALED_BYTES;
        let sealed = self.gathered.len().min(SEALED_BYTES);
        let opened = self.chunks.as_mut().and_then(|chunks| chunks.open(&self.gathered[..sealed], last));
        let piece = opened.ok_or_else(|| broken(self.file))?;
        self.gathered.drain(..sealed);
        Ok(Some((piece, (!last).then_some(self))))
    }

    /// Reads until `wanted` sealed bytes are at hand or the object ends.
    async fn gather(&mut self, wanted: usize) -> Result<(), VaultError> {
        while self.gathered.len() < wanted {
            let Some(bytes) = self.rest.try_next().await.map_err(store_error)? else { break };
            self.gathered.extend_from_slice(&bytes);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_size_follows_from_the_objects_size() {
        let sealed = |plain: usize| HEAD_BYTES + plain + plain.div_ceil(CHUNK_BYTES).max(1) * TAG_BYTES;
        for plain in
            [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 7]
        {
            assert_eq!(plain_size(sealed(plain) as u64), Some(plain as u64));
        }
        assert_eq!(plain_size(HEAD_BYTES as u64), None);
        assert_eq!(plain_size(0), None);
    }
}

//! Files that come in pieces: each piece is sealed and kept by itself, so that a lost connection loses no more than one.

use base::FileId;
use text::Words;
use tokio::sync::Semaphore;
use vault::loose::Loose;
use vault::{Stored, Subject, SubjectKey};
use web::{House, WebResult};

use crate::content::{self, Unsound};
use crate::receive::{Slot, Upload, look, tidy_name, words};

/// A piece is at most so large.
pub const PIECE_LIMIT_BYTES: usize = 1024 * 1024;

/// What keeping pieces needs.
pub struct Joiner<'a> {
    /// The house.
    pub house: &'a House,
    /// The reader's words.
    pub t: &'a Words,
    /// The key that seals the files.
    pub key: &'a SubjectKey,
    /// The area's name, under which every file is noted first.
    pub area: &'a str,
    /// Places for pictures that are being unpacked.
    pub decoding: &'a Semaphore,
}

impl Joiner<'_> {
    /// The name as it will be kept, and why a file of this size is refused before it comes.
    #[must_use]
    pub fn foresee(&self, name: &str, size: u64, slot: &Slot) -> (String, Option<String>) {
        let name = tidy_name(name);
        let unsound = match size {
            0 => Some(Unsound::Empty),
            size if size > slot.max_bytes => Some(Unsound::TooLarge),
            _ => None,
        };
        let refused = unsound.map(|unsound| words(self.t, unsound, &name, slot));
        (name, refused)
    }

    /// Keeps one piece.
    ///
    /// # Errors
    /// Only unexpected ones.
    pub async fn keep(&self, bytes: &[u8]) -> WebResult<FileId> {
        let (file, mut writer) = self.create().await?;
        writer.write(bytes).await?;
        writer.finish().await?;
        Ok(file)
    }

    /// Joins the pieces into one file and looks at what it is; refused, it is removed, and the words say why. The pieces stay.
    ///
    /// # Errors
    /// Only unexpected ones: a piece is gone, or does not open with this key.
    pub async fn join(
        &self,
        pieces: &[(FileId, u64)],
        name: &str,
        slot: &Slot,
    ) -> WebResult<Result<Upload, String>> {
        let (file, mut writer) = self.create().await?;
        let mut ends = content::Ends::default();
        for (piece, size) in pieces {
            let bytes = self.house.files.read(self.key, *piece, *size).await?;
            ends.see(&bytes);
            writer.write(&bytes).await?;
        }
        let stored = writer.finish().await?;
        match look((self.house, self.key, self.decoding), (file, name), &ends, slot).await? {
            Ok(kind) => Ok(Ok(self.upload(file, name, kind, &stored))),
            Err(unsound) => {
                self.house.files.delete(file).await?;
                Ok(Err(words(self.t, unsound, name, slot)))
            }
        }
    }

    fn upload(&self, file: FileId, name: &str, kind: &str, stored: &Stored) -> Upload {
        Upload {
            file,
            name: content::with_extension(name, kind),
            size: stored.size_bytes,
            kind: kind.to_owned(),
            sha256: hex::encode(stored.sha256),
            at: self.house.clock.now(),
            document: None,
        }
    }

    async fn create(&self) -> WebResult<(FileId, vault::FileWriter)> {
        let file = FileId::new(&self.house.clock, &self.house.random);
        if let Subject::Citizen(citizen) = self.key.subject() {
            web::note_loose(self.house, self.area, Loose { file, citizen }).await?;
        }
        Ok((file, self.house.files.create(self.key, file).await?))
    }
}

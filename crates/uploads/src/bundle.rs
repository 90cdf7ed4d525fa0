//! Several files as one archive, written while it is sent: no file is whole in memory, and nothing lies anywhere in the clear.

use std::collections::HashSet;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use base::FileId;
use futures::{SinkExt as _, TryStreamExt as _, channel::mpsc, pin_mut};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use vault::SubjectKey;
use web::{House, WebResult};
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use crate::receive::Upload;

/// Pieces that wait for a slow reader.
const WAITING: usize = 4;

/// A part of an archive.
pub struct Bundled {
    path: String,
    content: Content,
}

enum Content {
    Bytes(Vec<u8>),
    File(FileId),
}

impl Bundled {
    /// Something that is at hand.
    #[must_use]
    pub fn bytes(path: &str, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), content: Content::Bytes(bytes) }
    }

    /// A file of the store. The last part of its path may be what a person has called it.
    #[must_use]
    pub fn file(path: String, file: &Upload) -> Self {
        Self { path, content: Content::File(file.file) }
    }
}

/// Where the compressor writes: emptied after each piece.
#[derive(Clone, Default)]
struct Pipe(Arc<Mutex<Vec<u8>>>);

impl Pipe {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl std::io::Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

type Way = mpsc::Sender<std::io::Result<Vec<u8>>>;

/// Sends parts as one ZIP (APPNOTE 6.3). A file that the store does not give any more breaks the transfer off, so that nobody takes a
/// part for the whole.
///
/// # Errors
/// None before the first byte.
pub fn as_bundle(house: &House, key: SubjectKey, name: &str, parts: Vec<Bundled>) -> WebResult<Response> {
    let (mut way, pieces) = mpsc::channel(WAITING);
    let house = house.clone();
    tokio::spawn(async move {
        if let Err(error) = write(&house, &key, parts, &mut way).await {
            tracing::error!(?error, "an archive was broken off");
            // The reader may have gone away: then nobody is there to be told.
            let _ = way.send(Err(std::io::Error::other("broken off"))).await;
        }
    });
    let headers = [
        (CONTENT_TYPE, "application/zip".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

async fn write(house: &House, key: &SubjectKey, parts: Vec<Bundled>, way: &mut Way) -> WebResult<()> {
    let pipe = Pipe::default();
    let mut zip: ZipWriter<StreamWriter<Pipe>> = ZipWriter::new_stream(pipe.clone());
    let mut names = HashSet::new();
    for part in parts {
        zip.start_file(free(&mut names, &part.path), SimpleFileOptions::default())?;
        match part.content {
            Content::Bytes(bytes) => zip.write_all(&bytes)?,
            Content::File(file) => {
                let pieces = house.files.stream(key, file).await?;
                pin_mut!(pieces);
                while let Some(piece) = pieces.try_next().await? {
                    zip.write_all(&piece)?;
                    way.send(Ok(pipe.take())).await?;
                }
            }
        }
        way.send(Ok(pipe.take())).await?;
    }
    zip.finish()?;
    way.send(Ok(pipe.take())).await?;
    Ok(())
}

/// A path that no part has yet, without signs that some system takes for something else.
fn free(names: &mut HashSet<String>, wanted: &str) -> String {
    let plain = |c: char| if c.is_control() || "\\:*?\"<>|".contains(c) { '-' } else { c };
    let tame: String = wanted.chars().map(plain).collect();
    let mut path = tame.clone();
    let mut number = 2;
    while !names.insert(path.to_lowercase()) {
        path = match tame.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem} ({number}).{ending}"),
            None => format!("{tame} ({number})"),
        };
        number += 1;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_are_both_there() {
        let mut names = HashSet::new();
        assert_eq!(free(&mut names, "files/скан.pdf"), "files/скан.pdf");
        assert_eq!(free(&mut names, "files/СКАН.pdf"), "files/СКАН (2).pdf");
        assert_eq!(free(&mut names, "files/a:b"), "files/a-b");
    }
}

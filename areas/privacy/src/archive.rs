//! The archive being made: a ZIP (APPNOTE 6.3) that is written as a stream into the sealed store, with a signed list of what is in it. No
//! file is ever whole in memory, and nothing lies anywhere in the clear.

use std::collections::HashSet;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use base::FileId;
use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use futures::{TryStreamExt as _, pin_mut};
use pki::Seal;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use text::Lang;
use vault::{FileWriter, Stored, SubjectKey, VaultError};
use web::belongings::Parcel;
use web::{House, WebResult};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// Compressed bytes gathered before they are sealed.
const GATHERED_BYTES: usize = 128 * 1024;
/// The longest part of a path, in characters: every file system takes it.
const NAME_MAX: usize = 120;
/// The list and its signature.
const LIST: &str = "manifest.json";
const SIGNATURE: &str = "manifest.json.p7s";

/// Where the compressor writes: emptied into the sealed file after each piece.
#[derive(Clone, Default)]
struct Pipe(Arc<Mutex<Vec<u8>>>);

impl Pipe {
    fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

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

/// The file that is being written.
struct Open {
    path: String,
    size: u64,
    hash: Sha256,
}

/// An archive in the making.
pub(crate) struct Archive {
    house: House,
    zip: ZipWriter<StreamWriter<Pipe>>,
    pipe: Pipe,
    out: FileWriter,
    lang: Lang,
    at: DateTime<Utc>,
    open: Option<Open>,
    listed: Vec<Value>,
    names: HashSet<String>,
    /// Files that the store does not give any more: said in the list instead of being left out silently.
    missing: Vec<String>,
}

impl Archive {
    pub(crate) fn begin(house: &House, out: FileWriter, lang: Lang) -> Self {
        let pipe = Pipe::default();
        Self {
            house: house.clone(),
            zip: ZipWriter::new_stream(pipe.clone()),
            pipe,
            out,
            lang,
            at: house.clock.now(),
            open: None,
            listed: Vec::new(),
            names: HashSet::new(),
            missing: Vec::new(),
        }
    }

    /// A whole text file.
    pub(crate) async fn text(&mut self, path: &str, text: &str) -> WebResult<()> {
        self.next(path).await?;
        self.write(text.as_bytes()).await
    }

    /// Writes the list of everything, its signature and the archive's end.
    pub(crate) async fn finish(mut self, seal: &Seal) -> WebResult<Stored> {
        self.close();
        let list = json!({
            "format": "kabinet-archive-1",
            "portal": self.house.settings.origin(),
            "made_at": self.at,
            "files": self.listed,
            "missing": self.missing,
        });
        let list = serde_json::to_vec_pretty(&list)?;
        let signature = seal.sign_detached(&list, self.at)?;
        for (path, bytes) in [(LIST, &list), (SIGNATURE, &signature)] {
            self.next(path).await?;
            self.write(bytes).await?;
        }
        self.zip.finish()?;
        self.out.write(&self.pipe.take()).await?;
        Ok(self.out.finish().await?)
    }

    /// Begins the next file.
    async fn next(&mut self, path: &str) -> WebResult<()> {
        self.close();
        let path = self.free(path);
        let part = |number: u32| u8::try_from(number).unwrap_or(0);
        let time = zip::DateTime::from_date_and_time(
            u16::try_from(self.at.year()).unwrap_or(0),
            part(self.at.month()),
            part(self.at.day()),
            part(self.at.hour()),
            part(self.at.minute()),
            part(self.at.second()),
        );
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .unix_permissions(0o600)
            .last_modified_time(time.unwrap_or_default());
        self.zip.start_file(path.as_str(), options)?;
        self.open = Some(Open { path, size: 0, hash: Sha256::new() });
        self.drain(GATHERED_BYTES).await
    }

    async fn write(&mut self, bytes: &[u8]) -> WebResult<()> {
        self.zip.write_all(bytes)?;
        if let Some(open) = &mut self.open {
            open.size += bytes.len() as u64;
            open.hash.update(bytes);
        }
        self.drain(GATHERED_BYTES).await
    }

    /// Notes what the file turned out to be.
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let sha256 = hex::encode(open.hash.finalize());
            self.listed.push(json!({ "path": open.path, "size": open.size, "sha256": sha256 }));
        }
    }

    /// Seals what was compressed, once there is enough of it.
    async fn drain(&mut self, enough: usize) -> WebResult<()> {
        if self.pipe.len() >= enough {
            let bytes = self.pipe.take();
            self.out.write(&bytes).await?;
        }
        Ok(())
    }

    /// A path that no file of the archive has yet and that leads nowhere else.
    fn free(&mut self, path: &str) -> String {
        let wanted = path.split('/').map(tame).collect::<Vec<_>>().join("/");
        let mut path = wanted.clone();
        let mut number = 2;
        while !self.names.insert(path.to_lowercase()) {
            path = match wanted.rsplit_once('.') {
                Some((stem, ending)) if !ending.contains('/') => format!("{stem} ({number}).{ending}"),
                _ => format!("{wanted} ({number})"),
            };
            number += 1;
        }
        path
    }
}

#[async_trait::async_trait]
impl Parcel for Archive {
    async fn json(&mut self, path: &str, value: &Value) -> WebResult<()> {
        self.next(path).await?;
        self.write(&serde_json::to_vec_pretty(value)?).await
    }

    async fn table(&mut self, path: &str, heads: &[String]) -> WebResult<()> {
        self.next(path).await?;
        // Without the mark a spreadsheet reads Russian letters in an old encoding.
        self.write("\u{feff}".as_bytes()).await?;
        self.row(heads).await
    }

    async fn row(&mut self, cells: &[String]) -> WebResult<()> {
        let line = web::csv_line(self.lang, cells)?;
        self.write(&line).await
    }

    async fn lines(&mut self, path: &str) -> WebResult<()> {
        self.next(path).await
    }

    async fn line(&mut self, value: &Value) -> WebResult<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.write(&line).await
    }

    async fn file(&mut self, path: &str, key: &SubjectKey, file: FileId) -> WebResult<()> {
        let pieces = match self.house.files.stream(key, file).await {
            Ok(pieces) => pieces,
            Err(VaultError::Files(why)) => {
                tracing::error!(%file, why, "a file of an archive cannot be read");
                self.missing.push(path.to_owned());
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        pin_mut!(pieces);
        self.next(path).await?;
        while let Some(piece) = pieces.try_next().await? {
            self.write(&piece).await?;
        }
        Ok(())
    }
}

/// A part of a path that every system takes: no separators, no signs that programs understand, not hidden, not too long.
fn tame(part: &str) -> String {
    let plain = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { '-' } else { c };
    let tamed: String = part.chars().map(plain).collect();
    let tamed = tamed.trim().trim_start_matches('.');
    let (stem, ending) = match tamed.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (tamed, String::new()),
    };
    let stem: String = stem.chars().take(NAME_MAX).collect();
    if stem.is_empty() { format!("file{ending}") } else { format!("{stem}{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_nowhere_else() {
        assert_eq!(tame("..\\..\\windows"), "-..-windows");
        assert_eq!(tame(".."), "file");
        assert_eq!(tame("скан: паспорт?.pdf"), "скан- паспорт-.pdf");
        assert!(tame(&"ж".repeat(500)).chars().count() <= NAME_MAX);
    }
}

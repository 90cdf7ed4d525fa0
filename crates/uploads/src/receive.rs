//! Reads a posted form: its fields, and its files into the sealed store.

use axum::extract::multipart::Field as Part;
use axum::extract::{FromRequest, Multipart, Request};
use base::FileId;
use chrono::{DateTime, Utc};
use http::header::CONTENT_TYPE;
use serde::{Deserialize, Serialize};
use text::Words;
use tokio::sync::Semaphore;
use vault::loose::Loose;
use vault::{Stored, Subject, SubjectKey};
use web::{Fields, House, Posted, Problem, Token, WebResult};

use crate::content::{self, Unsound};
use crate::paper;
use crate::photo::Photo;

/// A form with all its files is at most so large; each file has its own, smaller limit.
pub const FORM_LIMIT_BYTES: usize = 64 * 1024 * 1024;
/// One text field of a multipart form is at most so large.
const TEXT_LIMIT_BYTES: usize = 64 * 1024;
/// All text fields of a multipart form together.
const TEXTS_LIMIT_BYTES: usize = 512 * 1024;
/// The longest file name that is kept, in characters.
const NAME_MAX: usize = 120;

/// Which files a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The largest file, in bytes.
    pub max_bytes: u64,
    /// `pdf`, `jpeg`, `png`.
    pub formats: Vec<String>,
    /// The rules of a photograph for a document.
    pub photo: Option<Photo>,
}

/// Says which files a field takes; `None` for a field that takes none.
pub trait Slots: Sync {
    /// The slot of a field's name.
    fn slot(&self, field: &str) -> Option<Slot>;
}

/// A file that is in the store, as those keep it who write it down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Upload {
    /// Where it is.
    pub file: FileId,
    /// Its name, without a path and without tricks.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// `pdf`, `jpeg` or `png`, by content.
    pub kind: String,
    /// Hexadecimal SHA-256 of the content.
    pub sha256: String,
    /// When it was added.
    pub at: DateTime<Utc>,
    /// The number of the portal's document that it is a copy of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// What a page's form has brought, in either encoding.
pub struct Posting {
    /// The fields that are no files.
    pub fields: Fields,
    /// Files that are in the store now, each with the name of its field.
    pub files: Vec<(String, Upload)>,
    /// Files that were refused: the name of the field and the words.
    pub refused: Vec<(String, String)>,
}

/// What receiving needs.
pub struct Receiver<'a> {
    /// The house.
    pub house: &'a House,
    /// The reader's words.
    pub t: &'a Words,
    /// The key that seals the files.
    pub key: &'a SubjectKey,
    /// Which field takes which files.
    pub slots: &'a dyn Slots,
    /// The reader's forgery token.
    pub token: &'a Token,
    /// The area's name: every file is noted under it first, so that the area's sweep finds those that no row came to name.
    pub area: &'a str,
    /// Places for pictures that are being unpacked.
    pub decoding: &'a Semaphore,
}

impl Receiver<'_> {
    /// Reads a posted form, `application/x-www-form-urlencoded` or `multipart/form-data` (RFC 7578). The forgery token is checked before
    /// the first file is written.
    ///
    /// # Errors
    /// A forged or broken form, one that is too large, and unexpected ones; nothing is left in the store then.
    pub async fn receive(&self, request: Request) -> WebResult<Posting> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        if !kind.starts_with("multipart/") {
            let Posted(fields) = Posted::from_request(request, self.house).await?;
            return Ok(Posting { fields, files: Vec::new(), refused: Vec::new() });
        }
        let mut parts = Multipart::from_request(request, self.house).await.map_err(|_| Problem::Stale)?;
        let mut posting = Posting { fields: Fields::default(), files: Vec::new(), refused: Vec::new() };
        match self.take_all(&mut parts, &mut posting).await {
            Ok(()) => Ok(posting),
            Err(problem) => {
                self.discard(posting.files).await?;
                Err(problem)
            }
        }
    }

    /// Removes files that belong to nothing.
    ///
    /// # Errors
    /// Only unexpected ones.
    pub async fn discard(&self, files: Vec<(String, Upload)>) -> WebResult<()> {
        for (_, file) in files {
            self.house.files.delete(file.file).await?;
        }
        Ok(())
    }

    async fn take_all(&self, parts: &mut Multipart, posting: &mut Posting) -> WebResult<()> {
        let (mut checked, mut late, mut text_bytes) = (false, false, 0);
        while let Some(mut part) = parts.next_field().await.map_err(broken_form)? {
            let name = part.name().unwrap_or_default().to_owned();
            if part.file_name().is_some() {
                if !checked {
                    return Err(Problem::Stale);
                }
                if late {
                    read_past(&mut part).await?;
                } else {
                    self.take_file(name, part, posting).await?;
                }
                continue;
            }
            let value = text(&mut part).await?;
            text_bytes += value.len();
            if text_bytes > TEXTS_LIMIT_BYTES {
                return Err(Problem::TooLarge(TEXTS_LIMIT_BYTES as u64));
            }
            late |= name == "csrf" && self.token.check(&value).is_err();
            checked |= name == "csrf";
            posting.fields.0.push((name, value));
        }
        if late {
            // No file was kept; what was typed goes back.
            return Err(Problem::Late(std::mem::take(&mut posting.fields)));
        }
        if checked { Ok(()) } else { Err(Problem::Stale) }
    }

    async fn take_file(&self, field: String, mut part: Part<'_>, posting: &mut Posting) -> WebResult<()> {
        let name = tidy_name(part.file_name().unwrap_or_default());
        let slot = self.slots.slot(&field).filter(|_| !name.is_empty());
        let Some(slot) = slot else {
            // A file field that was left empty, or no file field at all: read past it.
            return read_past(&mut part).await;
        };
        match self.keep(&name, &mut part, &slot).await? {
            Ok(file) => posting.files.push((field, file)),
            Err(unsound) => posting.refused.push((field, words(self.t, unsound, &name, &slot))),
        }
        Ok(())
    }

    /// Streams one file into the store and looks at what it is.
    async fn keep(&self, name: &str, part: &mut Part<'_>, slot: &Slot) -> WebResult<Result<Upload, Unsound>> {
        let file = FileId::new(&self.house.clock, &self.house.random);
        if let Subject::Citizen(citizen) = self.key.subject() {
            web::note_loose(self.house, self.area, Loose { file, citizen }).await?;
        }
        let mut writer = self.house.files.create(self.key, file).await?;
        let (mut size, mut too_large) = (0_u64, false);
        let mut ends = content::Ends::default();
        while let Some(chunk) = part.chunk().await.map_err(broken_form)? {
            size += chunk.len() as u64;
            too_large |= size > slot.max_bytes;
            if !too_large {
                ends.see(&chunk);
                writer.write(&chunk).await?;
            }
        }
        if too_large || size == 0 {
            writer.abort().await?;
            return Ok(Err(if too_large { Unsound::TooLarge } else { Unsound::Empty }));
        }
        let stored = writer.finish().await?;
        let looked = look((self.house, self.key, self.decoding), (file, name), &ends, slot).await?;
        self.taken(file, name, stored, looked).await
    }

    /// The file as those keep it who write it down; one that is unsound is removed.
    async fn taken(
        &self,
        file: FileId,
        name: &str,
        stored: Stored,
        looked: Result<&'static str, Unsound>,
    ) -> WebResult<Result<Upload, Unsound>> {
        match looked {
            Ok(kind) => Ok(Ok(Upload {
                file,
                name: content::with_extension(name, kind),
                size: stored.size_bytes,
                kind: kind.to_owned(),
                sha256: hex::encode(stored.sha256),
                at: self.house.clock.now(),
                document: None,
            })),
            Err(unsound) => {
                self.house.files.delete(file).await?;
                Ok(Err(unsound))
            }
        }
    }
}

/// What a kept file is, whether its name says so, and whether it fits the slot.
pub(crate) async fn look(
    (house, key, decoding): (&House, &SubjectKey, &Semaphore),
    (file, name): (FileId, &str),
    ends: &content::Ends,
    slot: &Slot,
) -> WebResult<Result<&'static str, Unsound>> {
    let kind = match ends.kind(&slot.formats) {
        Ok(kind) if content::agrees(name, kind) => kind,
        Ok(_) => return Ok(Err(Unsound::Misnamed)),
        Err(unsound) => return Ok(Err(unsound)),
    };
    // One file at a time: an unpacked one is many times larger than it was.
    let _turn = decoding.acquire().await?;
    let bytes = house.files.read(key, file, slot.max_bytes).await?;
    let photo = slot.photo;
    let looked = tokio::task::spawn_blocking(move || match kind {
        "pdf" => paper::is_plain(&bytes),
        _ => content::decodes(&bytes, kind, photo),
    });
    // A document made to break its reader breaks this thread and nothing else.
    let looked = looked.await.unwrap_or(Err(Unsound::Broken));
    Ok(looked.map(|()| kind))
}

/// Why a file is refused, in words that name it.
pub(crate) fn words(t: &Words, unsound: Unsound, name: &str, slot: &Slot) -> String {
    let formats = slot.formats.iter().map(|format| format.to_uppercase()).collect::<Vec<_>>().join(", ");
    let mut args: Vec<(&str, text::Arg)> = vec![
        ("name", name.to_owned().into()),
        ("limit", t.size(slot.max_bytes).into()),
        ("formats", formats.into()),
    ];
    if let Some(photo) = slot.photo {
        let (width, height) = photo.pixels();
        let size = format!("{}×{}", photo.width_mm, photo.height_mm);
        args.extend([("size", size.into()), ("pixels", format!("{width}×{height}").into())]);
    }
    t.with(unsound.key(), &args)
}

fn broken_form(error: axum::extract::multipart::MultipartError) -> Problem {
    if error.status() == http::StatusCode::PAYLOAD_TOO_LARGE {
        Problem::TooLarge(FORM_LIMIT_BYTES as u64)
    } else {
        Problem::Stale
    }
}

async fn read_past(part: &mut Part<'_>) -> WebResult<()> {
    while part.chunk().await.map_err(broken_form)?.is_some() {}
    Ok(())
}

async fn text(part: &mut Part<'_>) -> WebResult<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(broken_form)? {
        if bytes.len() + chunk.len() > TEXT_LIMIT_BYTES {
            return Err(Problem::TooLarge(TEXT_LIMIT_BYTES as u64));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The name without a path, control characters and what turns the direction of writing.
pub(crate) fn tidy_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain =
        last.chars().filter(|letter| !letter.is_control() && !('\u{202a}'..='\u{202e}').contains(letter));
    let name: String = plain.collect();
    let name = name.trim();
    let length = name.chars().count();
    if length <= NAME_MAX {
        return name.to_owned();
    }
    // The end is kept too, because it says what kind of file it is.
    let (head, tail) = (name.chars().take(NAME_MAX - 12), name.chars().skip(length - 11));
    head.chain(std::iter::once('…')).chain(tail).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_loses_its_path_and_its_tricks() {
        assert_eq!(tidy_name("C:\\scans\\брак.pdf"), "брак.pdf");
        assert_eq!(tidy_name("../../etc/passwd"), "passwd");
        assert_eq!(tidy_name("a\u{202e}fdp.exe\n"), "afdp.exe");
        let long = tidy_name(&format!("{}.pdf", "д".repeat(300)));
        assert_eq!(long.chars().count(), NAME_MAX);
        assert!(long.ends_with(".pdf"));
    }
}

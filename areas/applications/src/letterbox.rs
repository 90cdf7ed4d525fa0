//! Words with files that come in one form: a message of the person, an officer's answer, an expert's opinion (APP-09, APP-10).

use axum::extract::Request;
use base::{CitizenId, FileId};
use chrono::Duration;
use ui::Choice;
use uploads::{Receiver, Slot, Upload};
use uuid::Uuid;
use vault::{Cell, Subject, SubjectKey};
use web::{FieldErrors, Fields, House, Token, Visit, WebResult};

use crate::area::Area;

/// The longest words, in characters.
const WORDS_MAX: usize = 4000;
/// Files of one letter.
const FILES_MAX: usize = 5;
/// The largest file, in bytes.
const FILE_MAX_BYTES: u64 = 10 * 1024 * 1024;
/// So long the files of an attempt can be sent with the next one: less than the day after which the sweep looks for what nothing names.
const KEPT_HOURS: i64 = 20;
/// The field of the files.
const FIELD: &str = "attachment";

/// Where letters about a citizen's matter are thrown in; what is in them is sealed under the citizen's key.
pub(crate) struct Letterbox<'a> {
    pub visit: &'a Visit,
    pub area: &'a Area,
    pub token: &'a Token,
    pub citizen: CitizenId,
}

/// What was thrown in.
pub(crate) struct Letter {
    /// Chosen by the form, so that what is sent twice is one; else a new one.
    pub id: Uuid,
    pub words: String,
    pub files: Vec<Upload>,
    /// Those that have come just now; the others came with an earlier attempt.
    arrived: Vec<FileId>,
}

/// A letter that could not be taken, as the form shows it again.
#[derive(Default)]
pub(crate) struct Attempt {
    /// Its id, so that the next attempt is the same letter.
    pub id: String,
    pub words: String,
    /// The files that are in the store, each with a box that keeps it.
    pub kept: Vec<Choice>,
    /// What the store knows of them, sealed under this letter's id.
    pub sealed: String,
}

impl Attempt {
    /// The id that the form sends: a new one for a letter that was not tried.
    pub(crate) fn id_or(&self, house: &House) -> String {
        if self.id.is_empty() { house.random.uuid(house.clock.now()).to_string() } else { self.id.clone() }
    }
}

/// What is wrong, and the letter as it was.
pub(crate) type Refused = (FieldErrors, Attempt);

/// The files that a letter takes.
struct Slots;

impl uploads::Slots for Slots {
    fn slot(&self, field: &str) -> Option<Slot> {
        let formats = ["pdf", "jpeg", "png"].map(ToOwned::to_owned).to_vec();
        (field == FIELD).then_some(Slot { max_bytes: FILE_MAX_BYTES, formats, photo: None })
    }
}

impl Letterbox<'_> {
    /// Opens what was posted: the fields `words` and `message`, and files. `empty` is the key of what is said when there is nothing in
    /// it; with `wordless`, files alone are enough. The good files of a letter that cannot be taken stay for the next attempt.
    pub(crate) async fn open(
        &self,
        request: Request,
        (empty, wordless): (&str, bool),
    ) -> WebResult<Result<Letter, Refused>> {
        let house = &self.visit.house;
        let key = house.vault.key(&house.db, Subject::Citizen(self.citizen)).await?;
        let receiver = Receiver {
            house,
            t: &self.visit.t,
            key: &key,
            slots: &Slots,
            token: self.token,
            area: crate::AREA,
            decoding: &self.area.decoding,
        };
        let posting = receiver.receive(request).await?;
        let now = house.clock.now();
        let id = posting.fields.get("message").parse().unwrap_or_else(|_| house.random.uuid(now));
        let words = posting.fields.get("words").to_owned();
        let arrived = posting.files.iter().map(|(_, file)| file.file).collect();
        let mut files = kept(&key, id, &posting.fields);
        files.retain(|file| file.at > now - Duration::hours(KEPT_HOURS));
        files.extend(posting.files.into_iter().map(|(_, file)| file));
        let has_files = wordless && !(files.is_empty() && posting.refused.is_empty());
        let errors = self.refusals(&words, (!has_files).then_some(empty), files.len(), &posting.refused);
        let mut letter = Letter { id, words, files, arrived };
        if errors.is_empty() {
            return Ok(Ok(letter));
        }
        if letter.files.len() > 2 * FILES_MAX {
            // Nobody sends so many: only what was kept before stays.
            self.discard(&letter).await?;
            letter.files.retain(|file| !letter.arrived.contains(&file.file));
        }
        Ok(Err((errors, self.again(letter).await?)))
    }

    /// The letter as the form shows it again: its files stay in the store for the next attempt, and the sweep finds them if there is none.
    pub(crate) async fn again(&self, letter: Letter) -> WebResult<Attempt> {
        let house = &self.visit.house;
        let key = house.vault.key(&house.db, Subject::Citizen(self.citizen)).await?;
        let choice = |file: &Upload| Choice {
            value: file.file.to_string(),
            label: file.name.clone(),
            hint: self.visit.t.size(file.size),
            chosen: true,
        };
        let sealed = key.seal_json(cell(letter.id), &letter.files)?;
        Ok(Attempt {
            id: letter.id.to_string(),
            kept: letter.files.iter().map(choice).collect(),
            sealed: if letter.files.is_empty() { String::new() } else { hex::encode(sealed) },
            words: letter.words,
        })
    }

    fn refusals(
        &self,
        words: &str,
        empty: Option<&str>,
        files: usize,
        refused: &[(String, String)],
    ) -> FieldErrors {
        let t = &self.visit.t;
        let mut errors = FieldErrors::new();
        let number = |n: usize| i64::try_from(n).unwrap_or(0);
        if let (true, Some(key)) = (words.trim().is_empty(), empty) {
            errors.add("words", t.get(key));
        }
        if words.chars().count() > WORDS_MAX {
            errors.add("words", t.with1("applications-too-long", "max", number(WORDS_MAX)));
        }
        if files > FILES_MAX {
            errors.add(FIELD, t.with1("applications-message-files-most", "max", number(FILES_MAX)));
        }
        for (field, words) in refused {
            errors.add(field, words.clone());
        }
        errors
    }

    /// Removes the files that came with a letter that was there already: it was sent twice.
    pub(crate) async fn discard(&self, letter: &Letter) -> WebResult<()> {
        for file in &letter.arrived {
            self.visit.house.files.delete(*file).await?;
        }
        Ok(())
    }
}

/// The files of an earlier attempt at this letter whose boxes are still ticked.
fn kept(key: &SubjectKey, letter: Uuid, fields: &Fields) -> Vec<Upload> {
    let sealed = hex::decode(fields.get("kept")).unwrap_or_else(|_| Vec::new());
    let mut files: Vec<Upload> = key.open_json(cell(letter), &sealed).unwrap_or_else(|_| Vec::new());
    let wanted = fields.all("keep");
    files.retain(|file| wanted.contains(&file.file.to_string().as_str()));
    files
}

/// Where the form carries the files of a letter.
fn cell(letter: Uuid) -> Cell {
    Cell { table: "applications_messages", column: "attempt", row: letter }
}

//! Words with files that come in one form: a message of the person, an officer's answer, an expert's opinion (APP-09, APP-10).

use axum::extract::Request;
use base::CitizenId;
use uploads::{Receiver, Slot, Upload};
use uuid::Uuid;
use vault::Subject;
use web::{FieldErrors, Token, Visit, WebResult};

use crate::area::Area;

/// The longest words, in characters.
const WORDS_MAX: usize = 4000;
/// Files of one letter.
const FILES_MAX: usize = 5;
/// The largest file, in bytes.
const FILE_MAX_BYTES: u64 = 10 * 1024 * 1024;
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
}

/// What is wrong, and the words as they were typed.
pub(crate) type Refused = (FieldErrors, String);

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
    /// it; with `wordless`, files alone are enough. The files of a letter that cannot be taken are removed.
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
        let words = posting.fields.get("words").to_owned();
        let has_files = wordless && !(posting.files.is_empty() && posting.refused.is_empty());
        let errors =
            self.refusals(&words, (!has_files).then_some(empty), posting.files.len(), &posting.refused);
        if !errors.is_empty() {
            receiver.discard(posting.files).await?;
            return Ok(Err((errors, words)));
        }
        let id = posting.fields.get("message").parse();
        Ok(Ok(Letter {
            id: id.unwrap_or_else(|_| house.random.uuid(house.clock.now())),
            words,
            files: posting.files.into_iter().map(|(_, file)| file).collect(),
        }))
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

    /// Removes the files of a letter that was there already: it was sent twice.
    pub(crate) async fn discard(&self, files: &[Upload]) -> WebResult<()> {
        for file in files {
            self.visit.house.files.delete(file.file).await?;
        }
        Ok(())
    }
}

//! An issued document: what is known of it, and in which state it is today.

use base::{ApplicationId, CitizenId, DocumentId, FileId};
use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest as _, Sha256};
use text::{Lang, Words};
use vault::Cell;

/// A document in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Id.
    pub id: DocumentId,
    /// The service.
    pub service: String,
    /// Title in the reader's language.
    pub title: String,
    /// Number.
    pub number: String,
    /// Who issued it.
    pub agency: String,
    /// When issued.
    pub issued_at: DateTime<Utc>,
    /// The day of the letter that this one repeats; none for the letter itself.
    pub first_on: Option<NaiveDate>,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// The agency took it back.
    pub annulled: bool,
}

/// In which state a document is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Valid,
    /// Its last day has passed.
    Expired,
    /// The agency took it back.
    Annulled,
}

impl State {
    pub(crate) fn on(day: NaiveDate, valid_until: Option<NaiveDate>, annulled: bool) -> Self {
        match valid_until {
            _ if annulled => Self::Annulled,
            Some(last) if last < day => Self::Expired,
            _ => Self::Valid,
        }
    }

    pub(crate) fn is_valid(self) -> bool {
        self == Self::Valid
    }

    pub(crate) fn tone(self) -> &'static str {
        match self {
            Self::Valid => "ok",
            Self::Expired => "warn",
            Self::Annulled => "bad",
        }
    }

    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Valid => "check",
            Self::Expired => "clock",
            Self::Annulled => "x",
        }
    }

    /// The key of its badge.
    pub(crate) fn badge_key(self) -> &'static str {
        match self {
            Self::Valid => "documents-state-valid",
            Self::Expired => "documents-state-expired",
            Self::Annulled => "documents-state-annulled",
        }
    }

    /// The keys of what the citizen is told about it: title and text.
    pub(crate) fn advice_keys(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Valid => None,
            Self::Expired => Some(("documents-show-expired-title", "documents-show-expired-text")),
            Self::Annulled => Some(("documents-show-annulled-title", "documents-show-annulled-text")),
        }
    }

    /// The keys of what a stranger with the code is told: title and text.
    pub(crate) fn code_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Valid => ("documents-verify-valid-title", "documents-verify-valid-text"),
            Self::Expired => ("documents-verify-expired-title", "documents-verify-expired-text"),
            Self::Annulled => ("documents-verify-annulled-title", "documents-verify-annulled-text"),
        }
    }

    /// The keys of what a stranger with the file is told: title and text.
    pub(crate) fn file_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Valid => ("documents-verify-file-valid-title", "documents-verify-file-valid-text"),
            Self::Expired => ("documents-verify-file-expired-title", "documents-verify-file-expired-text"),
            Self::Annulled => ("documents-verify-file-annulled-title", "documents-verify-file-annulled-text"),
        }
    }
}

/// What of a document is sealed under its citizen.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Kept {
    pub facts: Facts,
    /// SHA-256 of the sealed file, in hexadecimal.
    pub sha256: String,
}

/// What anyone who holds the code may know: nothing of the person. Sealed under the house, because it outlives the citizen's key.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Facts {
    pub title_ru: String,
    pub title_en: String,
    pub number: String,
    pub agency: String,
    /// Its name in English; empty in what was issued before it was kept.
    #[serde(default)]
    pub agency_en: String,
    pub code: String,
    /// The day of this paper: a copy's own.
    pub issued_on: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    /// The day on which what it says was found out, where it is not the day of the letter.
    #[serde(default)]
    pub found_on: Option<NaiveDate>,
    /// The day of the letter that this one repeats.
    #[serde(default)]
    pub first_on: Option<NaiveDate>,
}

impl Facts {
    pub(crate) fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ru => &self.title_ru,
            Lang::En => &self.title_en,
        }
    }

    /// Who issued it, for a reader.
    pub(crate) fn agency(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.agency_en.is_empty() => &self.agency_en,
            _ => &self.agency,
        }
    }

    /// The day of the letter itself, whichever copy of it this is.
    pub(crate) fn dated(&self) -> NaiveDate {
        self.first_on.unwrap_or(self.issued_on)
    }

    /// The day of what it says.
    pub(crate) fn found_on(&self) -> NaiveDate {
        self.found_on.unwrap_or_else(|| self.dated())
    }

    /// «Выдан 23 ноября 2026», or «Повторно выдан 5 декабря 2026, сведения на 23 ноября 2026».
    pub(crate) fn issued(&self, t: &Words) -> String {
        match self.first_on {
            None => t.with1("documents-issued", "date", t.date(self.issued_on)),
            Some(_) => t.with("documents-issued-again", &self.days(t)),
        }
    }

    /// The same without the verb, for a table.
    pub(crate) fn day(&self, t: &Words) -> String {
        match self.first_on {
            None => t.date(self.issued_on),
            Some(_) => t.with("documents-day-again", &self.days(t)),
        }
    }

    fn days(&self, t: &Words) -> [(&'static str, text::Arg); 2] {
        [("date", t.date(self.issued_on).into()), ("found", t.date(self.found_on()).into())]
    }

    /// «до 2 июня 2027», or that it has no end.
    pub(crate) fn validity(&self, t: &Words) -> String {
        match self.valid_until {
            Some(last) => t.with1("documents-valid-until", "date", t.date(last)),
            None => t.get("documents-valid-always"),
        }
    }
}

/// A document, opened.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub id: DocumentId,
    pub citizen: CitizenId,
    pub application: ApplicationId,
    pub service: String,
    pub issued_at: DateTime<Utc>,
    pub file: FileId,
    pub size_bytes: u64,
    pub kept: Kept,
    pub annulled_at: Option<DateTime<Utc>>,
}

impl Document {
    pub(crate) fn state(&self, today: NaiveDate) -> State {
        State::on(today, self.kept.facts.valid_until, self.annulled_at.is_some())
    }

    pub(crate) fn listed(&self, lang: Lang) -> Listed {
        Listed {
            id: self.id,
            service: self.service.clone(),
            title: self.kept.facts.title(lang).to_owned(),
            number: self.kept.facts.number.clone(),
            agency: self.kept.facts.agency(lang).to_owned(),
            issued_at: self.issued_at,
            first_on: self.kept.facts.first_on,
            valid_until: self.kept.facts.valid_until,
            annulled: self.annulled_at.is_some(),
        }
    }
}

/// The document's id follows from the application and the letter, so that no letter is issued twice (RFC 9562, UUIDv8).
pub(crate) fn id_of(application: ApplicationId, letter: &str) -> DocumentId {
    let mut hash = Sha256::new();
    hash.update(b"kabinet document of application ");
    hash.update(application.uuid().as_bytes());
    hash.update(letter.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    DocumentId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

pub(crate) fn cell(id: DocumentId) -> Cell {
    Cell { table: "documents_documents", column: "sealed", row: id.uuid() }
}

pub(crate) fn check_cell(id: DocumentId) -> Cell {
    Cell { table: "documents_checks", column: "sealed", row: id.uuid() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_valid_through_its_last_day() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 12, d).unwrap();
        assert_eq!(State::on(day(2), Some(day(2)), false), State::Valid);
        assert_eq!(State::on(day(3), Some(day(2)), false), State::Expired);
        assert_eq!(State::on(day(3), None, false), State::Valid);
        assert_eq!(State::on(day(3), Some(day(2)), true), State::Annulled);
    }

    #[test]
    fn one_application_has_one_document_id() {
        let application = ApplicationId(uuid::Uuid::from_u128(5));
        assert_eq!(id_of(application, ""), id_of(application, ""));
        assert_ne!(id_of(application, ""), id_of(application, "permit"));
        assert_eq!(id_of(application, "").uuid().get_version_num(), 8);
        assert_ne!(id_of(application, ""), id_of(ApplicationId(uuid::Uuid::from_u128(6)), ""));
    }
}

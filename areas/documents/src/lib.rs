//! Issued documents: made, sealed, kept, shown, verified by anyone.

use base::{ApplicationId, CitizenId, DocumentId};
use chrono::{DateTime, NaiveDate, Utc};
use db::{Migration, Rows, Tx};
use text::Source;
use web::{House, WebResult};

/// The renderer and the portal's seal; made once by the leaf and given to those who issue.
#[derive(Clone)]
pub struct Press {
    /// Renders letters.
    pub renderer: pdf::Renderer,
    /// The portal's seal.
    pub seal: pki::Seal,
}

impl Press {
    /// Opens the seal, making it the first time.
    pub async fn open(_house: &House) -> WebResult<Self> {
        todo!()
    }
}

/// What is to be issued.
#[derive(Clone, Debug)]
pub struct ToIssue {
    /// To whom.
    pub citizen: CitizenId,
    /// From which application.
    pub application: ApplicationId,
    /// The service's code: the document's type.
    pub service: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Title in English.
    pub title_en: String,
    /// The agency's name.
    pub agency: String,
    /// The document's number: the application's number.
    pub number: String,
    /// Typst source.
    pub template: String,
    /// The letter's data; `number`, `date`, `valid_until`, `code`, `verify_url` are added.
    pub data: serde_json::Value,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
}

/// Rendered and sealed, not kept yet.
pub struct Prepared {}

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
    /// When issued.
    pub issued_at: DateTime<Utc>,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
}

/// Renders, seals and stores the file (outside any transaction). The id is derived from the application, so that a repeated job makes the same document.
pub async fn prepare(_house: &House, _press: &Press, _document: ToIssue) -> WebResult<Prepared> {
    todo!()
}
/// Keeps a prepared document and journals `document.issued`, in the caller's transaction; a second time does nothing.
pub async fn keep(_house: &House, _tx: &Tx, _prepared: Prepared) -> WebResult<DocumentId> {
    todo!()
}
/// A citizen's newest documents.
pub async fn newest(_house: &House, _rows: &impl Rows, _citizen: CitizenId, _lang: text::Lang, _limit: u32) -> WebResult<Vec<Listed>> {
    todo!()
}
/// The document issued from an application.
pub async fn of_application(_house: &House, _rows: &impl Rows, _citizen: CitizenId, _application: ApplicationId, _lang: text::Lang) -> WebResult<Option<Listed>> {
    todo!()
}
/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    todo!()
}
/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    todo!()
}
/// `/documents`, `/documents/{id}`, `/documents/{id}/file`, `/verify`, `/verify/{code}`, `/.well-known/kabinet-seal.pem`, `/.well-known/jwks.json`.
pub fn routes(_press: Press) -> axum::Router<House> {
    todo!()
}

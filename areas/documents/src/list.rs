//! A citizen's documents: for other areas, and the page `/documents`.

use askama::Template;
use axum::extract::Query;
use base::{ApplicationId, CitizenId, DocumentId, FileId};
use db::Rows;
use text::{Lang, Words};
use ui::{Page, Section};
use vault::{Subject, SubjectKey};
use web::{Citizen, House, Html, Visit, WebResult};

use crate::document::{Document, Listed, cell, id_of};
use crate::store::{self, DocumentRow};

const PAGE_ROWS: i64 = 20;

/// A citizen's newest documents.
///
/// # Errors
/// When the database or a sealed value does not answer.
pub async fn newest(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    lang: Lang,
    limit: u32,
) -> WebResult<Vec<Listed>> {
    let found = some(house, rows, citizen, 0, i64::from(limit)).await?;
    Ok(found.iter().map(|document| document.listed(lang)).collect())
}

/// The document issued from an application.
///
/// # Errors
/// When the database or a sealed value does not answer.
pub async fn of_application(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    application: ApplicationId,
    lang: Lang,
) -> WebResult<Option<Listed>> {
    let found = get(house, rows, citizen, id_of(application)).await?;
    Ok(found.map(|document| document.listed(lang)))
}

/// One document of a citizen, opened.
pub(crate) async fn get(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    id: DocumentId,
) -> WebResult<Option<Document>> {
    let Some(row) = store::get(rows, citizen, id).await? else { return Ok(None) };
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    open(&key, row).map(Some)
}

async fn some(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    skip: i64,
    limit: i64,
) -> WebResult<Vec<Document>> {
    let found = store::newest(rows, citizen, skip, limit).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    found.into_iter().map(|row| open(&key, row)).collect()
}

fn open(key: &SubjectKey, row: DocumentRow) -> WebResult<Document> {
    let id = DocumentId(row.id);
    Ok(Document {
        id,
        citizen: CitizenId(row.citizen_id),
        application: ApplicationId(row.application_id),
        service: row.service,
        issued_at: row.issued_at,
        file: FileId(row.file_id),
        size_bytes: u64::try_from(row.size_bytes).unwrap_or(0),
        kept: key.open_json(cell(id), &row.sealed)?,
        annulled_at: row.annulled_at,
    })
}

/// Which part of the list.
#[derive(serde::Deserialize)]
pub(crate) struct Part {
    #[serde(default)]
    page: u16,
}

/// One line of the list, in words.
struct Line {
    id: DocumentId,
    service: String,
    title: String,
    number: String,
    agency: String,
    issued: String,
    validity: String,
    size: String,
    state: &'static str,
}

#[derive(Template)]
#[template(path = "documents/list.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    older: Option<u16>,
    newer: Option<u16>,
}

/// `GET /documents`.
pub(crate) async fn page(
    visit: Visit,
    Citizen(citizen): Citizen,
    Query(part): Query<Part>,
) -> WebResult<Html> {
    let skip = i64::from(part.page) * PAGE_ROWS;
    let mut found = some(&visit.house, &visit.house.db, citizen.citizen, skip, PAGE_ROWS + 1).await?;
    let more = found.len() > usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX);
    found.truncate(usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX));
    let today = visit.t.day_of(visit.house.clock.now());
    visit.show(&ListPage {
        page: visit.page(visit.t.get("documents-title"), Section::Documents),
        lines: found.iter().map(|document| line(&visit.t, document, today)).collect(),
        older: more.then(|| part.page.saturating_add(1)),
        newer: part.page.checked_sub(1),
    })
}

fn line(t: &Words, document: &Document, today: chrono::NaiveDate) -> Line {
    let facts = &document.kept.facts;
    Line {
        id: document.id,
        service: document.service.clone(),
        title: facts.title(t.lang).to_owned(),
        number: facts.number.clone(),
        agency: facts.agency.clone(),
        issued: t.date(facts.issued_on),
        validity: facts.validity(t),
        size: t.size(document.size_bytes),
        state: document.state(today).word(),
    }
}

//! A citizen's documents: for other areas, and the page `/documents`.

use askama::Template;
use axum::extract::Query;
use base::{ApplicationId, CitizenId, DocumentId, FileId};
use chrono::NaiveDate;
use db::Rows;
use text::{Lang, Words};
use ui::{Page, Section};
use vault::{Subject, SubjectKey};
use web::{Citizen, House, Html, Visit, WebResult};

use crate::document::{Document, Listed, State, cell};
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

/// The documents issued from an application, the first one first.
///
/// # Errors
/// When the database or a sealed value does not answer.
pub async fn of_application(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    application: ApplicationId,
    lang: Lang,
) -> WebResult<Vec<Listed>> {
    let found = store::of_application(rows, citizen, application).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    found.into_iter().map(|row| open(&key, row).map(|document| document.listed(lang))).collect()
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

pub(crate) async fn some(
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
    title: String,
    note: String,
    more: String,
    href: String,
    file: String,
    service: String,
    state: State,
}

#[derive(Template)]
#[template(path = "documents/list.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    newer: String,
    older: String,
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
        older: if more { part_of(part.page.saturating_add(1)) } else { String::new() },
        newer: part.page.checked_sub(1).map_or_else(String::new, part_of),
    })
}

fn part_of(page: u16) -> String {
    format!("/documents?page={page}")
}

fn line(t: &Words, document: &Document, today: NaiveDate) -> Line {
    let facts = &document.kept.facts;
    let issued = facts.issued(t);
    Line {
        title: facts.title(t.lang).to_owned(),
        note: format!("{}. {issued}", facts.agency(t.lang)),
        more: format!(
            "{}. {}",
            t.with1("documents-number", "number", facts.number.as_str()),
            facts.validity(t)
        ),
        href: format!("/documents/{}", document.id),
        file: format!("/documents/{}/file", document.id),
        service: format!("/services/{}", document.service),
        state: document.state(today),
    }
}

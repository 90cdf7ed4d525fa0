//! `GET /documents/{id}/file`: the sealed PDF, checked and put on record.

use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use base::{CitizenId, DocumentId};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use web::{Citizen, House, Visit, WebResult};

use crate::document::Document;
use crate::{Press, integrity, list, show};

pub(crate) async fn file(
    visit: Visit,
    Citizen(citizen): Citizen,
    Extension(press): Extension<Press>,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let document = show::find(&visit, &citizen, &id).await?;
    let Some(bytes) = integrity::open(&visit.house, &press, &document).await? else {
        return Ok(show::damaged(&visit, &document)?.into_response());
    };
    record(&visit.house, &document).await?;
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_DISPOSITION, disposition(&document)),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// A document as a member of staff prints it for its owner.
#[derive(Debug)]
pub struct Copy {
    /// The sealed PDF.
    pub bytes: Vec<u8>,
    /// Its number, for the record.
    pub number: String,
}

/// The sealed file of a citizen's document, checked; for a desk where its owner stands. The caller records that it was printed.
/// Nothing when there is no such document, or when its file is damaged.
///
/// # Errors
/// Only unexpected ones.
pub async fn copy(
    house: &House,
    press: &Press,
    citizen: CitizenId,
    id: DocumentId,
) -> WebResult<Option<Copy>> {
    let Some(document) = list::get(house, &house.db, citizen, id).await? else { return Ok(None) };
    let bytes = integrity::open(house, press, &document).await?;
    Ok(bytes.map(|bytes| Copy { bytes, number: document.kept.facts.number.clone() }))
}

async fn record(house: &House, document: &Document) -> WebResult<()> {
    let facts = &document.kept.facts;
    let entry = Entry {
        actor: Actor::Citizen(document.citizen),
        action: "document.downloaded",
        citizen: Some(document.citizen),
        object: Object::Document(document.id),
        service: Some(document.service.clone()),
        agency: None,
        outcome: Outcome::Done,
        reason: None,
        details: json!({ "title_ru": facts.title_ru, "title_en": facts.title_en, "number": facts.number }),
    };
    let tx = house.db.begin().await?;
    house.journal.record(&tx, entry).await?;
    tx.commit().await?;
    Ok(())
}

/// The name in both forms of RFC 6266: plain for old programs, with Russian letters for the others.
fn disposition(document: &Document) -> String {
    let facts = &document.kept.facts;
    let safe = |text: &str, keep: fn(char) -> bool| -> String {
        text.chars().map(|c| if keep(c) { c } else { '-' }).collect()
    };
    let number = safe(&facts.number, |c| c.is_ascii_alphanumeric());
    let title = safe(&facts.title_ru.replace('\u{a0}', " "), |c| c.is_alphanumeric() || c == ' ');
    let full = format!("{title} {number}.pdf");
    let encoded: String =
        full.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect();
    format!("attachment; filename=\"document-{number}.pdf\"; filename*=UTF-8''{encoded}")
}

//! An agency takes a document back: whoever checks it from now on is told so.

use base::{CitizenId, DocumentId};
use db::Tx;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use web::{House, Problem, WebResult};

use crate::{list, store};

/// Annuls a citizen's document and journals `document.annulled` with the reason, in the caller's transaction; a second time does nothing.
///
/// # Errors
/// [`Problem::NotFound`] when the citizen has no such document.
pub async fn annul(
    house: &House,
    tx: &Tx,
    actor: Actor,
    citizen: CitizenId,
    id: DocumentId,
    reason: String,
) -> WebResult<()> {
    let document = list::get(house, tx, citizen, id).await?.ok_or(Problem::NotFound)?;
    if !store::annul(tx, id, house.clock.now()).await? {
        return Ok(());
    }
    let facts = document.kept.facts;
    let entry = Entry {
        actor,
        action: "document.annulled",
        citizen: Some(citizen),
        object: Object::Document(id),
        service: Some(document.service),
        agency: None,
        outcome: Outcome::Done,
        reason: Some(reason),
        details: json!({ "title_ru": facts.title_ru, "title_en": facts.title_en, "number": facts.number }),
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

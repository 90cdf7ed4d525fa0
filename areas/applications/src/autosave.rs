//! Saving while the person types (APP-03). Without script every button of the page saves instead.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use base::DraftId;
use http::StatusCode;
use serde_json::json;
use uploads::Posting;
use web::{Citizen, House, Posted, Problem, Visit, WebResult};

use crate::area::Here;
use crate::form::typed::Act;
use crate::late;
use crate::page::saved_words;
use crate::save::Saving;

/// `POST /drafts/{id}/{page}/autosave`: the page's form, urlencoded.
///
/// Answers `200 {"saved": words, "version": text}`; the page puts `version` into its hidden field of that name. When another tab has
/// changed the same answer: `409 {"words": …, "version": …}`; nothing that either tab wrote is lost, the person decides with the page's button.
/// When the draft lies in the bin or was sent elsewhere: `410 {"words": …, "link": {"href", "words"}}`, in the bin with `version`: it was
/// saved there.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path((id, name)): Path<(String, String)>,
    Posted(fields): Posted,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let posting = Posting { fields, files: Vec::new(), refused: Vec::new() };
    let saving = Saving { house: &house, tools: &area.tools, t: &visit.t, me: &citizen };
    let Some(saved) = saving.page(id, &name, &posting, &Act::Exit).await? else {
        return late::sent_elsewhere(&visit, &citizen, id).await;
    };
    let version = saved.seen.to_string();
    if saved.conflicts {
        let words = visit.t.get("applications-conflict-autosave");
        return Ok(
            (StatusCode::CONFLICT, Json(json!({ "words": words, "version": version }))).into_response()
        );
    }
    if saved.sheet.is_thrown {
        return Ok(late::kept_in_bin(&visit, &version));
    }
    Ok(Json(json!({ "saved": saved_words(&visit, &saved.sheet), "version": version })).into_response())
}

//! «Остаться»: the session goes on although its owner only reads (LOGIN-23). The session layer has noted that they are there.

use axum::response::{IntoResponse, Redirect, Response};
use axum::{Json, Router, routing};
use http::HeaderMap;
use web::{Citizen, House, Posted, Visit, WebResult};

use crate::rules::Rules;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/session/stay", routing::post(stay))
}

/// What the page's script is told.
#[derive(serde::Serialize)]
struct Staying {
    ends_in_seconds: i64,
}

/// The script asks for JSON; without it the form comes back to its page.
async fn stay(
    visit: Visit,
    headers: HeaderMap,
    Citizen(me): Citizen,
    Posted(_): Posted,
) -> WebResult<Response> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    let now = house.clock.now();
    let ends_at = crate::store::session::stay(&tx, me.citizen, me.session.uuid(), now).await?;
    tx.commit().await?;
    let wants_json = headers
        .get(http::header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("")
        .contains("json");
    if !wants_json {
        return Ok(Redirect::to(&visit.way_back).into_response());
    }
    let at = (now + Rules::of(house, me.proofing).idle).min(ends_at.unwrap_or(now));
    Ok(Json(Staying { ends_in_seconds: (at - now).num_seconds().max(0) }).into_response())
}

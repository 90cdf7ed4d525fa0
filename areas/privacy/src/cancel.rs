//! `/privacy/cancellation/{token}`: the link of every message about a deletion. Whoever has the message may stop it: that harms nobody.

use askama::Template;
use axum::extract::Path;
use axum::{Router, routing};
use base::CitizenId;
use http::StatusCode;
use journal::Actor;
use serde_json::Value;
use ui::{Page, Section};
use web::{House, Html, Posted, Visit, WebResult};

use crate::make::record;
use crate::store::{self, LinkRow};
use crate::tell;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/privacy/cancellation/{token}", routing::get(page).post(post))
}

#[derive(Template)]
#[template(path = "privacy/cancellation.html")]
struct CancelPage {
    page: Page,
    token: String,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Asks,
    Cancelled,
    Dead,
}

/// A GET changes nothing: mail programs open links by themselves to look at them.
async fn page(visit: Visit, Path(token): Path<String>) -> WebResult<Html> {
    let house = &visit.house;
    let state = match found(&visit, &token).await? {
        Some(link) => {
            let waits = store::deletion(&house.db, CitizenId(link.citizen_id)).await?;
            let same = waits.is_some_and(|row| row.deletion_id == link.deletion_id);
            if same { State::Asks } else { State::Cancelled }
        }
        None => State::Dead,
    };
    shown(&visit, token, state)
}

async fn post(visit: Visit, Path(token): Path<String>, Posted(_): Posted) -> WebResult<Html> {
    let house = &visit.house;
    let Some(link) = found(&visit, &token).await? else { return shown(&visit, token, State::Dead) };
    let citizen = CitizenId(link.citizen_id);
    let tx = house.db.begin().await?;
    if store::cancel(&tx, citizen, link.deletion_id).await? {
        record(house, &tx, citizen, (Actor::Anonymous, "privacy.deletion_cancelled", Value::Null)).await?;
        tx.commit().await?;
    }
    shown(&visit, token, State::Cancelled)
}

/// Links of a deletion that was carried out are gone with everything else.
async fn found(visit: &Visit, token: &str) -> WebResult<Option<LinkRow>> {
    store::by_link(&visit.house.db, tell::hash(token), visit.house.clock.now()).await
}

fn shown(visit: &Visit, token: String, state: State) -> WebResult<Html> {
    let page = visit.page(visit.t.get("privacy-cancel-title"), Section::None);
    let html = visit.show(&CancelPage { page, token, state })?;
    let status = if state == State::Dead { StatusCode::GONE } else { html.status };
    Ok(Html { status, ..html })
}

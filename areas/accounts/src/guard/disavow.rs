//! «Это был не я»: a link in every message about the account ends what is open and makes a new password necessary (PLUS-11).

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use base::CitizenId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use db::Tx;
use http::{StatusCode, header};
use journal::{Actor, Outcome};
use ui::{Page, Section};
use web::{House, Html, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::cookie::{Jar, sha256};
use crate::rules::Rules;
use crate::store::{alert as store, device, guard};
use crate::{provider, session};

/// 128 bits: short enough for an SMS, too long to guess.
const SECRET_BYTES: usize = 16;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/not-me/{token}", routing::get(page).post(post))
}

/// Makes a link for a message about what happened (`about` is the journal's action).
pub(crate) async fn link(house: &House, tx: &Tx, citizen: CitizenId, about: &str) -> WebResult<String> {
    let secret = house.random.bytes::<SECRET_BYTES>();
    let level = account::proofing(tx, citizen).await?;
    let expires_at = house.clock.now() + Rules::of(house, level).not_me;
    store::insert_link(tx, sha256(&secret), citizen, about, expires_at).await?;
    Ok(format!("{}/not-me/{}", house.settings.origin(), URL_SAFE_NO_PAD.encode(secret)))
}

#[derive(Template)]
#[template(path = "not_me.html")]
struct NotMe {
    page: Page,
    token: String,
    state: State,
    /// What the message told, in words.
    about: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Asks,
    Done,
    Dead,
}

/// A GET changes nothing: mail programs open links by themselves to look at them.
async fn page(visit: Visit, Path(token): Path<String>) -> WebResult<Response> {
    let Some(link) = find(&visit, &token).await? else { return dead(&visit) };
    let state = if link.used_at.is_some() { State::Done } else { State::Asks };
    Ok(visit.show(&shown(&visit, token, state, &link.about))?.into_response())
}

async fn post(visit: Visit, Path(token): Path<String>, Posted(_): Posted) -> WebResult<Response> {
    let Some(link) = find(&visit, &token).await? else { return dead(&visit) };
    let (house, citizen) = (&visit.house, CitizenId(link.citizen_id));
    let tx = house.db.begin().await?;
    if store::use_link(&tx, hash(&token), house.clock.now()).await? {
        guard::disavow(&tx, citizen, house.clock.now()).await?;
        device::trust_none(&tx, citizen).await?;
        provider::remove_all(house, &tx, citizen, Actor::Anonymous).await?;
        session::end_all(house, &tx, citizen, None, "disavowed").await?;
        let details = serde_json::json!({ "about": link.about });
        let fact =
            Fact { actor: Actor::Anonymous, action: "account.disavowed", outcome: Outcome::Done, details };
        account::record(house, &tx, citizen, fact).await?;
        tx.commit().await?;
    }
    let cookie = [(header::SET_COOKIE, Jar::Session.take(&house.settings)?)];
    let page = visit.show(&shown(&visit, token, State::Done, &link.about))?;
    Ok((cookie, page).into_response())
}

async fn find(visit: &Visit, token: &str) -> WebResult<Option<store::Link>> {
    store::link(&visit.house.db, hash(token), visit.house.clock.now()).await
}

/// The hash of what the link carries; nonsense has the hash of nothing that was ever made.
fn hash(token: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(token).map(|secret| sha256(&secret)).unwrap_or_else(|_| sha256(b""))
}

fn shown(visit: &Visit, token: String, state: State, about: &str) -> NotMe {
    let key = format!("journal-{}", about.replace('.', "-"));
    let about = if visit.t.has(&key) { visit.t.get(&key) } else { String::new() };
    NotMe { page: visit.page(visit.t.get("accounts-not-me-title"), Section::None), token, state, about }
}

fn dead(visit: &Visit) -> WebResult<Response> {
    let page = visit.show(&shown(visit, String::new(), State::Dead, ""))?;
    Ok(Html { status: StatusCode::GONE, ..page }.into_response())
}

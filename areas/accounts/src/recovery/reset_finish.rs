//! The two ends of a reset: cancelled from any message, or a new password by the link that came to the new phone.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use base::CitizenId;
use db::Tx;
use factors::Holder;
use http::StatusCode;
use journal::{Actor, Outcome};
use serde_json::Value;
use ui::{Page, Section};
use web::{FieldErrors, House, Html, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::failures::{self, Pair};
use crate::guard::door::Door;
use crate::identifier::PHONE;
use crate::recovery::{fresh, new_password, reset, tell};
use crate::store::reset::{self as store, ResetRow};
use crate::store::{guard, step};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/recovery/cancel/{token}", routing::get(cancel_page).post(cancel))
        .route("/recovery/reset/{token}", routing::get(page).post(post))
}

#[derive(Template)]
#[template(path = "recovery_cancel.html")]
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
async fn cancel_page(visit: Visit, Path(token): Path<String>) -> WebResult<Html> {
    let state = match found(&visit, &token, "cancel").await? {
        Some(row) if row.state == "waiting" => State::Asks,
        Some(row) if row.state == "cancelled" => State::Cancelled,
        _ => State::Dead,
    };
    shown(&visit, token, state)
}

async fn cancel(visit: Visit, Path(token): Path<String>, Posted(_): Posted) -> WebResult<Html> {
    let house = &visit.house;
    let Some(row) = found(&visit, &token, "cancel").await? else { return shown(&visit, token, State::Dead) };
    let citizen = CitizenId(row.citizen_id);
    let tx = house.db.begin().await?;
    if store::end(&tx, citizen, row.reset_id, "cancelled").await? {
        let fact = Fact {
            actor: Actor::Anonymous,
            action: "account.reset_cancelled",
            outcome: Outcome::Done,
            details: Value::Null,
        };
        account::record(house, &tx, citizen, fact).await?;
        tx.commit().await?;
    } else if row.state != "cancelled" {
        return shown(&visit, token, State::Dead);
    }
    shown(&visit, token, State::Cancelled)
}

async fn found(visit: &Visit, token: &str, act: &str) -> WebResult<Option<ResetRow>> {
    store::by_link(&visit.house.db, tell::hash(token), act, visit.house.clock.now()).await
}

fn shown(visit: &Visit, token: String, state: State) -> WebResult<Html> {
    let page = visit.page(visit.t.get("accounts-reset-cancel-title"), Section::None);
    let html = visit.show(&CancelPage { page, token, state })?;
    let status = if state == State::Dead { StatusCode::GONE } else { html.status };
    Ok(Html { status, ..html })
}

/// A reset whose time has come.
async fn ready(visit: &Visit, token: &str) -> WebResult<Option<ResetRow>> {
    let now = visit.house.clock.now();
    let row = found(visit, token, "reset").await?;
    Ok(row.filter(|row| row.state == "waiting" && row.ready_at <= now && row.expires_at > now))
}

async fn page(visit: Visit, Path(token): Path<String>) -> WebResult<Response> {
    let Some(row) = ready(&visit, &token).await? else {
        return Ok(shown(&visit, token, State::Dead)?.into_response());
    };
    let rules = new_password::rules(&visit, CitizenId(row.citizen_id)).await?;
    let page = fresh::drawn(&visit, &address(&token), rules, FieldErrors::new(), false, true);
    Ok(visit.show(&page)?.into_response())
}

async fn post(visit: Visit, Path(token): Path<String>, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let Some(row) = ready(&visit, &token).await? else {
        return Ok(shown(&visit, token, State::Dead)?.into_response());
    };
    let citizen = CitizenId(row.citizen_id);
    let mut errors = FieldErrors::new();
    if let Some(typed) = new_password::judge(&visit, citizen, &fields, &mut errors).await? {
        let phc = new_password::hashed(house, typed).await?;
        let tx = house.db.begin().await?;
        if !store::end(&tx, citizen, row.reset_id, "done").await? {
            return Ok(shown(&visit, token, State::Dead)?.into_response());
        }
        let phone = reset::new_phone(house, &tx, citizen, &row).await?;
        let before = account::contact(house, &tx, citizen).await?.phone;
        if account::replace_contact(house, &tx, citizen, PHONE, &phone).await? {
            finish(&visit, &tx, citizen, &phc).await?;
            if let Some(before) = before.filter(|before| *before != phone) {
                tell::former(house, &tx, citizen, before).await?;
            }
            tx.commit().await?;
            return fresh::done(&visit);
        }
        errors.add("phone", visit.t.get("accounts-reset-taken-text"));
    }
    let rules = new_password::rules(&visit, citizen).await?;
    let page = fresh::drawn(&visit, &address(&token), rules, errors, false, true);
    Ok(visit.again(&page)?.into_response())
}

/// What was lost opens nothing any more: factors, providers, restrictions and sessions go, and the level falls until its owner proves it again.
async fn finish(visit: &Visit, tx: &Tx, citizen: CitizenId, phc: &str) -> WebResult<()> {
    let house = &visit.house;
    new_password::take_back(house, tx, citizen, phc, Actor::System).await?;
    factors::remove_all(house, tx, Holder::Citizen(citizen), Actor::System).await?;
    step::set_codes_off(tx, citizen, false).await?;
    guard::thaw(tx, citizen).await?;
    guard::set_door(tx, citizen, Door::Anywhere.code()).await?;
    let pair = Pair::of_citizen(visit, tx, citizen).await?;
    failures::unlock(tx, &pair).await?;
    account::record(house, tx, citizen, Fact::done(citizen, "account.reset", Value::Null)).await?;
    fresh::drop_level(house, tx, citizen).await
}

fn address(token: &str) -> String {
    format!("/recovery/reset/{token}")
}

//! «Удалить учётную запись»: what goes, what stays and why, a time to think, and the way back.

use accounts::elevation::{self, Act};
use askama::Template;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::{Extension, Router, routing};
use chrono::{DateTime, Duration, Utc};
use journal::Actor;
use serde_json::Value;
use text::Words;
use ui::{Page, Section};
use web::belongings::{Fate, Held, Matter, term_words};
use web::{Citizen, CitizenSession, FieldErrors, House, Html, Posted, Visit, WebResult};

use crate::make::record;
use crate::{Tools, data, erase, store, tell};

const PAGE: &str = "/privacy/deletion";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page))
        .route("/privacy/deletion/order", routing::get(order_page).post(order))
        .route("/privacy/deletion/cancellation", routing::post(cancel))
}

/// Something that stays.
struct Stays {
    what: String,
    why: String,
    term: String,
}

#[derive(Template)]
#[template(path = "privacy/deletion.html")]
struct DeletionPage {
    page: Page,
    goes: Vec<String>,
    stays: Vec<Stays>,
    matters: Vec<Matter>,
    days: i64,
    /// When it will be done, in words; empty when nobody has asked for it.
    due: String,
}

#[derive(Template)]
#[template(path = "privacy/order.html")]
struct OrderPage {
    page: Page,
    errors: FieldErrors,
    days: i64,
    matters: Vec<Matter>,
}

async fn page(visit: Visit, Citizen(me): Citizen, Extension(tools): Extension<Tools>) -> WebResult<Html> {
    let (house, t) = (&visit.house, &visit.t);
    let held: Vec<Held> = tools.all().iter().flat_map(|area| area.held(house)).collect();
    let goes = held.iter().filter(|one| one.fate == Fate::Goes);
    let deletion = store::deletion(&house.db, me.citizen).await?;
    visit.show(&DeletionPage {
        page: visit.page(t.get("privacy-deletion-title"), Section::Person),
        goes: goes.map(|one| t.get(one.words)).collect(),
        stays: held.iter().filter_map(|one| stays(t, one)).collect(),
        matters: matters(&visit, &me, &tools).await?,
        days: days(house, &me),
        due: deletion.map_or_else(String::new, |row| t.moment(row.due_at, house.clock.now())),
    })
}

fn stays(t: &Words, held: &Held) -> Option<Stays> {
    let Fate::Stays { why, years } = held.fate else { return None };
    Some(Stays { what: t.get(held.words), why: t.get(why), term: term_words(t, years) })
}

async fn matters(visit: &Visit, me: &CitizenSession, tools: &Tools) -> WebResult<Vec<Matter>> {
    let mut all = Vec::new();
    for area in tools.all() {
        all.extend(area.matters(&visit.house, me.citizen, &visit.t).await?);
    }
    Ok(all)
}

fn days(house: &House, me: &CitizenSession) -> i64 {
    house.settings.policy.for_citizens(me.proofing.code()).erasure.wait_days
}

/// The last question, asked of somebody who has just shown that it is them.
async fn order_page(
    visit: Visit,
    Citizen(me): Citizen,
    Extension(tools): Extension<Tools>,
) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Erase).await?;
    if store::deletion(&visit.house.db, me.citizen).await?.is_some() {
        return Ok(Redirect::to(PAGE).into_response());
    }
    let page = drawn(&visit, &me, &tools, FieldErrors::new()).await?;
    Ok(visit.show(&page)?.into_response())
}

async fn drawn(
    visit: &Visit,
    me: &CitizenSession,
    tools: &Tools,
    errors: FieldErrors,
) -> WebResult<OrderPage> {
    Ok(OrderPage {
        page: visit.page(visit.t.get("privacy-order-title"), Section::Person),
        errors,
        days: days(&visit.house, me),
        matters: matters(visit, me, tools).await?,
    })
}

async fn order(
    visit: Visit,
    Citizen(me): Citizen,
    Extension(tools): Extension<Tools>,
    Posted(form): Posted,
) -> WebResult<Response> {
    if store::deletion(&visit.house.db, me.citizen).await?.is_some() {
        return Ok(Redirect::to(data::PAGE).into_response());
    }
    elevation::require(&visit, &me, Act::Erase).await?;
    if !form.ticked("understood") {
        let mut errors = FieldErrors::new();
        errors.add("understood", visit.t.get("privacy-order-missing"));
        let page = drawn(&visit, &me, &tools, errors).await?;
        return Ok(visit.again(&page)?.into_response());
    }
    let due_at = visit.house.clock.now() + Duration::days(days(&visit.house, &me));
    ask(&visit.house, &me, due_at).await?;
    Ok(Redirect::to(data::PAGE).into_response())
}

/// Asked twice it is one deletion, at the time that was told first.
async fn ask(house: &House, me: &CitizenSession, due_at: DateTime<Utc>) -> WebResult<()> {
    let now = house.clock.now();
    let deletion = house.random.uuid(now);
    let tx = house.db.begin().await?;
    if store::ask(&tx, me.citizen, deletion, now, due_at).await? {
        // One confirmation, one order: who cancels and orders again shows again that it is them.
        elevation::spend(house, &tx, me, Act::Erase).await?;
        erase::enqueue(house, &tx, me.citizen, deletion, due_at).await?;
        tell::everywhere(house, &tx, me.citizen, ("asked", deletion, due_at)).await?;
        let fact = (Actor::Citizen(me.citizen), "privacy.deletion_asked", erase::due(house, due_at));
        record(house, &tx, me.citizen, fact).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn cancel(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    if let Some(row) = store::deletion(&tx, me.citizen).await?
        && store::cancel(&tx, me.citizen, row.deletion_id).await?
    {
        let fact = (Actor::Citizen(me.citizen), "privacy.deletion_cancelled", Value::Null);
        record(house, &tx, me.citizen, fact).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(data::PAGE))
}

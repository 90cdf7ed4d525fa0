//! What is shut, why, until when, and the appeal: for somebody inside (`/security/restrictions`) and for somebody whose whole account is
//! shut (`/sign-in/shut`).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use http::HeaderMap;
use ui::{Page, Section};
use uuid::Uuid;
use web::{Citizen, FieldErrors, Fields, House, Posted, Problem, Visit, WebResult};

use super::{Function, appeal, of, shut_out};

/// The page of somebody who is inside.
pub(crate) const INSIDE: &str = "/security/restrictions";
const OUTSIDE: &str = "/sign-in/shut";
/// The longest appeal, in characters.
const APPEAL_MAX: usize = 2000;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(INSIDE, routing::get(inside).post(post_inside))
        .route(OUTSIDE, routing::get(outside).post(post_outside))
}

struct Line {
    id: String,
    what: String,
    why: String,
    until: String,
    appealed: String,
    appeal: String,
    /// When staff answered, and what; empty while it waits.
    answered: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "restrictions.html")]
struct RestrictionsPage {
    page: Page,
    action: &'static str,
    lines: Vec<Line>,
    typed: String,
    errors: FieldErrors,
}

async fn inside(visit: Visit, Citizen(me): Citizen) -> WebResult<Response> {
    draw(&visit, me.citizen, INSIDE, &Fields::default(), FieldErrors::new()).await
}

async fn post_inside(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    post(&visit, me.citizen, INSIDE, &fields).await
}

async fn outside(visit: Visit, headers: HeaderMap) -> WebResult<Response> {
    match shut_out(&visit.house, &headers).await? {
        Some(citizen) => draw(&visit, citizen, OUTSIDE, &Fields::default(), FieldErrors::new()).await,
        None => Ok(Redirect::to("/sign-in").into_response()),
    }
}

async fn post_outside(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    match shut_out(&visit.house, &headers).await? {
        Some(citizen) => post(&visit, citizen, OUTSIDE, &fields).await,
        None => Ok(Redirect::to("/sign-in").into_response()),
    }
}

async fn post(
    visit: &Visit,
    citizen: CitizenId,
    action: &'static str,
    fields: &Fields,
) -> WebResult<Response> {
    let house = &visit.house;
    let id: Uuid = fields.get("restriction").parse().map_err(|_| Problem::NotFound)?;
    let text = fields.get("appeal");
    if text.is_empty() || text.chars().count() > APPEAL_MAX {
        let mut errors = FieldErrors::new();
        errors.add("appeal", visit.t.get("accounts-restrictions-appeal-missing"));
        return draw(visit, citizen, action, fields, errors).await;
    }
    let tx = house.db.begin().await?;
    // A second appeal changes nothing: the page shows the first.
    appeal(house, &tx, citizen, id, text).await?;
    tx.commit().await?;
    Ok(Redirect::to(action).into_response())
}

async fn draw(
    visit: &Visit,
    citizen: CitizenId,
    action: &'static str,
    fields: &Fields,
    errors: FieldErrors,
) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let now = house.clock.now();
    let mut all = of(house, &house.db, citizen).await?;
    if action == OUTSIDE {
        all.retain(|one| one.function == Function::Account);
    }
    let lines = all.into_iter().map(|one| Line {
        id: one.id.to_string(),
        what: t.get(&format!("accounts-restriction-{}", one.function.code())),
        why: one.why,
        until: t.with1("accounts-restrictions-until", "until", t.date(house.day_of(one.until))),
        appealed: one.appealed_at.map_or_else(String::new, |at| {
            t.with1("accounts-restrictions-appealed", "at", t.moment(at, now))
        }),
        appeal: one.appeal,
        answered: one.answered_at.map_or_else(String::new, |at| {
            t.with1("accounts-restrictions-answered", "at", t.moment(at, now))
        }),
        answer: one.answer,
    });
    let page = RestrictionsPage {
        page: visit.page(t.get("accounts-restrictions-title"), Section::Person),
        action,
        lines: lines.collect(),
        typed: fields.get("appeal").to_owned(),
        errors,
    };
    let shown = if page.errors.is_empty() { visit.show(&page)? } else { visit.again(&page)? };
    Ok(shown.into_response())
}

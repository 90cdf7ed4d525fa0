//! `/confirmation`: somebody who is signed in shows by a second step that it is really them, for one class of acts (RFC 9470).
//! The session gets a new secret each time.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use chrono::{DateTime, Utc};
use http::{HeaderMap, header};
use serde_json::json;
use ui::{Page, Section};
use web::{
    AuthLevel, Citizen, CitizenSession, FieldErrors, Fields, House, Limit, Posted, Problem, Visit, WebResult,
};

use crate::account::{self, Fact};
use crate::cookie::{Jar, Ticket};
use crate::elevation::{self, Act};
use crate::failures::{self, Pair, Try};
use crate::second_step::field_of;
use crate::session::auth_code;
use crate::sign_in::note_failure;
use crate::step::check::{self, Refusal};
use crate::step::view::{self, Place, StepView};
use crate::step::{self, Ask, Means, act_words, send};
use crate::store::elevation as store;
use crate::way::{Aim, Way};

const PAGE: &str = "/confirmation";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/confirmation/resend", routing::post(resend))
        .route("/confirmation/question", routing::post(question))
        .route("/confirmation/push", routing::get(push_state))
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(rename = "for", default)]
    act: String,
    #[serde(rename = "return", default)]
    to: String,
    #[serde(default)]
    way: String,
}

#[derive(Template)]
#[template(path = "confirmation.html")]
struct ConfirmPage {
    page: Page,
    errors: FieldErrors,
    /// «изменить телефон или почту».
    act: String,
    /// The word of the act.
    code: &'static str,
    /// Minutes for which the confirmation is good; 0 when it serves once or lasts as long as the session.
    minutes: i64,
    back: String,
    /// Why nobody may try now, in words.
    blocked: String,
    step: Option<StepView>,
    /// Whether a phone could be confirmed first.
    phone_waits: bool,
}

/// A question to somebody who is signed in.
struct Begun {
    me: CitizenSession,
    act: Act,
    to: String,
    ask: Ask,
    means: Means,
}

/// Only a path of this portal, and never this page again.
fn way_back(to: &str) -> String {
    web::local_path(to).filter(|path| !path.starts_with(PAGE)).unwrap_or("/security").to_owned()
}

async fn begun(visit: &Visit, me: CitizenSession, act: &str, to: &str) -> WebResult<Begun> {
    let house = &visit.house;
    let act = Act::from_code(act).ok_or(Problem::NotFound)?;
    let opened = store::opened_by(&house.db, me.citizen, me.session).await?;
    let by_phone = opened.is_some_and(|opened| opened.opened_by == "phone");
    let ask = Ask::confirm(me.citizen, me.session, act, by_phone);
    let means = step::means(house, &house.db, &ask).await?;
    Ok(Begun { me, act, to: way_back(to), ask, means })
}

async fn page(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Response> {
    let begun = begun(&visit, me, &asked.act, &asked.to).await?;
    if elevation::require(&visit, &begun.me, begun.act).await.is_ok() {
        return Ok(Redirect::to(&begun.to).into_response());
    }
    let page = confirm_page(&visit, &begun, &asked.way, FieldErrors::new()).await?;
    Ok(visit.show(&page)?.into_response())
}

async fn post(
    visit: Visit,
    Citizen(me): Citizen,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> WebResult<Response> {
    let begun = begun(&visit, me, fields.get("for"), fields.get("return")).await?;
    let wished = fields.get("way");
    let Some(way) = begun.means.choose(wished) else {
        let page = confirm_page(&visit, &begun, wished, FieldErrors::new()).await?;
        return Ok(visit.again(&page)?.into_response());
    };
    let mut errors = FieldErrors::new();
    let mut blocked = String::new();
    match try_step(&visit, &headers, &begun, way, &fields).await? {
        Tried::Done(ticket) => {
            let cookie = [(header::SET_COOKIE, Jar::Session.give(&visit.house.settings, &ticket)?)];
            return Ok((cookie, Redirect::to(&begun.to)).into_response());
        }
        Tried::Refused(refusal) => errors.add(field_of(way), refusal.words(&visit.t)),
        Tried::Blocked(until) => {
            blocked = visit.t.with1("accounts-confirmation-blocked", "until", visit.t.time(until));
        }
    }
    let mut page = confirm_page(&visit, &begun, way.code(), errors).await?;
    page.blocked = blocked;
    Ok(visit.again(&page)?.into_response())
}

enum Tried {
    Done(Ticket),
    Refused(Refusal),
    Blocked(DateTime<Utc>),
}

async fn try_step(
    visit: &Visit,
    headers: &HeaderMap,
    begun: &Begun,
    way: Way,
    fields: &Fields,
) -> WebResult<Tried> {
    let house = &visit.house;
    let citizen = begun.me.citizen;
    let said = check::said(house, &begun.ask, way, fields).await?;
    let pair = Pair::of_citizen(visit, &house.db, citizen).await?;
    let tx = house.db.begin().await?;
    let number = match failures::begin(house, &tx, &pair).await? {
        Try::Allowed(number) => number,
        Try::Blocked(until) => {
            tx.commit().await?;
            return Ok(Tried::Blocked(until));
        }
    };
    let tried = match check::check(house, &tx, &begun.ask, &begun.means, way, said).await? {
        Ok(level) => {
            failures::forget(&tx, &pair).await?;
            Tried::Done(confirmed(visit, &tx, headers, begun, way, level).await?)
        }
        Err(refusal) if refusal.counts() => {
            let outcome = failures::was_wrong(house, &tx, &pair, number).await?;
            note_failure(visit, &tx, citizen, "confirmation", outcome.is_err()).await?;
            outcome.map_or_else(Tried::Blocked, |_| Tried::Refused(refusal))
        }
        Err(refusal) => {
            failures::was_right(&tx, &pair).await?;
            Tried::Refused(refusal)
        }
    };
    tx.commit().await?;
    Ok(tried)
}

/// Writes what was confirmed, and gives the session a new secret and the higher of both levels.
async fn confirmed(
    visit: &Visit,
    tx: &db::Tx,
    headers: &HeaderMap,
    begun: &Begun,
    way: Way,
    level: AuthLevel,
) -> WebResult<Ticket> {
    let house = &visit.house;
    let (me, act) = (&begun.me, begun.act);
    if !act.is_level() {
        let minutes = begun.means.policy.elevation_minutes;
        // Who has nothing better confirms by what the policy lets them sign in with.
        let level = level.max(act.level());
        elevation::grant(house, tx, me, act, (way.code(), level), minutes).await?;
    }
    let details = json!({ "act": act.code(), "way": way.code() });
    account::record(house, tx, me.citizen, Fact::done(me.citizen, "account.confirmed", details)).await?;
    let old = Jar::Session.read(&house.settings, headers).ok_or(Problem::SignedOut)?;
    let new = Ticket::new(&house.random, me.citizen);
    let auth = auth_code(me.auth.max(level));
    if !store::renew(tx, me.citizen, old.hash(), new.hash(), auth).await? {
        return Err(Problem::SignedOut);
    }
    Ok(new)
}

/// Sends a code, or asks the devices that approve.
async fn resend(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let begun = begun(&visit, me, fields.get("for"), fields.get("return")).await?;
    let wished = fields.get("way");
    let mut errors = FieldErrors::new();
    if let Some(way) = begun.means.choose(wished) {
        send::ask(&visit, &begun.ask, &begun.means, way, &mut errors).await?;
    }
    if !errors.is_empty() {
        let page = confirm_page(&visit, &begun, wished, errors).await?;
        return Ok(visit.again(&page)?.into_response());
    }
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("for", begun.act.code()).append_pair("return", &begun.to).append_pair("way", wished);
    Ok(Redirect::to(&format!("{PAGE}?{}", query.finish())).into_response())
}

async fn question(
    visit: Visit,
    Citizen(me): Citizen,
    Query(asked): Query<Asked>,
    Posted(_): Posted,
) -> WebResult<Response> {
    let begun = begun(&visit, me, &asked.act, "").await?;
    send::question(&visit.house, &begun.ask).await
}

async fn push_state(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Response> {
    let begun = begun(&visit, me, &asked.act, "").await?;
    send::push_state(&visit.house, &begun.ask).await
}

async fn confirm_page(
    visit: &Visit,
    begun: &Begun,
    wished: &str,
    errors: FieldErrors,
) -> WebResult<ConfirmPage> {
    let act = begun.act;
    let step = match begun.means.choose(wished) {
        Some(way) => {
            let place = Place {
                action: PAGE,
                hidden: vec![("for", act.code().to_owned()), ("return", begun.to.clone())],
                submit: visit.t.get("accounts-confirmation-submit"),
                trust_days: 0,
            };
            Some(view::view(visit, &begun.ask, &begun.means, way, place).await?)
        }
        None => None,
    };
    let lasts = !act.is_single_use() && !act.is_level();
    Ok(ConfirmPage {
        page: visit.page(visit.t.get("accounts-confirmation-title"), Section::Person),
        errors,
        act: act_words(&visit.t, Aim::Confirm(act)),
        code: act.code(),
        minutes: if lasts { begun.means.policy.elevation_minutes } else { 0 },
        back: begun.to.clone(),
        blocked: String::new(),
        step,
        phone_waits: !begun.means.has.phone,
    })
}

//! Sign in, second step (LOGIN-08 to LOGIN-13): a code by SMS or e-mail, an app's code, a key, approval on another device, a backup code.
//! The best way that the person has stands on the page, the others below it.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use chrono::{DateTime, Duration, Utc};
use db::Tx;
use http::{HeaderMap, header};
use ui::{Page, Section};
use web::{AuthLevel, FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::activate::enter;
use crate::cookie::{Jar, Ticket};
use crate::device::Device;
use crate::devices;
use crate::failures::{self, Pair, Try};
use crate::session::{self, Opened};
use crate::sign_in::{blocked_page, note_failure, safe_return, with_return};
use crate::step::check::{self, Refusal};
use crate::step::view::{self, Place, StepView};
use crate::step::{self, Ask, Means, send};
use crate::store::session as store;
use crate::way::Way;

/// The page; the addresses of its other forms begin with it.
const PAGE: &str = "/sign-in/code";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/sign-in/code/resend", routing::post(resend))
        .route("/sign-in/code/question", routing::post(question))
        .route("/sign-in/code/push", routing::get(push_state))
}

/// By what the first step was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum First {
    Password,
    Phone,
    Provider,
}

impl First {
    fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Phone => "phone",
            Self::Provider => "provider",
        }
    }
}

/// The first step was right: sends a code when that is the best way of this person, and returns what remembers the step in the browser.
pub(crate) async fn begin(house: &House, citizen: CitizenId, first: First) -> WebResult<Ticket> {
    let tx = house.db.begin().await?;
    let ticket = Ticket::new(&house.random, citizen);
    let ask = Ask::sign_in(&ticket, first == First::Phone);
    let means = step::means(house, &tx, &ask).await?;
    if let Some(way) = means.ways.first().filter(|way| way.is_sent()) {
        // When there were enough within an hour, the page offers to ask for one and then says from when.
        let _ = send::code(house, &tx, &ask, &means, *way).await?;
    }
    let expires_at = house.clock.now() + Duration::minutes(means.policy.codes.step_minutes);
    store::insert_challenge(&tx, citizen, ticket.hash(), first.code(), expires_at).await?;
    tx.commit().await?;
    Ok(ticket)
}

#[derive(Template)]
#[template(path = "sign_in_code.html")]
struct StepPage {
    page: Page,
    errors: FieldErrors,
    step: StepView,
    by_phone: bool,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(rename = "return", default)]
    to: String,
    #[serde(default)]
    way: String,
}

/// A first step that was taken a short time ago.
struct Begun {
    ticket: Ticket,
    ask: Ask,
    means: Means,
}

async fn page(visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> WebResult<Response> {
    let to = safe_return(&asked.to);
    if visit.citizen().is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    let Some(begun) = begun(&visit, &headers).await? else { return Ok(anew(&to)) };
    let Some(way) = begun.means.choose(&asked.way) else { return Ok(anew(&to)) };
    let page = step_page(&visit, &begun, way, &to, FieldErrors::new()).await?;
    Ok(visit.show(&page)?.into_response())
}

async fn post(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let to = safe_return(fields.get("return"));
    if visit.citizen().is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    let Some(begun) = begun(&visit, &headers).await? else { return Ok(anew(&to)) };
    let Some(way) = begun.means.choose(fields.get("way")) else { return Ok(anew(&to)) };
    let mut errors = FieldErrors::new();
    match try_step(&visit, &begun, way, &fields).await? {
        Tried::In(opened) => return enter(&visit, &opened, &to),
        Tried::Refused(refusal) => errors.add(field_of(way), refusal.words(&visit.t)),
        Tried::Blocked(until) => return blocked_page(&visit, &to, until),
        Tried::Late => return Ok(anew(&to)),
    }
    let page = step_page(&visit, &begun, way, &to, errors).await?;
    Ok(visit.again(&page)?.into_response())
}

/// The field beside which a refusal stands.
pub(crate) fn field_of(way: Way) -> &'static str {
    match way {
        Way::Passkey => "credential",
        Way::Push => "ask",
        Way::Password => "password",
        Way::App | Way::Fob | Way::Sms | Way::Email | Way::Backup => "code",
    }
}

enum Tried {
    In(Opened),
    Refused(Refusal),
    Blocked(DateTime<Utc>),
    /// Another request of the same browser was faster.
    Late,
}

async fn try_step(visit: &Visit, begun: &Begun, way: Way, fields: &Fields) -> WebResult<Tried> {
    let house = &visit.house;
    let citizen = begun.ticket.citizen;
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
    let level = match check::check(house, &tx, &begun.ask, &begun.means, way, said).await? {
        Ok(level) => level,
        Err(refusal) => {
            let tried = refused(visit, &tx, &pair, number, refusal, citizen).await?;
            if matches!(tried, Tried::Blocked(_)) {
                store::delete_challenge(&tx, citizen, begun.ticket.hash()).await?;
            }
            tx.commit().await?;
            return Ok(tried);
        }
    };
    if !store::delete_challenge(&tx, citizen, begun.ticket.hash()).await? {
        return Ok(Tried::Late);
    }
    failures::forget(&tx, &pair).await?;
    let opened = open(visit, &tx, citizen, level, way.code()).await?;
    if fields.get("trust") == "yes" && level >= AuthLevel::A2 {
        devices::trust(house, &tx, citizen, opened.device).await?;
    }
    tx.commit().await?;
    Ok(Tried::In(opened))
}

/// Opens the session and writes how the person came in.
pub(crate) async fn open(
    visit: &Visit,
    tx: &Tx,
    citizen: CitizenId,
    level: AuthLevel,
    way: &str,
) -> WebResult<Opened> {
    let opened = session::open(visit, tx, citizen, level, false).await?;
    let mut details = Device::of(visit).details();
    details["way"] = way.into();
    account::record(&visit.house, tx, citizen, Fact::done(citizen, "account.signed_in", details)).await?;
    Ok(opened)
}

async fn refused(
    visit: &Visit,
    tx: &Tx,
    pair: &Pair,
    number: i64,
    refusal: Refusal,
    citizen: CitizenId,
) -> WebResult<Tried> {
    if !refusal.counts() {
        failures::was_right(tx, pair).await?;
        return Ok(Tried::Refused(refusal));
    }
    let outcome = failures::was_wrong(&visit.house, tx, pair, number).await?;
    note_failure(visit, tx, citizen, "code", outcome.is_err()).await?;
    Ok(match outcome {
        Ok(_) => Tried::Refused(refusal),
        Err(until) => Tried::Blocked(until),
    })
}

/// Sends a code, or asks the devices that approve.
async fn resend(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let to = safe_return(fields.get("return"));
    let Some(begun) = begun(&visit, &headers).await? else { return Ok(anew(&to)) };
    let Some(way) = begun.means.choose(fields.get("way")) else { return Ok(anew(&to)) };
    let mut errors = FieldErrors::new();
    send::ask(&visit, &begun.ask, &begun.means, way, &mut errors).await?;
    if !errors.is_empty() {
        let page = step_page(&visit, &begun, way, &to, errors).await?;
        return Ok(visit.again(&page)?.into_response());
    }
    let path = format!("{PAGE}?way={}", way.code());
    Ok(Redirect::to(&if to == "/" { path } else { with_return(&path, &to) }).into_response())
}

/// The question for the person's key, for the script.
async fn question(visit: Visit, headers: HeaderMap, Posted(_): Posted) -> WebResult<Response> {
    let Some(begun) = begun(&visit, &headers).await? else { return Err(web::Problem::SignedOut) };
    send::question(&visit.house, &begun.ask).await
}

/// How far the pushed question is, for the script.
async fn push_state(visit: Visit, headers: HeaderMap) -> WebResult<Response> {
    let Some(begun) = begun(&visit, &headers).await? else { return Err(web::Problem::SignedOut) };
    send::push_state(&visit.house, &begun.ask).await
}

async fn begun(visit: &Visit, headers: &HeaderMap) -> WebResult<Option<Begun>> {
    let house = &visit.house;
    let Some(ticket) = Jar::Step.read(&house.settings, headers) else { return Ok(None) };
    let now = house.clock.now();
    let found = store::challenge(&house.db, ticket.citizen, ticket.hash(), now).await?;
    let Some(challenge) = found else { return Ok(None) };
    let ask = Ask::sign_in(&ticket, challenge.opened_by == First::Phone.code());
    let means = step::means(house, &house.db, &ask).await?;
    Ok(Some(Begun { ticket, ask, means }))
}

/// Back to the first step: the time for the second is over.
fn anew(to: &str) -> Response {
    Redirect::to(&with_return("/sign-in", to)).into_response()
}

/// The answer that gives the ticket of the second step to the browser.
pub(crate) fn go(house: &House, ticket: &Ticket, to: &str) -> WebResult<Response> {
    let cookie = [(header::SET_COOKIE, Jar::Step.give(&house.settings, ticket)?)];
    Ok((cookie, Redirect::to(&with_return(PAGE, to))).into_response())
}

async fn step_page(
    visit: &Visit,
    begun: &Begun,
    way: Way,
    to: &str,
    errors: FieldErrors,
) -> WebResult<StepPage> {
    let place = Place {
        action: PAGE,
        hidden: vec![("return", if to == "/" { String::new() } else { to.to_owned() })],
        submit: visit.t.get("accounts-code-submit"),
        trust_days: if begun.ask.by_phone { 0 } else { begun.means.policy.trusted_device_days },
    };
    Ok(StepPage {
        page: visit.page(visit.t.get("accounts-step-title"), Section::None),
        errors,
        step: view::view(visit, &begun.ask, &begun.means, way, place).await?,
        by_phone: begun.ask.by_phone,
    })
}

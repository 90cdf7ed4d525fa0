//! Sign in, second step: the code (LOGIN-08). By SMS; by e-mail only while the phone is not confirmed.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use chrono::Duration;
use db::Tx;
use delivery::Channel;
use http::HeaderMap;
use notifications::Outgoing;
use text::Words;
use ui::{Page, Section};
use web::{AuthLevel, FieldErrors, House, Posted, Visit, WebResult};

use crate::account::{self, Fact, OwnContacts};
use crate::activate::enter;
use crate::codes::{self, Purpose, Sms};
use crate::cookie::{Jar, Ticket};
use crate::device::Device;
use crate::failures::{self, Pair, Try};
use crate::session;
use crate::sign_in::{blocked_page, note_failure, safe_return, with_return};
use crate::store::session as store;

/// Time for the code after the password.
const LIFE_MINUTES: i64 = 15;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/sign-in/code", routing::get(page).post(post))
        .route("/sign-in/code/resend", routing::post(resend))
}

/// The password was right: sends the code and returns what remembers it in the browser.
pub(crate) async fn begin(house: &House, citizen: CitizenId) -> WebResult<Ticket> {
    let tx = house.db.begin().await?;
    let own = account::own_contacts(house, &tx, citizen).await?;
    send(house, &tx, citizen, own).await?;
    let ticket = Ticket::new(&house.random, citizen);
    let expires_at = house.clock.now() + Duration::minutes(LIFE_MINUTES);
    store::insert_challenge(&tx, citizen, ticket.hash(), expires_at).await?;
    tx.commit().await?;
    Ok(ticket)
}

#[derive(Template)]
#[template(path = "sign_in_code.html")]
struct CodePage {
    page: Page,
    errors: FieldErrors,
    by_sms: bool,
    to: String,
    back: String,
    wait_seconds: i64,
    inbox: String,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(rename = "return", default)]
    to: String,
}

async fn page(visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> WebResult<Response> {
    let to = safe_return(&asked.to);
    if visit.citizen().is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    let Some(ticket) = challenged(&visit, &headers).await? else { return Ok(anew(&to)) };
    let page = code_page(&visit, ticket.citizen, &to, FieldErrors::new()).await?;
    Ok(visit.show(&page)?.into_response())
}

async fn post(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let to = safe_return(fields.get("return"));
    if visit.citizen().is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    let Some(ticket) = challenged(&visit, &headers).await? else { return Ok(anew(&to)) };
    let mut errors = FieldErrors::new();
    if fields.get("code").is_empty() {
        errors.add("code", visit.t.get("accounts-code-missing"));
    } else {
        match try_code(&visit, &ticket, fields.get("code")).await? {
            Tried::In(opened) => return enter(&visit, &opened, &to),
            Tried::Refused(refusal) => errors.add("code", refusal.words(&visit.t)),
            Tried::Blocked(until) => return blocked_page(&visit, &to, until),
            Tried::Late => return Ok(anew(&to)),
        }
    }
    let page = code_page(&visit, ticket.citizen, &to, errors).await?;
    Ok(visit.again(&page)?.into_response())
}

enum Tried {
    In(Ticket),
    Refused(codes::Refusal),
    Blocked(chrono::DateTime<chrono::Utc>),
    /// Another request of the same browser was faster.
    Late,
}

async fn try_code(visit: &Visit, ticket: &Ticket, code: &str) -> WebResult<Tried> {
    let house = &visit.house;
    let citizen = ticket.citizen;
    let pair = Pair::of_citizen(house, citizen, &visit.source);
    let tx = house.db.begin().await?;
    let number = match failures::begin(house, &tx, &pair).await? {
        Try::Allowed(number) => number,
        Try::Blocked(until) => {
            tx.commit().await?;
            return Ok(Tried::Blocked(until));
        }
    };
    if let Err(refusal) = codes::check(house, &tx, purpose(citizen), code).await? {
        let tried = refused(visit, &tx, &pair, number, refusal, citizen).await?;
        if matches!(tried, Tried::Blocked(_)) {
            store::delete_challenge(&tx, citizen, ticket.hash()).await?;
        }
        tx.commit().await?;
        return Ok(tried);
    }
    if !store::delete_challenge(&tx, citizen, ticket.hash()).await? {
        return Ok(Tried::Late);
    }
    failures::forget(&tx, &pair).await?;
    let own = account::own_contacts(house, &tx, citizen).await?;
    let auth = if own.phone.confirmed { AuthLevel::A2 } else { AuthLevel::A1 };
    let device = Device::of(visit);
    let opened = session::open(house, &tx, citizen, auth, &device).await?;
    let details = serde_json::json!({ "family": device.family, "source": device.source });
    account::record(house, &tx, citizen, Fact::done(citizen, "account.signed_in", details)).await?;
    tx.commit().await?;
    Ok(Tried::In(opened))
}

/// A code that is merely too old is no attack and is not counted.
async fn refused(
    visit: &Visit,
    tx: &Tx,
    pair: &Pair,
    number: i64,
    refusal: codes::Refusal,
    citizen: CitizenId,
) -> WebResult<Tried> {
    if refusal == codes::Refusal::Expired {
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

async fn resend(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let to = safe_return(fields.get("return"));
    let Some(ticket) = challenged(&visit, &headers).await? else { return Ok(anew(&to)) };
    let tx = visit.house.db.begin().await?;
    let own = account::own_contacts(&visit.house, &tx, ticket.citizen).await?;
    send(&visit.house, &tx, ticket.citizen, own).await?;
    tx.commit().await?;
    Ok(Redirect::to(&with_return("/sign-in/code", &to)).into_response())
}

/// Sends a code the best way there is. A code sent a moment ago serves on: then nothing is sent.
async fn send(house: &House, tx: &Tx, citizen: CitizenId, own: OwnContacts) -> WebResult<()> {
    let t = Words::new(house.book.clone(), own.lang);
    let portal = house.settings.portal_name.clone();
    let words = |key: &str, code: &str| {
        t.with(key, &[("portal", portal.clone().into()), ("code", code.to_owned().into())])
    };
    if own.phone.confirmed {
        let text = words("accounts-sms-sign-in", "{code}");
        let sms = Sms { phone: own.phone.value.into_inner(), citizen: Some(citizen), text };
        let _ = codes::send(house, tx, purpose(citizen), sms).await?;
    } else if let Ok(code) = codes::make(house, tx, purpose(citizen)).await? {
        let message = Outgoing {
            citizen: Some(citizen),
            channel: Channel::Email,
            to: own.email.value.into_inner(),
            subject: t.with1("accounts-letter-sign-in-subject", "portal", portal.clone()),
            text: words("accounts-letter-sign-in", &code),
        };
        notifications::post(house, tx, message).await?;
    }
    Ok(())
}

fn purpose(citizen: CitizenId) -> Purpose {
    Purpose { action: "sign-in", holder: citizen.uuid(), object: citizen.uuid() }
}

async fn challenged(visit: &Visit, headers: &HeaderMap) -> WebResult<Option<Ticket>> {
    let house = &visit.house;
    let Some(ticket) = Jar::Step.read(&house.settings, headers) else { return Ok(None) };
    let now = house.clock.now();
    let lives = store::challenge_lives(&house.db, ticket.citizen, ticket.hash(), now).await?;
    Ok(lives.then_some(ticket))
}

/// Back to the first step: the time for the code is over.
fn anew(to: &str) -> Response {
    Redirect::to(&with_return("/sign-in", to)).into_response()
}

async fn code_page(
    visit: &Visit,
    citizen: CitizenId,
    back: &str,
    errors: FieldErrors,
) -> WebResult<CodePage> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, citizen).await?;
    let by_sms = own.phone.confirmed;
    let to = if by_sms { own.phone.masked() } else { own.email.masked() };
    Ok(CodePage {
        page: visit.page(visit.t.get("accounts-code-title"), Section::None),
        errors,
        by_sms,
        to,
        back: back.to_owned(),
        wait_seconds: codes::wait_seconds(house, &house.db, purpose(citizen)).await?,
        inbox: house.settings.demo_inbox.clone().unwrap_or_default(),
    })
}

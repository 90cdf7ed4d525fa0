//! Sign in by a code to the phone, without a password (LOGIN-06): one factor, the lowest level. Who has an app or a key is asked for that
//! as well. Whether a number has a cabinet is not told: the page, the cookie and the work are the same, the rest is a job's.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{CitizenId, Phone};
use chrono::{DateTime, Duration, Utc};
use http::{HeaderMap, header};
use jobs::{Ended, NewJob, Registry, Running};
use serde::{Deserialize, Serialize};
use text::Words;
use ui::{Page, Section};
use uuid::Uuid;
use vault::Cell;
use web::{AuthLevel, FieldErrors, Fields, House, Limit, Posted, Problem, Visit, WebResult};

use crate::account;
use crate::activate::enter;
use crate::attempt;
use crate::binding;
use crate::codes::{self, Purpose, Sms};
use crate::cookie::{Jar, Ticket};
use crate::failures::{self, Pair, Try};
use crate::identifier::{Login, PHONE};
use crate::second_step::{self, First};
use crate::session::Opened;
use crate::sign_in::{blocked_page, safe_return, with_return};
use crate::step;
use crate::store::elevation;
use crate::store::phone as store;
use crate::throttle::{self, Verdict};
use crate::way::Way;

/// The job that sends the code.
const SEND: &str = "accounts.phone_code";
const PAGE: &str = "/sign-in/phone";
const CODE_PAGE: &str = "/sign-in/phone/code";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route(CODE_PAGE, routing::get(code_page).post(post_code))
        .route("/sign-in/phone/code/resend", routing::post(resend))
}

#[derive(Template)]
#[template(path = "sign_in_phone.html")]
struct PhonePage {
    page: Page,
    errors: FieldErrors,
    phone: String,
    back: String,
}

#[derive(Template)]
#[template(path = "sign_in_phone_code.html")]
struct CodePage {
    page: Page,
    errors: FieldErrors,
    to: String,
    back: String,
    code: codes::Around,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(rename = "return", default)]
    to: String,
}

/// Where the policy asks for two steps always, there is no such page.
fn is_offered(house: &House) -> WebResult<()> {
    let offered = house.settings.policy.for_anybody().factors.phone_code_alone;
    if offered { Ok(()) } else { Err(Problem::NotFound) }
}

async fn page(visit: Visit, Query(asked): Query<Asked>) -> WebResult<Response> {
    is_offered(&visit.house)?;
    let to = safe_return(&asked.to);
    if visit.citizen().is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    Ok(visit.show(&phone_page(&visit, "", &to, FieldErrors::new()))?.into_response())
}

async fn post(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    is_offered(&visit.house)?;
    visit.count(Limit::Messages)?;
    let to = safe_return(fields.get("return"));
    let phone = match Phone::parse(fields.get("phone")) {
        Ok(phone) => phone,
        Err(refusal) => {
            let mut errors = FieldErrors::new();
            errors.add("phone", visit.t.get(&format!("accounts-phone-{}", refusal.code())));
            let page = phone_page(&visit, fields.get("phone"), &to, errors);
            return Ok(visit.again(&page)?.into_response());
        }
    };
    let ticket = begin(&visit, &phone).await?;
    let cookie = [(header::SET_COOKIE, Jar::Phone.give(&visit.house.settings, &ticket)?)];
    Ok((cookie, Redirect::to(&with_return(CODE_PAGE, &to))).into_response())
}

fn phone_page(visit: &Visit, phone: &str, to: &str, errors: FieldErrors) -> PhonePage {
    PhonePage {
        page: visit.page(visit.t.get("accounts-by-phone-title"), Section::None),
        errors,
        phone: phone.to_owned(),
        back: to.to_owned(),
    }
}

/// Keeps what was asked and leaves the rest to the job. The ticket names the attempt where others name the citizen.
async fn begin(visit: &Visit, phone: &Phone) -> WebResult<Ticket> {
    let house = &visit.house;
    let now = house.clock.now();
    let attempt = house.random.uuid(now);
    let ticket = Ticket::new(&house.random, CitizenId(attempt));
    let minutes = house.settings.policy.for_anybody().codes.step_minutes;
    let new = store::NewAttempt {
        attempt,
        token_hash: ticket.hash(),
        phone: house.vault.house().seal(cell(attempt), phone.as_str().as_bytes()),
        asked_at: now,
        expires_at: now + Duration::minutes(minutes),
    };
    let tx = house.db.begin().await?;
    let verdict = throttle::message(house, &tx, &visit.source, phone.as_str()).await?;
    store::insert(&tx, new).await?;
    if verdict == Verdict::Send {
        send_soon(house, &tx, attempt).await?;
    }
    tx.commit().await?;
    Ok(ticket)
}

async fn send_soon(house: &House, tx: &db::Tx, attempt: Uuid) -> WebResult<()> {
    let payload = serde_json::to_value(Payload { attempt })?;
    let job = NewJob { kind: SEND, payload, run_at: None, key: None };
    house.jobs.enqueue(tx, job).await?;
    Ok(())
}

/// An attempt that a browser has begun a short time ago.
async fn found(visit: &Visit, headers: &HeaderMap) -> WebResult<Option<store::Attempt>> {
    let house = &visit.house;
    let Some(ticket) = Jar::Phone.read(&house.settings, headers) else { return Ok(None) };
    let attempt = store::find(&house.db, ticket.citizen.uuid(), house.clock.now()).await?;
    Ok(attempt.filter(|attempt| attempt.token_hash == ticket.hash()))
}

async fn code_page(visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> WebResult<Response> {
    let to = safe_return(&asked.to);
    let Some(attempt) = found(&visit, &headers).await? else { return Ok(anew(&to)) };
    Ok(visit.show(&shown(&visit, &attempt, &to, FieldErrors::new())?)?.into_response())
}

async fn post_code(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let to = safe_return(fields.get("return"));
    let Some(attempt) = found(&visit, &headers).await? else { return Ok(anew(&to)) };
    let mut errors = FieldErrors::new();
    if fields.get("code").is_empty() {
        errors.add("code", visit.t.get("accounts-code-missing"));
    } else {
        match try_code(&visit, &attempt, &fields).await? {
            Tried::In(opened) => return enter(&visit, &opened, &to),
            Tried::More(citizen) => {
                let ticket = second_step::begin(&visit.house, citizen, First::Phone).await?;
                return second_step::go(&visit.house, &ticket, &to);
            }
            Tried::Refused(refusal) => errors.add("code", refusal.words(&visit.t)),
            Tried::Blocked(until) => return blocked_page(&visit, &to, until),
            Tried::Late => return Ok(anew(&to)),
        }
    }
    Ok(visit.again(&shown(&visit, &attempt, &to, errors)?)?.into_response())
}

enum Tried {
    In(Opened),
    /// The phone was right, but this person is asked for more.
    More(CitizenId),
    Refused(codes::Refusal),
    Blocked(DateTime<Utc>),
    /// Another request of the same browser was faster.
    Late,
}

async fn try_code(visit: &Visit, attempt: &store::Attempt, fields: &Fields) -> WebResult<Tried> {
    let house = &visit.house;
    let phone = number(house, attempt)?;
    let tx = house.db.begin().await?;
    let owner = binding::owner(house, &tx, PHONE, &phone).await?;
    let pair = Pair::of(visit, &tx, owner, &Login { kind: PHONE, value: phone }).await?;
    let count = match failures::begin(house, &tx, &pair).await? {
        Try::Allowed(count) => count,
        Try::Blocked(until) => {
            tx.commit().await?;
            return Ok(Tried::Blocked(until));
        }
    };
    let checked = codes::check(house, &tx, purpose(attempt.attempt_id), fields.get("code")).await?;
    let citizen = match (checked, owner) {
        (Ok(()), Some(citizen)) => citizen,
        (checked, owner) => {
            // Nobody gets a code for a number without a cabinet, so that a right one is only a lucky guess.
            let refusal = checked.err().unwrap_or(codes::Refusal::Expired);
            let tried = refused(visit, &tx, &pair, count, refusal, owner).await?;
            tx.commit().await?;
            return Ok(tried);
        }
    };
    if !store::delete(&tx, attempt.attempt_id).await? {
        return Ok(Tried::Late);
    }
    failures::forget(&tx, &pair).await?;
    let own = account::own_contacts(house, &tx, citizen).await?;
    let (has, policy) = step::has(house, &tx, citizen, &own).await?;
    if has.strong() || !policy.factors.phone_code_alone {
        tx.commit().await?;
        return Ok(Tried::More(citizen));
    }
    let opened = second_step::open(visit, &tx, citizen, AuthLevel::A1, Way::Sms.code()).await?;
    elevation::set_opened_by(&tx, citizen, opened.ticket.hash(), "phone").await?;
    tx.commit().await?;
    Ok(Tried::In(opened))
}

async fn refused(
    visit: &Visit,
    tx: &db::Tx,
    pair: &Pair,
    count: i64,
    refusal: codes::Refusal,
    owner: Option<CitizenId>,
) -> WebResult<Tried> {
    if refusal == codes::Refusal::Expired {
        failures::was_right(tx, pair).await?;
        return Ok(Tried::Refused(refusal));
    }
    let outcome = failures::was_wrong(&visit.house, tx, pair, count).await?;
    attempt::keep(visit, tx, owner, pair, "phone_code", outcome.is_err()).await?;
    Ok(outcome.map_or_else(Tried::Blocked, |_| Tried::Refused(refusal)))
}

async fn resend(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let house = &visit.house;
    let to = safe_return(fields.get("return"));
    let Some(attempt) = found(&visit, &headers).await? else { return Ok(anew(&to)) };
    let now = house.clock.now();
    let tx = house.db.begin().await?;
    if store::ask_again(&tx, attempt.attempt_id, now, now - pause(house)).await? {
        let phone = number(house, &attempt)?;
        if throttle::message(house, &tx, &visit.source, &phone).await? == Verdict::Send {
            send_soon(house, &tx, attempt.attempt_id).await?;
        }
        tx.commit().await?;
    }
    Ok(Redirect::to(&with_return(CODE_PAGE, &to)).into_response())
}

/// Back to the number: the time for the code is over.
fn anew(to: &str) -> Response {
    Redirect::to(&with_return(PAGE, to)).into_response()
}

fn shown(visit: &Visit, attempt: &store::Attempt, to: &str, errors: FieldErrors) -> WebResult<CodePage> {
    let house = &visit.house;
    let left = (attempt.asked_at + pause(house) - house.clock.now()).num_seconds();
    let phone = number(house, attempt)?;
    Ok(CodePage {
        page: visit.page(visit.t.get("accounts-by-phone-code-title"), Section::None),
        errors,
        to: Phone::parse(&phone).map_or_else(|_| String::new(), |phone| text::unbroken(&phone.masked())),
        back: to.to_owned(),
        code: codes::around(visit, left),
    })
}

fn pause(house: &House) -> Duration {
    Duration::seconds(house.settings.policy.for_anybody().codes.pause_seconds)
}

fn number(house: &House, attempt: &store::Attempt) -> WebResult<String> {
    Ok(String::from_utf8(house.vault.house().open(cell(attempt.attempt_id), &attempt.phone)?)?)
}

fn purpose(attempt: Uuid) -> Purpose {
    Purpose { action: "sign-in.phone", holder: attempt, object: attempt }
}

fn cell(attempt: Uuid) -> Cell {
    Cell { table: "accounts_phone_sign_ins", column: "phone", row: attempt }
}

#[derive(Serialize, Deserialize)]
struct Payload {
    attempt: Uuid,
}

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.add(SEND, move |running| {
        let house = house.clone();
        async move { run(&house, running).await.map_err(crate::sweep::told) }
    });
}

/// Makes the code in any case, so that a wrong one is answered alike, and sends it when the number has a cabinet.
async fn run(house: &House, running: Running) -> WebResult<Ended> {
    let Payload { attempt } = serde_json::from_value(running.payload)?;
    let Some(found) = store::find(&house.db, attempt, house.clock.now()).await? else {
        return Ok(Ended::Done);
    };
    let tx = house.db.begin().await?;
    let phone = number(house, &found)?;
    match binding::owner(house, &tx, PHONE, &phone).await? {
        Some(citizen) => {
            let own = account::own_contacts(house, &tx, citizen).await?;
            let t = Words::new(house.book.clone(), own.lang);
            let portal = house.settings.portal_name.of(t.lang).to_owned();
            let arguments = [("portal", portal.into()), ("code", "{code}".to_owned().into())];
            let text = t.with("accounts-sms-sign-in", &arguments);
            let sms = Sms { phone, citizen: Some(citizen), text };
            let _ = codes::send(house, &tx, purpose(attempt), sms).await?;
        }
        None => {
            let _ = codes::make(house, &tx, purpose(attempt)).await?;
        }
    }
    tx.commit().await?;
    Ok(Ended::Done)
}

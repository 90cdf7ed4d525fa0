//! Everything is lost (PLUS-10): a reset is asked for with a new phone, waits for the policy's hours, and can be cancelled all that time
//! from every message. Whether the account exists is not told: a job begins the reset.

use askama::Template;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use base::CitizenId;
use chrono::Duration;
use db::Tx;
use jobs::{Ended, NewJob, Registry, Running};
use journal::{Actor, Outcome};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ui::{Page, Section};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::identifier;
use crate::recovery::case::{self, Asked, Case, Goal, Stage};
use crate::recovery::{start, tell};
use crate::store::reset as store;

const PAGE: &str = "/recovery/reset";
const BEGIN: &str = "accounts.reset_begin";
const READY: &str = "accounts.reset_ready";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/recovery/reset/asked", routing::get(asked))
}

#[derive(Template)]
#[template(path = "recovery_reset.html")]
struct ResetPage {
    page: Page,
    errors: FieldErrors,
    login: String,
    phone: String,
    hours: i64,
    asked: bool,
}

async fn page(visit: Visit) -> WebResult<impl IntoResponse> {
    visit.show(&drawn(&visit, &Fields::default(), FieldErrors::new()))
}

async fn asked(visit: Visit) -> WebResult<impl IntoResponse> {
    let mut page = drawn(&visit, &Fields::default(), FieldErrors::new());
    page.asked = true;
    page.page = visit.page(visit.t.get("accounts-reset-asked-title"), Section::None);
    visit.show(&page)
}

async fn post(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let mut errors = FieldErrors::new();
    let login = identifier::candidates(fields.get("login")).into_iter().next();
    if login.is_none() {
        errors.add("login", visit.t.get("accounts-reset-login-wrong"));
    }
    let phone = start::phone(&visit, &fields, &mut errors);
    let (Some(login), Some(phone)) = (login, phone) else {
        return Ok(visit.again(&drawn(&visit, &fields, errors))?.into_response());
    };
    start::go(&visit, Asked::new(Goal::Reset, login, Some(&phone))).await
}

fn drawn(visit: &Visit, fields: &Fields, errors: FieldErrors) -> ResetPage {
    ResetPage {
        page: visit.page(visit.t.get("accounts-reset-title"), Section::None),
        errors,
        login: fields.get("login").to_owned(),
        phone: fields.get("phone").to_owned(),
        hours: hours(&visit.house),
        asked: false,
    }
}

/// The same for every account, so that the page does not tell its level.
fn hours(house: &House) -> i64 {
    house.settings.policy.for_anybody().recovery.wait_hours
}

#[derive(Serialize, Deserialize)]
struct Begin {
    case: Uuid,
}

#[derive(Serialize, Deserialize)]
struct Ready {
    citizen: CitizenId,
    reset: Uuid,
}

/// The new phone is shown to be the asker's: the rest is the job's.
pub(crate) async fn ask(house: &House, tx: &Tx, case: &Case) -> WebResult<()> {
    if !case::advance(tx, case, Stage::Over).await? {
        return Ok(());
    }
    let payload = serde_json::to_value(Begin { case: case.id })?;
    house.jobs.enqueue(tx, NewJob { kind: BEGIN, payload, run_at: None, key: None }).await?;
    Ok(())
}

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let one = house.clone();
    registry.add(BEGIN, move |running| {
        let house = one.clone();
        async move { begin(&house, running).await.map_err(crate::sweep::told) }
    });
    let house = house.clone();
    registry.add(READY, move |running| {
        let house = house.clone();
        async move { ready(&house, running).await.map_err(crate::sweep::told) }
    });
}

/// Begins the reset, when there is such an account and none waits already.
async fn begin(house: &House, running: Running) -> WebResult<Ended> {
    let Begin { case } = serde_json::from_value(running.payload)?;
    let Some(case) = case::of_id(house, case).await? else { return Ok(Ended::Done) };
    // Known and not begun too often today.
    let Some(citizen) = case.citizen else { return Ok(Ended::Done) };
    let now = house.clock.now();
    let tx = house.db.begin().await?;
    if store::waiting(&tx, citizen, now).await?.is_some() {
        return Ok(Ended::Done);
    }
    let reset = house.random.uuid(now);
    let rules = &house.settings.policy.for_anybody().recovery;
    let key = house.vault.key(&tx, Subject::Citizen(citizen)).await?;
    let ready_at = now + Duration::hours(rules.wait_hours);
    let new = store::NewReset {
        citizen,
        reset,
        phone: key.seal(cell(reset), case.asked.phone.as_bytes()),
        at: now,
        ready_at,
        expires_at: ready_at + Duration::hours(rules.finish_hours),
    };
    let expires_at = new.expires_at;
    store::insert(&tx, new).await?;
    tell::everywhere(house, &tx, citizen, &tell::News { reset, word: "begun", ready_at, expires_at }).await?;
    let fact = Fact {
        actor: Actor::Anonymous,
        action: "account.reset_requested",
        outcome: Outcome::Done,
        details: Value::Null,
    };
    account::record(house, &tx, citizen, fact).await?;
    let payload = serde_json::to_value(Ready { citizen, reset })?;
    house.jobs.enqueue(&tx, NewJob { kind: READY, payload, run_at: Some(ready_at), key: None }).await?;
    tx.commit().await?;
    Ok(Ended::Done)
}

/// The time is over and nobody has cancelled: the link goes to the new phone, and the old channels are told once more.
async fn ready(house: &House, running: Running) -> WebResult<Ended> {
    let Ready { citizen, reset } = serde_json::from_value(running.payload)?;
    let tx = house.db.begin().await?;
    let row = store::waiting(&tx, citizen, house.clock.now()).await?.filter(|row| row.reset_id == reset);
    let Some(row) = row else { return Ok(Ended::Done) };
    let phone = new_phone(house, &tx, citizen, &row).await?;
    let news = tell::News { reset, word: "ready", ready_at: row.ready_at, expires_at: row.expires_at };
    tell::everywhere(house, &tx, citizen, &news).await?;
    tell::finish_link(house, &tx, citizen, &news, phone).await?;
    tx.commit().await?;
    Ok(Ended::Done)
}

/// The phone that takes the place of the lost one.
pub(crate) async fn new_phone(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    row: &store::ResetRow,
) -> WebResult<String> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    Ok(String::from_utf8(key.open(cell(row.reset_id), &row.phone)?)?)
}

fn cell(reset: Uuid) -> Cell {
    Cell { table: "accounts_resets", column: "phone", row: reset }
}

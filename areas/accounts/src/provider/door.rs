//! The way to a provider and back: a visit of some minutes that only this browser can end, once.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use chrono::Duration;
use db::Tx;
use http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use text::Words;
use ui::{Page, Section};
use uuid::Uuid;
use vault::Cell;
use web::{AuthLevel, House, Html, Limit, Visit, WebResult};

use super::{Answered, Door, Failure, Here, Person, known, link};
use crate::activate::enter;
use crate::cookie::{Jar, Ticket};
use crate::devices;
use crate::failures::{self, Pair};
use crate::second_step::{self, First};
use crate::sign_in::{safe_return, with_return};
use crate::store::{elevation, provider as store};

/// So long a person may stay there, and so long what it told waits for the cabinet that it shall open.
const VISIT_MINUTES: i64 = 15;
/// The way's name in the journal.
const WAY: &str = "provider";
/// The page where a signed-in person links what has just introduced them.
pub(super) const ATTACH: &str = "/security/providers/attach";

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/sign-in/with/{code}", routing::get(go))
        .route("/sign-in/with/{code}/return", routing::get(back))
        .route("/sign-in/with/{code}/new", routing::get(stranger))
}

/// What is kept of a visit; sealed under the house's key, because nobody knows yet whose it is.
#[derive(Serialize, Deserialize)]
struct Body {
    provider: String,
    state: String,
    to: String,
    door: Option<Door>,
    /// Who came back, when no cabinet is linked to them yet.
    person: Option<Person>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(rename = "return", default)]
    to: String,
}

/// Asks the provider for its door, outside any transaction, and keeps what must fit on the way back.
async fn go(
    visit: Visit,
    here: Here,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let house = &visit.house;
    let providers = known(here);
    let provider = providers.find(&code)?;
    let state = house.random.digits(40);
    let door = match provider.door(&back_address(house, &code), &state).await {
        Ok(door) => door,
        Err(failure) => return Ok(failed(&visit, &failure)),
    };
    let url = door.url.clone();
    let to = safe_return(&asked.to);
    let body = Body { provider: code, state, to, door: Some(door), person: None };
    let tx = house.db.begin().await?;
    let cookie = begin(house, &tx, &body).await?;
    tx.commit().await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&url)).into_response())
}

/// Keeps a visit and returns the header that gives its ticket to the browser.
async fn begin(house: &House, tx: &Tx, body: &Body) -> WebResult<http::HeaderValue> {
    let now = house.clock.now();
    let visit = house.random.uuid(now);
    let ticket = Ticket::new(&house.random, CitizenId(visit));
    let new = store::NewVisit {
        visit,
        token_hash: ticket.hash(),
        body: house.vault.house().seal_json(cell(visit), body)?,
        expires_at: now + Duration::minutes(VISIT_MINUTES),
    };
    store::insert_visit(tx, new).await?;
    Jar::Provider.give(&house.settings, &ticket)
}

/// The visit of this browser, while it lasts.
async fn open(house: &House, rows: &impl db::Rows, headers: &HeaderMap) -> WebResult<Option<(Uuid, Body)>> {
    let Some(ticket) = Jar::Provider.read(&house.settings, headers) else { return Ok(None) };
    let id = ticket.citizen.uuid();
    let found = store::visit(rows, id, house.clock.now()).await?;
    let Some(row) = found.filter(|row| row.token_hash == ticket.hash()) else { return Ok(None) };
    Ok(Some((id, house.vault.house().open_json(cell(id), &row.body)?)))
}

/// Somebody whom a provider has introduced and to whom no cabinet is linked yet.
pub(crate) struct Pending {
    visit: Uuid,
    pub provider: String,
    pub person: Person,
}

impl Pending {
    /// Uses the introduction up; `false` when another request was faster.
    pub(crate) async fn take(&self, tx: &Tx) -> WebResult<bool> {
        store::delete_visit(tx, self.visit).await
    }
}

/// Whom a provider has introduced in this browser a short time ago.
pub(crate) async fn pending(
    house: &House,
    rows: &impl db::Rows,
    headers: &HeaderMap,
) -> WebResult<Option<Pending>> {
    let found = open(house, rows, headers).await?;
    Ok(found.and_then(|(visit, body)| {
        body.person.map(|person| Pending { visit, provider: body.provider, person })
    }))
}

/// What a provider sends back.
#[derive(Deserialize)]
struct Returned {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    iss: Option<String>,
    error: Option<String>,
}

/// Each visit ends here once, whatever the provider says.
async fn back(
    visit: Visit,
    here: Here,
    headers: HeaderMap,
    Path(code): Path<String>,
    Query(returned): Query<Returned>,
) -> WebResult<Response> {
    let house = &visit.house;
    let providers = known(here);
    let provider = providers.find(&code)?;
    let tx = house.db.begin().await?;
    let Some((id, body)) = open(house, &tx, &headers).await? else { return Ok(troubled(&visit, "stale")) };
    let Some(door) = body.door.filter(|_| body.state == returned.state && body.provider == code) else {
        return Ok(troubled(&visit, "stale"));
    };
    if !store::delete_visit(&tx, id).await? {
        return Ok(troubled(&visit, "stale"));
    }
    tx.commit().await?;
    if returned.error.is_some() || returned.code.is_empty() {
        return Ok(troubled(&visit, "denied"));
    }
    let answered = Answered { code: returned.code, issuer: returned.iss };
    let person = match provider.person(&back_address(house, &code), &door, &answered).await {
        Ok(person) if !person.subject.is_empty() => person,
        Ok(_) => return Ok(troubled(&visit, "unfit")),
        Err(failure) => return Ok(failed(&visit, &failure)),
    };
    let owner = link::owner(house, &house.db, &code, &person.subject).await?;
    match (visit.citizen(), owner) {
        (Some(me), Some(owner)) if me.citizen == owner => Ok(Redirect::to(&body.to).into_response()),
        (Some(_), Some(_)) => Ok(troubled(&visit, "taken")),
        (None, Some(owner)) => let_in(&visit, owner, (&code, &person), &body.to).await,
        (me, None) => {
            let page = match me {
                Some(_) => ATTACH.to_owned(),
                None => format!("/sign-in/with/{code}/new"),
            };
            let body =
                Body { provider: code, state: String::new(), to: body.to, door: None, person: Some(person) };
            let tx = house.db.begin().await?;
            let cookie = begin(house, &tx, &body).await?;
            tx.commit().await?;
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&page)).into_response())
        }
    }
}

/// The provider has said who it is. Where it has seen two factors they count; otherwise it stands for the password, and the second step
/// is the portal's own.
async fn let_in(
    visit: &Visit,
    citizen: CitizenId,
    (code, person): (&str, &Person),
    to: &str,
) -> WebResult<Response> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    store::used(&tx, citizen, code, house.clock.now()).await?;
    if person.two_factors {
        failures::forget(&tx, &Pair::of_citizen(visit, &tx, citizen).await?).await?;
        let opened = second_step::open(visit, &tx, citizen, AuthLevel::A2, WAY).await?;
        elevation::set_opened_by(&tx, citizen, opened.ticket.hash(), WAY).await?;
        tx.commit().await?;
        return enter(visit, &opened, to);
    }
    tx.commit().await?;
    if let Some(opened) = devices::pass(visit, citizen).await? {
        return enter(visit, &opened, to);
    }
    let ticket = second_step::begin(house, citizen, First::Provider).await?;
    second_step::go(house, &ticket, to)
}

#[derive(Template)]
#[template(path = "provider_new.html")]
struct StrangerPage {
    page: Page,
    lead: String,
    sign_in: String,
}

/// Nobody's cabinet is linked to whom the provider has introduced: sign in once and link it, or open a cabinet.
async fn stranger(visit: Visit, here: Here, headers: HeaderMap) -> WebResult<Response> {
    let house = &visit.house;
    let Some(pending) = pending(house, &house.db, &headers).await? else {
        return Ok(troubled(&visit, "stale"));
    };
    if visit.citizen().is_some() {
        return Ok(Redirect::to(ATTACH).into_response());
    }
    let name = known(here).name(&pending.provider, visit.t.lang);
    let who = format!("{} {}", pending.person.name, pending.person.patronymic).trim().to_owned();
    let lead = if who.is_empty() {
        visit.t.with1("accounts-provider-new-lead", "name", name)
    } else {
        visit.t.with("accounts-provider-new-lead-named", &[("name", name.into()), ("who", who.into())])
    };
    let html: Html = visit.show(&StrangerPage {
        page: visit.page(visit.t.get("accounts-provider-new-title"), Section::None),
        lead,
        sign_in: with_return("/sign-in", ATTACH),
    })?;
    Ok(html.into_response())
}

fn back_address(house: &House, code: &str) -> String {
    format!("{}/sign-in/with/{code}/return", house.settings.origin())
}

fn failed(visit: &Visit, failure: &Failure) -> Response {
    tracing::warn!(%failure, "an identity provider introduced nobody");
    troubled(
        visit,
        match failure {
            Failure::Down(_) => "down",
            Failure::Unfit(_) => "unfit",
        },
    )
}

/// Back to where the person came from, with the reason.
fn troubled(visit: &Visit, why: &str) -> Response {
    let page = if visit.citizen().is_some() { super::panel::PAGE } else { "/sign-in" };
    Redirect::to(&format!("{page}?provider={why}")).into_response()
}

/// The words of `?provider=`.
pub(crate) fn troubled_words(t: &Words, why: &str) -> String {
    match why {
        "down" | "unfit" | "denied" | "stale" | "taken" => t.get(&format!("accounts-provider-{why}")),
        _ => String::new(),
    }
}

/// Forgets visits that nobody has come back from.
pub(crate) async fn sweep(house: &House, tx: &Tx) -> WebResult<()> {
    store::sweep(tx, house.clock.now()).await
}

fn cell(visit: Uuid) -> Cell {
    Cell { table: "accounts_provider_visits", column: "body", row: visit }
}

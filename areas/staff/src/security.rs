//! `/staff/security`: a member of staff sees, names, adds and removes their own second factors (LOGIN-13). Whoever changes one has
//! signed in a short time ago, with a factor: a desk left open changes nothing.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::{Router, routing};
use chrono::Duration;
use factors::{Factor, Holder, Kind};
use http::HeaderMap;
use http::header::SET_COOKIE;
use journal::Outcome;
use ui::{Page, Section};
use uuid::Uuid;
use web::{FieldErrors, House, Posted, Problem, Staff, StaffSession, Visit, WebResult};

use crate::back;
use crate::enrol::{self, Place};
use crate::member::{self, Person};
use crate::session::{cookie_line, entry, given_hash};
use crate::store;

const PAGE: &str = "/staff/security";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page))
        .route("/staff/security/again", routing::post(again))
        .route("/staff/security/new", routing::get(new))
        .route("/staff/security/new/app", routing::post(add_app))
        .route("/staff/security/new/key", routing::post(add_key))
        .route("/staff/security/{id}/name", routing::post(rename))
        .route("/staff/security/{id}/removal", routing::post(remove))
}

/// A factor as a row.
struct Row {
    id: String,
    name: String,
    icon: &'static str,
    note: String,
    /// It cannot be phished.
    best: bool,
    /// Nothing that the policy counts would be left without it.
    last: bool,
}

#[derive(Template)]
#[template(path = "staff/security.html")]
struct SecurityPage {
    page: Page,
    rows: Vec<Row>,
    /// Signed in a short time ago: changes are open.
    fresh: bool,
    minutes: i64,
    may_add: bool,
    /// What has just been done, in words.
    done: String,
    /// The name that was typed into the row of this factor.
    typed: (String, String),
    errors: FieldErrors,
}

impl SecurityPage {
    fn name_in(&self, row: &Row) -> String {
        if self.typed.0 == row.id { self.typed.1.clone() } else { row.name.clone() }
    }

    fn error_at(&self, row: &Row) -> &str {
        self.errors.at(&format!("name-{}", row.id))
    }
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    done: String,
}

async fn page(
    visit: Visit,
    Staff(me): Staff,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> WebResult<Response> {
    let fresh = signed_in_lately(&visit.house, &headers).await?;
    let mut page = drawn(&visit, &me, fresh, FieldErrors::new()).await?;
    if ["added", "renamed", "removed"].contains(&asked.done.as_str()) {
        page.done = visit.t.get(&format!("staff-security-{}", asked.done));
    }
    Ok(visit.show(&page)?.into_response())
}

/// Ends this session and leads through the sign-in back here.
async fn again(visit: Visit, Staff(me): Staff, headers: HeaderMap, Posted(_): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    if let Some(hash) = given_hash(house, &headers) {
        store::delete_session(&tx, hash).await?;
    }
    house.journal.record(&tx, entry(me.staff, "staff.signed-out", Outcome::Done)).await?;
    tx.commit().await?;
    let cookie = AppendHeaders([(SET_COOKIE, cookie_line(house, ""))]);
    Ok((cookie, Redirect::to(&back::keep("/staff/sign-in", PAGE))).into_response())
}

async fn new(visit: Visit, Staff(me): Staff, headers: HeaderMap) -> WebResult<Response> {
    if !signed_in_lately(&visit.house, &headers).await? {
        return Ok(Redirect::to(PAGE).into_response());
    }
    enrolling(&visit, &me, FieldErrors::new()).await
}

async fn add_app(
    visit: Visit,
    Staff(me): Staff,
    headers: HeaderMap,
    Posted(form): Posted,
) -> WebResult<Response> {
    if !signed_in_lately(&visit.house, &headers).await? {
        return Ok(Redirect::to(PAGE).into_response());
    }
    let tx = visit.house.db.begin().await?;
    let done = enrol::app(&visit, &tx, me.staff, &form).await?;
    tx.commit().await?;
    added(&visit, &me, done).await
}

async fn add_key(
    visit: Visit,
    Staff(me): Staff,
    headers: HeaderMap,
    Posted(form): Posted,
) -> WebResult<Response> {
    if !signed_in_lately(&visit.house, &headers).await? {
        return Ok(Redirect::to(PAGE).into_response());
    }
    let tx = visit.house.db.begin().await?;
    let done = enrol::key(&visit, &tx, me.staff, &form).await?;
    tx.commit().await?;
    added(&visit, &me, done).await
}

/// Says that it is there now, or shows the page again with what was wrong.
async fn added(visit: &Visit, me: &StaffSession, done: Result<(), FieldErrors>) -> WebResult<Response> {
    match done {
        Ok(()) => Ok(said("added")),
        Err(errors) => enrolling(visit, me, errors).await,
    }
}

async fn rename(
    visit: Visit,
    Staff(me): Staff,
    headers: HeaderMap,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let house = &visit.house;
    let (factor, _) = mine(house, &me, &id).await?;
    let fresh = signed_in_lately(house, &headers).await?;
    if !fresh {
        return Ok(Redirect::to(PAGE).into_response());
    }
    if form.get("name").is_empty() {
        let mut errors = FieldErrors::new();
        errors.add(&format!("name-{}", factor.id), visit.t.get("staff-security-name-missing"));
        let mut page = drawn(&visit, &me, fresh, errors).await?;
        page.typed = (factor.id.to_string(), String::new());
        return Ok(visit.again(&page)?.into_response());
    }
    let tx = house.db.begin().await?;
    factors::rename(house, &tx, Holder::Staff(me.staff), factor.id, form.get("name")).await?;
    tx.commit().await?;
    Ok(said("renamed"))
}

/// The last factor that the policy counts stays: without it nobody could sign in any more.
async fn remove(
    visit: Visit,
    Staff(me): Staff,
    headers: HeaderMap,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    let house = &visit.house;
    let (factor, others) = mine(house, &me, &id).await?;
    if !signed_in_lately(house, &headers).await? {
        return Ok(Redirect::to(PAGE).into_response());
    }
    if is_last(house, &factor, others.iter()) {
        return Err(Problem::Conflict("staff-security-last"));
    }
    let tx = house.db.begin().await?;
    factors::remove(house, &tx, Holder::Staff(me.staff), factor.id).await?;
    // Two removals at once, each of which saw the other one: the second gives up.
    let left = factors::enrolled(house, &tx, Holder::Staff(me.staff)).await?;
    let rules = &house.settings.policy.for_staff().factors;
    if !left.iter().any(|factor| factor.counts(rules)) {
        return Err(Problem::Conflict("staff-security-last"));
    }
    tx.commit().await?;
    Ok(said("removed"))
}

fn said(done: &str) -> Response {
    Redirect::to(&format!("{PAGE}?done={done}")).into_response()
}

/// Whether this session was opened, with a second factor, a short time ago.
async fn signed_in_lately(house: &House, headers: &HeaderMap) -> WebResult<bool> {
    let Some(hash) = given_hash(house, headers) else { return Ok(false) };
    let row = store::session(&house.db, hash, true).await?;
    let minutes = Duration::minutes(house.settings.policy.for_staff().elevation_minutes);
    Ok(row.is_some_and(|row| house.clock.now() - row.created_at < minutes))
}

/// A factor of this member of staff, and their others; anything else is not there.
async fn mine(house: &House, me: &StaffSession, id: &str) -> WebResult<(Factor, Vec<Factor>)> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let mut all = factors::enrolled(house, &house.db, Holder::Staff(me.staff)).await?;
    let place = all.iter().position(|factor| factor.id == id).ok_or(Problem::NotFound)?;
    Ok((all.remove(place), all))
}

fn is_last<'f>(house: &House, factor: &Factor, mut others: impl Iterator<Item = &'f Factor>) -> bool {
    let rules = &house.settings.policy.for_staff().factors;
    factor.counts(rules) && !others.any(|other| other.counts(rules))
}

async fn person(house: &House, me: &StaffSession) -> WebResult<Person> {
    let row = store::member::find(&house.db, me.staff).await?.ok_or(Problem::NotFound)?;
    member::opened(house, me.staff, &row.person)
}

async fn enrolling(visit: &Visit, me: &StaffSession, errors: FieldErrors) -> WebResult<Response> {
    let person = person(&visit.house, me).await?;
    let again = !errors.is_empty();
    let place = Place { staff: me.staff, person: &person, action: format!("{PAGE}/new"), back: PAGE };
    let page = enrol::page(visit, place, errors).await?;
    Ok(if again { visit.again(&page)? } else { visit.show(&page)? }.into_response())
}

async fn drawn(
    visit: &Visit,
    me: &StaffSession,
    fresh: bool,
    errors: FieldErrors,
) -> WebResult<SecurityPage> {
    let (house, t) = (&visit.house, &visit.t);
    let now = house.clock.now();
    let all = factors::enrolled(house, &house.db, Holder::Staff(me.staff)).await?;
    let row = |factor: &Factor| {
        let kind = t.get(&format!("factors-kind-{}", factor.kind.code()));
        let used = match factor.last_used_at {
            Some(at) => t.with1("staff-security-used", "at", t.moment(at, now)),
            None => t.with1("staff-security-since", "at", t.moment(factor.created_at, now)),
        };
        Row {
            id: factor.id.to_string(),
            name: if factor.name == factor.kind.code() { kind.clone() } else { factor.name.clone() },
            icon: match factor.kind {
                Kind::Totp => "phone",
                Kind::Passkey => "fingerprint",
                Kind::HardwareKey | Kind::Fob => "key",
                Kind::Push => "bell",
            },
            note: format!("{kind}. {used}"),
            best: factor.strong,
            last: is_last(house, factor, all.iter().filter(|other| other.id != factor.id)),
        }
    };
    Ok(SecurityPage {
        page: visit.page(t.get("staff-security-title"), Section::Staff),
        rows: all.iter().map(row).collect(),
        fresh,
        minutes: house.settings.policy.for_staff().elevation_minutes,
        may_add: enrol::is_possible(house),
        done: String::new(),
        typed: (String::new(), String::new()),
        errors,
    })
}

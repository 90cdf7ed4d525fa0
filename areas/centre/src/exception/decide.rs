//! `/staff/centre/exceptions`: what waits for a second operator of this centre; they confirm or refuse (REG-12).

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::StaffId;
use profile::Unconfirmed;
use text::{Lang, Words};
use ui::{Fact as Shown, Page, Section};
use uuid::Uuid;
use web::{FieldErrors, Fields, House, Posted, Problem, Proofing, Staff, StaffSession, Visit, WebResult};

use super::ask::check_papers;
use super::{Exception, State, find, waiting};
use crate::desk::{facts, refused_words};
use crate::fact::{Fact, read_why, record};
use crate::store::exception as store;
use crate::two::{Turn, first_of};
use crate::visit::{Done, ROLES, Visiting, done};

pub(crate) const PAGE: &str = "/staff/centre/exceptions";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page))
        .route("/staff/centre/exceptions/{id}", routing::get(one))
        .route("/staff/centre/exceptions/{id}/confirmation", routing::post(confirm))
        .route("/staff/centre/exceptions/{id}/refusal", routing::post(refuse))
}

struct Line {
    href: String,
    title: String,
    note: String,
    /// Asked by whoever looks: somebody else decides.
    mine: bool,
}

#[derive(Template)]
#[template(path = "centre/exceptions.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "centre/exception.html")]
struct OnePage {
    page: Page,
    here: String,
    name: String,
    facts: Vec<Shown>,
    /// What the registers have otherwise, in words; empty while they are silent.
    refused: Vec<String>,
    why: String,
    first: String,
    turn: &'static str,
    paper: String,
    reason: String,
    errors: FieldErrors,
}

async fn page(visit: Visit, Staff(me): Staff) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let now = house.clock.now();
    let found = waiting(house, &house.db, &me.agency).await?;
    let firsts: Vec<StaffId> = found.iter().map(|(_, first, _)| *first).collect();
    let names = staff::short_names(house, &house.db, &firsts).await?;
    let line = |(id, first, at): (Uuid, StaffId, _)| Line {
        href: format!("{PAGE}/{id}"),
        title: t.with1("centre-exception-by", "name", names.get(&first).cloned().unwrap_or_default()),
        note: t.with1("centre-request-made", "at", t.moment(at, now)),
        mine: first == me.staff,
    };
    let lines = found.into_iter().map(line).collect();
    visit.show(&ListPage { page: visit.page(t.get("centre-exceptions-title"), Section::Staff), lines })
}

/// That a second operator looked stands in the person's journal.
async fn one(visit: Visit, Staff(me): Staff, Path(id): Path<String>) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let (exception, waits) = of(house, &me, &id).await?;
    let why = Words::new(house.book.clone(), Lang::Ru).get("centre-exception-reason");
    let tx = house.db.begin().await?;
    record(house, &tx, &me, Fact::of(exception.citizen, "centre.read_by_staff").because(why)).await?;
    tx.commit().await?;
    draw(&visit, &me, (&exception, &waits), &Fields::default(), FieldErrors::new()).await
}

/// The second operator: somebody else than the first, with the papers in their own hands. Only now anything changes.
async fn confirm(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let (exception, waits) = of(house, &me, &id).await?;
    let first = first_of(Some(exception.first), me.staff)?;
    let mut errors = FieldErrors::new();
    check_papers(&visit.t, &form, &waits, &mut errors);
    if !errors.is_empty() {
        return draw(&visit, &me, (&exception, &waits), &form, errors).await;
    }
    let tx = house.db.begin().await?;
    let now = house.clock.now();
    if !store::decide(&tx, exception.id, State::Confirmed.code(), me.staff, now).await? {
        return Err(Problem::Conflict("centre-request-decided"));
    }
    profile::confirm_at_desk(house, &tx, exception.citizen, exception.version, me.staff).await?;
    if accounts::proofing(&tx, exception.citizen).await? < Proofing::Confirmed {
        accounts::set_proofing(house, &tx, exception.citizen, Proofing::Confirmed).await?;
    }
    let (action, kind) = ("centre.exception-confirmed", "exception-confirmed");
    let act = Done { action, kind, note: "", both: Some([first, me.staff]) };
    done_by_both(house, &tx, &me, &exception, act).await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE).into_response())
}

async fn refuse(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let (exception, waits) = of(house, &me, &id).await?;
    let first = first_of(Some(exception.first), me.staff)?;
    let mut errors = FieldErrors::new();
    let Some(why) = read_why(&form, &visit.t, &mut errors) else {
        return draw(&visit, &me, (&exception, &waits), &form, errors).await;
    };
    let tx = house.db.begin().await?;
    if !store::decide(&tx, exception.id, State::Refused.code(), me.staff, house.clock.now()).await? {
        return Err(Problem::Conflict("centre-request-decided"));
    }
    let (action, kind) = ("centre.exception-refused", "exception-refused");
    let act = Done { action, kind, note: &why, both: Some([first, me.staff]) };
    done_by_both(house, &tx, &me, &exception, act).await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE).into_response())
}

async fn done_by_both(
    house: &House,
    tx: &db::Tx,
    me: &StaffSession,
    exception: &Exception,
    act: Done<'_>,
) -> WebResult<()> {
    let visiting =
        Visiting { id: exception.visit, citizen: exception.citizen, reason: "identity".to_owned() };
    done(house, tx, me, &visiting, act).await
}

/// One that waits here, and the data that it is about, as long as they are the same.
async fn of(house: &House, me: &StaffSession, id: &str) -> WebResult<(Exception, Unconfirmed)> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let exception = find(house, &house.db, &me.agency, id).await?.ok_or(Problem::NotFound)?;
    let waits = profile::unconfirmed(house, &house.db, exception.citizen).await?;
    let waits = waits.filter(|waits| waits.version == exception.version);
    Ok((exception, waits.ok_or(Problem::Conflict("centre-exception-stale"))?))
}

async fn draw(
    visit: &Visit,
    me: &StaffSession,
    (exception, waits): (&Exception, &Unconfirmed),
    form: &Fields,
    errors: FieldErrors,
) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let own = accounts::own_contacts(house, &house.db, exception.citizen).await?;
    let names = staff::short_names(house, &house.db, &[exception.first]).await?;
    let query = &waits.query;
    let born = query.birth_date.to_string();
    let page = OnePage {
        page: visit.page(t.get("centre-exception-title"), Section::Staff),
        here: format!("{PAGE}/{}", exception.id),
        name: [&query.surname, &query.name, &query.patronymic]
            .map(String::as_str)
            .join(" ")
            .trim_end()
            .to_owned(),
        facts: facts(t, (&born, &query.snils), (&own.phone.masked(), &own.email.masked())),
        refused: refused_words(t, waits),
        why: exception.why.clone(),
        first: names.get(&exception.first).cloned().unwrap_or_default(),
        turn: Turn::of(Some(exception.first), me.staff).code(),
        paper: form.get("paper").to_owned(),
        reason: form.get("why").to_owned(),
        errors,
    };
    let shown = if page.errors.is_empty() { visit.show(&page)? } else { visit.again(&page)? };
    Ok(shown.into_response())
}

//! `/staff/restrictions`: support shuts an account or one thing it can do for a time, reads appeals, lifts (LOGIN-27).

use accounts::restriction::{self, Function, Order, Restriction};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use db::Tx;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::Value;
use text::Words;
use ui::{Choice, Page, Section};
use uuid::Uuid;
use web::{FieldErrors, Fields, House, Posted, Problem, Role, Staff, StaffSession, Visit, WebResult};

const PAGE: &str = "/staff/restrictions";
const ROLES: [Role; 1] = [Role::Support];
/// For so many days an account may be shut; the words are `centre-days-<days>`.
const DAYS: [i64; 4] = [1, 7, 30, 90];
/// The longest reason, in characters.
const WHY_MAX: usize = 500;
/// So many restrictions stand on the page.
const MANY: i64 = 100;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/staff/restrictions/{id}", routing::get(one))
        .route("/staff/restrictions/{id}/lifting", routing::post(lift))
}

struct Line {
    href: String,
    what: String,
    note: String,
    /// Empty without an appeal.
    badge: String,
}

#[derive(Template)]
#[template(path = "centre/restrictions.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    functions: Vec<Choice>,
    days: Vec<Choice>,
    login: String,
    why: String,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "centre/restriction.html")]
struct OnePage {
    page: Page,
    what: String,
    why: String,
    until: String,
    appeal: String,
    action: String,
}

async fn page(visit: Visit, Staff(me): Staff) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    draw(&visit, &Fields::default(), FieldErrors::new()).await
}

async fn post(visit: Visit, Staff(me): Staff, Posted(form): Posted) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let mut errors = FieldErrors::new();
    let order = read(t, &me, &form, &mut errors);
    let citizen = accounts::find(house, &house.db, form.get("login")).await?;
    if citizen.is_none() {
        errors.add("login", t.get("centre-nobody-text"));
    }
    let (Some(order), Some(citizen)) = (order, citizen) else {
        return draw(&visit, &form, errors).await;
    };
    let tx = house.db.begin().await?;
    let id = restriction::impose(house, &tx, citizen, &order).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{PAGE}/{id}")).into_response())
}

/// The words of a restriction and of its appeal; that they were read stands in the person's journal.
async fn one(visit: Visit, Staff(me): Staff, Path(id): Path<String>) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let found = of(house, &id).await?;
    if found.appealed_at.is_some() {
        let tx = house.db.begin().await?;
        let why = Words::new(house.book.clone(), text::Lang::Ru).get("centre-appeal-read");
        record(house, &tx, &me, found.citizen, why).await?;
        tx.commit().await?;
    }
    let page = OnePage {
        page: visit.page(t.get("centre-restriction-title"), Section::Staff),
        what: t.get(&format!("accounts-restriction-{}", found.function.code())),
        why: found.why,
        until: t.with1("accounts-restrictions-until", "until", t.date(house.day_of(found.until))),
        appeal: found.appeal,
        action: format!("{PAGE}/{}/lifting", found.id),
    };
    Ok(visit.show(&page)?.into_response())
}

async fn lift(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = house.db.begin().await?;
    restriction::lift(house, &tx, id, me.staff).await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE).into_response())
}

async fn of(house: &House, id: &str) -> WebResult<Restriction> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    restriction::find(house, &house.db, id).await?.ok_or(Problem::NotFound)
}

fn read(t: &Words, me: &StaffSession, form: &Fields, errors: &mut FieldErrors) -> Option<Order> {
    let function = Function::from_code(form.get("function"));
    if function.is_none() {
        errors.add("function", t.get("centre-function-missing"));
    }
    let days = form.get("days").parse().ok().filter(|days| DAYS.contains(days));
    if days.is_none() {
        errors.add("days", t.get("centre-days-missing"));
    }
    let why = form.get("why").to_owned();
    if why.is_empty() || why.chars().count() > WHY_MAX {
        errors.add("why", t.get("centre-why-missing"));
    }
    if !errors.is_empty() {
        return None;
    }
    Some(Order { function: function?, why, days: days?, by: me.staff })
}

async fn draw(visit: &Visit, form: &Fields, errors: FieldErrors) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let now = house.clock.now();
    let line = |one: Restriction| Line {
        href: format!("{PAGE}/{}", one.id),
        what: t.get(&format!("accounts-restriction-{}", one.function.code())),
        note: t.with(
            "centre-restriction-note",
            &[("at", t.moment(one.at, now).into()), ("until", t.date(house.day_of(one.until)).into())],
        ),
        badge: one.appealed_at.map_or_else(String::new, |_| t.get("centre-appealed")),
    };
    let choice = |value: String, label: String, field: &str| {
        let chosen = form.get(field) == value;
        Choice { value, label, hint: String::new(), chosen }
    };
    let page = ListPage {
        page: visit.page(t.get("centre-restrictions-title"), Section::Staff),
        lines: restriction::in_force(house, &house.db, MANY).await?.into_iter().map(line).collect(),
        functions: Function::ALL
            .iter()
            .map(|function| {
                let label = t.get(&format!("accounts-restriction-{}", function.code()));
                choice(function.code().to_owned(), label, "function")
            })
            .collect(),
        days: DAYS
            .iter()
            .map(|days| choice(days.to_string(), t.with1("centre-days", "days", *days), "days"))
            .collect(),
        login: form.get("login").to_owned(),
        why: form.get("why").to_owned(),
        errors,
    };
    let shown = if page.errors.is_empty() { visit.show(&page)? } else { visit.again(&page)? };
    Ok(shown.into_response())
}

async fn record(house: &House, tx: &Tx, me: &StaffSession, citizen: CitizenId, why: String) -> WebResult<()> {
    let entry = Entry {
        actor: Actor::Staff(me.staff),
        action: "centre.appeal-read",
        citizen: Some(citizen),
        object: Object::Account,
        service: None,
        agency: Some(me.agency.clone()),
        outcome: Outcome::Done,
        reason: Some(why),
        details: Value::Null,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

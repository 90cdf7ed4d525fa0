//! `/staff/restrictions`: support shuts an account or one thing it can do for a time, reads appeals, lifts (LOGIN-27).

use accounts::restriction::{self, Function, Order, Restriction, Verdict};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use text::Words;
use ui::{Choice, Page, Section};
use uuid::Uuid;
use web::{FieldErrors, Fields, House, Posted, Problem, Role, Staff, StaffSession, Visit, WebResult};

use crate::fact::{Fact, read_why, record};

const PAGE: &str = "/staff/restrictions";
const ROLES: [Role; 1] = [Role::Support];
/// For so many days an account may be shut; the words are `centre-days-<days>`.
const DAYS: [i64; 4] = [1, 7, 30, 90];
/// So many restrictions stand on the page.
const MANY: i64 = 100;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/staff/restrictions/{id}", routing::get(one))
        .route("/staff/restrictions/{id}/lifting", routing::post(lift))
        .route("/staff/restrictions/{id}/answer", routing::post(answer))
}

struct Line {
    href: String,
    what: String,
    note: String,
    /// Empty without an appeal.
    badge: String,
    /// The appeal waits for an answer.
    waiting: bool,
}

impl Line {
    fn tone(&self) -> &'static str {
        if self.waiting { "warn" } else { "neutral" }
    }

    fn sign(&self) -> &'static str {
        if self.waiting { "mail" } else { "check" }
    }
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
    /// Empty while the appeal waits.
    answered: String,
    answer: String,
    here: String,
    verdicts: Vec<Choice>,
    words: String,
    errors: FieldErrors,
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
    let house = &visit.house;
    let found = of(house, &id).await?;
    if found.appealed_at.is_some() {
        let tx = house.db.begin().await?;
        let why = Words::new(house.book.clone(), text::Lang::Ru).get("centre-appeal-read");
        record(house, &tx, &me, Fact::of(found.citizen, "centre.appeal-read").because(why)).await?;
        tx.commit().await?;
    }
    draw_one(&visit, found, &Fields::default(), FieldErrors::new())
}

/// The appeal is answered in words, and the restriction stays or ends.
async fn answer(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let found = of(house, &id).await?;
    let mut errors = FieldErrors::new();
    let verdict = Verdict::from_code(form.get("verdict"));
    if verdict.is_none() {
        errors.add("verdict", t.get("centre-verdict-missing"));
    }
    let why = read_why(&form, t, &mut errors);
    let (Some(verdict), Some(why)) = (verdict, why) else {
        return draw_one(&visit, found, &form, errors);
    };
    let tx = house.db.begin().await?;
    if !restriction::answer(house, &tx, found.id, me.staff, (verdict, &why)).await? {
        return Err(Problem::Conflict("centre-appeal-decided"));
    }
    tx.commit().await?;
    Ok(Redirect::to(PAGE).into_response())
}

fn draw_one(visit: &Visit, found: Restriction, form: &Fields, errors: FieldErrors) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let now = house.clock.now();
    let verdict = |verdict: Verdict| Choice {
        value: verdict.code().to_owned(),
        label: t.get(&format!("centre-verdict-{}", verdict.code())),
        hint: String::new(),
        chosen: form.get("verdict") == verdict.code(),
    };
    let page = OnePage {
        page: visit.page(t.get("centre-restriction-title"), Section::Staff),
        what: t.get(&format!("accounts-restriction-{}", found.function.code())),
        why: found.why,
        until: t.with1("accounts-restrictions-until", "until", t.date(house.day_of(found.until))),
        appeal: found.appeal,
        answered: found
            .answered_at
            .map_or_else(String::new, |at| t.with1("centre-appeal-answered", "at", t.moment(at, now))),
        answer: found.answer,
        here: format!("{PAGE}/{}", found.id),
        verdicts: [Verdict::Kept, Verdict::Lifted].map(verdict).into(),
        words: form.get("why").to_owned(),
        errors,
    };
    let shown = if page.errors.is_empty() { visit.show(&page)? } else { visit.again(&page)? };
    Ok(shown.into_response())
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
    let why = read_why(form, t, errors);
    Some(Order { function: function?, why: why?, days: days?, by: me.staff })
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
        waiting: one.answered_at.is_none(),
        badge: match (one.appealed_at, one.answered_at) {
            (None, _) => String::new(),
            (Some(_), None) => t.get("centre-appealed"),
            (Some(_), Some(_)) => t.get("centre-appeal-done"),
        },
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

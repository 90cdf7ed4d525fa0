//! `/staff/recovery`: people who have lost every way in (LOGIN-18). One operator looks at the evidence, another confirms; the activation
//! code goes straight to the person, and neither operator sees it.

use accounts::recovery::{self, Grant, Request};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{Email, Phone, Sensitive, StaffId};
use db::Tx;
use delivery::Channel;
use notifications::Outgoing;
use serde_json::Value;
use text::{Lang, Words};
use ui::{Fact as Shown, Page, Section};
use uuid::Uuid;
use web::{FieldErrors, Fields, House, Posted, Problem, Role, Staff, StaffSession, Visit, WebResult};

use crate::fact::{self, Fact, read_why};
use crate::two::{Turn, first_of};

const PAGE: &str = "/staff/recovery";
const ROLES: [Role; 1] = [Role::Support];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page))
        .route("/staff/recovery/{id}", routing::get(one))
        .route("/staff/recovery/{id}/agreement", routing::post(agree))
        .route("/staff/recovery/{id}/confirmation", routing::post(confirm))
        .route("/staff/recovery/{id}/refusal", routing::post(refuse))
}

struct Line {
    href: String,
    title: String,
    note: String,
    /// Empty while nobody has agreed.
    badge: String,
}

#[derive(Template)]
#[template(path = "centre/recovery.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "centre/request.html")]
struct RequestPage {
    page: Page,
    here: String,
    title: String,
    facts: Vec<Shown>,
    story: String,
    checks: Vec<(String, bool)>,
    /// Nobody has this SNILS: there is no account to give back.
    known: bool,
    /// `first`, `second`, `mine`: what this operator can do now.
    turn: &'static str,
    first: String,
    may_take_phone: bool,
    why: String,
    errors: FieldErrors,
}

async fn page(visit: Visit, Staff(me): Staff) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let now = house.clock.now();
    let line = |request: Request| Line {
        href: format!("{PAGE}/{}", request.id),
        title: t.get(&format!("centre-door-{}", request.door)),
        note: t.with1("centre-request-made", "at", t.moment(request.made_at, now)),
        badge: request.agreed.map_or_else(String::new, |_| t.get("centre-request-agreed")),
    };
    let lines = recovery::requests_waiting(house, &house.db).await?.into_iter().map(line).collect();
    visit.show(&ListPage { page: visit.page(t.get("centre-recovery-title"), Section::Staff), lines })
}

/// The evidence; that it was compared with an account stands in its owner's journal.
async fn one(visit: Visit, Staff(me): Staff, Path(id): Path<String>) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let request = of(house, &id).await?;
    if request.citizen.is_some() {
        let why = Words::new(house.book.clone(), Lang::Ru).get("centre-recovery-reason");
        let tx = house.db.begin().await?;
        fact::record(house, &tx, &me, about(&request, "centre.read_by_staff").because(why)).await?;
        tx.commit().await?;
    }
    draw(&visit, &me, &request, &Fields::default(), FieldErrors::new()).await
}

async fn agree(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let request = of(house, &id).await?;
    if request.citizen.is_none() {
        return Err(Problem::Conflict("centre-request-nobody"));
    }
    let tx = house.db.begin().await?;
    if recovery::agree(house, &tx, request.id, me.staff).await? {
        fact::record(house, &tx, &me, about(&request, "centre.recovery-agreed")).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&format!("{PAGE}/{}", request.id)).into_response())
}

/// The second operator: somebody else than the first.
async fn confirm(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let request = of(house, &id).await?;
    let citizen = request.citizen.ok_or(Problem::Conflict("centre-request-nobody"))?;
    let first = first_of(request.agreed, me.staff)?;
    let phone = Phone::parse(&request.evidence.answer).ok().filter(|_| form.ticked("phone"));
    let phone = phone.map(|phone| Sensitive::new(phone.as_str().to_owned()));
    let tx = house.db.begin().await?;
    if !recovery::granted(house, &tx, request.id, citizen, me.staff).await? {
        return Err(Problem::Conflict("centre-request-decided"));
    }
    let grant = Grant { citizen, by: [first, me.staff], phone };
    let code = recovery::grant(house, &tx, grant).await?;
    let hours = house.settings.policy.for_anybody().recovery.activation_hours;
    let address = format!("{}/activation", house.settings.origin());
    let args = [("code", code.into_inner().into()), ("address", address.into()), ("hours", hours.into())];
    answer(&visit, &tx, &request, "centre-answer-granted", &args).await?;
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
    let request = of(house, &id).await?;
    let mut errors = FieldErrors::new();
    let Some(why) = read_why(&form, &visit.t, &mut errors) else {
        return draw(&visit, &me, &request, &form, errors).await;
    };
    let tx = house.db.begin().await?;
    if recovery::refuse(house, &tx, request.id, me.staff, &why).await? {
        let refused = about(&request, "centre.recovery-refused").because(why.clone());
        fact::record(house, &tx, &me, refused).await?;
        answer(&visit, &tx, &request, "centre-answer-refused", &[("why", why.into())]).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(PAGE).into_response())
}

async fn of(house: &House, id: &str) -> WebResult<Request> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    recovery::request(house, &house.db, id).await?.ok_or(Problem::NotFound)
}

/// The answer goes where the person asked for it.
async fn answer(
    visit: &Visit,
    tx: &Tx,
    request: &Request,
    key: &str,
    args: &[(&str, text::Arg)],
) -> WebResult<()> {
    let house = &visit.house;
    let t = Words::new(house.book.clone(), Lang::Ru);
    let to = request.evidence.answer.clone();
    let is_mail = Email::parse(&to).is_ok();
    let message = Outgoing {
        citizen: None,
        channel: if is_mail { Channel::Email } else { Channel::Sms },
        to,
        subject: if is_mail { t.get("centre-answer-subject") } else { String::new() },
        text: t.with(key, args),
    };
    notifications::post(house, tx, message).await
}

async fn draw(
    visit: &Visit,
    me: &StaffSession,
    request: &Request,
    form: &Fields,
    errors: FieldErrors,
) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let evidence = &request.evidence;
    let named = match request.citizen {
        Some(citizen) => {
            let card = profile::card(house, &house.db, citizen).await?;
            let known = card.text("full_name").to_lowercase();
            !known.is_empty() && known == evidence.name.trim().to_lowercase()
        }
        None => false,
    };
    let fact = |name: &str, value: &String| Shown {
        name: t.get(&format!("centre-evidence-{name}")),
        value: value.clone(),
    };
    let first: Vec<StaffId> = request.agreed.into_iter().collect();
    let names = staff::short_names(house, &house.db, &first).await?;
    let page = RequestPage {
        page: visit.page(t.get("centre-request-title"), Section::Staff),
        here: format!("{PAGE}/{}", request.id),
        title: t.get(&format!("centre-door-{}", request.door)),
        facts: [
            ("name", &evidence.name),
            ("snils", &evidence.snils),
            ("passport", &evidence.passport),
            ("phone", &evidence.last_phone),
            ("answer", &evidence.answer),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| fact(name, value))
        .collect(),
        story: evidence.story.clone(),
        checks: vec![
            (t.get("centre-check-snils"), request.citizen.is_some()),
            (t.get("centre-check-name"), named),
            (t.get("centre-check-passport"), request.passport_fits),
            (t.get("centre-check-phone"), request.phone_fits),
        ],
        known: request.citizen.is_some(),
        turn: Turn::of(request.agreed, me.staff).code(),
        first: first.first().and_then(|staff| names.get(staff)).cloned().unwrap_or_default(),
        may_take_phone: Phone::parse(&evidence.answer).is_ok(),
        why: form.get("why").to_owned(),
        errors,
    };
    let shown = if page.errors.is_empty() { visit.show(&page)? } else { visit.again(&page)? };
    Ok(shown.into_response())
}

fn about(request: &Request, action: &'static str) -> Fact {
    Fact { action, citizen: request.citizen, reason: None, details: Value::Null }
}

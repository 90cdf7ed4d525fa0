//! `/security/factors`: the second steps that somebody has, enrolled, named, removed (LOGIN-13, LOGIN-32).

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use factors::{Factor, Holder, Kind};
use policy::{FactorRules, Policy};
use serde_json::json;
use ui::{Page, Section};
use uuid::Uuid;
use web::{AuthLevel, Citizen, CitizenSession, FieldErrors, House, Html, Posted, Problem, Visit, WebResult};

use crate::account::{self, Fact, OwnContacts};
use crate::elevation::{self, Act};
use crate::step;
use crate::store::step as store;
use crate::way::Has;

mod app;
mod backup;
mod fob;
mod key;
mod push;

/// The list.
pub(crate) const PAGE: &str = "/security/factors";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page))
        .route("/security/factors/codes", routing::post(switch_codes))
        .route("/security/factors/{id}/name", routing::get(name_page).post(rename))
        .route("/security/factors/{id}/removal", routing::get(removal_page).post(remove))
        .merge(app::routes())
        .merge(fob::routes())
        .merge(key::routes())
        .merge(push::routes())
        .merge(backup::routes())
}

/// One factor on a page.
pub(crate) struct Row {
    pub id: String,
    pub name: String,
    pub icon: &'static str,
    /// What it is and when it was used.
    pub note: String,
    pub badge: String,
}

#[derive(Template)]
#[template(path = "factors.html")]
struct Panel {
    page: Page,
    rows: Vec<Row>,
    phone: String,
    phone_confirmed: bool,
    email: String,
    /// A confirmed mailbox, where the policy lets it count.
    email_counts: bool,
    sms_counts: bool,
    has: Has,
    backup_note: String,
    /// What has just been done, in words.
    done: String,
}

#[derive(serde::Deserialize)]
struct Asked {
    done: Option<String>,
}

/// What somebody has enrolled, for the pages that show it.
pub(crate) struct Enrolled {
    pub rows: Vec<Row>,
    pub has: Has,
    /// How many backup codes are left, in words.
    pub backup_note: String,
    pub policy: Policy,
}

/// Looks it up: six queries, whatever there is.
pub(crate) async fn enrolled(visit: &Visit, me: &CitizenSession, own: &OwnContacts) -> WebResult<Enrolled> {
    let house = &visit.house;
    let holder = Holder::Citizen(me.citizen);
    let (has, policy) = step::has(house, &house.db, me.citizen, own).await?;
    let all = factors::enrolled(house, &house.db, holder).await?;
    let left = factors::backup::left(&house.db, holder).await?;
    let backup_note = if left.of == 0 {
        visit.t.get("accounts-backup-none")
    } else {
        visit.t.with("accounts-backup-left", &[("left", left.left.into()), ("of", left.of.into())])
    };
    Ok(Enrolled { rows: all.iter().map(|factor| row(visit, factor)).collect(), has, backup_note, policy })
}

async fn page(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Html> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, me.citizen).await?;
    let Enrolled { rows, has, backup_note, policy } = enrolled(&visit, &me, &own).await?;
    let done = asked.done.filter(|done| ["added", "renamed", "removed", "lost"].contains(&done.as_str()));
    visit.show(&Panel {
        page: visit.page(visit.t.get("accounts-factors-title"), Section::Person),
        rows,
        phone: own.phone.masked(),
        phone_confirmed: own.phone.confirmed,
        email: own.email.masked(),
        email_counts: own.email.confirmed && policy.codes.email_is_factor,
        sms_counts: policy.codes.sms_is_factor,
        has,
        backup_note,
        done: done.map_or_else(String::new, |done| visit.t.get(&format!("accounts-factors-{done}"))),
    })
}

fn row(visit: &Visit, factor: &Factor) -> Row {
    let now = visit.house.clock.now();
    let mut note = vec![visit.t.get(&format!("factors-kind-{}", factor.kind.code()))];
    if factor.synced {
        note.push(visit.t.get("factors-synced"));
    }
    note.push(match factor.last_used_at {
        Some(at) => visit.t.with1("accounts-factors-used", "at", visit.t.moment(at, now)),
        None => visit.t.with1("accounts-factors-since", "at", visit.t.moment(factor.created_at, now)),
    });
    let best =
        if factor.level == AuthLevel::A3 { visit.t.get("accounts-factors-best") } else { String::new() };
    Row {
        id: factor.id.to_string(),
        name: name_of(visit, factor),
        icon: match factor.kind {
            Kind::Totp => "phone",
            Kind::Passkey => "fingerprint",
            Kind::HardwareKey | Kind::Fob => "key",
            Kind::Push => "bell",
        },
        note: note.join(". "),
        badge: best,
    }
}

/// Its name; who gave none reads what it is.
fn name_of(visit: &Visit, factor: &Factor) -> String {
    if factor.name == factor.kind.code() {
        visit.t.get(&format!("factors-kind-{}", factor.kind.code()))
    } else {
        factor.name.clone()
    }
}

/// A factor of this person; anything else is not there.
async fn mine(house: &House, me: &CitizenSession, id: &str) -> WebResult<(Factor, Vec<Factor>)> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let mut all = factors::enrolled(house, &house.db, Holder::Citizen(me.citizen)).await?;
    let place = all.iter().position(|factor| factor.id == id).ok_or(Problem::NotFound)?;
    Ok((all.remove(place), all))
}

/// The answer after something was done: the list, with a sentence about it.
pub(crate) fn back(done: &str) -> Response {
    Redirect::to(&format!("{PAGE}?done={done}")).into_response()
}

#[derive(Template)]
#[template(path = "factor_name.html")]
struct NamePage {
    page: Page,
    errors: FieldErrors,
    id: String,
    name: String,
}

async fn name_page(visit: Visit, Citizen(me): Citizen, Path(id): Path<String>) -> WebResult<Html> {
    let (factor, _) = mine(&visit.house, &me, &id).await?;
    let name = name_of(&visit, &factor);
    visit.show(&naming(&visit, &id, &name, FieldErrors::new()))
}

async fn rename(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(fields): Posted,
) -> WebResult<Response> {
    let (factor, _) = mine(&visit.house, &me, &id).await?;
    let mut errors = FieldErrors::new();
    if fields.get("name").is_empty() {
        errors.add("name", visit.t.get("accounts-factors-name-missing"));
        return Ok(visit.again(&naming(&visit, &id, "", errors))?.into_response());
    }
    let tx = visit.house.db.begin().await?;
    let holder = Holder::Citizen(me.citizen);
    factors::rename(&visit.house, &tx, holder, factor.id, fields.get("name")).await?;
    tx.commit().await?;
    Ok(back("renamed"))
}

fn naming(visit: &Visit, id: &str, name: &str, errors: FieldErrors) -> NamePage {
    NamePage {
        page: visit.page(visit.t.get("accounts-factors-name-title"), Section::Person),
        errors,
        id: id.to_owned(),
        name: name.to_owned(),
    }
}

#[derive(Template)]
#[template(path = "factor_removal.html")]
struct RemovalPage {
    page: Page,
    row: Row,
    /// It is the last strong one: it stays.
    last: bool,
    /// A fob, which may have been lost.
    is_fob: bool,
}

async fn removal_page(visit: Visit, Citizen(me): Citizen, Path(id): Path<String>) -> WebResult<Html> {
    let (factor, others) = mine(&visit.house, &me, &id).await?;
    let last = is_last(&factor, &others, rules(&visit, &me));
    if !last {
        elevation::require(&visit, &me, Act::Security).await?;
    }
    visit.show(&removal(&visit, &factor, last))
}

async fn remove(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let (factor, others) = mine(house, &me, &id).await?;
    if is_last(&factor, &others, rules(&visit, &me)) {
        return Ok(visit.again(&removal(&visit, &factor, true))?.into_response());
    }
    let holder = Holder::Citizen(me.citizen);
    let tx = house.db.begin().await?;
    factors::remove(house, &tx, holder, factor.id).await?;
    // Two removals at once, each of which saw the other one: the second finds nothing left and gives up.
    if factors::kinds(&tx, holder).await?.is_empty() {
        return Err(Problem::Conflict("accounts-factors-last"));
    }
    tx.commit().await?;
    Ok(back("removed"))
}

/// Whether nothing that the policy counts would be left: then it stays.
fn is_last(factor: &Factor, others: &[Factor], rules: &FactorRules) -> bool {
    factor.counts(rules) && !others.iter().any(|other| other.counts(rules))
}

fn rules<'v>(visit: &'v Visit, me: &CitizenSession) -> &'v FactorRules {
    &visit.house.settings.policy.for_citizens(me.proofing.code()).factors
}

fn removal(visit: &Visit, factor: &Factor, last: bool) -> RemovalPage {
    RemovalPage {
        page: visit.page(visit.t.get("accounts-factors-removal-title"), Section::Person),
        row: row(visit, factor),
        last,
        is_fob: factor.kind == Kind::Fob,
    }
}

/// Codes by SMS and e-mail no longer count, or count again.
async fn switch_codes(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let off = fields.get("codes") == "off";
    let kinds = factors::kinds(&house.db, Holder::Citizen(me.citizen)).await?;
    if off && kinds.is_empty() {
        return Err(Problem::Conflict("accounts-factors-codes-need"));
    }
    let tx = house.db.begin().await?;
    if store::set_codes_off(&tx, me.citizen, off).await? {
        let details = json!({ "codes": if off { "off" } else { "on" } });
        let fact = Fact::done(me.citizen, "account.codes_switched", details);
        account::record(house, &tx, me.citizen, fact).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(PAGE).into_response())
}

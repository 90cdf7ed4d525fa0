//! A partner bank that has seen the passport says so (REG-11): OpenID Connect, the portal is the relying party.

use accounts::provider::{Answered, Door, Failure, Person};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Redirect;
use base::CitizenId;
use chrono::Duration;
use db::Tx;
use journal::Actor;
use profile::card;
use serde::{Deserialize, Serialize};
use ui::{Page, Section};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{Citizen, CitizenSession, House, Html, Posted, Problem, Visit, WebResult};

use crate::area::Here;
use crate::conclude;
use crate::level::reasons;
use crate::proof::{self, Basis, Proof, State};
use crate::store::visits;
use crate::way::Way;

/// So long a person may stay at the bank.
const VISIT_MINUTES: i64 = 15;

/// A bank on the page.
pub(crate) struct BankLine {
    pub code: String,
    pub name: String,
}

#[derive(Template)]
#[template(path = "proofing/bank.html")]
struct BankPage {
    page: Page,
    compared: bool,
    banks: Vec<BankLine>,
    state: &'static str,
    refused: String,
    trouble: String,
}

#[derive(Template)]
#[template(path = "proofing/door.html")]
struct DoorPage {
    page: Page,
    bank: String,
    url: String,
}

/// What is kept of a visit to a bank; sealed.
#[derive(Serialize, Deserialize)]
struct VisitBody {
    door: Door,
    state: String,
}

/// The words of `?trouble=`.
#[derive(Deserialize)]
pub(crate) struct Trouble {
    #[serde(default)]
    trouble: String,
}

/// `GET /profile/level/bank`.
pub(crate) async fn show(
    visit: Visit,
    Citizen(me): Citizen,
    Extension(area): Here,
    Query(query): Query<Trouble>,
) -> WebResult<Html> {
    let house = &visit.house;
    let t = &visit.t;
    let proof = proof::find(house, &house.db, me.citizen, Way::Bank).await?;
    let banks = area.tools.banks.iter();
    let trouble = match query.trouble.as_str() {
        code @ ("down" | "unfit" | "denied" | "stale") => t.get(&format!("proofing-bank-{code}")),
        _ => String::new(),
    };
    visit.show(&BankPage {
        page: visit.page(t.get("proofing-way-bank"), Section::Person),
        compared: card(house, &house.db, me.citizen).await?.is_confirmed(),
        banks: banks
            .map(|bank| BankLine { code: bank.code().to_owned(), name: bank.name(t.lang).to_owned() })
            .collect(),
        state: proof.as_ref().map_or("", |proof| proof.state.code()),
        refused: proof
            .filter(|proof| proof.state == State::Refused)
            .map(|proof| reasons(t, &proof))
            .unwrap_or_default(),
        trouble,
    })
}

/// `POST /profile/level/bank/{bank}`: asks the bank for its door, outside any transaction, and keeps what must fit on the way back.
pub(crate) async fn post(
    visit: Visit,
    Citizen(me): Citizen,
    Extension(area): Here,
    Path(code): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let house = &visit.house;
    let bank = area.tools.banks.iter().find(|bank| bank.code() == code).ok_or(Problem::NotFound)?;
    if Basis::of(&card(house, &house.db, me.citizen).await?).is_none() {
        return Ok(Redirect::to("/profile/level/bank"));
    }
    let now = house.clock.now();
    let id = house.random.uuid(now);
    let state = format!("{}.{}", id.simple(), house.random.digits(32));
    let door = match bank.door(&back_address(house), &state).await {
        Ok(door) => door,
        Err(failure) => return Ok(troubled(&failure)),
    };
    let tx = house.db.begin().await?;
    let key = house.vault.key(&tx, Subject::Citizen(me.citizen)).await?;
    let row = visits::VisitRow {
        visit_id: id,
        citizen_id: me.citizen.uuid(),
        session_id: me.session.uuid(),
        bank: code,
        body: key.seal_json(cell(id), &VisitBody { door, state })?,
        expires_at: now + Duration::minutes(VISIT_MINUTES),
    };
    visits::insert(&tx, row).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/profile/level/bank/visits/{id}")))
}

fn troubled(failure: &Failure) -> Redirect {
    tracing::warn!(%failure, "a bank proved nothing");
    Redirect::to(match failure {
        Failure::Down(_) => "/profile/level/bank?trouble=down",
        Failure::Unfit(_) => "/profile/level/bank?trouble=unfit",
    })
}

fn back_address(house: &House) -> String {
    format!("{}/profile/level/bank/return", house.settings.origin())
}

/// `GET /profile/level/bank/visits/{visit}`: says where the person goes and what the bank will be asked; the link leads there.
pub(crate) async fn door(
    visit: Visit,
    Citizen(me): Citizen,
    Extension(area): Here,
    Path(id): Path<Uuid>,
) -> WebResult<Html> {
    let house = &visit.house;
    let (row, body) = open(house, &house.db, &me, id).await?.ok_or(Problem::NotFound)?;
    let bank = area.tools.banks.iter().find(|bank| bank.code() == row.bank).ok_or(Problem::NotFound)?;
    visit.show(&DoorPage {
        page: visit.page(visit.t.get("proofing-door-title"), Section::Person),
        bank: bank.name(visit.t.lang).to_owned(),
        url: body.door.url,
    })
}

/// A visit of this person in this session that is not over.
async fn open(
    house: &House,
    rows: &impl db::Rows,
    me: &CitizenSession,
    id: Uuid,
) -> WebResult<Option<(visits::VisitRow, VisitBody)>> {
    let found = visits::find(rows, id).await?;
    let own = |row: &visits::VisitRow| {
        row.citizen_id == me.citizen.uuid()
            && row.session_id == me.session.uuid()
            && row.expires_at > house.clock.now()
    };
    let Some(row) = found.filter(own) else { return Ok(None) };
    let key = house.vault.key(rows, Subject::Citizen(me.citizen)).await?;
    let body = key.open_json(cell(id), &row.body)?;
    Ok(Some((row, body)))
}

/// What the bank sends back.
#[derive(Deserialize)]
pub(crate) struct Returned {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    iss: Option<String>,
    error: Option<String>,
}

/// `GET /profile/level/bank/return`: each visit ends here once, whatever the bank says.
pub(crate) async fn back(
    visit: Visit,
    Citizen(me): Citizen,
    Extension(area): Here,
    Query(returned): Query<Returned>,
) -> WebResult<Redirect> {
    let house = &visit.house;
    let stale = || Redirect::to("/profile/level/bank?trouble=stale");
    let id = returned.state.split('.').next().and_then(|id| id.parse::<Uuid>().ok());
    let Some(id) = id else { return Ok(stale()) };
    let tx = house.db.begin().await?;
    let Some((row, body)) = open(house, &tx, &me, id).await? else { return Ok(stale()) };
    if body.state != returned.state {
        return Ok(stale());
    }
    visits::delete(&tx, id).await?;
    tx.commit().await?;
    if returned.error.is_some() || returned.code.is_empty() {
        return Ok(Redirect::to("/profile/level/bank?trouble=denied"));
    }
    let bank = area.tools.banks.iter().find(|bank| bank.code() == row.bank).ok_or(Problem::NotFound)?;
    let answered = Answered { code: returned.code, issuer: returned.iss };
    let person = match bank.person(&back_address(house), &body.door, &answered).await {
        Ok(person) => person,
        Err(failure) => return Ok(troubled(&failure)),
    };
    let tx = house.db.begin().await?;
    let confirmed = conclude_visit(house, &tx, me.citizen, &row.bank, &person).await?;
    tx.commit().await?;
    Ok(Redirect::to(if confirmed { "/profile/level" } else { "/profile/level/bank" }))
}

/// Compares what the bank knows with what the registers have confirmed.
async fn conclude_visit(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    bank: &str,
    person: &Person,
) -> WebResult<bool> {
    let basis =
        Basis::of(&card(house, tx, citizen).await?).ok_or(Problem::Conflict("proofing-changed-meanwhile"))?;
    let before = proof::find(house, tx, citizen, Way::Bank).await?;
    let mut fresh = Proof::new(house, citizen, Way::Bank);
    fresh.version = before.map_or(0, |proof| proof.version);
    fresh.sent_at = Some(house.clock.now());
    fresh.body.bank = bank.to_owned();
    fresh.body.differs = differences(&basis, person);
    fresh.body.basis = Some(basis);
    let actor = Actor::Citizen(citizen);
    if !person.identified {
        conclude::refuse(house, tx, fresh, actor, vec!["bank_unseen".to_owned()]).await?;
        return Ok(false);
    }
    if fresh.body.differs.is_empty() {
        conclude::confirm(house, tx, fresh, actor).await?;
        return Ok(true);
    }
    conclude::refuse(house, tx, fresh, actor, vec!["bank".to_owned()]).await?;
    Ok(false)
}

/// The names of facts that a bank has otherwise; the letter ё and the case of letters make no difference.
fn differences(basis: &Basis, person: &Person) -> Vec<String> {
    let plain = |text: &str| text.trim().to_lowercase().replace('ё', "е");
    let same = |a: &str, b: &str| plain(a) == plain(b);
    let named = same(&basis.surname, &person.surname)
        && same(&basis.name, &person.name)
        && same(&basis.patronymic, &person.patronymic);
    let born = person.birth_date.is_some_and(|date| date.to_string() == basis.birth_date);
    let papers = person.passport.is_empty() || person.passport == basis.passport;
    [("name", named), ("born", born), ("passport", papers)]
        .into_iter()
        .filter(|(_, same)| !same)
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn cell(visit: Uuid) -> Cell {
    Cell { table: "proofing_visits", column: "body", row: visit }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    /// covers REG-11
    #[test]
    fn a_bank_that_knows_another_person_is_told_by_what_differs() {
        let basis = Basis {
            surname: "Ёлкина".into(),
            name: "Мария".into(),
            birth_date: "1988-03-14".into(),
            passport: "4510624718".into(),
            ..Basis::default()
        };
        let mut person = Person {
            surname: "ЕЛКИНА".into(),
            name: "Мария".into(),
            birth_date: NaiveDate::from_ymd_opt(1988, 3, 14),
            identified: true,
            ..Person::default()
        };
        assert!(differences(&basis, &person).is_empty());
        person.passport = "4510624719".into();
        person.birth_date = None;
        assert_eq!(differences(&basis, &person), ["born", "passport"]);
    }
}

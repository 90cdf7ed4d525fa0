//! «Мой профиль»: see it, write it, save it and send it to be checked (REG-07, REG-13, REG-18, PRIV-01).

use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use journal::{Actor, Outcome};
use serde_json::json;
use web::{Citizen, FieldErrors, House, Html, Posted, Visit, WebResult};

use crate::check::{self, Fact};
use crate::form::{self, Typed};
use crate::page;
use crate::person::{self, Person, State, Values};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/profile", routing::get(show).post(post))
        .route("/profile/edit", routing::get(edit))
        .route("/profile/check", routing::post(send))
}

async fn show(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    let house = &visit.house;
    let own = accounts::own_contacts(house, &house.db, me.citizen).await?;
    match person::load(house, &house.db, me.citizen).await? {
        Some(person) if person.state != State::Refused => {
            visit.show(&page::overview(&visit, &me, person, &own).await?)
        }
        Some(person) => visit.show(&page::refused(&visit, &me, &person, &own)),
        None => {
            let told = accounts::provider::newest(house, &house.db, me.citizen).await?;
            let typed =
                told.map_or_else(Typed::default, |link| Typed::from_values(&told_values(&link.person)));
            visit.show(&page::introduced(&visit, &me, typed, &own))
        }
    }
}

/// What an identity provider has told, for the person to check and complete (LOGIN-03).
fn told_values(person: &accounts::provider::Person) -> Values {
    let born = person.birth_date.map(|date| date.to_string()).unwrap_or_default();
    let told = [
        ("surname", &person.surname),
        ("name", &person.name),
        ("patronymic", &person.patronymic),
        ("birth_date", &born),
        ("snils", &person.snils),
        ("inn", &person.inn),
        ("passport", &person.passport),
    ];
    told.into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| (name.to_owned(), json!(text)))
        .collect()
}

async fn edit(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    let house = &visit.house;
    let own = accounts::own_contacts(house, &house.db, me.citizen).await?;
    let person = person::load(house, &house.db, me.citizen).await?.unwrap_or_else(Person::new);
    let typed = Typed::from_values(&person.shown());
    visit.show(&page::form(&visit, &me, typed, FieldErrors::new(), &own))
}

async fn post(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let own = accounts::own_contacts(house, &house.db, me.citizen).await?;
    let typed = Typed::of(&fields);
    let values = match form::parse(&typed, &visit.t, house.today()) {
        Ok(values) => values,
        Err(errors) => {
            return Ok(visit.again(&page::form(&visit, &me, typed, errors, &own))?.into_response());
        }
    };
    save(house, me.citizen, values, own.email.confirmed && own.phone.confirmed).await?;
    Ok(Redirect::to("/profile").into_response())
}

/// Keeps what was typed. What the registers have to confirm is sent to them, once both contacts are confirmed (REG-02).
async fn save(house: &House, citizen: CitizenId, values: Values, may_send: bool) -> WebResult<()> {
    let now = house.clock.now();
    let tx = house.db.begin().await?;
    let known = person::load(house, &tx, citizen).await?;
    let mut person = known.clone().unwrap_or_else(Person::new);
    if person.state == State::Waiting && person.wanted.as_ref() == Some(&values) {
        return Ok(());
    }
    let needs_check = person.needs_check(&values);
    person.keep_typed(&values, now);
    person.refused.clear();
    if needs_check {
        person.wanted = Some(values);
        person.state = if may_send { State::Waiting } else { State::Held };
        person.sent_at = may_send.then_some(now);
    } else {
        person.wanted = None;
        person.state = State::Confirmed;
    }
    person::save(house, &tx, citizen, &person).await?;
    let sent = person.state == State::Waiting;
    if sent {
        check::enqueue(house, &tx, citizen, person.version + 1).await?;
    }
    let changed = changed_fields(known.as_ref(), &person);
    let action = if sent { "profile.sent" } else { "profile.changed" };
    let details = json!({ "fields": changed });
    check::record(house, &tx, citizen, by_citizen(citizen, action, details)).await?;
    tx.commit().await?;
    Ok(())
}

/// Sends what was kept, now that both contacts are confirmed.
async fn send(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    let own = accounts::own_contacts(house, &tx, me.citizen).await?;
    if let Some(mut person) = person::load(house, &tx, me.citizen).await?
        && person.state == State::Held
        && person.wanted.is_some()
        && own.email.confirmed
        && own.phone.confirmed
    {
        person.state = State::Waiting;
        person.sent_at = Some(house.clock.now());
        person::save(house, &tx, me.citizen, &person).await?;
        check::enqueue(house, &tx, me.citizen, person.version + 1).await?;
        let fact = by_citizen(me.citizen, "profile.sent", json!({}));
        check::record(house, &tx, me.citizen, fact).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/profile"))
}

fn by_citizen(citizen: CitizenId, action: &'static str, details: serde_json::Value) -> Fact {
    Fact { actor: Actor::Citizen(citizen), action, outcome: Outcome::Done, details }
}

/// Names of what is different now, for the journal.
fn changed_fields(before: Option<&Person>, after: &Person) -> Vec<String> {
    let before = before.map(Person::shown).unwrap_or_default();
    let after = after.shown();
    let nothing = serde_json::Value::String(String::new());
    let changed = after.into_iter().filter(|(name, value)| before.get(name).unwrap_or(&nothing) != value);
    changed.map(|(name, _)| name).collect()
}

//! A code to the number that the operator has in the person's name (REG-10).

use accounts::codes;
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use base::Phone;
use journal::Actor;
use profile::card;
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, Html, Posted, Visit, WebResult};

use crate::ask;
use crate::conclude;
use crate::level::reasons;
use crate::proof::{self, Basis, Proof, State};
use crate::way::Way;

#[derive(Template)]
#[template(path = "proofing/phone.html")]
struct PhonePage {
    page: Page,
    compared: bool,
    /// The number of the account in stars; empty while it is not confirmed.
    phone: String,
    state: &'static str,
    refused: String,
    down: bool,
    errors: FieldErrors,
}

/// `GET /profile/level/phone`.
pub(crate) async fn show(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    let drawn = page(&visit, &me, FieldErrors::new()).await?;
    visit.show(&drawn)
}

async fn page(visit: &Visit, me: &CitizenSession, errors: FieldErrors) -> WebResult<PhonePage> {
    let house = &visit.house;
    let own = accounts::own_contacts(house, &house.db, me.citizen).await?;
    let proof = proof::find(house, &house.db, me.citizen, Way::Phone).await?;
    let down = match &proof {
        Some(proof) if proof.state == State::Asking => {
            let job = house.jobs.waiting(&house.db, &ask::key(proof.id)).await?;
            job.is_some_and(|job| job.why.is_some())
        }
        _ => false,
    };
    Ok(PhonePage {
        page: visit.page(visit.t.get("proofing-way-phone"), Section::Person),
        compared: card(house, &house.db, me.citizen).await?.is_confirmed(),
        phone: if own.phone.confirmed { own.phone.masked() } else { String::new() },
        state: proof.as_ref().map_or("", |proof| proof.state.code()),
        refused: proof.as_ref().map(|proof| reasons(&visit.t, proof)).unwrap_or_default(),
        down,
        errors,
    })
}

/// `POST /profile/level/phone`: asks the operators' register about the account's number; while a code is waited for, sends another.
pub(crate) async fn post(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    let house = &visit.house;
    let here = Redirect::to("/profile/level/phone");
    let own = accounts::own_contacts(house, &house.db, me.citizen).await?;
    let Some(basis) = Basis::of(&card(house, &house.db, me.citizen).await?) else { return Ok(here) };
    let Ok(phone) = Phone::parse(own.phone.value.expose()) else { return Ok(here) };
    if !own.phone.confirmed {
        return Ok(here);
    }
    let tx = house.db.begin().await?;
    match proof::find(house, &tx, me.citizen, Way::Phone).await? {
        Some(proof) if proof.proves(&basis) => return Ok(here),
        Some(proof) if proof.state == State::Coded && still(&proof, phone.as_str(), &basis) => {
            ask::send_code(house, &tx, &proof).await?;
        }
        _ => {
            let what = (phone.as_str().to_owned(), basis);
            ask::begin(house, &tx, me.citizen, Way::Phone, what).await?;
        }
    }
    tx.commit().await?;
    Ok(here)
}

fn still(proof: &Proof, phone: &str, basis: &Basis) -> bool {
    proof.body.number == phone && proof.body.basis.as_ref() == Some(basis)
}

/// `POST /profile/level/phone/code`.
pub(crate) async fn code(visit: Visit, Citizen(me): Citizen, Posted(form): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let basis = Basis::of(&card(house, &house.db, me.citizen).await?);
    let tx = house.db.begin().await?;
    let proof = proof::find(house, &tx, me.citizen, Way::Phone).await?;
    let Some(proof) = proof.filter(|proof| proof.state == State::Coded && proof.body.basis == basis) else {
        return Ok(Redirect::to("/profile/level/phone").into_response());
    };
    let checked = codes::check(house, &tx, ask::purpose(&proof), form.get("code")).await?;
    if checked.is_ok() {
        conclude::confirm(house, &tx, proof, Actor::Citizen(me.citizen)).await?;
    }
    tx.commit().await?;
    match checked {
        Ok(()) => Ok(Redirect::to("/profile/level").into_response()),
        Err(refusal) => {
            let mut errors = FieldErrors::new();
            errors.add("code", refusal.words(&visit.t));
            let drawn = page(&visit, &me, errors).await?;
            Ok(visit.again(&drawn)?.into_response())
        }
    }
}

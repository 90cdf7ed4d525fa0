//! The digits of the driving licence, compared with the register (REG-08).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use profile::card;
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, Html, Posted, Visit, WebResult};

use crate::ask;
use crate::level::reasons;
use crate::proof::{self, Basis, State};
use crate::way::Way;

/// Series and number.
const DIGITS: usize = 10;

#[derive(Template)]
#[template(path = "proofing/licence.html")]
struct LicencePage {
    page: Page,
    compared: bool,
    number: String,
    state: &'static str,
    refused: String,
    down: bool,
    errors: FieldErrors,
}

/// `GET /profile/level/licence`.
pub(crate) async fn show(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    let drawn = page(&visit, &me, None, FieldErrors::new()).await?;
    visit.show(&drawn)
}

async fn page(
    visit: &Visit,
    me: &CitizenSession,
    typed: Option<String>,
    errors: FieldErrors,
) -> WebResult<LicencePage> {
    let house = &visit.house;
    let proof = proof::find(house, &house.db, me.citizen, Way::Licence).await?;
    let down = match &proof {
        Some(proof) if proof.state == State::Asking => {
            let job = house.jobs.waiting(&house.db, &ask::key(proof.id)).await?;
            job.is_some_and(|job| job.why.is_some())
        }
        _ => false,
    };
    let refused = proof.as_ref().filter(|proof| proof.state == State::Refused);
    Ok(LicencePage {
        page: visit.page(visit.t.get("proofing-way-licence"), Section::Person),
        compared: card(house, &house.db, me.citizen).await?.is_confirmed(),
        number: typed.or_else(|| refused.map(|proof| proof.body.number.clone())).unwrap_or_default(),
        state: proof.as_ref().map_or("", |proof| proof.state.code()),
        refused: refused.map(|proof| reasons(&visit.t, proof)).unwrap_or_default(),
        down,
        errors,
    })
}

/// `POST /profile/level/licence`.
pub(crate) async fn post(visit: Visit, Citizen(me): Citizen, Posted(form): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let here = Redirect::to("/profile/level/licence");
    let typed = form.get("number");
    let Some(number) = digits(typed) else {
        let mut errors = FieldErrors::new();
        let key = if typed.is_empty() { "proofing-licence-missing" } else { "proofing-licence-wrong" };
        errors.add("number", visit.t.get(key));
        let drawn = page(&visit, &me, Some(typed.to_owned()), errors).await?;
        return Ok(visit.again(&drawn)?.into_response());
    };
    let Some(basis) = Basis::of(&card(house, &house.db, me.citizen).await?) else {
        return Ok(here.into_response());
    };
    let tx = house.db.begin().await?;
    let before = proof::find(house, &tx, me.citizen, Way::Licence).await?;
    if before.is_none_or(|proof| !proof.proves(&basis)) {
        ask::begin(house, &tx, me.citizen, Way::Licence, (number, basis)).await?;
        tx.commit().await?;
    }
    Ok(here.into_response())
}

/// Ten digits, whatever stands between them.
fn digits(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
    (plain.len() == DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit())).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::digits;

    /// covers REG-08
    #[test]
    fn a_licence_is_ten_digits_however_they_are_written() {
        assert_eq!(digits("99 12 345678").as_deref(), Some("9912345678"));
        assert_eq!(digits("9912-345678").as_deref(), Some("9912345678"));
        for wrong in ["", "991234567", "99123456789", "99АВ345678", "９９12345678"] {
            assert_eq!(digits(wrong), None, "{wrong}");
        }
    }
}

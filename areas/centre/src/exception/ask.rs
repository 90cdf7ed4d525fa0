//! The first operator asks for a second one: the papers are in order, the register is not.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::Passport;
use profile::Unconfirmed;
use text::Words;
use web::{FieldErrors, Fields, House, Posted, Problem, Proofing, Staff, Visit, WebResult};

use super::{newest, put};
use crate::desk::draw;
use crate::fact::read_why;
use crate::visit::{Done, ROLES, done, of, typed};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/staff/centre/visits/{id}/exception", routing::post(post))
}

async fn post(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let visiting = of(house, &me, &id).await?;
    let waits = profile::unconfirmed(house, &house.db, visiting.citizen).await?;
    let Some(waits) = waits else { return Err(Problem::Conflict("centre-exception-nothing")) };
    let mut errors = FieldErrors::new();
    check_papers(t, &form, &waits, &mut errors);
    let why = read_why(&form, t, &mut errors);
    let Some(why) = why.filter(|_| errors.is_empty()) else {
        return Ok(draw(&visit, &visiting, (typed(&form), errors)).await?.into_response());
    };
    let tx = house.db.begin().await?;
    let before = newest(house, &tx, visiting.citizen).await?;
    // What a second operator has refused is not asked again until the data are others.
    let asked = before.is_some_and(|before| before.version == waits.version);
    let low = accounts::proofing(&tx, visiting.citizen).await? < Proofing::Confirmed;
    if low && !asked {
        put(house, &tx, (&visiting, &me.agency), (waits.version, me.staff), &why).await?;
        let act = Done { action: "centre.exception-asked", kind: "exception", note: &why, both: None };
        done(house, &tx, &me, &visiting, act).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&visiting.path()).into_response())
}

/// Both operators type the passport from the paper and say that they have seen the person: neither takes the other's word.
pub(super) fn check_papers(t: &Words, form: &Fields, waits: &Unconfirmed, errors: &mut FieldErrors) {
    match Passport::parse(form.get("paper")) {
        Err(_) => errors.add("paper", t.get("centre-passport-wrong")),
        Ok(passport) if passport.as_str() != waits.query.passport => {
            errors.add("paper", t.get("centre-passport-differs"));
        }
        Ok(_) => {}
    }
    if !form.ticked("seen_both") {
        errors.add("seen_both", t.get("centre-seen-missing"));
    }
}

//! A fob with codes is handed out by its serial number to the person at the desk, taken back, or reported lost (REG-12, LOGIN-10).

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use factors::Holder;
use factors::fob::Typed;
use factors::fob::stock::{self, NotHanded, State};
use uuid::Uuid;
use web::{FieldErrors, House, Posted, Problem, Proofing, Staff, Visit, WebResult};

use crate::acts::read_paper;
use crate::desk::draw;
use crate::visit::{Done, ROLES, done, of, typed};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/staff/centre/visits/{id}/fobs", routing::post(hand_out))
        .route("/staff/centre/visits/{id}/fobs/{factor}/return", routing::post(take_back))
        .route("/staff/centre/visits/{id}/fobs/{factor}/loss", routing::post(lost))
}

/// The person is here, the passport is the confirmed one, and the code on the screen is this fob's: then it is theirs.
async fn hand_out(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let visiting = of(house, &me, &id).await?;
    let level = accounts::proofing(&house.db, visiting.citizen).await?;
    if level < Proofing::Confirmed {
        return Err(Problem::Conflict("centre-fob-unseen"));
    }
    let card = profile::card(house, &house.db, visiting.citizen).await?;
    let mut errors = FieldErrors::new();
    read_paper(t, &card, &form, ("fob_passport", "fob_seen"), &mut errors);
    for name in ["serial", "code"] {
        if form.get(name).is_empty() {
            errors.add(name, t.get(&format!("centre-fob-{name}-missing")));
        }
    }
    if errors.is_empty() {
        let rules = &house.settings.policy.for_citizens(level.code()).factors;
        let shown = Typed { code: form.get("code"), next: form.get("next") };
        let holder = Holder::Citizen(visiting.citizen);
        let tx = house.db.begin().await?;
        match stock::hand_out(house, &tx, holder, form.get("serial"), shown, rules).await? {
            Ok(_) => {
                let note = form.get("serial").to_uppercase();
                let act = Done { action: "centre.fob-given", kind: "fob", note: &note, both: None };
                done(house, &tx, &me, &visiting, act).await?;
                tx.commit().await?;
                return Ok(Redirect::to(&visiting.path()).into_response());
            }
            Err(NotHanded::NotInStock) => errors.add("serial", t.get("centre-fob-not-in-stock")),
            Err(NotHanded::Code(refusal)) => errors.add("code", refusal.words(t)),
        }
    }
    Ok(draw(&visit, &visiting, (typed(&form), errors)).await?.into_response())
}

async fn take_back(
    visit: Visit,
    staff: Staff,
    path: Path<(String, String)>,
    _: Posted,
) -> WebResult<Redirect> {
    let act = ("centre.fob-returned", "fob-back");
    part_with(&visit, staff, path, State::Stock, act).await
}

async fn lost(visit: Visit, staff: Staff, path: Path<(String, String)>, _: Posted) -> WebResult<Redirect> {
    part_with(&visit, staff, path, State::Lost, ("centre.fob-lost", "fob-lost")).await
}

/// The fob confirms nothing from now on. Sent twice, it is parted with once.
async fn part_with(
    visit: &Visit,
    Staff(me): Staff,
    Path((id, factor)): Path<(String, String)>,
    state: State,
    (action, kind): (&'static str, &'static str),
) -> WebResult<Redirect> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let visiting = of(house, &me, &id).await?;
    let factor: Uuid = factor.parse().map_err(|_| Problem::NotFound)?;
    let holder = Holder::Citizen(visiting.citizen);
    let tx = house.db.begin().await?;
    let held = stock::held(&tx, holder).await?.into_iter().find(|held| held.factor == factor);
    if let Some(held) = held
        && stock::part_with(house, &tx, holder, factor, state).await?
    {
        done(house, &tx, &me, &visiting, Done { action, kind, note: &held.serial, both: None }).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&visiting.path()))
}

//! «Это неверно»: an address that an agency has changed is put back to what stood there before (APP-20).

use axum::response::Redirect;
use axum::{Router, routing};
use journal::{Actor, Outcome};
use serde_json::json;
use web::{Citizen, House, Posted, Problem, Visit, WebResult};

use crate::card::Known;
use crate::check::{self, Fact};
use crate::person::{self, State};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/profile/earlier", routing::post(post))
}

/// Puts back what stood there before: once, whatever was pressed twice, and nothing when the page was an old one.
async fn post(visit: Visit, Citizen(me): Citizen, Posted(form): Posted) -> WebResult<Redirect> {
    let house = &visit.house;
    let done = Redirect::to("/profile#addresses");
    let tx = house.db.begin().await?;
    let mut person = person::load(house, &tx, me.citizen).await?.ok_or(Problem::NotFound)?;
    let field = form.get("field");
    let known = person.card.get(field).ok_or(Problem::NotFound)?;
    let before = known.earlier.first().filter(|_| known.case.is_some());
    let (true, Some(before)) = (form.get("version") == person.version.to_string(), before) else {
        return Ok(done);
    };
    let known = Known::new(before.value.clone(), None, house.clock.now());
    let fields = person.move_to(field, known);
    person::save(house, &tx, me.citizen, &person).await?;
    if person.state == State::Waiting {
        check::enqueue(house, &tx, me.citizen, person.version + 1).await?;
    }
    let fact = Fact {
        actor: Actor::Citizen(me.citizen),
        action: "profile.put-back",
        outcome: Outcome::Done,
        details: json!({ "fields": fields }),
    };
    check::record(house, &tx, me.citizen, fact).await?;
    tx.commit().await?;
    Ok(done)
}

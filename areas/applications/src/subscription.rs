//! Which ways a person is told about one application by, besides the feed (APP-07).

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Redirect;
use base::{ApplicationId, CitizenId};
use journal::Actor;
use notifications::Muted;
use serde_json::json;
use web::{Citizen, House, Posted, Problem, WebResult};

use crate::area::Here;
use crate::step::{details, entry, service_of};
use crate::store::applications;

/// The ways that are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub email: bool,
    pub sms: bool,
}

/// The ways by which a person is told about an application.
pub(crate) async fn told(house: &House, citizen: CitizenId, id: ApplicationId) -> WebResult<Told> {
    let muted = notifications::muted(&house.db, citizen, id.uuid()).await?;
    Ok(Told { email: !muted.email, sms: !muted.sms })
}

/// `POST /applications/{id}/subscription`: boxes `email` and `sms`.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let me = citizen.citizen;
    let application = applications::get(&house, &house.db, me, id).await?.ok_or(Problem::NotFound)?;
    let here = Redirect::to(&format!("/applications/{id}#told"));
    let wanted = Told { email: form.ticked("email"), sms: form.ticked("sms") };
    if told(&house, me, id).await? == wanted {
        return Ok(here);
    }
    let service = service_of(&house, &area.tools, &application).await?;
    let mut facts = details(&service, &application);
    facts["email"] = json!(wanted.email);
    facts["sms"] = json!(wanted.sms);
    let tx = house.db.begin().await?;
    notifications::mute(&tx, me, id.uuid(), Muted { email: !wanted.email, sms: !wanted.sms }).await?;
    let actor = Actor::Citizen(me);
    house
        .journal
        .record(&tx, entry(&application, actor, "application.subscription_changed", None, facts))
        .await?;
    tx.commit().await?;
    Ok(here)
}

//! `POST /applications/{id}/payment`: the person has paid and does not want to wait for the next question to the register.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Redirect;
use base::ApplicationId;
use web::{Citizen, House, Posted, Problem, WebResult};

use crate::area::Here;
use crate::confirm::enqueue_step;
use crate::step::{pay, service_of};
use crate::store::applications;

/// Brings the next question to the register of charges forward.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let service = service_of(&house, &area.tools, &application).await?;
    if pay::is_due(&service, &application) {
        let tx = house.db.begin().await?;
        enqueue_step(&house, &tx, citizen.citizen, id, application.step).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&format!("/applications/{id}")))
}

//! Name a browser, trust it, trust it no more, forget it (LOGIN-19).

use axum::extract::Path;
use axum::response::Redirect;
use axum::{Router, routing};
use db::Tx;
use uuid::Uuid;
use vault::Subject;
use web::{Citizen, CitizenSession, House, Posted, Problem, Visit, WebResult};

use crate::account::{self, Fact};
use crate::devices::{self, cell, look};
use crate::elevation::{self, Act};
use crate::store::{device as store, session};

const NAME_LENGTH: usize = 40;
const PAGE: &str = "/security/devices";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/security/devices/{id}/name", routing::post(name))
        .route("/security/devices/{id}/trust", routing::post(trust))
        .route("/security/devices/{id}/distrust", routing::post(distrust))
        .route("/security/devices/{id}/removal", routing::post(remove))
}

async fn name(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(fields): Posted,
) -> WebResult<Redirect> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    let row = found(&tx, &me, &id).await?;
    let key = house.vault.key(&tx, Subject::Citizen(me.citizen)).await?;
    let mut seen = look(&key, &row)?;
    seen.name = fields.get("name").trim().chars().take(NAME_LENGTH).collect();
    store::set_look(&tx, me.citizen, row.device_id, key.seal_json(cell(row.device_id), &seen)?).await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE))
}

async fn trust(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    elevation::require(&visit, &me, Act::Security).await?;
    let tx = visit.house.db.begin().await?;
    let row = found(&tx, &me, &id).await?;
    if devices::trust(&visit.house, &tx, me.citizen, row.device_id).await?.is_some() {
        tx.commit().await?;
    }
    Ok(Redirect::to(PAGE))
}

async fn distrust(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let tx = visit.house.db.begin().await?;
    let row = found(&tx, &me, &id).await?;
    store::trust(&tx, me.citizen, row.device_id, None).await?;
    note(&visit, &tx, &me, &row, "account.device_distrusted").await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE))
}

/// Forgets a browser and ends what is open in it. Somebody who signs in there again is new.
async fn remove(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let tx = visit.house.db.begin().await?;
    let row = found(&tx, &me, &id).await?;
    let now = visit.house.clock.now();
    session::end_of_device(&tx, me.citizen, row.device_id, "elsewhere", now).await?;
    store::delete(&tx, me.citizen, row.device_id).await?;
    note(&visit, &tx, &me, &row, "account.device_removed").await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE))
}

async fn found(tx: &Tx, me: &CitizenSession, id: &str) -> WebResult<store::Row> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    store::find(tx, me.citizen, id).await?.ok_or(Problem::NotFound)
}

async fn note(
    visit: &Visit,
    tx: &Tx,
    me: &CitizenSession,
    row: &store::Row,
    action: &'static str,
) -> WebResult<()> {
    let key = visit.house.vault.key(tx, Subject::Citizen(me.citizen)).await?;
    let details = look(&key, row)?.device.details();
    account::record(&visit.house, tx, me.citizen, Fact::done(me.citizen, action, details)).await
}

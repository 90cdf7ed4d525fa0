//! «Архив»: what has ended is put away, and taken out again (APP-13).

use axum::extract::{Path, State};
use axum::response::Redirect;
use base::ApplicationId;
use web::{Citizen, House, Posted, Problem, WebResult};

use crate::store::following;

/// `POST /applications/{id}/archive`: `put` is `yes` or `no`.
pub(crate) async fn post(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let at = (form.get("put") == "yes").then(|| house.clock.now());
    let tx = house.db.begin().await?;
    if !following::archive(&tx, citizen.citizen, id, at).await? {
        return Err(Problem::NotFound);
    }
    tx.commit().await?;
    Ok(Redirect::to(if at.is_some() { "/applications?shelf=archive" } else { "/applications?shelf=ended" }))
}

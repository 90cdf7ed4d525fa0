//! Reading: one notice by following it, all of them by a button.

use axum::extract::Path;
use axum::response::Redirect;
use axum::routing::{Router, get, post};
use base::NoticeId;
use chrono::{DateTime, Utc};
use web::{Citizen, House, Posted, Problem, Visit, WebResult};

use crate::feed::address;
use crate::notice::Kind;
use crate::store;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/notifications/{id}", get(follow)).route("/notifications/reading", post(read_all))
}

/// Marks one notice as read and leads to what it is about.
async fn follow(visit: Visit, Citizen(citizen): Citizen, Path(id): Path<String>) -> WebResult<Redirect> {
    let id: NoticeId = id.parse().map_err(|_| Problem::NotFound)?;
    let house = &visit.house;
    let link = store::link(&house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let tx = house.db.begin().await?;
    store::read_one(&tx, citizen.citizen, id, house.clock.now()).await?;
    tx.commit().await?;
    Ok(Redirect::to(&link))
}

/// Marks as read everything that had arrived when the page was drawn; what has come since stays unread.
async fn read_all(visit: Visit, Citizen(citizen): Citizen, Posted(fields): Posted) -> WebResult<Redirect> {
    let house = &visit.house;
    let now = house.clock.now();
    let seen = fields.get("seen").parse::<DateTime<Utc>>().map_or(now, |seen| seen.min(now));
    let tx = house.db.begin().await?;
    store::read_all(&tx, citizen.citizen, seen, now).await?;
    tx.commit().await?;
    Ok(Redirect::to(&address(Kind::parse(fields.get("kind")).map_or("", Kind::code), "")))
}

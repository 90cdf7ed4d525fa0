//! Freeze the account in one tap: every session ends, and nobody gets in until its owner thaws it (LOGIN-26, LEAP-12).

use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use chrono::Duration;
use http::header;
use web::{Citizen, House, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::cookie::Jar;
use crate::session;
use crate::store::guard as store;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/security/freeze", routing::post(post))
}

async fn post(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let now = house.clock.now();
    let days = match fields.get("until") {
        "day" => Some(1),
        "week" => Some(7),
        _ => None,
    };
    let tx = house.db.begin().await?;
    store::freeze(&tx, me.citizen, now, days.map(|days| now + Duration::days(days))).await?;
    session::end_all(house, &tx, me.citizen, None, "frozen").await?;
    let details = serde_json::json!({ "days": days });
    account::record(house, &tx, me.citizen, Fact::done(me.citizen, "account.frozen", details)).await?;
    tx.commit().await?;
    let cookie = [(header::SET_COOKIE, Jar::Session.take(&house.settings)?)];
    Ok((cookie, Redirect::to("/sign-in?frozen=1")).into_response())
}

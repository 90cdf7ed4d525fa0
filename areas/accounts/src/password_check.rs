//! The one rule of passwords that a browser cannot look at by itself: whether a password is easy to guess. The page asks while somebody
//! types, so that what is marked as kept is what the server will say.

use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing};
use base::{Phone, Sensitive};
use serde_json::json;
use web::{House, Limit, Posted, Visit, WebResult};

use crate::account;
use crate::password_rules::{self, Rule};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/password-check", routing::post(post))
}

/// `{"common": true}`: easy to guess. Nothing is kept, and nothing is compared with anybody's password.
async fn post(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Checks)?;
    let house = &visit.house;
    let mut own = vec![Sensitive::new(fields.get("email").to_owned())];
    if let Ok(phone) = Phone::parse(fields.get("phone")) {
        own.push(Sensitive::new(phone.as_str().to_owned()));
    }
    if let Some(me) = visit.citizen() {
        own.extend(account::own_words(house, &house.db, me.citizen).await?);
    }
    let policies = &house.settings.policy;
    let policy =
        visit.citizen().map_or(policies.for_anybody(), |me| policies.for_citizens(me.proofing.code()));
    let own: Vec<&str> = own.iter().map(|word| word.expose().as_str()).collect();
    let common =
        password_rules::broken(&policy.password, fields.raw("password"), &own).contains(&Rule::Common);
    Ok(Json(json!({ "common": common })).into_response())
}

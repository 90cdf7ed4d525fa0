//! `/healthz`: the process lives. `/readyz`: it can serve, because its database answers.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use db::Rows;
use web::House;

/// Both addresses, for whoever watches the portal.
pub fn routes() -> Router<House> {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready))
}

async fn ready(State(house): State<House>) -> (StatusCode, &'static str) {
    match house.db.count("select cast(1 as bigint) as n", Vec::new()).await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

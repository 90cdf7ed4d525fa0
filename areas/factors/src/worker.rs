//! `/service-worker.js`: shows pushed messages while no page is open. It stands at the root, because a browser lets it work only below
//! its own address.

use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use http::header;
use web::House;

const SCRIPT: &str = include_str!("../script/service-worker.js");

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/service-worker.js", get(script))
}

/// Asked for anew every time: a browser replaces its copy as soon as one letter differs.
async fn script() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, SCRIPT)
}

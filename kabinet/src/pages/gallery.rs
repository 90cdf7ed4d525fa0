//! `/ui`: the living page of the design system, for whoever draws a page.

use axum::Router;
use axum::routing::get;
use ui::{Gallery, Section};
use web::{House, Html, Visit, WebResult};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/ui", get(page))
}

async fn page(visit: Visit) -> WebResult<Html> {
    visit.show(&Gallery::new(visit.page(visit.t.get("ui-gallery"), Section::None)))
}

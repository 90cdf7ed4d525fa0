//! `/accessibility`: what is kept to, how to switch, how to complain.

use askama::Template;
use axum::Router;
use axum::routing::get;
use ui::{Page, Section};
use web::{House, Html, Visit, WebResult};

use super::Line;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/accessibility", get(page))
}

#[derive(Template)]
#[template(path = "pages/accessibility.html")]
struct AccessibilityPage {
    page: Page,
    kept: Vec<Line>,
    keys: Vec<Line>,
}

const KEPT: [(&str, &str); 5] = [
    ("eye", "contrast"),
    ("phone", "narrow"),
    ("message", "words"),
    ("laptop", "script"),
    ("settings", "motion"),
];

const KEYS: [(&str, &str); 3] = [("arrow-right", "tab"), ("check", "enter"), ("home", "skip")];

async fn page(visit: Visit) -> WebResult<Html> {
    let page = visit.page(visit.t.get("pages-accessibility-title"), Section::None);
    let kept = super::lines(&page.t, "pages-accessibility-kept", &KEPT);
    let keys = super::lines(&page.t, "pages-accessibility-keys", &KEYS);
    visit.show(&AccessibilityPage { page, kept, keys })
}

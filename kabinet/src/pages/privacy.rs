//! `/privacy`: what is kept about a person, how it is sealed, who sees it, for how long.

use askama::Template;
use axum::Router;
use axum::routing::get;
use text::{Arg, Words};
use ui::{Fact, Page, Section};
use web::{House, Html, Visit, WebResult};

use super::Line;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/privacy", get(page))
}

#[derive(Template)]
#[template(path = "pages/privacy.html")]
struct PrivacyPage {
    page: Page,
    kept: Vec<Line>,
    seers: Vec<Line>,
    terms: Vec<Fact>,
    /// How long a session lasts.
    session: String,
}

const KEPT: [(&str, &str); 4] =
    [("user", "profile"), ("phone", "contacts"), ("inbox", "applications"), ("file-check", "documents")];

const SEERS: [(&str, &str); 5] = [
    ("user", "you"),
    ("building", "officer"),
    ("plug", "registers"),
    ("settings", "admin"),
    ("globe", "others"),
];

const TERMS: [&str; 5] = ["registration", "draft", "message", "checked", "journal"];

async fn page(visit: Visit) -> WebResult<Html> {
    let page = visit.page(visit.t.get("pages-privacy-title"), Section::None);
    let kept = super::lines(&page.t, "pages-privacy-kept", &KEPT);
    let seers = super::lines(&page.t, "pages-privacy-seer", &SEERS);
    let terms = TERMS.map(|name| term(&page.t, name)).into();
    let sessions = &visit.house.settings.policy.for_citizens("confirmed").sessions;
    let session = page.t.with(
        "pages-privacy-session",
        &[("minutes", Arg::Number(sessions.idle_minutes)), ("hours", Arg::Number(sessions.hours))],
    );
    visit.show(&PrivacyPage { page, kept, seers, terms, session })
}

fn term(t: &Words, name: &str) -> Fact {
    Fact {
        name: t.get(&format!("pages-privacy-term-{name}")),
        value: t.get(&format!("pages-privacy-term-{name}-value")),
    }
}

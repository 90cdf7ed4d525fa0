//! `/more`: everything that has no place in the bar at the bottom of phones.

use askama::Template;
use axum::Router;
use axum::routing::get;
use ui::{Page, Section, Viewer};
use web::{House, Html, Visit, WebResult};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/more", get(page))
}

#[derive(Template)]
#[template(path = "pages/more.html")]
struct MorePage {
    page: Page,
    /// The citizen's name; nothing for somebody who is not signed in.
    name: Option<String>,
    /// «3 новых уведомления».
    notices: String,
}

async fn page(visit: Visit) -> WebResult<Html> {
    let page = visit.page(visit.t.get("pages-more-title"), Section::None);
    let (name, unread) = match &page.viewer {
        Viewer::Citizen { name, unread, .. } => (Some(name.clone()), *unread),
        Viewer::Anonymous | Viewer::Staff { .. } => (None, 0),
    };
    let notices = page.t.with1("pages-more-notifications-note", "n", unread);
    visit.show(&MorePage { page, name, notices })
}

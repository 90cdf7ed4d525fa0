//! `/help`: questions and answers about what the cabinet can do today.

use askama::Template;
use axum::Router;
use axum::routing::get;
use text::Words;
use ui::{Page, Section};
use web::{House, Html, Visit, WebResult};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/help", get(page))
}

#[derive(Template)]
#[template(path = "pages/help.html")]
struct HelpPage {
    page: Page,
    groups: Vec<Group>,
    /// Where a demo's letters and SMS arrive; empty on a real portal.
    inbox: String,
}

struct Group {
    id: &'static str,
    title: String,
    questions: Vec<Question>,
}

struct Question {
    title: String,
    answer: String,
    href: &'static str,
    /// Empty when no page belongs to the answer.
    link: String,
}

/// Groups, their questions, and the page that belongs to the answer.
const GROUPS: [(&str, &[(&str, &str)]); 4] = [
    ("entry", &[("register", "/register"), ("code", ""), ("blocked", "/sign-in"), ("level", "/profile")]),
    ("applications", &[("where", "/applications"), ("question", "/applications"), ("waiting", "/status")]),
    ("documents", &[("mine", "/documents"), ("verify", "/verify")]),
    ("data", &[("who", "/journal"), ("wrong", "/profile"), ("stranger", "/security")]),
];

async fn page(visit: Visit) -> WebResult<Html> {
    let page = visit.page(visit.t.get("pages-help-title"), Section::None);
    let groups = GROUPS.map(|(group, names)| Group {
        id: group,
        title: page.t.get(&format!("pages-help-{group}")),
        questions: names.iter().map(|(name, href)| question(&page.t, name, href)).collect(),
    });
    // An empty address is how the template knows that this portal is no demo.
    let inbox = visit.house.settings.demo_inbox.clone().unwrap_or_default();
    visit.show(&HelpPage { page, groups: groups.into(), inbox })
}

fn question(t: &Words, name: &str, href: &'static str) -> Question {
    let link = if href.is_empty() { String::new() } else { t.get(&format!("pages-help-{name}-link")) };
    Question {
        title: t.get(&format!("pages-help-{name}")),
        answer: t.get(&format!("pages-help-{name}-answer")),
        href,
        link,
    }
}

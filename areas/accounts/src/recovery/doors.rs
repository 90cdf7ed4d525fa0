//! «Восстановление доступа» begins with the cause (LOGIN-31): each door leads to its own way, and the last page of each says what next.

use askama::Template;
use axum::extract::Path;
use axum::response::IntoResponse;
use axum::{Router, routing};
use ui::{Page, Section};
use web::{House, Html, Problem, Visit, WebResult};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/recovery", routing::get(chooser))
        .route("/recovery/phone", routing::get(phone))
        .route("/recovery/email", routing::get(email))
        .route("/recovery/lost", routing::get(lost))
        .route("/recovery/stranger", routing::get(stranger))
        .route("/recovery/done", routing::get(done))
        .route("/recovery/open", routing::get(open))
        .route("/recovery/centre/{door}", routing::get(centre))
}

/// A way that a page offers.
struct Row {
    href: &'static str,
    icon: &'static str,
    title: String,
    note: String,
}

#[derive(Template)]
#[template(path = "recovery_doors.html")]
struct DoorPage {
    page: Page,
    lead: String,
    /// Where the page before is; empty on the first one.
    back: &'static str,
    rows: Vec<Row>,
}

/// Address, picture, and the word in the keys of words.
type Door = (&'static str, &'static str, &'static str);

const CAUSES: [Door; 6] = [
    ("/recovery/contact", "lock", "forgot"),
    ("/recovery/unlock", "clock", "blocked"),
    ("/recovery/phone", "phone", "phone"),
    ("/recovery/email", "mail", "email"),
    ("/recovery/lost", "key", "lost"),
    ("/recovery/stranger", "alert", "stranger"),
];
const PHONE: [Door; 4] = [
    ("/sign-in?return=%2Fsecurity%2Fphone", "user", "phone-in"),
    ("/recovery/contact", "mail", "phone-mail"),
    ("/recovery/reset", "clock", "wait"),
    ("/recovery/request", "call", "operators"),
];
const EMAIL: [Door; 3] = [
    ("/sign-in?return=%2Fsecurity%2Femail", "user", "email-in"),
    ("/recovery/contact", "message", "email-sms"),
    ("/recovery/request", "call", "operators"),
];
const LOST: [Door; 4] = [
    ("/sign-in", "receipt", "backup"),
    ("/recovery/reset", "clock", "wait"),
    ("/recovery/request", "call", "operators"),
    ("/recovery/centre/papers", "building", "centre"),
];
const STRANGER: [Door; 3] = [
    ("/recovery/contact", "lock", "stranger-password"),
    ("/sign-in?return=%2Fsecurity%2Fdevices", "shield", "stranger-in"),
    ("/recovery/request", "call", "operators"),
];

async fn chooser(visit: Visit) -> WebResult<impl IntoResponse> {
    shown(&visit, "", "", &CAUSES)
}

async fn phone(visit: Visit) -> WebResult<impl IntoResponse> {
    shown(&visit, "-phone", "/recovery", &PHONE)
}

async fn email(visit: Visit) -> WebResult<impl IntoResponse> {
    shown(&visit, "-email", "/recovery", &EMAIL)
}

async fn lost(visit: Visit) -> WebResult<impl IntoResponse> {
    shown(&visit, "-lost", "/recovery", &LOST)
}

async fn stranger(visit: Visit) -> WebResult<impl IntoResponse> {
    shown(&visit, "-stranger", "/recovery", &STRANGER)
}

async fn centre(visit: Visit, Path(door): Path<String>) -> WebResult<Html> {
    if door != "papers" {
        return Err(Problem::NotFound);
    }
    shown(&visit, "-centre", "/recovery/lost", &[("/recovery/request", "call", "operators")])
}

async fn done(visit: Visit) -> WebResult<impl IntoResponse> {
    shown(&visit, "-done", "", &[("/sign-in", "user", "go-in")])
}

async fn open(visit: Visit) -> WebResult<impl IntoResponse> {
    shown(&visit, "-open", "", &[("/sign-in", "user", "go-in"), ("/recovery/contact", "lock", "forgot")])
}

fn shown(visit: &Visit, word: &str, back: &'static str, doors: &[Door]) -> WebResult<Html> {
    let t = &visit.t;
    let hours = visit.house.settings.policy.for_anybody().recovery.wait_hours;
    let row = |(href, icon, word): &Door| Row {
        href,
        icon,
        title: t.get(&format!("accounts-recovery-door-{word}")),
        note: t.with1(&format!("accounts-recovery-door-{word}-note"), "hours", hours),
    };
    visit.show(&DoorPage {
        page: visit.page(t.get(&format!("accounts-recovery{word}-title")), Section::None),
        lead: t.with1(&format!("accounts-recovery{word}-lead"), "hours", hours),
        back,
        rows: doors.iter().map(row).collect(),
    })
}

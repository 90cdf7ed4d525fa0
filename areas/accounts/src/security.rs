//! «Безопасность»: contacts, open sessions, the journal of sign-ins; end one session or all others (LOGIN-20, LOGIN-21, LOGIN-28).

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{CitizenId, SessionId};
use http::header;
use journal::{Outcome, Recorded};
use ui::{Page, Section};
use vault::Subject;
use web::{Citizen, House, Html, Posted, Problem, Visit, WebResult};

use crate::account::{self, Fact};
use crate::cookie::Jar;
use crate::session;
use crate::store::session as store;

/// Entries looked through for the journal of sign-ins, and shown of them.
const LOOKED_THROUGH: u32 = 100;
const SHOWN: usize = 12;

const SIGN_INS: [&str; 7] = [
    "account.registered",
    "account.signed_in",
    "account.sign_in_failed",
    "account.blocked",
    "account.signed_out",
    "account.session_ended",
    "account.sessions_ended",
];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/security", routing::get(page))
        .route("/security/sessions/{id}/end", routing::post(end_one))
        .route("/security/sessions/end-others", routing::post(end_others))
        .route("/sign-out", routing::post(sign_out))
}

#[derive(Template)]
#[template(path = "security.html")]
struct Overview {
    page: Page,
    email: String,
    email_confirmed: bool,
    letter_sent: bool,
    /// Why another letter cannot leave yet; empty when it can.
    letter_wait: String,
    phone: String,
    phone_confirmed: bool,
    sessions: Vec<SessionRow>,
    sign_ins: Vec<SignIn>,
}

struct SessionRow {
    id: String,
    device: String,
    seen: String,
    present: bool,
}

struct SignIn {
    what: String,
    /// When and from where.
    note: String,
    advice: String,
    bad: bool,
}

#[derive(serde::Deserialize)]
struct Asked {
    letter: Option<String>,
}

async fn page(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Html> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, me.citizen).await?;
    let key = house.vault.key(&house.db, Subject::Citizen(me.citizen)).await?;
    let sessions = session::open_of(house, &house.db, &key, me.citizen).await?;
    let entries = house.journal.of_citizen(&house.db, me.citizen, None, LOOKED_THROUGH).await?;
    let wait = crate::registration::link_wait_seconds(house, &house.db, me.citizen.uuid()).await?;
    let sign_ins = entries.iter().filter(|entry| SIGN_INS.contains(&entry.action.as_str()));
    visit.show(&Overview {
        page: visit.page(visit.t.get("accounts-security-title"), Section::Person),
        email: own.email.masked(),
        email_confirmed: own.email.confirmed,
        letter_sent: asked.letter.is_some(),
        letter_wait: if wait > 0 {
            visit.t.with1("accounts-letter-wait", "seconds", wait)
        } else {
            String::new()
        },
        phone: own.phone.masked(),
        phone_confirmed: own.phone.confirmed,
        sessions: sessions.into_iter().map(|open| row(&visit, open, me.session)).collect(),
        sign_ins: sign_ins.take(SHOWN).map(|entry| sign_in(&visit, entry)).collect(),
    })
}

async fn end_one(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let session: SessionId = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = visit.house.db.begin().await?;
    if store::delete(&tx, me.citizen, session.uuid()).await? {
        note(&visit.house, &tx, me.citizen, "account.session_ended").await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/security"))
}

async fn end_others(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    let tx = visit.house.db.begin().await?;
    if store::delete_others(&tx, me.citizen, me.session.uuid()).await? > 0 {
        note(&visit.house, &tx, me.citizen, "account.sessions_ended").await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/security"))
}

/// Ends the session here, on the server; a page left open in another window can do nothing afterwards.
async fn sign_out(visit: Visit, Posted(_): Posted) -> WebResult<Response> {
    if let Some(me) = visit.citizen() {
        let tx = visit.house.db.begin().await?;
        if store::delete(&tx, me.citizen, me.session.uuid()).await? {
            note(&visit.house, &tx, me.citizen, "account.signed_out").await?;
            tx.commit().await?;
        }
    }
    let cookie = [(header::SET_COOKIE, Jar::Session.take(&visit.house.settings)?)];
    Ok((cookie, Redirect::to("/sign-in?out=1")).into_response())
}

async fn note(house: &House, tx: &db::Tx, citizen: CitizenId, action: &'static str) -> WebResult<()> {
    account::record(house, tx, citizen, Fact::done(citizen, action, serde_json::Value::Null)).await
}

fn row(visit: &Visit, open: session::Open, present: SessionId) -> SessionRow {
    let now = visit.house.clock.now();
    let present = open.session == present;
    let (seen, opened) = (visit.t.moment(open.last_seen_at, now), visit.t.moment(open.created_at, now));
    let key = if present { "accounts-session-present" } else { "accounts-session-seen" };
    SessionRow {
        id: open.session.to_string(),
        device: device_words(visit, &open.device.family),
        seen: visit.t.with(key, &[("seen", seen.into()), ("opened", opened.into())]),
        present,
    }
}

fn sign_in(visit: &Visit, entry: &Recorded) -> SignIn {
    let detail = |name: &str| entry.details.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let key = format!("journal-{}", entry.action.replace('.', "-"));
    let bad = entry.outcome == Outcome::Refused;
    let at = visit.t.moment(entry.at, visit.house.clock.now());
    let note = if detail("source").is_empty() {
        at
    } else {
        [at, device_words(visit, detail("family")), detail("source").to_owned()].join(", ")
    };
    let advice = if bad { visit.t.get("accounts-sign-in-advice") } else { String::new() };
    SignIn { what: visit.t.get(&key), note, advice, bad }
}

fn device_words(visit: &Visit, family: &str) -> String {
    if family.is_empty() { visit.t.get("accounts-device-unknown") } else { family.to_owned() }
}

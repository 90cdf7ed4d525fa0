//! «Безопасность»: contacts, open sessions, the journal of sign-ins; end one session or all others (LOGIN-20, LOGIN-21, LOGIN-28).

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{CitizenId, SessionId};
use chrono::DateTime;
use http::header;
use ui::{Page, Section};
use vault::Subject;
use web::{Citizen, House, Html, Posted, Problem, Visit, WebResult};

use crate::account::{self, Fact};
use crate::cookie::Jar;
use crate::devices::page::{SessionRow, session_rows};
use crate::sign_ins::{self, ACTIONS, SignIn};
use crate::store::{restriction, session as store};
use crate::way::Has;
use crate::{panel, session};

/// Entries of the journal of sign-ins that this page shows; the rest has a page of its own.
const SHOWN: u32 = 5;

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
    /// A phone or an e-mail was changed just now.
    changed: bool,
    /// Why another letter cannot leave yet; empty when it can.
    letter_wait: String,
    phone: String,
    phone_confirmed: bool,
    ways: Vec<panel::Row>,
    has: Has,
    /// A code by SMS is the second step.
    by_sms: bool,
    backup_note: String,
    /// Staff has shut something for a time.
    restricted: bool,
    sessions: Vec<SessionRow>,
    sign_ins: Vec<SignIn>,
}

#[derive(serde::Deserialize)]
struct Asked {
    letter: Option<String>,
    changed: Option<String>,
}

async fn page(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Html> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, me.citizen).await?;
    let key = house.vault.key(&house.db, Subject::Citizen(me.citizen)).await?;
    let sessions = session::open_of(house, &house.db, &key, me.citizen, me.proofing).await?;
    let entries =
        house.journal.of_actions(&house.db, me.citizen, &ACTIONS, DateTime::UNIX_EPOCH, SHOWN).await?;
    let wait = crate::registration::link_wait_seconds(house, &house.db, me.citizen.uuid()).await?;
    let enrolled = panel::enrolled(&visit, &me, &own).await?;
    let codes = !(enrolled.has.codes_off && enrolled.has.strong());
    visit.show(&Overview {
        page: visit.page(visit.t.get("accounts-security-title"), Section::Person),
        email: own.email.masked(),
        email_confirmed: own.email.confirmed,
        letter_sent: asked.letter.is_some(),
        changed: asked.changed.is_some(),
        letter_wait: if wait > 0 {
            visit.t.with1("accounts-letter-wait", "seconds", wait)
        } else {
            String::new()
        },
        phone: own.phone.masked(),
        phone_confirmed: own.phone.confirmed,
        ways: enrolled.rows,
        has: enrolled.has,
        by_sms: own.phone.confirmed && codes && enrolled.policy.codes.sms_is_factor,
        backup_note: enrolled.backup_note,
        restricted: restriction::count(&house.db, me.citizen, house.clock.now()).await? > 0,
        sessions: session_rows(&visit, sessions, &me),
        sign_ins: entries.iter().map(|entry| sign_ins::line(&visit.t, entry, house.clock.now())).collect(),
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
    if store::end(&tx, me.citizen, session.uuid(), "elsewhere", visit.house.clock.now()).await? {
        note(&visit.house, &tx, me.citizen, "account.session_ended").await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/security/devices"))
}

async fn end_others(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    let tx = visit.house.db.begin().await?;
    if session::end_all(&visit.house, &tx, me.citizen, Some(me.session), "elsewhere").await? > 0 {
        note(&visit.house, &tx, me.citizen, "account.sessions_ended").await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/security/devices"))
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

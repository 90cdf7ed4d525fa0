//! Server-side sessions: an opaque secret in the cookie, its hash in the database, ended here and nowhere else.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use base::{CitizenId, SessionId};
use chrono::Duration;
use db::{Rows, Tx};
use vault::{Cell, Subject, SubjectKey};
use web::{AuthLevel, CitizenSession, House, Proofing, WebResult};

use crate::account;
use crate::cookie::{Jar, Ticket};
use crate::device::Device;
use crate::store::session as store;

/// `last_seen_at` is written at most this often, because a page that only shows something should not have to write.
const TOUCH_SECONDS: i64 = 60;

/// Middleware: finds the citizen's session by its cookie and puts [`CitizenSession`] into the request's extensions.
/// One query with a cookie, none without.
pub async fn session_layer(State(house): State<House>, mut request: Request, next: Next) -> Response {
    if let Some(ticket) = Jar::Session.read(&house.settings, request.headers()) {
        match find(&house, &ticket).await {
            Ok(Some(session)) => {
                request.extensions_mut().insert(session);
            }
            Ok(None) => {}
            // The page is drawn as for a stranger; if the database is down, it says so itself, with a code.
            Err(problem) => tracing::error!(?problem, "a session could not be looked up"),
        }
    }
    next.run(request).await
}

async fn find(house: &House, ticket: &Ticket) -> WebResult<Option<CitizenSession>> {
    let citizen = ticket.citizen;
    let Some(live) = store::live(&house.db, citizen, ticket.hash()).await? else { return Ok(None) };
    let now = house.clock.now();
    let idle = Duration::minutes(house.settings.session_idle_minutes);
    if live.ends_at <= now || live.last_seen_at + idle <= now {
        return Ok(None);
    }
    if live.last_seen_at + Duration::seconds(TOUCH_SECONDS) <= now {
        let tx = house.db.begin().await?;
        store::touch(&tx, citizen, ticket.hash(), now).await?;
        tx.commit().await?;
    }
    let (name, initials) = match &live.name {
        Some(sealed) => {
            let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
            account::address(&key, citizen, Some(sealed))?
        }
        None => (String::new(), String::new()),
    };
    Ok(Some(CitizenSession {
        session: SessionId(live.session_id),
        citizen,
        proofing: Proofing::from_code(&live.proofing).unwrap_or(Proofing::Simplified),
        auth: auth_of(&live.auth),
        name,
        initials,
    }))
}

/// Opens a session and returns what goes into the cookie.
pub(crate) async fn open(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    auth: AuthLevel,
    device: &Device,
) -> WebResult<Ticket> {
    let now = house.clock.now();
    let ticket = Ticket::new(&house.random, citizen);
    let session = SessionId::new(&house.clock, &house.random);
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let new = store::NewSession {
        citizen,
        token_hash: ticket.hash(),
        session: session.uuid(),
        auth: auth_code(auth),
        device: key.seal_json(device_cell(session), device)?,
        at: now,
        ends_at: now + Duration::hours(house.settings.session_hours),
    };
    store::insert(tx, new).await?;
    Ok(ticket)
}

/// An open session as its owner sees it.
pub(crate) struct Open {
    pub session: SessionId,
    pub device: Device,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub last_seen_at: chrono::DateTime<chrono::Utc>,
}

/// The open sessions of a citizen, the latest used first.
pub(crate) async fn open_of(
    house: &House,
    rows: &impl Rows,
    key: &SubjectKey,
    citizen: CitizenId,
) -> WebResult<Vec<Open>> {
    let now = house.clock.now();
    let seen_after = now - Duration::minutes(house.settings.session_idle_minutes);
    let mut sessions = Vec::new();
    for row in store::open_of(rows, citizen, seen_after, now).await? {
        let session = SessionId(row.session_id);
        let device = key.open_json(device_cell(session), &row.device)?;
        sessions.push(Open { session, device, created_at: row.created_at, last_seen_at: row.last_seen_at });
    }
    Ok(sessions)
}

/// Removes sessions and steps that have ended.
pub(crate) async fn sweep(house: &House, tx: &Tx) -> WebResult<()> {
    let now = house.clock.now();
    store::sweep(tx, now - Duration::minutes(house.settings.session_idle_minutes), now).await
}

fn auth_code(auth: AuthLevel) -> &'static str {
    match auth {
        AuthLevel::A1 => "a1",
        AuthLevel::A2 => "a2",
        AuthLevel::A3 => "a3",
    }
}

fn auth_of(code: &str) -> AuthLevel {
    match code {
        "a3" => AuthLevel::A3,
        "a2" => AuthLevel::A2,
        _ => AuthLevel::A1,
    }
}

fn device_cell(session: SessionId) -> Cell {
    Cell { table: "accounts_sessions", column: "device", row: session.uuid() }
}

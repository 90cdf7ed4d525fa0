//! Staff sessions: an opaque token in a cookie of their own, its hash in the database.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use base::{SessionId, StaffId};
use chrono::{DateTime, Duration, Utc};
use http::HeaderMap;
use http::header::SET_COOKIE;
use journal::{Actor, Entry, Object, Outcome};
use sha2::{Digest, Sha256};
use web::{House, Posted, Staff, StaffSession, WebResult};

use crate::member;
use crate::store::{self, SessionRow};

/// The last visit is written at most this often, so that reading pages does not write.
const TOUCH_AFTER_SECONDS: i64 = 60;

/// The cookie's name: with the `__Host-` prefix (RFC 6265bis, section 4.1.3.2) wherever people come over TLS.
pub(crate) fn cookie_name(house: &House) -> &'static str {
    if house.settings.is_https() { "__Host-kabinet-staff" } else { "kabinet_staff" }
}

/// A new token of 256 random bits, in hexadecimal.
pub(crate) fn new_token(house: &House) -> String {
    hex::encode(house.random.bytes::<32>())
}

/// What is kept of a token.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// The hash of the token that a request carries.
pub(crate) fn given_hash(house: &House, headers: &HeaderMap) -> Option<Vec<u8>> {
    web::cookie(headers, cookie_name(house)).filter(|token| !token.is_empty()).map(token_hash)
}

/// The `Set-Cookie` line that gives a token to the browser; an empty token takes it away.
pub(crate) fn cookie_line(house: &House, token: &str) -> String {
    let secure = if house.settings.is_https() { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", cookie_name(house))
}

/// Middleware: finds the staff session by its cookie and puts `web::StaffSession` into the request's extensions.
/// Only addresses under `/staff` look at it: on a citizen's page an officer is nobody in particular.
pub async fn session_layer(State(house): State<House>, mut request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/staff")
        && let Some(hash) = given_hash(&house, request.headers())
    {
        match open(&house, hash).await {
            Ok(Some(session)) => {
                request.extensions_mut().insert(session);
            }
            Ok(None) => {}
            Err(problem) => return problem.into_response(),
        }
    }
    next.run(request).await
}

/// The session of a token, when it is still alive.
async fn open(house: &House, hash: Vec<u8>) -> WebResult<Option<StaffSession>> {
    let Some(row) = store::session(&house.db, hash.clone(), true).await? else { return Ok(None) };
    let now = house.clock.now();
    if !is_alive(house, row.created_at, row.seen_at, now) {
        let tx = house.db.begin().await?;
        store::delete_session(&tx, hash).await?;
        tx.commit().await?;
        return Ok(None);
    }
    if now - row.seen_at > Duration::seconds(TOUCH_AFTER_SECONDS) {
        let tx = house.db.begin().await?;
        store::touch_session(&tx, hash, now).await?;
        tx.commit().await?;
    }
    caller(house, &row)
}

fn is_alive(house: &House, created: DateTime<Utc>, seen: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - seen < Duration::minutes(house.settings.policy.for_staff().sessions.idle_minutes)
        && now - created < Duration::hours(house.settings.policy.for_staff().sessions.hours)
}

fn caller(house: &House, row: &SessionRow) -> WebResult<Option<StaffSession>> {
    let staff = StaffId(row.staff_id);
    let person = member::opened(house, staff, &row.person)?;
    Ok(web::Role::from_code(&row.role).map(|role| StaffSession {
        session: SessionId(row.session_id),
        staff,
        name: person.full_name(),
        initials: person.initials(),
        agency: row.agency.clone(),
        agency_name: row.agency.clone(),
        services: member::services(row.services.as_ref()),
        role,
    }))
}

/// `POST /staff/sign-out`.
pub(crate) async fn sign_out(
    State(house): State<House>,
    Staff(session): Staff,
    headers: HeaderMap,
    Posted(_): Posted,
) -> WebResult<impl IntoResponse> {
    let tx = house.db.begin().await?;
    if let Some(hash) = given_hash(&house, &headers) {
        store::delete_session(&tx, hash).await?;
    }
    house.journal.record(&tx, entry(session.staff, "staff.signed-out", Outcome::Done)).await?;
    tx.commit().await?;
    Ok((AppendHeaders([(SET_COOKIE, cookie_line(&house, ""))]), Redirect::to("/staff/sign-in")))
}

/// A journal entry about a member of staff themselves.
pub(crate) fn entry(staff: StaffId, action: &'static str, outcome: Outcome) -> Entry {
    Entry {
        actor: Actor::Staff(staff),
        action,
        citizen: None,
        object: Object::Staff(staff),
        service: None,
        agency: None,
        outcome,
        reason: None,
        details: serde_json::Value::Null,
    }
}

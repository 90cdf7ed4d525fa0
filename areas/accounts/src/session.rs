//! Server-side sessions: an opaque secret in the cookie, its hash in the database, ended here and nowhere else.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use base::{CitizenId, SessionId};
use chrono::{DateTime, Duration, Utc};
use db::{Rows, Tx};
use vault::{Cell, Subject, SubjectKey};
use web::{AuthLevel, CitizenSession, House, KnownBrowser, Proofing, Visit, WebResult};

use crate::account;
use crate::cookie::{Jar, Ticket};
use crate::device::Device;
use crate::devices::{self, Met};
use crate::guard::{Hold, door};
use crate::mark::Mark;
use crate::password_age::OldPassword;
use crate::place::Place;
use crate::restriction::{self, Function};
use crate::risk;
use crate::rules::Rules;
use crate::store::session as store;

/// `last_seen_at` is written at most this often, because a page that only shows something should not have to write.
const TOUCH_SECONDS: i64 = 60;
/// Ended sessions are kept so long, to say why they ended.
const REMEMBERED_HOURS: i64 = 12;

/// Middleware: finds the citizen's session by its cookie and puts [`CitizenSession`] into the request's extensions.
/// One query with a cookie, none without.
pub async fn session_layer(State(house): State<House>, mut request: Request, next: Next) -> Response {
    if let Some(text) = Mark::cookie(&house.settings, request.headers()) {
        request.extensions_mut().insert(KnownBrowser(text));
    }
    if let Some(ticket) = Jar::Session.read(&house.settings, request.headers()) {
        let place = Place::of_request(&house, &request);
        let posted_to = (request.method() == http::Method::POST).then(|| request.uri().path());
        let unattended = web::is_unattended(request.headers(), request.uri().path());
        match open_now(&house, &ticket, (place, unattended), posted_to).await {
            // The page says what is shut, why, until when, and takes an appeal.
            Ok(Some(Present { stopped: Some(_), .. })) => {
                return Redirect::to(restriction::PAGE).into_response();
            }
            Ok(Some(Present { session, ending, old_password, .. })) => {
                if let Some(page) = old_password.and_then(|old| old.instead(request.uri().path())) {
                    return Redirect::to(page).into_response();
                }
                let extensions = request.extensions_mut();
                extensions.insert(session);
                extensions.insert(ending);
                if let Some(old) = old_password {
                    extensions.insert(old);
                }
            }
            Ok(None) => {
                request.extensions_mut().insert(web::Former(ticket.citizen.uuid()));
            }
            // The page is drawn as for a stranger; if the database is down, it says so itself, with a code.
            Err(problem) => tracing::error!(?problem, "a session could not be looked up"),
        }
    }
    next.run(request).await
}

/// How a session stands.
pub(crate) enum Standing {
    Open,
    /// Ended, and why: a word of the list in [`why_ended`].
    Ended(String),
    /// Its owner must show more before it opens anything.
    Held(Hold),
}

impl store::Live {
    /// How this session stands now, the address aside.
    pub(crate) fn standing(&self, rules: &Rules, now: DateTime<Utc>) -> Standing {
        if let Some(why) = &self.ended_why {
            return Standing::Ended(why.clone());
        }
        if self.ends_at <= now {
            return Standing::Ended("hours".to_owned());
        }
        if self.last_seen_at + rules.idle <= now {
            return Standing::Ended("idle".to_owned());
        }
        Hold::of(self, now).map_or(Standing::Open, Standing::Held)
    }

    pub(crate) fn level(&self) -> Proofing {
        Proofing::from_code(&self.proofing).unwrap_or(Proofing::Simplified)
    }
}

/// Somebody with an open session.
struct Present {
    session: CitizenSession,
    ending: ui::Ending,
    /// The function that is shut to them.
    stopped: Option<Function>,
    old_password: Option<OldPassword>,
}

async fn open_now(
    house: &House,
    ticket: &Ticket,
    (place, unattended): (Place, bool),
    posted_to: Option<&str>,
) -> WebResult<Option<Present>> {
    let citizen = ticket.citizen;
    let Some(live) = store::live(&house.db, citizen, ticket.hash()).await? else { return Ok(None) };
    let (now, rules) = (house.clock.now(), Rules::of(house, live.level()));
    if !matches!(live.standing(&rules, now), Standing::Open) {
        return Ok(None);
    }
    if let Some(risk) = risk::of(house, &live, &rules, &place) {
        risk::end(house, citizen, &live, risk, &place).await?;
        return Ok(None);
    }
    let mut seen = live.last_seen_at;
    if !unattended && seen + Duration::seconds(TOUCH_SECONDS) <= now {
        let tx = house.db.begin().await?;
        store::touch(&tx, citizen, ticket.hash(), now).await?;
        tx.commit().await?;
        seen = now;
    }
    let (name, initials) = match &live.name {
        Some(sealed) => {
            let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
            account::address(&key, citizen, Some(sealed))?
        }
        None => (String::new(), String::new()),
    };
    let session = CitizenSession {
        session: SessionId(live.session_id),
        citizen,
        proofing: live.level(),
        auth: auth_of(&live.auth),
        name,
        initials,
    };
    let at = (seen + rules.idle).min(live.ends_at);
    let policy = house.settings.policy.for_citizens(live.level().code());
    Ok(Some(Present {
        session,
        ending: ui::Ending { at, warn_seconds: rules.warn_seconds },
        stopped: restriction::stops(&live, posted_to, now),
        old_password: OldPassword::of(policy, &live, now),
    }))
}

/// Why the session of a cookie is no more: a word that has its sentence under `accounts-ended-…`.
pub(crate) async fn why_ended(house: &House, headers: &http::HeaderMap) -> WebResult<Option<String>> {
    let Some((_, live)) = of_cookie(house, headers).await? else { return Ok(None) };
    let rules = Rules::of(house, live.level());
    Ok(match live.standing(&rules, house.clock.now()) {
        Standing::Ended(why) => Some(why),
        Standing::Open | Standing::Held(_) => None,
    })
}

/// The session of a cookie, however it stands.
pub(crate) async fn of_cookie(
    house: &House,
    headers: &http::HeaderMap,
) -> WebResult<Option<(CitizenId, store::Live)>> {
    let Some(ticket) = Jar::Session.read(&house.settings, headers) else { return Ok(None) };
    let live = store::live(&house.db, ticket.citizen, ticket.hash()).await?;
    Ok(live.map(|live| (ticket.citizen, live)))
}

/// What a browser is given when a session opens.
pub(crate) struct Opened {
    pub ticket: Ticket,
    pub mark: Mark,
    /// The session opens nothing until its owner shows more.
    pub held: bool,
    pub device: uuid::Uuid,
}

/// Opens a session. A browser that the account does not know is told to its owner, unless it is the one in which the
/// account was made just now.
pub(crate) async fn open(
    visit: &Visit,
    tx: &Tx,
    citizen: CitizenId,
    auth: AuthLevel,
    first: bool,
) -> WebResult<Opened> {
    let house = &visit.house;
    let now = house.clock.now();
    let ticket = Ticket::new(&house.random, citizen);
    let session = SessionId::new(&house.clock, &house.random);
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let device = Device::of(visit);
    let met = devices::meet(visit, tx, &key, citizen, &device).await?;
    if !first {
        crate::guard::alert::entered(house, tx, &key, citizen, &met, &device).await?;
    }
    let level = account::proofing(tx, citizen).await?;
    let rules = Rules::of(house, level);
    let place = Place::of(visit);
    let shut = !first && door::is_shut(house, tx, citizen, &place, &met).await?;
    let Met { id, mark, .. } = met;
    let new = store::NewSession {
        citizen,
        token_hash: ticket.hash(),
        session: session.uuid(),
        auth: auth_code(auth),
        device: key.seal_json(device_cell(session), &device)?,
        device_id: id,
        here: place.indexes(house, &mark),
        held: shut.then_some("elsewhere"),
        at: now,
        ends_at: now + rules.life,
    };
    store::insert(tx, new).await?;
    store::end_beyond(tx, citizen, rules.most, "crowd", now).await?;
    let live = store::live(tx, citizen, ticket.hash()).await?;
    let held = live.is_some_and(|live| matches!(live.standing(&rules, now), Standing::Held(_)));
    Ok(Opened { ticket, mark, held, device: id })
}

/// An open session as its owner sees it.
pub(crate) struct Open {
    pub session: SessionId,
    pub auth: AuthLevel,
    pub device: Device,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
}

/// The open sessions of a citizen, the latest used first.
pub(crate) async fn open_of(
    house: &House,
    rows: &impl Rows,
    key: &SubjectKey,
    citizen: CitizenId,
    level: Proofing,
) -> WebResult<Vec<Open>> {
    let now = house.clock.now();
    let mut sessions = Vec::new();
    for row in store::open_of(rows, citizen, now - Rules::of(house, level).idle, now).await? {
        let session = SessionId(row.session_id);
        sessions.push(Open {
            session,
            auth: auth_of(&row.auth),
            device: key.open_json(device_cell(session), &row.device)?,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
        });
    }
    Ok(sessions)
}

/// Ends every session of a citizen, or every one but `kept`: after a new password, for example. Journalled by the caller's
/// entry; `why` has its sentence under `accounts-ended-…`.
pub(crate) async fn end_all(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    kept: Option<SessionId>,
    why: &str,
) -> WebResult<u64> {
    store::end_others(tx, citizen, kept.map(SessionId::uuid), why, house.clock.now()).await
}

/// Removes sessions and steps that have ended, a while after their end.
pub(crate) async fn sweep(house: &House, tx: &Tx) -> WebResult<()> {
    let now = house.clock.now();
    let before = now - Duration::hours(REMEMBERED_HOURS);
    let idle = Rules::of(house, Proofing::Simplified).idle;
    store::sweep(tx, before - idle, before, now).await
}

pub(crate) fn auth_code(auth: AuthLevel) -> &'static str {
    match auth {
        AuthLevel::A1 => "a1",
        AuthLevel::A2 => "a2",
        AuthLevel::A3 => "a3",
    }
}

pub(crate) fn auth_of(code: &str) -> AuthLevel {
    match code {
        "a3" => AuthLevel::A3,
        "a2" => AuthLevel::A2,
        _ => AuthLevel::A1,
    }
}

fn device_cell(session: SessionId) -> Cell {
    Cell { table: "accounts_sessions", column: "device", row: session.uuid() }
}

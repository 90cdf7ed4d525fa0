//! Sessions and the step before them.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

pub(crate) struct NewSession {
    pub citizen: CitizenId,
    pub token_hash: Vec<u8>,
    pub session: Uuid,
    pub auth: &'static str,
    pub device: Vec<u8>,
    pub device_id: Uuid,
    pub here: Here,
    pub held: Option<&'static str>,
    pub at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// From where a session was opened, in words that only this portal can compare.
#[derive(Clone)]
pub(crate) struct Here {
    pub mark_hash: Vec<u8>,
    pub browser: Vec<u8>,
    pub network: Vec<u8>,
    pub address: Vec<u8>,
}

pub(crate) async fn insert(tx: &Tx, new: NewSession) -> WebResult<()> {
    tx.execute(
        "insert into accounts_sessions \
         (citizen_id, token_hash, session_id, auth, device, created_at, last_seen_at, ends_at, \
         device_id, mark_hash, browser_index, network_index, address_index, held) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        values![
            new.citizen.uuid(),
            new.token_hash,
            new.session,
            new.auth,
            new.device,
            new.at,
            new.at,
            new.ends_at,
            new.device_id,
            new.here.mark_hash,
            new.here.browser,
            new.here.network,
            new.here.address,
            new.held
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Live {
    pub session_id: Uuid,
    pub auth: String,
    pub last_seen_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub mark_hash: Option<Vec<u8>>,
    pub browser_index: Option<Vec<u8>>,
    pub network_index: Option<Vec<u8>>,
    pub address_index: Option<Vec<u8>>,
    pub held: Option<String>,
    pub ended_why: Option<String>,
    pub proofing: String,
    pub name: Option<Vec<u8>>,
    pub password_changed_at: DateTime<Utc>,
    pub frozen_at: Option<DateTime<Utc>>,
    pub frozen_until: Option<DateTime<Utc>>,
    pub disavowed_at: Option<DateTime<Utc>>,
    pub address_rule: Option<String>,
    /// Staff has shut the account until then, or one function of it.
    pub blocked_until: Option<DateTime<Utc>>,
    pub sending_until: Option<DateTime<Utc>>,
    pub profile_until: Option<DateTime<Utc>>,
}

/// The one query of a request with a cookie.
pub(crate) async fn live(
    rows: &impl Rows,
    citizen: CitizenId,
    token_hash: Vec<u8>,
) -> WebResult<Option<Live>> {
    Ok(rows
        .optional(
            "select s.session_id, s.auth, s.last_seen_at, s.ends_at, s.mark_hash, s.browser_index, \
             s.network_index, s.address_index, s.held, s.ended_why, c.proofing, c.name, c.password_changed_at, \
             g.frozen_at, g.frozen_until, g.disavowed_at, g.address_rule, \
             ra.until as blocked_until, rs.until as sending_until, rp.until as profile_until \
             from accounts_sessions s join accounts_citizens c on c.citizen_id = s.citizen_id \
             left join accounts_guards g on g.citizen_id = s.citizen_id \
             left join accounts_restrictions ra on ra.citizen_id = s.citizen_id and ra.function = 'account' \
             left join accounts_restrictions rs on rs.citizen_id = s.citizen_id and rs.function = 'sending' \
             left join accounts_restrictions rp on rp.citizen_id = s.citizen_id and rp.function = 'profile' \
             where s.citizen_id = $1 and s.token_hash = $2",
            values![citizen.uuid(), token_hash],
        )
        .await?)
}

pub(crate) async fn touch(
    tx: &Tx,
    citizen: CitizenId,
    token_hash: Vec<u8>,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_sessions set last_seen_at = $1 where citizen_id = $2 and token_hash = $3",
        values![at, citizen.uuid(), token_hash],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Listed {
    pub session_id: Uuid,
    pub auth: String,
    pub device: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
}

/// The open sessions of a citizen, the latest used first.
pub(crate) async fn open_of(
    rows: &impl Rows,
    citizen: CitizenId,
    seen_after: DateTime<Utc>,
    now: DateTime<Utc>,
) -> WebResult<Vec<Listed>> {
    Ok(rows
        .all(
            "select session_id, auth, device, created_at, last_seen_at from accounts_sessions \
             where citizen_id = $1 and last_seen_at > $2 and ends_at > $3 and ended_at is null and held is null \
             order by last_seen_at desc, session_id desc limit 50",
            values![citizen.uuid(), seen_after, now],
        )
        .await?)
}

/// Forgets one session; `false` when there was none.
pub(crate) async fn delete(tx: &Tx, citizen: CitizenId, session: Uuid) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from accounts_sessions where citizen_id = $1 and session_id = $2 and ended_at is null",
            values![citizen.uuid(), session],
        )
        .await?;
    Ok(gone > 0)
}

/// Ends one session and keeps why, for the page on which its owner meets that; `false` when there was none.
pub(crate) async fn end(
    tx: &Tx,
    citizen: CitizenId,
    session: Uuid,
    why: &str,
    at: DateTime<Utc>,
) -> WebResult<bool> {
    let ended = tx
        .execute(
            "update accounts_sessions set ended_at = $1, ended_why = $2 \
             where citizen_id = $3 and session_id = $4 and ended_at is null",
            values![at, why, citizen.uuid(), session],
        )
        .await?;
    Ok(ended > 0)
}

/// Ends all sessions but one, or all; returns how many there were.
pub(crate) async fn end_others(
    tx: &Tx,
    citizen: CitizenId,
    kept: Option<Uuid>,
    why: &str,
    at: DateTime<Utc>,
) -> WebResult<u64> {
    Ok(tx
        .execute(
            "update accounts_sessions set ended_at = $1, ended_why = $2 \
             where citizen_id = $3 and session_id <> $4 and ended_at is null",
            values![at, why, citizen.uuid(), kept.unwrap_or(Uuid::nil())],
        )
        .await?)
}

/// Ends the sessions of one browser.
pub(crate) async fn end_of_device(
    tx: &Tx,
    citizen: CitizenId,
    device: Uuid,
    why: &str,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_sessions set ended_at = $1, ended_why = $2 \
         where citizen_id = $3 and device_id = $4 and ended_at is null",
        values![at, why, citizen.uuid(), device],
    )
    .await?;
    Ok(())
}

/// Ends the oldest sessions, so that at most so many are open.
pub(crate) async fn end_beyond(
    tx: &Tx,
    citizen: CitizenId,
    most: i64,
    why: &str,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_sessions set ended_at = $1, ended_why = $2 \
         where citizen_id = $3 and ended_at is null and session_id not in \
         (select s.session_id from accounts_sessions s where s.citizen_id = $4 and s.ended_at is null \
         order by s.last_seen_at desc, s.session_id desc limit $5)",
        values![at, why, citizen.uuid(), citizen.uuid(), most],
    )
    .await?;
    Ok(())
}

/// Lets a held session go on.
pub(crate) async fn release(tx: &Tx, citizen: CitizenId, session: Uuid) -> WebResult<()> {
    tx.execute(
        "update accounts_sessions set held = null where citizen_id = $1 and session_id = $2",
        values![citizen.uuid(), session],
    )
    .await?;
    Ok(())
}

/// Remembers that the first step was right, and by what it was taken.
pub(crate) async fn insert_challenge(
    tx: &Tx,
    citizen: CitizenId,
    token_hash: Vec<u8>,
    opened_by: &str,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_challenges (citizen_id, token_hash, opened_by, expires_at) values ($1, $2, $3, $4)",
        values![citizen.uuid(), token_hash, opened_by, expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Challenge {
    pub opened_by: String,
}

/// The first step, when it was taken a short time ago.
pub(crate) async fn challenge(
    rows: &impl Rows,
    citizen: CitizenId,
    token_hash: Vec<u8>,
    now: DateTime<Utc>,
) -> WebResult<Option<Challenge>> {
    Ok(rows
        .optional(
            "select opened_by from accounts_challenges \
             where citizen_id = $1 and token_hash = $2 and expires_at > $3",
            values![citizen.uuid(), token_hash, now],
        )
        .await?)
}

/// Uses a challenge up; `false` when another request was faster.
pub(crate) async fn delete_challenge(tx: &Tx, citizen: CitizenId, token_hash: Vec<u8>) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from accounts_challenges where citizen_id = $1 and token_hash = $2",
            values![citizen.uuid(), token_hash],
        )
        .await?;
    Ok(gone > 0)
}

/// Removes what has expired.
pub(crate) async fn sweep(
    tx: &Tx,
    seen_before: DateTime<Utc>,
    ended_before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "delete from accounts_sessions where last_seen_at <= $1 or ends_at <= $2 or ended_at <= $3",
        values![seen_before, ended_before, ended_before],
    )
    .await?;
    tx.execute("delete from accounts_challenges where expires_at <= $1", values![now]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Ends {
    ends_at: DateTime<Utc>,
}

/// Notes that its owner is there; when the session ends whatever happens.
pub(crate) async fn stay(
    tx: &Tx,
    citizen: CitizenId,
    session: Uuid,
    at: DateTime<Utc>,
) -> WebResult<Option<DateTime<Utc>>> {
    let found: Option<Ends> = tx
        .optional(
            "update accounts_sessions set last_seen_at = $1 \
             where citizen_id = $2 and session_id = $3 and ended_at is null returning ends_at",
            values![at, citizen.uuid(), session],
        )
        .await?;
    Ok(found.map(|row| row.ends_at))
}

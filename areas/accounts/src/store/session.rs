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
    pub at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

pub(crate) async fn insert(tx: &Tx, new: NewSession) -> WebResult<()> {
    tx.execute(
        "insert into accounts_sessions \
         (citizen_id, token_hash, session_id, auth, device, created_at, last_seen_at, ends_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            new.citizen.uuid(),
            new.token_hash,
            new.session,
            new.auth,
            new.device,
            new.at,
            new.at,
            new.ends_at
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
    pub proofing: String,
    pub name: Option<Vec<u8>>,
}

/// The one query of a request with a cookie.
pub(crate) async fn live(
    rows: &impl Rows,
    citizen: CitizenId,
    token_hash: Vec<u8>,
) -> WebResult<Option<Live>> {
    Ok(rows
        .optional(
            "select s.session_id, s.auth, s.last_seen_at, s.ends_at, c.proofing, c.name \
             from accounts_sessions s join accounts_citizens c on c.citizen_id = s.citizen_id \
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
            "select session_id, device, created_at, last_seen_at from accounts_sessions \
             where citizen_id = $1 and last_seen_at > $2 and ends_at > $3 \
             order by last_seen_at desc, session_id desc limit 50",
            values![citizen.uuid(), seen_after, now],
        )
        .await?)
}

/// Ends one session; `false` when there was none.
pub(crate) async fn delete(tx: &Tx, citizen: CitizenId, session: Uuid) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from accounts_sessions where citizen_id = $1 and session_id = $2",
            values![citizen.uuid(), session],
        )
        .await?;
    Ok(gone > 0)
}

/// Ends all sessions but one; returns how many there were.
pub(crate) async fn delete_others(tx: &Tx, citizen: CitizenId, kept: Uuid) -> WebResult<u64> {
    Ok(tx
        .execute(
            "delete from accounts_sessions where citizen_id = $1 and session_id <> $2",
            values![citizen.uuid(), kept],
        )
        .await?)
}

pub(crate) async fn insert_challenge(
    tx: &Tx,
    citizen: CitizenId,
    token_hash: Vec<u8>,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_challenges (citizen_id, token_hash, expires_at) values ($1, $2, $3)",
        values![citizen.uuid(), token_hash, expires_at],
    )
    .await?;
    Ok(())
}

/// Whether the password was right a short time ago.
pub(crate) async fn challenge_lives(
    rows: &impl Rows,
    citizen: CitizenId,
    token_hash: Vec<u8>,
    now: DateTime<Utc>,
) -> WebResult<bool> {
    let found = rows
        .count(
            "select count(*) as n from accounts_challenges \
             where citizen_id = $1 and token_hash = $2 and expires_at > $3",
            values![citizen.uuid(), token_hash, now],
        )
        .await?;
    Ok(found > 0)
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
pub(crate) async fn sweep(tx: &Tx, seen_before: DateTime<Utc>, now: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "delete from accounts_sessions where last_seen_at <= $1 or ends_at <= $2",
        values![seen_before, now],
    )
    .await?;
    tx.execute("delete from accounts_challenges where expires_at <= $1", values![now]).await?;
    Ok(())
}

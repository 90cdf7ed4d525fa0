//! What a session was allowed for a short time.

use base::{CitizenId, SessionId};
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use web::WebResult;

pub(crate) struct NewElevation {
    pub citizen: CitizenId,
    pub session: SessionId,
    pub act: &'static str,
    pub way: &'static str,
    pub level: &'static str,
    pub at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Confirming once more begins the time anew.
pub(crate) async fn keep(tx: &Tx, new: NewElevation) -> WebResult<()> {
    tx.execute(
        "insert into accounts_elevations (citizen_id, session_id, act, way, level, confirmed_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7) \
         on conflict (citizen_id, session_id, act) do update set way = excluded.way, level = excluded.level, \
         confirmed_at = excluded.confirmed_at, expires_at = excluded.expires_at",
        values![new.citizen.uuid(), new.session.uuid(), new.act, new.way, new.level, new.at, new.expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Kept {
    pub level: String,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn of(
    rows: &impl Rows,
    citizen: CitizenId,
    session: SessionId,
    act: &str,
) -> WebResult<Option<Kept>> {
    Ok(rows
        .optional(
            "select level, expires_at from accounts_elevations \
             where citizen_id = $1 and session_id = $2 and act = $3",
            values![citizen.uuid(), session.uuid(), act],
        )
        .await?)
}

/// One statement, so that two requests at once spend it once.
pub(crate) async fn take(
    tx: &Tx,
    citizen: CitizenId,
    session: SessionId,
    act: &str,
) -> WebResult<Option<Kept>> {
    Ok(tx
        .optional(
            "delete from accounts_elevations where citizen_id = $1 and session_id = $2 and act = $3 \
             returning level, expires_at",
            values![citizen.uuid(), session.uuid(), act],
        )
        .await?)
}

#[derive(FromQueryResult)]
pub(crate) struct OpenedBy {
    pub opened_by: String,
}

/// By what a session was opened: `password`, `phone`, `passkey`.
pub(crate) async fn opened_by(
    rows: &impl Rows,
    citizen: CitizenId,
    session: SessionId,
) -> WebResult<Option<OpenedBy>> {
    Ok(rows
        .optional(
            "select opened_by from accounts_sessions where citizen_id = $1 and session_id = $2",
            values![citizen.uuid(), session.uuid()],
        )
        .await?)
}

/// Notes by what the session of a ticket was opened.
pub(crate) async fn set_opened_by(
    tx: &Tx,
    citizen: CitizenId,
    token_hash: Vec<u8>,
    by: &str,
) -> WebResult<()> {
    tx.execute(
        "update accounts_sessions set opened_by = $1 where citizen_id = $2 and token_hash = $3",
        values![by, citizen.uuid(), token_hash],
    )
    .await?;
    Ok(())
}

/// Gives a session a new secret and a level; `false` when it is gone.
pub(crate) async fn renew(
    tx: &Tx,
    citizen: CitizenId,
    old: Vec<u8>,
    new: Vec<u8>,
    auth: &str,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_sessions set token_hash = $1, auth = $2 where citizen_id = $3 and token_hash = $4",
            values![new, auth, citizen.uuid(), old],
        )
        .await?;
    Ok(changed > 0)
}

/// Removes what has expired.
pub(crate) async fn sweep(tx: &Tx, now: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_elevations where expires_at <= $1", values![now]).await?;
    tx.execute("delete from accounts_phone_sign_ins where expires_at <= $1", values![now]).await?;
    Ok(())
}

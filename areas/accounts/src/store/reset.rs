//! Resets that wait, and the links of their messages.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

pub(crate) struct NewReset {
    pub citizen: CitizenId,
    pub reset: Uuid,
    pub phone: Vec<u8>,
    pub at: DateTime<Utc>,
    pub ready_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn insert(tx: &Tx, new: NewReset) -> WebResult<()> {
    tx.execute(
        "insert into accounts_resets (citizen_id, reset_id, state, phone, begun_at, ready_at, expires_at) \
         values ($1, $2, 'waiting', $3, $4, $5, $6)",
        values![new.citizen.uuid(), new.reset, new.phone, new.at, new.ready_at, new.expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct ResetRow {
    pub citizen_id: Uuid,
    pub reset_id: Uuid,
    pub state: String,
    pub phone: Vec<u8>,
    pub ready_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// The reset of an account that waits.
pub(crate) async fn waiting(
    rows: &impl Rows,
    citizen: CitizenId,
    now: DateTime<Utc>,
) -> WebResult<Option<ResetRow>> {
    Ok(rows
        .optional(
            "select citizen_id, reset_id, state, phone, ready_at, expires_at from accounts_resets \
             where citizen_id = $1 and state = 'waiting' and expires_at > $2 order by begun_at desc limit 1",
            values![citizen.uuid(), now],
        )
        .await?)
}

/// The reset to which a link of a message belongs.
pub(crate) async fn by_link(
    rows: &impl Rows,
    hash: Vec<u8>,
    act: &str,
    now: DateTime<Utc>,
) -> WebResult<Option<ResetRow>> {
    Ok(rows
        .optional(
            "select r.citizen_id, r.reset_id, r.state, r.phone, r.ready_at, r.expires_at \
             from accounts_reset_links l join accounts_resets r \
             on r.citizen_id = l.citizen_id and r.reset_id = l.reset_id \
             where l.link_hash = $1 and l.act = $2 and l.expires_at > $3",
            values![hash, act, now],
        )
        .await?)
}

pub(crate) async fn insert_link(
    tx: &Tx,
    hash: Vec<u8>,
    citizen: CitizenId,
    reset: Uuid,
    act: &str,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_reset_links (link_hash, citizen_id, reset_id, act, expires_at) \
         values ($1, $2, $3, $4, $5)",
        values![hash, citizen.uuid(), reset, act, expires_at],
    )
    .await?;
    Ok(())
}

/// Ends a waiting reset; `false` when it was ended already.
pub(crate) async fn end(tx: &Tx, citizen: CitizenId, reset: Uuid, state: &str) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_resets set state = $1 where citizen_id = $2 and reset_id = $3 and state = 'waiting'",
            values![state, citizen.uuid(), reset],
        )
        .await?;
    Ok(changed > 0)
}

/// Whoever has a way in needs no reset.
pub(crate) async fn cancel_all(tx: &Tx, citizen: CitizenId) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_resets set state = 'cancelled' where citizen_id = $1 and state = 'waiting'",
            values![citizen.uuid()],
        )
        .await?;
    Ok(changed > 0)
}

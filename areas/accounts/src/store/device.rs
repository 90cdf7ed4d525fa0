//! Browsers that an account has been opened in.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub device_id: Uuid,
    pub look: Vec<u8>,
    pub trusted_until: Option<DateTime<Utc>>,
    pub first_at: DateTime<Utc>,
    pub last_at: DateTime<Utc>,
}

/// The browser with this mark.
pub(crate) async fn by_mark(
    rows: &impl Rows,
    citizen: CitizenId,
    mark_hash: Vec<u8>,
) -> WebResult<Option<Row>> {
    Ok(rows
        .optional(
            "select device_id, look, trusted_until, first_at, last_at from accounts_devices \
             where citizen_id = $1 and mark_hash = $2",
            values![citizen.uuid(), mark_hash],
        )
        .await?)
}

/// One browser.
pub(crate) async fn find(rows: &impl Rows, citizen: CitizenId, device: Uuid) -> WebResult<Option<Row>> {
    Ok(rows
        .optional(
            "select device_id, look, trusted_until, first_at, last_at from accounts_devices \
             where citizen_id = $1 and device_id = $2",
            values![citizen.uuid(), device],
        )
        .await?)
}

/// The browsers of a citizen, the latest used first.
pub(crate) async fn of(rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<Row>> {
    Ok(rows
        .all(
            "select device_id, look, trusted_until, first_at, last_at from accounts_devices \
             where citizen_id = $1 order by last_at desc, device_id desc limit 50",
            values![citizen.uuid()],
        )
        .await?)
}

pub(crate) struct NewDevice {
    pub citizen: CitizenId,
    pub device: Uuid,
    pub mark_hash: Vec<u8>,
    pub look: Vec<u8>,
    pub at: DateTime<Utc>,
}

pub(crate) async fn insert(tx: &Tx, new: NewDevice) -> WebResult<()> {
    tx.execute(
        "insert into accounts_devices (citizen_id, device_id, mark_hash, look, first_at, last_at) \
         values ($1, $2, $3, $4, $5, $6)",
        values![new.citizen.uuid(), new.device, new.mark_hash, new.look, new.at, new.at],
    )
    .await?;
    Ok(())
}

/// Keeps how a browser looks now, and when it was seen.
pub(crate) async fn seen(
    tx: &Tx,
    citizen: CitizenId,
    device: Uuid,
    look: Vec<u8>,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_devices set look = $1, last_at = $2 where citizen_id = $3 and device_id = $4",
        values![look, at, citizen.uuid(), device],
    )
    .await?;
    Ok(())
}

/// Keeps a browser's look with its new name.
pub(crate) async fn set_look(tx: &Tx, citizen: CitizenId, device: Uuid, look: Vec<u8>) -> WebResult<()> {
    tx.execute(
        "update accounts_devices set look = $1 where citizen_id = $2 and device_id = $3",
        values![look, citizen.uuid(), device],
    )
    .await?;
    Ok(())
}

/// Trusts a browser until then, or no more; `false` when there is no such browser.
pub(crate) async fn trust(
    tx: &Tx,
    citizen: CitizenId,
    device: Uuid,
    until: Option<DateTime<Utc>>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_devices set trusted_until = $1 where citizen_id = $2 and device_id = $3",
            values![until, citizen.uuid(), device],
        )
        .await?;
    Ok(changed > 0)
}

/// Trusts no browser of a citizen any more.
pub(crate) async fn trust_none(tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    tx.execute(
        "update accounts_devices set trusted_until = null where citizen_id = $1",
        values![citizen.uuid()],
    )
    .await?;
    Ok(())
}

/// Forgets a browser; `false` when there is none.
pub(crate) async fn delete(tx: &Tx, citizen: CitizenId, device: Uuid) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from accounts_devices where citizen_id = $1 and device_id = $2",
            values![citizen.uuid(), device],
        )
        .await?;
    Ok(gone > 0)
}

/// Forgets browsers that were not used for long.
pub(crate) async fn sweep(tx: &Tx, seen_before: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_devices where last_at <= $1", values![seen_before]).await?;
    Ok(())
}

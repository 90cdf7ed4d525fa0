//! Sign-ins that wait to be told, and the links by which they are disowned.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub alert_id: Uuid,
    pub kind: String,
    pub device: Vec<u8>,
    pub at: DateTime<Utc>,
}

pub(crate) struct NewAlert {
    pub citizen: CitizenId,
    pub id: Uuid,
    pub kind: &'static str,
    pub device: Vec<u8>,
    pub at: DateTime<Utc>,
}

pub(crate) async fn insert(tx: &Tx, new: NewAlert) -> WebResult<()> {
    tx.execute(
        "insert into accounts_alerts (citizen_id, alert_id, kind, device, at) values ($1, $2, $3, $4, $5)",
        values![new.citizen.uuid(), new.id, new.kind, new.device, new.at],
    )
    .await?;
    Ok(())
}

/// What waits to be told, oldest first.
pub(crate) async fn of(rows: &impl Rows, citizen: CitizenId, limit: i64) -> WebResult<Vec<Row>> {
    Ok(rows
        .all(
            "select alert_id, kind, device, at from accounts_alerts where citizen_id = $1 \
             order by at, alert_id limit $2",
            values![citizen.uuid(), limit],
        )
        .await?)
}

/// How many failed tries wait to be told.
pub(crate) async fn waiting(rows: &impl Rows, citizen: CitizenId) -> WebResult<i64> {
    Ok(rows
        .count(
            "select cast(count(*) as bigint) as n from accounts_alerts where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?)
}

pub(crate) async fn delete(tx: &Tx, citizen: CitizenId, kind: &str) -> WebResult<()> {
    tx.execute(
        "delete from accounts_alerts where citizen_id = $1 and kind = $2",
        values![citizen.uuid(), kind],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_link(
    tx: &Tx,
    hash: Vec<u8>,
    citizen: CitizenId,
    about: &str,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_disavowals (link_hash, citizen_id, about, expires_at) values ($1, $2, $3, $4)",
        values![hash, citizen.uuid(), about, expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Link {
    pub citizen_id: Uuid,
    pub about: String,
    pub used_at: Option<DateTime<Utc>>,
}

/// A link that has not expired.
pub(crate) async fn link(rows: &impl Rows, hash: Vec<u8>, now: DateTime<Utc>) -> WebResult<Option<Link>> {
    Ok(rows
        .optional(
            "select citizen_id, about, used_at from accounts_disavowals where link_hash = $1 and expires_at > $2",
            values![hash, now],
        )
        .await?)
}

/// Uses a link up; `false` when another request was faster.
pub(crate) async fn use_link(tx: &Tx, hash: Vec<u8>, now: DateTime<Utc>) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_disavowals set used_at = $1 where link_hash = $2 and used_at is null",
            values![now, hash],
        )
        .await?;
    Ok(changed > 0)
}

/// Removes links that no longer work.
pub(crate) async fn sweep(tx: &Tx, now: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_disavowals where expires_at <= $1", values![now]).await?;
    Ok(())
}

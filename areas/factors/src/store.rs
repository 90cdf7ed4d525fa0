//! The rows of factors: one small function a query.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

use crate::holder::Holder;

pub(crate) mod backup;
pub(crate) mod fob;
pub(crate) mod push;

#[derive(FromQueryResult)]
pub(crate) struct FactorRow {
    pub factor_id: Uuid,
    pub kind: String,
    pub name: Vec<u8>,
    pub secret: Vec<u8>,
    pub level: String,
    pub synced: bool,
    pub spent_step: i64,
    pub created_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub last_used_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str =
    "factor_id, kind, name, secret, level, synced, spent_step, created_at, confirmed_at, last_used_at";

pub(crate) async fn insert(tx: &Tx, holder: Holder, row: FactorRow) -> WebResult<()> {
    tx.execute(
        "insert into factors_enrolled (holder, holder_kind, factor_id, kind, name, secret, level, synced, spent_step, created_at, \
         confirmed_at, last_used_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        values![
            holder.uuid(),
            holder.kind(),
            row.factor_id,
            row.kind,
            row.name,
            row.secret,
            row.level,
            row.synced,
            row.spent_step,
            row.created_at,
            row.confirmed_at,
            row.last_used_at,
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn confirmed(rows: &impl Rows, holder: Uuid) -> WebResult<Vec<FactorRow>> {
    let sql = format!(
        "select {COLUMNS} from factors_enrolled where holder = $1 and confirmed_at is not null order by created_at, factor_id"
    );
    Ok(rows.all(&sql, values![holder]).await?)
}

/// A confirmed factor.
pub(crate) async fn find(rows: &impl Rows, holder: Uuid, factor: Uuid) -> WebResult<Option<FactorRow>> {
    let sql = format!(
        "select {COLUMNS} from factors_enrolled where holder = $1 and factor_id = $2 and confirmed_at is not null"
    );
    Ok(rows.optional(&sql, values![holder, factor]).await?)
}

/// A factor, confirmed or not.
pub(crate) async fn any(rows: &impl Rows, holder: Uuid, factor: Uuid) -> WebResult<Option<FactorRow>> {
    let sql = format!("select {COLUMNS} from factors_enrolled where holder = $1 and factor_id = $2");
    Ok(rows.optional(&sql, values![holder, factor]).await?)
}

/// The newest factor of a kind that waits to be confirmed.
pub(crate) async fn waiting(
    rows: &impl Rows,
    holder: Uuid,
    kind: &str,
    since: DateTime<Utc>,
) -> WebResult<Option<FactorRow>> {
    let sql = format!(
        "select {COLUMNS} from factors_enrolled where holder = $1 and kind = $2 and confirmed_at is null and created_at > $3 \
         order by created_at desc"
    );
    Ok(rows.optional(&sql, values![holder, kind, since]).await?)
}

pub(crate) async fn delete_waiting(tx: &Tx, holder: Uuid, kind: &str) -> WebResult<()> {
    tx.execute(
        "delete from factors_enrolled where holder = $1 and kind = $2 and confirmed_at is null",
        values![holder, kind],
    )
    .await?;
    Ok(())
}

/// `false` when it was confirmed in the meantime.
pub(crate) async fn confirm(
    tx: &Tx,
    holder: Uuid,
    factor: Uuid,
    step: i64,
    at: DateTime<Utc>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update factors_enrolled set confirmed_at = $1, spent_step = $2 \
             where holder = $3 and factor_id = $4 and confirmed_at is null",
            values![at, step, holder, factor],
        )
        .await?;
    Ok(changed > 0)
}

/// Spends a time step; `false` when it, or a later one, is spent already.
pub(crate) async fn spend_step(
    tx: &Tx,
    holder: Uuid,
    factor: Uuid,
    step: i64,
    at: DateTime<Utc>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update factors_enrolled set spent_step = $1, last_used_at = $2 \
             where holder = $3 and factor_id = $4 and spent_step < $5",
            values![step, at, holder, factor, step],
        )
        .await?;
    Ok(changed > 0)
}

/// The present state of a key after its use.
pub(crate) async fn used(
    tx: &Tx,
    holder: Uuid,
    factor: Uuid,
    secret: Vec<u8>,
    synced: bool,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update factors_enrolled set secret = $1, synced = $2, last_used_at = $3 where holder = $4 and factor_id = $5",
        values![secret, synced, at, holder, factor],
    )
    .await?;
    Ok(())
}

pub(crate) async fn touch(tx: &Tx, holder: Uuid, factor: Uuid, at: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "update factors_enrolled set last_used_at = $1 where holder = $2 and factor_id = $3",
        values![at, holder, factor],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_name(tx: &Tx, holder: Uuid, factor: Uuid, name: Vec<u8>) -> WebResult<()> {
    tx.execute(
        "update factors_enrolled set name = $1 where holder = $2 and factor_id = $3",
        values![name, holder, factor],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete(tx: &Tx, holder: Uuid, factor: Uuid) -> WebResult<()> {
    for table in ["factors_enrolled", "factors_credentials", "factors_push_links"] {
        let sql = format!("delete from {table} where holder = $1 and factor_id = $2");
        tx.execute(&sql, values![holder, factor]).await?;
    }
    Ok(())
}

/// How many factors went.
pub(crate) async fn delete_all(tx: &Tx, holder: Uuid) -> WebResult<u64> {
    let removed = tx.execute("delete from factors_enrolled where holder = $1", values![holder]).await?;
    for table in ["factors_credentials", "factors_backup_codes", "factors_push_asks", "factors_push_links"] {
        tx.execute(&format!("delete from {table} where holder = $1"), values![holder]).await?;
    }
    Ok(removed)
}

#[derive(FromQueryResult)]
pub(crate) struct Owner {
    pub holder_kind: String,
    pub holder: Uuid,
    pub factor_id: Uuid,
}

/// `false` when somebody has enrolled this key already.
pub(crate) async fn insert_credential(
    tx: &Tx,
    hash: Vec<u8>,
    holder: Holder,
    factor: Uuid,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "insert into factors_credentials (credential_hash, holder_kind, holder, factor_id) values ($1, $2, $3, $4) \
             on conflict (credential_hash) do nothing",
            values![hash, holder.kind(), holder.uuid(), factor],
        )
        .await?;
    Ok(changed > 0)
}

pub(crate) async fn owner(rows: &impl Rows, hash: Vec<u8>) -> WebResult<Option<Owner>> {
    Ok(rows
        .optional(
            "select holder_kind, holder, factor_id from factors_credentials where credential_hash = $1",
            values![hash],
        )
        .await?)
}

#[derive(FromQueryResult)]
pub(crate) struct CeremonyRow {
    pub holder: Option<Uuid>,
    pub state: Vec<u8>,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn insert_ceremony(
    tx: &Tx,
    ceremony: Uuid,
    holder: Option<Uuid>,
    state: Vec<u8>,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into factors_ceremonies (ceremony_id, holder, state, expires_at) values ($1, $2, $3, $4)",
        values![ceremony, holder, state, expires_at],
    )
    .await?;
    Ok(())
}

/// Takes a ceremony out: it serves once, whatever its outcome.
pub(crate) async fn take_ceremony(tx: &Tx, ceremony: Uuid) -> WebResult<Option<CeremonyRow>> {
    Ok(tx
        .optional(
            "delete from factors_ceremonies where ceremony_id = $1 returning holder, state, expires_at",
            values![ceremony],
        )
        .await?)
}

/// Removes what has expired.
pub(crate) async fn sweep(tx: &Tx, now: DateTime<Utc>, waiting_since: DateTime<Utc>) -> WebResult<()> {
    for table in ["factors_ceremonies", "factors_push_links"] {
        tx.execute(&format!("delete from {table} where expires_at <= $1"), values![now]).await?;
    }
    tx.execute(
        "delete from factors_enrolled where confirmed_at is null and created_at <= $1",
        values![waiting_since],
    )
    .await?;
    Ok(())
}

//! The rows of backup codes.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

use crate::backup::Left;

pub(crate) async fn insert(tx: &Tx, holder: Uuid, hash: Vec<u8>, at: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "insert into factors_backup_codes (holder, code_hash, created_at) values ($1, $2, $3)",
        values![holder, hash, at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete(tx: &Tx, holder: Uuid) -> WebResult<()> {
    tx.execute("delete from factors_backup_codes where holder = $1", values![holder]).await?;
    Ok(())
}

/// One statement, so that two uses at once are one use.
pub(crate) async fn spend(tx: &Tx, holder: Uuid, hash: Vec<u8>, at: DateTime<Utc>) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update factors_backup_codes set spent_at = $1 where holder = $2 and code_hash = $3 and spent_at is null",
            values![at, holder, hash],
        )
        .await?;
    Ok(changed > 0)
}

#[derive(FromQueryResult)]
struct Counted {
    unspent: i64,
    every: i64,
}

pub(crate) async fn left(rows: &impl Rows, holder: Uuid) -> WebResult<Left> {
    let counted: Option<Counted> = rows
        .optional(
            "select cast(count(*) - count(spent_at) as bigint) as unspent, cast(count(*) as bigint) as every \
             from factors_backup_codes where holder = $1",
            values![holder],
        )
        .await?;
    Ok(counted.map_or(Left { left: 0, of: 0 }, |row| Left { left: row.unspent, of: row.every }))
}

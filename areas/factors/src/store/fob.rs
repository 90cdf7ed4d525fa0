//! The rows of the stock of fobs.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

use crate::holder::Holder;

/// A fob to keep.
pub(crate) struct New {
    pub fob: Uuid,
    pub serial: String,
    pub seed: Vec<u8>,
    pub next_counter: i64,
    pub at: DateTime<Utc>,
}

/// `false` when the stock knows this serial already.
pub(crate) async fn insert(tx: &Tx, new: New) -> WebResult<bool> {
    let changed = tx
        .execute(
            "insert into factors_fobs (serial, fob_id, state, seed, next_counter, changed_at) \
             values ($1, $2, 'stock', $3, $4, $5) on conflict (serial) do nothing",
            values![new.serial, new.fob, new.seed, new.next_counter, new.at],
        )
        .await?;
    Ok(changed > 0)
}

#[derive(FromQueryResult)]
pub(crate) struct FobRow {
    pub fob_id: Uuid,
    pub serial: String,
    pub state: String,
    pub seed: Vec<u8>,
    pub next_counter: i64,
}

pub(crate) async fn find(rows: &impl Rows, serial: &str) -> WebResult<Option<FobRow>> {
    Ok(rows
        .optional(
            "select fob_id, serial, state, seed, next_counter from factors_fobs where serial = $1",
            values![serial],
        )
        .await?)
}

/// `false` when somebody else got it meanwhile.
pub(crate) async fn give(
    tx: &Tx,
    fob: Uuid,
    holder: Holder,
    factor: Uuid,
    at: DateTime<Utc>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update factors_fobs set state = 'given', holder_kind = $1, holder = $2, factor_id = $3, changed_at = $4 \
             where fob_id = $5 and state = 'stock'",
            values![holder.kind(), holder.uuid(), factor, at, fob],
        )
        .await?;
    Ok(changed > 0)
}

/// Nobody has the holder's fob (every one of theirs, without a factor) from now on. Its counter goes on where the holder left it; a lost
/// one has no seed any more. To be called before the factor's row goes.
pub(crate) async fn detach(
    tx: &Tx,
    holder: Uuid,
    factor: Option<Uuid>,
    state: &str,
    at: DateTime<Utc>,
) -> WebResult<()> {
    let set = "update factors_fobs set state = $1, changed_at = $2, \
         next_counter = coalesce((select enrolled.spent_step + 1 from factors_enrolled enrolled \
         where enrolled.holder = factors_fobs.holder and enrolled.factor_id = factors_fobs.factor_id), next_counter), \
         seed = case when $3 then $4 else seed end, holder_kind = null, holder = null, factor_id = null \
         where holder = $5";
    let is_lost = state == "lost";
    let nothing: Vec<u8> = Vec::new();
    match factor {
        Some(factor) => {
            let sql = format!("{set} and factor_id = $6");
            tx.execute(&sql, values![state, at, is_lost, nothing, holder, factor]).await?
        }
        None => tx.execute(set, values![state, at, is_lost, nothing, holder]).await?,
    };
    Ok(())
}

/// `false` when it was not away.
pub(crate) async fn back(tx: &Tx, serial: &str, at: DateTime<Utc>) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update factors_fobs set state = 'stock', changed_at = $1 where serial = $2 and state = 'away'",
            values![at, serial],
        )
        .await?;
    Ok(changed > 0)
}

#[derive(FromQueryResult)]
pub(crate) struct HeldRow {
    pub factor_id: Uuid,
    pub serial: String,
}

pub(crate) async fn of_holder(rows: &impl Rows, holder: Uuid) -> WebResult<Vec<HeldRow>> {
    Ok(rows
        .all(
            "select factor_id, serial from factors_fobs where holder = $1 and state = 'given' order by serial",
            values![holder],
        )
        .await?)
}

#[derive(FromQueryResult)]
pub(crate) struct CountRow {
    pub state: String,
    pub fobs: i64,
}

pub(crate) async fn counts(rows: &impl Rows) -> WebResult<Vec<CountRow>> {
    Ok(rows
        .all("select state, cast(count(*) as bigint) as fobs from factors_fobs group by state", values![])
        .await?)
}

#[derive(FromQueryResult)]
pub(crate) struct ListRow {
    pub serial: String,
    pub changed_at: DateTime<Utc>,
}

pub(crate) async fn list(rows: &impl Rows, state: &str, after: &str, limit: i64) -> WebResult<Vec<ListRow>> {
    Ok(rows
        .all(
            "select serial, changed_at from factors_fobs where state = $1 and serial > $2 order by serial limit $3",
            values![state, after, limit],
        )
        .await?)
}

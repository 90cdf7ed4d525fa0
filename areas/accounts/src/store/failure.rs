//! Wrong tries, by account and source.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use web::WebResult;

#[derive(FromQueryResult)]
struct Blocked {
    blocked_until: Option<DateTime<Utc>>,
}

/// Until when this pair may not try.
pub(crate) async fn blocked_until(
    rows: &impl Rows,
    account: &[u8],
    source: &[u8],
    now: DateTime<Utc>,
) -> WebResult<Option<DateTime<Utc>>> {
    let found: Option<Blocked> = rows
        .optional(
            "select blocked_until from accounts_failures \
             where account_key = $1 and source_key = $2 and blocked_until > $3",
            values![account.to_vec(), source.to_vec(), now],
        )
        .await?;
    Ok(found.and_then(|row| row.blocked_until))
}

#[derive(FromQueryResult)]
struct Counted {
    failures: i64,
}

/// Counts one try in one statement and returns how many there are since the window began.
pub(crate) async fn count(
    tx: &Tx,
    account: &[u8],
    source: &[u8],
    now: DateTime<Utc>,
    window_began: DateTime<Utc>,
) -> WebResult<i64> {
    let counted: Option<Counted> = tx
        .optional(
            "insert into accounts_failures (account_key, source_key, failures, first_at) \
             values ($1, $2, 1, $3) \
             on conflict (account_key, source_key) do update set \
             failures = case when accounts_failures.first_at <= $4 then 1 else accounts_failures.failures + 1 end, \
             first_at = case when accounts_failures.first_at <= $5 then excluded.first_at \
             else accounts_failures.first_at end \
             returning failures",
            values![account.to_vec(), source.to_vec(), now, window_began, window_began],
        )
        .await?;
    Ok(counted.map_or(1, |row| row.failures))
}

pub(crate) async fn block(tx: &Tx, account: &[u8], source: &[u8], until: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "update accounts_failures set blocked_until = $1 where account_key = $2 and source_key = $3",
        values![until, account.to_vec(), source.to_vec()],
    )
    .await?;
    Ok(())
}

/// Takes back one counted try: it was right.
pub(crate) async fn take_back(tx: &Tx, account: &[u8], source: &[u8]) -> WebResult<()> {
    tx.execute(
        "update accounts_failures set failures = failures - 1 \
         where account_key = $1 and source_key = $2 and failures > 0",
        values![account.to_vec(), source.to_vec()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn clear(tx: &Tx, account: &[u8], source: &[u8]) -> WebResult<()> {
    tx.execute(
        "delete from accounts_failures where account_key = $1 and source_key = $2",
        values![account.to_vec(), source.to_vec()],
    )
    .await?;
    Ok(())
}

/// Removes what no longer counts.
pub(crate) async fn sweep(tx: &Tx, before: DateTime<Utc>, now: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "delete from accounts_failures where first_at <= $1 and (blocked_until is null or blocked_until <= $2)",
        values![before, now],
    )
    .await?;
    Ok(())
}

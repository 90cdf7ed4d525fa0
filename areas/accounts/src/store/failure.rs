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

/// When counting begins anew.
#[derive(Clone, Copy)]
pub(crate) struct Since {
    /// Tries before it are over.
    pub window: DateTime<Utc>,
    /// Blocks before it no longer make the next one longer.
    pub memory: DateTime<Utc>,
}

/// What has been counted.
#[derive(FromQueryResult)]
pub(crate) struct Counted {
    /// Tries in the window, this one among them.
    pub failures: i64,
}

#[derive(FromQueryResult)]
struct Blocks {
    blocks: i64,
}

/// Counts one try in one statement.
pub(crate) async fn count(
    tx: &Tx,
    account: &[u8],
    source: &[u8],
    now: DateTime<Utc>,
    since: Since,
) -> WebResult<Counted> {
    let counted: Option<Counted> = tx
        .optional(
            "insert into accounts_failures (account_key, source_key, failures, first_at, blocks) \
             values ($1, $2, 1, $3, 0) \
             on conflict (account_key, source_key) do update set \
             failures = case when accounts_failures.first_at <= $4 then 1 else accounts_failures.failures + 1 end, \
             blocks = case when accounts_failures.first_at <= $5 then 0 else accounts_failures.blocks end, \
             first_at = case when accounts_failures.first_at <= $6 then excluded.first_at \
             else accounts_failures.first_at end \
             returning failures",
            values![account.to_vec(), source.to_vec(), now, since.window, since.memory, since.window],
        )
        .await?;
    Ok(counted.unwrap_or(Counted { failures: 1 }))
}

/// How often this way in was closed lately.
pub(crate) async fn blocks(rows: &impl Rows, account: &[u8], source: &[u8]) -> WebResult<i64> {
    let found: Option<Blocks> = rows
        .optional(
            "select blocks from accounts_failures where account_key = $1 and source_key = $2",
            values![account.to_vec(), source.to_vec()],
        )
        .await?;
    Ok(found.map_or(0, |row| row.blocks))
}

/// Closes a way in, and remembers that it was closed once more.
pub(crate) async fn block(tx: &Tx, account: &[u8], source: &[u8], until: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "update accounts_failures set blocked_until = $1, blocks = blocks + 1 \
         where account_key = $2 and source_key = $3",
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

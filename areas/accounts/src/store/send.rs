//! Messages that left at somebody's wish, counted in windows of an hour.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows as _, Tx, sea_orm, values};
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct Counted {
    pub sends: i64,
    pub first_at: DateTime<Utc>,
}

/// Counts one in one statement.
pub(crate) async fn count(
    tx: &Tx,
    key: &[u8],
    now: DateTime<Utc>,
    window_began: DateTime<Utc>,
) -> WebResult<Counted> {
    let counted: Option<Counted> = tx
        .optional(
            "insert into accounts_sends (send_key, sends, first_at) values ($1, 1, $2) \
             on conflict (send_key) do update set \
             sends = case when accounts_sends.first_at <= $3 then 1 else accounts_sends.sends + 1 end, \
             first_at = case when accounts_sends.first_at <= $4 then excluded.first_at \
             else accounts_sends.first_at end \
             returning sends, first_at",
            values![key.to_vec(), now, window_began, window_began],
        )
        .await?;
    Ok(counted.unwrap_or(Counted { sends: 1, first_at: now }))
}

/// Removes what no longer counts.
pub(crate) async fn sweep(tx: &Tx, before: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_sends where first_at <= $1", values![before]).await?;
    Ok(())
}

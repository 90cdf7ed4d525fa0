//! Which accounts one password was tried on, without the password.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use web::WebResult;

#[derive(FromQueryResult)]
struct Count {
    accounts: i64,
}

/// On how many accounts a password was tried since then.
pub(crate) async fn accounts(rows: &impl Rows, tag: &[u8], since: DateTime<Utc>) -> WebResult<i64> {
    let found: Option<Count> = rows
        .optional(
            "select cast(count(*) as bigint) as accounts from accounts_sprays where password_tag = $1 and at > $2",
            values![tag.to_vec(), since],
        )
        .await?;
    Ok(found.map_or(0, |count| count.accounts))
}

/// Notes that it was tried on this one.
pub(crate) async fn note(tx: &Tx, tag: &[u8], account: &[u8], at: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "insert into accounts_sprays (password_tag, account_key, at) values ($1, $2, $3) \
         on conflict (password_tag, account_key) do update set at = excluded.at",
        values![tag.to_vec(), account.to_vec(), at],
    )
    .await?;
    Ok(())
}

/// Removes what no longer counts.
pub(crate) async fn sweep(tx: &Tx, before: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_sprays where at <= $1", values![before]).await?;
    Ok(())
}

//! Links in letters: the hash of the secret, and whose it is.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, Value, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

/// Keeps the hash of a link; `false` when the last one of this holder is younger than `not_after`.
pub(crate) async fn keep(
    tx: &Tx,
    holder: Uuid,
    hash: Vec<u8>,
    at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    not_after: DateTime<Utc>,
) -> WebResult<bool> {
    let bound: Vec<Value> = values![holder, hash, at, expires_at, not_after];
    let changed = tx
        .execute(
            "insert into accounts_links (holder, link_hash, sent_at, expires_at) values ($1, $2, $3, $4) \
             on conflict (holder) do update set link_hash = excluded.link_hash, sent_at = excluded.sent_at, \
             expires_at = excluded.expires_at where accounts_links.sent_at <= $5",
            bound,
        )
        .await?;
    Ok(changed > 0)
}

#[derive(FromQueryResult)]
pub(crate) struct Link {
    pub holder: Uuid,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn find(rows: &impl Rows, hash: Vec<u8>) -> WebResult<Option<Link>> {
    Ok(rows
        .optional("select holder, expires_at from accounts_links where link_hash = $1", values![hash])
        .await?)
}

#[derive(FromQueryResult)]
struct SentAt {
    sent_at: DateTime<Utc>,
}

/// When the last link of a holder left.
pub(crate) async fn sent_at(rows: &impl Rows, holder: Uuid) -> WebResult<Option<DateTime<Utc>>> {
    let found: Option<SentAt> =
        rows.optional("select sent_at from accounts_links where holder = $1", values![holder]).await?;
    Ok(found.map(|row| row.sent_at))
}

pub(crate) async fn delete(tx: &Tx, holder: Uuid) -> WebResult<()> {
    tx.execute("delete from accounts_links where holder = $1", values![holder]).await?;
    Ok(())
}

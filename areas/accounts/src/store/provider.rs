//! Visits to outside identity providers that are not over, and the accounts that such a provider opens.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

pub(crate) struct NewVisit {
    pub visit: Uuid,
    pub token_hash: Vec<u8>,
    pub body: Vec<u8>,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn insert_visit(tx: &Tx, new: NewVisit) -> WebResult<()> {
    tx.execute(
        "insert into accounts_provider_visits (visit_id, token_hash, body, expires_at) values ($1, $2, $3, $4)",
        values![new.visit, new.token_hash, new.body, new.expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Visit {
    pub token_hash: Vec<u8>,
    pub body: Vec<u8>,
}

pub(crate) async fn visit(rows: &impl Rows, visit: Uuid, now: DateTime<Utc>) -> WebResult<Option<Visit>> {
    Ok(rows
        .optional(
            "select token_hash, body from accounts_provider_visits where visit_id = $1 and expires_at > $2",
            values![visit, now],
        )
        .await?)
}

/// Ends a visit; `false` when another request was faster.
pub(crate) async fn delete_visit(tx: &Tx, visit: Uuid) -> WebResult<bool> {
    let gone = tx.execute("delete from accounts_provider_visits where visit_id = $1", values![visit]).await?;
    Ok(gone > 0)
}

/// Forgets visits that nobody has come back from.
pub(crate) async fn sweep(tx: &Tx, now: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_provider_visits where expires_at <= $1", values![now]).await?;
    Ok(())
}

/// A provider that opens an account.
#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub link_id: Uuid,
    pub provider: String,
    pub body: Vec<u8>,
    pub linked_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

pub(crate) async fn insert(tx: &Tx, citizen: CitizenId, row: Row) -> WebResult<()> {
    tx.execute(
        "insert into accounts_providers (citizen_id, link_id, provider, body, linked_at, used_at) \
         values ($1, $2, $3, $4, $5, $6)",
        values![citizen.uuid(), row.link_id, row.provider, row.body, row.linked_at, row.used_at],
    )
    .await?;
    Ok(())
}

/// The oldest first.
pub(crate) async fn of(rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<Row>> {
    Ok(rows
        .all(
            "select link_id, provider, body, linked_at, used_at from accounts_providers \
             where citizen_id = $1 order by linked_at, link_id",
            values![citizen.uuid()],
        )
        .await?)
}

/// Notes that a provider has opened the account just now.
pub(crate) async fn used(tx: &Tx, citizen: CitizenId, provider: &str, now: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "update accounts_providers set used_at = $1 where citizen_id = $2 and provider = $3",
        values![now, citizen.uuid(), provider],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete(tx: &Tx, citizen: CitizenId, link: Uuid) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from accounts_providers where citizen_id = $1 and link_id = $2",
            values![citizen.uuid(), link],
        )
        .await?;
    Ok(gone > 0)
}

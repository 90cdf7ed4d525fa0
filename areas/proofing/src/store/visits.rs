//! Visits to banks that are not over.

use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A visit.
#[derive(FromQueryResult)]
pub(crate) struct VisitRow {
    pub visit_id: Uuid,
    pub citizen_id: Uuid,
    pub session_id: Uuid,
    pub bank: String,
    pub body: Vec<u8>,
    pub expires_at: DateTime<Utc>,
}

/// Keeps one.
pub(crate) async fn insert(tx: &Tx, row: VisitRow) -> Result<(), DbError> {
    tx.execute(
        "insert into proofing_visits (visit_id, citizen_id, session_id, bank, body, expires_at) \
         values ($1, $2, $3, $4, $5, $6)",
        values![row.visit_id, row.citizen_id, row.session_id, row.bank, row.body, row.expires_at],
    )
    .await
    .map(drop)
}

/// Finds one.
pub(crate) async fn find(rows: &impl Rows, visit: Uuid) -> Result<Option<VisitRow>, DbError> {
    rows.optional(
        "select visit_id, citizen_id, session_id, bank, body, expires_at from proofing_visits where visit_id = $1",
        values![visit],
    )
    .await
}

/// Ends one.
pub(crate) async fn delete(tx: &Tx, visit: Uuid) -> Result<(), DbError> {
    tx.execute("delete from proofing_visits where visit_id = $1", values![visit]).await.map(drop)
}

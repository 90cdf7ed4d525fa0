//! The keys of links that agencies sign, and links that open a revision to be tried.

use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

#[derive(FromQueryResult)]
struct KeyRow {
    body: Vec<u8>,
}

/// The sealed key of an agency; nothing when it has signed no link yet.
pub(crate) async fn key(rows: &impl Rows, agency: &str) -> Result<Option<Vec<u8>>, DbError> {
    let sql = "select body from applications_link_keys where agency = $1";
    let row: Option<KeyRow> = rows.optional(sql, values![agency]).await?;
    Ok(row.map(|row| row.body))
}

/// Keeps an agency's first key; another's that was quicker stays.
pub(crate) async fn keep_key(tx: &Tx, agency: &str, body: &[u8], now: DateTime<Utc>) -> Result<(), DbError> {
    let sql = "insert into applications_link_keys (agency, body, made_at) values ($1, $2, $3) on conflict do nothing";
    tx.execute(sql, values![agency, body.to_vec(), now]).await.map(drop)
}

/// A link that opens a revision to be tried.
#[derive(Clone, FromQueryResult)]
pub(crate) struct TrialRow {
    pub trial_id: String,
    pub service: String,
    pub revision: String,
    pub agency: String,
    pub made_by: Uuid,
    pub made_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

const COLUMNS: &str = "trial_id, service, revision, agency, made_by, made_at, ends_at";

/// A trial by its id.
pub(crate) async fn trial(rows: &impl Rows, id: &str) -> Result<Option<TrialRow>, DbError> {
    let sql = format!("select {COLUMNS} from applications_trials where trial_id = $1");
    rows.optional(&sql, values![id]).await
}

/// The trials that have not ended, the newest first.
pub(crate) async fn trials(
    rows: &impl Rows,
    now: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<TrialRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from applications_trials where ends_at > $1 order by made_at desc, trial_id limit $2"
    );
    rows.all(&sql, values![now, limit]).await
}

/// Keeps a trial; one that is there stays.
pub(crate) async fn keep_trial(tx: &Tx, row: &TrialRow) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_trials (trial_id, service, revision, agency, made_by, made_at, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        values![
            row.trial_id.clone(),
            row.service.clone(),
            row.revision.clone(),
            row.agency.clone(),
            row.made_by,
            row.made_at,
            row.ends_at
        ],
    )
    .await
    .map(drop)
}

/// Ends a trial now; what was begun by it can still be looked at.
pub(crate) async fn end_trial(tx: &Tx, id: &str, now: DateTime<Utc>) -> Result<(), DbError> {
    let sql = "update applications_trials set ends_at = $1 where trial_id = $2 and ends_at > $3";
    tx.execute(sql, values![now, id, now]).await.map(drop)
}

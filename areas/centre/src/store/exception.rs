//! Identities that registers do not confirm and a second operator decides about: one small function a query.

use base::{CitizenId, StaffId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

#[derive(FromQueryResult)]
pub(crate) struct ExceptionRow {
    pub citizen_id: Uuid,
    pub exception_id: Uuid,
    pub visit_id: Uuid,
    pub why: Vec<u8>,
    pub profile_version: i64,
    pub first_by: Uuid,
    pub asked_at: DateTime<Utc>,
    pub state: String,
}

const COLUMNS: &str = "citizen_id, exception_id, visit_id, why, profile_version, first_by, asked_at, state";

/// Writes one that waits for the second operator.
pub(crate) async fn insert(tx: &Tx, agency: &str, row: ExceptionRow) -> Result<(), DbError> {
    tx.execute(
        "insert into centre_exceptions (citizen_id, exception_id, agency, visit_id, why, profile_version, first_by, asked_at, \
         state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            row.citizen_id,
            row.exception_id,
            agency,
            row.visit_id,
            row.why,
            row.profile_version,
            row.first_by,
            row.asked_at,
            row.state
        ],
    )
    .await
    .map(drop)
}

/// The newest of a person since a moment.
pub(crate) async fn newest(
    rows: &impl Rows,
    citizen: CitizenId,
    after: DateTime<Utc>,
) -> Result<Option<ExceptionRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from centre_exceptions where citizen_id = $1 and asked_at > $2 \
         order by asked_at desc, exception_id desc limit 1"
    );
    rows.optional(&sql, values![citizen.uuid(), after]).await
}

/// Those that wait at a centre, the oldest first.
pub(crate) async fn waiting(
    rows: &impl Rows,
    agency: &str,
    after: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<ExceptionRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from centre_exceptions where agency = $1 and state = $2 and asked_at > $3 \
         order by asked_at, exception_id limit $4"
    );
    rows.all(&sql, values![agency, "waiting", after, limit]).await
}

/// One that waits at this centre.
pub(crate) async fn find(
    rows: &impl Rows,
    agency: &str,
    id: Uuid,
    after: DateTime<Utc>,
) -> Result<Option<ExceptionRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from centre_exceptions where exception_id = $1 and agency = $2 and state = $3 and asked_at > $4"
    );
    rows.optional(&sql, values![id, agency, "waiting", after]).await
}

/// The second operator's word; `false` when it was said already.
pub(crate) async fn decide(
    tx: &Tx,
    id: Uuid,
    state: &'static str,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let changed = tx
        .execute(
            "update centre_exceptions set state = $1, second_by = $2, decided_at = $3 \
             where exception_id = $4 and state = $5 and first_by <> $6",
            values![state, by.uuid(), now, id, "waiting", by.uuid()],
        )
        .await?;
    Ok(changed > 0)
}

//! Requests to operators.

use base::{CitizenId, StaffId};
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

pub(crate) async fn insert(
    tx: &Tx,
    request: Uuid,
    door: &str,
    data: Vec<u8>,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_recovery_requests (request_id, door, data, state, made_at) \
         values ($1, $2, $3, 'waiting', $4)",
        values![request, door, data, at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct RequestRow {
    pub request_id: Uuid,
    pub door: String,
    pub data: Vec<u8>,
    pub state: String,
    pub made_at: DateTime<Utc>,
    pub first_by: Option<Uuid>,
}

/// Requests that nobody has decided, the oldest first.
pub(crate) async fn waiting(rows: &impl Rows, limit: i64) -> WebResult<Vec<RequestRow>> {
    Ok(rows
        .all(
            "select request_id, door, data, state, made_at, first_by from accounts_recovery_requests \
             where state in ('waiting', 'agreed') order by made_at, request_id limit $1",
            values![limit],
        )
        .await?)
}

pub(crate) async fn find(rows: &impl Rows, request: Uuid) -> WebResult<Option<RequestRow>> {
    Ok(rows
        .optional(
            "select request_id, door, data, state, made_at, first_by from accounts_recovery_requests \
             where request_id = $1",
            values![request],
        )
        .await?)
}

/// The first operator agrees; `false` when somebody was faster.
pub(crate) async fn agree(tx: &Tx, request: Uuid, by: StaffId) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_recovery_requests set state = 'agreed', first_by = $1 \
             where request_id = $2 and state = 'waiting'",
            values![by.uuid(), request],
        )
        .await?;
    Ok(changed > 0)
}

pub(crate) struct Decided<'d> {
    pub state: &'static str,
    pub by: StaffId,
    pub citizen: Option<CitizenId>,
    pub reason: Option<&'d str>,
    pub at: DateTime<Utc>,
}

/// The last word on a request; `false` when it was said already.
pub(crate) async fn decide(tx: &Tx, request: Uuid, decided: Decided<'_>) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_recovery_requests set state = $1, second_by = $2, citizen_id = $3, reason = $4, \
             decided_at = $5 where request_id = $6 and state in ('waiting', 'agreed')",
            values![
                decided.state,
                decided.by.uuid(),
                decided.citizen.map(CitizenId::uuid),
                decided.reason.map(ToOwned::to_owned),
                decided.at,
                request
            ],
        )
        .await?;
    Ok(changed > 0)
}

/// Nobody has decided in time; `false` when somebody was faster.
pub(crate) async fn close(tx: &Tx, request: Uuid, at: DateTime<Utc>) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_recovery_requests set state = 'closed', decided_at = $1 \
             where request_id = $2 and state in ('waiting', 'agreed')",
            values![at, request],
        )
        .await?;
    Ok(changed > 0)
}

/// Removes requests, with their evidence, that were decided before.
pub(crate) async fn forget_decided(tx: &Tx, before: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_recovery_requests where decided_at <= $1", values![before]).await?;
    Ok(())
}

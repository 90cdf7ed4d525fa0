//! Members of staff as the administrator sees and changes them: one small function a query.

use base::StaffId;
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A member of staff in the administrator's list.
#[derive(FromQueryResult)]
pub(crate) struct Listed {
    pub staff_id: Uuid,
    pub agency: String,
    pub role: String,
    pub person: Vec<u8>,
    pub password: Vec<u8>,
    pub services: Option<serde_json::Value>,
    pub active: bool,
    pub created_at: DateTime<Utc>,
    pub blocked_why: Option<Vec<u8>>,
}

const COLUMNS: &str = "staff_id, agency, role, person, password, services, active, created_at, blocked_why";

pub(crate) async fn all(rows: &impl Rows) -> Result<Vec<Listed>, DbError> {
    rows.all(&format!("select {COLUMNS} from staff_members order by created_at, staff_id"), values![]).await
}

/// Those of a role who may sign in.
pub(crate) async fn active(rows: &impl Rows, role: &str) -> Result<Vec<Listed>, DbError> {
    let sql = format!("select {COLUMNS} from staff_members where role = $1 and active = $2");
    rows.all(&sql, values![role, true]).await
}

pub(crate) async fn find(rows: &impl Rows, staff: StaffId) -> Result<Option<Listed>, DbError> {
    rows.optional(&format!("select {COLUMNS} from staff_members where staff_id = $1"), values![staff.uuid()])
        .await
}

pub(crate) async fn set_scope(
    tx: &Tx,
    staff: StaffId,
    role: &str,
    agency: &str,
    services: serde_json::Value,
) -> Result<(), DbError> {
    tx.execute(
        "update staff_members set role = $1, agency = $2, services = $3 where staff_id = $4",
        values![role, agency, services, staff.uuid()],
    )
    .await
    .map(drop)
}

/// Shuts somebody out; `false` when they were out already.
pub(crate) async fn block(
    tx: &Tx,
    staff: StaffId,
    why: Vec<u8>,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let changed = tx
        .execute(
            "update staff_members set active = $1, blocked_at = $2, blocked_why = $3 where staff_id = $4 and active = $5",
            values![false, now, why, staff.uuid(), true],
        )
        .await?;
    Ok(changed > 0)
}

/// Lets somebody in again; `false` when they were not out.
pub(crate) async fn unblock(tx: &Tx, staff: StaffId) -> Result<bool, DbError> {
    let changed = tx
        .execute(
            "update staff_members set active = $1, blocked_at = null, blocked_why = null where staff_id = $2 and active = $3",
            values![true, staff.uuid(), false],
        )
        .await?;
    Ok(changed > 0)
}

pub(crate) async fn set_password(tx: &Tx, staff: StaffId, password: Vec<u8>) -> Result<(), DbError> {
    tx.execute("update staff_members set password = $1 where staff_id = $2", values![password, staff.uuid()])
        .await
        .map(drop)
}

pub(crate) async fn end_sessions(tx: &Tx, staff: StaffId) -> Result<u64, DbError> {
    tx.execute("delete from staff_sessions where staff_id = $1", values![staff.uuid()]).await
}

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

/// How many may sign in and have this role: the last administrator is not shut out.
pub(crate) async fn with_role(rows: &impl Rows, role: &str) -> Result<i64, DbError> {
    let found: Option<Number> = rows
        .optional(
            "select cast(count(*) as bigint) as number from staff_members where role = $1 and active = $2",
            values![role, true],
        )
        .await?;
    Ok(found.map_or(0, |found| found.number))
}

//! The area's tables, one small function per query.

use base::{SessionId, StaffId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

pub(crate) mod invitation;
pub(crate) mod member;

/// A member of staff as kept.
#[derive(FromQueryResult)]
pub(crate) struct MemberRow {
    pub staff_id: Uuid,
    pub agency: String,
    pub role: String,
    pub person: Vec<u8>,
    /// Sealed: the hash, or nothing while the invitation waits.
    pub password: Vec<u8>,
    /// Codes of services; empty or nothing is all of the agency.
    pub services: Option<serde_json::Value>,
}

/// A session with its member of staff.
#[derive(FromQueryResult)]
pub(crate) struct SessionRow {
    pub session_id: Uuid,
    pub staff_id: Uuid,
    pub created_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
    pub agency: String,
    pub role: String,
    pub person: Vec<u8>,
    pub services: Option<serde_json::Value>,
    pub login_index: Vec<u8>,
}

/// Failed sign-ins of one login from one source.
#[derive(FromQueryResult)]
pub(crate) struct FailuresRow {
    pub failures: i64,
    pub last_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
pub(crate) struct PersonRow {
    pub staff_id: Uuid,
    pub person: Vec<u8>,
}

pub(crate) async fn insert_member(
    tx: &Tx,
    member: &MemberRow,
    (login_index, login_key): (Vec<u8>, i64),
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into staff_members (staff_id, login_index, login_key, agency, role, person, password, services, active, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![
            member.staff_id,
            login_index,
            login_key,
            member.agency.clone(),
            member.role.clone(),
            member.person.clone(),
            member.password.clone(),
            member.services.clone(),
            true,
            now
        ],
    )
    .await
    .map(drop)
}

/// `indexes` are the login's under every living key.
pub(crate) async fn member_by_login(
    rows: &impl Rows,
    indexes: Vec<Vec<u8>>,
) -> Result<Option<MemberRow>, DbError> {
    let sql = format!(
        "select staff_id, agency, role, person, password, services from staff_members \
         where active = $1 and login_index in ({})",
        places(2, indexes.len())
    );
    let mut values = values![true];
    values.extend(indexes.into_iter().map(db::Value::from));
    rows.optional(&sql, values).await
}

/// `$2, $3`.
fn places(first: usize, many: usize) -> String {
    (first..first + many).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

/// Members whose logins stand under older index keys than `version`.
pub(crate) async fn older_logins(
    rows: &impl Rows,
    version: i64,
    limit: i64,
) -> Result<Vec<PersonRow>, DbError> {
    let sql = "select staff_id, person from staff_members where login_key < $1 limit $2";
    rows.all(sql, values![version, limit]).await
}

pub(crate) async fn set_login(tx: &Tx, staff: StaffId, index: Vec<u8>, key: i64) -> Result<(), DbError> {
    let sql = "update staff_members set login_index = $1, login_key = $2 where staff_id = $3";
    tx.execute(sql, values![index, key, staff.uuid()]).await.map(drop)
}

pub(crate) async fn persons(rows: &impl Rows, ids: &[StaffId]) -> Result<Vec<PersonRow>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql =
        format!("select staff_id, person from staff_members where staff_id in ({})", places(1, ids.len()));
    rows.all(&sql, ids.iter().map(|id| id.uuid().into()).collect()).await
}

pub(crate) async fn failures(
    rows: &impl Rows,
    login_index: Vec<u8>,
    source: &str,
) -> Result<Option<FailuresRow>, DbError> {
    rows.optional(
        "select failures, last_at from staff_failures where login_index = $1 and source = $2",
        values![login_index, source],
    )
    .await
}

pub(crate) async fn set_failures(
    tx: &Tx,
    login_index: Vec<u8>,
    source: &str,
    failures: i64,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into staff_failures (login_index, source, failures, last_at) values ($1, $2, $3, $4)
         on conflict (login_index, source) do update set failures = excluded.failures, last_at = excluded.last_at",
        values![login_index, source, failures, now],
    )
    .await
    .map(drop)
}

pub(crate) async fn insert_session(
    tx: &Tx,
    token_hash: Vec<u8>,
    session: SessionId,
    staff: StaffId,
    confirmed: bool,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into staff_sessions (token_hash, session_id, staff_id, confirmed, created_at, seen_at)
         values ($1, $2, $3, $4, $5, $6)",
        values![token_hash, session.uuid(), staff.uuid(), confirmed, now, now],
    )
    .await
    .map(drop)
}

pub(crate) async fn session(
    rows: &impl Rows,
    token_hash: Vec<u8>,
    confirmed: bool,
) -> Result<Option<SessionRow>, DbError> {
    rows.optional(
        "select s.session_id, s.staff_id, s.created_at, s.seen_at, m.agency, m.role, m.person, m.services, m.login_index
         from staff_sessions s join staff_members m on m.staff_id = s.staff_id
         where s.token_hash = $1 and s.confirmed = $2 and m.active = $3",
        values![token_hash, confirmed, true],
    )
    .await
}

pub(crate) async fn touch_session(tx: &Tx, token_hash: Vec<u8>, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute("update staff_sessions set seen_at = $1 where token_hash = $2", values![now, token_hash])
        .await
        .map(drop)
}

pub(crate) async fn delete_session(tx: &Tx, token_hash: Vec<u8>) -> Result<u64, DbError> {
    tx.execute("delete from staff_sessions where token_hash = $1", values![token_hash]).await
}

pub(crate) async fn sweep(
    tx: &Tx,
    sessions_before: DateTime<Utc>,
    failures_before: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute("delete from staff_sessions where seen_at < $1", values![sessions_before]).await?;
    tx.execute("delete from staff_failures where last_at < $1", values![failures_before]).await.map(drop)
}

#[derive(FromQueryResult)]
struct Known {
    staff_id: Uuid,
}

/// Whether a login is somebody's, shut out or not.
pub(crate) async fn is_known(rows: &impl Rows, indexes: Vec<Vec<u8>>) -> Result<bool, DbError> {
    let sql =
        format!("select staff_id from staff_members where login_index in ({})", places(1, indexes.len()));
    let found: Option<Known> =
        rows.optional(&sql, indexes.into_iter().map(db::Value::from).collect()).await?;
    Ok(found.is_some_and(|found| !found.staff_id.is_nil()))
}

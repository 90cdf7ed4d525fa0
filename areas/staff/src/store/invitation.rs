//! Invitations: one small function a query.

use base::StaffId;
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// An invitation with its member of staff.
#[derive(FromQueryResult)]
pub(crate) struct InvitationRow {
    pub staff_id: Uuid,
    pub person: Vec<u8>,
    pub password: Vec<u8>,
}

pub(crate) async fn put(
    tx: &Tx,
    staff: StaffId,
    link_hash: Vec<u8>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into staff_invitations (staff_id, link_hash, created_at, expires_at) values ($1, $2, $3, $4)
         on conflict (staff_id) do update set link_hash = excluded.link_hash, created_at = excluded.created_at,
         expires_at = excluded.expires_at, used_at = null",
        values![staff.uuid(), link_hash, now, expires_at],
    )
    .await
    .map(drop)
}

pub(crate) async fn find(
    rows: &impl Rows,
    link_hash: Vec<u8>,
    now: DateTime<Utc>,
) -> Result<Option<InvitationRow>, DbError> {
    rows.optional(
        "select m.staff_id, m.person, m.password from staff_invitations i
         join staff_members m on m.staff_id = i.staff_id
         where i.link_hash = $1 and i.used_at is null and i.expires_at > $2 and m.active = $3",
        values![link_hash, now, true],
    )
    .await
}

pub(crate) async fn spend(tx: &Tx, staff: StaffId, now: DateTime<Utc>) -> Result<u64, DbError> {
    tx.execute(
        "update staff_invitations set used_at = $1 where staff_id = $2 and used_at is null",
        values![now, staff.uuid()],
    )
    .await
}

pub(crate) async fn forget(tx: &Tx, staff: StaffId) -> Result<(), DbError> {
    tx.execute("delete from staff_invitations where staff_id = $1", values![staff.uuid()]).await.map(drop)
}

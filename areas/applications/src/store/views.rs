//! Saved views and templates of words.

use base::StaffId;
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A saved view of the queue.
#[derive(FromQueryResult)]
pub(crate) struct ViewRow {
    pub view_id: Uuid,
    pub name: String,
    pub query: String,
}

pub(crate) async fn all(rows: &impl Rows, staff: StaffId) -> Result<Vec<ViewRow>, DbError> {
    let sql = "select view_id, name, query from applications_views where staff_id = $1 order by name";
    rows.all(sql, values![staff.uuid()]).await
}

pub(crate) async fn count(rows: &impl Rows, staff: StaffId) -> Result<i64, DbError> {
    let sql = "select cast(count(*) as bigint) as n from applications_views where staff_id = $1";
    rows.count(sql, values![staff.uuid()]).await
}

pub(crate) async fn insert(
    tx: &Tx,
    staff: StaffId,
    (id, name, query): (Uuid, &str, &str),
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let sql = "insert into applications_views (staff_id, view_id, name, query, created_at)
               values ($1, $2, $3, $4, $5)";
    tx.execute(sql, values![staff.uuid(), id, name, query, now]).await.map(drop)
}

pub(crate) async fn forget_named(tx: &Tx, staff: StaffId, name: &str) -> Result<(), DbError> {
    let sql = "delete from applications_views where staff_id = $1 and name = $2";
    tx.execute(sql, values![staff.uuid(), name]).await.map(drop)
}

/// `false` when there is none of that id.
pub(crate) async fn forget(tx: &Tx, staff: StaffId, id: Uuid) -> Result<bool, DbError> {
    let sql = "delete from applications_views where staff_id = $1 and view_id = $2";
    Ok(tx.execute(sql, values![staff.uuid(), id]).await? == 1)
}

/// Words that officers write again and again.
#[derive(Clone, FromQueryResult)]
pub(crate) struct TemplateRow {
    pub template_id: Uuid,
    /// `decision` or `question`.
    pub kind: String,
    pub title: String,
    pub body: String,
    pub changed_by: Uuid,
    pub changed_at: DateTime<Utc>,
}

pub(crate) async fn templates(rows: &impl Rows, agency: &str) -> Result<Vec<TemplateRow>, DbError> {
    let sql = "select template_id, kind, title, body, changed_by, changed_at from applications_phrases
               where agency = $1 order by kind, title limit 200";
    rows.all(sql, values![agency]).await
}

/// Keeps a template, new or changed.
pub(crate) async fn put_template(tx: &Tx, agency: &str, row: &TemplateRow) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_phrases (agency, template_id, kind, title, body, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (agency, template_id) do update set kind = excluded.kind, title = excluded.title,
         body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        values![
            agency,
            row.template_id,
            row.kind.clone(),
            row.title.clone(),
            row.body.clone(),
            row.changed_by,
            row.changed_at
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn forget_template(tx: &Tx, agency: &str, id: Uuid) -> Result<bool, DbError> {
    let sql = "delete from applications_phrases where agency = $1 and template_id = $2";
    Ok(tx.execute(sql, values![agency, id]).await? == 1)
}

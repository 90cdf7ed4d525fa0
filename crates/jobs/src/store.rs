//! The queue's queries.

use base::JobId;
use chrono::{DateTime, Utc};
use db::{Db, DbError, FromQueryResult, Rows, Tx, dialect, sea_orm, values};
use uuid::Uuid;

use crate::{Backlog, NewJob};

/// A job as it lies in the queue.
#[derive(Debug, FromQueryResult)]
pub(crate) struct JobRow {
    pub id: Uuid,
    pub kind: String,
    pub payload: serde_json::Value,
    pub queued_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub attempts: i64,
    pub why: Option<String>,
}

impl JobRow {
    pub(crate) fn attempt(&self) -> u32 {
        u32::try_from(self.attempts).unwrap_or(u32::MAX)
    }
}

const COLUMNS: &str = "id, kind, payload, queued_at, due_at, attempts, why";

#[derive(FromQueryResult)]
struct IdRow {
    id: Uuid,
}

/// The update on a clash locks the waiting row, so that no worker takes it before the caller's changes are visible.
pub(crate) async fn insert(
    tx: &Tx,
    id: JobId,
    job: NewJob,
    now: DateTime<Utc>,
    due_at: DateTime<Utc>,
) -> Result<JobId, DbError> {
    let sql = "insert into jobs_queue (id, kind, payload, key, queued_at, due_at, attempts) \
               values ($1, $2, $3, $4, $5, $6, 0) on conflict (key) do update set due_at = \
               case when excluded.due_at < jobs_queue.due_at then excluded.due_at else jobs_queue.due_at end \
               returning id";
    let row: Option<IdRow> =
        tx.optional(sql, values![id.uuid(), job.kind, job.payload, job.key, now, due_at]).await?;
    Ok(row.map_or(id, |row| JobId(row.id)))
}

pub(crate) async fn with_key(rows: &impl Rows, key: &str) -> Result<Option<JobRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from jobs_queue where key = $1 or running_key = $2 order by running_key is null limit 1"
    );
    rows.optional(&sql, values![key, key]).await
}

/// Whether anything is due: the one query of an idle worker, and it takes no lock.
pub(crate) async fn anything_due(db: &Db, now: DateTime<Utc>) -> Result<bool, DbError> {
    let sql = "select count(*) from (select 1 from jobs_queue where due_at <= $1 limit 1) as due";
    Ok(db.count(sql, values![now]).await? > 0)
}

/// Takes up to `limit` due jobs, those that waited longest first.
pub(crate) async fn claim(
    tx: &Tx,
    lease: Uuid,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<JobRow>, DbError> {
    let sql = format!(
        "update jobs_queue set lease = $1, due_at = $2, attempts = attempts + 1, \
         running_key = coalesce(key, running_key), key = null where id in \
         (select id from jobs_queue where due_at <= $3 order by due_at, id limit $4{}) returning {COLUMNS}",
        dialect::skip_locked(tx.engine()),
    );
    let mut rows: Vec<JobRow> = tx.all(&sql, values![lease, until, now, limit]).await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows)
}

/// Says that the worker is still alive; whether the job is still its own.
pub(crate) async fn renew(tx: &Tx, id: Uuid, lease: Uuid, until: DateTime<Utc>) -> Result<bool, DbError> {
    let sql = "update jobs_queue set due_at = $1 where id = $2 and lease = $3";
    Ok(tx.execute(sql, values![until, id, lease]).await? == 1)
}

pub(crate) async fn delete(tx: &Tx, id: Uuid, lease: Uuid) -> Result<(), DbError> {
    tx.execute("delete from jobs_queue where id = $1 and lease = $2", values![id, lease]).await.map(drop)
}

/// When and why a job is tried again.
pub(crate) struct Again {
    pub due_at: DateTime<Utc>,
    pub attempts: i64,
    pub why: Option<String>,
}

/// Puts a job back. When another with its key was put in meanwhile, that one stands for both.
pub(crate) async fn put_back(tx: &Tx, id: Uuid, lease: Uuid, again: Again) -> Result<(), DbError> {
    let twin = "delete from jobs_queue where id = $1 and lease = $2 and exists \
                (select 1 from jobs_queue as twin where twin.key = jobs_queue.running_key)";
    if tx.execute(twin, values![id, lease]).await? == 1 {
        return Ok(());
    }
    let sql = "update jobs_queue set key = running_key, running_key = null, lease = null, due_at = $1, \
               attempts = $2, why = $3 where id = $4 and lease = $5";
    tx.execute(sql, values![again.due_at, again.attempts, again.why, id, lease]).await.map(drop)
}

#[derive(FromQueryResult)]
struct BacklogRow {
    jobs: i64,
    troubled: i64,
}

#[derive(FromQueryResult)]
struct DueRow {
    due_at: DateTime<Utc>,
}

pub(crate) async fn backlog(rows: &impl Rows, now: DateTime<Utc>) -> Result<Backlog, DbError> {
    let sql = "select count(*) as jobs, count(why) as troubled from jobs_queue";
    let counted: Option<BacklogRow> = rows.optional(sql, values![]).await?;
    let sql = "select due_at from jobs_queue where due_at <= $1 order by due_at limit 1";
    let oldest: Option<DueRow> = rows.optional(sql, values![now]).await?;
    let (jobs, troubled) =
        counted.map_or((0, 0), |row| (row.jobs.unsigned_abs(), row.troubled.unsigned_abs()));
    Ok(Backlog { jobs, troubled, oldest_due_at: oldest.map(|row| row.due_at) })
}

//! Objections: the citizen's side, and the list of those who look into them.

use base::{CitizenId, EntryId, StaffId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// An objection as its citizen sees it.
#[derive(FromQueryResult)]
pub(crate) struct ObjectionRow {
    pub entry_id: Uuid,
    pub raised_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answer: Option<Vec<u8>>,
}

/// An objection in the list.
#[derive(Clone, FromQueryResult)]
pub(crate) struct QueueRow {
    pub entry_id: Uuid,
    pub citizen_id: Uuid,
    pub staff_id: Uuid,
    pub action: String,
    pub agency_ru: String,
    pub agency_en: String,
    pub looked_at: DateTime<Utc>,
    pub raised_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// Adds an objection; `false` when this look was objected to already.
pub(crate) async fn raise(tx: &Tx, new: &QueueRow) -> Result<bool, DbError> {
    let added = tx
        .execute(
            "insert into profile_objections (citizen_id, entry_id, raised_at) values ($1, $2, $3) on conflict do nothing",
            values![new.citizen_id, new.entry_id, new.raised_at],
        )
        .await?;
    if added == 0 {
        return Ok(false);
    }
    tx.execute(
        "insert into profile_objection_queue \
         (entry_id, citizen_id, staff_id, action, agency_ru, agency_en, looked_at, raised_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            new.entry_id,
            new.citizen_id,
            new.staff_id,
            new.action.clone(),
            new.agency_ru.clone(),
            new.agency_en.clone(),
            new.looked_at,
            new.raised_at
        ],
    )
    .await?;
    Ok(true)
}

/// A citizen's objections to the entries between two of them, both included.
pub(crate) async fn between(
    rows: &impl Rows,
    citizen: CitizenId,
    oldest: EntryId,
    newest: EntryId,
) -> Result<Vec<ObjectionRow>, DbError> {
    rows.all(
        "select entry_id, raised_at, answered_at, answer from profile_objections \
         where citizen_id = $1 and entry_id >= $2 and entry_id <= $3",
        values![citizen.uuid(), oldest.uuid(), newest.uuid()],
    )
    .await
}

/// All of a citizen's objections, oldest first.
pub(crate) async fn all(rows: &impl Rows, citizen: CitizenId) -> Result<Vec<ObjectionRow>, DbError> {
    rows.all(
        "select entry_id, raised_at, answered_at, answer from profile_objections \
         where citizen_id = $1 order by raised_at",
        values![citizen.uuid()],
    )
    .await
}

const COLUMNS: &str =
    "entry_id, citizen_id, staff_id, action, agency_ru, agency_en, looked_at, raised_at, answered_at";

/// Those that wait, oldest first.
pub(crate) async fn open(rows: &impl Rows, limit: i64) -> Result<Vec<QueueRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from profile_objection_queue where answered_at is null order by raised_at limit $1"
    );
    rows.all(&sql, values![limit]).await
}

/// Those that were answered, newest first.
pub(crate) async fn answered(rows: &impl Rows, limit: i64) -> Result<Vec<QueueRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from profile_objection_queue where answered_at is not null \
         order by answered_at desc limit $1"
    );
    rows.all(&sql, values![limit]).await
}

/// One of the list.
pub(crate) async fn find(rows: &impl Rows, entry: EntryId) -> Result<Option<QueueRow>, DbError> {
    let sql = format!("select {COLUMNS} from profile_objection_queue where entry_id = $1");
    rows.optional(&sql, values![entry.uuid()]).await
}

/// Writes the answer; `false` when somebody was faster.
pub(crate) async fn answer(
    tx: &Tx,
    row: &QueueRow,
    by: StaffId,
    sealed: Vec<u8>,
    at: DateTime<Utc>,
) -> Result<bool, DbError> {
    let written = tx
        .execute(
            "update profile_objection_queue set answered_at = $1, answered_by = $2 \
             where entry_id = $3 and answered_at is null",
            values![at, by.uuid(), row.entry_id],
        )
        .await?;
    if written == 0 {
        return Ok(false);
    }
    tx.execute(
        "update profile_objections set answered_at = $1, answer = $2 where citizen_id = $3 and entry_id = $4",
        values![at, sealed, row.citizen_id, row.entry_id],
    )
    .await?;
    Ok(true)
}

//! Files that come in pieces, and the history of what was added.

use base::{CitizenId, DraftId, FileId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::Cell;

/// A file on its way.
#[derive(FromQueryResult)]
pub(crate) struct ArrivalRow {
    pub arrival_id: Uuid,
    pub field: String,
    pub about: Vec<u8>,
    pub size_bytes: i64,
    pub received_bytes: i64,
}

/// A piece that has come.
#[derive(FromQueryResult)]
pub(crate) struct PieceRow {
    pub file_id: Uuid,
    pub size_bytes: i64,
}

/// What is sealed of an entry of the history.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct About {
    /// The field it was added to.
    pub field: String,
    /// The file's name; empty when the words of the refusal name it.
    pub name: String,
    /// Bytes; 0 when it was refused before it was counted.
    pub size: u64,
    /// Why it was refused, as the person was told.
    pub words: String,
}

/// An entry of the history.
#[derive(FromQueryResult)]
pub(crate) struct HistoryRow {
    pub entry_id: Uuid,
    pub about: Vec<u8>,
    pub outcome: String,
    pub at: DateTime<Utc>,
}

/// Where the name of a file on its way is sealed.
pub(crate) fn name_cell(arrival: Uuid) -> Cell {
    Cell { table: "applications_arrivals", column: "about", row: arrival }
}

/// Where an entry of the history is sealed.
pub(crate) fn history_cell(entry: Uuid) -> Cell {
    Cell { table: "applications_upload_history", column: "about", row: entry }
}

/// A file that begins to come.
pub(crate) struct NewArrival<'a> {
    pub citizen: CitizenId,
    pub arrival: Uuid,
    pub draft: DraftId,
    pub field: &'a str,
    pub about: Vec<u8>,
    pub size_bytes: i64,
}

pub(crate) async fn begin(tx: &Tx, new: NewArrival<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_arrivals
         (citizen_id, arrival_id, draft_id, field, about, size_bytes, received_bytes, began_at)
         values ($1, $2, $3, $4, $5, $6, 0, $7)",
        values![new.citizen.uuid(), new.arrival, new.draft.uuid(), new.field, new.about, new.size_bytes, now],
    )
    .await?;
    Ok(())
}

/// The files that are on their way to a draft.
pub(crate) async fn of_draft(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
) -> Result<Vec<ArrivalRow>, DbError> {
    rows.all(
        "select arrival_id, field, about, size_bytes, received_bytes from applications_arrivals
         where citizen_id = $1 and draft_id = $2",
        values![citizen.uuid(), draft.uuid()],
    )
    .await
}

/// Takes a piece in that begins where the last one ended; `false` when another one was faster.
pub(crate) async fn take(
    tx: &Tx,
    (citizen, arrival): (CitizenId, Uuid),
    begins_at: i64,
    (file, size): (FileId, i64),
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_arrivals set received_bytes = $1
             where citizen_id = $2 and arrival_id = $3 and received_bytes = $4",
            values![begins_at + size, citizen.uuid(), arrival, begins_at],
        )
        .await?;
    if touched == 0 {
        return Ok(false);
    }
    tx.execute(
        "insert into applications_pieces (citizen_id, arrival_id, begins_at, file_id, size_bytes)
         values ($1, $2, $3, $4, $5)",
        values![citizen.uuid(), arrival, begins_at, file.uuid(), size],
    )
    .await?;
    Ok(true)
}

/// The pieces of a file in their order.
pub(crate) async fn pieces(
    rows: &impl Rows,
    citizen: CitizenId,
    arrival: Uuid,
) -> Result<Vec<PieceRow>, DbError> {
    rows.all(
        "select file_id, size_bytes from applications_pieces
         where citizen_id = $1 and arrival_id = $2 order by begins_at",
        values![citizen.uuid(), arrival],
    )
    .await
}

/// Forgets a file on its way; `false` when somebody else has done so.
pub(crate) async fn end(tx: &Tx, citizen: CitizenId, arrival: Uuid) -> Result<bool, DbError> {
    tx.execute(
        "delete from applications_pieces where citizen_id = $1 and arrival_id = $2",
        values![citizen.uuid(), arrival],
    )
    .await?;
    let touched = tx
        .execute(
            "delete from applications_arrivals where citizen_id = $1 and arrival_id = $2",
            values![citizen.uuid(), arrival],
        )
        .await?;
    Ok(touched == 1)
}

/// Forgets what began to come before `moment`; the files of the pieces are swept as loose ones.
pub(crate) async fn forget(tx: &Tx, moment: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "delete from applications_pieces where exists (
             select 1 from applications_arrivals a where a.citizen_id = applications_pieces.citizen_id
             and a.arrival_id = applications_pieces.arrival_id and a.began_at < $1)",
        values![moment],
    )
    .await?;
    tx.execute("delete from applications_arrivals where began_at < $1", values![moment]).await?;
    Ok(())
}

/// Writes down what came of a file.
pub(crate) async fn note(
    tx: &Tx,
    (citizen, draft): (CitizenId, DraftId),
    (entry, about): (Uuid, Vec<u8>),
    outcome: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_upload_history (citizen_id, entry_id, draft_id, about, outcome, at)
         values ($1, $2, $3, $4, $5, $6)",
        values![citizen.uuid(), entry, draft.uuid(), about, outcome, now],
    )
    .await?;
    Ok(())
}

/// The history of a draft and of the application that it became, the newest first.
pub(crate) async fn history(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
    limit: i64,
) -> Result<Vec<HistoryRow>, DbError> {
    rows.all(
        "select entry_id, about, outcome, at from applications_upload_history
         where citizen_id = $1 and draft_id = $2 order by at desc, entry_id desc limit $3",
        values![citizen.uuid(), draft.uuid(), limit],
    )
    .await
}

#[derive(FromQueryResult)]
struct DraftOf {
    draft_id: Uuid,
}

/// The draft that an application was.
pub(crate) async fn draft_of(
    rows: &impl Rows,
    citizen: CitizenId,
    application: base::ApplicationId,
) -> Result<Option<DraftId>, DbError> {
    let row: Option<DraftOf> = rows
        .optional(
            "select draft_id from applications_applications where citizen_id = $1 and application_id = $2",
            values![citizen.uuid(), application.uuid()],
        )
        .await?;
    Ok(row.map(|row| DraftId(row.draft_id)))
}

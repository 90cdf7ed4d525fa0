//! The area's tables, one small function per query.

use base::{CitizenId, FileId};
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

/// The last archive that a person ordered.
#[derive(FromQueryResult)]
pub(crate) struct ExportRow {
    pub export_id: Uuid,
    pub lang: String,
    pub asked_at: DateTime<Utc>,
    pub ready_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
    pub file_id: Option<Uuid>,
    pub size_bytes: Option<i64>,
}

pub(crate) async fn export(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<ExportRow>> {
    Ok(rows
        .optional(
            "select export_id, lang, asked_at, ready_at, expires_at, file_id, size_bytes from privacy_exports \
             where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?)
}

/// Orders an archive; `false` when one is there.
pub(crate) async fn order(
    tx: &Tx,
    citizen: CitizenId,
    export: Uuid,
    lang: &str,
    now: DateTime<Utc>,
) -> WebResult<bool> {
    let made = tx
        .execute(
            "insert into privacy_exports (citizen_id, export_id, lang, asked_at) values ($1, $2, $3, $4) \
             on conflict (citizen_id) do nothing",
            values![citizen.uuid(), export, lang, now],
        )
        .await?;
    Ok(made == 1)
}

/// An archive that was made.
pub(crate) struct Made {
    pub file: FileId,
    pub size_bytes: u64,
    pub at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Writes that an archive is ready; `false` when it is not wanted any more, or was made already.
pub(crate) async fn ready(tx: &Tx, citizen: CitizenId, export: Uuid, made: &Made) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update privacy_exports set file_id = $1, size_bytes = $2, ready_at = $3, expires_at = $4 \
             where citizen_id = $5 and export_id = $6 and ready_at is null",
            values![
                made.file.uuid(),
                i64::try_from(made.size_bytes).unwrap_or(i64::MAX),
                made.at,
                made.expires_at,
                citizen.uuid(),
                export
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Removes an archive that is ready or past; the one in the making stays.
pub(crate) async fn forget_ready(tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    let sql = "delete from privacy_exports where citizen_id = $1 and ready_at is not null";
    tx.execute(sql, values![citizen.uuid()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct OldRow {
    pub citizen_id: Uuid,
    pub export_id: Uuid,
    pub file_id: Option<Uuid>,
}

/// Archives whose days are over.
pub(crate) async fn expired(rows: &impl Rows, now: DateTime<Utc>) -> WebResult<Vec<OldRow>> {
    Ok(rows
        .all(
            "select citizen_id, export_id, file_id from privacy_exports where expires_at <= $1 \
             and file_id is not null limit 200",
            values![now],
        )
        .await?)
}

/// Writes that the file of an archive is gone; that there was one is still shown.
pub(crate) async fn file_gone(tx: &Tx, export: Uuid) -> WebResult<()> {
    tx.execute("update privacy_exports set file_id = null where export_id = $1", values![export]).await?;
    Ok(())
}

/// A deletion that waits.
#[derive(FromQueryResult)]
pub(crate) struct DeletionRow {
    pub deletion_id: Uuid,
    pub asked_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub reminded_at: Option<DateTime<Utc>>,
}

pub(crate) async fn deletion(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<DeletionRow>> {
    Ok(rows
        .optional(
            "select deletion_id, asked_at, due_at, reminded_at from privacy_deletions where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?)
}

/// Asks for a deletion; `false` when one waits already.
pub(crate) async fn ask(
    tx: &Tx,
    citizen: CitizenId,
    deletion: Uuid,
    now: DateTime<Utc>,
    due_at: DateTime<Utc>,
) -> WebResult<bool> {
    let made = tx
        .execute(
            "insert into privacy_deletions (citizen_id, deletion_id, asked_at, due_at) values ($1, $2, $3, $4) \
             on conflict (citizen_id) do nothing",
            values![citizen.uuid(), deletion, now, due_at],
        )
        .await?;
    Ok(made == 1)
}

/// Takes a deletion back; `false` when there is none.
pub(crate) async fn cancel(tx: &Tx, citizen: CitizenId, deletion: Uuid) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from privacy_deletions where citizen_id = $1 and deletion_id = $2",
            values![citizen.uuid(), deletion],
        )
        .await?;
    Ok(gone == 1)
}

pub(crate) async fn reminded(tx: &Tx, citizen: CitizenId, now: DateTime<Utc>) -> WebResult<()> {
    let sql = "update privacy_deletions set reminded_at = $1 where citizen_id = $2";
    tx.execute(sql, values![now, citizen.uuid()]).await?;
    Ok(())
}

pub(crate) async fn add_link(
    tx: &Tx,
    hash: Vec<u8>,
    citizen: CitizenId,
    deletion: Uuid,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into privacy_links (link_hash, citizen_id, deletion_id, expires_at) values ($1, $2, $3, $4)",
        values![hash, citizen.uuid(), deletion, expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct LinkRow {
    pub citizen_id: Uuid,
    pub deletion_id: Uuid,
}

/// The deletion of a link that has not run out.
pub(crate) async fn by_link(
    rows: &impl Rows,
    hash: Vec<u8>,
    now: DateTime<Utc>,
) -> WebResult<Option<LinkRow>> {
    Ok(rows
        .optional(
            "select citizen_id, deletion_id from privacy_links where link_hash = $1 and expires_at > $2",
            values![hash, now],
        )
        .await?)
}

pub(crate) async fn forget_links(tx: &Tx, now: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from privacy_links where expires_at <= $1", values![now]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct ErasureRow {
    pub files: serde_json::Value,
}

/// An erasure that was written, with the files that are still to be removed.
pub(crate) async fn erasure(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<ErasureRow>> {
    let sql = "select files from privacy_erasures where citizen_id = $1";
    Ok(rows.optional(sql, values![citizen.uuid()]).await?)
}

pub(crate) async fn add_erasure(
    tx: &Tx,
    citizen: CitizenId,
    files: serde_json::Value,
    now: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into privacy_erasures (citizen_id, erased_at, files) values ($1, $2, $3)",
        values![citizen.uuid(), now, files],
    )
    .await?;
    Ok(())
}

/// Writes that the files are gone.
pub(crate) async fn files_gone(tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    let sql = "update privacy_erasures set files = $1 where citizen_id = $2";
    tx.execute(sql, values![serde_json::json!([]), citizen.uuid()]).await?;
    Ok(())
}

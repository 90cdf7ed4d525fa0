//! Loose files: begun, and perhaps named by no row, because a process may end between the file and the row.
//!
//! Whoever writes a file notes it first. A sweep looks a day later whether a row names it, removes it if none does, and forgets
//! the note either way.

use base::{CitizenId, FileId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A file that was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loose {
    /// The file.
    pub file: FileId,
    /// Whose key seals it.
    pub citizen: CitizenId,
}

#[derive(FromQueryResult)]
struct LooseRow {
    file_id: Uuid,
    citizen_id: Uuid,
}

/// Notes a file in an area's name. The note is to be committed before the file is written.
///
/// # Errors
/// The database's.
pub async fn note(tx: &Tx, area: &str, loose: Loose, at: DateTime<Utc>) -> Result<(), DbError> {
    let sql = "insert into vault_loose_files (file_id, area, citizen_id, noted_at) values ($1, $2, $3, $4) \
               on conflict (file_id) do nothing";
    tx.execute(sql, values![loose.file.uuid(), area, loose.citizen.uuid(), at]).await?;
    Ok(())
}

/// An area's files noted before a moment, those of one citizen together.
///
/// # Errors
/// The database's.
pub async fn noted_before(
    rows: &impl Rows,
    area: &str,
    moment: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<Loose>, DbError> {
    let sql = "select file_id, citizen_id from vault_loose_files where area = $1 and noted_at < $2 \
               order by noted_at limit $3";
    let found: Vec<LooseRow> = rows.all(sql, values![area, moment, limit]).await?;
    let mut all: Vec<Loose> = found
        .into_iter()
        .map(|row| Loose { file: FileId(row.file_id), citizen: CitizenId(row.citizen_id) })
        .collect();
    all.sort_by_key(|loose| loose.citizen);
    Ok(all)
}

/// Forgets the note of a file.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &Tx, file: FileId) -> Result<(), DbError> {
    tx.execute("delete from vault_loose_files where file_id = $1", values![file.uuid()]).await?;
    Ok(())
}

/// Forgets all notes of a citizen's files, in every area's name, and returns the files: for the erasure of that citizen.
///
/// # Errors
/// The database's.
pub async fn take_all(tx: &Tx, citizen: CitizenId) -> Result<Vec<FileId>, DbError> {
    let sql = "delete from vault_loose_files where citizen_id = $1 returning file_id, citizen_id";
    let found: Vec<LooseRow> = tx.all(sql, values![citizen.uuid()]).await?;
    Ok(found.into_iter().map(|row| FileId(row.file_id)).collect())
}

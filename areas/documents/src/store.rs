//! The area's tables. Documents are looked up by citizen; checks by what a stranger holds, a code or a file.

use base::{ApplicationId, CitizenId, DocumentId, FileId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A document's row, sealed.
#[derive(FromQueryResult)]
pub(crate) struct DocumentRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub application_id: Uuid,
    pub service: String,
    pub issued_at: DateTime<Utc>,
    pub file_id: Uuid,
    pub size_bytes: i64,
    pub sealed: Vec<u8>,
    pub annulled_at: Option<DateTime<Utc>>,
}

/// What a stranger may find, sealed under the house.
#[derive(FromQueryResult)]
pub(crate) struct CheckRow {
    pub document_id: Uuid,
    pub sealed: Vec<u8>,
    pub annulled_at: Option<DateTime<Utc>>,
}

/// A document to be kept.
pub(crate) struct NewDocument<'a> {
    pub id: DocumentId,
    pub citizen: CitizenId,
    pub application: ApplicationId,
    pub service: &'a str,
    pub issued_at: DateTime<Utc>,
    pub file: FileId,
    pub size_bytes: u64,
    pub sealed: Vec<u8>,
}

/// Adds a document; whether it is new.
pub(crate) async fn add(tx: &Tx, new: NewDocument<'_>) -> Result<bool, DbError> {
    let added = tx
        .execute(
            "insert into documents_documents
                (citizen_id, id, application_id, service, issued_at, file_id, size_bytes, sealed)
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
            values![
                new.citizen.uuid(),
                new.id.uuid(),
                new.application.uuid(),
                new.service,
                new.issued_at,
                new.file.uuid(),
                i64::try_from(new.size_bytes).unwrap_or(i64::MAX),
                new.sealed,
            ],
        )
        .await?;
    Ok(added > 0)
}

/// Adds what a stranger may find.
pub(crate) async fn add_check(
    tx: &Tx,
    id: DocumentId,
    code_index: Vec<u8>,
    file_index: Vec<u8>,
    sealed: Vec<u8>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into documents_checks (code_index, file_index, document_id, sealed) values ($1, $2, $3, $4)",
        values![code_index, file_index, id.uuid(), sealed],
    )
    .await?;
    Ok(())
}

/// Marks a document as annulled; whether it was not yet.
pub(crate) async fn annul(tx: &Tx, id: DocumentId, at: DateTime<Utc>) -> Result<bool, DbError> {
    let sql = "update documents_checks set annulled_at = $1 where document_id = $2 and annulled_at is null";
    Ok(tx.execute(sql, values![at, id.uuid()]).await? > 0)
}

/// A citizen's document.
pub(crate) async fn get(
    rows: &impl Rows,
    citizen: CitizenId,
    id: DocumentId,
) -> Result<Option<DocumentRow>, DbError> {
    rows.optional(
        "select d.id, d.citizen_id, d.application_id, d.service, d.issued_at, d.file_id, d.size_bytes, d.sealed, c.annulled_at
         from documents_documents d join documents_checks c on c.document_id = d.id
         where d.citizen_id = $1 and d.id = $2",
        values![citizen.uuid(), id.uuid()],
    )
    .await
}

/// A citizen's documents, newest first.
pub(crate) async fn newest(
    rows: &impl Rows,
    citizen: CitizenId,
    skip: i64,
    limit: i64,
) -> Result<Vec<DocumentRow>, DbError> {
    rows.all(
        "select d.id, d.citizen_id, d.application_id, d.service, d.issued_at, d.file_id, d.size_bytes, d.sealed, c.annulled_at
         from documents_documents d join documents_checks c on c.document_id = d.id
         where d.citizen_id = $1 order by d.issued_at desc, d.id desc limit $2 offset $3",
        values![citizen.uuid(), limit, skip],
    )
    .await
}

/// The documents of one application, the first one first.
pub(crate) async fn of_application(
    rows: &impl Rows,
    citizen: CitizenId,
    application: ApplicationId,
) -> Result<Vec<DocumentRow>, DbError> {
    rows.all(
        "select d.id, d.citizen_id, d.application_id, d.service, d.issued_at, d.file_id, d.size_bytes, d.sealed, c.annulled_at
         from documents_documents d join documents_checks c on c.document_id = d.id
         where d.citizen_id = $1 and d.application_id = $2 order by d.issued_at, d.id",
        values![citizen.uuid(), application.uuid()],
    )
    .await
}

#[derive(FromQueryResult)]
struct FileRow {
    file_id: Uuid,
}

/// The files of all of a citizen's documents.
pub(crate) async fn files_of(rows: &impl Rows, citizen: CitizenId) -> Result<Vec<FileId>, DbError> {
    let sql = "select file_id from documents_documents where citizen_id = $1";
    let found: Vec<FileRow> = rows.all(sql, values![citizen.uuid()]).await?;
    Ok(found.into_iter().map(|row| FileId(row.file_id)).collect())
}

/// What a stranger with this code may know.
pub(crate) async fn check_by_code(
    rows: &impl Rows,
    code_index: Vec<u8>,
) -> Result<Option<CheckRow>, DbError> {
    let sql = "select document_id, sealed, annulled_at from documents_checks where code_index = $1";
    rows.optional(sql, values![code_index]).await
}

/// What a stranger with this file may know.
pub(crate) async fn check_by_file(
    rows: &impl Rows,
    file_index: Vec<u8>,
) -> Result<Option<CheckRow>, DbError> {
    let sql = "select document_id, sealed, annulled_at from documents_checks where file_index = $1";
    rows.optional(sql, values![file_index]).await
}

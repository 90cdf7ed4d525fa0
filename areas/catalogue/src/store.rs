//! The kept revisions; what people keep at hand.

use std::collections::BTreeMap;

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use serde_json::Value;
use web::WebResult;

use crate::Service;

pub(crate) mod announcement;
pub(crate) mod query;

/// A revision of a service that is kept in the database.
#[derive(Clone, Debug, FromQueryResult)]
pub struct KeptRevision {
    /// The service's code.
    pub code: String,
    /// SHA-256 of its files, hex.
    pub revision: String,
    /// Since when.
    pub kept_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct KeptFiles {
    files: Value,
}

/// Keeps a service's files under its revision; a revision that is kept already stays as it is.
pub(crate) async fn keep_revision(tx: &Tx, service: &Service, now: DateTime<Utc>) -> WebResult<()> {
    let files = serde_json::to_value(&service.files)?;
    tx.execute(
        "insert into catalogue_revisions (code, revision, files, kept_at) values ($1, $2, $3, $4) on conflict (code, revision) do nothing",
        values![service.code.clone(), service.revision.clone(), files, now],
    )
    .await?;
    Ok(())
}

/// The files of a kept revision.
pub(crate) async fn kept_revision(
    rows: &impl Rows,
    code: &str,
    revision: &str,
) -> WebResult<Option<BTreeMap<String, String>>> {
    let sql = "select files from catalogue_revisions where code = $1 and revision = $2";
    let kept: Option<KeptFiles> = rows.optional(sql, values![code, revision]).await?;
    Ok(match kept {
        Some(kept) => Some(serde_json::from_value(kept.files)?),
        None => None,
    })
}

/// The kept revisions, the last kept first; of one service when a code is given.
pub(crate) async fn kept_revisions(rows: &impl Rows, code: &str, limit: i64) -> WebResult<Vec<KeptRevision>> {
    let sql = "select code, revision, kept_at from catalogue_revisions
               where ($1 = '' or code = $2) order by kept_at desc, code, revision limit $3";
    Ok(rows.all(sql, values![code, code, limit]).await?)
}

/// A person's sealed favourites.
#[derive(FromQueryResult)]
pub(crate) struct KeptFavourites {
    pub(crate) body: Vec<u8>,
    pub(crate) version: i64,
}

/// What a person keeps at hand.
pub(crate) async fn favourites(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<KeptFavourites>> {
    let sql = "select body, version from catalogue_favourites where citizen_id = $1";
    Ok(rows.optional(sql, values![citizen.uuid()]).await?)
}

/// Keeps the next version; `false` when the version that it was made of is not the present one any more.
pub(crate) async fn put_favourites(
    tx: &Tx,
    citizen: CitizenId,
    body: &[u8],
    version: i64,
) -> WebResult<bool> {
    let (sql, values) = if version == 0 {
        let sql = "insert into catalogue_favourites (citizen_id, body, version) values ($1, $2, 1) on conflict (citizen_id) do nothing";
        (sql, values![citizen.uuid(), body.to_vec()])
    } else {
        let sql = "update catalogue_favourites set body = $1, version = version + 1 where citizen_id = $2 and version = $3";
        (sql, values![body.to_vec(), citizen.uuid(), version])
    };
    Ok(tx.execute(sql, values).await? == 1)
}

//! The kept revisions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use serde_json::Value;
use web::WebResult;

use crate::Service;

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

//! Removes letters that were written and never issued, because the process was killed in between.

use base::{CitizenId, FileId};
use web::{House, WebResult};

use crate::store;

/// The name under which files are noted.
pub(crate) const AREA: &str = "documents";

pub(crate) async fn loose_files(house: &House) -> WebResult<()> {
    web::sweep_loose(house, AREA, |citizen, files| unnamed(house, citizen, files)).await
}

async fn unnamed(house: &House, citizen: CitizenId, mut files: Vec<FileId>) -> WebResult<Vec<FileId>> {
    let named = store::files_of(&house.db, citizen).await?;
    files.retain(|file| !named.contains(file));
    Ok(files)
}

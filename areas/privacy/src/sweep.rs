//! Removes archives whose days are over, and links that have run out.

use base::{CitizenId, FileId};
use web::{House, WebResult};

use crate::{AREA, store};

pub(crate) async fn run(house: &House) -> WebResult<()> {
    let now = house.clock.now();
    for old in store::expired(&house.db, now).await? {
        if let Some(file) = old.file_id {
            house.files.delete(FileId(file)).await?;
        }
        let tx = house.db.begin().await?;
        store::file_gone(&tx, old.export_id).await?;
        tx.commit().await?;
        tracing::debug!(citizen = %CitizenId(old.citizen_id), "an archive's days are over");
    }
    let tx = house.db.begin().await?;
    store::forget_links(&tx, now).await?;
    tx.commit().await?;
    web::sweep_loose(house, AREA, |citizen, files| unnamed(house, citizen, files)).await
}

async fn unnamed(house: &House, citizen: CitizenId, mut files: Vec<FileId>) -> WebResult<Vec<FileId>> {
    let named = store::export(&house.db, citizen).await?.and_then(|row| row.file_id);
    files.retain(|file| Some(file.uuid()) != named);
    Ok(files)
}

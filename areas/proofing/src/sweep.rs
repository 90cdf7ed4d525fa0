//! Throws away what nobody needs any more: pictures of papers a month after the answer, old openings and visits.

use base::{CitizenId, FileId};
use chrono::Duration;
use web::{House, WebResult};

use crate::proof;
use crate::store;

/// Pictures are kept so long after the answer, for a complaint; the section's documents stay with the section.
const KEPT_DAYS: i64 = 30;

/// One round: at most a hundred proofs.
pub(crate) async fn run(house: &House) -> WebResult<()> {
    let now = house.clock.now();
    let before = now - Duration::days(KEPT_DAYS);
    for old in store::answered_before(&house.db, before).await? {
        forget(house, CitizenId(old.citizen_id), &old.way).await?;
    }
    let tx = house.db.begin().await?;
    store::sweep(&tx, now - Duration::days(1), now).await?;
    Ok(tx.commit().await?)
}

async fn forget(house: &House, citizen: CitizenId, way: &str) -> WebResult<()> {
    let tx = house.db.begin().await?;
    let proofs = match proof::all(house, &tx, citizen).await {
        // The citizen is erased: nobody can read what is left.
        Err(web::Problem::Broken(error)) if error.is::<vault::VaultError>() => Vec::new(),
        found => found?,
    };
    let mut gone = Vec::new();
    for mut proof in proofs.into_iter().filter(|proof| proof.way.code() == way) {
        gone.extend(std::mem::take(&mut proof.body.files).into_values().map(|kept| kept.upload.file));
        proof::save(house, &tx, &proof).await?;
    }
    store::mark_swept(&tx, citizen, way).await?;
    tx.commit().await?;
    for file in gone {
        house.files.delete(file).await?;
    }
    Ok(())
}

/// Removes files that no proof came to name, because the process ended between the file and the row.
pub(crate) async fn loose_files(house: &House) -> WebResult<()> {
    web::sweep_loose(house, crate::AREA, |citizen, found| unnamed(house, citizen, found)).await
}

async fn unnamed(house: &House, citizen: CitizenId, mut files: Vec<FileId>) -> WebResult<Vec<FileId>> {
    for proof in proof::all(house, &house.db, citizen).await? {
        files.retain(|file| !proof.body.files.values().any(|kept| kept.upload.file == *file));
    }
    Ok(files)
}

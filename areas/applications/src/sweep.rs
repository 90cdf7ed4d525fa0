//! Throws away what nobody needs any more: drafts whose time is over, with their files, and old openings of cases.

use base::{CitizenId, DraftId};
use chrono::Duration;
use vault::Subject;
use web::{House, WebResult};

use crate::draft::{Body, KEPT_DAYS, body_cell};
use crate::save::keep;
use crate::store::{desk, drafts, files, held};

/// One round: at most a hundred drafts.
pub(crate) async fn run(house: &House) -> WebResult<()> {
    let limit = house.clock.now() - Duration::days(KEPT_DAYS);
    for old in drafts::older_than(&house.db, limit).await? {
        let key = match house.vault.key(&house.db, Subject::Citizen(CitizenId(old.citizen_id))).await {
            Ok(key) => Some(key),
            // The citizen is erased: what is left of the draft cannot be read by anybody.
            Err(vault::VaultError::Erased) => None,
            Err(error) => return Err(error.into()),
        };
        let body: Option<Body> =
            key.map(|key| key.open_json(body_cell(DraftId(old.draft_id)), &old.body)).transpose()?;
        let tx = house.db.begin().await?;
        let gone = drafts::remove_old(&tx, &old, limit).await?;
        tx.commit().await?;
        if let (true, Some(body)) = (gone, body) {
            keep::forget_files(house, &body).await?;
        }
    }
    let tx = house.db.begin().await?;
    desk::forget_openings(&tx, house.clock.now() - Duration::days(1)).await?;
    held::forget(&tx, house.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// One round over files that were added a day ago: those that no draft and no application names go.
pub(crate) async fn loose_files(house: &House) -> WebResult<()> {
    web::sweep_loose(house, crate::AREA, |citizen, found| files::unnamed(house, citizen, found)).await
}

//! Throws away sealed files that no row names, because the process that wrote them was killed in between.

use std::collections::BTreeMap;
use std::future::Future;
use std::time::SystemTime;

use base::{CitizenId, FileId};
use chrono::Duration;
use vault::loose::{self, Loose};

use crate::error::is_erased;
use crate::{House, Problem, WebResult};

/// So old must a file be: nothing that a request or a job has in hand is.
const AGE_HOURS: i64 = 24;
/// Files looked at in one round.
const MANY: i64 = 500;

/// Notes a file in an area's name, durably, before it is written. An area that notes its files also sweeps them.
///
/// # Errors
/// Only unexpected ones.
pub async fn note_loose(house: &House, area: &str, loose: Loose) -> WebResult<()> {
    let tx = house.db.begin().await?;
    loose::note(&tx, area, loose, house.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// One round over an area's files that were noted more than a day ago. `unnamed` leaves over of a citizen's files those that no
/// row of the area names, committed or about to be; they are removed. One that is named is not looked at again. While the
/// question cannot be answered, nothing is removed.
///
/// # Errors
/// Only unexpected ones.
pub async fn sweep_loose<F, R>(house: &House, area: &str, unnamed: F) -> WebResult<()>
where
    F: Fn(CitizenId, Vec<FileId>) -> R,
    R: Future<Output = WebResult<Vec<FileId>>>,
{
    let before = house.clock.now() - Duration::hours(AGE_HOURS);
    let mut of_citizens: BTreeMap<CitizenId, Vec<FileId>> = BTreeMap::new();
    for found in loose::noted_before(&house.db, area, before, MANY).await? {
        of_citizens.entry(found.citizen).or_default().push(found.file);
    }
    for (citizen, files) in of_citizens {
        let orphans = match unnamed(citizen, files.clone()).await {
            // Nobody can read an erased citizen's files, whatever names them.
            Err(Problem::Broken(error)) if is_erased(error.as_ref()) => files.clone(),
            found => found?,
        };
        for file in &orphans {
            house.files.delete(*file).await?;
        }
        if !orphans.is_empty() {
            tracing::info!(area, files = orphans.len(), "files that no row names were removed");
        }
        let tx = house.db.begin().await?;
        for file in files {
            loose::forget(&tx, file).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Removes what was never finished.
///
/// # Errors
/// Only unexpected ones.
pub async fn sweep_unfinished(house: &House) -> WebResult<()> {
    let before = SystemTime::from(house.clock.now() - Duration::hours(AGE_HOURS));
    let files = house.files.clone();
    let removed = tokio::task::spawn_blocking(move || files.remove_unfinished(before)).await??;
    if removed > 0 {
        tracing::info!(files = removed, "files that were never finished were removed");
    }
    Ok(())
}

//! The job that erases a person: reminded a day before, then everything goes in one transaction with the key, the files after it.

use base::{CitizenId, FileId};
use chrono::{DateTime, Duration, Utc};
use db::Tx;
use jobs::{Ended, NewJob, Running};
use journal::Actor;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use text::{Lang, Words};
use uuid::Uuid;
use vault::loose;
use web::{House, WebResult};

use crate::make::record;
use crate::store::DeletionRow;
use crate::{Tools, store, tell};

pub(crate) const KIND: &str = "privacy.erase";

/// So long before the end the person is told once more.
const REMINDER_HOURS: i64 = 24;

#[derive(Serialize, Deserialize)]
struct Payload {
    citizen: CitizenId,
    deletion: Uuid,
}

/// Plans the erasure in the caller's transaction.
pub(crate) async fn enqueue(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    deletion: Uuid,
    due_at: DateTime<Utc>,
) -> WebResult<()> {
    let payload = serde_json::to_value(Payload { citizen, deletion })?;
    let run_at = Some(due_at - Duration::hours(REMINDER_HOURS));
    let key = Some(format!("{KIND}:{deletion}"));
    house.jobs.enqueue(tx, NewJob { kind: KIND, payload, run_at, key }).await?;
    Ok(())
}

pub(crate) async fn run(house: &House, tools: &Tools, running: Running) -> WebResult<Ended> {
    let Payload { citizen, deletion } = serde_json::from_value(running.payload)?;
    if let Some(erased) = store::erasure(&house.db, citizen).await? {
        remove_files(house, citizen, serde_json::from_value(erased.files)?).await?;
        return Ok(Ended::Done);
    }
    let waits = store::deletion(&house.db, citizen).await?.filter(|row| row.deletion_id == deletion);
    // Cancelled.
    let Some(row) = waits else { return Ok(Ended::Done) };
    let now = house.clock.now();
    if now < row.due_at {
        remind(house, citizen, &row).await?;
        return Ok(Ended::At(row.due_at));
    }
    let files = erase(house, tools, citizen).await?;
    remove_files(house, citizen, files).await?;
    Ok(Ended::Done)
}

/// One reminder, when there was time to forget.
async fn remind(house: &House, citizen: CitizenId, row: &DeletionRow) -> WebResult<()> {
    if row.reminded_at.is_some() || row.due_at - row.asked_at <= Duration::hours(REMINDER_HOURS) {
        return Ok(());
    }
    let tx = house.db.begin().await?;
    tell::everywhere(house, &tx, citizen, ("soon", row.deletion_id, row.due_at)).await?;
    let details = due(house, row.due_at);
    record(house, &tx, citizen, (Actor::System, "privacy.deletion_soon", details)).await?;
    store::reminded(&tx, citizen, house.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// When it ends, as notices say it.
pub(crate) fn due(house: &House, due_at: DateTime<Utc>) -> Value {
    let day = house.day_of(due_at);
    let [ru, en] = [Lang::Ru, Lang::En].map(|lang| Words::new(house.book.clone(), lang).date(day));
    json!({ "until_ru": ru, "until_en": en })
}

/// Everything but the files, in one transaction: either the person is here, or nothing of them is.
async fn erase(house: &House, tools: &Tools, citizen: CitizenId) -> WebResult<Vec<FileId>> {
    let tx = house.db.begin().await?;
    let contact = accounts::contact(house, &tx, citizen).await?;
    let mut files: Vec<FileId> = Vec::new();
    // The account is the first of the areas and is asked by others about its owner: it goes last.
    for area in tools.all().iter().rev() {
        files.extend(area.erase(house, &tx, citizen).await?);
    }
    files.extend(loose::take_all(&tx, citizen).await?);
    tell::farewell(house, &tx, &contact).await?;
    record(house, &tx, citizen, (Actor::System, "privacy.erased", Value::Null)).await?;
    house.vault.erase(&tx, citizen).await?;
    store::add_erasure(&tx, citizen, serde_json::to_value(&files)?, house.clock.now()).await?;
    tx.commit().await?;
    Ok(files)
}

/// Nobody can read them any more; they need not lie there either.
async fn remove_files(house: &House, citizen: CitizenId, files: Vec<FileId>) -> WebResult<()> {
    if files.is_empty() {
        return Ok(());
    }
    for file in files {
        house.files.delete(file).await?;
    }
    let tx = house.db.begin().await?;
    store::files_gone(&tx, citizen).await?;
    Ok(tx.commit().await?)
}

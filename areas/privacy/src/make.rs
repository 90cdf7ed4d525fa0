//! The job that makes an archive: every area writes its part, the list is signed, the person is told.

use base::{CitizenId, FileId};
use chrono::Duration;
use db::Tx;
use jobs::{Ended, NewJob, Running};
use journal::{Actor, Entry, Object, Outcome};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use text::{Lang, Words};
use uuid::Uuid;
use vault::loose::{self, Loose};
use vault::{Stored, Subject, VaultError};
use web::{House, WebResult};

use crate::archive::Archive;
use crate::store::{self, ExportRow, Made};
use crate::{AREA, Tools, guide};

pub(crate) const KIND: &str = "privacy.export";

#[derive(Serialize, Deserialize)]
struct Payload {
    citizen: CitizenId,
    export: Uuid,
}

/// Orders the archive in the caller's transaction.
pub(crate) async fn enqueue(house: &House, tx: &Tx, citizen: CitizenId, export: Uuid) -> WebResult<()> {
    let payload = serde_json::to_value(Payload { citizen, export })?;
    let key = Some(format!("{KIND}:{export}"));
    house.jobs.enqueue(tx, NewJob { kind: KIND, payload, run_at: None, key }).await?;
    Ok(())
}

pub(crate) async fn run(house: &House, tools: &Tools, running: Running) -> WebResult<Ended> {
    let Payload { citizen, export } = serde_json::from_value(running.payload)?;
    let wanted = store::export(&house.db, citizen).await?;
    let Some(row) = wanted.filter(|row| row.export_id == export && row.ready_at.is_none()) else {
        return Ok(Ended::Done);
    };
    let file = FileId::new(&house.clock, &house.random);
    let stored = match write(house, tools, citizen, &row, file).await? {
        Some(stored) => stored,
        None => return Ok(Ended::Done),
    };
    let days = house.settings.policy.for_anybody().erasure.export_days;
    let now = house.clock.now();
    let made = Made { file, size_bytes: stored.size_bytes, at: now, expires_at: now + Duration::days(days) };
    let tx = house.db.begin().await?;
    if store::ready(&tx, citizen, export, &made).await? {
        loose::forget(&tx, file).await?;
        let [ru, en] = [Lang::Ru, Lang::En].map(|lang| Words::new(house.book.clone(), lang));
        let until = house.day_of(made.expires_at);
        let details =
            json!({ "until_ru": ru.date(until), "until_en": en.date(until), "size": made.size_bytes });
        record(house, &tx, citizen, (Actor::System, "privacy.export_ready", details)).await?;
        tx.commit().await?;
    } else {
        house.files.delete(file).await?;
    }
    Ok(Ended::Done)
}

/// Writes the archive; `None` when the person has gone meanwhile.
async fn write(
    house: &House,
    tools: &Tools,
    citizen: CitizenId,
    row: &ExportRow,
    file: FileId,
) -> WebResult<Option<Stored>> {
    let key = match house.vault.key(&house.db, Subject::Citizen(citizen)).await {
        Err(VaultError::Erased) => return Ok(None),
        key => key?,
    };
    let lang = Lang::from_code(&row.lang);
    let t = Words::new(house.book.clone(), lang);
    web::note_loose(house, AREA, Loose { file, citizen }).await?;
    let areas = tools.all();
    let mut archive = Archive::begin(house, house.files.create(&key, file).await?, lang);
    archive.text("README.txt", &guide::text(house, &t, &areas)).await?;
    for area in &areas {
        area.export(house, citizen, &t, &mut archive).await?;
    }
    archive.finish(&tools.seal).await.map(Some)
}

/// Writes a fact of this area into the person's journal: the register of who asked for the data and who was given them.
pub(crate) async fn record(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    (actor, action, details): (Actor, &'static str, Value),
) -> WebResult<()> {
    let entry = Entry {
        actor,
        action,
        citizen: Some(citizen),
        object: Object::Account,
        service: None,
        agency: None,
        outcome: Outcome::Done,
        reason: None,
        details,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

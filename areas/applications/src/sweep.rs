//! What time does to drafts: a warning, then the bin, then the end with their files (PLUS-09). And old openings of cases.

use base::{CitizenId, DraftId};
use chrono::Duration;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use text::{Lang, Words};
use vault::Subject;
use web::{House, WebResult};

use crate::Tools;
use crate::draft::{Body, body_cell, kept_until};
use crate::save::keep;
use crate::store::drafts::{self, FadingDraft, OldDraft};
use crate::store::{arrivals, desk, files, held, inquiries};

/// One round: at most a hundred drafts of each kind.
pub(crate) async fn run(house: &House, tools: &Tools) -> WebResult<()> {
    let now = house.clock.now();
    let rules = &house.settings.policy.for_anybody().applications;
    let tx = house.db.begin().await?;
    drafts::trash_old(&tx, now - Duration::days(rules.draft_days), now).await?;
    tx.commit().await?;
    let warn_after = Duration::days((rules.draft_days - rules.warn_days).max(0));
    for fading in drafts::fading(&house.db, now - warn_after).await? {
        warn(house, tools, &fading).await?;
    }
    for old in drafts::trashed_before(&house.db, now - Duration::days(rules.trash_days)).await? {
        forget(house, &old).await?;
    }
    let tx = house.db.begin().await?;
    desk::forget_openings(&tx, now - Duration::days(1)).await?;
    held::forget(&tx, now).await?;
    inquiries::forget(&tx, now - Duration::days(1)).await?;
    arrivals::forget(&tx, now - Duration::days(1)).await?;
    Ok(tx.commit().await?)
}

/// Tells a person once that a draft will go, and until when it is there.
async fn warn(house: &House, tools: &Tools, fading: &FadingDraft) -> WebResult<()> {
    let (citizen, now) = (CitizenId(fading.citizen_id), house.clock.now());
    let day = kept_until(house, fading.kept_from);
    let [(title_ru, until_ru), (title_en, until_en)] = [Lang::Ru, Lang::En].map(|lang| {
        let t = Words::new(house.book.clone(), lang);
        let service = tools.catalogue.get(&fading.service);
        let title =
            service.map_or_else(|| fading.service.clone(), |service| service.words(lang).get("title"));
        (title, t.date(day))
    });
    let entry = Entry {
        actor: Actor::System,
        action: "application.draft_expiring",
        citizen: Some(citizen),
        object: Object::Account,
        service: Some(fading.service.clone()),
        agency: None,
        outcome: Outcome::Done,
        reason: None,
        details: json!({ "title_ru": title_ru, "title_en": title_en, "until_ru": until_ru, "until_en": until_en }),
    };
    let tx = house.db.begin().await?;
    if drafts::warned(&tx, fading, now).await? {
        match house.journal.record(&tx, entry).await {
            // The citizen is erased: nobody is there to be told.
            Err(vault::VaultError::Erased) => return Ok(()),
            recorded => recorded?,
        };
        tx.commit().await?;
    }
    Ok(())
}

/// The end of a draft that was thrown away.
async fn forget(house: &House, old: &OldDraft) -> WebResult<()> {
    let key = match house.vault.key(&house.db, Subject::Citizen(CitizenId(old.citizen_id))).await {
        Ok(key) => Some(key),
        // The citizen is erased: what is left of the draft cannot be read by anybody.
        Err(vault::VaultError::Erased) => None,
        Err(error) => return Err(error.into()),
    };
    let body: Option<Body> =
        key.map(|key| key.open_json(body_cell(DraftId(old.draft_id)), &old.body)).transpose()?;
    let tx = house.db.begin().await?;
    let gone = drafts::remove_trashed(&tx, old).await?;
    tx.commit().await?;
    if let (true, Some(body)) = (gone, body) {
        keep::forget_files(house, &body).await?;
    }
    Ok(())
}

/// One round over files that were added a day ago: those that no draft, no application and no message names go.
pub(crate) async fn loose_files(house: &House) -> WebResult<()> {
    web::sweep_loose(house, crate::AREA, |citizen, found| files::unnamed(house, citizen, found)).await
}

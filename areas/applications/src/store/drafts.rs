//! Drafts.

use base::{CitizenId, DraftId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A draft with its sealed body.
#[derive(FromQueryResult)]
pub(crate) struct DraftRow {
    pub service: String,
    pub revision: String,
    pub body: Vec<u8>,
    pub version: i64,
    pub saved_at: DateTime<Utc>,
}

/// A draft in a list.
#[derive(FromQueryResult)]
pub(crate) struct DraftLine {
    pub draft_id: Uuid,
    pub service: String,
    pub version: i64,
    pub pages_done: i64,
    pub pages_all: i64,
    pub saved_at: DateTime<Utc>,
}

/// A draft whose time is over.
#[derive(FromQueryResult)]
pub(crate) struct OldDraft {
    pub citizen_id: Uuid,
    pub draft_id: Uuid,
    pub body: Vec<u8>,
}

/// A draft to be kept.
pub(crate) struct NewDraft<'a> {
    pub citizen: CitizenId,
    pub draft: DraftId,
    /// The service's code for the first draft of a service, the draft's own id for one more beside it.
    pub slot: String,
    pub service: &'a str,
    pub revision: &'a str,
    pub body: Vec<u8>,
    pub pages_all: i64,
}

/// Keeps a new draft; `false` when this slot is taken.
pub(crate) async fn insert(tx: &Tx, new: NewDraft<'_>, now: DateTime<Utc>) -> Result<bool, DbError> {
    let made = tx
        .execute(
            "insert into applications_drafts
             (citizen_id, draft_id, slot, service, revision, body, version, pages_done, pages_all, created_at, saved_at)
             values ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9) on conflict do nothing",
            values![
                new.citizen.uuid(),
                new.draft.uuid(),
                new.slot,
                new.service,
                new.revision,
                new.body,
                new.pages_all,
                now,
                now
            ],
        )
        .await?;
    Ok(made == 1)
}

pub(crate) async fn get(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
) -> Result<Option<DraftRow>, DbError> {
    rows.optional(
        "select service, revision, body, version, saved_at from applications_drafts
         where citizen_id = $1 and draft_id = $2",
        values![citizen.uuid(), draft.uuid()],
    )
    .await
}

pub(crate) async fn of_citizen(rows: &impl Rows, citizen: CitizenId) -> Result<Vec<DraftLine>, DbError> {
    newest(rows, citizen, 50).await
}

/// A citizen's drafts, the last saved first.
pub(crate) async fn newest(
    rows: &impl Rows,
    citizen: CitizenId,
    limit: i64,
) -> Result<Vec<DraftLine>, DbError> {
    rows.all(
        "select draft_id, service, version, pages_done, pages_all, saved_at from applications_drafts
         where citizen_id = $1 order by saved_at desc limit $2",
        values![citizen.uuid(), limit],
    )
    .await
}

/// What a save writes.
pub(crate) struct Saved {
    pub body: Vec<u8>,
    pub pages_done: i64,
    pub pages_all: i64,
}

/// Saves over version `before`; `false` when somebody else has saved meanwhile.
pub(crate) async fn save(
    tx: &Tx,
    (citizen, draft): (CitizenId, DraftId),
    before: i64,
    saved: Saved,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_drafts set body = $1, version = version + 1, pages_done = $2, pages_all = $3, saved_at = $4
             where citizen_id = $5 and draft_id = $6 and version = $7",
            values![
                saved.body,
                saved.pages_done,
                saved.pages_all,
                now,
                citizen.uuid(),
                draft.uuid(),
                before
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Removes a draft at a version; `false` when it is gone or has changed.
pub(crate) async fn remove(
    tx: &Tx,
    citizen: CitizenId,
    draft: DraftId,
    version: i64,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "delete from applications_drafts where citizen_id = $1 and draft_id = $2 and version = $3",
            values![citizen.uuid(), draft.uuid(), version],
        )
        .await?;
    Ok(touched == 1)
}

/// Drafts that were saved last before `moment`.
pub(crate) async fn older_than(rows: &impl Rows, moment: DateTime<Utc>) -> Result<Vec<OldDraft>, DbError> {
    rows.all(
        "select citizen_id, draft_id, body from applications_drafts where saved_at < $1 order by saved_at limit 100",
        values![moment],
    )
    .await
}

/// Removes a draft if it is still as old as that.
pub(crate) async fn remove_old(tx: &Tx, old: &OldDraft, moment: DateTime<Utc>) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "delete from applications_drafts where citizen_id = $1 and draft_id = $2 and saved_at < $3",
            values![old.citizen_id, old.draft_id, moment],
        )
        .await?;
    Ok(touched == 1)
}

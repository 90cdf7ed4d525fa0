//! Drafts.

use base::{ApplicationId, CitizenId, DraftId};
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
    /// From when its days are counted: the last save, or the moment it was asked to be kept longer.
    pub kept_from: DateTime<Utc>,
    /// When it was thrown away; it can still be taken back.
    pub trashed_at: Option<DateTime<Utc>>,
    /// The application that it changes.
    pub amends: Option<Uuid>,
    /// The link by which the service is only tried; empty otherwise.
    pub trial: String,
}

/// A draft in a list.
#[derive(FromQueryResult)]
pub(crate) struct DraftLine {
    pub draft_id: Uuid,
    pub service: String,
    pub pages_done: i64,
    pub pages_all: i64,
    pub saved_at: DateTime<Utc>,
    pub kept_from: DateTime<Utc>,
    pub trashed_at: Option<DateTime<Utc>>,
    pub amends: Option<Uuid>,
    /// The link by which the service is only tried; empty otherwise.
    pub trial: String,
}

impl DraftLine {
    /// Whether it will be an application of this service: it neither changes one nor only tries the service.
    pub(crate) fn is_of(&self, service: &str) -> bool {
        self.service == service && self.amends.is_none() && self.trial.is_empty()
    }
}

/// A draft whose time is over.
#[derive(FromQueryResult)]
pub(crate) struct OldDraft {
    pub citizen_id: Uuid,
    pub draft_id: Uuid,
    pub body: Vec<u8>,
}

/// A draft with its sealed body, thrown away or not.
#[derive(FromQueryResult)]
pub(crate) struct WholeDraft {
    pub draft_id: Uuid,
    pub service: String,
    pub revision: String,
    pub body: Vec<u8>,
    pub saved_at: DateTime<Utc>,
}

/// A draft that will soon be too old.
#[derive(FromQueryResult)]
pub(crate) struct FadingDraft {
    pub citizen_id: Uuid,
    pub draft_id: Uuid,
    pub service: String,
    pub kept_from: DateTime<Utc>,
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
    /// The application that it changes.
    pub amends: Option<ApplicationId>,
    /// The link by which the service is only tried; empty otherwise.
    pub trial: &'a str,
}

/// Keeps a new draft; `false` when this slot is taken.
pub(crate) async fn insert(tx: &Tx, new: NewDraft<'_>, now: DateTime<Utc>) -> Result<bool, DbError> {
    let made = tx
        .execute(
            "insert into applications_drafts
             (citizen_id, draft_id, slot, service, revision, body, version, pages_done, pages_all, created_at, saved_at, amends, trial)
             values ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9, $10, $11) on conflict do nothing",
            values![
                new.citizen.uuid(),
                new.draft.uuid(),
                new.slot,
                new.service,
                new.revision,
                new.body,
                new.pages_all,
                now,
                now,
                new.amends.map(ApplicationId::uuid),
                new.trial
            ],
        )
        .await?;
    Ok(made == 1)
}

/// A citizen's draft; nothing when it is thrown away.
pub(crate) async fn get(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
) -> Result<Option<DraftRow>, DbError> {
    Ok(kept_or_thrown(rows, citizen, draft).await?.filter(|row| row.trashed_at.is_none()))
}

/// A citizen's draft, thrown away or not.
pub(crate) async fn kept_or_thrown(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
) -> Result<Option<DraftRow>, DbError> {
    rows.optional(
        "select service, revision, body, version, saved_at, coalesce(extended_at, saved_at) as kept_from,
                trashed_at, amends, trial
         from applications_drafts where citizen_id = $1 and draft_id = $2",
        values![citizen.uuid(), draft.uuid()],
    )
    .await
}

pub(crate) async fn of_citizen(rows: &impl Rows, citizen: CitizenId) -> Result<Vec<DraftLine>, DbError> {
    newest(rows, citizen, 50).await
}

/// A citizen's drafts that are not thrown away, the last saved first.
pub(crate) async fn newest(
    rows: &impl Rows,
    citizen: CitizenId,
    limit: i64,
) -> Result<Vec<DraftLine>, DbError> {
    rows.all(
        "select draft_id, service, pages_done, pages_all, saved_at,
                coalesce(extended_at, saved_at) as kept_from, trashed_at, amends, trial
         from applications_drafts where citizen_id = $1 and trashed_at is null order by saved_at desc limit $2",
        values![citizen.uuid(), limit],
    )
    .await
}

/// A draft of one service with its sealed body.
#[derive(FromQueryResult)]
pub(crate) struct SameDraft {
    pub draft_id: Uuid,
    pub body: Vec<u8>,
    pub version: i64,
    pub pages_done: i64,
    pub pages_all: i64,
    pub saved_at: DateTime<Utc>,
}

/// A citizen's drafts that will be applications of one service, the last saved first.
pub(crate) async fn bodies(
    rows: &impl Rows,
    citizen: CitizenId,
    service: &str,
) -> Result<Vec<SameDraft>, DbError> {
    rows.all(
        "select draft_id, body, version, pages_done, pages_all, saved_at from applications_drafts
         where citizen_id = $1 and service = $2 and trashed_at is null and amends is null and trial = ''
         order by saved_at desc limit 50",
        values![citizen.uuid(), service],
    )
    .await
}

/// What a citizen has thrown away and can take back, the last thrown away first.
pub(crate) async fn trashed(
    rows: &impl Rows,
    citizen: CitizenId,
    limit: i64,
) -> Result<Vec<DraftLine>, DbError> {
    rows.all(
        "select draft_id, service, pages_done, pages_all, saved_at,
                coalesce(extended_at, saved_at) as kept_from, trashed_at, amends, trial
         from applications_drafts where citizen_id = $1 and trashed_at is not null order by trashed_at desc limit $2",
        values![citizen.uuid(), limit],
    )
    .await
}

/// Everything of a citizen's drafts, thrown away or not: for the archive and the end of the account.
pub(crate) async fn whole(rows: &impl Rows, citizen: CitizenId) -> Result<Vec<WholeDraft>, DbError> {
    rows.all(
        "select draft_id, service, revision, body, saved_at from applications_drafts
         where citizen_id = $1 order by saved_at desc",
        values![citizen.uuid()],
    )
    .await
}

/// What a save writes.
pub(crate) struct Saved {
    pub body: Vec<u8>,
    pub pages_done: i64,
    pub pages_all: i64,
}

/// Saves over version `before`, also a draft that was thrown away while somebody typed; `false` when somebody else has saved meanwhile.
pub(crate) async fn save(
    tx: &Tx,
    (citizen, draft): (CitizenId, DraftId),
    before: i64,
    saved: Saved,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_drafts set body = $1, version = version + 1, pages_done = $2, pages_all = $3, saved_at = $4,
                 extended_at = null, warned_at = null
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

/// Throws a draft away, so that it can be taken back; `false` when it is not there. Its slot is free for a new one.
pub(crate) async fn trash(
    tx: &Tx,
    citizen: CitizenId,
    draft: DraftId,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_drafts set trashed_at = $1, slot = $2
             where citizen_id = $3 and draft_id = $4 and trashed_at is null",
            values![now, draft.to_string(), citizen.uuid(), draft.uuid()],
        )
        .await?;
    Ok(touched == 1)
}

/// Takes a draft back; its days begin anew. `false` when it is not among what was thrown away.
pub(crate) async fn restore(
    tx: &Tx,
    citizen: CitizenId,
    draft: DraftId,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_drafts set trashed_at = null, warned_at = null, extended_at = $1
             where citizen_id = $2 and draft_id = $3 and trashed_at is not null",
            values![now, citizen.uuid(), draft.uuid()],
        )
        .await?;
    Ok(touched == 1)
}

/// Begins the days of a draft anew; `false` when there is no such draft.
pub(crate) async fn extend(
    tx: &Tx,
    citizen: CitizenId,
    draft: DraftId,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_drafts set extended_at = $1, warned_at = null
             where citizen_id = $2 and draft_id = $3 and trashed_at is null",
            values![now, citizen.uuid(), draft.uuid()],
        )
        .await?;
    Ok(touched == 1)
}

/// One draft among what was thrown away, for the moment it goes for good.
pub(crate) async fn in_trash(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
) -> Result<Option<OldDraft>, DbError> {
    rows.optional(
        "select citizen_id, draft_id, body from applications_drafts
         where citizen_id = $1 and draft_id = $2 and trashed_at is not null",
        values![citizen.uuid(), draft.uuid()],
    )
    .await
}

/// Drafts whose days have been counted since before `moment` and whose owners were not told yet that they will go.
pub(crate) async fn fading(rows: &impl Rows, moment: DateTime<Utc>) -> Result<Vec<FadingDraft>, DbError> {
    rows.all(
        "select citizen_id, draft_id, service, coalesce(extended_at, saved_at) as kept_from from applications_drafts
         where saved_at < $1 and coalesce(extended_at, saved_at) < $2 and warned_at is null and trashed_at is null
         order by saved_at limit 100",
        values![moment, moment],
    )
    .await
}

/// Notes that a draft's owner was told; `false` when it has changed meanwhile.
pub(crate) async fn warned(tx: &Tx, draft: &FadingDraft, now: DateTime<Utc>) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_drafts set warned_at = $1
             where citizen_id = $2 and draft_id = $3 and warned_at is null and trashed_at is null
             and coalesce(extended_at, saved_at) = $4",
            values![now, draft.citizen_id, draft.draft_id, draft.kept_from],
        )
        .await?;
    Ok(touched == 1)
}

/// Throws away what has had its days: a hundred at a time, those that have waited longest. How many.
pub(crate) async fn trash_old(tx: &Tx, moment: DateTime<Utc>, now: DateTime<Utc>) -> Result<u64, DbError> {
    let old: Vec<FadingDraft> = tx
        .all(
            "select citizen_id, draft_id, service, coalesce(extended_at, saved_at) as kept_from from applications_drafts
             where saved_at < $1 and coalesce(extended_at, saved_at) < $2 and trashed_at is null
             order by saved_at limit 100",
            values![moment, moment],
        )
        .await?;
    let mut gone = 0;
    for draft in old {
        gone += u64::from(trash(tx, CitizenId(draft.citizen_id), DraftId(draft.draft_id), now).await?);
    }
    Ok(gone)
}

/// What was thrown away before `moment`.
pub(crate) async fn trashed_before(
    rows: &impl Rows,
    moment: DateTime<Utc>,
) -> Result<Vec<OldDraft>, DbError> {
    rows.all(
        "select citizen_id, draft_id, body from applications_drafts where trashed_at < $1 order by trashed_at limit 100",
        values![moment],
    )
    .await
}

/// Removes a draft for good if it still lies among what was thrown away.
pub(crate) async fn remove_trashed(tx: &Tx, old: &OldDraft) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "delete from applications_drafts where citizen_id = $1 and draft_id = $2 and trashed_at is not null",
            values![old.citizen_id, old.draft_id],
        )
        .await?;
    Ok(touched == 1)
}

//! Registers that are asked once, when a draft begins.

use base::{CitizenId, DraftId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use serde_json::Value;
use uuid::Uuid;
use vault::{Cell, SubjectKey, VaultError};

/// An inquiry, with its sealed answer when there is one.
#[derive(FromQueryResult)]
pub(crate) struct Inquiry {
    inquiry_id: Uuid,
    pub register: String,
    answer: Option<Vec<u8>>,
    answered_at: Option<DateTime<Utc>>,
}

impl Inquiry {
    /// The answer and when it came.
    pub(crate) fn opened(&self, key: &SubjectKey) -> Result<Option<(Value, DateTime<Utc>)>, VaultError> {
        let (Some(sealed), Some(at)) = (&self.answer, self.answered_at) else { return Ok(None) };
        Ok(Some((key.open_json(cell(self.inquiry_id), sealed)?, at)))
    }

    /// Whether it was answered.
    pub(crate) fn is_answered(&self) -> bool {
        self.answered_at.is_some()
    }

    /// Keeps the answer.
    pub(crate) async fn answer(
        &self,
        tx: &Tx,
        citizen: CitizenId,
        sealed: Vec<u8>,
        now: DateTime<Utc>,
    ) -> Result<(), DbError> {
        tx.execute(
            "update applications_inquiries set answer = $1, answered_at = $2 where citizen_id = $3 and inquiry_id = $4",
            values![sealed, now, citizen.uuid(), self.inquiry_id],
        )
        .await?;
        Ok(())
    }

    /// Seals an answer to it.
    pub(crate) fn seal(&self, key: &SubjectKey, answer: &Value) -> Result<Vec<u8>, VaultError> {
        key.seal_json(cell(self.inquiry_id), answer)
    }
}

fn cell(inquiry: Uuid) -> Cell {
    Cell { table: "applications_inquiries", column: "answer", row: inquiry }
}

/// Notes that a register is asked for a draft.
pub(crate) async fn insert(
    tx: &Tx,
    (citizen, draft): (CitizenId, DraftId),
    inquiry: Uuid,
    register: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_inquiries (citizen_id, inquiry_id, draft_id, register, asked_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        values![citizen.uuid(), inquiry, draft.uuid(), register, now],
    )
    .await?;
    Ok(())
}

/// All inquiries of a draft.
pub(crate) async fn of_draft(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
) -> Result<Vec<Inquiry>, DbError> {
    rows.all(
        "select inquiry_id, register, answer, answered_at from applications_inquiries
         where citizen_id = $1 and draft_id = $2 order by register",
        values![citizen.uuid(), draft.uuid()],
    )
    .await
}

/// Forgets the inquiries of drafts that are gone.
pub(crate) async fn forget(tx: &Tx, before: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "delete from applications_inquiries where asked_at < $1 and not exists (
             select 1 from applications_drafts d
             where d.citizen_id = applications_inquiries.citizen_id and d.draft_id = applications_inquiries.draft_id)",
        values![before],
    )
    .await?;
    Ok(())
}

//! Officers' questions.

use std::collections::HashMap;

use base::{ApplicationId, CitizenId, StaffId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::{House, WebResult};

use crate::application::question_cell;

#[derive(FromQueryResult)]
struct QuestionRow {
    question_id: Uuid,
    about: String,
    words: Vec<u8>,
    asked_by: Uuid,
    asked_at: DateTime<Utc>,
    answered_at: Option<DateTime<Utc>>,
}

/// A question an officer asked about one question of the form.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Asked {
    pub id: Uuid,
    /// The name of the form's question or block.
    pub about: String,
    /// The officer's words.
    pub words: String,
    pub by: StaffId,
    pub at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
}

pub(crate) async fn insert(
    house: &House,
    tx: &Tx,
    (citizen, application): (CitizenId, ApplicationId),
    asked: &Asked,
) -> WebResult<()> {
    let key = house.vault.key(tx, vault::Subject::Citizen(citizen)).await?;
    tx.execute(
        "insert into applications_questions (citizen_id, question_id, application_id, about, words, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![
            citizen.uuid(),
            asked.id,
            application.uuid(),
            asked.about.clone(),
            key.seal_json(question_cell(asked.id), &asked.words)?,
            asked.by.uuid(),
            asked.at
        ],
    )
    .await?;
    Ok(())
}

/// The questions about an application, oldest first.
pub(crate) async fn of_application(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    application: ApplicationId,
) -> WebResult<Vec<Asked>> {
    let found: Vec<QuestionRow> = rows
        .all(
            "select question_id, about, words, asked_by, asked_at, answered_at from applications_questions
             where citizen_id = $1 and application_id = $2 order by asked_at",
            values![citizen.uuid(), application.uuid()],
        )
        .await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, vault::Subject::Citizen(citizen)).await?;
    found
        .into_iter()
        .map(|row| {
            Ok(Asked {
                id: row.question_id,
                words: key.open_json(question_cell(row.question_id), &row.words)?,
                about: row.about,
                by: StaffId(row.asked_by),
                at: row.asked_at,
                answered_at: row.answered_at,
            })
        })
        .collect()
}

#[derive(FromQueryResult)]
struct OpenRow {
    question_id: Uuid,
    application_id: Uuid,
    words: Vec<u8>,
}

/// What a citizen is asked at present, by application: the oldest question of each.
pub(crate) async fn open_of_citizen(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
) -> WebResult<HashMap<ApplicationId, String>> {
    let found: Vec<OpenRow> = rows
        .all(
            "select question_id, application_id, words from applications_questions
             where citizen_id = $1 and answered_at is null order by asked_at desc limit 100",
            values![citizen.uuid()],
        )
        .await?;
    if found.is_empty() {
        return Ok(HashMap::new());
    }
    let key = house.vault.key(rows, vault::Subject::Citizen(citizen)).await?;
    found
        .into_iter()
        .map(|row| {
            Ok((
                ApplicationId(row.application_id),
                key.open_json(question_cell(row.question_id), &row.words)?,
            ))
        })
        .collect()
}

/// Marks a question as answered; `false` when it was already.
pub(crate) async fn answer(
    tx: &Tx,
    citizen: CitizenId,
    question: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_questions set answered_at = $1
             where citizen_id = $2 and question_id = $3 and answered_at is null",
            values![now, citizen.uuid(), question],
        )
        .await?;
    Ok(touched == 1)
}

//! Opinions of experts: asked by an officer about one case, answered by whoever was asked.

use base::{ApplicationId, CitizenId, StaffId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use serde::{Deserialize, Serialize};
use uploads::Upload;
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, WebResult};

/// What an expert has said.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub words: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Upload>,
    pub at: DateTime<Utc>,
}

/// An opinion, asked for or given.
pub(crate) struct Opinion {
    pub id: Uuid,
    pub expert: StaffId,
    pub asked_by: StaffId,
    pub question: String,
    pub answer: Option<Answer>,
    pub asked_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct OpinionRow {
    opinion_id: Uuid,
    expert: Uuid,
    asked_by: Uuid,
    question: Vec<u8>,
    answer: Option<Vec<u8>>,
    asked_at: DateTime<Utc>,
}

/// What leads an expert to a case.
#[derive(FromQueryResult)]
pub(crate) struct ExpertRow {
    pub opinion_id: Uuid,
    pub citizen_id: Uuid,
    pub application_id: Uuid,
    /// The agency that asks.
    pub agency: String,
    /// `open`, or `answered`.
    pub state: String,
    pub asked_at: DateTime<Utc>,
}

pub(crate) async fn insert(
    house: &House,
    tx: &Tx,
    (citizen, application, agency): (CitizenId, ApplicationId, &str),
    asked: &Opinion,
) -> WebResult<()> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    tx.execute(
        "insert into applications_opinions (citizen_id, opinion_id, application_id, expert, asked_by, question, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![
            citizen.uuid(),
            asked.id,
            application.uuid(),
            asked.expert.uuid(),
            asked.asked_by.uuid(),
            key.seal_json(cell(asked.id, "question"), &asked.question)?,
            asked.asked_at
        ],
    )
    .await?;
    tx.execute(
        "insert into applications_experts (staff_id, opinion_id, citizen_id, application_id, agency, state, asked_at)
         values ($1, $2, $3, $4, $5, 'open', $6)",
        values![asked.expert.uuid(), asked.id, citizen.uuid(), application.uuid(), agency, asked.asked_at],
    )
    .await?;
    Ok(())
}

/// The opinions about a case, oldest first.
pub(crate) async fn of_application(
    house: &House,
    rows: &impl Rows,
    (citizen, application): (CitizenId, ApplicationId),
) -> WebResult<Vec<Opinion>> {
    let found: Vec<OpinionRow> = rows
        .all(
            "select opinion_id, expert, asked_by, question, answer, asked_at from applications_opinions
             where citizen_id = $1 and application_id = $2 order by asked_at, opinion_id",
            values![citizen.uuid(), application.uuid()],
        )
        .await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    let opened = |row: OpinionRow| {
        let answer = match &row.answer {
            Some(sealed) => Some(key.open_json(cell(row.opinion_id, "answer"), sealed)?),
            None => None,
        };
        Ok(Opinion {
            id: row.opinion_id,
            expert: StaffId(row.expert),
            asked_by: StaffId(row.asked_by),
            question: key.open_json(cell(row.opinion_id, "question"), &row.question)?,
            answer,
            asked_at: row.asked_at,
        })
    };
    found.into_iter().map(opened).collect()
}

/// What a member of staff was asked, the unanswered first.
pub(crate) async fn of_expert(rows: &impl Rows, staff: StaffId) -> Result<Vec<ExpertRow>, DbError> {
    rows.all(
        "select opinion_id, citizen_id, application_id, agency, state, asked_at from applications_experts
         where staff_id = $1 order by state desc, asked_at desc limit 100",
        values![staff.uuid()],
    )
    .await
}

pub(crate) async fn find(
    rows: &impl Rows,
    staff: StaffId,
    opinion: Uuid,
) -> Result<Option<ExpertRow>, DbError> {
    rows.optional(
        "select opinion_id, citizen_id, application_id, agency, state, asked_at from applications_experts
         where staff_id = $1 and opinion_id = $2",
        values![staff.uuid(), opinion],
    )
    .await
}

/// Keeps the answer; `false` when there is one.
pub(crate) async fn answer(
    house: &House,
    tx: &Tx,
    (staff, row): (StaffId, &ExpertRow),
    answer: &Answer,
) -> WebResult<bool> {
    let citizen = CitizenId(row.citizen_id);
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let touched = tx
        .execute(
            "update applications_opinions set answer = $1, answered_at = $2
             where citizen_id = $3 and opinion_id = $4 and answered_at is null",
            values![
                key.seal_json(cell(row.opinion_id, "answer"), answer)?,
                answer.at,
                row.citizen_id,
                row.opinion_id
            ],
        )
        .await?;
    tx.execute(
        "update applications_experts set state = 'answered' where staff_id = $1 and opinion_id = $2",
        values![staff.uuid(), row.opinion_id],
    )
    .await?;
    Ok(touched == 1)
}

/// Where a part of an opinion is sealed.
pub(crate) fn cell(opinion: Uuid, column: &'static str) -> Cell {
    Cell { table: "applications_opinions", column, row: opinion }
}

//! Applications.

use base::{ApplicationId, CitizenId, DraftId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::{House, WebResult};

use crate::application::{Application, State, cell};

/// An application in a list.
#[derive(FromQueryResult)]
pub(crate) struct ApplicationLine {
    pub application_id: Uuid,
    pub number: String,
    pub service: String,
    pub state: String,
    pub step: i64,
    pub due_on: String,
    pub submitted_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
    pub waiting_since: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct ApplicationRow {
    number: String,
    service: String,
    revision: String,
    agency: String,
    state: String,
    step: i64,
    version: i64,
    statement: Vec<u8>,
    work: Vec<u8>,
    due_on: String,
    submitted_at: DateTime<Utc>,
    waiting_since: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct IdRow {
    application_id: Uuid,
}

#[derive(FromQueryResult)]
struct ReceiptRow {
    number: String,
    receipt: Vec<u8>,
}

/// An application to be kept.
pub(crate) struct NewApplication<'a> {
    pub citizen: CitizenId,
    pub id: ApplicationId,
    pub draft: DraftId,
    pub number: &'a str,
    pub service: &'a str,
    pub revision: &'a str,
    pub agency: &'a str,
    pub statement: Vec<u8>,
    pub work: Vec<u8>,
    pub receipt: Vec<u8>,
    pub due_on: String,
}

/// Takes a number; `false` when somebody has it.
pub(crate) async fn take_number(
    tx: &Tx,
    number: &str,
    citizen: CitizenId,
    id: ApplicationId,
) -> Result<bool, DbError> {
    let made = tx
        .execute(
            "insert into applications_by_number (number, citizen_id, application_id) values ($1, $2, $3)
             on conflict do nothing",
            values![number, citizen.uuid(), id.uuid()],
        )
        .await?;
    Ok(made == 1)
}

pub(crate) async fn insert(tx: &Tx, new: NewApplication<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_applications
         (citizen_id, application_id, draft_id, number, service, revision, agency, state, step, version,
          statement, work, receipt, due_on, submitted_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9, $10, $11, $12, $13, $14)",
        values![
            new.citizen.uuid(),
            new.id.uuid(),
            new.draft.uuid(),
            new.number,
            new.service,
            new.revision,
            new.agency,
            State::Processing.code(),
            new.statement,
            new.work,
            new.receipt,
            new.due_on,
            now,
            now
        ],
    )
    .await
    .map(drop)
}

/// The application that a draft became.
pub(crate) async fn of_draft(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
) -> Result<Option<ApplicationId>, DbError> {
    let row: Option<IdRow> = rows
        .optional(
            "select application_id from applications_applications where citizen_id = $1 and draft_id = $2",
            values![citizen.uuid(), draft.uuid()],
        )
        .await?;
    Ok(row.map(|row| ApplicationId(row.application_id)))
}

/// One application, opened.
pub(crate) async fn get(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    id: ApplicationId,
) -> WebResult<Option<Application>> {
    let row: Option<ApplicationRow> = rows
        .optional(
            "select number, service, revision, agency, state, step, version, statement, work, due_on, submitted_at,
                    waiting_since
             from applications_applications where citizen_id = $1 and application_id = $2",
            values![citizen.uuid(), id.uuid()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let key = house.vault.key(rows, vault::Subject::Citizen(citizen)).await?;
    let Some(state) = State::from_code(&row.state) else { return Ok(None) };
    Ok(Some(Application {
        id,
        citizen,
        statement: key.open_json(cell("statement", id), &row.statement)?,
        work: key.open_json(cell("work", id), &row.work)?,
        number: row.number,
        service: row.service,
        revision: row.revision,
        agency: row.agency,
        state,
        step: usize::try_from(row.step).unwrap_or(usize::MAX),
        version: row.version,
        due_on: row.due_on,
        submitted_at: row.submitted_at,
        waiting_since: row.waiting_since,
        held: None,
    }))
}

/// A citizen's applications, last changed first.
pub(crate) async fn of_citizen(
    rows: &impl Rows,
    citizen: CitizenId,
    limit: i64,
) -> Result<Vec<ApplicationLine>, DbError> {
    rows.all(
        "select application_id, number, service, state, step, due_on, submitted_at, changed_at, waiting_since
         from applications_applications where citizen_id = $1 order by changed_at desc limit $2",
        values![citizen.uuid(), limit],
    )
    .await
}

/// The sealed receipt with the application's number.
pub(crate) async fn receipt(
    rows: &impl Rows,
    citizen: CitizenId,
    id: ApplicationId,
) -> Result<Option<(String, Vec<u8>)>, DbError> {
    let row: Option<ReceiptRow> = rows
        .optional(
            "select number, receipt from applications_applications where citizen_id = $1 and application_id = $2",
            values![citizen.uuid(), id.uuid()],
        )
        .await?;
    Ok(row.map(|row| (row.number, row.receipt)))
}

/// Writes what changed of an application over the version it was read at; `false` when somebody else was faster.
pub(crate) async fn change(house: &House, tx: &Tx, changed: &Application) -> WebResult<bool> {
    let key = house.vault.key(tx, vault::Subject::Citizen(changed.citizen)).await?;
    let touched = tx
        .execute(
            "update applications_applications
             set state = $1, step = $2, work = $3, due_on = $4, waiting_since = $5, changed_at = $6, version = version + 1
             where citizen_id = $7 and application_id = $8 and version = $9",
            values![
                changed.state.code(),
                i64::try_from(changed.step).unwrap_or(i64::MAX),
                key.seal_json(cell("work", changed.id), &changed.work)?,
                changed.due_on.clone(),
                changed.waiting_since,
                house.clock.now(),
                changed.citizen.uuid(),
                changed.id.uuid(),
                changed.version
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// How many applications of each service stand in each state; nothing personal.
#[derive(FromQueryResult)]
pub(crate) struct CountRow {
    pub service: String,
    pub state: String,
    pub n: i64,
}

pub(crate) async fn counts(rows: &impl Rows) -> Result<Vec<CountRow>, DbError> {
    rows.all(
        "select service, state, count(*) as n from applications_applications group by service, state",
        values![],
    )
    .await
}

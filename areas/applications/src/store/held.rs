//! Applications of people who have deleted their account, for as long as the agency must keep them.

use base::{ApplicationId, CitizenId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use serde::{Deserialize, Serialize};
use vault::Cell;
use web::{House, WebResult};

use crate::application::{Application, Held, State, Statement, Work};
use crate::store::questions::Asked;

/// What is sealed, under the house.
#[derive(Serialize, Deserialize)]
struct Record {
    number: String,
    service: String,
    revision: String,
    state: String,
    step: usize,
    statement: Statement,
    work: Work,
    questions: Vec<Asked>,
    due_on: String,
    submitted_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Row {
    citizen_id: uuid::Uuid,
    agency: String,
    record: Vec<u8>,
    erased_at: DateTime<Utc>,
    keep_until: DateTime<Utc>,
}

/// Keeps what the agency must keep of an application.
pub(crate) async fn keep(
    house: &House,
    tx: &Tx,
    application: &Application,
    questions: Vec<Asked>,
    keep_until: DateTime<Utc>,
) -> WebResult<()> {
    let id = application.id;
    let record = Record {
        number: application.number.clone(),
        service: application.service.clone(),
        revision: application.revision.clone(),
        state: application.state.code().to_owned(),
        step: application.step,
        statement: application.statement.clone(),
        work: application.work.clone(),
        questions,
        due_on: application.due_on.clone(),
        submitted_at: application.submitted_at,
    };
    tx.execute(
        "insert into applications_held (application_id, citizen_id, agency, record, erased_at, keep_until)
         values ($1, $2, $3, $4, $5, $6) on conflict (application_id) do nothing",
        values![
            id.uuid(),
            application.citizen.uuid(),
            application.agency.clone(),
            house.vault.house().seal_json(cell(id), &record)?,
            house.clock.now(),
            keep_until
        ],
    )
    .await?;
    Ok(())
}

/// A kept application.
pub(crate) async fn get(
    house: &House,
    rows: &impl Rows,
    id: ApplicationId,
) -> WebResult<Option<Application>> {
    let row: Option<Row> = rows
        .optional(
            "select citizen_id, agency, record, erased_at, keep_until from applications_held where application_id = $1",
            values![id.uuid()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let record: Record = house.vault.house().open_json(cell(id), &row.record)?;
    let Some(state) = State::from_code(&record.state) else { return Ok(None) };
    Ok(Some(Application {
        id,
        citizen: CitizenId(row.citizen_id),
        number: record.number,
        service: record.service,
        revision: record.revision,
        agency: row.agency,
        state,
        step: record.step,
        version: 0,
        statement: record.statement,
        work: record.work,
        due_on: record.due_on,
        submitted_at: record.submitted_at,
        waiting_since: None,
        held: Some(Held { erased_at: row.erased_at, until: row.keep_until, questions: record.questions }),
    }))
}

/// Forgets what need not be kept any longer.
pub(crate) async fn forget(tx: &Tx, now: DateTime<Utc>) -> Result<u64, DbError> {
    tx.execute("delete from applications_held where keep_until <= $1", values![now]).await
}

fn cell(id: ApplicationId) -> Cell {
    Cell { table: "applications_held", column: "record", row: id.uuid() }
}

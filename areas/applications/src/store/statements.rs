//! What applications said before their applicants changed them (APP-11).

use base::{ApplicationId, CitizenId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, WebResult};

use crate::application::{self, Statement};

/// An earlier version, opened.
#[derive(Clone, Debug)]
pub(crate) struct Earlier {
    pub version: i64,
    pub statement: Statement,
    /// The signed receipt of this version.
    pub receipt: String,
    pub sent_at: DateTime<Utc>,
    pub replaced_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Row {
    version: i64,
    statement: Vec<u8>,
    receipt: Vec<u8>,
    sent_at: DateTime<Utc>,
    replaced_at: DateTime<Utc>,
}

/// The earlier versions of an application, oldest first.
pub(crate) async fn of_application(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    id: ApplicationId,
) -> WebResult<Vec<Earlier>> {
    let found: Vec<Row> = rows
        .all(
            "select version, statement, receipt, sent_at, replaced_at from applications_statements
             where citizen_id = $1 and application_id = $2 order by version",
            values![citizen.uuid(), id.uuid()],
        )
        .await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    found
        .into_iter()
        .map(|row| {
            Ok(Earlier {
                version: row.version,
                statement: key.open_json(cell("statement", id, row.version), &row.statement)?,
                receipt: key.open_json(cell("receipt", id, row.version), &row.receipt)?,
                sent_at: row.sent_at,
                replaced_at: row.replaced_at,
            })
        })
        .collect()
}

/// Keeps what an application said until now as its version `version`; `false` when that one is kept already.
pub(crate) async fn keep(
    house: &House,
    tx: &Tx,
    (citizen, id): (CitizenId, ApplicationId),
    earlier: &Earlier,
) -> WebResult<bool> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let version = earlier.version;
    let made = tx
        .execute(
            "insert into applications_statements
             (citizen_id, application_id, version, statement, receipt, sent_at, replaced_at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
            values![
                citizen.uuid(),
                id.uuid(),
                version,
                key.seal_json(cell("statement", id, version), &earlier.statement)?,
                key.seal_json(cell("receipt", id, version), &earlier.receipt)?,
                earlier.sent_at,
                earlier.replaced_at
            ],
        )
        .await?;
    Ok(made == 1)
}

/// Puts a new statement and its receipt into an application at the version it was read at; `false` when it has changed meanwhile.
pub(crate) async fn replace(
    house: &House,
    tx: &Tx,
    (citizen, id, version): (CitizenId, ApplicationId, i64),
    (statement, receipt): (&Statement, &str),
) -> WebResult<bool> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let touched = tx
        .execute(
            "update applications_applications set statement = $1, receipt = $2
             where citizen_id = $3 and application_id = $4 and version = $5 and examined_at is null",
            values![
                key.seal_json(application::cell("statement", id), statement)?,
                key.seal_json(application::cell("receipt", id), &receipt)?,
                citizen.uuid(),
                id.uuid(),
                version
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Takes a case that nobody has opened out of its agency's queue: it comes back when its checks were made anew.
pub(crate) async fn leave_queue(tx: &Tx, agency: &str, id: ApplicationId) -> Result<u64, DbError> {
    tx.execute(
        "delete from applications_queue where agency = $1 and application_id = $2 and state = 'open'",
        values![agency, id.uuid()],
    )
    .await
}

/// Where a version is sealed: each under a row of its own, so that versions cannot be exchanged.
pub(crate) fn cell(column: &'static str, id: ApplicationId, version: i64) -> Cell {
    let row = Uuid::from_u128(id.uuid().as_u128().wrapping_add(u128::from(version.unsigned_abs())));
    Cell { table: "applications_statements", column, row }
}

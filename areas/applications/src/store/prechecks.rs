//! What the machine has marked, sealed under the citizen.

use std::collections::HashMap;

use base::{ApplicationId, CitizenId};
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, WebResult};

use crate::precheck::Looked;
use crate::store::applications::pairs;

#[derive(FromQueryResult)]
struct Row {
    citizen_id: Uuid,
    application_id: Uuid,
    body: Vec<u8>,
}

/// Keeps what was marked; the newer look replaces the older one.
pub(crate) async fn put(
    house: &House,
    tx: &Tx,
    (citizen, application): (CitizenId, ApplicationId),
    looked: &Looked,
    at: DateTime<Utc>,
) -> WebResult<()> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    tx.execute(
        "insert into applications_prechecks (citizen_id, application_id, body, looked_at) values ($1, $2, $3, $4)
         on conflict (citizen_id, application_id) do update set body = excluded.body, looked_at = excluded.looked_at",
        values![citizen.uuid(), application.uuid(), key.seal_json(cell(application.uuid()), looked)?, at],
    )
    .await?;
    Ok(())
}

/// What was marked in some applications: one question, whatever their number.
pub(crate) async fn these(
    house: &House,
    rows: &impl Rows,
    whose: &[(CitizenId, ApplicationId)],
) -> WebResult<HashMap<ApplicationId, Looked>> {
    if whose.is_empty() {
        return Ok(HashMap::new());
    }
    let (places, bound) = pairs(whose);
    let sql = format!(
        "select citizen_id, application_id, body from applications_prechecks
         where (citizen_id, application_id) in ({places})"
    );
    let found: Vec<Row> = rows.all(&sql, bound).await?;
    let mut all = HashMap::new();
    for row in found {
        let key = house.vault.key(rows, Subject::Citizen(CitizenId(row.citizen_id))).await?;
        all.insert(ApplicationId(row.application_id), key.open_json(cell(row.application_id), &row.body)?);
    }
    Ok(all)
}

/// What was marked in one application; nothing before the machine has looked.
pub(crate) async fn get(
    house: &House,
    rows: &impl Rows,
    (citizen, application): (CitizenId, ApplicationId),
) -> WebResult<Option<Looked>> {
    let row: Option<Row> = rows
        .optional(
            "select citizen_id, application_id, body from applications_prechecks
             where citizen_id = $1 and application_id = $2",
            values![citizen.uuid(), application.uuid()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    Ok(Some(key.open_json(cell(row.application_id), &row.body)?))
}

fn cell(application: Uuid) -> Cell {
    Cell { table: "applications_prechecks", column: "body", row: application }
}

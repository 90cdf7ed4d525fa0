//! Answers that a person keeps under a name (APP-14).

use base::CitizenId;
use catalogue::Answers;
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, WebResult};

/// A template, opened.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    pub id: Uuid,
    pub service: String,
    pub name: String,
    pub answers: Answers,
    pub made_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

#[derive(Serialize, Deserialize)]
struct Body {
    name: String,
    answers: Answers,
}

#[derive(FromQueryResult)]
struct Row {
    template_id: Uuid,
    service: String,
    body: Vec<u8>,
    made_at: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
}

/// A citizen's templates, the last used first.
pub(crate) async fn of_citizen(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
) -> WebResult<Vec<Template>> {
    let found: Vec<Row> = rows
        .all(
            "select template_id, service, body, made_at, used_at from applications_templates
             where citizen_id = $1 order by coalesce(used_at, made_at) desc, template_id",
            values![citizen.uuid()],
        )
        .await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    found
        .into_iter()
        .map(|row| {
            let body: Body = key.open_json(cell(row.template_id), &row.body)?;
            Ok(Template {
                id: row.template_id,
                service: row.service,
                name: body.name,
                answers: body.answers,
                made_at: row.made_at,
                used_at: row.used_at,
            })
        })
        .collect()
}

/// Keeps a template; `false` when one with this id is there.
pub(crate) async fn insert(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    template: &Template,
) -> WebResult<bool> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let body = Body { name: template.name.clone(), answers: template.answers.clone() };
    let made = tx
        .execute(
            "insert into applications_templates (citizen_id, template_id, service, body, made_at)
             values ($1, $2, $3, $4, $5) on conflict do nothing",
            values![
                citizen.uuid(),
                template.id,
                template.service.clone(),
                key.seal_json(cell(template.id), &body)?,
                template.made_at
            ],
        )
        .await?;
    Ok(made == 1)
}

/// Notes that a template was begun with.
pub(crate) async fn used(tx: &Tx, citizen: CitizenId, id: Uuid, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "update applications_templates set used_at = $1 where citizen_id = $2 and template_id = $3",
        values![now, citizen.uuid(), id],
    )
    .await
    .map(drop)
}

/// Removes a template.
pub(crate) async fn remove(tx: &Tx, citizen: CitizenId, id: Uuid) -> Result<u64, DbError> {
    tx.execute(
        "delete from applications_templates where citizen_id = $1 and template_id = $2",
        values![citizen.uuid(), id],
    )
    .await
}

fn cell(template: Uuid) -> Cell {
    Cell { table: "applications_templates", column: "body", row: template }
}

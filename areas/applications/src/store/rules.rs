//! Rules by which new cases find their unit, officer and labels.

use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use serde_json::Value;
use uuid::Uuid;

/// A kept rule.
#[derive(Clone, FromQueryResult)]
pub(crate) struct RuleRow {
    pub rule_id: Uuid,
    pub service: String,
    pub body: Value,
}

/// The rules of an agency, oldest first.
pub(crate) async fn all(rows: &impl Rows, agency: &str) -> Result<Vec<RuleRow>, DbError> {
    let sql = "select rule_id, service, body from applications_rules
               where agency = $1 order by service, made_at limit 500";
    rows.all(sql, values![agency]).await
}

/// The rules for a service, oldest first.
pub(crate) async fn of_service(
    rows: &impl Rows,
    agency: &str,
    service: &str,
) -> Result<Vec<RuleRow>, DbError> {
    let sql = "select rule_id, service, body from applications_rules
               where agency = $1 and service = $2 order by made_at limit 100";
    rows.all(sql, values![agency, service]).await
}

pub(crate) async fn insert(
    tx: &Tx,
    (agency, service): (&str, &str),
    (id, body): (Uuid, Value),
    (by, at): (Uuid, DateTime<Utc>),
) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_rules (agency, rule_id, service, body, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6)",
        values![agency, id, service, body, by, at],
    )
    .await
    .map(drop)
}

pub(crate) async fn forget(tx: &Tx, agency: &str, id: Uuid) -> Result<bool, DbError> {
    let sql = "delete from applications_rules where agency = $1 and rule_id = $2";
    Ok(tx.execute(sql, values![agency, id]).await? == 1)
}

/// A case of the past, to try a rule on.
#[derive(FromQueryResult)]
pub(crate) struct PastRow {
    pub application_id: Uuid,
    pub citizen_id: Uuid,
}

/// The last cases of a service by the end of their terms.
pub(crate) async fn past(
    rows: &impl Rows,
    (agency, service): (&str, &str),
    limit: i64,
) -> Result<Vec<PastRow>, DbError> {
    rows.all(
        "select application_id, citizen_id from applications_queue
         where agency = $1 and service = $2 order by place desc, application_id desc limit $3",
        values![agency, service, limit],
    )
    .await
}

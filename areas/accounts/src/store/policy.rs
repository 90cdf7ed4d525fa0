//! The rules that were last recorded.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub rules: serde_json::Value,
    pub since: DateTime<Utc>,
}

pub(crate) async fn find(rows: &impl Rows) -> WebResult<Option<Row>> {
    Ok(rows.optional("select rules, since from accounts_policy where name = 'effective'", values![]).await?)
}

pub(crate) async fn put(tx: &Tx, rules: serde_json::Value, since: DateTime<Utc>) -> WebResult<()> {
    tx.execute(
        "insert into accounts_policy (name, rules, since) values ('effective', $1, $2) \
         on conflict (name) do update set rules = excluded.rules, since = excluded.since",
        values![rules, since],
    )
    .await?;
    Ok(())
}

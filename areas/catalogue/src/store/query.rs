//! The rows of what people have looked for.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use web::WebResult;

/// A person's own sealed queries.
#[derive(FromQueryResult)]
pub(crate) struct Kept {
    pub body: Vec<u8>,
    pub version: i64,
}

pub(crate) async fn own(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Kept>> {
    let sql = "select body, version from catalogue_queries where citizen_id = $1";
    Ok(rows.optional(sql, values![citizen.uuid()]).await?)
}

/// Keeps the next version; `false` when another tab was quicker.
pub(crate) async fn put_own(tx: &Tx, citizen: CitizenId, body: Vec<u8>, version: i64) -> WebResult<bool> {
    let (sql, values) = if version == 0 {
        let sql = "insert into catalogue_queries (citizen_id, body, version) values ($1, $2, 1) \
                   on conflict (citizen_id) do nothing";
        (sql, values![citizen.uuid(), body])
    } else {
        let sql = "update catalogue_queries set body = $1, version = version + 1 \
                   where citizen_id = $2 and version = $3";
        (sql, values![body, citizen.uuid(), version])
    };
    Ok(tx.execute(sql, values).await? == 1)
}

pub(crate) async fn clear_own(tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    tx.execute("delete from catalogue_queries where citizen_id = $1", values![citizen.uuid()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Count {
    askers: i64,
}

/// Counts an account that has asked this, once; how many have.
pub(crate) async fn count(tx: &Tx, query: Vec<u8>, asker: Vec<u8>) -> WebResult<i64> {
    tx.execute(
        "insert into catalogue_asked (query_index, asker_index) values ($1, $2) \
         on conflict (query_index, asker_index) do nothing",
        values![query.clone(), asker],
    )
    .await?;
    let sql = "select cast(count(*) as bigint) as askers from catalogue_asked where query_index = $1";
    let counted: Option<Count> = tx.optional(sql, values![query]).await?;
    Ok(counted.map_or(0, |row| row.askers))
}

/// The query is popular: from now on its words are known, and who asked it is forgotten.
pub(crate) async fn make_popular(
    tx: &Tx,
    (query, index): (&str, Vec<u8>),
    askers: i64,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into catalogue_popular (query, uses, last_at) values ($1, $2, $3) on conflict (query) do nothing",
        values![query, askers, at],
    )
    .await?;
    tx.execute("delete from catalogue_asked where query_index = $1", values![index]).await?;
    Ok(())
}

/// One more use of a popular query; `false` when it is not popular.
pub(crate) async fn used(tx: &Tx, query: &str, at: DateTime<Utc>) -> WebResult<bool> {
    let sql = "update catalogue_popular set uses = uses + 1, last_at = $1 where query = $2";
    Ok(tx.execute(sql, values![at, query]).await? == 1)
}

#[derive(FromQueryResult)]
struct Popular {
    query: String,
}

/// The most used of those that begin so.
pub(crate) async fn popular(rows: &impl Rows, begins: &str, limit: i64) -> WebResult<Vec<String>> {
    let sql = "select query from catalogue_popular where query like $1 order by uses desc, query limit $2";
    let found: Vec<Popular> = rows.all(sql, values![format!("{begins}%"), limit]).await?;
    Ok(found.into_iter().map(|row| row.query).collect())
}

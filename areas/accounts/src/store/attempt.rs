//! Failed tries that the worker has not told yet.

use db::{FromQueryResult, Rows as _, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
struct Row {
    data: Vec<u8>,
}

pub(crate) async fn insert(tx: &Tx, attempt: Uuid, data: Vec<u8>) -> WebResult<()> {
    tx.execute("insert into accounts_attempts (attempt_id, data) values ($1, $2)", values![attempt, data])
        .await?;
    Ok(())
}

/// Takes one out; `None` when it was told already.
pub(crate) async fn take(tx: &Tx, attempt: Uuid) -> WebResult<Option<Vec<u8>>> {
    let found: Option<Row> = tx
        .optional("delete from accounts_attempts where attempt_id = $1 returning data", values![attempt])
        .await?;
    Ok(found.map(|row| row.data))
}

//! Which pepper each password is hashed with.

use db::{Rows, Tx, values};
use uuid::Uuid;
use web::WebResult;

pub(crate) async fn keep(tx: &Tx, holder: Uuid, number: i64) -> WebResult<()> {
    tx.execute(
        "insert into accounts_pepper_uses (holder, number) values ($1, $2) \
         on conflict (holder) do update set number = excluded.number",
        values![holder, number],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget(tx: &Tx, holder: Uuid) -> WebResult<()> {
    tx.execute("delete from accounts_pepper_uses where holder = $1", values![holder]).await?;
    Ok(())
}

pub(crate) async fn uses(rows: &impl Rows, number: i64) -> WebResult<i64> {
    Ok(rows
        .count(
            "select cast(count(*) as bigint) as n from accounts_pepper_uses where number = $1",
            values![number],
        )
        .await?)
}

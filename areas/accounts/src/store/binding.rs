//! What accounts are found by.

use base::CitizenId;
use db::{FromQueryResult, Rows, Tx, Value, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
struct Owner {
    citizen_id: Uuid,
}

/// Whose a value is; `indexes` are the value's under every living key.
pub(crate) async fn owner(
    rows: &impl Rows,
    kind: &str,
    indexes: Vec<Vec<u8>>,
) -> WebResult<Option<CitizenId>> {
    let sql = format!(
        "select citizen_id from accounts_logins where kind = $1 and value_index in ({}) limit 1",
        places(2, indexes.len())
    );
    let found: Option<Owner> = rows.optional(&sql, with(values![kind], indexes)).await?;
    Ok(found.map(|owner| CitizenId(owner.citizen_id)))
}

pub(crate) struct New {
    pub kind: &'static str,
    pub index: Vec<u8>,
    pub key_version: i64,
    pub citizen: CitizenId,
    pub value: Vec<u8>,
}

/// Binds a value to an account; `false` when it is bound already.
pub(crate) async fn insert(tx: &Tx, new: New) -> WebResult<bool> {
    let made = tx
        .execute(
            "insert into accounts_logins (kind, value_index, key_version, citizen_id, value) \
             values ($1, $2, $3, $4, $5) on conflict (kind, value_index) do nothing",
            values![new.kind, new.index, new.key_version, new.citizen.uuid(), new.value],
        )
        .await?;
    Ok(made > 0)
}

/// Forgets the values of a kind, but for one with these indexes.
pub(crate) async fn delete_others(
    tx: &Tx,
    citizen: CitizenId,
    kind: &str,
    kept: Vec<Vec<u8>>,
) -> WebResult<()> {
    let but = match kept.len() {
        0 => String::new(),
        many => format!(" and value_index not in ({})", places(3, many)),
    };
    let sql = format!("delete from accounts_logins where citizen_id = $1 and kind = $2{but}");
    tx.execute(&sql, with(values![citizen.uuid(), kind], kept)).await?;
    Ok(())
}

/// A row under an older key.
#[derive(FromQueryResult)]
pub(crate) struct Older {
    pub kind: String,
    pub value_index: Vec<u8>,
    pub citizen_id: Uuid,
    pub value: Vec<u8>,
}

/// Rows under older keys whose values are kept.
pub(crate) async fn older(rows: &impl Rows, version: i64, limit: i64) -> WebResult<Vec<Older>> {
    Ok(rows
        .all(
            "select kind, value_index, citizen_id, value from accounts_logins \
             where key_version < $1 and value is not null limit $2",
            values![version, limit],
        )
        .await?)
}

pub(crate) async fn count_older(rows: &impl Rows, version: i64) -> WebResult<i64> {
    Ok(rows
        .count(
            "select cast(count(*) as bigint) as n from accounts_logins where key_version < $1",
            values![version],
        )
        .await?)
}

/// Puts a row under another index; `false` when something stands there, or the row is gone.
pub(crate) async fn move_to(
    tx: &Tx,
    kind: &str,
    before: Vec<u8>,
    (index, version): (Vec<u8>, i64),
) -> WebResult<bool> {
    let moved = tx
        .execute(
            "update accounts_logins set value_index = $1, key_version = $2 where kind = $3 and value_index = $4 \
             and not exists (select 1 from accounts_logins o where o.kind = $5 and o.value_index = $6)",
            values![index.clone(), version, kind, before, kind, index],
        )
        .await?;
    Ok(moved > 0)
}

pub(crate) async fn delete(tx: &Tx, kind: &str, index: Vec<u8>) -> WebResult<()> {
    tx.execute("delete from accounts_logins where kind = $1 and value_index = $2", values![kind, index])
        .await?;
    Ok(())
}

/// `$2, $3`.
fn places(first: usize, many: usize) -> String {
    (first..first + many).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

fn with(mut values: Vec<Value>, indexes: Vec<Vec<u8>>) -> Vec<Value> {
    values.extend(indexes.into_iter().map(Value::from));
    values
}

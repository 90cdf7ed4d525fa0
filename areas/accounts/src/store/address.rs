//! The addresses that a citizen signs in from.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub address_id: Uuid,
    pub value: Vec<u8>,
}

pub(crate) async fn of(rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<Row>> {
    Ok(rows
        .all(
            "select address_id, value from accounts_addresses where citizen_id = $1 \
             order by added_at, address_id limit 50",
            values![citizen.uuid()],
        )
        .await?)
}

pub(crate) struct NewAddress {
    pub citizen: CitizenId,
    pub id: Uuid,
    pub value: Vec<u8>,
    pub index: Vec<u8>,
    pub at: DateTime<Utc>,
}

/// Puts an address on the list; `false` when it is there already.
pub(crate) async fn insert(tx: &Tx, new: NewAddress) -> WebResult<bool> {
    let made = tx
        .execute(
            "insert into accounts_addresses (citizen_id, address_id, value, value_index, added_at) \
             values ($1, $2, $3, $4, $5) on conflict (citizen_id, value_index) do nothing",
            values![new.citizen.uuid(), new.id, new.value, new.index, new.at],
        )
        .await?;
    Ok(made > 0)
}

pub(crate) async fn delete(tx: &Tx, citizen: CitizenId, id: Uuid) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from accounts_addresses where citizen_id = $1 and address_id = $2",
            values![citizen.uuid(), id],
        )
        .await?;
    Ok(gone > 0)
}

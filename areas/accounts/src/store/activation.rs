//! Activation codes: one small function a query.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct ActivationRow {
    pub citizen_id: Uuid,
    pub code_index: Vec<u8>,
    pub tries: i64,
}

/// Keeps a code; an earlier one of the same account is dead.
pub(crate) async fn put(
    tx: &Tx,
    citizen: CitizenId,
    code_index: Vec<u8>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_activations (citizen_id, code_index, tries, made_at, expires_at) values ($1, $2, 0, $3, $4) \
         on conflict (citizen_id) do update set code_index = excluded.code_index, tries = 0, ticket_hash = null, \
         made_at = excluded.made_at, expires_at = excluded.expires_at",
        values![citizen.uuid(), code_index, now, expires_at],
    )
    .await?;
    Ok(())
}

/// Counts a try and returns the code that waits.
pub(crate) async fn try_one(
    tx: &Tx,
    citizen: CitizenId,
    now: DateTime<Utc>,
) -> WebResult<Option<ActivationRow>> {
    Ok(tx
        .optional(
            "update accounts_activations set tries = tries + 1 where citizen_id = $1 and expires_at > $2 \
             returning citizen_id, code_index, tries",
            values![citizen.uuid(), now],
        )
        .await?)
}

/// The code was right: from now on the ticket opens the second page, and the code nothing.
pub(crate) async fn redeem(
    tx: &Tx,
    citizen: CitizenId,
    ticket_hash: Vec<u8>,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_activations set ticket_hash = $1, code_index = $2, expires_at = $3 where citizen_id = $4",
        values![ticket_hash, Vec::<u8>::new(), expires_at, citizen.uuid()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn by_ticket(
    rows: &impl Rows,
    ticket_hash: Vec<u8>,
    now: DateTime<Utc>,
) -> WebResult<Option<ActivationRow>> {
    Ok(rows
        .optional(
            "select citizen_id, code_index, tries from accounts_activations where ticket_hash = $1 and expires_at > $2",
            values![ticket_hash, now],
        )
        .await?)
}

/// `false` when another request was faster.
pub(crate) async fn delete(tx: &Tx, citizen: CitizenId) -> WebResult<bool> {
    let gone =
        tx.execute("delete from accounts_activations where citizen_id = $1", values![citizen.uuid()]).await?;
    Ok(gone > 0)
}

pub(crate) async fn set_password(
    tx: &Tx,
    citizen: CitizenId,
    password: Vec<u8>,
    now: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_citizens set password = $1, password_changed_at = $2 where citizen_id = $3",
        values![password, now, citizen.uuid()],
    )
    .await?;
    Ok(())
}

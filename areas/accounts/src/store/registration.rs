//! Registrations that are not accounts yet.

use base::RegistrationId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

pub(crate) struct New {
    pub registration: RegistrationId,
    pub form_index: Vec<u8>,
    pub email_index: Vec<u8>,
    pub phone_index: Vec<u8>,
    pub source_index: Vec<u8>,
    pub data: Vec<u8>,
    pub at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// `false` when the same form came a moment before.
pub(crate) async fn insert(tx: &Tx, new: New) -> WebResult<bool> {
    let made = tx
        .execute(
            "insert into accounts_registrations (registration_id, form_index, email_index, phone_index, \
             source_index, data, sends, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, 0, $7, $8) \
             on conflict (form_index) do nothing",
            values![
                new.registration.uuid(),
                new.form_index,
                new.email_index,
                new.phone_index,
                new.source_index,
                new.data,
                new.at,
                new.expires_at
            ],
        )
        .await?;
    Ok(made > 0)
}

#[derive(FromQueryResult)]
struct Id {
    registration_id: Uuid,
}

/// The registration that this very form began.
pub(crate) async fn by_form(rows: &impl Rows, form_index: Vec<u8>) -> WebResult<Option<RegistrationId>> {
    let found: Option<Id> = rows
        .optional(
            "select registration_id from accounts_registrations where form_index = $1",
            values![form_index],
        )
        .await?;
    Ok(found.map(|row| RegistrationId(row.registration_id)))
}

/// Keeps what was typed the second time.
pub(crate) async fn update(
    tx: &Tx,
    registration: RegistrationId,
    data: Vec<u8>,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_registrations set data = $1, expires_at = $2 where registration_id = $3",
        values![data, expires_at, registration.uuid()],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub data: Vec<u8>,
}

pub(crate) async fn find(
    rows: &impl Rows,
    registration: RegistrationId,
    now: DateTime<Utc>,
) -> WebResult<Option<Row>> {
    Ok(rows
        .optional(
            "select data from accounts_registrations where registration_id = $1 and expires_at > $2",
            values![registration.uuid(), now],
        )
        .await?)
}

/// Counts one more sending; `false` when there were `limit` of them already.
pub(crate) async fn count_send(tx: &Tx, registration: RegistrationId, limit: i64) -> WebResult<bool> {
    let counted = tx
        .execute(
            "update accounts_registrations set sends = sends + 1 where registration_id = $1 and sends < $2",
            values![registration.uuid(), limit],
        )
        .await?;
    Ok(counted > 0)
}

/// Ends a registration; `false` when another request was faster.
pub(crate) async fn delete(tx: &Tx, registration: RegistrationId) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from accounts_registrations where registration_id = $1",
            values![registration.uuid()],
        )
        .await?;
    Ok(gone > 0)
}

/// Removes what has expired, codes and links included.
pub(crate) async fn sweep(tx: &Tx, now: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_registrations where expires_at <= $1", values![now]).await?;
    tx.execute("delete from accounts_links where expires_at <= $1", values![now]).await?;
    tx.execute("delete from accounts_codes where expires_at <= $1", values![now]).await?;
    Ok(())
}

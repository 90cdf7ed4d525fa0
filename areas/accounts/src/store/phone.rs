//! Sign-ins by a code to the phone, before anybody knows whose phone it is.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

pub(crate) struct NewAttempt {
    pub attempt: Uuid,
    pub token_hash: Vec<u8>,
    pub phone: Vec<u8>,
    pub asked_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn insert(tx: &Tx, new: NewAttempt) -> WebResult<()> {
    tx.execute(
        "insert into accounts_phone_sign_ins (attempt_id, token_hash, phone, asked_at, expires_at) \
         values ($1, $2, $3, $4, $5)",
        values![new.attempt, new.token_hash, new.phone, new.asked_at, new.expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Attempt {
    pub attempt_id: Uuid,
    pub token_hash: Vec<u8>,
    pub phone: Vec<u8>,
    pub asked_at: DateTime<Utc>,
}

pub(crate) async fn find(rows: &impl Rows, attempt: Uuid, now: DateTime<Utc>) -> WebResult<Option<Attempt>> {
    Ok(rows
        .optional(
            "select attempt_id, token_hash, phone, asked_at from accounts_phone_sign_ins \
             where attempt_id = $1 and expires_at > $2",
            values![attempt, now],
        )
        .await?)
}

/// Notes that a code was asked for again; `false` when the last time is too short ago.
pub(crate) async fn ask_again(
    tx: &Tx,
    attempt: Uuid,
    now: DateTime<Utc>,
    before: DateTime<Utc>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_phone_sign_ins set asked_at = $1 where attempt_id = $2 and asked_at <= $3",
            values![now, attempt, before],
        )
        .await?;
    Ok(changed > 0)
}

/// Uses an attempt up; `false` when another request was faster.
pub(crate) async fn delete(tx: &Tx, attempt: Uuid) -> WebResult<bool> {
    let gone =
        tx.execute("delete from accounts_phone_sign_ins where attempt_id = $1", values![attempt]).await?;
    Ok(gone > 0)
}

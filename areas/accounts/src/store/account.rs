//! The account, what it is found by, and its contacts.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use web::WebResult;

/// What an account is made of.
pub(crate) struct NewCitizen {
    pub citizen: CitizenId,
    pub proofing: &'static str,
    pub password: Vec<u8>,
    pub lang: &'static str,
    pub terms: String,
    pub at: DateTime<Utc>,
}

pub(crate) async fn insert_citizen(tx: &Tx, new: NewCitizen) -> WebResult<()> {
    tx.execute(
        "insert into accounts_citizens (citizen_id, proofing, password, password_changed_at, lang, terms, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![new.citizen.uuid(), new.proofing, new.password, new.at, new.lang, new.terms, new.at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Level {
    pub proofing: String,
}

pub(crate) async fn proofing(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Level>> {
    Ok(rows
        .optional("select proofing from accounts_citizens where citizen_id = $1", values![citizen.uuid()])
        .await?)
}

pub(crate) async fn set_proofing(tx: &Tx, citizen: CitizenId, proofing: &str) -> WebResult<()> {
    tx.execute(
        "update accounts_citizens set proofing = $1 where citizen_id = $2",
        values![proofing, citizen.uuid()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_name(tx: &Tx, citizen: CitizenId, name: Vec<u8>) -> WebResult<()> {
    tx.execute("update accounts_citizens set name = $1 where citizen_id = $2", values![name, citizen.uuid()])
        .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct Secret {
    pub password: Vec<u8>,
}

/// The sealed hash of an account's password.
pub(crate) async fn secret(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Secret>> {
    Ok(rows
        .optional("select password from accounts_citizens where citizen_id = $1", values![citizen.uuid()])
        .await?)
}

#[derive(FromQueryResult)]
pub(crate) struct ContactRow {
    pub lang: String,
    pub kind: Option<String>,
    pub value: Option<Vec<u8>>,
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// The contacts of an account with the language of its messages; one row without a contact when there is none.
pub(crate) async fn contacts(rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<ContactRow>> {
    Ok(rows
        .all(
            "select c.lang, k.kind, k.value, k.confirmed_at from accounts_citizens c \
             left join accounts_contacts k on k.citizen_id = c.citizen_id where c.citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?)
}

pub(crate) async fn insert_contact(
    tx: &Tx,
    citizen: CitizenId,
    kind: &str,
    value: Vec<u8>,
    confirmed_at: Option<DateTime<Utc>>,
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_contacts (citizen_id, kind, value, confirmed_at) values ($1, $2, $3, $4)",
        values![citizen.uuid(), kind, value, confirmed_at],
    )
    .await?;
    Ok(())
}

/// Marks a contact confirmed; `false` when it was already, or is not there.
pub(crate) async fn confirm_contact(
    tx: &Tx,
    citizen: CitizenId,
    kind: &str,
    at: DateTime<Utc>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_contacts set confirmed_at = $1 \
             where citizen_id = $2 and kind = $3 and confirmed_at is null",
            values![at, citizen.uuid(), kind],
        )
        .await?;
    Ok(changed > 0)
}

/// Keeps the same password's new hash; `false` when the password was changed meanwhile.
pub(crate) async fn renew_password(
    tx: &Tx,
    citizen: CitizenId,
    sealed: Vec<u8>,
    before: Vec<u8>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_citizens set password = $1 where citizen_id = $2 and password = $3",
            values![sealed, citizen.uuid(), before],
        )
        .await?;
    Ok(changed > 0)
}

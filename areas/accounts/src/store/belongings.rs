//! What only the archive and the erasure of an account ask for.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use web::WebResult;

use crate::identifier::{Kind, PHONE};

/// The account's own facts.
#[derive(FromQueryResult)]
pub(crate) struct AccountRow {
    pub proofing: String,
    pub terms: String,
    pub created_at: DateTime<Utc>,
    pub password_changed_at: DateTime<Utc>,
}

pub(crate) async fn account(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<AccountRow>> {
    Ok(rows
        .optional(
            "select proofing, terms, created_at, password_changed_at from accounts_citizens where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?)
}

/// Forgets registrations that wait for this contact.
pub(crate) async fn forget_waiting(tx: &Tx, kind: Kind, indexes: Vec<Vec<u8>>) -> WebResult<()> {
    let column = if kind.code == PHONE.code { "phone_index" } else { "email_index" };
    let sql = format!("delete from accounts_registrations where {column} = $1");
    for index in indexes {
        tx.execute(&sql, values![index]).await?;
    }
    Ok(())
}

/// Forgets what was counted of an account: wrong tries, passwords tried on many.
pub(crate) async fn forget_counters(tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    for table in ["accounts_failures", "accounts_sprays"] {
        let sql = format!("delete from {table} where account_key = $1");
        tx.execute(&sql, values![citizen.uuid().as_bytes().to_vec()]).await?;
    }
    Ok(())
}

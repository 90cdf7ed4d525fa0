//! Logins are found by their blind index; when the key of the indexes is changed, they are indexed anew.

use base::StaffId;
use db::Db;
use vault::{Index, Vault};
use web::WebResult;

use crate::member::{Person, person_cell};
use crate::store;

/// Rows that are indexed anew in one transaction.
const BATCH: i64 = 200;

/// Indexes anew what stands under older index keys than `version`, while people sign in, and returns how many rows could not be: none.
///
/// # Errors
/// Only unexpected ones.
pub async fn reindex(db: &Db, vault: &Vault, version: i64) -> WebResult<i64> {
    loop {
        let tx = db.begin().await?;
        let rows = store::older_logins(&tx, version, BATCH).await?;
        if rows.is_empty() {
            return Ok(0);
        }
        for row in rows {
            let staff = StaffId(row.staff_id);
            let person: Person = vault.house().open_json(person_cell(staff), &row.person)?;
            let (index, key) = vault.indexed(Index::Email, &person.email);
            store::set_login(&tx, staff, index, key).await?;
        }
        tx.commit().await?;
    }
}

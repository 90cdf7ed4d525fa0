//! Who was written to about terms, on which day.

use base::StaffId;
use db::{DbError, Tx, values};

/// Notes that somebody is written to on a day; `false` when they were already.
pub(crate) async fn once(tx: &Tx, staff: StaffId, day: &str) -> Result<bool, DbError> {
    let sql = "insert into applications_reminders (staff_id, day) values ($1, $2)
               on conflict (staff_id, day) do nothing";
    Ok(tx.execute(sql, values![staff.uuid(), day]).await? == 1)
}

/// Forgets the days before this one.
pub(crate) async fn forget(tx: &Tx, day: &str) -> Result<u64, DbError> {
    tx.execute("delete from applications_reminders where day < $1", values![day]).await
}

//! A case that goes from one agency to another.

use base::{ApplicationId, CitizenId};
use db::{DbError, Tx, values};

/// Takes a case out of an agency's queue, with its labels: it is that agency's no more.
pub(crate) async fn leave(tx: &Tx, agency: &str, id: ApplicationId) -> Result<(), DbError> {
    for table in ["applications_queue", "applications_labels"] {
        let sql = format!("delete from {table} where agency = $1 and application_id = $2");
        tx.execute(&sql, values![agency, id.uuid()]).await?;
    }
    Ok(())
}

/// Gives an application to an agency, with what its citizen has written and nobody has answered.
pub(crate) async fn give(
    tx: &Tx,
    (citizen, id): (CitizenId, ApplicationId),
    agency: &str,
) -> Result<(), DbError> {
    for table in ["applications_applications", "applications_messages"] {
        let sql = format!("update {table} set agency = $1 where citizen_id = $2 and application_id = $3");
        tx.execute(&sql, values![agency, citizen.uuid(), id.uuid()]).await?;
    }
    Ok(())
}

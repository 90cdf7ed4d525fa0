//! What somebody has chosen about the second step.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct Choice {
    pub proofing: String,
    pub codes_off: bool,
}

pub(crate) async fn choice(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Choice>> {
    Ok(rows
        .optional(
            "select proofing, codes_off from accounts_citizens where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?)
}

/// Switches codes by SMS and e-mail off or on; `false` when they were so already.
pub(crate) async fn set_codes_off(tx: &Tx, citizen: CitizenId, off: bool) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_citizens set codes_off = $1 where citizen_id = $2 and codes_off <> $3",
            values![off, citizen.uuid(), off],
        )
        .await?;
    Ok(changed > 0)
}

#[derive(FromQueryResult)]
struct Pushed {
    ask_id: Uuid,
}

/// Remembers which pushed question belongs to what; an earlier one of the same is forgotten.
pub(crate) async fn keep_push(
    tx: &Tx,
    citizen: CitizenId,
    object: Uuid,
    ask: Uuid,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_pushes (citizen_id, object, ask_id, asked_at) values ($1, $2, $3, $4) \
         on conflict (citizen_id, object) do update set ask_id = excluded.ask_id, asked_at = excluded.asked_at",
        values![citizen.uuid(), object, ask, at],
    )
    .await?;
    Ok(())
}

/// The pushed question that belongs to this.
pub(crate) async fn push(rows: &impl Rows, citizen: CitizenId, object: Uuid) -> WebResult<Option<Uuid>> {
    let found: Option<Pushed> = rows
        .optional(
            "select ask_id from accounts_pushes where citizen_id = $1 and object = $2",
            values![citizen.uuid(), object],
        )
        .await?;
    Ok(found.map(|found| found.ask_id))
}

/// Forgets old questions.
pub(crate) async fn sweep(tx: &Tx, before: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_pushes where asked_at <= $1", values![before]).await?;
    Ok(())
}

/// Forgets a question.
pub(crate) async fn forget_push(tx: &Tx, citizen: CitizenId, object: Uuid) -> WebResult<()> {
    tx.execute(
        "delete from accounts_pushes where citizen_id = $1 and object = $2",
        values![citizen.uuid(), object],
    )
    .await?;
    Ok(())
}

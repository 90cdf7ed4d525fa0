//! The rows of approvals by push.

use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

use crate::holder::Holder;

#[derive(FromQueryResult)]
pub(crate) struct AskRow {
    pub number: i64,
    pub about: Vec<u8>,
    pub state: String,
    pub asked_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub(crate) struct NewAsk {
    pub holder: Holder,
    pub id: Uuid,
    pub number: i64,
    pub about: Vec<u8>,
    /// Whether the answer proves a new device, and nothing else.
    pub enrols: bool,
    pub at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn insert_ask(tx: &Tx, ask: NewAsk) -> WebResult<()> {
    tx.execute(
        "insert into factors_push_asks (holder, ask_id, holder_kind, number, about, enrols, state, asked_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8)",
        values![
            ask.holder.uuid(),
            ask.id,
            ask.holder.kind(),
            ask.number,
            ask.about,
            ask.enrols,
            ask.at,
            ask.expires_at,
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct AskedAt {
    asked_at: DateTime<Utc>,
}

/// When the asks since a moment were made, oldest first.
pub(crate) async fn asked_since(
    rows: &impl Rows,
    holder: Uuid,
    since: DateTime<Utc>,
) -> WebResult<Vec<DateTime<Utc>>> {
    let found: Vec<AskedAt> = rows
        .all(
            "select asked_at from factors_push_asks where holder = $1 and asked_at > $2 order by asked_at",
            values![holder, since],
        )
        .await?;
    Ok(found.into_iter().map(|row| row.asked_at).collect())
}

/// One question at a time: an earlier one that waits is over.
pub(crate) async fn end_waiting(tx: &Tx, holder: Uuid) -> WebResult<()> {
    tx.execute(
        "update factors_push_asks set state = 'replaced' where holder = $1 and state = 'waiting'",
        values![holder],
    )
    .await?;
    Ok(())
}

pub(crate) async fn ask(rows: &impl Rows, holder: Uuid, ask: Uuid) -> WebResult<Option<AskRow>> {
    Ok(rows
        .optional(
            "select number, about, state, asked_at, expires_at from factors_push_asks where holder = $1 and ask_id = $2",
            values![holder, ask],
        )
        .await?)
}

/// `false` when it no longer waits.
pub(crate) async fn answer(tx: &Tx, holder: Uuid, ask: Uuid, state: &str, by: Uuid) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update factors_push_asks set state = $1, answered_by = $2 \
             where holder = $3 and ask_id = $4 and state = 'waiting'",
            values![state, by, holder, ask],
        )
        .await?;
    Ok(changed > 0)
}

#[derive(FromQueryResult)]
struct AnsweredBy {
    answered_by: Option<Uuid>,
}

/// Spends an approval; the device that gave it.
pub(crate) async fn spend(tx: &Tx, holder: Uuid, ask: Uuid, now: DateTime<Utc>) -> WebResult<Option<Uuid>> {
    let spent: Option<AnsweredBy> = tx
        .optional(
            "update factors_push_asks set state = 'spent' where holder = $1 and ask_id = $2 and state = 'approved' \
             and expires_at > $3 and enrols = $4 returning answered_by",
            values![holder, ask, now, false],
        )
        .await?;
    Ok(spent.and_then(|row| row.answered_by))
}

#[derive(FromQueryResult)]
pub(crate) struct LinkRow {
    pub holder_kind: String,
    pub holder: Uuid,
    pub ask_id: Uuid,
    pub factor_id: Uuid,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn insert_link(
    tx: &Tx,
    hash: Vec<u8>,
    holder: Holder,
    ask: Uuid,
    factor: Uuid,
    expires_at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "insert into factors_push_links (link_hash, holder_kind, holder, ask_id, factor_id, expires_at) \
         values ($1, $2, $3, $4, $5, $6)",
        values![hash, holder.kind(), holder.uuid(), ask, factor, expires_at],
    )
    .await?;
    Ok(())
}

pub(crate) async fn link(rows: &impl Rows, hash: Vec<u8>) -> WebResult<Option<LinkRow>> {
    Ok(rows
        .optional(
            "select holder_kind, holder, ask_id, factor_id, expires_at from factors_push_links where link_hash = $1",
            values![hash],
        )
        .await?)
}

/// Removes questions that no longer count.
pub(crate) async fn sweep(tx: &Tx, before: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from factors_push_asks where asked_at <= $1", values![before]).await?;
    Ok(())
}

//! Rows of this area.

use base::{CitizenId, SessionId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

pub(crate) mod visits;

/// A proof as it is kept.
#[derive(FromQueryResult)]
pub(crate) struct ProofRow {
    pub citizen_id: Uuid,
    pub way: String,
    pub proof_id: Uuid,
    pub state: String,
    pub body: Vec<u8>,
    pub version: i64,
    pub sent_at: Option<DateTime<Utc>>,
    pub due_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// All proofs of a person.
pub(crate) async fn proofs(rows: &impl Rows, citizen: CitizenId) -> Result<Vec<ProofRow>, DbError> {
    rows.all(
        "select citizen_id, way, proof_id, state, body, version, sent_at, due_at, answered_at \
         from proofing_proofs where citizen_id = $1",
        values![citizen.uuid()],
    )
    .await
}

/// Writes a proof; `false` when the row is no longer of the version that was read.
pub(crate) async fn save_proof(tx: &Tx, row: ProofRow, read_version: i64) -> Result<bool, DbError> {
    let changed = tx
        .execute(
            "insert into proofing_proofs \
             (citizen_id, way, proof_id, state, body, version, sent_at, due_at, answered_at, swept) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             on conflict (citizen_id, way) do update set proof_id = excluded.proof_id, \
             state = excluded.state, body = excluded.body, version = excluded.version, \
             sent_at = excluded.sent_at, due_at = excluded.due_at, answered_at = excluded.answered_at, \
             swept = excluded.swept where proofing_proofs.version = $11",
            values![
                row.citizen_id,
                row.way,
                row.proof_id,
                row.state,
                row.body,
                row.version,
                row.sent_at,
                row.due_at,
                row.answered_at,
                false,
                read_version
            ],
        )
        .await?;
    Ok(changed > 0)
}

/// A proof in the queue: nothing personal.
#[derive(Clone, FromQueryResult)]
pub(crate) struct QueueRow {
    pub proof_id: Uuid,
    pub citizen_id: Uuid,
    pub way: String,
    pub sent_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

/// Puts a proof into the queue, or puts it back after it was mended.
pub(crate) async fn enter(tx: &Tx, row: QueueRow) -> Result<(), DbError> {
    tx.execute(
        "insert into proofing_queue (proof_id, citizen_id, way, sent_at, due_at, closed_at) \
         values ($1, $2, $3, $4, $5, $6) on conflict (proof_id) do update set \
         sent_at = excluded.sent_at, due_at = excluded.due_at, closed_at = excluded.closed_at",
        values![row.proof_id, row.citizen_id, row.way, row.sent_at, row.due_at, row.closed_at],
    )
    .await
    .map(drop)
}

/// What waits, earliest term first.
pub(crate) async fn queue(rows: &impl Rows) -> Result<Vec<QueueRow>, DbError> {
    rows.all(
        "select proof_id, citizen_id, way, sent_at, due_at, closed_at from proofing_queue \
         where closed_at is null order by due_at limit 200",
        values![],
    )
    .await
}

/// One, closed ones too.
pub(crate) async fn queued(rows: &impl Rows, proof: Uuid) -> Result<Option<QueueRow>, DbError> {
    rows.optional(
        "select proof_id, citizen_id, way, sent_at, due_at, closed_at from proofing_queue where proof_id = $1",
        values![proof],
    )
    .await
}

/// Takes a proof out of the queue; `false` when somebody was faster.
pub(crate) async fn close(tx: &Tx, proof: Uuid, now: DateTime<Utc>) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update proofing_queue set closed_at = $1 where proof_id = $2 and closed_at is null",
            values![now, proof],
        )
        .await?;
    Ok(touched == 1)
}

/// Notes that this session has opened the proof.
pub(crate) async fn open(
    tx: &Tx,
    session: SessionId,
    proof: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into proofing_openings (session_id, proof_id, opened_at) values ($1, $2, $3) \
         on conflict (session_id, proof_id) do update set opened_at = excluded.opened_at",
        values![session.uuid(), proof, now],
    )
    .await
    .map(drop)
}

/// Whether this session has opened the proof since `after`.
pub(crate) async fn is_open(
    rows: &impl Rows,
    session: SessionId,
    proof: Uuid,
    after: DateTime<Utc>,
) -> Result<bool, DbError> {
    let n = rows
        .count(
            "select cast(count(*) as bigint) as n from proofing_openings \
             where session_id = $1 and proof_id = $2 and opened_at > $3",
            values![session.uuid(), proof, after],
        )
        .await?;
    Ok(n > 0)
}

/// Forgets openings before `moment`, and visits to banks that nobody has come back from.
pub(crate) async fn sweep(tx: &Tx, moment: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute("delete from proofing_openings where opened_at < $1", values![moment]).await?;
    tx.execute("delete from proofing_visits where expires_at < $1", values![now]).await.map(drop)
}

/// Whose pictures of which way can go.
#[derive(FromQueryResult)]
pub(crate) struct OldRow {
    pub citizen_id: Uuid,
    pub way: String,
}

/// Answered before a moment and still with pictures; a section's documents stay.
pub(crate) async fn answered_before(rows: &impl Rows, moment: DateTime<Utc>) -> Result<Vec<OldRow>, DbError> {
    rows.all(
        "select citizen_id, way from proofing_proofs where swept = $1 and answered_at < $2 \
         and state in ('confirmed', 'refused') and way <> 'documents' limit 100",
        values![false, moment],
    )
    .await
}

/// Notes that the pictures are gone.
pub(crate) async fn mark_swept(tx: &Tx, citizen: CitizenId, way: &str) -> Result<(), DbError> {
    tx.execute(
        "update proofing_proofs set swept = $1 where citizen_id = $2 and way = $3",
        values![true, citizen.uuid(), way],
    )
    .await
    .map(drop)
}

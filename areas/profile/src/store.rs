//! The one row of a person.

pub(crate) mod objections;

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use web::WebResult;

#[derive(Clone, FromQueryResult)]
pub(crate) struct Row {
    pub card: Vec<u8>,
    pub wanted: Option<Vec<u8>>,
    pub refused: Option<Vec<u8>>,
    pub state: String,
    pub version: i64,
    pub sent_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
}

pub(crate) async fn find(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Row>> {
    Ok(rows
        .optional(
            "select card, wanted, refused, state, version, sent_at, answered_at from profile_people \
             where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?)
}

/// Writes a person; `false` when the row is no longer of the version that was read.
pub(crate) async fn save(tx: &Tx, citizen: CitizenId, row: Row, read_version: i64) -> WebResult<bool> {
    let changed = tx
        .execute(
            "insert into profile_people \
             (citizen_id, card, wanted, refused, state, version, sent_at, answered_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8) \
             on conflict (citizen_id) do update set card = excluded.card, wanted = excluded.wanted, \
             refused = excluded.refused, state = excluded.state, version = excluded.version, \
             sent_at = excluded.sent_at, answered_at = excluded.answered_at \
             where profile_people.version = $9",
            values![
                citizen.uuid(),
                row.card,
                row.wanted,
                row.refused,
                row.state,
                row.version,
                row.sent_at,
                row.answered_at,
                read_version
            ],
        )
        .await?;
    Ok(changed > 0)
}

//! Restrictions: one small function a query.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub citizen_id: Uuid,
    pub function: String,
    pub restriction_id: Uuid,
    pub why: Vec<u8>,
    pub made_at: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub appeal: Option<Vec<u8>>,
    pub appealed_at: Option<DateTime<Utc>>,
    pub answer: Option<Vec<u8>>,
    pub answered_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str =
    "citizen_id, function, restriction_id, why, made_at, until, appeal, appealed_at, answer, answered_at";

/// A restriction to write.
pub(crate) struct New {
    pub citizen: CitizenId,
    pub function: &'static str,
    pub id: Uuid,
    pub why: Vec<u8>,
    pub by: Uuid,
    pub at: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

/// Writes it; an earlier one of the same function is replaced, with its appeal.
pub(crate) async fn put(tx: &Tx, new: New) -> WebResult<()> {
    tx.execute(
        "insert into accounts_restrictions (citizen_id, function, restriction_id, why, made_by, made_at, until) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (citizen_id, function) do update set \
         restriction_id = excluded.restriction_id, why = excluded.why, made_by = excluded.made_by, \
         made_at = excluded.made_at, until = excluded.until, appeal = null, appealed_at = null, \
         answer = null, answered_at = null",
        values![new.citizen.uuid(), new.function, new.id, new.why, new.by, new.at, new.until],
    )
    .await?;
    Ok(())
}

pub(crate) async fn of(rows: &impl Rows, citizen: CitizenId, now: DateTime<Utc>) -> WebResult<Vec<Row>> {
    let sql = format!(
        "select {COLUMNS} from accounts_restrictions where citizen_id = $1 and until > $2 order by function"
    );
    Ok(rows.all(&sql, values![citizen.uuid(), now]).await?)
}

pub(crate) async fn find(rows: &impl Rows, id: Uuid, now: DateTime<Utc>) -> WebResult<Option<Row>> {
    let sql = format!("select {COLUMNS} from accounts_restrictions where restriction_id = $1 and until > $2");
    Ok(rows.optional(&sql, values![id, now]).await?)
}

/// Those with an appeal that waits for an answer first, then the newest.
pub(crate) async fn all(rows: &impl Rows, now: DateTime<Utc>, limit: i64) -> WebResult<Vec<Row>> {
    let sql = format!(
        "select {COLUMNS} from accounts_restrictions where until > $1 \
         order by case when appealed_at is null or answered_at is not null then 1 else 0 end, made_at desc limit $2"
    );
    Ok(rows.all(&sql, values![now, limit]).await?)
}

pub(crate) async fn appeal(
    tx: &Tx,
    citizen: CitizenId,
    id: Uuid,
    text: Vec<u8>,
    now: DateTime<Utc>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_restrictions set appeal = $1, appealed_at = $2 where citizen_id = $3 and restriction_id = $4 \
             and appealed_at is null",
            values![text, now, citizen.uuid(), id],
        )
        .await?;
    Ok(changed > 0)
}

/// `false` when no appeal waits for an answer.
pub(crate) async fn answer(tx: &Tx, id: Uuid, text: Vec<u8>, now: DateTime<Utc>) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_restrictions set answer = $1, answered_at = $2 where restriction_id = $3 \
             and appealed_at is not null and answered_at is null",
            values![text, now, id],
        )
        .await?;
    Ok(changed > 0)
}

/// How many hold for a citizen.
pub(crate) async fn count(rows: &impl Rows, citizen: CitizenId, now: DateTime<Utc>) -> WebResult<i64> {
    #[derive(FromQueryResult)]
    struct Counted {
        number: i64,
    }
    let sql = "select cast(count(*) as bigint) as number from accounts_restrictions \
               where citizen_id = $1 and until > $2";
    let counted: Option<Counted> = rows.optional(sql, values![citizen.uuid(), now]).await?;
    Ok(counted.map_or(0, |counted| counted.number))
}

/// `false` when it was gone already.
pub(crate) async fn lift(tx: &Tx, id: Uuid) -> WebResult<bool> {
    let gone = tx.execute("delete from accounts_restrictions where restriction_id = $1", values![id]).await?;
    Ok(gone > 0)
}

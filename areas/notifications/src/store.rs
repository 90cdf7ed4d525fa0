//! The rows of notices and of messages that leave: one small function a query.

use base::{CitizenId, MessageId, NoticeId};
use chrono::{DateTime, Utc};
use db::{Db, DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A message that is to leave.
#[derive(FromQueryResult)]
pub(crate) struct MessageRow {
    pub channel: String,
    pub message: Option<Vec<u8>>,
    pub good_until: Option<DateTime<Utc>>,
}

pub(crate) struct NewMessage {
    pub owner: Uuid,
    pub id: MessageId,
    pub notice: Option<NoticeId>,
    pub channel: &'static str,
    pub message: Vec<u8>,
    pub at: DateTime<Utc>,
    pub good_until: Option<DateTime<Utc>>,
}

pub(crate) async fn insert_message(tx: &Tx, new: NewMessage) -> Result<(), DbError> {
    let notice = new.notice.map(NoticeId::uuid);
    tx.execute(
        "insert into notifications_messages (citizen_id, id, notice_id, channel, message, created_at, good_until, attempts) \
         values ($1, $2, $3, $4, $5, $6, $7, 0)",
        values![new.owner, new.id.uuid(), notice, new.channel, new.message, new.at, new.good_until],
    )
    .await?;
    Ok(())
}

pub(crate) async fn message(
    rows: &impl Rows,
    owner: Uuid,
    id: MessageId,
) -> Result<Option<MessageRow>, DbError> {
    rows.optional(
        "select channel, message, good_until from notifications_messages where citizen_id = $1 and id = $2",
        values![owner, id.uuid()],
    )
    .await
}

/// Delivered: the text is not needed any more.
pub(crate) async fn delivered(tx: &Tx, owner: Uuid, id: MessageId, at: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "update notifications_messages set delivered_at = $1, message = null, last_failure = null, \
         attempts = attempts + 1 where citizen_id = $2 and id = $3",
        values![at, owner, id.uuid()],
    )
    .await?;
    Ok(())
}

/// Not delivered this time.
pub(crate) async fn failed(tx: &Tx, owner: Uuid, id: MessageId, why: &str) -> Result<(), DbError> {
    tx.execute(
        "update notifications_messages set last_failure = $1, attempts = attempts + 1 \
         where citizen_id = $2 and id = $3",
        values![why, owner, id.uuid()],
    )
    .await?;
    Ok(())
}

/// Never to be delivered: the text is not needed any more.
pub(crate) async fn refused(
    tx: &Tx,
    owner: Uuid,
    id: MessageId,
    why: &str,
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "update notifications_messages set refused_at = $1, message = null, last_failure = $2, \
         attempts = attempts + 1 where citizen_id = $3 and id = $4",
        values![at, why, owner, id.uuid()],
    )
    .await?;
    Ok(())
}

/// A message of a notice that has not arrived.
#[derive(FromQueryResult)]
pub(crate) struct UndeliveredRow {
    pub notice_id: Uuid,
    pub channel: String,
    pub attempts: i64,
    pub refused_at: Option<DateTime<Utc>>,
}

/// What has not arrived of the notices between two of them, both included.
pub(crate) async fn undelivered(
    rows: &impl Rows,
    citizen: CitizenId,
    oldest: Uuid,
    newest: Uuid,
) -> Result<Vec<UndeliveredRow>, DbError> {
    rows.all(
        "select notice_id, channel, attempts, refused_at from notifications_messages \
         where citizen_id = $1 and delivered_at is null and notice_id >= $2 and notice_id <= $3 \
         order by notice_id, channel",
        values![citizen.uuid(), oldest, newest],
    )
    .await
}

/// Forgets messages that are settled and older than `before`.
pub(crate) async fn forget_messages(tx: &Tx, before: DateTime<Utc>) -> Result<u64, DbError> {
    tx.execute(
        "delete from notifications_messages where created_at < $1 and message is null",
        values![before],
    )
    .await
}

/// A notice of the feed.
#[derive(FromQueryResult)]
pub(crate) struct NoticeRow {
    pub id: Uuid,
    pub action: String,
    pub kind: String,
    pub params: Vec<u8>,
    pub at: DateTime<Utc>,
    pub read_at: Option<DateTime<Utc>>,
}

pub(crate) struct NewNotice<'a> {
    pub citizen: CitizenId,
    pub id: NoticeId,
    pub action: &'a str,
    pub kind: &'static str,
    pub link: String,
    pub params: Vec<u8>,
    pub at: DateTime<Utc>,
    pub arrived_at: DateTime<Utc>,
}

/// Writes a notice; `false` when it is already there.
pub(crate) async fn insert_notice(tx: &Tx, new: NewNotice<'_>) -> Result<bool, DbError> {
    let written = tx
        .execute(
            "insert into notifications_notices (citizen_id, id, action, kind, link, params, at, arrived_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (citizen_id, id) do nothing",
            values![
                new.citizen.uuid(),
                new.id.uuid(),
                new.action,
                new.kind,
                new.link,
                new.params,
                new.at,
                new.arrived_at,
            ],
        )
        .await?;
    Ok(written > 0)
}

/// Notices older than `before`, newest first; of one kind, or of all when `kind` is empty.
pub(crate) async fn notices(
    rows: &impl Rows,
    citizen: CitizenId,
    kind: &str,
    before: NoticeId,
    limit: i64,
) -> Result<Vec<NoticeRow>, DbError> {
    let columns = "select id, action, kind, params, at, read_at from notifications_notices";
    if kind.is_empty() {
        let sql = format!("{columns} where citizen_id = $1 and id < $2 order by id desc limit $3");
        return rows.all(&sql, values![citizen.uuid(), before.uuid(), limit]).await;
    }
    let sql = format!("{columns} where citizen_id = $1 and kind = $2 and id < $3 order by id desc limit $4");
    rows.all(&sql, values![citizen.uuid(), kind, before.uuid(), limit]).await
}

#[derive(FromQueryResult)]
struct LinkRow {
    link: String,
}

/// Where a notice leads.
pub(crate) async fn link(
    rows: &impl Rows,
    citizen: CitizenId,
    id: NoticeId,
) -> Result<Option<String>, DbError> {
    let found: Option<LinkRow> = rows
        .optional(
            "select link from notifications_notices where citizen_id = $1 and id = $2",
            values![citizen.uuid(), id.uuid()],
        )
        .await?;
    Ok(found.map(|row| row.link))
}

/// Marks one notice as read.
pub(crate) async fn read_one(
    tx: &Tx,
    citizen: CitizenId,
    id: NoticeId,
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "update notifications_notices set read_at = $1 where citizen_id = $2 and id = $3 and read_at is null",
        values![at, citizen.uuid(), id.uuid()],
    )
    .await?;
    Ok(())
}

/// Marks as read what had arrived by `seen`.
pub(crate) async fn read_all(
    tx: &Tx,
    citizen: CitizenId,
    seen: DateTime<Utc>,
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "update notifications_notices set read_at = $1 \
         where citizen_id = $2 and read_at is null and arrived_at <= $3",
        values![at, citizen.uuid(), seen],
    )
    .await?;
    Ok(())
}

/// How many notices are not read.
pub(crate) async fn unread(db: &Db, citizen: CitizenId) -> Result<i64, DbError> {
    db.count(
        "select count(*) as n from notifications_notices where citizen_id = $1 and read_at is null",
        values![citizen.uuid()],
    )
    .await
}

#[derive(FromQueryResult)]
struct ArrivedRow {
    id: Uuid,
    citizen_id: Uuid,
}

/// The notices that have arrived since a moment, of one citizen or of anybody, the newest first.
pub(crate) async fn arrived(
    db: &Db,
    since: DateTime<Utc>,
    citizen: Option<CitizenId>,
    limit: i64,
) -> Result<Vec<(Uuid, CitizenId)>, DbError> {
    let columns = "select id, citizen_id from notifications_notices where arrived_at >= $1";
    let rows: Vec<ArrivedRow> = match citizen {
        Some(citizen) => {
            let sql = format!("{columns} and citizen_id = $2 order by arrived_at desc limit $3");
            db.all(&sql, values![since, citizen.uuid(), limit]).await?
        }
        None => {
            db.all(&format!("{columns} order by arrived_at desc limit $2"), values![since, limit]).await?
        }
    };
    Ok(rows.into_iter().map(|row| (row.id, CitizenId(row.citizen_id))).collect())
}

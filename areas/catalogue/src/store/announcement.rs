//! The rows of announcements.

use base::StaffId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

use crate::announcement::{Announcement, Topic};

#[derive(FromQueryResult)]
struct Row {
    announcement_id: Uuid,
    kind: String,
    agency: String,
    service: String,
    title_ru: String,
    title_en: String,
    text_ru: String,
    text_en: String,
    from_at: DateTime<Utc>,
    until_at: DateTime<Utc>,
}

const COLUMNS: &str =
    "announcement_id, kind, agency, service, title_ru, title_en, text_ru, text_en, from_at, until_at";

impl Row {
    fn read(self) -> Announcement {
        Announcement {
            id: self.announcement_id,
            topic: Topic::from_code(&self.kind).unwrap_or(Topic::Message),
            agency: self.agency,
            service: self.service,
            title: [self.title_ru, self.title_en],
            text: [self.text_ru, self.text_en],
            from: self.from_at,
            until: self.until_at,
        }
    }
}

/// What has not ended and begins before a moment, the latest first.
pub(crate) async fn present(
    rows: &impl Rows,
    now: DateTime<Utc>,
    begins_before: DateTime<Utc>,
    limit: i64,
) -> WebResult<Vec<Announcement>> {
    let sql = format!(
        "select {COLUMNS} from catalogue_announcements where until_at > $1 and from_at <= $2 \
         order by from_at desc, announcement_id desc limit $3"
    );
    let all: Vec<Row> = rows.all(&sql, values![now, begins_before, limit]).await?;
    Ok(all.into_iter().map(Row::read).collect())
}

/// The newest, ended or not.
pub(crate) async fn newest(rows: &impl Rows, limit: i64) -> WebResult<Vec<Announcement>> {
    let sql = format!(
        "select {COLUMNS} from catalogue_announcements order by from_at desc, announcement_id desc limit $1"
    );
    let all: Vec<Row> = rows.all(&sql, values![limit]).await?;
    Ok(all.into_iter().map(Row::read).collect())
}

pub(crate) async fn find(rows: &impl Rows, id: Uuid) -> WebResult<Option<Announcement>> {
    let sql = format!("select {COLUMNS} from catalogue_announcements where announcement_id = $1");
    let found: Option<Row> = rows.optional(&sql, values![id]).await?;
    Ok(found.map(Row::read))
}

/// Writes it, or writes it anew.
pub(crate) async fn put(tx: &Tx, one: &Announcement, (by, at): (StaffId, DateTime<Utc>)) -> WebResult<()> {
    let [title_ru, title_en] = one.title.clone();
    let [text_ru, text_en] = one.text.clone();
    tx.execute(
        "insert into catalogue_announcements (announcement_id, kind, agency, service, title_ru, title_en, text_ru, text_en, \
         from_at, until_at, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
         on conflict (announcement_id) do update set kind = excluded.kind, agency = excluded.agency, \
         service = excluded.service, title_ru = excluded.title_ru, title_en = excluded.title_en, \
         text_ru = excluded.text_ru, text_en = excluded.text_en, from_at = excluded.from_at, \
         until_at = excluded.until_at, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        values![
            one.id,
            one.topic.code(),
            one.agency.clone(),
            one.service.clone(),
            title_ru,
            title_en,
            text_ru,
            text_en,
            one.from,
            one.until,
            by.uuid(),
            at
        ],
    )
    .await?;
    Ok(())
}

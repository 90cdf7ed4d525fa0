//! What a person and the officers write to each other about an application (APP-09, APP-10).

use base::{ApplicationId, CitizenId, StaffId};
use chrono::{DateTime, NaiveDate, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use serde::{Deserialize, Serialize};
use uploads::Upload;
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, WebResult};

use crate::calendar;

/// Who wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Author {
    Citizen,
    Staff(StaffId),
}

impl Author {
    fn columns(self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::Citizen => ("citizen", None),
            Self::Staff(staff) => ("staff", Some(staff.uuid())),
        }
    }
}

/// A message, opened.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub id: Uuid,
    pub from: Author,
    pub words: String,
    pub files: Vec<Upload>,
    pub at: DateTime<Utc>,
    /// The day by which an answer is promised; of a citizen's message only.
    pub answer_by: Option<NaiveDate>,
    /// When the other side has seen it.
    pub read_at: Option<DateTime<Utc>>,
    /// When an officer has answered it.
    pub answered_at: Option<DateTime<Utc>>,
}

/// What is sealed of a message.
#[derive(Serialize, Deserialize)]
struct Body {
    words: String,
    files: Vec<Upload>,
}

#[derive(FromQueryResult)]
struct Row {
    message_id: Uuid,
    author_kind: String,
    staff_id: Option<Uuid>,
    body: Vec<u8>,
    sent_at: DateTime<Utc>,
    answer_by: String,
    read_at: Option<DateTime<Utc>>,
    answered_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct UnreadRow {
    application_id: Uuid,
}

/// An application about which a citizen waits for an answer.
#[derive(FromQueryResult)]
pub(crate) struct Unanswered {
    pub application_id: Uuid,
    pub number: String,
    pub service: String,
    /// ISO date of the earliest promise.
    pub answer_by: String,
    pub n: i64,
}

/// Where a message belongs.
pub(crate) struct Place<'a> {
    pub citizen: CitizenId,
    pub application: ApplicationId,
    pub agency: &'a str,
    pub service: &'a str,
}

/// Keeps a message; `false` when one with this id is there.
pub(crate) async fn insert(house: &House, tx: &Tx, place: &Place<'_>, message: &Message) -> WebResult<bool> {
    let key = house.vault.key(tx, Subject::Citizen(place.citizen)).await?;
    let body = Body { words: message.words.clone(), files: message.files.clone() };
    let (kind, staff) = message.from.columns();
    let made = tx
        .execute(
            "insert into applications_messages
             (citizen_id, message_id, application_id, agency, service, author_kind, staff_id, body, sent_at, answer_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
            values![
                place.citizen.uuid(),
                message.id,
                place.application.uuid(),
                place.agency,
                place.service,
                kind,
                staff,
                key.seal_json(cell(message.id), &body)?,
                message.at,
                message.answer_by.map_or_else(String::new, |day| day.to_string())
            ],
        )
        .await?;
    Ok(made == 1)
}

/// The messages about an application, oldest first.
pub(crate) async fn of_application(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    application: ApplicationId,
) -> WebResult<Vec<Message>> {
    let found: Vec<Row> = rows
        .all(
            "select message_id, author_kind, staff_id, body, sent_at, answer_by, read_at, answered_at
             from applications_messages where citizen_id = $1 and application_id = $2 order by sent_at, message_id",
            values![citizen.uuid(), application.uuid()],
        )
        .await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    found
        .into_iter()
        .map(|row| {
            let body: Body = key.open_json(cell(row.message_id), &row.body)?;
            Ok(Message {
                id: row.message_id,
                from: match row.staff_id {
                    Some(staff) if row.author_kind == "staff" => Author::Staff(StaffId(staff)),
                    _ => Author::Citizen,
                },
                words: body.words,
                files: body.files,
                at: row.sent_at,
                answer_by: calendar::parse(&row.answer_by),
                read_at: row.read_at,
                answered_at: row.answered_at,
            })
        })
        .collect()
}

/// What has become of the messages of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The citizen has seen what officers wrote.
    ReadByCitizen,
    /// An officer has seen what the citizen wrote.
    ReadByStaff,
    /// An officer has answered what the citizen wrote, and so has seen it.
    Answered,
}

/// Notes it of every message of which it was not noted yet; how many there were.
pub(crate) async fn note(
    tx: &Tx,
    (citizen, application): (CitizenId, ApplicationId),
    fate: Fate,
    now: DateTime<Utc>,
) -> Result<u64, DbError> {
    let (author, column) = match fate {
        Fate::ReadByCitizen => ("staff", "read_at"),
        Fate::ReadByStaff => ("citizen", "read_at"),
        Fate::Answered => ("citizen", "answered_at"),
    };
    let answered = (fate == Fate::Answered).then_some(now);
    let sql = format!(
        "update applications_messages set read_at = coalesce(read_at, $1), answered_at = coalesce(answered_at, $2)
         where citizen_id = $3 and application_id = $4 and author_kind = $5 and {column} is null"
    );
    tx.execute(&sql, values![now, answered, citizen.uuid(), application.uuid(), author]).await
}

/// The applications of a citizen with messages of officers that were not seen yet.
pub(crate) async fn unread_of_citizen(
    rows: &impl Rows,
    citizen: CitizenId,
) -> Result<Vec<ApplicationId>, DbError> {
    let found: Vec<UnreadRow> = rows
        .all(
            "select distinct application_id from applications_messages
             where citizen_id = $1 and author_kind = 'staff' and read_at is null limit 100",
            values![citizen.uuid()],
        )
        .await?;
    Ok(found.into_iter().map(|row| ApplicationId(row.application_id)).collect())
}

/// What an agency's officers have not answered, the earliest promise first; nothing personal.
pub(crate) async fn unanswered(
    rows: &impl Rows,
    agency: &str,
    limit: i64,
) -> Result<Vec<Unanswered>, DbError> {
    rows.all(
        "select m.application_id, n.number, m.service, min(m.answer_by) as answer_by, cast(count(*) as bigint) as n
         from applications_messages m
         join applications_applications n on n.citizen_id = m.citizen_id and n.application_id = m.application_id
         where m.agency = $1 and m.author_kind = 'citizen' and m.answered_at is null
         group by m.application_id, n.number, m.service order by min(m.answer_by), m.application_id limit $2",
        values![agency, limit],
    )
    .await
}

/// Where a message is sealed.
pub(crate) fn cell(message: Uuid) -> Cell {
    Cell { table: "applications_messages", column: "body", row: message }
}

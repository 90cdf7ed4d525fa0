//! Who has taken which case, labels, units, and what officers write to each other.

use base::{ApplicationId, CitizenId, StaffId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use vault::Cell;
use web::{House, WebResult};

use crate::store::desk::CaseRow;

/// Gives a case to somebody, or to nobody; `false` when it is no longer `before`'s, or closed.
pub(crate) async fn give(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    (before, after): (&str, &str),
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_queue set holder = $1
             where agency = $2 and application_id = $3 and holder = $4 and state in ('open', 'asked')",
            values![after, agency, application.uuid(), before],
        )
        .await?;
    Ok(touched == 1)
}

/// Sends a case to a unit.
pub(crate) async fn send_to(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    unit: &str,
) -> Result<(), DbError> {
    let sql = "update applications_queue set unit = $1 where agency = $2 and application_id = $3";
    tx.execute(sql, values![unit, agency, application.uuid()]).await.map(drop)
}

/// Notes the first of two officers, or that there is none any more.
pub(crate) async fn set_first(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    first: &str,
) -> Result<bool, DbError> {
    let sql = "update applications_queue set first_by = $1, holder = ''
               where agency = $2 and application_id = $3 and state in ('open', 'asked')";
    Ok(tx.execute(sql, values![first, agency, application.uuid()]).await? == 1)
}

/// Puts a label on a case; `false` when it is on it.
pub(crate) async fn label(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    (label, place): (&str, &str),
) -> Result<bool, DbError> {
    let made = tx
        .execute(
            "insert into applications_labels (agency, label, application_id, place) values ($1, $2, $3, $4)
             on conflict (agency, application_id, label) do nothing",
            values![agency, label, application.uuid(), place],
        )
        .await?;
    name(tx, agency, ("label", label)).await?;
    Ok(made == 1)
}

/// Takes a label off a case; `false` when it was not on it.
pub(crate) async fn unlabel(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    label: &str,
) -> Result<bool, DbError> {
    let sql = "delete from applications_labels where agency = $1 and application_id = $2 and label = $3";
    Ok(tx.execute(sql, values![agency, application.uuid(), label]).await? == 1)
}

/// Remembers a label or a unit for the filters.
pub(crate) async fn name(tx: &Tx, agency: &str, (kind, name): (&str, &str)) -> Result<(), DbError> {
    let sql = "insert into applications_names (agency, kind, name) values ($1, $2, $3)
               on conflict (agency, kind, name) do nothing";
    tx.execute(sql, values![agency, kind, name]).await.map(drop)
}

/// A label or a unit that an agency uses.
#[derive(FromQueryResult)]
pub(crate) struct NameRow {
    /// `label` or `unit`.
    pub kind: String,
    pub name: String,
}

pub(crate) async fn names(rows: &impl Rows, agency: &str) -> Result<Vec<NameRow>, DbError> {
    let sql = "select kind, name from applications_names where agency = $1 order by kind, name limit 500";
    rows.all(sql, values![agency]).await
}

#[derive(FromQueryResult)]
struct LabelRow {
    application_id: Uuid,
    label: String,
}

/// The labels of cases: pairs of case and label.
pub(crate) async fn labels(
    rows: &impl Rows,
    agency: &str,
    cases: &[Uuid],
) -> Result<Vec<(Uuid, String)>, DbError> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let places = (2..cases.len() + 2).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "select application_id, label from applications_labels
         where agency = $1 and application_id in ({places}) order by label"
    );
    let mut values = values![agency];
    values.extend(cases.iter().map(|case| db::Value::from(*case)));
    let found: Vec<LabelRow> = rows.all(&sql, values).await?;
    Ok(found.into_iter().map(|row| (row.application_id, row.label)).collect())
}

/// What an officer wrote for the colleagues.
pub(crate) struct Note {
    pub by: StaffId,
    pub words: String,
    pub at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct NoteRow {
    note_id: Uuid,
    staff_id: Uuid,
    words: Vec<u8>,
    written_at: DateTime<Utc>,
}

pub(crate) async fn write(
    house: &House,
    tx: &Tx,
    (citizen, application): (CitizenId, ApplicationId),
    note: &Note,
) -> WebResult<()> {
    let key = house.vault.key(tx, vault::Subject::Citizen(citizen)).await?;
    let id = house.random.uuid(note.at);
    tx.execute(
        "insert into applications_notes (citizen_id, note_id, application_id, staff_id, words, written_at)
         values ($1, $2, $3, $4, $5, $6)",
        values![
            citizen.uuid(),
            id,
            application.uuid(),
            note.by.uuid(),
            key.seal_json(note_cell(id), &note.words)?,
            note.at
        ],
    )
    .await?;
    Ok(())
}

/// The notes of a case, oldest first.
pub(crate) async fn notes(
    house: &House,
    rows: &impl Rows,
    (citizen, application): (CitizenId, ApplicationId),
) -> WebResult<Vec<Note>> {
    let found: Vec<NoteRow> = rows
        .all(
            "select note_id, staff_id, words, written_at from applications_notes
             where citizen_id = $1 and application_id = $2 order by written_at, note_id",
            values![citizen.uuid(), application.uuid()],
        )
        .await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, vault::Subject::Citizen(citizen)).await?;
    let note = |row: NoteRow| {
        let words = key.open_json(note_cell(row.note_id), &row.words)?;
        Ok(Note { by: StaffId(row.staff_id), words, at: row.written_at })
    };
    found.into_iter().map(note).collect()
}

fn note_cell(note: Uuid) -> Cell {
    Cell { table: "applications_notes", column: "words", row: note }
}

/// How much an officer has in hand.
#[derive(FromQueryResult)]
pub(crate) struct LoadRow {
    pub holder: String,
    pub open: i64,
    pub asked: i64,
    pub overdue: i64,
    /// The first term to end; empty when every case waits.
    pub first: Option<String>,
}

/// What everybody of an agency has in hand. Only taken cases are counted: no more than people can hold.
pub(crate) async fn load(rows: &impl Rows, agency: &str, today: &str) -> Result<Vec<LoadRow>, DbError> {
    rows.all(
        "select holder,
                cast(sum(case when state = 'open' then 1 else 0 end) as bigint) as open,
                cast(sum(case when state = 'asked' then 1 else 0 end) as bigint) as asked,
                cast(sum(case when state = 'open' and due_on < $1 then 1 else 0 end) as bigint) as overdue,
                min(case when state = 'open' then due_on end) as first
         from applications_queue where agency = $2 and holder > '' and place < '2' group by holder",
        values![today, agency],
    )
    .await
}

#[derive(FromQueryResult)]
struct HeldRow {
    holder: String,
    service: String,
}

/// Who holds undecided cases of which service: pairs of holder and service, found by stepping from one holder to the next, so that closed
/// cases, of which there are ever more, cost nothing.
pub(crate) async fn held(rows: &impl Rows, agency: &str) -> Result<Vec<(String, String)>, DbError> {
    let sql = "with recursive who(holder) as (
                   select (select min(holder) from applications_queue where agency = $1 and holder > '')
                   union all
                   select (select min(holder) from applications_queue where agency = $2 and holder > who.holder)
                   from who where who.holder is not null)
               select distinct q.holder, q.service from who
               join applications_queue q on q.agency = $3 and q.holder = who.holder and q.place < '2'";
    let found: Vec<HeldRow> = rows.all(sql, values![agency, agency, agency]).await?;
    Ok(found.into_iter().map(|row| (row.holder, row.service)).collect())
}

/// The cases of a service that somebody holds, at most two hundred.
pub(crate) async fn of_holder(
    rows: &impl Rows,
    agency: &str,
    (holder, service): (&str, &str),
) -> Result<Vec<CaseRow>, DbError> {
    let sql = "select application_id, citizen_id, number, service, state, due_on, days_left, place, holder, unit, first_by
               from applications_queue
               where agency = $1 and holder = $2 and service = $3 and place < '2' order by place limit 200";
    rows.all(sql, values![agency, holder, service]).await
}

#[derive(FromQueryResult)]
struct OpenRow {
    agency: String,
    service: String,
    n: i64,
}

/// How many cases are not decided at these agencies of these services: agency, service and number. The rest of the queue is not read.
pub(crate) async fn open_of(
    rows: &impl Rows,
    pairs: &[(String, String)],
) -> Result<Vec<(String, String, i64)>, DbError> {
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let one = |place: usize| {
        format!("(agency = ${} and service = ${} and place < '2')", 2 * place + 1, 2 * place + 2)
    };
    let wanted: Vec<String> = (0..pairs.len()).map(one).collect();
    let sql = format!(
        "select agency, service, cast(count(*) as bigint) as n from applications_queue
         where {} group by agency, service order by agency, service",
        wanted.join(" or ")
    );
    let bound = pairs.iter().flat_map(|(agency, service)| values![agency.as_str(), service.as_str()]);
    let found: Vec<OpenRow> = rows.all(&sql, bound.collect()).await?;
    Ok(found.into_iter().map(|row| (row.agency, row.service, row.n)).collect())
}

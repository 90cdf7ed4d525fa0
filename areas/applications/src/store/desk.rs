//! The officers' queue and what they have opened. No personal data in the clear.

use base::{ApplicationId, CitizenId, SessionId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A case of an agency.
#[derive(FromQueryResult)]
pub(crate) struct CaseRow {
    pub application_id: Uuid,
    pub citizen_id: Uuid,
    pub number: String,
    pub service: String,
    /// `open`, `asked` or `closed`.
    pub state: String,
    pub due_on: String,
    /// What is left of the term while it stands still.
    pub days_left: Option<i64>,
}

/// A case that enters the queue.
pub(crate) struct NewCase<'a> {
    pub agency: &'a str,
    pub application: ApplicationId,
    pub citizen: CitizenId,
    pub number: &'a str,
    pub service: &'a str,
    pub due_on: &'a str,
}

/// Puts a case into the queue; `false` when it is there.
pub(crate) async fn enter(tx: &Tx, case: NewCase<'_>, now: DateTime<Utc>) -> Result<bool, DbError> {
    let made = tx
        .execute(
            "insert into applications_queue
             (agency, application_id, citizen_id, number, service, state, due_on, entered_at)
             values ($1, $2, $3, $4, $5, 'open', $6, $7) on conflict do nothing",
            values![
                case.agency,
                case.application.uuid(),
                case.citizen.uuid(),
                case.number,
                case.service,
                case.due_on,
                now
            ],
        )
        .await?;
    Ok(made == 1)
}

/// An agency's cases that are not closed: those whose term runs first, earliest term first.
pub(crate) async fn queue(rows: &impl Rows, agency: &str) -> Result<Vec<CaseRow>, DbError> {
    rows.all(
        "select application_id, citizen_id, number, service, state, due_on, days_left
         from applications_queue where agency = $1 and state in ('open', 'asked')
         order by case when state = 'open' then 0 else 1 end, due_on, entered_at limit 200",
        values![agency],
    )
    .await
}

/// One case of an agency, closed ones too.
pub(crate) async fn case(
    rows: &impl Rows,
    agency: &str,
    application: ApplicationId,
) -> Result<Option<CaseRow>, DbError> {
    rows.optional(
        "select application_id, citizen_id, number, service, state, due_on, days_left
         from applications_queue where agency = $1 and application_id = $2",
        values![agency, application.uuid()],
    )
    .await
}

/// Stops the term: the citizen was asked.
pub(crate) async fn stop(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    days_left: u32,
) -> Result<(), DbError> {
    tx.execute(
        "update applications_queue set state = 'asked', days_left = $1
         where agency = $2 and application_id = $3 and state = 'open'",
        values![i64::from(days_left), agency, application.uuid()],
    )
    .await
    .map(drop)
}

/// Lets the term run again: the citizen has answered.
pub(crate) async fn resume(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    due_on: &str,
) -> Result<(), DbError> {
    tx.execute(
        "update applications_queue set state = 'open', due_on = $1, days_left = null
         where agency = $2 and application_id = $3 and state = 'asked'",
        values![due_on, agency, application.uuid()],
    )
    .await
    .map(drop)
}

/// Closes a case; `false` when it is closed already.
pub(crate) async fn close(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_queue set state = 'closed', closed_at = $1
             where agency = $2 and application_id = $3 and state in ('open', 'asked')",
            values![now, agency, application.uuid()],
        )
        .await?;
    Ok(touched == 1)
}

/// Notes that this session has opened the case.
pub(crate) async fn open(
    tx: &Tx,
    session: SessionId,
    application: ApplicationId,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_openings (session_id, application_id, opened_at) values ($1, $2, $3)
         on conflict (session_id, application_id) do update set opened_at = excluded.opened_at",
        values![session.uuid(), application.uuid(), now],
    )
    .await
    .map(drop)
}

/// Whether this session has opened the case since `after`.
pub(crate) async fn is_open(
    rows: &impl Rows,
    session: SessionId,
    application: ApplicationId,
    after: DateTime<Utc>,
) -> Result<bool, DbError> {
    let n = rows
        .count(
            "select count(*) as n from applications_openings
             where session_id = $1 and application_id = $2 and opened_at > $3",
            values![session.uuid(), application.uuid(), after],
        )
        .await?;
    Ok(n > 0)
}

/// Forgets openings before `moment`.
pub(crate) async fn forget_openings(tx: &Tx, moment: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute("delete from applications_openings where opened_at < $1", values![moment]).await.map(drop)
}

//! The officers' queue and what they have opened. No personal data in the clear.

use std::collections::HashSet;

use base::{ApplicationId, CitizenId, SessionId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

use crate::store::place::{self, place};

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
    /// Where it stands in the order of the queue.
    pub place: String,
    /// Who has taken it; empty is nobody.
    pub holder: String,
    /// The unit a rule has sent it to; empty is none.
    pub unit: String,
    /// The first of two officers; empty while nobody has proposed a decision.
    pub first_by: String,
}

impl CaseRow {
    /// The application that the case is.
    pub(crate) fn id(&self) -> ApplicationId {
        ApplicationId(self.application_id)
    }

    /// Whether it cannot wait.
    pub(crate) fn is_urgent(&self) -> bool {
        place::is_urgent(&self.place)
    }

    /// Whether it has not come to the queue yet: its applicant has written while something else is waited for.
    pub(crate) fn is_ahead(&self) -> bool {
        self.place.is_empty()
    }
}

/// A case that enters the queue.
pub(crate) struct NewCase<'a> {
    pub agency: &'a str,
    pub application: ApplicationId,
    pub citizen: CitizenId,
    pub number: &'a str,
    pub service: &'a str,
    pub due_on: &'a str,
    /// It cannot wait.
    pub is_urgent: bool,
}

/// Puts a case into the queue, or a closed one back into it; `false` when it is there.
pub(crate) async fn enter(tx: &Tx, case: NewCase<'_>, now: DateTime<Utc>) -> Result<bool, DbError> {
    let place = place("open", case.is_urgent, case.due_on);
    let made = tx
        .execute(
            "insert into applications_queue
             (agency, application_id, citizen_id, number, service, state, due_on, place, entered_at)
             values ($1, $2, $3, $4, $5, 'open', $6, $7, $8)
             on conflict (agency, application_id) do update set state = 'open', due_on = excluded.due_on,
             place = excluded.place, days_left = null, closed_at = null, holder = '', first_by = ''
             where applications_queue.state = 'closed'",
            values![
                case.agency,
                case.application.uuid(),
                case.citizen.uuid(),
                case.number,
                case.service,
                case.due_on,
                place.clone(),
                now
            ],
        )
        .await?;
    if made == 1 {
        move_labels(tx, case.agency, case.application, &place).await?;
    }
    Ok(made == 1)
}

/// Labels stand where their case stands.
async fn move_labels(tx: &Tx, agency: &str, application: ApplicationId, place: &str) -> Result<(), DbError> {
    let sql = "update applications_labels set place = $1 where agency = $2 and application_id = $3";
    tx.execute(sql, values![place, agency, application.uuid()]).await.map(drop)
}

/// One case of an agency, closed ones too, and one that its applicant has written about before it came to the queue.
pub(crate) async fn case(
    rows: &impl Rows,
    agency: &str,
    application: ApplicationId,
) -> Result<Option<CaseRow>, DbError> {
    match in_queue(rows, agency, application).await? {
        Some(row) => Ok(Some(row)),
        None => ahead(rows, agency, application).await,
    }
}

/// A case that waits for a payment, a signature or a register, when its applicant has written: it is answered, and nothing else is done
/// with it, as with a closed one.
async fn ahead(
    rows: &impl Rows,
    agency: &str,
    application: ApplicationId,
) -> Result<Option<CaseRow>, DbError> {
    rows.optional(
        "select a.application_id, a.citizen_id, a.number, a.service, 'closed' as state, a.due_on,
         cast(null as bigint) as days_left, '' as place, '' as holder, '' as unit, '' as first_by
         from applications_messages m
         join applications_applications a on a.citizen_id = m.citizen_id and a.application_id = m.application_id
         where m.application_id = $1 and m.agency = $2 and m.author_kind = 'citizen' limit 1",
        values![application.uuid(), agency],
    )
    .await
}

async fn in_queue(
    rows: &impl Rows,
    agency: &str,
    application: ApplicationId,
) -> Result<Option<CaseRow>, DbError> {
    rows.optional(
        "select application_id, citizen_id, number, service, state, due_on, days_left, place, holder, unit, first_by
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
    let touched = tx
        .execute(
            "update applications_queue set state = 'asked', days_left = $1, place = '1' || substr(place, 2)
             where agency = $2 and application_id = $3 and state = 'open'",
            values![i64::from(days_left), agency, application.uuid()],
        )
        .await?;
    if touched == 1 {
        let sql = "update applications_labels set place = '1' || substr(place, 2)
                   where agency = $1 and application_id = $2";
        tx.execute(sql, values![agency, application.uuid()]).await?;
    }
    Ok(())
}

/// Lets the term run again: the citizen has answered.
pub(crate) async fn resume(
    tx: &Tx,
    agency: &str,
    application: ApplicationId,
    due_on: &str,
) -> Result<(), DbError> {
    let touched = tx
        .execute(
            "update applications_queue set state = 'open', due_on = $1, days_left = null,
             place = '0' || substr(place, 2, 1) || $2
             where agency = $3 and application_id = $4 and state = 'asked'",
            values![due_on, due_on, agency, application.uuid()],
        )
        .await?;
    if touched == 1 {
        let sql = "update applications_labels set place = '0' || substr(place, 2, 1) || $1
                   where agency = $2 and application_id = $3";
        tx.execute(sql, values![due_on, agency, application.uuid()]).await?;
    }
    Ok(())
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
            "update applications_queue set state = 'closed', closed_at = $1, place = '2' || substr(place, 2)
             where agency = $2 and application_id = $3 and state in ('open', 'asked')",
            values![now, agency, application.uuid()],
        )
        .await?;
    if touched == 1 {
        let sql = "update applications_labels set place = '2' || substr(place, 2)
                   where agency = $1 and application_id = $2";
        tx.execute(sql, values![agency, application.uuid()]).await?;
    }
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

#[derive(FromQueryResult)]
struct OpenRow {
    application_id: Uuid,
}

/// Which of these cases the session has opened since `after`: one question, whatever their number.
pub(crate) async fn opened(
    rows: &impl Rows,
    session: SessionId,
    cases: &[Uuid],
    after: DateTime<Utc>,
) -> Result<HashSet<Uuid>, DbError> {
    if cases.is_empty() {
        return Ok(HashSet::new());
    }
    let places: Vec<String> = (3..cases.len() + 3).map(|place| format!("${place}")).collect();
    let sql = format!(
        "select application_id from applications_openings
         where session_id = $1 and opened_at > $2 and application_id in ({})",
        places.join(", ")
    );
    let mut bound = values![session.uuid(), after];
    bound.extend(cases.iter().map(|case| db::Value::from(*case)));
    let found: Vec<OpenRow> = rows.all(&sql, bound).await?;
    Ok(found.into_iter().map(|row| row.application_id).collect())
}

/// Forgets openings before `moment`.
pub(crate) async fn forget_openings(tx: &Tx, moment: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute("delete from applications_openings where opened_at < $1", values![moment]).await.map(drop)
}

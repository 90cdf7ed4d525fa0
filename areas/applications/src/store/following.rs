//! Applications as their applicant follows them: lists by pages, the clock, what was put away, how long others took.

use base::{ApplicationId, CitizenId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, Value, sea_orm, values};

use crate::store::applications::ApplicationLine;

/// So many finished cases of a service are looked at for a forecast: the newest.
const PACES: i64 = 500;

/// Which of the shelves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// Something will still happen.
    Current,
    /// It has ended.
    Ended,
    /// It has ended and was put away.
    Archive,
    /// All of them.
    All,
}

/// In which order: always the newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// By the last change.
    #[default]
    Changed,
    /// By the day of submission.
    Submitted,
}

/// What a list is to show. Everything in it is bound, never put into the statement.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    pub shelf: Shelf,
    pub order: Order,
    pub state: Option<&'static str>,
    /// Only these services; none of them shows nothing.
    pub services: Option<Vec<String>>,
    /// Digits that the number has, in this order.
    pub digits: String,
    pub from: Option<DateTime<Utc>>,
    pub before: Option<DateTime<Utc>>,
}

/// A part of a statement with what is bound in it.
struct Part {
    sql: String,
    bound: Vec<Value>,
}

impl Part {
    fn add(&mut self, condition: &str, values: Vec<Value>) {
        let mut condition = condition.to_owned();
        for value in values {
            self.bound.push(value);
            condition = condition.replacen('?', &format!("${}", self.bound.len()), 1);
        }
        self.sql.push_str(" and ");
        self.sql.push_str(&condition);
    }
}

/// A page of a citizen's applications after the one that stood last on the page before.
pub(crate) async fn lines(
    rows: &impl Rows,
    citizen: CitizenId,
    filter: &Filter,
    after: Option<ApplicationId>,
    limit: i64,
) -> Result<Vec<ApplicationLine>, DbError> {
    let mut part = Part { sql: "citizen_id = $1".to_owned(), bound: values![citizen.uuid()] };
    narrow(&mut part, filter);
    if let Some(after) = after {
        let (now, was) = match filter.order {
            Order::Changed => ("changed_at, application_id", "changed_at, application_id"),
            Order::Submitted => ("submitted_at, application_id", "submitted_at, application_id"),
        };
        part.add(
            &format!(
                "({now}) < (select {was} from applications_applications where citizen_id = ? and application_id = ?)"
            ),
            values![citizen.uuid(), after.uuid()],
        );
    }
    let order = match filter.order {
        Order::Changed => "changed_at desc, application_id desc",
        Order::Submitted => "submitted_at desc, application_id desc",
    };
    part.bound.push(limit.into());
    let sql = format!(
        "select application_id, number, service, state, step, due_on, submitted_at, changed_at, waiting_since, ended_at
         from applications_applications where {} order by {order} limit ${}",
        part.sql,
        part.bound.len()
    );
    rows.all(&sql, part.bound).await
}

fn narrow(part: &mut Part, filter: &Filter) {
    match filter.shelf {
        Shelf::Current => part.add("ended_at is null", Vec::new()),
        Shelf::Ended => part.add("ended_at is not null and archived_at is null", Vec::new()),
        Shelf::Archive => part.add("archived_at is not null", Vec::new()),
        Shelf::All => {}
    }
    if let Some(state) = filter.state {
        part.add("state = ?", values![state]);
    }
    if let Some(services) = &filter.services {
        let places = vec!["?"; services.len()].join(", ");
        let bound = services.iter().map(|code| Value::from(code.as_str())).collect();
        part.add(
            &if services.is_empty() { "1 = 0".to_owned() } else { format!("service in ({places})") },
            bound,
        );
    }
    if !filter.digits.is_empty() {
        part.add("replace(number, '-', '') like ?", values![format!("%{}%", filter.digits)]);
    }
    if let Some(from) = filter.from {
        part.add("submitted_at >= ?", values![from]);
    }
    if let Some(before) = filter.before {
        part.add("submitted_at < ?", values![before]);
    }
}

#[derive(FromQueryResult)]
struct ServiceRow {
    service: String,
}

/// The services a citizen has ever applied for, found by stepping from one to the next: a long life costs no more than a short one.
pub(crate) async fn services(rows: &impl Rows, citizen: CitizenId) -> Result<Vec<String>, DbError> {
    let found: Vec<ServiceRow> = rows
        .all(
            "with recursive used(service) as (
                 select (select min(service) from applications_applications where citizen_id = $1)
                 union all
                 select (select min(service) from applications_applications
                         where citizen_id = $2 and service > used.service)
                 from used where used.service is not null)
             select service from used where service is not null limit 500",
            values![citizen.uuid(), citizen.uuid()],
        )
        .await?;
    Ok(found.into_iter().map(|row| row.service).collect())
}

/// The clock of an application, and what its applicant has done with it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Clock {
    /// For how many seconds it has stood still, the present stop not counted.
    pub stood_seconds: i64,
    /// Since when it stands still, in seconds since 1970.
    pub stands_since: Option<i64>,
    pub ended_at: Option<DateTime<Utc>>,
    /// When an officer has begun to examine it.
    pub examined_at: Option<DateTime<Utc>>,
    pub archived_at: Option<DateTime<Utc>>,
}

pub(crate) async fn clock(
    rows: &impl Rows,
    citizen: CitizenId,
    id: ApplicationId,
) -> Result<Option<Clock>, DbError> {
    rows.optional(
        "select stood_seconds, stands_since, ended_at, examined_at, archived_at from applications_applications
         where citizen_id = $1 and application_id = $2",
        values![citizen.uuid(), id.uuid()],
    )
    .await
}

/// An officer has begun: from now on the applicant changes nothing by themselves.
pub(crate) async fn examined(
    tx: &Tx,
    citizen: CitizenId,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "update applications_applications set examined_at = $1
         where citizen_id = $2 and application_id = $3 and examined_at is null",
        values![now, citizen.uuid(), id.uuid()],
    )
    .await
    .map(drop)
}

/// Puts an ended application into the archive, or takes it out; `false` when it has not ended.
pub(crate) async fn archive(
    tx: &Tx,
    citizen: CitizenId,
    id: ApplicationId,
    at: Option<DateTime<Utc>>,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            "update applications_applications set archived_at = $1
             where citizen_id = $2 and application_id = $3 and ended_at is not null",
            values![at, citizen.uuid(), id.uuid()],
        )
        .await?;
    Ok(touched == 1)
}

#[derive(FromQueryResult)]
struct PaceRow {
    net_seconds: i64,
}

/// Notes how long a finished case took.
pub(crate) async fn note_pace(
    tx: &Tx,
    id: ApplicationId,
    service: &str,
    net_seconds: i64,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_paces (application_id, service, net_seconds, ended_at) values ($1, $2, $3, $4)
         on conflict do nothing",
        values![id.uuid(), service, net_seconds, now],
    )
    .await
    .map(drop)
}

/// How long the newest finished cases of a service took, in seconds without the time their clock stood still.
pub(crate) async fn paces(rows: &impl Rows, service: &str) -> Result<Vec<i64>, DbError> {
    let found: Vec<PaceRow> = rows
        .all(
            "select net_seconds from applications_paces where service = $1 order by ended_at desc limit $2",
            values![service, PACES],
        )
        .await?;
    Ok(found.into_iter().map(|row| row.net_seconds).collect())
}

//! Visits: who comes when, and the seats of each time. No personal data in the clear.

use base::{ApplicationId, CitizenId};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

/// A visit that is agreed.
#[derive(FromQueryResult)]
pub(crate) struct VisitRow {
    pub application_id: Uuid,
    pub citizen_id: Uuid,
    pub number: String,
    pub service: String,
    /// The chosen option of the question that says where; empty when there is one place.
    pub place: String,
    pub day: String,
    pub at_time: String,
}

/// A time and how many seats of it are taken.
#[derive(FromQueryResult)]
pub(crate) struct TakenRow {
    pub day: String,
    pub at_time: String,
    pub taken: i64,
}

/// A visit to be kept.
pub(crate) struct NewVisit<'a> {
    pub citizen: CitizenId,
    pub application: ApplicationId,
    pub agency: &'a str,
    pub service: &'a str,
    pub place: &'a str,
    pub number: &'a str,
    pub day: &'a str,
    pub time: &'a str,
}

/// The visit of an application.
pub(crate) async fn of_application(
    rows: &impl Rows,
    citizen: CitizenId,
    application: ApplicationId,
) -> Result<Option<VisitRow>, DbError> {
    rows.optional(
        "select application_id, citizen_id, number, service, place, day, at_time from applications_visits
         where citizen_id = $1 and application_id = $2",
        values![citizen.uuid(), application.uuid()],
    )
    .await
}

/// All that a person has agreed, for lists.
pub(crate) async fn of_citizen(rows: &impl Rows, citizen: CitizenId) -> Result<Vec<VisitRow>, DbError> {
    rows.all(
        "select application_id, citizen_id, number, service, place, day, at_time from applications_visits
         where citizen_id = $1 order by application_id",
        values![citizen.uuid()],
    )
    .await
}

/// How many seats of a place are taken at each time from a day on.
pub(crate) async fn taken(
    rows: &impl Rows,
    agency: &str,
    (service, place): (&str, &str),
    from: &str,
) -> Result<Vec<TakenRow>, DbError> {
    rows.all(
        "select day, at_time, cast(count(*) as bigint) as taken from applications_visits
         where agency = $1 and service = $2 and place = $3 and day >= $4 group by day, at_time",
        values![agency, service, place, from],
    )
    .await
}

/// Takes one of `seats` seats; `false` when all are taken. What the application had before is given up.
pub(crate) async fn book(tx: &Tx, new: &NewVisit<'_>, seats: u32) -> Result<bool, DbError> {
    remove(tx, new.citizen, new.application).await?;
    for seat in 0..seats {
        let made = tx
            .execute(
                "insert into applications_visits
                 (citizen_id, application_id, agency, service, place, number, day, at_time, seat)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
                values![
                    new.citizen.uuid(),
                    new.application.uuid(),
                    new.agency,
                    new.service,
                    new.place,
                    new.number,
                    new.day,
                    new.time,
                    i64::from(seat)
                ],
            )
            .await?;
        if made == 1 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Gives up the visit of an application; `false` when there is none.
pub(crate) async fn remove(tx: &Tx, citizen: CitizenId, application: ApplicationId) -> Result<bool, DbError> {
    let gone = tx
        .execute(
            "delete from applications_visits where citizen_id = $1 and application_id = $2",
            values![citizen.uuid(), application.uuid()],
        )
        .await?;
    Ok(gone == 1)
}

/// The visits of an agency that nobody has marked yet, the earliest first.
pub(crate) async fn of_agency(rows: &impl Rows, agency: &str, until: &str) -> Result<Vec<VisitRow>, DbError> {
    rows.all(
        "select application_id, citizen_id, number, service, place, day, at_time from applications_visits
         where agency = $1 and day <= $2 order by day, at_time, number limit 200",
        values![agency, until],
    )
    .await
}

/// One visit of an agency.
pub(crate) async fn of_case(
    rows: &impl Rows,
    agency: &str,
    application: ApplicationId,
) -> Result<Option<VisitRow>, DbError> {
    rows.optional(
        "select application_id, citizen_id, number, service, place, day, at_time from applications_visits
         where agency = $1 and application_id = $2",
        values![agency, application.uuid()],
    )
    .await
}

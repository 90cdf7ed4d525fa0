//! The area's tables, one small function per query.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::StaffSession;

pub(crate) mod exception;

#[derive(FromQueryResult)]
pub(crate) struct VisitRow {
    pub citizen_id: Uuid,
    pub reason: String,
}

pub(crate) async fn open(
    tx: &Tx,
    visit: Uuid,
    me: &StaffSession,
    citizen: CitizenId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute(
        "insert into centre_visits (visit_id, session_id, staff_id, agency, citizen_id, reason, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![visit, me.session.uuid(), me.staff.uuid(), me.agency.clone(), citizen.uuid(), reason, now],
    )
    .await
    .map(drop)
}

pub(crate) async fn visit(
    rows: &impl Rows,
    visit: Uuid,
    me: &StaffSession,
    after: DateTime<Utc>,
) -> Result<Option<VisitRow>, DbError> {
    rows.optional(
        "select citizen_id, reason from centre_visits where visit_id = $1 and session_id = $2 and opened_at > $3",
        values![visit, me.session.uuid(), after],
    )
    .await
}

/// An act to write.
pub(crate) struct NewAct {
    pub citizen: CitizenId,
    pub act: Uuid,
    pub visit: Uuid,
    pub kind: &'static str,
    pub note: Option<Vec<u8>>,
    pub at: DateTime<Utc>,
}

pub(crate) async fn add_act(tx: &Tx, me: &StaffSession, new: NewAct) -> Result<(), DbError> {
    tx.execute(
        "insert into centre_acts (citizen_id, act_id, visit_id, agency, staff_id, kind, note, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            new.citizen.uuid(),
            new.act,
            new.visit,
            me.agency.clone(),
            me.staff.uuid(),
            new.kind,
            new.note,
            new.at
        ],
    )
    .await
    .map(drop)
}

#[derive(FromQueryResult)]
pub(crate) struct ActRow {
    pub act_id: Uuid,
    pub visit_id: Uuid,
    pub staff_id: Uuid,
    pub kind: String,
    pub note: Option<Vec<u8>>,
    pub at: DateTime<Utc>,
}

const COLUMNS: &str = "act_id, visit_id, staff_id, kind, note, at";

/// What was done for one person, newest first.
pub(crate) async fn of_citizen(
    rows: &impl Rows,
    citizen: CitizenId,
    limit: i64,
) -> Result<Vec<ActRow>, DbError> {
    let sql =
        format!("select {COLUMNS} from centre_acts where citizen_id = $1 order by act_id desc limit $2");
    rows.all(&sql, values![citizen.uuid(), limit]).await
}

/// What was done at a centre before an act, newest first.
pub(crate) async fn of_agency(
    rows: &impl Rows,
    agency: &str,
    before: Uuid,
    limit: i64,
) -> Result<Vec<ActRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from centre_acts where agency = $1 and act_id < $2 order by act_id desc limit $3"
    );
    rows.all(&sql, values![agency, before, limit]).await
}

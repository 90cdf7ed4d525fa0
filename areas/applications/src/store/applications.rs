//! Applications.

use std::collections::HashMap;

use base::{ApplicationId, CitizenId, DraftId};
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::{House, WebResult};

use crate::application::{Application, State, Work, cell};
use crate::store::following;

/// An application in a list.
#[derive(FromQueryResult)]
pub(crate) struct ApplicationLine {
    pub application_id: Uuid,
    pub number: String,
    pub service: String,
    pub state: String,
    pub step: i64,
    pub due_on: String,
    pub submitted_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
    pub waiting_since: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
}

/// The columns of a whole application.
const WHOLE: &str = "citizen_id, application_id, number, service, revision, agency, state, step, version, statement, work, due_on,
                     submitted_at, waiting_since";

#[derive(FromQueryResult)]
struct ApplicationRow {
    citizen_id: Uuid,
    application_id: Uuid,
    number: String,
    service: String,
    revision: String,
    agency: String,
    state: String,
    step: i64,
    version: i64,
    statement: Vec<u8>,
    work: Vec<u8>,
    due_on: String,
    submitted_at: DateTime<Utc>,
    waiting_since: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct IdRow {
    application_id: Uuid,
}

#[derive(FromQueryResult)]
struct ReceiptRow {
    receipt: Vec<u8>,
}

/// An application to be kept.
pub(crate) struct NewApplication<'a> {
    pub citizen: CitizenId,
    pub id: ApplicationId,
    pub draft: DraftId,
    pub number: &'a str,
    pub service: &'a str,
    pub revision: &'a str,
    pub agency: &'a str,
    pub statement: Vec<u8>,
    pub work: Vec<u8>,
    pub receipt: Vec<u8>,
    pub due_on: String,
}

/// Takes a number; `false` when somebody has it.
pub(crate) async fn take_number(
    tx: &Tx,
    number: &str,
    citizen: CitizenId,
    id: ApplicationId,
) -> Result<bool, DbError> {
    let made = tx
        .execute(
            "insert into applications_by_number (number, citizen_id, application_id) values ($1, $2, $3)
             on conflict do nothing",
            values![number, citizen.uuid(), id.uuid()],
        )
        .await?;
    Ok(made == 1)
}

#[derive(FromQueryResult)]
struct NumberRow {
    citizen_id: Uuid,
    application_id: Uuid,
}

/// Whose application has a number, and which.
pub(crate) async fn by_number(
    rows: &impl Rows,
    number: &str,
) -> Result<Option<(CitizenId, ApplicationId)>, DbError> {
    let sql = "select citizen_id, application_id from applications_by_number where number = $1";
    let row: Option<NumberRow> = rows.optional(sql, values![number]).await?;
    Ok(row.map(|row| (CitizenId(row.citizen_id), ApplicationId(row.application_id))))
}

pub(crate) async fn insert(tx: &Tx, new: NewApplication<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "insert into applications_applications
         (citizen_id, application_id, draft_id, number, service, revision, agency, state, step, version,
          statement, work, receipt, due_on, submitted_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9, $10, $11, $12, $13, $14)",
        values![
            new.citizen.uuid(),
            new.id.uuid(),
            new.draft.uuid(),
            new.number,
            new.service,
            new.revision,
            new.agency,
            State::Processing.code(),
            new.statement,
            new.work,
            new.receipt,
            new.due_on,
            now,
            now
        ],
    )
    .await
    .map(drop)
}

/// The application that a draft became.
pub(crate) async fn of_draft(
    rows: &impl Rows,
    citizen: CitizenId,
    draft: DraftId,
) -> Result<Option<ApplicationId>, DbError> {
    let row: Option<IdRow> = rows
        .optional(
            "select application_id from applications_applications where citizen_id = $1 and draft_id = $2",
            values![citizen.uuid(), draft.uuid()],
        )
        .await?;
    Ok(row.map(|row| ApplicationId(row.application_id)))
}

/// One application, opened.
pub(crate) async fn get(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    id: ApplicationId,
) -> WebResult<Option<Application>> {
    let sql = format!(
        "select {WHOLE} from applications_applications where citizen_id = $1 and application_id = $2"
    );
    let row: Option<ApplicationRow> = rows.optional(&sql, values![citizen.uuid(), id.uuid()]).await?;
    let Some(row) = row else { return Ok(None) };
    opened(house, rows, row).await
}

/// Several applications of several people, opened: two questions, whatever their number.
pub(crate) async fn these(
    house: &House,
    rows: &impl Rows,
    whose: &[(CitizenId, ApplicationId)],
) -> WebResult<HashMap<ApplicationId, Application>> {
    if whose.is_empty() {
        return Ok(HashMap::new());
    }
    let (places, bound) = pairs(whose);
    let sql = format!(
        "select {WHOLE} from applications_applications where (citizen_id, application_id) in ({places})"
    );
    let found: Vec<ApplicationRow> = rows.all(&sql, bound).await?;
    let citizens: Vec<CitizenId> = whose.iter().map(|(citizen, _)| *citizen).collect();
    house.vault.warm(rows, &citizens).await?;
    let mut all = HashMap::new();
    for row in found {
        if let Some(application) = opened(house, rows, row).await? {
            all.insert(application.id, application);
        }
    }
    Ok(all)
}

/// Pairs of citizen and application as a statement names them, and what is bound to it.
pub(crate) fn pairs(whose: &[(CitizenId, ApplicationId)]) -> (String, Vec<db::Value>) {
    let places: Vec<String> =
        (0..whose.len()).map(|place| format!("(${}, ${})", place * 2 + 1, place * 2 + 2)).collect();
    let bound = whose.iter().flat_map(|(citizen, id)| values![citizen.uuid(), id.uuid()]).collect();
    (places.join(", "), bound)
}

async fn opened(house: &House, rows: &impl Rows, row: ApplicationRow) -> WebResult<Option<Application>> {
    let (citizen, id) = (CitizenId(row.citizen_id), ApplicationId(row.application_id));
    let key = house.vault.key(rows, vault::Subject::Citizen(citizen)).await?;
    let Some(state) = State::from_code(&row.state) else { return Ok(None) };
    Ok(Some(Application {
        id,
        citizen,
        statement: key.open_json(cell("statement", id), &row.statement)?,
        work: key.open_json(cell("work", id), &row.work)?,
        number: row.number,
        service: row.service,
        revision: row.revision,
        agency: row.agency,
        state,
        step: usize::try_from(row.step).unwrap_or(usize::MAX),
        version: row.version,
        due_on: row.due_on,
        submitted_at: row.submitted_at,
        waiting_since: row.waiting_since,
        held: None,
    }))
}

/// A citizen's applications, last changed first.
pub(crate) async fn of_citizen(
    rows: &impl Rows,
    citizen: CitizenId,
    limit: i64,
) -> Result<Vec<ApplicationLine>, DbError> {
    rows.all(
        "select application_id, number, service, state, step, due_on, submitted_at, changed_at, waiting_since,
                ended_at
         from applications_applications where citizen_id = $1 order by changed_at desc limit $2",
        values![citizen.uuid(), limit],
    )
    .await
}

#[derive(FromQueryResult)]
struct WorkRow {
    application_id: Uuid,
    work: Vec<u8>,
}

/// What was done about some of a citizen's applications.
pub(crate) async fn works(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    ids: &[ApplicationId],
) -> WebResult<HashMap<ApplicationId, Work>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (0..ids.len()).map(|place| format!("${}", place + 2)).collect();
    let mut bound = values![citizen.uuid()];
    bound.extend(ids.iter().map(|id| db::Value::from(id.uuid())));
    let sql = format!(
        "select application_id, work from applications_applications where citizen_id = $1 and application_id in ({})",
        places.join(", ")
    );
    let found: Vec<WorkRow> = rows.all(&sql, bound).await?;
    let key = house.vault.key(rows, vault::Subject::Citizen(citizen)).await?;
    found
        .into_iter()
        .map(|row| {
            let id = ApplicationId(row.application_id);
            Ok((id, key.open_json(cell("work", id), &row.work)?))
        })
        .collect()
}

/// The sealed receipt of what was sent.
pub(crate) async fn receipt(
    rows: &impl Rows,
    citizen: CitizenId,
    id: ApplicationId,
) -> Result<Option<Vec<u8>>, DbError> {
    let row: Option<ReceiptRow> = rows
        .optional(
            "select receipt from applications_applications where citizen_id = $1 and application_id = $2",
            values![citizen.uuid(), id.uuid()],
        )
        .await?;
    Ok(row.map(|row| row.receipt))
}

/// Writes what changed of an application over the version it was read at; `false` when somebody else was faster. Its clock stands
/// while the person or a register is waited for, and the end of a case is noted for forecasts.
pub(crate) async fn change(house: &House, tx: &Tx, changed: &Application) -> WebResult<bool> {
    let key = house.vault.key(tx, vault::Subject::Citizen(changed.citizen)).await?;
    let now = house.clock.now();
    let seconds = now.timestamp();
    let stands = stands(changed);
    let ended = changed.state.is_final().then_some(now);
    let touched = tx
        .execute(
            "update applications_applications
             set state = $1, step = $2, work = $3, due_on = $4, waiting_since = $5, changed_at = $6, version = version + 1,
                 stood_seconds = stood_seconds
                     + case when stands_since is not null and not $7 then $8 - stands_since else 0 end,
                 stands_since = case when $9 then coalesce(stands_since, $10) else null end,
                 ended_at = coalesce(ended_at, $11)
             where citizen_id = $12 and application_id = $13 and version = $14",
            values![
                changed.state.code(),
                i64::try_from(changed.step).unwrap_or(i64::MAX),
                key.seal_json(cell("work", changed.id), &changed.work)?,
                changed.due_on.clone(),
                changed.waiting_since,
                now,
                stands,
                seconds,
                stands,
                seconds,
                ended,
                changed.citizen.uuid(),
                changed.id.uuid(),
                changed.version
            ],
        )
        .await?;
    if touched == 1 && changed.state.is_final() && changed.state != State::Withdrawn {
        note_pace(tx, changed, now).await?;
    }
    Ok(touched == 1)
}

/// Whether the clock of an application stands: not the office is waited for, but the person or a register.
pub(crate) fn stands(application: &Application) -> bool {
    let is_at_work = matches!(application.state, State::Processing | State::Approved);
    !application.state.is_final() && (!is_at_work || application.waiting_since.is_some())
}

async fn note_pace(tx: &Tx, ended: &Application, now: DateTime<Utc>) -> Result<(), DbError> {
    let stood = following::clock(tx, ended.citizen, ended.id).await?.map_or(0, |clock| clock.stood_seconds);
    let net = (now - ended.submitted_at).num_seconds() - stood;
    following::note_pace(tx, ended.id, &ended.service, net.max(0), now).await
}

/// How many applications of each service stand in each state; nothing personal.
#[derive(FromQueryResult)]
pub(crate) struct CountRow {
    pub service: String,
    pub state: String,
    pub n: i64,
}

pub(crate) async fn counts(rows: &impl Rows) -> Result<Vec<CountRow>, DbError> {
    rows.all(
        "select service, state, count(*) as n from applications_applications group by service, state",
        values![],
    )
    .await
}

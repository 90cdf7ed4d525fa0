//! Compare a profile with the registers, and go on by itself when they are back (REG-13).

use std::sync::Arc;

use base::CitizenId;
use db::Tx;
use jobs::{Ended, JobError, NewJob, Registry, Running};
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use uuid::Uuid;
use web::{House, Problem, Proofing, WebResult};

use crate::person::{self, Person, State};
use crate::registers::IdentityRegisters;

/// The kind of job.
const KIND: &str = "profile.check";

/// What a job carries: identifiers only.
#[derive(serde::Serialize, serde::Deserialize)]
struct Payload {
    citizen: Uuid,
    /// The row's version when the check was asked for: a later form has a job of its own.
    version: i64,
}

pub(crate) fn register(registry: &mut Registry, house: &House, registers: Arc<dyn IdentityRegisters>) {
    let house = house.clone();
    registry.add(KIND, move |running| {
        let (house, registers) = (house.clone(), registers.clone());
        async move { run(&house, registers.as_ref(), running).await }
    });
}

/// Puts the check of a version into the queue.
pub(crate) async fn enqueue(house: &House, tx: &Tx, citizen: CitizenId, version: i64) -> WebResult<()> {
    let payload = serde_json::to_value(Payload { citizen: citizen.uuid(), version })?;
    let job = NewJob { kind: KIND, payload, run_at: None, key: Some(key(citizen, version)) };
    house.jobs.enqueue(tx, job).await?;
    Ok(())
}

/// The queue's key of a check, by which the page finds how long it waits.
pub(crate) fn key(citizen: CitizenId, version: i64) -> String {
    format!("{KIND}:{citizen}:{version}")
}

async fn run(house: &House, registers: &dyn IdentityRegisters, running: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(running.payload)?;
    let citizen = CitizenId(payload.citizen);
    let Some(person) = current(house, &house.db, citizen, payload.version).await.map_err(told)? else {
        return Ok(Ended::Done);
    };
    let Some(query) = person.wanted.as_ref().and_then(person::query) else { return Ok(Ended::Done) };
    let answer = match registers.compare(&query).await {
        Ok(answer) => answer,
        Err(down) => return Ok(Ended::Waiting { why: down.to_string() }),
    };
    let tx = house.db.begin().await?;
    if let Some(mut person) = current(house, &tx, citizen, payload.version).await.map_err(told)? {
        let differs = if answer.differs.is_empty() {
            settle(house, &tx, citizen, &query).await.map_err(told)?
        } else {
            answer.differs
        };
        conclude(house, &tx, citizen, &mut person, differs).await.map_err(told)?;
        tx.commit().await?;
    }
    Ok(Ended::Done)
}

/// The person, if this very version still waits.
async fn current(
    house: &House,
    rows: &impl db::Rows,
    citizen: CitizenId,
    version: i64,
) -> WebResult<Option<Person>> {
    let found = person::load(house, rows, citizen).await?;
    Ok(found.filter(|person| person.version == version && person.state == State::Waiting))
}

/// Binds what has been confirmed to the account; what another account has already is refused.
pub(crate) async fn settle(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    query: &crate::IdentityQuery,
) -> WebResult<Vec<String>> {
    let inn = (!query.inn.is_empty()).then_some(query.inn.as_str());
    if !accounts::bind_identifiers(house, tx, citizen, &query.snils, inn).await? {
        return Ok(vec!["taken".to_owned()]);
    }
    accounts::bind_passport(house, tx, citizen, &query.passport).await?;
    accounts::set_name(house, tx, citizen, &query.surname, &query.name, &query.patronymic).await?;
    if accounts::proofing(tx, citizen).await? < Proofing::Standard {
        accounts::set_proofing(house, tx, citizen, Proofing::Standard).await?;
    }
    Ok(Vec::new())
}

async fn conclude(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    person: &mut Person,
    differs: Vec<String>,
) -> WebResult<()> {
    let now = house.clock.now();
    let refused = !differs.is_empty();
    let details = json!({ "differs": differs });
    if refused {
        person.refused = differs;
        person.state = State::Refused;
        person.answered_at = Some(now);
    } else {
        person.confirm(person::REGISTER, now);
    }
    person::save(house, tx, citizen, person).await?;
    let (action, outcome) =
        if refused { ("profile.refused", Outcome::Refused) } else { ("profile.confirmed", Outcome::Done) };
    record(house, tx, citizen, Fact { actor: Actor::System, action, outcome, details }).await
}

/// One fact about a profile.
pub(crate) struct Fact {
    pub actor: Actor,
    pub action: &'static str,
    pub outcome: Outcome,
    pub details: serde_json::Value,
}

/// Writes a fact into the journal.
pub(crate) async fn record(house: &House, tx: &Tx, citizen: CitizenId, fact: Fact) -> WebResult<()> {
    let entry = Entry {
        actor: fact.actor,
        action: fact.action,
        citizen: Some(citizen),
        object: Object::Profile,
        service: None,
        agency: None,
        outcome: fact.outcome,
        reason: None,
        details: fact.details,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

fn told(problem: Problem) -> JobError {
    match problem {
        Problem::Broken(error) => error,
        other => format!("{other:?}").into(),
    }
}

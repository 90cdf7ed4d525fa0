//! Asks a register whether a number is in the person's name, and goes on by itself when it is back (REG-08, REG-10).

use accounts::codes::{self, Purpose, Sms};
use base::CitizenId;
use db::Tx;
use jobs::{Ended, JobError, NewJob, Running};
use journal::Actor;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use text::Words;
use uuid::Uuid;
use web::{House, WebResult};

use crate::area::Area;
use crate::conclude::{self, Fact, record};
use crate::likeness::told;
use crate::proof::{self, Basis, Proof, State};
use crate::way::Way;

/// The kind of job.
pub(crate) const KIND: &str = "proofing.ask";

/// What a job carries: identifiers only.
#[derive(Serialize, Deserialize)]
struct Payload {
    citizen: Uuid,
    way: String,
    proof: Uuid,
}

/// Begins a proof by number: writes it, and puts the question into the queue.
pub(crate) async fn begin(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    way: Way,
    (number, basis): (String, Basis),
) -> WebResult<()> {
    let before = proof::find(house, tx, citizen, way).await?;
    if before.as_ref().is_some_and(|proof| proof.state == State::Asking && proof.body.number == number) {
        // The same button pressed twice.
        return Ok(());
    }
    let mut fresh = Proof::new(house, citizen, way);
    fresh.version = before.map_or(0, |proof| proof.version);
    fresh.state = State::Asking;
    fresh.body.number = number;
    fresh.body.basis = Some(basis);
    fresh.sent_at = Some(house.clock.now());
    proof::save(house, tx, &fresh).await?;
    let payload = serde_json::to_value(Payload {
        citizen: citizen.uuid(),
        way: way.code().to_owned(),
        proof: fresh.id,
    })?;
    house.jobs.enqueue(tx, NewJob { kind: KIND, payload, run_at: None, key: Some(key(fresh.id)) }).await?;
    let details = json!({ "way": way.code(), "number": fresh.number() });
    record(house, tx, citizen, Fact::done(Actor::Citizen(citizen), "proofing.sent", details)).await
}

/// The queue's key of a question, by which the page finds how long it waits.
pub(crate) fn key(proof: Uuid) -> String {
    format!("{KIND}:{proof}")
}

/// The job.
pub(crate) async fn run(house: &House, area: &Area, running: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(running.payload)?;
    let (citizen, id) = (CitizenId(payload.citizen), payload.proof);
    let Some(way) = Way::from_code(&payload.way) else { return Ok(Ended::Done) };
    let Some(proof) = waiting(house, &house.db, citizen, way, id).await.map_err(told)? else {
        return Ok(Ended::Done);
    };
    let Some((register, question)) = question(&proof) else { return Ok(Ended::Done) };
    let answer = match area.tools.registers.ask(register, &question).await {
        Ok(answer) => answer,
        Err(down) => return Ok(Ended::Waiting { why: down.to_string() }),
    };
    let tx = house.db.begin().await?;
    if let Some(proof) = waiting(house, &tx, citizen, way, id).await.map_err(told)? {
        conclude(house, &tx, proof, &answer).await.map_err(told)?;
        tx.commit().await?;
    }
    Ok(Ended::Done)
}

/// The proof, if this very question still waits.
async fn waiting(
    house: &House,
    rows: &impl db::Rows,
    citizen: CitizenId,
    way: Way,
    id: Uuid,
) -> WebResult<Option<Proof>> {
    let found = proof::find(house, rows, citizen, way).await?;
    Ok(found.filter(|proof| proof.id == id && proof.state == State::Asking))
}

/// Which register is asked what.
fn question(proof: &Proof) -> Option<(&'static str, Value)> {
    let basis = proof.body.basis.as_ref()?;
    let register = match proof.way {
        Way::Phone => "operators",
        Way::Licence => "driving-licences",
        _ => return None,
    };
    let question = json!({
        "number": proof.body.number, "surname": basis.surname, "name": basis.name,
        "patronymic": basis.patronymic, "birth_date": basis.birth_date,
    });
    Some((register, question))
}

async fn conclude(house: &House, tx: &Tx, mut proof: Proof, answer: &Value) -> WebResult<()> {
    let said = |field: &str| answer.get(field).and_then(Value::as_bool).unwrap_or(false);
    match proof.way {
        Way::Phone if said("registered") => {
            proof.state = State::Coded;
            proof::save(house, tx, &proof).await?;
            send_code(house, tx, &proof).await
        }
        Way::Phone => conclude::refuse(house, tx, proof, Actor::System, vec!["phone".to_owned()]).await,
        _ if said("found") && said("valid") => conclude::confirm(house, tx, proof, Actor::System).await,
        _ if said("found") => {
            conclude::refuse(house, tx, proof, Actor::System, vec!["licence_ended".to_owned()]).await
        }
        _ => conclude::refuse(house, tx, proof, Actor::System, vec!["licence".to_owned()]).await,
    }
}

/// What the code of a proof confirms.
pub(crate) fn purpose(proof: &Proof) -> Purpose {
    Purpose { action: "proofing.phone", holder: proof.citizen.uuid(), object: proof.id }
}

/// Posts a code to the number that was asked about; one that is too young stays good.
pub(crate) async fn send_code(house: &House, tx: &Tx, proof: &Proof) -> WebResult<()> {
    let own = accounts::own_contacts(house, tx, proof.citizen).await?;
    let text = Words::new(house.book.clone(), own.lang).with1("proofing-phone-sms", "code", "{code}");
    let sms = Sms { phone: proof.body.number.clone(), citizen: Some(proof.citizen), text };
    // That the last code is too young is no failure: it is the one that the person has.
    let _too_young = codes::send(house, tx, purpose(proof), sms).await?;
    Ok(())
}

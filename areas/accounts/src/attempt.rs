//! A failed first step, told to the owner afterwards: a known and an unknown name cost the one who typed it exactly the same, because the
//! row and the job are the same for both; whose it was is looked at by the worker.

use base::CitizenId;
use jobs::{Ended, NewJob, Registry, Running};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::{Cell, VaultError};
use web::{House, Visit, WebResult};

use crate::device::Device;
use crate::failures::Pair;
use crate::sign_in::Failure;
use crate::store::attempt as store;

const TELL: &str = "accounts.attempt";

/// What happened, sealed until the worker tells it.
#[derive(Serialize, Deserialize)]
struct Attempt {
    citizen: Option<CitizenId>,
    what: String,
    blocked: bool,
    own_device: bool,
    device: Device,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    attempt: Uuid,
}

/// Keeps a failed try, whoever's it was.
pub(crate) async fn keep(
    visit: &Visit,
    tx: &db::Tx,
    citizen: Option<CitizenId>,
    pair: &Pair,
    what: &str,
    blocked: bool,
) -> WebResult<()> {
    let house = &visit.house;
    let attempt = house.random.uuid(house.clock.now());
    let kept = Attempt {
        citizen,
        what: what.to_owned(),
        blocked,
        own_device: pair.is_own_device(),
        device: Device::of(visit),
    };
    store::insert(tx, attempt, house.vault.house().seal_json(cell(attempt), &kept)?).await?;
    let payload = serde_json::to_value(Payload { attempt })?;
    house.jobs.enqueue(tx, NewJob { kind: TELL, payload, run_at: None, key: None }).await?;
    Ok(())
}

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.add(TELL, move |running| {
        let house = house.clone();
        async move { tell(&house, running).await.map_err(crate::sweep::told) }
    });
}

/// The row goes in the transaction that tells it, so that a job that runs twice tells it once.
async fn tell(house: &House, running: Running) -> WebResult<Ended> {
    let Payload { attempt } = serde_json::from_value(running.payload)?;
    let tx = house.db.begin().await?;
    let Some(sealed) = store::take(&tx, attempt).await? else { return Ok(Ended::Done) };
    let kept: Attempt = house.vault.house().open_json(cell(attempt), &sealed)?;
    if let Some(citizen) = kept.citizen {
        match house.vault.key(&tx, vault::Subject::Citizen(citizen)).await {
            Err(VaultError::Erased) => {}
            key => {
                key?;
                let Attempt { what, blocked, own_device, device, .. } = kept;
                Failure { what: &what, blocked, own_device, device: &device }
                    .record(house, &tx, citizen)
                    .await?;
            }
        }
    }
    tx.commit().await?;
    Ok(Ended::Done)
}

fn cell(attempt: Uuid) -> Cell {
    Cell { table: "accounts_attempts", column: "data", row: attempt }
}

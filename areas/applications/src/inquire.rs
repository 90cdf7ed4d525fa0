//! Registers that are asked once, when a draft begins, so that the person need not type what the state knows (APP-02). A silent register
//! holds nobody up: the questions can be answered by hand, and the check after sending compares (PLUS-21).

use std::time::Duration;

use base::{CitizenId, DraftId};
use catalogue::Service;
use db::Tx;
use jobs::{Ended, JobError, NewJob, Running};
use serde_json::json;
use uuid::Uuid;
use vault::Subject;
use web::{House, WebResult};

use crate::Tools;
use crate::store::{drafts, inquiries};

/// So long a person who begins a draft waits for registers.
const PATIENCE: Duration = Duration::from_secs(2);

/// The kind of job that asks.
pub(crate) const NAME: &str = "applications.inquiry";

#[derive(serde::Deserialize)]
struct Payload {
    citizen: CitizenId,
    draft: DraftId,
}

/// Notes which registers a new draft needs, in the transaction that begins it.
pub(crate) async fn enqueue(
    house: &House,
    tx: &Tx,
    (citizen, draft): (CitizenId, DraftId),
    service: &Service,
) -> WebResult<()> {
    if service.form.registers.is_empty() {
        return Ok(());
    }
    let now = house.clock.now();
    for inquiry in &service.form.registers {
        let id: Uuid = base::EntryId::new(&house.clock, &house.random).uuid();
        inquiries::insert(tx, (citizen, draft), id, &inquiry.register, now).await?;
    }
    let job = NewJob {
        kind: NAME,
        payload: json!({ "citizen": citizen, "draft": draft }),
        run_at: None,
        key: Some(format!("{NAME}:{draft}")),
    };
    house.jobs.enqueue(tx, job).await?;
    Ok(())
}

/// Asks at once, so that the first page knows the answers already; a register that needs longer than a person gladly waits is left to the
/// job.
pub(crate) async fn at_once(house: &House, tools: &Tools, citizen: CitizenId, draft: DraftId) {
    match tokio::time::timeout(PATIENCE, ask_all(house, tools, citizen, draft)).await {
        Ok(Ok(_)) | Err(_) => {}
        Ok(Err(problem)) => tracing::warn!(?problem, "no register could be asked when a draft began"),
    }
}

/// Asks what has not been answered yet; waits while a register is silent and the draft is there.
pub(crate) async fn run(house: House, tools: Tools, job: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(job.payload)?;
    ask_all(&house, &tools, payload.citizen, payload.draft).await.map_err(crate::step::failure)
}

async fn ask_all(house: &House, tools: &Tools, citizen: CitizenId, draft: DraftId) -> WebResult<Ended> {
    let Some(row) = drafts::get(&house.db, citizen, draft).await? else { return Ok(Ended::Done) };
    let service = tools.catalogue.at_revision(&house.db, &row.service, &row.revision).await?;
    let Some(service) = service else { return Ok(Ended::Done) };
    let card = profile::card(house, &house.db, citizen).await?;
    let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
    let mut silent = Vec::new();
    for open in inquiries::of_draft(&house.db, citizen, draft).await? {
        let wanted = service.form.registers.iter().find(|inquiry| inquiry.register == open.register);
        let Some(wanted) = wanted.filter(|_| !open.is_answered()) else { continue };
        let query = wanted.query(|name| card.get(name).map(|known| known.value.clone()));
        match tools.registers.ask(&open.register, &query).await {
            Ok(answer) => {
                let tx = house.db.begin().await?;
                open.answer(&tx, citizen, open.seal(&key, &answer)?, house.clock.now()).await?;
                tx.commit().await?;
            }
            Err(down) => silent.push(format!("{}: {}", open.register, down.why)),
        }
    }
    if silent.is_empty() { Ok(Ended::Done) } else { Ok(Ended::Waiting { why: silent.join("; ") }) }
}

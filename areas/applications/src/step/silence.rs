//! The agency does not answer in time: what that means is part of the service (PLUS-13).

use base::{ApplicationId, CitizenId};
use catalogue::{Service, Silence};
use chrono::{DateTime, Duration, Utc};
use db::Tx;
use jobs::{Ended, JobError, NewJob, Running};
use journal::Actor;
use serde_json::json;
use text::Lang;
use web::{House, WebResult};

use crate::Tools;
use crate::application::{Application, Decision, State};
use crate::calendar;
use crate::step::{Moved, details, failure, go_on_in, refuse_by, service_of, with_reason};
use crate::store::{applications, desk};

/// The kind of job that watches an agency's term.
pub(crate) const KIND: &str = "applications.silence";
/// The name under which the words of a refusal by silence are found: `reason-silence`.
const SILENCE: &str = "silence";

#[derive(serde::Deserialize)]
struct Payload {
    citizen: CitizenId,
    application: ApplicationId,
    step: usize,
}

/// Begins to watch the term of a case that has come to its officers.
pub(super) async fn enqueue(house: &House, tx: &Tx, application: &Application) -> WebResult<()> {
    let job = NewJob {
        kind: KIND,
        payload: json!({
            "citizen": application.citizen, "application": application.id, "step": application.step,
        }),
        run_at: Some(after(house, application)),
        key: Some(format!("{KIND}:{}:{}", application.id, application.step)),
    };
    house.jobs.enqueue(tx, job).await?;
    Ok(())
}

/// Looks whether the term has passed without an answer.
pub(crate) async fn run(house: House, tools: Tools, job: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(job.payload)?;
    judge(&house, &tools, &payload).await.map_err(failure)
}

async fn judge(house: &House, tools: &Tools, payload: &Payload) -> WebResult<Ended> {
    loop {
        let found = applications::get(house, &house.db, payload.citizen, payload.application).await?;
        let Some(application) = found.filter(|application| application.step == payload.step) else {
            return Ok(Ended::Done);
        };
        let is_over = calendar::parse(&application.due_on).is_some_and(|due| house.today() > due);
        match application.state {
            // The person is waited for: the term stands still, and is another one afterwards.
            State::Asked => return Ok(Ended::At(house.clock.now() + Duration::days(1))),
            State::Processing if !is_over => return Ok(Ended::At(after(house, &application))),
            State::Processing => {}
            _ => return Ok(Ended::Done),
        }
        let service = service_of(house, tools, &application).await?;
        let moved = match service.silence {
            Some(Silence::Granted) => grant(house, &service, application).await?,
            Some(Silence::Refused) => refuse_by(house, &service, application, SILENCE, |_| None).await?,
            None => return Ok(Ended::Done),
        };
        if let Moved::Ended(ended) = moved {
            return Ok(ended);
        }
    }
}

/// Silence counts as consent: the application goes on as if an officer had approved it.
async fn grant(house: &House, service: &Service, mut application: Application) -> WebResult<Moved> {
    let at = house.clock.now();
    application.work.decision =
        Some(Decision { approved: true, words: String::new(), by: None, check: None, silent: true, at });
    let [ru, en] = [Lang::Ru, Lang::En].map(|lang| service.words(lang).get(SILENCE));
    let facts = with_reason(details(service, &application), &ru, &en);
    application.step += 1;
    let tx = house.db.begin().await?;
    desk::close(&tx, &application.agency, application.id, at).await?;
    let told = |_: &Application| Some(("application.approved", Actor::System, Some(ru), facts));
    if !go_on_in(house, &tx, service, &mut application, told).await? {
        return Ok(Moved::Again);
    }
    tx.commit().await?;
    Ok(Moved::DONE)
}

/// The day after the last one of the term.
fn after(house: &House, application: &Application) -> DateTime<Utc> {
    let today = house.today();
    let left = calendar::parse(&application.due_on).map_or(0, |due| (due - today).num_days());
    house.clock.now() + Duration::days(left.max(0) + 1)
}

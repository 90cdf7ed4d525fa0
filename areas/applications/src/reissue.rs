//! «Получить ещё раз»: the issued document again, marked as a repeated issue and with a code of its own, without a new application. Nothing
//! is found out anew, so it keeps the day of what it says (APP-13).

use axum::response::Redirect;
use base::{ApplicationId, CitizenId};
use catalogue::Step;
use chrono::{DateTime, Duration, Utc};
use documents::Listed;
use jobs::{Ended, JobError, NewJob, Running};
use journal::{Actor, Recorded};
use serde_json::json;
use text::Lang;
use web::{House, Posted, WebResult};

use crate::Tools;
use crate::application::{Application, State as Stage};
use crate::own::Own;
use crate::step::{details, entry, failure, service_of, to_issue};
use crate::store::applications;

/// The kind of job that makes the document again.
pub(crate) const KIND: &str = "applications.reissue";
/// Asked for, and done.
const ASKED: &str = "application.reissue_asked";
const DONE: &str = "application.reissued";
/// Once in so many hours, and so many times at most: whoever needs more has a file to copy.
const PAUSE_HOURS: i64 = 24;
const MOST: usize = 9;

/// Whether the document may be asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Open,
    /// It is being made.
    Asked,
    /// It was made a short time ago.
    Made,
    /// It holds no more: what it says has to be found out anew.
    Expired,
}

impl Standing {
    /// From the course of an application and its documents.
    pub(crate) fn of(entries: &[Recorded], documents: &[Listed], now: DateTime<Utc>, house: &House) -> Self {
        let count = |action: &str| entries.iter().filter(|entry| entry.action == action).count();
        let (asked, done) = (count(ASKED), count(DONE));
        let last = entries.iter().filter(|entry| entry.action == ASKED).map(|entry| entry.at).max();
        let today = house.day_of(now);
        let holds = |one: &Listed| !one.annulled && one.valid_until.is_none_or(|until| until >= today);
        if asked > done {
            Self::Asked
        } else if !documents.iter().any(holds) {
            Self::Expired
        } else if asked >= MOST || last.is_some_and(|at| at > now - Duration::hours(PAUSE_HOURS)) {
            Self::Made
        } else {
            Self::Open
        }
    }

    /// The key of the words that say why not now; nothing while it may be asked for.
    pub(crate) fn words(self) -> Option<&'static str> {
        match self {
            Self::Open => None,
            Self::Asked => Some("applications-reissue-asked"),
            Self::Made => Some("applications-reissue-made"),
            Self::Expired => Some("applications-reissue-expired"),
        }
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Payload {
    citizen: CitizenId,
    application: ApplicationId,
    /// Which copy it is: the first one asked for is 1.
    copy: i64,
}

/// `POST /applications/{id}/reissue`; pressed twice, it is asked for once.
pub(crate) async fn post(own: Own, Posted(_): Posted) -> WebResult<Redirect> {
    let Own { house, area, me, application, .. } = own;
    let id = application.id;
    let here = Redirect::to(&format!("/applications/{id}#result"));
    let service = service_of(&house, &area.tools, &application).await?;
    let tx = house.db.begin().await?;
    tx.hold(&format!("applications/reissue/{id}")).await?;
    let entries = house.journal.of_application(&tx, me, id).await?;
    let documents = documents::of_application(&house, &tx, me, id, Lang::Ru).await?;
    let standing = Standing::of(&entries, &documents, house.clock.now(), &house);
    if application.state != Stage::Completed || standing != Standing::Open {
        return Ok(here);
    }
    let before = entries.iter().filter(|entry| entry.action == ASKED).count();
    let copy = i64::try_from(before)? + 1;
    let payload = serde_json::to_value(Payload { citizen: me, application: id, copy })?;
    let key = Some(format!("{KIND}:{id}:{copy}"));
    house.jobs.enqueue(&tx, NewJob { kind: KIND, payload, run_at: None, key }).await?;
    let facts = details(&service, &application);
    house.journal.record(&tx, entry(&application, Actor::Citizen(me), ASKED, None, facts)).await?;
    tx.commit().await?;
    Ok(here)
}

/// Makes the letters of an application again.
pub(crate) async fn run(house: House, tools: Tools, job: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(job.payload)?;
    again(&house, &tools, &payload).await.map_err(failure)
}

async fn again(house: &House, tools: &Tools, payload: &Payload) -> WebResult<Ended> {
    let found = applications::get(house, &house.db, payload.citizen, payload.application).await?;
    // The account may have ended meanwhile.
    let Some(application) = found else { return Ok(Ended::Done) };
    let service = service_of(house, tools, &application).await?;
    let mut prepared = Vec::new();
    let first =
        documents::of_application(house, &house.db, payload.citizen, payload.application, Lang::Ru).await?;
    let until = first.iter().filter_map(|document| document.valid_until).max();
    let first_on = first.iter().map(|document| house.day_of(document.issued_at)).min();
    for letter in letters(house, &service, &application) {
        let mut document = to_issue(house, &service, &application, &letter).await?;
        document.copy = payload.copy;
        // It says the same as the first one, so it holds no longer.
        document.valid_until = until;
        document.first_on = first_on;
        prepared.push(documents::prepare(house, &tools.press, document).await?);
    }
    let tx = house.db.begin().await?;
    tx.hold(&format!("applications/reissue/{}", payload.application)).await?;
    let entries = house.journal.of_application(&tx, payload.citizen, payload.application).await?;
    let done = entries.iter().filter(|entry| entry.action == DONE).count();
    if i64::try_from(done)? >= payload.copy {
        return Ok(Ended::Done);
    }
    for document in prepared {
        documents::keep(house, &tx, document).await?;
    }
    let mut facts = details(&service, &application);
    facts["copy"] = json!(payload.copy);
    house.journal.record(&tx, entry(&application, Actor::System, DONE, None, facts)).await?;
    tx.commit().await?;
    Ok(Ended::Done)
}

/// The letters that an application ended with.
fn letters(house: &House, service: &catalogue::Service, application: &Application) -> Vec<String> {
    let known = application.known(house);
    let steps = service.steps.iter().enumerate();
    let issued = steps.filter_map(|(place, step)| match step {
        Step::Issue { letter, .. } if service.runs(place, &known.course()) => Some(letter.clone()),
        _ => None,
    });
    issued.collect()
}

//! A machine looks at an application before an officer does (APP-26): it marks answers, names what does not fit, and decides nothing.
//! What it says changes no state, reaches no applicant and refuses nothing; a model that is silent holds nobody up.

use std::collections::BTreeMap;

use base::{ApplicationId, CitizenId};
use catalogue::{Answers, Service};
use chrono::{DateTime, NaiveDate, Utc};
use db::Tx;
use jobs::{Ended, JobError, NewJob, Running};
use journal::Actor;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use text::{Lang, Words};
use web::{House, WebResult};

use crate::Tools;
use crate::application::{Application, State};
use crate::desk::compare::{Lens, plain};
use crate::step::{details, entry, failure, service_of};
use crate::store::{applications, prechecks};

mod rules;

pub use rules::Rules;

/// The kind of job in which the machine looks.
pub(crate) const KIND: &str = "applications.precheck";
/// More marks help nobody.
const MOST: usize = 30;
/// So many of a person's applications are looked at.
const EARLIER: i64 = 200;

/// A model that looks at applications. It may be a program beside the portal: it is asked in a job, outside of any transaction, as often as
/// it takes, and is told nothing that is not in [`Seen`].
#[async_trait::async_trait]
pub trait Precheck: Send + Sync {
    /// What it is called, with its version; kept with what it says: `rules-1`.
    fn name(&self) -> &str;

    /// What an officer should know of it, in the language of `t`.
    fn about(&self, t: &Words) -> About;

    /// Looks at one application.
    ///
    /// # Errors
    /// [`PrecheckDown`] when it cannot say anything now; it is asked again later, and the case goes on meanwhile.
    async fn look(&self, seen: &Seen<'_>) -> Result<Vec<Mark>, PrecheckDown>;
}

/// A model gave no usable answer.
#[derive(Debug, thiserror::Error)]
#[error("the pre-check gave no answer: {why}")]
pub struct PrecheckDown {
    /// What happened; names no person.
    pub why: String,
}

/// What can be said about a model.
#[derive(Clone, Debug)]
pub struct About {
    /// «Правила портала».
    pub title: String,
    /// What it finds.
    pub can: Vec<String>,
    /// What it cannot see.
    pub cannot: Vec<String>,
}

/// What a model sees of an application.
pub struct Seen<'a> {
    /// The service at the revision of the application.
    pub service: &'a Service,
    /// The answers as they stand now, corrections included.
    pub answers: &'a Answers,
    /// The registers' answers by step.
    pub checks: &'a BTreeMap<String, serde_json::Value>,
    /// Where statement and registers differ.
    pub differences: &'a [Difference],
    /// The same person's other applications for this service.
    pub earlier: &'a [Past],
    /// The day.
    pub today: NaiveDate,
    /// The portal's words in Russian and in English: whatever is marked is said in both.
    pub words: [&'a Words; 2],
}

/// A line on which statement and register do not agree.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The question; a register's own field has its own name.
    pub question: String,
    /// What the statement says, as people read it.
    pub stated: String,
    /// What the register says.
    pub register: String,
}

/// Another application of the same person for the same service.
#[derive(Clone, Debug)]
pub struct Past {
    /// Its number.
    pub number: String,
    /// Whether it is still going on.
    pub is_open: bool,
    /// Whether it was refused.
    pub is_refused: bool,
    /// When it was sent.
    pub submitted_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
}

/// How a mark is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Two sources do not agree.
    Mismatch,
    /// It looks unusual: worth a look.
    Doubt,
}

/// A place that the officer should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The question it is about; empty for the whole application.
    pub question: String,
    /// How it is meant.
    pub meaning: Meaning,
    /// In Russian.
    pub ru: String,
    /// In English.
    pub en: String,
}

/// What a model has said, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Looked {
    pub model: String,
    pub at: DateTime<Utc>,
    /// SHA-256 of the answers it saw: other answers, another look.
    pub answers: String,
    pub marks: Vec<Mark>,
}

impl Looked {
    /// Whether it is about the answers as they stand now.
    pub(crate) fn is_of(&self, application: &Application) -> bool {
        self.answers == digest(&application.answers())
    }
}

#[derive(Deserialize)]
struct Payload {
    citizen: CitizenId,
    application: ApplicationId,
}

/// Lets the machine look: the case has come to its officers, or its answers have changed.
pub(crate) async fn enqueue(house: &House, tx: &Tx, application: &Application) -> WebResult<()> {
    let job = NewJob {
        kind: KIND,
        payload: json!({ "citizen": application.citizen, "application": application.id }),
        run_at: None,
        key: Some(format!("{KIND}:{}", application.id)),
    };
    house.jobs.enqueue(tx, job).await?;
    Ok(())
}

/// Asks the model and keeps what it marks.
pub(crate) async fn run(house: House, tools: Tools, job: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(job.payload)?;
    let found = applications::get(&house, &house.db, payload.citizen, payload.application).await;
    let waits = |application: &Application| {
        matches!(application.state, State::Processing | State::Asked) && application.work.decision.is_none()
    };
    let Some(application) = found.map_err(failure)?.filter(waits) else { return Ok(Ended::Done) };
    let service = service_of(&house, &tools, &application).await.map_err(failure)?;
    let earlier = earlier(&house, &application).await.map_err(failure)?;
    let [ru, en] = [Lang::Ru, Lang::En].map(|lang| Words::new(house.book.clone(), lang));
    let (answers, checks) = (application.answers(), application.check_answers());
    let seen = Seen {
        service: &service,
        answers: &answers,
        checks: &checks,
        differences: &differences(&service, &application, &ru),
        earlier: &earlier,
        today: house.today(),
        words: [&ru, &en],
    };
    let mut marks = match tools.precheck.look(&seen).await {
        Ok(marks) => marks,
        // Nobody waits for it: the officer sees that the machine has not looked yet.
        Err(down) => return Ok(Ended::Waiting { why: down.to_string() }),
    };
    marks.truncate(MOST);
    let model = tools.precheck.name().to_owned();
    let looked = Looked { model, at: house.clock.now(), answers: digest(&answers), marks };
    keep(&house, &service, &application, &looked).await.map_err(failure)?;
    Ok(Ended::Done)
}

/// Keeps what was marked; the person reads in their journal that a machine has looked, and how much it has marked.
async fn keep(house: &House, service: &Service, application: &Application, looked: &Looked) -> WebResult<()> {
    let mut facts = details(service, application);
    facts["model"] = json!(looked.model);
    facts["marks"] = json!(looked.marks.len());
    let tx = house.db.begin().await?;
    prechecks::put(house, &tx, (application.citizen, application.id), looked, looked.at).await?;
    house
        .journal
        .record(&tx, entry(application, Actor::System, "application.prechecked", None, facts))
        .await?;
    Ok(tx.commit().await?)
}

async fn earlier(house: &House, application: &Application) -> WebResult<Vec<Past>> {
    let all = applications::of_citizen(&house.db, application.citizen, EARLIER).await?;
    let others = all
        .into_iter()
        .filter(|line| line.service == application.service && line.application_id != application.id.uuid());
    Ok(others
        .map(|line| {
            let state = State::from_code(&line.state);
            Past {
                is_open: state.is_some_and(|state| !state.is_final()),
                is_refused: state == Some(State::Refused),
                number: line.number,
                submitted_at: line.submitted_at,
                ended_at: line.ended_at,
            }
        })
        .collect())
}

fn differences(service: &Service, application: &Application, t: &Words) -> Vec<Difference> {
    let words = service.words(t.lang);
    let lens = Lens { service, application, words: &words, t };
    let lines = lens.lines(|_, _| String::new()).into_iter().filter(|line| line.verdict == "differs");
    lines
        .map(|line| Difference {
            stated: plain(&line.statement),
            register: plain(&line.register),
            question: line.name,
        })
        .collect()
}

/// What the answers are known by.
fn digest(answers: &Answers) -> String {
    hex::encode(Sha256::digest(json!(answers).to_string()))
}

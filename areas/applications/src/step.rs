//! The engine: moves an application through the steps of its service. Every step is a durable job that may be run again at any moment.

use std::sync::Arc;

use base::{ApplicationId, CitizenId};
use catalogue::{Onward, Service, Step};
use db::Tx;
use documents::ToIssue;
use jobs::{Ended, JobError, Running};
use journal::{Actor, Entry, Object, Outcome};
use serde_json::{Value, json};
use text::Lang;
use web::{House, Problem, WebResult};

use crate::Tools;
use crate::application::{Application, Checked, Decision, State};
use crate::store::{applications, desk};

#[derive(serde::Deserialize)]
struct Payload {
    citizen: CitizenId,
    application: ApplicationId,
}

/// What a step gives.
enum Moved {
    /// Another step may follow at once.
    On,
    /// Nothing more for now.
    Ended(Ended),
}

/// Runs an application as far as it goes by itself.
pub(crate) async fn run(house: House, tools: Tools, job: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(job.payload)?;
    move_on(&house, &tools, payload.citizen, payload.application).await.map_err(failure)
}

async fn move_on(house: &House, tools: &Tools, citizen: CitizenId, id: ApplicationId) -> WebResult<Ended> {
    loop {
        let Some(application) = applications::get(house, &house.db, citizen, id).await? else {
            return Ok(Ended::Done);
        };
        if application.state.is_final() || application.state == State::Asked {
            return Ok(Ended::Done);
        }
        let service = service_of(house, tools, &application).await?;
        let moved = match service.steps.get(application.step) {
            Some(Step::Check { register, .. }) => {
                check(house, tools, &service, application, register).await?
            }
            Some(Step::Review { .. }) => review(house, &service, application).await?,
            Some(Step::Issue { .. }) => issue(house, tools, &service, application).await?,
            None => Moved::Ended(Ended::Done),
        };
        if let Moved::Ended(ended) = moved {
            return Ok(ended);
        }
    }
}

/// The service at the revision the application began with (PLUS-05).
pub(crate) async fn service_of(
    house: &House,
    tools: &Tools,
    application: &Application,
) -> WebResult<Arc<Service>> {
    let found = tools.catalogue.at_revision(&house.db, &application.service, &application.revision).await?;
    found.ok_or_else(|| {
        Problem::Broken(format!("no revision {} of {}", application.revision, application.service).into())
    })
}

/// Asks a register, outside of any transaction; without an answer the application waits visibly and goes on by itself later.
async fn check(
    house: &House,
    tools: &Tools,
    service: &Service,
    application: Application,
    register: &str,
) -> WebResult<Moved> {
    let card = profile::card(house, &house.db, application.citizen).await?;
    let known = |name: &str| card.get(name).map(|known| known.value.clone());
    let query = service.query(application.step, &application.answers(), known);
    match tools.registers.ask(register, &query).await {
        Ok(answer) => keep_answer(house, service, application, register, (query, answer)).await,
        Err(down) => wait(house, service, application, register, &down.why).await,
    }
}

async fn keep_answer(
    house: &House,
    service: &Service,
    mut application: Application,
    register: &str,
    (sent, answer): (Value, Value),
) -> WebResult<Moved> {
    let step = &service.steps[application.step];
    let onward = service.onward(application.step, &answer);
    let passed = match step {
        Step::Check { passes_when: Some(field), .. } => answer.get(field) == Some(&Value::Bool(true)),
        _ => true,
    };
    let at = house.clock.now();
    let checked = Checked { register: register.to_owned(), sent, answer, at, passed };
    application.work.checks.insert(step.name().to_owned(), checked);
    application.waiting_since = None;
    let mut details = details(service, &application);
    details["register"] = json!(register);
    details["step"] = json!(step.name());
    let tx = house.db.begin().await?;
    let moved = match onward {
        Onward::Step(next) => {
            application.step = next;
            Moved::On
        }
        Onward::Done => {
            application.state = State::Completed;
            Moved::Ended(Ended::Done)
        }
        Onward::Refused(check) => {
            application.state = State::Refused;
            application.work.decision = Some(Decision {
                approved: false,
                words: String::new(),
                by: None,
                check: Some(check.clone()),
                at,
            });
            Moved::Ended(Ended::Done)
        }
    };
    if !applications::change(house, &tx, &application).await? {
        return Ok(Moved::On);
    }
    record(house, &tx, &application, "application.checked", None, details.clone()).await?;
    if application.state == State::Refused {
        let [ru, en] = [Lang::Ru, Lang::En].map(|lang| reason_words(service, &application, lang));
        let details = with_reason(details, &ru, &en);
        record(house, &tx, &application, "application.refused", Some(ru), details).await?;
    }
    tx.commit().await?;
    Ok(moved)
}

/// The words of a refusal by a check, in a language.
pub(crate) fn reason_words(service: &Service, application: &Application, lang: Lang) -> String {
    let Some(decision) = &application.work.decision else { return String::new() };
    match &decision.check {
        Some(check) => service.words(lang).get(&format!("reason-{check}")),
        None => decision.words.clone(),
    }
}

/// Notes since when the application waits, and says so in the journal the first time.
async fn wait(
    house: &House,
    service: &Service,
    mut application: Application,
    register: &str,
    why: &str,
) -> WebResult<Moved> {
    if application.waiting_since.is_none() {
        application.waiting_since = Some(house.clock.now());
        let mut details = details(service, &application);
        details["register"] = json!(register);
        let tx = house.db.begin().await?;
        if applications::change(house, &tx, &application).await? {
            record(house, &tx, &application, "application.waiting", None, details).await?;
            tx.commit().await?;
        }
    }
    Ok(Moved::Ended(Ended::Waiting { why: format!("{register}: {why}") }))
}

/// Puts the case into the agency's queue; the officer's decision goes on from here.
async fn review(house: &House, service: &Service, application: Application) -> WebResult<Moved> {
    if application.state == State::Approved {
        return Err(Problem::Broken("an approved application stands at a review".into()));
    }
    let case = desk::NewCase {
        agency: &application.agency,
        application: application.id,
        citizen: application.citizen,
        number: &application.number,
        service: &application.service,
        due_on: &application.due_on,
    };
    let tx = house.db.begin().await?;
    if desk::enter(&tx, case, house.clock.now()).await? {
        let details = details(service, &application);
        record(house, &tx, &application, "application.in_review", None, details).await?;
        tx.commit().await?;
    }
    Ok(Moved::Ended(Ended::Done))
}

/// Makes the document outside of any transaction, then keeps it together with the new state.
async fn issue(
    house: &House,
    tools: &Tools,
    service: &Service,
    mut application: Application,
) -> WebResult<Moved> {
    let document = to_issue(house, service, &application).await?;
    let prepared = documents::prepare(house, &tools.press, document).await?;
    let is_last = application.step + 1 >= service.steps.len();
    let details = details(service, &application);
    application.step += 1;
    application.state = if is_last { State::Completed } else { application.state };
    let tx = house.db.begin().await?;
    if !applications::change(house, &tx, &application).await? {
        return Ok(Moved::On);
    }
    documents::keep(house, &tx, prepared).await?;
    if is_last {
        record(house, &tx, &application, "application.completed", None, details).await?;
    }
    tx.commit().await?;
    Ok(if is_last { Moved::Ended(Ended::Done) } else { Moved::On })
}

async fn to_issue(house: &House, service: &Service, application: &Application) -> WebResult<ToIssue> {
    let card = profile::card(house, &house.db, application.citizen).await?;
    let known = |name: &str| card.get(name).map(|known| known.value.clone());
    let russian = text::Words::new(house.book.clone(), Lang::Ru);
    let (ru, en) = (service.words(Lang::Ru), service.words(Lang::En));
    Ok(ToIssue {
        citizen: application.citizen,
        application: application.id,
        service: service.code.clone(),
        title_ru: ru.get("title"),
        title_en: en.get("title"),
        agency: ru.get("agency"),
        number: application.number.clone(),
        template: service.result.clone(),
        data: service.letter(&application.answers(), &application.check_answers(), known, &russian),
        valid_until: service.result_valid_until(house.today()),
    })
}

/// What entries about an application say of it.
pub(crate) fn details(service: &Service, application: &Application) -> Value {
    let (ru, en) = (service.words(Lang::Ru), service.words(Lang::En));
    json!({
        "number": application.number,
        "title_ru": ru.get("title"),
        "title_en": en.get("title"),
        "agency_ru": ru.get("agency"),
        "agency_en": en.get("agency"),
    })
}

/// Adds a reason that the portal's own words give, so that everybody reads it in their language.
pub(crate) fn with_reason(mut details: Value, ru: &str, en: &str) -> Value {
    details["reason_ru"] = json!(ru);
    details["reason_en"] = json!(en);
    details
}

/// Records what the portal did by itself.
async fn record(
    house: &House,
    tx: &Tx,
    application: &Application,
    action: &'static str,
    reason: Option<String>,
    details: Value,
) -> WebResult<()> {
    let entry = entry(application, Actor::System, action, reason, details);
    house.journal.record(tx, entry).await?;
    Ok(())
}

/// An entry about an application.
pub(crate) fn entry(
    application: &Application,
    actor: Actor,
    action: &'static str,
    reason: Option<String>,
    details: Value,
) -> Entry {
    Entry {
        actor,
        action,
        citizen: Some(application.citizen),
        object: Object::Application(application.id),
        service: Some(application.service.clone()),
        agency: Some(application.agency.clone()),
        outcome: if action == "application.refused" { Outcome::Refused } else { Outcome::Done },
        reason,
        details,
    }
}

/// A page's problem as a job's failure.
pub(crate) fn failure(problem: Problem) -> JobError {
    match problem {
        Problem::Broken(error) => error,
        other => format!("{other:?}").into(),
    }
}

//! The engine: moves an application through the steps of its service. Every step is a durable job of its own that may be run again at any
//! moment.

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
use crate::confirm::enqueue_step;
use crate::desk::rules;
use crate::precheck;
use crate::store::{applications, desk, visits};

pub(crate) mod again;
mod earlier;
mod home;
pub(crate) mod pay;
pub(crate) mod silence;
pub(crate) mod task;

#[derive(serde::Deserialize)]
struct Payload {
    citizen: CitizenId,
    application: ApplicationId,
    /// The step it was made for; a job of an earlier step has nothing to do any more.
    step: Option<usize>,
}

/// What a step gives.
pub(crate) enum Moved {
    /// It has changed meanwhile: look again.
    Again,
    /// Nothing more for now.
    Ended(Ended),
}

impl Moved {
    /// The job is done.
    pub(crate) const DONE: Self = Self::Ended(Ended::Done);
}

/// Does the present step of an application; the next one is another job.
pub(crate) async fn run(house: House, tools: Tools, job: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(job.payload)?;
    move_on(&house, &tools, &payload).await.map_err(failure)
}

async fn move_on(house: &House, tools: &Tools, payload: &Payload) -> WebResult<Ended> {
    loop {
        let found = applications::get(house, &house.db, payload.citizen, payload.application).await?;
        let Some(application) = found else { return Ok(Ended::Done) };
        let is_stale = payload.step.is_some_and(|step| step < application.step);
        if is_stale || application.state.is_final() || application.state == State::Asked {
            return Ok(Ended::Done);
        }
        let service = service_of(house, tools, &application).await?;
        let place = service.next(application.step, &application.known(house).course());
        let moved = if place == Some(application.step) {
            present(house, tools, &service, application).await?
        } else {
            // Steps that are not on its way are passed over.
            go_on(house, &service, application, |_| None).await?
        };
        if let Moved::Ended(ended) = moved {
            return Ok(ended);
        }
    }
}

async fn present(
    house: &House,
    tools: &Tools,
    service: &Service,
    application: Application,
) -> WebResult<Moved> {
    match &service.steps[application.step] {
        Step::Check { register, .. } => check(house, tools, service, application, register).await,
        Step::Pay { .. } => pay::run(house, tools, service, application).await,
        Step::Sign { .. } | Step::Visit { .. } => task::run(house, service, application).await,
        Step::Review { .. } => review(house, service, application).await,
        Step::Issue { letter, .. } => issue(house, tools, service, application, letter).await,
    }
}

/// What is recorded with a move: action, who, reason, details.
pub(crate) type Told = (&'static str, Actor, Option<String>, Value);

/// Leaves the present step, or passes over it when it is not on the way: the state of the next one, and its job, in one transaction.
/// `told` says what is recorded besides, once the application has moved.
pub(crate) async fn go_on(
    house: &House,
    service: &Service,
    mut application: Application,
    told: impl FnOnce(&Application) -> Option<Told>,
) -> WebResult<Moved> {
    let tx = house.db.begin().await?;
    Ok(match go_on_in(house, &tx, service, &mut application, told).await? {
        true => {
            tx.commit().await?;
            Moved::DONE
        }
        false => Moved::Again,
    })
}

/// The same in the caller's transaction; `false` when somebody else was faster.
pub(crate) async fn go_on_in(
    house: &House,
    tx: &Tx,
    service: &Service,
    application: &mut Application,
    told: impl FnOnce(&Application) -> Option<Told>,
) -> WebResult<bool> {
    if let Some(task) = application.work.task.take() {
        application.let_term_run(house, task.since);
    }
    let next = match application.work.again.is_empty() {
        true => service.next(application.step, &application.known(house).course()),
        false => Some(application.work.again.remove(0)),
    };
    application.step = next.unwrap_or(service.steps.len());
    application.state = if next.is_some() { application.going() } else { State::Completed };
    if !applications::change(house, tx, application).await? {
        return Ok(false);
    }
    if let Some((action, actor, reason, details)) = told(application) {
        house.journal.record(tx, entry(application, actor, action, reason, details)).await?;
    }
    match next {
        Some(step) => enqueue_step(house, tx, application.citizen, application.id, step).await?,
        None => {
            if !home::change(house, tx, service, application).await? {
                return Ok(false);
            }
            let details = details(service, application);
            record(house, tx, application, "application.completed", None, details).await?;
        }
    }
    Ok(true)
}

/// Ends an application by a step of its own: the words are `reason-STEP`.
pub(crate) async fn refuse_by(
    house: &House,
    service: &Service,
    mut application: Application,
    step: &str,
    told: impl FnOnce(&Application) -> Option<Told>,
) -> WebResult<Moved> {
    application.state = State::Refused;
    application.work.task = None;
    application.work.decision = Some(Decision {
        approved: false,
        words: String::new(),
        by: None,
        check: Some(step.to_owned()),
        silent: false,
        at: house.clock.now(),
    });
    let tx = house.db.begin().await?;
    if !applications::change(house, &tx, &application).await? {
        return Ok(Moved::Again);
    }
    if let Some((action, actor, reason, details)) = told(&application) {
        house.journal.record(&tx, entry(&application, actor, action, reason, details)).await?;
    }
    desk::close(&tx, &application.agency, application.id, house.clock.now()).await?;
    visits::remove(&tx, application.citizen, application.id).await?;
    let [ru, en] = [Lang::Ru, Lang::En].map(|lang| reason_words(service, &application, lang));
    let details = with_reason(details(service, &application), &ru, &en);
    record(house, &tx, &application, "application.refused", Some(ru), details).await?;
    tx.commit().await?;
    Ok(Moved::DONE)
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
    let asked = match register {
        earlier::REGISTER => Ok(earlier::answer(house, service, &application, &query).await?),
        _ => tools.registers.ask(register, &query).await,
    };
    match asked {
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
    let at = house.clock.now();
    let checked = Checked { register: register.to_owned(), sent, answer, at, passed: true };
    application.work.checks.insert(step.name().to_owned(), checked);
    let known = application.known(house);
    let (passed, onward) =
        (service.passes(step, &known.course()), service.onward(application.step, &known.course()));
    if let Some(checked) = application.work.checks.get_mut(step.name()) {
        checked.passed = passed;
    }
    if let Some(since) = application.waiting_since.take() {
        application.let_term_run(house, since);
    }
    let mut details = details(service, &application);
    details["register"] = json!(register);
    details["step"] = json!(step.name());
    let told = |_: &Application| Some(("application.checked", Actor::System, None, details));
    match onward {
        Onward::Refused(check) => refuse_by(house, service, application, &check, told).await,
        Onward::Step(_) | Onward::Done => {
            application.step += 1;
            go_on(house, service, application, told).await
        }
    }
}

/// The words of a decision in a language: a step's, the officer's, or what the agency's silence means.
pub(crate) fn reason_words(service: &Service, application: &Application, lang: Lang) -> String {
    let Some(decision) = &application.work.decision else { return String::new() };
    match &decision.check {
        Some(check) => service.words(lang).get(&format!("reason-{check}")),
        None if decision.silent => service.words(lang).get("silence"),
        None => decision.words.clone(),
    }
}

/// Notes since when the application waits, and says so in the journal the first time.
pub(crate) async fn wait(
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
        is_urgent: service.is_urgent(&application.answers(), house.today()),
    };
    let tx = house.db.begin().await?;
    if desk::enter(&tx, case, house.clock.now()).await? {
        let details = details(service, &application);
        record(house, &tx, &application, "application.in_review", None, details).await?;
        rules::apply(house, &tx, service, &application).await?;
    } else {
        // Back from steps that a correction has asked for once more.
        desk::resume(&tx, &application.agency, application.id, &application.due_on).await?;
    }
    precheck::enqueue(house, &tx, &application).await?;
    if service.silence.is_some() {
        silence::enqueue(house, &tx, &application).await?;
    }
    tx.commit().await?;
    Ok(Moved::DONE)
}

/// Makes the document outside of any transaction, then keeps it together with the new state.
async fn issue(
    house: &House,
    tools: &Tools,
    service: &Service,
    mut application: Application,
    letter: &str,
) -> WebResult<Moved> {
    let document = to_issue(house, service, &application, letter).await?;
    let prepared = documents::prepare(house, &tools.press, document).await?;
    application.step += 1;
    let tx = house.db.begin().await?;
    if !go_on_in(house, &tx, service, &mut application, |_| None).await? {
        return Ok(Moved::Again);
    }
    documents::keep(house, &tx, prepared).await?;
    tx.commit().await?;
    Ok(Moved::DONE)
}

pub(crate) async fn to_issue(
    house: &House,
    service: &Service,
    application: &Application,
    letter: &str,
) -> WebResult<ToIssue> {
    let card = profile::card(house, &house.db, application.citizen).await?;
    let known = |name: &str| card.get(name).map(|known| known.value.clone());
    let russian = text::Words::new(house.book.clone(), Lang::Ru);
    let (ru, en) = (service.words(Lang::Ru), service.words(Lang::En));
    let (answers, checks) = (application.answers(), application.check_answers());
    let payment = application.work.payment();
    let told = catalogue::Told {
        answers: &answers,
        checks: &checks,
        officer: &application.work.officer,
        payment: payment.as_ref(),
    };
    Ok(ToIssue {
        citizen: application.citizen,
        application: application.id,
        letter: letter.to_owned(),
        copy: 0,
        service: service.code.clone(),
        title_ru: service.letter_title(letter, &ru),
        title_en: service.letter_title(letter, &en),
        agency: service.agency_name(&application.agency, &ru),
        agency_en: service.agency_name(&application.agency, &en),
        number: application.number.clone(),
        template: service.template(letter).to_owned(),
        data: service.letter(&told, known, &russian),
        valid_until: service.result_valid_until(house.today()),
        found_on: application.work.found_at().map(|at| house.day_of(at)),
        first_on: None,
    })
}

/// What entries about an application say of it.
pub(crate) fn details(service: &Service, application: &Application) -> Value {
    let (ru, en) = (service.words(Lang::Ru), service.words(Lang::En));
    json!({
        "number": application.number,
        "title_ru": ru.get("title"),
        "title_en": en.get("title"),
        "agency_ru": service.agency_name(&application.agency, &ru),
        "agency_en": service.agency_name(&application.agency, &en),
    })
}

/// Adds a reason that the portal's own words give, so that everybody reads it in their language.
pub(crate) fn with_reason(mut details: Value, ru: &str, en: &str) -> Value {
    details["reason_ru"] = json!(ru);
    details["reason_en"] = json!(en);
    details
}

/// Records what the portal did by itself.
pub(crate) async fn record(
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

//! Changing what was sent until an officer has begun to examine it: a new version of the statement, the old one is kept (APP-11).

use accounts::elevation;
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, DraftId};
use catalogue::{Answers, Service, Step};
use db::{Tx, values};
use journal::Actor;
use serde_json::{Value, json};
use uploads::Upload;
use vault::Subject;
use web::{House, Posted, Problem, WebResult};

use crate::application::{Application, State as Stage, Statement};
use crate::area::Area;
use crate::confirm::enqueue_step;
use crate::draft::Body;
use crate::form::sheet::Sheet;
use crate::own::Own;
use crate::own_files::with_own_files;
use crate::receipt;
use crate::repeat;
use crate::step::{details, entry, service_of};
use crate::store::following::{self, Clock};
use crate::store::statements::{self, Earlier};
use crate::store::{applications, drafts, forwards, visits};

/// Whether the applicant may still change it: nobody has opened it or met them, and what was done can stand or be done again: checks
/// are made anew, a payment counts, a statement is signed again.
pub(crate) fn may_be_amended(service: &Service, application: &Application, clock: Option<&Clock>) -> bool {
    let done = service.steps.get(..=application.step).unwrap_or_default();
    let is_repeatable = |(place, step): (usize, &Step)| match step {
        Step::Check { .. } | Step::Review { .. } | Step::Pay { .. } | Step::Sign { .. } => true,
        Step::Visit { .. } => place == application.step,
        Step::Issue { .. } => false,
    };
    (application.state == Stage::Processing || application.state.waits_for_person())
        && application.held.is_none()
        && application.work.decision.is_none()
        && !done.is_empty()
        && done.iter().enumerate().all(is_repeatable)
        && clock.is_some_and(|clock| clock.examined_at.is_none())
}

/// Whether a draft changes an application that can no longer be changed.
pub(crate) async fn is_late(house: &House, area: &Area, sheet: &Sheet) -> WebResult<bool> {
    let Some(id) = sheet.amends else { return Ok(false) };
    let application =
        applications::get(house, &house.db, sheet.citizen, id).await?.ok_or(Problem::NotFound)?;
    let service = service_of(house, &area.tools, &application).await?;
    let clock = following::clock(&house.db, sheet.citizen, id).await?;
    Ok(!may_be_amended(&service, &application, clock.as_ref()))
}

/// `POST /applications/{id}/amendment`: a draft with everything that was sent; leads to the page where each answer can be changed.
pub(crate) async fn post(own: Own, Posted(_): Posted) -> WebResult<Response> {
    let Own { house, area, me, session, application } = own;
    let id = application.id;
    let begun = drafts::of_citizen(&house.db, me).await?;
    if let Some(begun) = begun.iter().find(|draft| draft.amends == Some(id.uuid())) {
        // Begun already, perhaps on another device.
        return Ok(Redirect::to(&format!("/drafts/{}/check", begun.draft_id)).into_response());
    }
    let service = service_of(&house, &area.tools, &application).await?;
    elevation::need(&session, service.sign_in)?;
    let clock = following::clock(&house.db, me, id).await?;
    if !may_be_amended(&service, &application, clock.as_ref()) {
        return Err(Problem::Conflict("applications-amend-late"));
    }
    let key = house.vault.key(&house.db, Subject::Citizen(me)).await?;
    let (answers, _) = with_own_files(&house, (me, &key), application.answers()).await?;
    let draft = DraftId::new(&house.clock, &house.random);
    let disputed = application.statement.disputed.clone();
    let body = Body { answers, disputed, ..Body::default() };
    repeat::make(&house, (me, draft), &service, &body, Some(id)).await?;
    let next = repeat::ready_pages(&house, &area.tools, me, draft).await?;
    Ok(Redirect::to(&next).into_response())
}

/// Puts a confirmed draft into the application that it changes, in the caller's transaction: its steps are gone anew, the number
/// stays, the term begins today.
pub(crate) async fn amend(
    house: &House,
    area: &Area,
    tx: &Tx,
    (sheet, id): (&Sheet, ApplicationId),
) -> WebResult<()> {
    let (citizen, now, service) = (sheet.citizen, house.clock.now(), &sheet.service);
    let mut application = applications::get(house, tx, citizen, id).await?.ok_or(Problem::NotFound)?;
    let clock = following::clock(tx, citizen, id).await?;
    let late = || Problem::Conflict("applications-amend-late");
    if !may_be_amended(service, &application, clock.as_ref()) {
        return Err(late());
    }
    let statement = Statement {
        answers: service.form.pruned(&sheet.body.answers, sheet.today),
        sources: sheet.body.sources.clone(),
        consent_at: sheet.body.consent_at,
        disputed: sheet.body.disputed.clone(),
    };
    let facts = receipt::Facts { number: &application.number, service, answers: &statement.answers, at: now };
    let receipt = receipt::sign(house, &area.tools.press, &facts)?;
    keep_earlier(house, tx, sheet, &application).await?;
    let version = application.version;
    if !statements::replace(house, tx, (citizen, id, version), (&statement, &receipt)).await? {
        return Err(late());
    }
    statements::leave_queue(tx, &application.agency, id).await?;
    let agency = service.agency_for(&statement.answers, sheet.today);
    if agency != application.agency {
        // The new answers belong to another office: what was booked or written at the first one is not its any more.
        forwards::leave(tx, &application.agency, id).await?;
        forwards::give(tx, (citizen, id), agency).await?;
        visits::remove(tx, citizen, id).await?;
        agency.clone_into(&mut application.agency);
    }
    application.statement = statement;
    application.step = 0;
    application.state = application.going();
    application.waiting_since = None;
    application.work.task = None;
    // What was signed is another statement now; what was paid stays paid.
    application.work.signature = None;
    application.work.checks.clear();
    application.work.corrections.clear();
    application.work.corrections_receipt = None;
    application.due_on = service.due(sheet.today).to_string();
    if !applications::change(house, tx, &application).await? {
        return Err(late());
    }
    let mut facts = details(service, &application);
    facts["receipt_sha256"] = receipt::digest(&receipt).into();
    let actor = Actor::Citizen(citizen);
    house.journal.record(tx, entry(&application, actor, "application.amended", None, facts)).await?;
    enqueue_step(house, tx, citizen, id, 0).await
}

/// Keeps what stood in the application until now, and notes which draft has changed it: pressed twice, it is found by that.
async fn keep_earlier(house: &House, tx: &Tx, sheet: &Sheet, application: &Application) -> WebResult<()> {
    let (citizen, id) = (application.citizen, application.id);
    let before = statements::of_application(house, tx, citizen, id).await?;
    let earlier = Earlier {
        version: i64::try_from(before.len())? + 1,
        statement: application.statement.clone(),
        receipt: receipt::of_sending(tx, &sheet.key, application).await?,
        sent_at: before.last().map_or(application.submitted_at, |last| last.replaced_at),
        replaced_at: house.clock.now(),
    };
    statements::keep(house, tx, (citizen, id), &earlier).await?;
    tx.execute(
        "update applications_applications set draft_id = $1 where citizen_id = $2 and application_id = $3",
        values![sheet.id.uuid(), citizen.uuid(), id.uuid()],
    )
    .await?;
    Ok(())
}

/// What differs between two statements, by the form's questions: name, before, now. An answer that was not given is empty.
pub(crate) fn differences(
    service: &Service,
    before: &Answers,
    now: &Answers,
    t: &text::Words,
) -> Vec<(String, String, String)> {
    let words = service.words(t.lang);
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    items
        .filter(|item| !is_same(before.get(item.name()), now.get(item.name())))
        .map(|item| {
            let shown = |answers: &Answers| {
                answers.get(item.name()).map(|value| crate::desk::shown::item(item, value, &words, t))
            };
            let [old, new] = [before, now].map(shown);
            let name = new.as_ref().or(old.as_ref()).map(|(name, _)| name.clone()).unwrap_or_default();
            let text = |shown: Option<(String, String)>| shown.map(|(_, text)| text).unwrap_or_default();
            (name, text(old), text(new))
        })
        .collect()
}

/// Files are the same when their content is.
fn is_same(before: Option<&Value>, now: Option<&Value>) -> bool {
    let content = |value: &Value| -> Option<Vec<String>> {
        let files: Vec<Upload> = serde_json::from_value(value.clone()).ok()?;
        Some(files.into_iter().map(|file| file.sha256).collect())
    };
    match (before, now) {
        (Some(a), Some(b)) => a == b || content(a).is_some_and(|a| Some(a) == content(b)),
        (None, None) => true,
        (given, None) | (None, given) => given == Some(&json!([])),
    }
}

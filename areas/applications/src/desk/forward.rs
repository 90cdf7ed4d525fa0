//! A case that belongs to another agency is passed on to it: with words that the citizen reads, and the term goes on (APP-16).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::Service;
use journal::Actor;
use serde_json::json;
use text::Lang;
use ui::{Choice, Page};
use web::{FieldErrors, Fields, House, Officer, Posted, Visit, WebResult};

use crate::application::{Application, State as Stage};
use crate::area::Here;
use crate::desk::case::{Attempt, Frame, path};
use crate::desk::opening::{case_of, opened};
use crate::desk::queue::staff_page;
use crate::desk::rules;
use crate::step::{details, entry, service_of};
use crate::store::desk::{self, CaseRow, NewCase};
use crate::store::{applications, forwards};

/// The longest explanation, in characters.
const WORDS_MAX: usize = 1000;

#[derive(Template)]
#[template(path = "desk/forward.html")]
struct ForwardPage {
    page: Page,
    number: String,
    service: String,
    back: String,
    action: String,
    agencies: Vec<Choice>,
    chosen: String,
    words: String,
    errors: FieldErrors,
}

/// The agencies that a case can be passed on to: those that its service names, but for the one that has it.
pub(crate) fn others<'s>(service: &'s Service, application: &Application) -> Vec<&'s str> {
    let mut all = service.agencies();
    all.retain(|agency| *agency != application.agency);
    all
}

/// Whether a case may be passed on: nobody has decided or asked anything.
pub(crate) fn may_be_forwarded(service: &Service, application: &Application, row: &CaseRow) -> bool {
    row.state == "open"
        && application.state == Stage::Processing
        && application.held.is_none()
        && application.work.decision.is_none()
        && application.work.proposal.is_none()
        && !others(service, application).is_empty()
}

/// `GET /staff/cases/{id}/forwarding`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let Some(application) = opened(&house, &officer, id, &row).await? else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let service = service_of(&house, &area.tools, &application).await?;
    if !may_be_forwarded(&service, &application, &row) {
        return Ok(Redirect::to(&path(id)).into_response());
    }
    let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
    let page = draw(&frame, &service, &application, (&Fields::default(), FieldErrors::new()));
    Ok(visit.show(&page)?.into_response())
}

fn draw(
    frame: &Frame<'_>,
    service: &Service,
    application: &Application,
    (typed, errors): (&Fields, FieldErrors),
) -> ForwardPage {
    let (visit, t) = (frame.visit, &frame.visit.t);
    let words = service.words(t.lang);
    let choice = |agency: &str| Choice {
        value: agency.to_owned(),
        label: service.agency_name(agency, &words),
        hint: String::new(),
        chosen: typed.get("to") == agency,
    };
    let title = t.get("applications-forward-title");
    let title =
        if errors.is_empty() { title } else { t.with1("applications-page-error-title", "title", title) };
    ForwardPage {
        page: staff_page(visit, frame.area, frame.officer, title),
        number: application.number.clone(),
        service: words.get("title"),
        back: path(application.id),
        action: format!("{}/forwarding", path(application.id)),
        agencies: others(service, application).into_iter().map(choice).collect(),
        chosen: typed.get("to").to_owned(),
        words: typed.get("words").to_owned(),
        errors,
    }
}

/// `POST /staff/cases/{id}/forwarding`: `to` and `words`. The case leaves this agency's queue; it is found in the other's.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let Some(application) = opened(&house, &officer, id, &row).await? else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let service = service_of(&house, &area.tools, &application).await?;
    let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
    let changed = |key: &str| visit.t.get(key);
    if !may_be_forwarded(&service, &application, &row) {
        let alert = changed("applications-desk-changed");
        let nothing = (FieldErrors::new(), Attempt::default());
        return Ok(frame.show((application, row), nothing, &alert).await?.into_response());
    }
    let errors = refusals(&visit, &others(&service, &application), &form);
    if !errors.is_empty() {
        return Ok(visit.again(&draw(&frame, &service, &application, (&form, errors)))?.into_response());
    }
    if forward(&frame, &service, application.clone(), (form.get("to"), form.get("words"))).await? {
        return Ok(Redirect::to("/staff/queue").into_response());
    }
    let alert = changed("applications-desk-changed");
    let nothing = (FieldErrors::new(), Attempt::default());
    Ok(frame.show((application, row), nothing, &alert).await?.into_response())
}

fn refusals(visit: &Visit, agencies: &[&str], form: &Fields) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if !agencies.contains(&form.get("to")) {
        errors.add("to", visit.t.get("applications-forward-missing"));
    }
    let words = form.get("words");
    if words.trim().is_empty() {
        errors.add("words", visit.t.get("applications-forward-words-missing"));
    } else if words.chars().count() > WORDS_MAX {
        let limit = i64::try_from(WORDS_MAX).unwrap_or(0);
        errors.add("words", visit.t.with1("applications-too-long", "max", limit));
    }
    errors
}

/// Moves the case from queue to queue with its term, in one transaction; `false` when somebody was faster.
async fn forward(
    frame: &Frame<'_>,
    service: &Service,
    mut application: Application,
    (to, words): (&str, &str),
) -> WebResult<bool> {
    let (house, now) = (frame.house, frame.house.clock.now());
    let before = application.agency.clone();
    let tx = house.db.begin().await?;
    if !applications::change(house, &tx, &application).await? {
        return Ok(false);
    }
    forwards::leave(&tx, &before, application.id).await?;
    forwards::give(&tx, (application.citizen, application.id), to).await?;
    to.clone_into(&mut application.agency);
    let case = NewCase {
        agency: to,
        application: application.id,
        citizen: application.citizen,
        number: &application.number,
        service: &application.service,
        due_on: &application.due_on,
    };
    desk::enter(&tx, case, now).await?;
    let mut facts = details(service, &application);
    facts["from_ru"] = json!(service.agency_name(&before, &service.words(Lang::Ru)));
    facts["from_en"] = json!(service.agency_name(&before, &service.words(Lang::En)));
    facts["words"] = json!(words);
    let actor = Actor::Staff(frame.officer.staff);
    house.journal.record(&tx, entry(&application, actor, "application.forwarded", None, facts)).await?;
    rules::apply(house, &tx, service, &application).await?;
    tx.commit().await?;
    Ok(true)
}

//! A case that belongs to another agency is passed on to it: with words that the citizen reads, and the term goes on (APP-16).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::Service;
use serde_json::json;
use text::{Lang, Words};
use ui::{Choice, Page};
use web::{FieldErrors, Fields, Posted, WebResult};

use crate::application::{Application, State as Stage};
use crate::desk::case::{Attempt, path};
use crate::desk::rules;
use crate::desk::seat::{OpenCase, within};
use crate::step::details;
use crate::store::desk::{CaseRow, NewCase};
use crate::store::{self, applications, forwards};

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
        && application.is_with_officers()
        && application.held.is_none()
        && application.work.decision.is_none()
        && application.work.proposal.is_none()
        && !others(service, application).is_empty()
}

/// `GET /staff/cases/{id}/forwarding`.
pub(crate) async fn page(case: OpenCase) -> WebResult<Response> {
    let service = case.service().await?;
    if !may_be_forwarded(&service, &case.application, &case.row) {
        return Ok(case.again());
    }
    let page = draw(&case, &service, (&Fields::default(), FieldErrors::new()));
    Ok(case.desk.visit.show(&page)?.into_response())
}

fn draw(case: &OpenCase, service: &Service, (typed, errors): (&Fields, FieldErrors)) -> ForwardPage {
    let (desk, application, t) = (&case.desk, &case.application, case.desk.t());
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
        page: desk.page(title),
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
pub(crate) async fn post(case: OpenCase, Posted(form): Posted) -> WebResult<Response> {
    let service = case.service().await?;
    if may_be_forwarded(&service, &case.application, &case.row) {
        let errors = refusals(case.desk.t(), &others(&service, &case.application), &form);
        if !errors.is_empty() {
            let page = draw(&case, &service, (&form, errors));
            return Ok(case.desk.visit.again(&page)?.into_response());
        }
        if forward(&case, &service, (form.get("to"), form.get("words"))).await? {
            return Ok(Redirect::to("/staff/queue").into_response());
        }
    }
    case.overtaken(Attempt { note: form.get("words").to_owned(), ..Attempt::default() }).await
}

fn refusals(t: &Words, agencies: &[&str], form: &Fields) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if !agencies.contains(&form.get("to")) {
        errors.add("to", t.get("applications-forward-missing"));
    }
    let words = form.get("words");
    if words.is_empty() {
        errors.add("words", t.get("applications-forward-words-missing"));
    }
    within(&mut errors, t, ("words", words, WORDS_MAX));
    errors
}

/// Moves the case from queue to queue with its term, in one transaction; `false` when somebody was faster.
async fn forward(case: &OpenCase, service: &Service, (to, words): (&str, &str)) -> WebResult<bool> {
    let (desk, mut application) = (&case.desk, case.application.clone());
    let (house, now) = (desk.house(), desk.house().clock.now());
    let before = application.agency.clone();
    let tx = house.db.begin().await?;
    if !applications::change(house, &tx, &application).await? {
        return Ok(false);
    }
    forwards::leave(&tx, &before, application.id).await?;
    forwards::give(&tx, (application.citizen, application.id), to).await?;
    to.clone_into(&mut application.agency);
    let entering = NewCase {
        agency: to,
        application: application.id,
        citizen: application.citizen,
        number: &application.number,
        service: &application.service,
        due_on: &application.due_on,
        is_urgent: case.row.is_urgent(),
    };
    store::desk::enter(&tx, entering, now).await?;
    let mut facts = details(service, &application);
    facts["from_ru"] = json!(service.agency_name(&before, &service.words(Lang::Ru)));
    facts["from_en"] = json!(service.agency_name(&before, &service.words(Lang::En)));
    facts["words"] = json!(words);
    desk.record(&tx, &application, "application.forwarded", facts).await?;
    rules::apply(house, &tx, service, &application).await?;
    tx.commit().await?;
    Ok(true)
}

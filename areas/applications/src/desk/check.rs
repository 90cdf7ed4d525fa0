//! Before a decision takes effect the officer reads it once more, with the letter as the person will get it.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::Step;
use http::header;
use ui::Page;
use web::{FieldErrors, House, Officer, Posted, Problem, Visit, WebResult};

use crate::area::Here;
use crate::desk::case::{Attempt, Frame, applicant, path};
use crate::desk::compare::Lens;
use crate::desk::decision::refusals;
use crate::desk::opening::{case_of, opened};
use crate::desk::queue::staff_page;
use crate::desk::{second, values};
use crate::step::{service_of, to_issue};

#[derive(Template)]
#[template(path = "desk/check.html")]
struct CheckPage {
    page: Page,
    number: String,
    applicant: String,
    service: String,
    approved: bool,
    words: String,
    /// Lines that differ from the registers; zero is none.
    differs: i64,
    /// Where the letter can be read; empty when approval makes none.
    letter: String,
    /// What was typed for the letter, sent along.
    carried: Vec<(String, String)>,
    two: bool,
    action: String,
    back: String,
}

/// `POST /staff/cases/{id}/decision/check`.
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
    let words = form.get("words").to_owned();
    let service = service_of(&house, &area.tools, &application).await?;
    let approved = form.get("verdict") == "approve";
    let mut errors = refusals(&visit, form.get("verdict"), &words);
    if approved {
        values::read(&visit, &service, &application, (&form, &mut errors));
    }
    if !errors.is_empty() {
        let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
        let attempt = Attempt { words, values: Some(form), ..Attempt::default() };
        return Ok(frame.show((application, row), (errors, attempt), "").await?.into_response());
    }
    if application.work.decision.is_some() {
        let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
        let alert = visit.t.get("applications-desk-decided");
        let nothing = (FieldErrors::new(), Attempt { words, ..Attempt::default() });
        return Ok(frame.show((application, row), nothing, &alert).await?.into_response());
    }
    let service = service_of(&house, &area.tools, &application).await?;
    let approved = form.get("verdict") == "approve";
    let own = service.words(visit.t.lang);
    let lens = Lens { service: &service, application: &application, words: &own, t: &visit.t };
    let lines = lens.lines(|_, _| String::new());
    let differs = lines.iter().filter(|line| line.verdict == "differs").count();
    let rest = service.steps.get(application.step..).unwrap_or_default();
    let makes = approved && rest.iter().any(|step| matches!(step, Step::Issue { .. }));
    let page = CheckPage {
        page: staff_page(&visit, &area, &officer, visit.t.get("applications-check-decision")),
        number: application.number.clone(),
        applicant: applicant(&application),
        service: own.get("title"),
        approved,
        words,
        differs: i64::try_from(differs).unwrap_or(0),
        carried: values::carried(&service, &application, &form),
        letter: if makes { format!("{}/letter", path(id)) } else { String::new() },
        two: second::is_wanted(&service, &application) && application.work.proposal.is_none(),
        action: format!("{}/decision", path(id)),
        back: format!("{}#decide", path(id)),
    };
    Ok(visit.show(&page)?.into_response())
}

/// `GET /staff/cases/{id}/letter`: the letter as approval would make it today, without seal and code.
pub(crate) async fn letter(
    State(house): State<House>,
    Extension(area): Here,
    Officer(officer): Officer,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let Some(application) = opened(&house, &officer, id, &row).await? else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    if application.held.is_some() {
        return Err(Problem::NotFound);
    }
    let service = service_of(&house, &area.tools, &application).await?;
    let rest = service.steps.get(application.step..).unwrap_or_default();
    let letter = rest.iter().find_map(|step| match step {
        Step::Issue { letter, .. } => Some(letter),
        _ => None,
    });
    let Some(letter) = letter else { return Err(Problem::NotFound) };
    let document = to_issue(&house, &service, &application, letter).await?;
    let specimen = documents::specimen(&document, house.today(), &house.settings.portal_name);
    let pdf = area.tools.press.renderer.render(specimen).await?;
    let name = format!("inline; filename=\"draft-{}.pdf\"", application.number);
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, pdf).into_response())
}

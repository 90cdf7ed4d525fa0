//! Before a decision takes effect the officer reads it once more, with the letter as the person will get it.

use askama::Template;
use axum::response::{IntoResponse, Response};
use catalogue::Step;
use http::header;
use ui::Page;
use web::{Posted, Problem, WebResult};

use crate::desk::case::{Attempt, path};
use crate::desk::compare::Lens;
use crate::desk::decision::read;
use crate::desk::seat::{LivingCase, OpenCase};
use crate::desk::{second, values};
use crate::step::to_issue;
use crate::{applicant, application};

#[derive(Template)]
#[template(path = "desk/check.html")]
struct CheckPage {
    page: Page,
    number: String,
    applicant: String,
    service: String,
    approved: bool,
    /// What the button says.
    verdict: String,
    words: String,
    /// Lines that differ from the registers; zero is none.
    differs: i64,
    /// Where the letter can be read; empty when approval makes none.
    letter: String,
    /// What was typed for the letter, sent along.
    carried: Vec<(String, String)>,
    /// What becomes of it where two decide: the end of a key of words; empty where one decides.
    becomes: &'static str,
    action: String,
    back: String,
}

/// `POST /staff/cases/{id}/decision/check`.
pub(crate) async fn post(case: OpenCase, Posted(form): Posted) -> WebResult<Response> {
    let (verdict, errors) = read(&case, &form).await?;
    let is_open = case.application.work.decision.is_none() && case.row.state != "closed";
    if !errors.is_empty() || !is_open {
        let attempt = Attempt { words: verdict.words, values: Some(form), ..Attempt::default() };
        return if is_open { case.refused(errors, attempt).await } else { case.overtaken(attempt).await };
    }
    let (desk, application, service) = (&case.desk, &case.application, case.service().await?);
    let own = service.words(desk.t().lang);
    let lens = Lens { service: &service, application, words: &own, t: desk.t() };
    let lines = lens.lines(|_, _| String::new());
    let differs = lines.iter().filter(|line| line.verdict == "differs").count();
    let rest = service.steps.get(application.step..).unwrap_or_default();
    let makes = verdict.approved && rest.iter().any(|step| matches!(step, Step::Issue { .. }));
    let here = path(application.id);
    let page = CheckPage {
        page: desk.page(desk.t().get("applications-check-decision")),
        number: application.number.clone(),
        applicant: applicant::of(desk.house(), desk.t(), application).await?.name,
        service: own.get("title"),
        approved: verdict.approved,
        verdict: application::verdict(verdict.approved, &own, desk.t()),
        becomes: second::becomes(&service, application, (desk.me.staff, &verdict)),
        words: verdict.words,
        differs: i64::try_from(differs).unwrap_or(0),
        carried: values::carried(&service, application, &form),
        letter: if makes { format!("{here}/letter") } else { String::new() },
        action: format!("{here}/decision"),
        back: format!("{here}#decide"),
    };
    Ok(desk.visit.show(&page)?.into_response())
}

/// `GET /staff/cases/{id}/letter`: the letter as approval would make it today, without seal and code.
pub(crate) async fn letter(LivingCase(case): LivingCase) -> WebResult<Response> {
    let (house, application, service) = (case.desk.house(), &case.application, case.service().await?);
    let rest = service.steps.get(application.step..).unwrap_or_default();
    let letter = rest.iter().find_map(|step| match step {
        Step::Issue { letter, .. } => Some(letter),
        _ => None,
    });
    let Some(letter) = letter else { return Err(Problem::NotFound) };
    let document = to_issue(house, &service, application, letter).await?;
    let specimen = documents::specimen(&document, house.today(), &house.settings.portal_name.ru);
    let pdf = case.desk.area.tools.press.renderer.render(specimen).await?;
    let name = format!("inline; filename=\"draft-{}.pdf\"", application.number);
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, pdf).into_response())
}

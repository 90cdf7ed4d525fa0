//! An officer asks the citizen about named questions, each with words of its own; the term stands still until all are answered (APP-12).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use journal::Actor;
use serde_json::json;
use ui::Page;
use web::{FieldErrors, Fields, House, Html, Officer, Posted, Visit, WebResult};

use crate::answer::{askable, may_be_asked};
use crate::application::{Application, State as Stage};
use crate::area::Here;
use crate::calendar;
use crate::desk::case::{Attempt, Frame, path};
use crate::desk::compare::Lens;
use crate::desk::opening::{case_of, opened};
use crate::desk::queue::staff_page;
use crate::desk::template;
use crate::step::{details, entry, service_of};
use crate::store::desk::CaseRow;
use crate::store::questions::Asked;
use crate::store::{applications, desk, questions, views};

/// The longest question, in characters.
const WORDS_MAX: usize = 1000;

/// A question of the form that may be asked about, with what it says now.
struct Row {
    name: String,
    label: String,
    answer: String,
    chosen: bool,
    words: String,
    /// The field of its words.
    field: String,
}

#[derive(Template)]
#[template(path = "desk/request.html")]
struct RequestPage {
    page: Page,
    number: String,
    back: String,
    action: String,
    rows: Vec<Row>,
    /// Ready words: title and words.
    ready: Vec<(String, String)>,
    errors: FieldErrors,
}

/// `GET /staff/cases/{id}/questions`: every question of the form, to tick and to write beside.
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
    let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
    let page = request_page(&frame, &application, &Fields::default(), FieldErrors::new()).await?;
    Ok(visit.show(&page)?.into_response())
}

async fn request_page(
    frame: &Frame<'_>,
    application: &Application,
    typed: &Fields,
    errors: FieldErrors,
) -> WebResult<RequestPage> {
    let (visit, t) = (frame.visit, &frame.visit.t);
    let service = service_of(frame.house, &frame.area.tools, application).await?;
    let words = service.words(t.lang);
    let lens = Lens { service: &service, application, words: &words, t };
    let compared = lens.lines(|_, _| String::new());
    let answers = application.answers();
    let ticked = typed.all("about");
    let items: Vec<_> = service.form.pages.iter().flat_map(|page| &page.items).collect();
    let rows = askable(&service, &words).into_iter().map(|(name, label)| {
        let item = items.iter().find(|item| item.name() == name);
        let differs = compared.iter().any(|line| line.verdict == "differs" && line.field == label);
        let mut answer = item.zip(answers.get(&name)).map_or_else(
            || t.get("applications-request-empty"),
            |(item, value)| crate::desk::shown::item(item, value, &words, t).1,
        );
        if differs {
            answer = format!("{answer} ({})", t.get("applications-request-differs"));
        }
        let field = format!("question-{name}");
        Row {
            chosen: ticked.contains(&name.as_str()),
            words: typed.get(&field).to_owned(),
            field,
            name,
            label,
            answer,
        }
    });
    let templates = views::templates(&frame.house.db, &frame.officer.agency).await?;
    let ready = templates.into_iter().filter(|row| row.kind == "question");
    Ok(RequestPage {
        rows: rows.collect(),
        ready: ready.map(|row| (row.title, template::filled(&row.body, t, &service, application))).collect(),
        page: staff_page(visit, frame.area, frame.officer, t.get("applications-case-ask")),
        number: application.number.clone(),
        back: format!("{}#questions", path(application.id)),
        action: format!("{}/questions", path(application.id)),
        errors,
    })
}

/// `POST /staff/cases/{id}/questions`: `about` as often as there are questions, each with `question-NAME`, or all with `question`.
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
    let wanted = wanted(&form);
    let errors = refusals(&visit, &service, &wanted, form.ticked("many"));
    if !errors.is_empty() {
        return Ok(again(&frame, (application, row), &form, errors).await?.into_response());
    }
    let known = questions::of_application(&house, &house.db, application.citizen, id).await?;
    let is_new = |(about, words): &&(String, String)| {
        let same =
            |asked: &&Asked| asked.answered_at.is_none() && asked.about == *about && asked.words == *words;
        !known.iter().any(|asked| same(&asked))
    };
    let fresh: Vec<(String, String)> = wanted.iter().filter(is_new).cloned().collect();
    if fresh.is_empty() {
        return Ok(Redirect::to(&path(id)).into_response());
    }
    if !matches!(application.state, Stage::Processing | Stage::Asked) || row.state == "closed" {
        let alert = visit.t.get("applications-desk-decided");
        let (about, question) = fresh.into_iter().next().unwrap_or_default();
        let attempt = Attempt { about, question, ..Attempt::default() };
        return Ok(frame
            .show((application, row), (FieldErrors::new(), attempt), &alert)
            .await?
            .into_response());
    }
    if ask(&frame, &service, application.clone(), fresh).await? {
        return Ok(Redirect::to(&path(id)).into_response());
    }
    let alert = visit.t.get("applications-desk-changed");
    let (about, question) = wanted.into_iter().next().unwrap_or_default();
    let attempt = Attempt { about, question, ..Attempt::default() };
    Ok(frame.show((application, row), (FieldErrors::new(), attempt), &alert).await?.into_response())
}

/// Asks all of them in one transaction; `false` when another officer, or the citizen, has just changed the case.
async fn ask(
    frame: &Frame<'_>,
    service: &catalogue::Service,
    mut application: Application,
    fresh: Vec<(String, String)>,
) -> WebResult<bool> {
    let (house, agency) = (frame.house, &frame.officer.agency);
    let now = house.clock.now();
    let left = calendar::parse(&application.due_on)
        .map_or(0, |due| calendar::working_days_left(house.day_of(now), due));
    application.state = Stage::Asked;
    let tx = house.db.begin().await?;
    desk::stop(&tx, agency, application.id, left).await?;
    if !applications::change(house, &tx, &application).await? {
        return Ok(false);
    }
    for (about, words) in fresh {
        let asked = Asked {
            id: house.random.uuid(now),
            about: about.clone(),
            words: words.clone(),
            by: frame.officer.staff,
            at: now,
            answered_at: None,
        };
        questions::insert(house, &tx, (application.citizen, application.id), &asked).await?;
        let mut facts = details(service, &application);
        facts["question"] = json!(words);
        facts["about"] = json!(about);
        let actor = Actor::Staff(frame.officer.staff);
        house
            .journal
            .record(&tx, entry(&application, actor, "application.question_asked", None, facts))
            .await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// What is asked: pairs of the question's name and the words.
fn wanted(form: &Fields) -> Vec<(String, String)> {
    let words = |about: &str| match form.get(&format!("question-{about}")) {
        "" => form.get("question").to_owned(),
        own => own.to_owned(),
    };
    form.all("about").into_iter().map(|about| (about.to_owned(), words(about))).collect()
}

/// The page the form stood on, with what was typed.
async fn again(
    frame: &Frame<'_>,
    (application, row): (Application, CaseRow),
    form: &Fields,
    errors: FieldErrors,
) -> WebResult<Html> {
    if form.ticked("many") {
        let page = request_page(frame, &application, form, errors).await?;
        return frame.visit.again(&page);
    }
    let attempt = Attempt {
        about: form.get("about").to_owned(),
        question: form.get("question").to_owned(),
        ..Attempt::default()
    };
    frame.show((application, row), (errors, attempt), "").await
}

fn refusals(
    visit: &Visit,
    service: &catalogue::Service,
    wanted: &[(String, String)],
    is_page: bool,
) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if wanted.is_empty() || wanted.iter().any(|(about, _)| !may_be_asked(service, about)) {
        errors.add("about", visit.t.get("applications-question-about-missing"));
        return errors;
    }
    for (about, words) in wanted {
        let field = if is_page { format!("question-{about}") } else { "question".to_owned() };
        if words.is_empty() {
            errors.add(&field, visit.t.get("applications-question-words-missing"));
        } else if words.chars().count() > WORDS_MAX {
            let limit = i64::try_from(WORDS_MAX).unwrap_or(0);
            errors.add(&field, visit.t.with("applications-too-long", &[("max", limit.into())]));
        }
    }
    errors
}

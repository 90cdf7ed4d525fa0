//! An officer asks the citizen about named questions, each with words of its own; the term stands still until all are answered (APP-12).

use askama::Template;
use axum::response::{IntoResponse, Response};
use catalogue::Service;
use serde_json::json;
use text::Words;
use ui::Page;
use web::{FieldErrors, Fields, Html, Posted, WebResult};

use crate::answer::{askable, may_be_asked};
use crate::application::State as Stage;
use crate::calendar;
use crate::desk::case::{Attempt, path};
use crate::desk::compare::Lens;
use crate::desk::seat::{OpenCase, within};
use crate::desk::template;
use crate::step::details;
use crate::store::questions::Asked;
use crate::store::{applications, desk, holders, questions, views};

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
pub(crate) async fn page(case: OpenCase) -> WebResult<Html> {
    let page = request_page(&case, &Fields::default(), FieldErrors::new()).await?;
    case.desk.visit.show(&page)
}

async fn request_page(case: &OpenCase, typed: &Fields, errors: FieldErrors) -> WebResult<RequestPage> {
    let (desk, application, t) = (&case.desk, &case.application, case.desk.t());
    let service = case.service().await?;
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
    let templates = views::templates(&desk.house().db, &desk.me.agency).await?;
    let ready = templates.into_iter().filter(|row| row.kind == "question");
    Ok(RequestPage {
        rows: rows.collect(),
        ready: ready.map(|row| (row.title, template::filled(&row.body, t, &service, application))).collect(),
        page: desk.page(t.get("applications-case-ask")),
        number: application.number.clone(),
        back: format!("{}#questions", path(application.id)),
        action: format!("{}/questions", path(application.id)),
        errors,
    })
}

/// `POST /staff/cases/{id}/questions`: `about` as often as there are questions, each with `question-NAME`, or all with `question`.
pub(crate) async fn post(case: OpenCase, Posted(form): Posted) -> WebResult<Response> {
    let service = case.service().await?;
    let wanted = wanted(&form);
    let errors = refusals(case.desk.t(), &service, &wanted, form.ticked("many"));
    if !errors.is_empty() {
        return again(case, &form, errors).await;
    }
    let (house, whose) = (case.desk.house(), (case.application.citizen, case.application.id));
    let known = questions::of_application(house, &house.db, whose.0, whose.1).await?;
    let is_new = |(about, words): &&(String, String)| {
        let same =
            |asked: &&Asked| asked.answered_at.is_none() && asked.about == *about && asked.words == *words;
        !known.iter().any(|asked| same(&asked))
    };
    let fresh: Vec<(String, String)> = wanted.iter().filter(is_new).cloned().collect();
    if fresh.is_empty() || (may_ask(&case) && ask(&case, &service, &fresh).await?) {
        return Ok(case.again());
    }
    let (about, question) = fresh.into_iter().next().unwrap_or_default();
    case.overtaken(Attempt { about, question, ..Attempt::default() }).await
}

/// Nothing is decided yet.
fn may_ask(case: &OpenCase) -> bool {
    case.application.is_with_officers() && case.row.state != "closed"
}

/// Asks all of them in one transaction; `false` when another officer, or the citizen, has just changed the case.
async fn ask(case: &OpenCase, service: &Service, fresh: &[(String, String)]) -> WebResult<bool> {
    let (desk, mut application) = (&case.desk, case.application.clone());
    let (house, agency) = (desk.house(), &desk.me.agency);
    let now = house.clock.now();
    let left = calendar::parse(&application.due_on)
        .map_or(0, |due| calendar::working_days_left(house.day_of(now), due));
    application.state = Stage::Asked;
    let had_proposal = application.work.proposal.take().is_some();
    let tx = house.db.begin().await?;
    if had_proposal {
        // What a colleague has prepared was about the answers as they stood.
        holders::set_first(&tx, agency, application.id, "").await?;
    }
    desk::stop(&tx, agency, application.id, left).await?;
    if !applications::change(house, &tx, &application).await? {
        return Ok(false);
    }
    for (about, words) in fresh {
        let asked = Asked {
            id: house.random.uuid(now),
            about: about.clone(),
            words: words.clone(),
            by: desk.me.staff,
            at: now,
            answered_at: None,
        };
        questions::insert(house, &tx, (application.citizen, application.id), &asked).await?;
        let mut facts = details(service, &application);
        facts["question"] = json!(words);
        facts["about"] = json!(about);
        desk.record(&tx, &application, "application.question_asked", facts).await?;
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
async fn again(case: OpenCase, form: &Fields, errors: FieldErrors) -> WebResult<Response> {
    if form.ticked("many") {
        let page = request_page(&case, form, errors).await?;
        return Ok(case.desk.visit.again(&page)?.into_response());
    }
    let [about, question] = ["about", "question"].map(|field| form.get(field).to_owned());
    case.refused(errors, Attempt { about, question, ..Attempt::default() }).await
}

fn refusals(t: &Words, service: &Service, wanted: &[(String, String)], is_page: bool) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if wanted.is_empty() || wanted.iter().any(|(about, _)| !may_be_asked(service, about)) {
        errors.add("about", t.get("applications-question-about-missing"));
        return errors;
    }
    for (about, words) in wanted {
        let field = if is_page { format!("question-{about}") } else { "question".to_owned() };
        if words.is_empty() {
            errors.add(&field, t.get("applications-question-words-missing"));
        }
        within(&mut errors, t, (&field, words, WORDS_MAX));
    }
    errors
}

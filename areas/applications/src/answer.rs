//! The citizen corrects what officers have marked: those questions on one page, with the officers' words beside each, and nothing else
//! of the statement (APP-12).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::ApplicationId;
use catalogue::{Form, FormPage, Item, Kind, Service};
use db::Tx;
use journal::Actor;
use serde_json::{Value, json};
use ui::{Page, Section};
use uploads::{Posting, Receiver};
use vault::Subject;
use web::{Citizen, FieldErrors, House, Problem, Token, Visit, WebResult};

use crate::application::{Application, State as Stage};
use crate::area::Here;
use crate::check_answers::AnswerLine;
use crate::draft::{Body, Sent};
use crate::follow::{self, Case};
use crate::form::facts::Facts;
use crate::form::sheet::{self, files_of};
use crate::form::typed::{Act, read_page};
use crate::form::view::{Drawn, Pen};
use crate::save::keep;
use crate::step::{details, entry};
use crate::store::questions::Asked;
use crate::store::{applications, desk, questions};

/// What an officer has asked, on the page about the application.
pub(crate) struct QuestionCard {
    pub words: String,
    pub who: String,
    pub is_open: bool,
    /// When it was answered, in words.
    pub answered: String,
}

/// One question of the form that is to be corrected.
struct Correction {
    /// Officers' words: who and what; several when the same question was marked twice.
    said: Vec<(String, String)>,
    drawn: Vec<Drawn>,
}

#[derive(Template)]
#[template(path = "applications/corrections.html")]
struct CorrectionsPage {
    page: Page,
    service: String,
    number: String,
    count: i64,
    back: String,
    action: String,
    corrections: Vec<Correction>,
    /// What stays as it was sent.
    rest: Vec<AnswerLine>,
    errors: FieldErrors,
}

/// What was typed and is shown again: answers by question.
type Attempt = Vec<(String, Sent)>;

/// All questions of officers about an application.
pub(crate) fn cards(visit: &Visit, case: &Case) -> Vec<QuestionCard> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let card = |asked: &Asked| QuestionCard {
        words: asked.words.clone(),
        who: who(visit, case, asked),
        is_open: is_open(&case.application, asked),
        answered: asked.answered_at.map_or_else(String::new, |at| {
            t.with("applications-question-answered", &[("at", t.moment(at, now).into())])
        }),
    };
    case.questions.iter().map(card).collect()
}

fn who(visit: &Visit, case: &Case, asked: &Asked) -> String {
    let t = &visit.t;
    let name = case.names.get(&asked.by).cloned().unwrap_or_else(|| t.get("applications-by-somebody"));
    let at = t.moment(asked.at, visit.house.clock.now());
    t.with("applications-question-by", &[("name", name.into()), ("at", at.into())])
}

fn is_open(application: &Application, asked: &Asked) -> bool {
    asked.answered_at.is_none() && application.state == Stage::Asked
}

/// `GET /applications/{id}/corrections`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let case = follow::open(&house, &area, application).await?;
    if open_names(&case).is_empty() {
        return Ok(Redirect::to(&format!("/applications/{id}")).into_response());
    }
    Ok(visit.show(&corrections_page(&visit, &case, FieldErrors::new(), &Attempt::new()))?.into_response())
}

/// The questions of the form that are marked, each once, in the order of the form.
fn open_names(case: &Case) -> Vec<String> {
    let items = case.service.form.pages.iter().flat_map(|page| &page.items);
    let marked = |name: &str| {
        case.questions.iter().any(|asked| asked.about == name && is_open(&case.application, asked))
    };
    items.map(Item::name).filter(|name| marked(name)).map(ToOwned::to_owned).collect()
}

fn corrections_page(visit: &Visit, case: &Case, errors: FieldErrors, attempt: &Attempt) -> CorrectionsPage {
    let (t, application) = (&visit.t, &case.application);
    let words = case.service.words(t.lang);
    let here = format!("/applications/{}", application.id);
    let (facts, files_at) = (Facts::default(), format!("{here}/files"));
    let names = open_names(case);
    let correction = |name: &String| {
        let body = body(application, name, attempt);
        let pen = Pen {
            facts: &facts,
            may_dispute: false,
            service: &words,
            t,
            body: &body,
            errors: &errors,
            today: t.day_of(visit.house.clock.now()),
            files_at: files_at.clone(),
        };
        let marked =
            case.questions.iter().filter(|asked| asked.about == *name && is_open(application, asked));
        Correction {
            said: marked.map(|asked| (who(visit, case, asked), asked.words.clone())).collect(),
            drawn: page_of(&case.service, name).map(|page| pen.page(&page)).unwrap_or_default(),
        }
    };
    let corrections: Vec<Correction> = names.iter().map(correction).collect();
    let title = t.get("applications-corrections-title");
    let title =
        if errors.is_empty() { title } else { t.with1("applications-page-error-title", "title", title) };
    CorrectionsPage {
        page: visit.page(title, Section::Applications),
        service: words.get("title"),
        number: application.number.clone(),
        count: i64::try_from(names.len()).unwrap_or(0),
        action: format!("{here}/corrections"),
        rest: follow::answers_without(visit, case, &names),
        back: here,
        corrections,
        errors,
    }
}

/// `POST /applications/{id}/corrections`: all of them at once; sent twice, the first answers stand.
pub(crate) async fn post(
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    token: Token,
    Path(id): Path<String>,
    request: Request,
) -> WebResult<Response> {
    let house = visit.house.clone();
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let case = follow::open(&house, &area, application).await?;
    let names = open_names(&case);
    let form = form_of(&case.service, &names);
    let key = house.vault.key(&house.db, Subject::Citizen(citizen.citizen)).await?;
    let receiver = Receiver {
        house: &house,
        t: &visit.t,
        key: &key,
        slots: &sheet::Files(&form),
        token: &token,
        area: crate::AREA,
        decoding: &area.decoding,
    };
    let posting = receiver.receive(request).await?;
    let here = Redirect::to(&format!("/applications/{id}")).into_response();
    if names.is_empty() {
        // Sent twice, or answered on another device.
        receiver.discard(posting.files).await?;
        return Ok(here);
    }
    let act = Act::parse(posting.fields.get("act"));
    let (sent, mut errors) = read(&visit, &case, &form, &posting, &act);
    if matches!(act, Act::Add(_) | Act::Remove(..)) {
        errors = FieldErrors::new();
    } else if errors.is_empty() {
        take(&house, case, sent).await?;
        return Ok(here);
    }
    receiver.discard(posting.files).await?;
    let page = corrections_page(&visit, &case, errors, &sent);
    Ok(if page.errors.is_empty() { visit.show(&page)? } else { visit.again(&page)? }.into_response())
}

/// Takes the answers; the term runs again.
async fn take(house: &House, case: Case, sent: Attempt) -> WebResult<()> {
    let mut application = case.application;
    let given = application.work.corrections.clone();
    let before: Vec<_> = sent.iter().flat_map(|(name, _)| files_of(given.get(name))).collect();
    let names: Vec<String> = sent.iter().map(|(name, _)| name.clone()).collect();
    for (name, sent) in sent {
        application.work.corrections.insert(name, sent.value.unwrap_or(Value::Null));
    }
    let named = application.work.corrections.clone();
    let tx = house.db.begin().await?;
    let mut taken = false;
    for asked in case.questions.iter().filter(|asked| names.contains(&asked.about)) {
        taken |= questions::answer(&tx, application.citizen, asked.id, house.clock.now()).await?;
    }
    if !taken {
        return Ok(());
    }
    let known = questions::of_application(house, &tx, application.citizen, application.id).await?;
    if known.iter().all(|question| question.answered_at.is_some()) {
        resume(house, &tx, &mut application).await?;
        crate::precheck::enqueue(house, &tx, &application).await?;
    }
    if !applications::change(house, &tx, &application).await? {
        return Err(Problem::Conflict("applications-changed-meanwhile"));
    }
    let mut facts = details(&case.service, &application);
    facts["questions"] = json!(names);
    let actor = Actor::Citizen(application.citizen);
    house.journal.record(&tx, entry(&application, actor, "application.answered", None, facts)).await?;
    tx.commit().await?;
    keep::forget_unnamed(house, before.into_iter().map(|file| file.file).collect(), &named).await
}

async fn resume(house: &House, tx: &Tx, application: &mut Application) -> WebResult<()> {
    let case = desk::case(tx, &application.agency, application.id).await?;
    let today = house.today();
    let days = case.and_then(|case| case.days_left).and_then(|days| u32::try_from(days).ok()).unwrap_or(0);
    application.due_on = catalogue::add_working_days(today, days).to_string();
    application.state = Stage::Processing;
    desk::resume(tx, &application.agency, application.id, &application.due_on).await?;
    Ok(())
}

/// Reads the marked questions from the form; each must be answered.
fn read(visit: &Visit, case: &Case, form: &Form, posting: &Posting, act: &Act) -> (Attempt, FieldErrors) {
    let (t, words) = (&visit.t, case.service.words(visit.t.lang));
    let (today, given) = (visit.house.today(), case.application.answers());
    let mut errors = FieldErrors::new();
    let mut attempt = Attempt::new();
    let mut answers = catalogue::Answers::new();
    for page in &form.pages {
        let mut read = read_page(page, &posting.fields, &given, act, today);
        for (field, question, refusal) in read.iter().flat_map(|entry| &entry.refusals) {
            errors.add(field, question.complaint(refusal, &words, t));
        }
        for item in &page.items {
            let name = item.name();
            let place = read.iter().position(|entry| entry.item.name() == name);
            let mut sent = place.map_or_else(Sent::default, |place| read.swap_remove(place).sent);
            let own = |field: &str| field == name || field.starts_with(&format!("{name}."));
            let files: Vec<_> = posting.files.iter().filter(|(field, _)| own(field)).cloned().collect();
            sent.value = keep::with_files(sent.value, &files);
            answers.extend(sent.value.clone().map(|value| (name.to_owned(), value)));
            attempt.push((name.to_owned(), sent));
        }
    }
    for (question, words) in &posting.refused {
        errors.add(question, words.clone());
    }
    for (_, field, refusal) in form.gaps(&answers, today) {
        errors.add(&field, case.service.form.complaint(&field, &refusal, &words, t));
    }
    (attempt, errors)
}

/// A form of nothing but the marked questions.
fn form_of(service: &Service, names: &[String]) -> Form {
    Form { pages: names.iter().filter_map(|name| page_of(service, name)).collect(), ..Form::default() }
}

/// A page with one question on it, shown whatever was answered before, and to be answered.
fn page_of(service: &Service, about: &str) -> Option<FormPage> {
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    let mut item = items.into_iter().find(|item| item.name() == about)?.clone();
    match &mut item {
        Item::Question(question) => {
            question.shown_when = None;
            question.required = true;
        }
        Item::Block(block) => block.shown_when = None,
    }
    Some(FormPage { name: about.to_owned(), shown_when: None, items: vec![item] })
}

/// The answers to draw a question with: what was tried, else what was sent. Files are given anew.
fn body(application: &Application, about: &str, attempt: &Attempt) -> Body {
    let mut body = Body { answers: application.answers(), ..Body::default() };
    if !files_of(body.answers.get(about)).is_empty() {
        body.answers.remove(about);
    } else if let Some((_, sent)) = attempt.iter().find(|(name, _)| name == about) {
        body.put(about, sent.clone(), 1);
    }
    body
}

/// Whether an officer may ask about this question: everything but what the registers have confirmed may be asked again.
pub(crate) fn may_be_asked(service: &Service, name: &str) -> bool {
    page_of(service, name).is_some()
}

/// The questions an officer may ask about, with their labels.
pub(crate) fn askable(service: &Service, words: &text::Words) -> Vec<(String, String)> {
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    items
        .map(|item| match item {
            Item::Question(question) if matches!(question.kind, Kind::File { .. }) => {
                (question.name.clone(), words.get(&question.name))
            }
            Item::Question(question) => (question.name.clone(), question.label(words)),
            Item::Block(block) => (block.name.clone(), words.get(&block.name)),
        })
        .collect()
}

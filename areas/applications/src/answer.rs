//! The citizen answers what an officer asked: that question and nothing else (APP-12).

use axum::Extension;
use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Redirect, Response};
use base::ApplicationId;
use catalogue::{Form, FormPage, Item, Kind, Service};
use db::Tx;
use journal::Actor;
use serde_json::{Value, json};
use uploads::{Posting, Receiver};
use uuid::Uuid;
use vault::Subject;
use web::{Citizen, FieldErrors, House, Problem, Token, Visit, WebResult};

use crate::application::{Application, State as Stage};
use crate::area::Here;
use crate::draft::{Body, Sent};
use crate::follow::{self, Case};
use crate::form::facts::Facts;
use crate::form::sheet::{self, files_of};
use crate::form::typed::{Act, read_page};
use crate::form::view::{Drawn, Pen};
use crate::save::keep;
use crate::step::{details, entry, service_of};
use crate::store::questions::Asked;
use crate::store::{applications, desk, questions};

/// A question as the citizen sees it.
pub(crate) struct QuestionCard {
    pub words: String,
    pub who: String,
    pub action: String,
    pub drawn: Vec<Drawn>,
    pub is_open: bool,
    pub has_files: bool,
    pub answered: String,
}

/// What was typed for a question and could not be taken.
pub(crate) struct Attempt {
    pub question: Uuid,
    pub sent: Sent,
}

/// All questions of an application as cards, the open ones with their fields.
pub(crate) fn cards(
    visit: &Visit,
    case: &Case,
    errors: &FieldErrors,
    attempt: Option<&Attempt>,
) -> Vec<QuestionCard> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let words = case.service.words(t.lang);
    let card = |asked: &Asked| {
        let name = case.names.get(&asked.by).cloned().unwrap_or_else(|| t.get("applications-by-somebody"));
        let who = t.with(
            "applications-question-by",
            &[("name", name.into()), ("at", t.moment(asked.at, now).into())],
        );
        let is_open = asked.answered_at.is_none() && case.application.state == Stage::Asked;
        let mine = attempt.filter(|attempt| attempt.question == asked.id);
        let body = body(&case.application, asked, mine);
        let none = FieldErrors::new();
        let errors = if mine.is_some() { errors } else { &none };
        let files_at = format!("/applications/{}/files", case.application.id);
        let today = t.day_of(now);
        let facts = Facts::default();
        let pen = Pen {
            facts: &facts,
            may_dispute: false,
            service: &words,
            t,
            body: &body,
            errors,
            today,
            files_at,
        };
        let page = page_of(&case.service, &asked.about);
        let drawn = match (&page, is_open) {
            (Some(page), true) => pen.page(page),
            _ => Vec::new(),
        };
        QuestionCard {
            words: asked.words.clone(),
            who,
            action: format!("/applications/{}/answers/{}", case.application.id, asked.id),
            has_files: drawn.iter().any(|one| matches!(one, Drawn::Field(field) if field.kind == "file")),
            drawn,
            is_open,
            answered: asked.answered_at.map_or_else(String::new, |at| {
                t.with("applications-question-answered", &[("at", t.moment(at, now).into())])
            }),
        }
    };
    case.questions.iter().map(card).collect()
}

/// `POST /applications/{id}/answers/{question}`.
pub(crate) async fn post(
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    token: Token,
    Path((id, question)): Path<(String, String)>,
    request: Request,
) -> WebResult<Response> {
    let house = visit.house.clone();
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let question: Uuid = question.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let service = service_of(&house, &area.tools, &application).await?;
    let asked = questions::of_application(&house, &house.db, citizen.citizen, id).await?;
    let asked = asked.into_iter().find(|asked| asked.id == question).ok_or(Problem::NotFound)?;
    let page = page_of(&service, &asked.about).ok_or(Problem::NotFound)?;
    let form = Form { pages: vec![page], ..Form::default() };
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
    let here = format!("/applications/{id}");
    if asked.answered_at.is_some() || application.state != Stage::Asked {
        // Sent twice, or answered on another device: the first answer stands.
        receiver.discard(posting.files).await?;
        return Ok(Redirect::to(&here).into_response());
    }
    let (sent, errors) = read(&visit, &service, &form, &application, &posting);
    if !errors.is_empty() {
        receiver.discard(posting.files).await?;
        let attempt = Attempt { question, sent };
        return Ok(follow::again(&house, &area, &visit, application, (errors, attempt))
            .await?
            .into_response());
    }
    take(&house, &service, application, (&asked, sent)).await?;
    Ok(Redirect::to(&here).into_response())
}

/// Takes the answer; when it was the last open question, the term runs again.
async fn take(
    house: &House,
    service: &Service,
    mut application: Application,
    (asked, sent): (&Asked, Sent),
) -> WebResult<()> {
    let value = sent.value.unwrap_or(Value::Null);
    let before = files_of(application.work.corrections.get(&asked.about));
    application.work.corrections.insert(asked.about.clone(), value);
    let named = application.work.corrections.clone();
    let tx = house.db.begin().await?;
    if !questions::answer(&tx, application.citizen, asked.id, house.clock.now()).await? {
        return Ok(());
    }
    let open = questions::of_application(house, &tx, application.citizen, application.id).await?;
    if open.iter().all(|question| question.answered_at.is_some()) {
        resume(house, &tx, &mut application).await?;
    }
    if !applications::change(house, &tx, &application).await? {
        return Err(Problem::Conflict("applications-changed-meanwhile"));
    }
    let mut facts = details(service, &application);
    facts["question"] = json!(asked.about);
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

/// Reads the one question from the form; it must be answered.
fn read(
    visit: &Visit,
    service: &Service,
    form: &Form,
    application: &Application,
    posting: &Posting,
) -> (Sent, FieldErrors) {
    let (t, words) = (&visit.t, service.words(visit.t.lang));
    let today = visit.house.today();
    let mut errors = FieldErrors::new();
    let mut sent = Sent::default();
    let given = application.answers();
    for entry in
        form.pages.iter().flat_map(|page| read_page(page, &posting.fields, &given, &Act::Continue, today))
    {
        for (field, question, refusal) in &entry.refusals {
            errors.add(field, question.complaint(refusal, &words, t));
        }
        sent = entry.sent;
    }
    for (question, words) in &posting.refused {
        errors.add(question, words.clone());
    }
    sent.value = keep::with_files(sent.value, &posting.files);
    let mut answers = catalogue::Answers::new();
    if let (Some(item), Some(value)) = (form.pages.iter().flat_map(|page| &page.items).next(), &sent.value) {
        answers.insert(item.name().to_owned(), value.clone());
    }
    for (_, field, refusal) in form.gaps(&answers, today) {
        errors.add(&field, service.form.complaint(&field, &refusal, &words, t));
    }
    (sent, errors)
}

/// A page with nothing but the asked question on it, shown whatever was answered before, and to be answered.
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

/// The answers to draw the question with: what was tried, else what was sent. Files are given anew.
fn body(application: &Application, asked: &Asked, attempt: Option<&Attempt>) -> Body {
    let mut body = Body { answers: application.answers(), ..Body::default() };
    if files_of(body.answers.get(&asked.about)).is_empty() {
        if let Some(attempt) = attempt {
            body.put(&asked.about, attempt.sent.clone(), 1);
        }
    } else {
        body.answers.remove(&asked.about);
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

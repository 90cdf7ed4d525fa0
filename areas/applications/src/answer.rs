//! The citizen corrects what officers have marked: those questions on one page, with the officers' words beside each, and nothing else
//! of the statement (APP-12).

use accounts::elevation;
use askama::Template;
use axum::extract::{Query, Request};
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::{Answers, Form, FormPage, Item, Kind, Refusal, Service};
use db::Tx;
use journal::Actor;
use serde_json::json;
use ui::{Page, Section};
use uploads::{Posting, Receiver};
use vault::Subject;
use web::{FieldErrors, House, Problem, Token, Visit, WebResult};

use crate::application::{Application, Replaced, State as Stage};
use crate::area::Area;
use crate::attempt::{self, Brought};
use crate::check_answers::AnswerLine;
use crate::draft::{Body, Sent};
use crate::follow::{self, Case};
use crate::form::facts::Facts;
use crate::form::sheet::{self, files_of};
use crate::form::typed::{Act, read_page};
use crate::form::view::{Drawn, Pen};
use crate::own::Own;
use crate::receipt;
use crate::save::keep;
use crate::step::{again, details, entry};
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
    title: String,
    lead: String,
    send: String,
    note: String,
    back: String,
    action: String,
    corrections: Vec<Correction>,
    /// What stays as it was sent.
    rest: Vec<AnswerLine>,
    errors: FieldErrors,
}

/// What was typed and is shown again: answers by question.
pub(crate) type Attempt = Vec<(String, Sent)>;

/// What officers have asked about an application, on its page.
pub(crate) struct Asking {
    pub cards: Vec<QuestionCard>,
    /// Where it is answered, and the words of the button; nothing when nothing is open.
    pub way: Option<(String, String)>,
    pub has_answered: bool,
}

/// All questions of officers about an application.
pub(crate) fn asking(visit: &Visit, case: &Case) -> Asking {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let card = |asked: &Asked| QuestionCard {
        words: asked.words.clone(),
        who: who(visit, case, asked),
        is_open: is_open(&case.application, asked),
        answered: asked.answered_at.map_or_else(String::new, |at| {
            t.with("applications-question-answered", &[("at", t.moment(at, now).into())])
        }),
    };
    let cards: Vec<QuestionCard> = case.questions.iter().map(card).collect();
    let way = || {
        let href = format!("/applications/{}/corrections", case.application.id);
        (href, t.get(&format!("applications-{}-do", asked_to(case))))
    };
    Asking {
        way: cards.iter().any(|card| card.is_open).then(way),
        has_answered: cards.iter().any(|card| !card.is_open),
        cards,
    }
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
pub(crate) async fn page(visit: Visit, own: Own) -> WebResult<Response> {
    let case = follow::open(&own.house, &own.area, own.application).await?;
    if open_names(&case).is_empty() {
        return Ok(Redirect::to(&format!("/applications/{}", case.application.id)).into_response());
    }
    let names = open_names(&case);
    let tried = attempt::again(
        &form_of(&case.service, &names),
        &case.application.answers(),
        &case.application.work.attempted,
    );
    Ok(visit.show(&corrections_page(&visit, &case, &names, (FieldErrors::new(), &tried)))?.into_response())
}

/// The questions of the form that are marked, each once, in the order of the form.
fn open_names(case: &Case) -> Vec<String> {
    let items = case.service.form.pages.iter().flat_map(|page| &page.items);
    let marked = |name: &str| {
        case.questions.iter().any(|asked| asked.about == name && is_open(&case.application, asked))
    };
    items.map(Item::name).filter(|name| marked(name)).map(ToOwned::to_owned).collect()
}

/// What the person is asked to do, as the keys of words call it: to put right what was sent, or only to answer what was left open.
fn asked_to(case: &Case) -> &'static str {
    let given = case.application.answers();
    let was_given = |name: &String| crate::page::is_given(given.get(name));
    if open_names(case).iter().any(was_given) { "corrections" } else { "answers" }
}

/// `names` are asked: what is marked, and what a new answer has made necessary.
fn corrections_page(
    visit: &Visit,
    case: &Case,
    names: &[String],
    (errors, attempt): (FieldErrors, &Attempt),
) -> CorrectionsPage {
    let (t, application) = (&visit.t, &case.application);
    let words = case.service.words(t.lang);
    let here = format!("/applications/{}", application.id);
    let (facts, files_at) = (Facts::default(), format!("{here}/files"));
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
    let count = i64::try_from(names.len()).unwrap_or(0);
    let say = |part: &str| t.with1(&format!("applications-{}-{part}", asked_to(case)), "n", count);
    let title = say("title");
    let head = match errors.is_empty() {
        true => title.clone(),
        false => t.with1("applications-page-error-title", "title", title.clone()),
    };
    CorrectionsPage {
        page: visit.page(head, Section::Applications),
        title,
        lead: say("lead"),
        send: say("send"),
        note: say("note"),
        service: words.get("title"),
        number: application.number.clone(),
        action: format!("{here}/corrections{}", also(case, names)),
        rest: follow::answers_without(visit, case, names),
        back: here,
        corrections,
        errors,
    }
}

/// What the address asks for besides the marked questions.
#[derive(serde::Deserialize)]
pub(crate) struct More {
    /// Names of questions, with commas between them.
    #[serde(default)]
    also: String,
}

/// The part of the address that names what is asked besides the marked questions.
fn also(case: &Case, names: &[String]) -> String {
    let marked = open_names(case);
    let more: Vec<&str> = names.iter().filter(|name| !marked.contains(name)).map(String::as_str).collect();
    if more.is_empty() { String::new() } else { format!("?also={}", more.join(",")) }
}

/// The marked questions and those of `also` that nothing was said to: an answer that was sent is changed only when it is marked.
fn named(case: &Case, also: &str) -> Vec<String> {
    let (mut names, said) = (open_names(case), case.application.answers());
    let items = case.service.form.pages.iter().flat_map(|page| &page.items).map(Item::name);
    for name in items.filter(|name| also.split(',').any(|wanted| wanted == *name)) {
        if !crate::page::is_given(said.get(name)) && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Reads the marked questions, then what their new answers have opened; what they make necessary besides is asked before anything is sent.
fn read_all(
    visit: &Visit,
    case: &Case,
    also: &str,
    posting: &Posting,
    act: &Act,
) -> (Vec<String>, Attempt, FieldErrors) {
    let (form, today) = (&case.service.form, visit.house.today());
    let marked = open_names(case);
    let (first, _) = read(visit, case, &form_of(&case.service, &marked), posting, act);
    let after = answered(case, &first);
    let pages = form.visible_pages(&after, today);
    let kept = form.pruned(&after, today);
    let shown: Vec<&str> =
        pages.iter().flat_map(|page| page.shown_items(&kept, today)).map(Item::name).collect();
    let mut names = named(case, also);
    names.retain(|name| marked.contains(name) || shown.contains(&name.as_str()));
    let (sent, mut errors) = read(visit, case, &form_of(&case.service, &names), posting, act);
    let words = case.service.words(visit.t.lang);
    for (field, refusal) in opened(case, &answered(case, &sent), today) {
        let name = top(&field).to_owned();
        if !names.contains(&name) {
            errors.add(&field, form.complaint(&field, &refusal, &words, &visit.t));
            names.push(name);
        }
    }
    (names, sent, errors)
}

/// The answers as they would stand.
fn answered(case: &Case, sent: &Attempt) -> Answers {
    let mut answers = case.application.answers();
    for (name, sent) in sent {
        answers.insert(name.clone(), sent.value.clone().unwrap_or_default());
    }
    answers
}

/// What is missing in these answers and was not missing in what was sent: fields, each with why.
fn opened(case: &Case, after: &Answers, today: chrono::NaiveDate) -> Vec<(String, Refusal)> {
    let form = &case.service.form;
    let before = form.gaps(&case.application.answers(), today);
    let is_new = |field: &str| !before.iter().any(|(_, known, _)| top(known) == top(field));
    let gaps = form.gaps(after, today).into_iter().map(|(_, field, refusal)| (field, refusal));
    gaps.filter(|(field, _)| is_new(field)).collect()
}

/// The question or the block that a field belongs to.
fn top(field: &str) -> &str {
    field.split('.').next().unwrap_or(field)
}

/// `POST /applications/{id}/corrections`: all of them at once; sent twice, the first answers stand.
pub(crate) async fn post(
    visit: Visit,
    own: Own,
    token: Token,
    Query(more): Query<More>,
    request: Request,
) -> WebResult<Response> {
    let Own { house, area, me, session, application } = own;
    let id = application.id;
    let mut case = follow::open(&house, &area, application).await?;
    elevation::need(&session, case.service.sign_in)?;
    let names = open_names(&case);
    let form = form_of(&case.service, &named(&case, &more.also));
    let key = house.vault.key(&house.db, Subject::Citizen(me)).await?;
    let receiver = Receiver {
        house: &house,
        t: &visit.t,
        key: &key,
        slots: &sheet::Files(&form),
        token: &token,
        area: crate::AREA,
        decoding: &area.decoding,
    };
    let mut posting = receiver.receive(request).await?;
    let here = Redirect::to(&format!("/applications/{id}")).into_response();
    if names.is_empty() {
        // Sent twice, or answered on another device.
        receiver.discard(posting.files).await?;
        return Ok(here);
    }
    let act = Act::parse(posting.fields.get("act"));
    let kept = case.application.work.attempted.clone();
    let stays = attempt::joined(&form, &kept, &posting.files, &act);
    let all = [kept, std::mem::replace(&mut posting.files, stays)].concat();
    let (names, sent, mut errors) = read_all(&visit, &case, &more.also, &posting, &act);
    if !matches!(act, Act::Continue) {
        errors = FieldErrors::new();
        for (question, words) in &posting.refused {
            errors.add(question, words.clone());
        }
    } else if errors.is_empty() {
        take(&house, &area, case, (sent, all)).await?;
        return Ok(here);
    }
    attempt::store(&house, &mut case.application, (all, posting.files)).await?;
    let page = corrections_page(&visit, &case, &names, (errors, &sent));
    Ok(if page.errors.is_empty() { visit.show(&page)? } else { visit.again(&page)? }.into_response())
}

/// Takes the answers, with a receipt of the statement as it stands with them; the term runs again.
async fn take(house: &House, area: &Area, case: Case, (sent, brought): (Attempt, Brought)) -> WebResult<()> {
    let mut application = case.application;
    let given = application.work.corrections.clone();
    application.work.attempted.clear();
    let corrected = sent.iter().flat_map(|(name, _)| files_of(given.get(name))).map(|file| file.file);
    let before: Vec<_> = corrected.chain(attempt::ids(&brought)).collect();
    let names: Vec<String> = sent.iter().map(|(name, _)| name.clone()).collect();
    let said = application.answers();
    for (about, sent) in sent {
        let (was, is) = (said.get(&about).cloned().unwrap_or_default(), sent.value.unwrap_or_default());
        if was != is {
            let replaced = Replaced { about: about.clone(), was, at: house.clock.now() };
            application.work.replaced.push(replaced);
        }
        application.work.corrections.insert(about, is);
    }
    let named = application.work.corrections.clone();
    let (answers, at) = (application.answers(), house.clock.now());
    let stands =
        receipt::Facts { number: &application.number, service: &case.service, answers: &answers, at };
    let receipt = receipt::sign(house, &area.tools.press, &stands)?;
    let digest = receipt::digest(&receipt);
    application.work.corrections_receipt = Some(receipt);
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
        resume(house, &tx, &case.service, &mut application).await?;
    }
    if !applications::change(house, &tx, &application).await? {
        return Err(Problem::Conflict("applications-changed-meanwhile"));
    }
    let mut facts = details(&case.service, &application);
    facts["questions"] = json!(names);
    facts["receipt_sha256"] = json!(digest);
    let actor = Actor::Citizen(application.citizen);
    house.journal.record(&tx, entry(&application, actor, "application.answered", None, facts)).await?;
    tx.commit().await?;
    keep::forget_unnamed(house, before, &named).await
}

/// The term runs again. The case is its officers' once more, or first goes through the steps that its new answers ask for.
async fn resume(house: &House, tx: &Tx, service: &Service, application: &mut Application) -> WebResult<()> {
    let case = desk::case(tx, &application.agency, application.id).await?;
    let today = house.today();
    let days = case.and_then(|case| case.days_left).and_then(|days| u32::try_from(days).ok()).unwrap_or(0);
    application.due_on = catalogue::add_working_days(today, days).to_string();
    application.state = Stage::Processing;
    if again::begin(house, tx, service, application).await? {
        return Ok(());
    }
    desk::resume(tx, &application.agency, application.id, &application.due_on).await?;
    crate::precheck::enqueue(house, tx, application).await
}

/// Reads the marked questions from the form; each must be answered.
fn read(visit: &Visit, case: &Case, form: &Form, posting: &Posting, act: &Act) -> (Attempt, FieldErrors) {
    let (t, words) = (&visit.t, case.service.words(visit.t.lang));
    let (today, given) = (visit.house.today(), case.application.answers());
    let mut errors = FieldErrors::new();
    let mut attempt = Attempt::new();
    let mut answers = Answers::new();
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

/// The answers to draw a question with: what was tried, else what was sent. Files are given anew; those that came already stay.
fn body(application: &Application, about: &str, attempt: &Attempt) -> Body {
    let mut body = Body { answers: application.answers(), ..Body::default() };
    if !files_of(body.answers.get(about)).is_empty() {
        body.answers.remove(about);
    }
    if let Some((_, sent)) = attempt.iter().find(|(name, _)| name == about) {
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

//! One application: what happens now, who holds it, what comes next, what was asked, how it went (APP-06, APP-12, APP-13). It keeps
//! itself true while it is open (APP-25).

use std::collections::HashMap;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use base::{ApplicationId, StaffId};
use catalogue::{Service, Step};
use documents::Listed;
use journal::Recorded;
use ui::{Page, Section};
use web::{Citizen, FieldErrors, House, Problem, Visit, WebResult};

use crate::amend;
use crate::answer::{Asking, asking};
use crate::application::{Application, State as Stage};
use crate::area::{Area, Here};
use crate::check_answers::AnswerLine;
use crate::file;
use crate::form::view::FileLine;
use crate::letterbox::Attempt;
use crate::list::present_words;
use crate::message::{self, Bubble};
use crate::reissue::Standing;
use crate::status::{Fact, Prospect, Remark, facts, waiting};
use crate::step::{reason_words, service_of};
use crate::store::messages::{Fate, Message};
use crate::store::statements::Earlier;
use crate::store::{applications, following, messages, questions, statements};
use crate::subscription::{self, Told};
use crate::task::{self, Proof, TaskCard};
use crate::timeline::{self, Moment, Reader};

/// How it ended.
struct Ending {
    tone: &'static str,
    title: String,
    text: String,
    /// What to do about a refusal.
    remedy: String,
    /// What becomes of the fee.
    fee: String,
    /// The application has ended; otherwise only the document is there already.
    is_over: bool,
    /// The document may be asked for again; else why not now.
    may_reissue: bool,
    reissue_note: String,
    documents: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "applications/follow.html")]
struct FollowPage {
    page: Page,
    title: String,
    number: String,
    state: String,
    tone: &'static str,
    icon: &'static str,
    step: i64,
    all: i64,
    now: String,
    note: String,
    /// When the page was made.
    made: String,
    facts: Vec<Fact>,
    waiting: Option<Remark>,
    moved: Option<Remark>,
    ending: Option<Ending>,
    task: Option<TaskCard>,
    proofs: Vec<Proof>,
    asking: Asking,
    /// What has happened before the last of it.
    past: Vec<Moment>,
    timeline: Vec<Moment>,
    files: Vec<FileLine>,
    answers: Vec<AnswerLine>,
    submitted: String,
    receipt: String,
    /// The history of what was added.
    uploads: String,
    statement: String,
    here: String,
    fresh: String,
    withdrawal: Option<String>,
    amendment: bool,
    earlier: Vec<EarlierLine>,
    messages: Vec<Bubble>,
    /// What a reader who hears the page is told of what was written.
    unread_say: String,
    /// The form for a message is open.
    is_writing: bool,
    has_officer: bool,
    answer_days: i64,
    /// A message, or a name of a template, that was refused.
    tried: Tried,
    told: Told,
    is_ended: bool,
    is_archived: bool,
    errors: FieldErrors,
}

/// What was typed and is shown again beside what is wrong with it.
struct Tried {
    letter: Attempt,
    name: String,
}

impl Tried {
    fn of(errors: &FieldErrors, tried: Attempt) -> Self {
        match errors.at("name") {
            "" => Self { letter: tried, name: String::new() },
            _ => Self { letter: Attempt::default(), name: tried.words },
        }
    }
}

/// An earlier version of the statement.
struct EarlierLine {
    href: String,
    words: String,
}

/// Everything a page about one application is made of.
pub(crate) struct Case {
    pub application: Application,
    pub service: std::sync::Arc<Service>,
    pub questions: Vec<questions::Asked>,
    pub entries: Vec<Recorded>,
    pub names: HashMap<StaffId, String>,
    pub messages: Vec<Message>,
}

/// `GET /applications/{id}`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<impl IntoResponse> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let case = open(&house, &area, application).await?;
    let drawn = follow_page(&house, &visit, &case, FieldErrors::new(), Attempt::default()).await?;
    // A page that fetches itself anew is not read by anybody yet.
    if !visit.unattended && drawn.messages.iter().any(|message| message.is_new) {
        let tx = house.db.begin().await?;
        messages::note(&tx, (citizen.citizen, id), Fate::ReadByCitizen, house.clock.now()).await?;
        tx.commit().await?;
    }
    visit.show(&drawn)
}

/// Shows the page again after a message that cannot be sent, with what was typed.
pub(crate) async fn again(
    house: &House,
    area: &Area,
    visit: &Visit,
    application: Application,
    (errors, tried): (FieldErrors, Attempt),
) -> WebResult<web::Html> {
    let case = open(house, area, application).await?;
    visit.again(&follow_page(house, visit, &case, errors, tried).await?)
}

/// Reads what belongs to an application: four queries more, whatever its history.
pub(crate) async fn open(house: &House, area: &Area, application: Application) -> WebResult<Case> {
    let service = service_of(house, &area.tools, &application).await?;
    let (citizen, id) = (application.citizen, application.id);
    let questions = match &application.held {
        Some(held) => held.questions.clone(),
        None => questions::of_application(house, &house.db, citizen, id).await?,
    };
    let entries = house.journal.of_application(&house.db, citizen, id).await?;
    let names = staff::short_names(house, &house.db, &timeline::officers(&entries, &questions)).await?;
    let messages = match &application.held {
        Some(_) => Vec::new(),
        None => messages::of_application(house, &house.db, citizen, id).await?,
    };
    Ok(Case { application, service, questions, entries, names, messages })
}

async fn follow_page(
    house: &House,
    visit: &Visit,
    case: &Case,
    errors: FieldErrors,
    tried: Attempt,
) -> WebResult<FollowPage> {
    let (t, now) = (&visit.t, house.clock.now());
    let application = &case.application;
    let (citizen, id) = (application.citizen, application.id);
    let words = case.service.words(t.lang);
    let documents = issued(house, case, t.lang).await?;
    let clock = following::clock(&house.db, citizen, id).await?;
    let prospect = Prospect::of(house, case, clock.as_ref()).await?;
    let earlier = statements::of_application(house, &house.db, citizen, id).await?;
    let title = words.get("title");
    let (step, all) = place(house, case);
    let present = case.service.steps.get(application.step).map(Step::name);
    let base = format!("/applications/{id}");
    let messages = message::bubbles(visit, case, &case.messages);
    let mut past = timeline::moments(visit, case, Reader::Citizen);
    let timeline = past.split_off(timeline::fold(&past));
    let task = task::card(house, visit, case).await?;
    let booked = task.as_ref().filter(|task| !task.note_of_state.is_empty());
    let known = booked.map(|task| (task.title.clone(), task.note_of_state.clone()));
    let (known_now, known_note) = known.unzip();
    Ok(FollowPage {
        page: visit.page(head(t, &title, &errors), Section::Applications),
        number: application.number.clone(),
        state: application.state.shown(&words, t),
        tone: application.state.tone(),
        icon: application.state.icon(),
        step,
        all,
        now: known_now.unwrap_or_else(|| present_words(t, application.state, Some(&words), present, false)),
        note: known_note.unwrap_or_else(|| t.get(&format!("applications-note-{}", application.state.code()))),
        facts: facts(visit, case, &words, &prospect),
        waiting: waiting(house, visit, case).await?,
        moved: prospect.moved(visit, case),
        ending: ending(visit, case, documents),
        task,
        proofs: task::proofs(visit, application),
        asking: asking(visit, case),
        past,
        timeline,
        made: t.time(now),
        files: files(visit, case, &format!("{base}/files")),
        answers: answers(visit, case),
        submitted: t.moment(application.submitted_at, now),
        receipt: format!("{base}/receipt"),
        uploads: format!("{base}/uploads"),
        statement: format!("{base}/statement"),
        fresh: tried.id_or(house),
        withdrawal: application.may_be_withdrawn().then(|| format!("{base}/withdrawal")),
        amendment: amend::may_be_amended(&case.service, application, clock.as_ref()),
        earlier: earlier_lines(visit, &base, &earlier),
        unread_say: unread(t, &messages),
        is_writing: messages.is_empty() || (!errors.is_empty() && errors.at("name").is_empty()),
        messages,
        has_officer: message::has_officer(&case.service),
        answer_days: i64::from(message::answer_days(house, &case.service)),
        tried: Tried::of(&errors, tried),
        told: subscription::told(house, citizen, id).await?,
        is_ended: application.state.is_final(),
        is_archived: clock.is_some_and(|clock| clock.archived_at.is_some()),
        here: base,
        title,
        errors,
    })
}

fn head(t: &text::Words, title: &str, errors: &FieldErrors) -> String {
    match errors.is_empty() {
        true => title.to_owned(),
        false => t.with1("applications-page-error-title", "title", title.to_owned()),
    }
}

/// What is said of messages that were not read yet.
fn unread(t: &text::Words, messages: &[Bubble]) -> String {
    let is_new = messages.iter().any(|message| message.is_new);
    if is_new { t.get("applications-message-new-say") } else { String::new() }
}

/// The documents that have come of it.
async fn issued(house: &House, case: &Case, lang: text::Lang) -> WebResult<Vec<Listed>> {
    let application = &case.application;
    if !has_letter(case) {
        return Ok(Vec::new());
    }
    documents::of_application(house, &house.db, application.citizen, application.id, lang).await
}

/// Whether a step that gives a document lies behind.
pub(crate) fn has_letter(case: &Case) -> bool {
    let behind = case.service.steps.iter().take(case.application.step);
    case.application.state != Stage::Refused
        && behind.into_iter().any(|step| matches!(step, Step::Issue { .. }))
}

/// Which step is the present one, and of how many; sending it was the first.
fn place(house: &House, case: &Case) -> (i64, i64) {
    let (application, known) = (&case.application, case.application.known(house));
    let on_the_way = |place: &usize| case.service.runs(*place, &known.course());
    let way: Vec<usize> = (0..case.service.steps.len()).filter(on_the_way).collect();
    let steps = way.len();
    let before = way.iter().filter(|place| **place < application.step).count();
    let step = if application.state.is_final() { steps + 1 } else { before + 2 };
    let number = |n: usize| i64::try_from(n).unwrap_or(0);
    (number(step.min(steps + 1)), number(steps + 1))
}

fn earlier_lines(visit: &Visit, base: &str, earlier: &[Earlier]) -> Vec<EarlierLine> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let line = |one: &Earlier| EarlierLine {
        href: format!("{base}/statement.pdf?version={}", one.version),
        words: t.with(
            "applications-earlier-version",
            &[("n", one.version.into()), ("at", t.moment(one.sent_at, now).into())],
        ),
    };
    earlier.iter().map(line).collect()
}

fn ending(visit: &Visit, case: &Case, documents: Vec<Listed>) -> Option<Ending> {
    let (t, application) = (&visit.t, &case.application);
    let key = |part: &str| format!("applications-ending-{}-{part}", application.state.code());
    match application.state {
        Stage::Completed => {
            let standing = Standing::of(&case.entries, &documents, visit.house.clock.now(), &visit.house);
            Some(Ending {
                tone: "ok",
                title: t.get(&key("title")),
                text: reason_words(&case.service, application, t.lang),
                remedy: String::new(),
                fee: String::new(),
                is_over: true,
                may_reissue: standing == Standing::Open,
                reissue_note: standing.words().map_or_else(String::new, |key| t.get(key)),
                documents: linked(visit, documents),
            })
        }
        Stage::Refused => Some(Ending {
            tone: "bad",
            title: t.get(&key("title")),
            text: reason_words(&case.service, application, t.lang),
            remedy: t.get(&key("remedy")),
            fee: task::paid_words(t, "applications-fee-ended", application),
            is_over: true,
            may_reissue: false,
            reissue_note: String::new(),
            documents: Vec::new(),
        }),
        Stage::Withdrawn => Some(Ending {
            tone: "info",
            title: t.get(&key("title")),
            text: t.get(&key("text")),
            remedy: String::new(),
            fee: task::paid_words(t, "applications-fee-ended", application),
            is_over: true,
            may_reissue: false,
            reissue_note: String::new(),
            documents: Vec::new(),
        }),
        // The document is there, something has still to be done: to come, for instance.
        _ if !documents.is_empty() => Some(Ending {
            tone: "ok",
            title: t.get("applications-ending-issued-title"),
            text: reason_words(&case.service, application, t.lang),
            remedy: String::new(),
            fee: String::new(),
            is_over: false,
            may_reissue: false,
            reissue_note: String::new(),
            documents: linked(visit, documents),
        }),
        _ => None,
    }
}

/// Documents with their addresses.
fn linked(visit: &Visit, documents: Vec<Listed>) -> Vec<(String, String)> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let title = |document: &Listed| match document.first_on {
        None => document.title.clone(),
        Some(_) => {
            let date = t.date_near(t.day_of(document.issued_at), now);
            let args = [("title", document.title.clone().into()), ("date", date.into())];
            t.with("applications-ending-copy", &args)
        }
    };
    let link = |document: Listed| (title(&document), format!("/documents/{}", document.id));
    documents.into_iter().map(link).collect()
}

/// The files of the statement, which can be read below `at`.
pub(crate) fn files(visit: &Visit, case: &Case, at: &str) -> Vec<FileLine> {
    let all = file::all(&case.service, &case.application.answers()).into_iter();
    all.map(|file| FileLine::of(&file, format!("{at}/{}", file.file), &visit.t)).collect()
}

/// The answers as they were sent, with what was answered later.
pub(crate) fn answers(visit: &Visit, case: &Case) -> Vec<AnswerLine> {
    answers_without(visit, case, &[])
}

/// The same, some questions left out.
pub(crate) fn answers_without(visit: &Visit, case: &Case, without: &[String]) -> Vec<AnswerLine> {
    let words = case.service.words(visit.t.lang);
    let form = &case.service.form;
    let given = form.counted(case.application.answers(), visit.t.day_of(case.application.submitted_at));
    let counted = form.computed.iter().filter_map(|computed| {
        let value = computed.shown(given.get(&computed.name)?, &visit.t);
        let (source, href, files) = (String::new(), String::new(), Vec::new());
        Some(AnswerLine { name: computed.label(&words), value, source, href, files })
    });
    let items = form.pages.iter().flat_map(|page| &page.items);
    items
        .filter(|item| !without.iter().any(|name| name == item.name()))
        .filter_map(|item| {
            let value = given.get(item.name())?;
            let (label, value) = crate::desk::shown::item(item, value, &words, &visit.t);
            let (source, href, files) = (String::new(), String::new(), Vec::new());
            Some(AnswerLine { name: label, value, source, href, files })
        })
        .chain(counted)
        .collect()
}

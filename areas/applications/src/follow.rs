//! One application: what happens now, who holds it, what comes next, what was asked, how it went (APP-06, APP-12, APP-13).

use std::collections::HashMap;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use base::{ApplicationId, StaffId};
use catalogue::{Service, Step};
use documents::Listed;
use journal::Recorded;
use text::Words;
use ui::{Page, Section};
use web::{Citizen, FieldErrors, House, Problem, Visit, WebResult};

use crate::answer::{QuestionCard, cards as question_cards};
use crate::application::{Application, State as Stage};
use crate::area::{Area, Here};
use crate::calendar;
use crate::check_answers::AnswerLine;
use crate::file;
use crate::form::view::{Drawn, FileLine};
use crate::list::present_words;
use crate::page::register_name;
use crate::step::{reason_words, service_of};
use crate::store::{applications, questions};
use crate::timeline::{self, Moment, Reader};

/// The three answers under the head of the panel.
pub(crate) struct Fact {
    pub question: String,
    pub answer: String,
    pub note: String,
}

/// A register that does not answer.
pub(crate) struct WaitingAlert {
    pub title: String,
    pub text: String,
}

/// How it ended.
struct Ending {
    tone: &'static str,
    title: String,
    text: String,
    /// What to do about a refusal.
    remedy: String,
    document: Option<(String, String)>,
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
    facts: Vec<Fact>,
    waiting: Option<WaitingAlert>,
    ending: Option<Ending>,
    questions: Vec<QuestionCard>,
    timeline: Vec<Moment>,
    files: Vec<FileLine>,
    answers: Vec<AnswerLine>,
    submitted: String,
    receipt: String,
    statement: String,
    again: String,
    withdrawal: Option<String>,
    errors: FieldErrors,
}

/// Everything a page about one application is made of.
pub(crate) struct Case {
    pub application: Application,
    pub service: std::sync::Arc<Service>,
    pub questions: Vec<questions::Asked>,
    pub entries: Vec<Recorded>,
    pub names: HashMap<StaffId, String>,
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
    visit.show(&follow_page(&house, &visit, case, FieldErrors::new(), None).await?)
}

/// Shows the page again after an answer that cannot be taken, with what was typed.
pub(crate) async fn again(
    house: &House,
    area: &Area,
    visit: &Visit,
    application: Application,
    (errors, typed): (FieldErrors, crate::answer::Attempt),
) -> WebResult<web::Html> {
    let case = open(house, area, application).await?;
    visit.again(&follow_page(house, visit, case, errors, Some(typed)).await?)
}

/// Reads what belongs to an application: three queries more, whatever its history.
pub(crate) async fn open(house: &House, area: &Area, application: Application) -> WebResult<Case> {
    let service = service_of(house, &area.tools, &application).await?;
    let (citizen, id) = (application.citizen, application.id);
    let questions = match &application.held {
        Some(held) => held.questions.clone(),
        None => questions::of_application(house, &house.db, citizen, id).await?,
    };
    let entries = house.journal.of_application(&house.db, citizen, id).await?;
    let names = staff::short_names(house, &house.db, &timeline::officers(&entries, &questions)).await?;
    Ok(Case { application, service, questions, entries, names })
}

async fn follow_page(
    house: &House,
    visit: &Visit,
    case: Case,
    errors: FieldErrors,
    attempt: Option<crate::answer::Attempt>,
) -> WebResult<FollowPage> {
    let (t, now) = (&visit.t, house.clock.now());
    let application = &case.application;
    let words = case.service.words(t.lang);
    let document = match application.state {
        Stage::Completed => {
            documents::of_application(house, &house.db, application.citizen, application.id, t.lang).await?
        }
        _ => None,
    };
    let waiting = waiting_alert(house, visit, &case).await?;
    let title = words.get("title");
    let steps = case.service.steps.len();
    let step = if application.state.is_final() { steps + 1 } else { application.step + 2 };
    let present = case.service.steps.get(application.step).map(Step::name);
    let number = |n: usize| i64::try_from(n).unwrap_or(0);
    let base = format!("/applications/{}", application.id);
    let head = if errors.is_empty() {
        title.clone()
    } else {
        t.with1("applications-page-error-title", "title", title.clone())
    };
    Ok(FollowPage {
        page: visit.page(head, Section::Applications),
        number: application.number.clone(),
        state: t.get(&format!("applications-state-{}", application.state.code())),
        tone: application.state.tone(),
        icon: application.state.icon(),
        step: number(step.min(steps + 1)),
        all: number(steps + 1),
        now: present_words(t, application.state, Some(&words), present, false),
        note: t.get(&format!("applications-note-{}", application.state.code())),
        facts: facts(visit, &case, &words),
        waiting,
        ending: ending(visit, &case, document),
        questions: question_cards(visit, &case, &errors, attempt.as_ref()),
        timeline: timeline::moments(visit, &case, Reader::Citizen),
        files: files(visit, &case, &format!("{base}/files")),
        answers: answers(visit, &case),
        submitted: t.moment(application.submitted_at, now),
        receipt: format!("{base}/receipt"),
        statement: format!("{base}/statement"),
        again: case.service.code.clone(),
        withdrawal: application.may_be_withdrawn().then(|| format!("{base}/withdrawal")),
        title,
        errors,
    })
}

/// Who holds it, when it will be there, what comes next.
fn facts(visit: &Visit, case: &Case, words: &Words) -> Vec<Fact> {
    let (t, application) = (&visit.t, &case.application);
    if application.state.is_final() {
        return final_facts(visit, case, words);
    }
    let steps = &case.service.steps;
    let (holder, holder_note) = match (application.state, steps.get(application.step)) {
        (Stage::Asked, _) => (t.get("applications-holder-you"), String::new()),
        (_, Some(Step::Check { register, .. })) => {
            (register_name(t, register), t.get("applications-holder-check"))
        }
        (_, Some(Step::Review { .. })) => (words.get("agency"), String::new()),
        _ => (t.get("applications-holder-portal"), String::new()),
    };
    let due = calendar::parse(&application.due_on).map(|due| t.date_near(due, visit.house.clock.now()));
    let (term, term_note) = match (application.state, due) {
        (Stage::Asked, _) => (t.get("applications-term-stands"), t.get("applications-term-stands-note")),
        (_, Some(date)) if case.service.term_working_days > 0 => {
            (t.with("applications-term-until", &[("date", date.into())]), t.get("applications-term-note"))
        }
        _ => (t.get("applications-term-now"), String::new()),
    };
    let next = steps.get(application.step + 1).map_or_else(
        || t.get("applications-next-result"),
        |step| words.get(&format!("step-{}", step.name())),
    );
    vec![
        Fact { question: t.get("applications-fact-holder"), answer: holder, note: holder_note },
        Fact { question: t.get("applications-fact-term"), answer: term, note: term_note },
        Fact {
            question: t.get("applications-fact-next"),
            answer: next,
            note: t.get("applications-next-note"),
        },
    ]
}

/// Who ended it, when, and what one can do now.
fn final_facts(visit: &Visit, case: &Case, words: &Words) -> Vec<Fact> {
    let (t, application) = (&visit.t, &case.application);
    let decided_by_office = application.work.decision.as_ref().is_some_and(|decision| decision.by.is_some());
    let who = match application.state {
        Stage::Withdrawn => t.get("applications-by-you"),
        _ if decided_by_office => words.get("agency"),
        _ => t.get("applications-by-portal"),
    };
    let ended = case.entries.last().map_or(application.submitted_at, |entry| entry.at);
    let next = t.get(&format!("applications-next-{}", application.state.code()));
    let fact = |key: &str, answer: String| Fact { question: t.get(key), answer, note: String::new() };
    vec![
        fact("applications-fact-decided", who),
        fact("applications-fact-ended", t.moment(ended, visit.house.clock.now())),
        fact("applications-fact-next", next),
    ]
}

/// Since when a register is silent, how often it was asked, when it is asked again.
async fn waiting_alert(house: &House, visit: &Visit, case: &Case) -> WebResult<Option<WaitingAlert>> {
    let application = &case.application;
    let Some(since) = application.waiting_since else { return Ok(None) };
    let (t, now) = (&visit.t, house.clock.now());
    let register = match case.service.steps.get(application.step) {
        Some(Step::Check { register, .. }) => register_name(t, register),
        _ => t.get("applications-register-other"),
    };
    let title = t.with(
        "applications-waiting-title",
        &[("register", register.into()), ("at", t.moment(since, now).into())],
    );
    let text = match house.jobs.waiting(&house.db, &application.step_key()).await? {
        Some(waiting) => t.with(
            "applications-waiting-text",
            &[("tries", i64::from(waiting.attempts).into()), ("next", t.time(waiting.next_at).into())],
        ),
        None => t.get("applications-waiting-plain"),
    };
    Ok(Some(WaitingAlert { title, text }))
}

fn ending(visit: &Visit, case: &Case, document: Option<Listed>) -> Option<Ending> {
    let (t, application) = (&visit.t, &case.application);
    let key = |part: &str| format!("applications-ending-{}-{part}", application.state.code());
    match application.state {
        Stage::Completed => {
            let words = application
                .work
                .decision
                .as_ref()
                .map_or_else(String::new, |decision| decision.words.clone());
            let document = document.map(|document| (document.title, format!("/documents/{}", document.id)));
            Some(Ending {
                tone: "ok",
                title: t.get(&key("title")),
                text: words,
                remedy: String::new(),
                document,
            })
        }
        Stage::Refused => Some(Ending {
            tone: "bad",
            title: t.get(&key("title")),
            text: reason_words(&case.service, application, t.lang),
            remedy: t.get(&key("remedy")),
            document: None,
        }),
        Stage::Withdrawn => Some(Ending {
            tone: "info",
            title: t.get(&key("title")),
            text: t.get(&key("text")),
            remedy: String::new(),
            document: None,
        }),
        Stage::Processing | Stage::Asked | Stage::Approved => None,
    }
}

fn files(visit: &Visit, case: &Case, at: &str) -> Vec<FileLine> {
    let all = file::all(&case.service, &case.application.answers()).into_iter();
    all.map(|file| FileLine {
        href: format!("{at}/{}", file.file),
        id: file.file.to_string(),
        size: visit.t.size(file.size),
        name: file.name,
    })
    .collect()
}

/// The answers as they were sent, with what was answered later.
pub(crate) fn answers(visit: &Visit, case: &Case) -> Vec<AnswerLine> {
    let words = case.service.words(visit.t.lang);
    let given = case.application.answers();
    let items = case.service.form.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| {
            let value = given.get(item.name())?;
            let (label, value) = crate::desk::shown::item(item, value, &words, &visit.t);
            let (source, href, files) = (String::new(), String::new(), Vec::new());
            Some(AnswerLine { name: label, value, source, href, files })
        })
        .collect()
}

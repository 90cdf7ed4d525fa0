//! One page of a form: drawn, filled in, saved.

use accounts::elevation;
use askama::Template;
use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::DraftId;
use catalogue::Form;
use http::StatusCode;
use serde_json::Value;
use ui::{Page, Section};
use uploads::{Posting, Receiver};
use vault::SubjectKey;
use web::{Citizen, FieldErrors, House, Problem, Token, Visit, WebResult};

use crate::area::{Area, Here};
use crate::closed;
use crate::draft::{Seen, Source};
use crate::form::ended::Ended;
use crate::form::sheet::{self, Sheet};
use crate::form::typed::Act;
use crate::form::view::{Drawn, KnownLine, Pen};
use crate::late;
use crate::save::Saving;
use crate::start::sent_already;

/// A step in the list beside the form.
pub(crate) struct StepLine {
    pub title: String,
    pub href: String,
    /// `done`, `now` or `next`.
    pub state: &'static str,
}

#[derive(Template)]
#[template(path = "applications/page.html")]
struct QuestionPage {
    page: Page,
    service: String,
    heading: String,
    /// The page's first question is its heading.
    is_single: bool,
    lead: String,
    saved: String,
    back: String,
    action: String,
    autosave: String,
    /// Where files go in pieces.
    pieces: String,
    version: String,
    steps: Vec<StepLine>,
    step: i64,
    all: i64,
    known: Vec<KnownLine>,
    sources: Vec<String>,
    drawn: Vec<Drawn>,
    has_files: bool,
    kept_until: String,
    /// The service is only tried: nothing will be sent.
    is_trial: bool,
    /// Why nothing can be sent now; empty when it can.
    closed: String,
    /// Documents that have ended since they were put here.
    ended: Vec<Ended>,
    errors: FieldErrors,
}

/// `GET /drafts/{id}/{page}`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path((id, name)): Path<(String, String)>,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let Some(sheet) = Sheet::open(&house, &area.tools, citizen.citizen, id).await? else {
        return Ok(sent_already(&house, &citizen, id).await?.into_response());
    };
    elevation::need(&citizen, sheet.service.sign_in)?;
    if sheet.service.form.page(&name).is_none() {
        return Err(Problem::NotFound);
    }
    if sheet.page(&name).is_none() {
        // The page is not asked for the answers as they are now: go on with one that is.
        return Ok(Redirect::to(&sheet.path(&sheet.resume())).into_response());
    }
    let seen = Seen::all(sheet.version);
    let mut drawn = question_page(&visit, &sheet, &name, &seen, FieldErrors::new())?;
    drawn.closed = closed::words(&visit, &area, &sheet).await?;
    Ok(visit.show(&drawn)?.into_response())
}

/// `POST /drafts/{id}/{page}`: saves what was typed whatever it is, then goes where the button says.
pub(crate) async fn post(
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    token: Token,
    Path((id, name)): Path<(String, String)>,
    request: Request,
) -> WebResult<Response> {
    let house = visit.house.clone();
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let Some(sheet) = Sheet::read(&house, &area.tools, citizen.citizen, id).await? else {
        return late::sent(&visit, &area, (&citizen, &token), (id, &name), request).await;
    };
    let posting = receive(&visit, &area, (&sheet.key, &sheet.service.form), &token, request).await?;
    let act = Act::parse(posting.fields.get("act"));
    let saving = Saving { house: &house, tools: &area.tools, t: &visit.t, me: &citizen };
    let saved = saving.page(id, &name, &posting, &act).await?;
    let Some(saved) = saved else { return Ok(sent_already(&house, &citizen, id).await?.into_response()) };
    if saved.sheet.is_thrown && !saved.conflicts {
        return late::thrown(&visit, &saved.sheet, &name);
    }
    if saved.conflicts || !saved.errors.is_empty() && matches!(act, Act::Continue | Act::Upload) {
        let seen = if saved.conflicts { Seen::all(saved.sheet.version) } else { saved.seen.clone() };
        let mut drawn = question_page(&visit, &saved.sheet, &name, &seen, saved.errors)?;
        drawn.closed = closed::words(&visit, &area, &saved.sheet).await?;
        let mut html = visit.again(&drawn)?;
        if saved.conflicts {
            html.status = StatusCode::CONFLICT;
        }
        return Ok(html.into_response());
    }
    let next = match &act {
        Act::Continue if saved.grew => saved.sheet.path(&name),
        Act::Continue => saved.sheet.path(&saved.sheet.after(&name)),
        Act::Exit => "/".to_owned(),
        Act::Add(block) | Act::Remove(block, _) => format!("{}#{block}", saved.sheet.path(&name)),
        Act::Unfile(question, _) => format!("{}#{question}", saved.sheet.path(&name)),
        Act::Upload => saved.sheet.path(&name),
        Act::Dispute(question) | Act::Agree(question) => format!("{}#{question}", saved.sheet.path(&name)),
    };
    Ok(Redirect::to(&next).into_response())
}

/// Reads the form of a draft's page, its files into the store.
pub(crate) async fn receive(
    visit: &Visit,
    area: &Area,
    (key, form): (&SubjectKey, &Form),
    token: &Token,
    request: Request,
) -> WebResult<Posting> {
    let receiver = Receiver {
        house: &visit.house,
        t: &visit.t,
        key,
        slots: &sheet::Files(form),
        token,
        area: crate::AREA,
        decoding: &area.decoding,
    };
    receiver.receive(request).await
}

fn question_page(
    visit: &Visit,
    sheet: &Sheet,
    name: &str,
    seen: &Seen,
    errors: FieldErrors,
) -> WebResult<QuestionPage> {
    let (place, form_page) = sheet.page(name).ok_or(Problem::NotFound)?;
    let (t, words) = (&visit.t, sheet.service.words(visit.t.lang));
    let files_at = format!("/drafts/{}/files", sheet.id);
    let pen = Pen {
        facts: &sheet.facts,
        may_dispute: sheet.may_dispute(),
        service: &words,
        t,
        body: &sheet.body,
        errors: &errors,
        today: sheet.today,
        files_at,
    };
    let (drawn, known) = (pen.page(form_page), pen.known(form_page));
    let heading = words.get(&format!("page-{name}"));
    let lead_key = format!("page-{name}-lead");
    let pages = sheet.pages();
    let previous = place.checked_sub(1).and_then(|place| pages.get(place));
    let all = pages.len() + 1;
    let number = |n: usize| i64::try_from(n).unwrap_or(0);
    let title = if errors.is_empty() {
        heading.clone()
    } else {
        t.with1("applications-page-error-title", "title", heading.clone())
    };
    Ok(QuestionPage {
        page: visit.page(title, Section::Applications),
        service: words.get("title"),
        is_single: is_single(&drawn, &known, &heading),
        heading,
        lead: if words.has(&lead_key) { words.get(&lead_key) } else { String::new() },
        saved: saved_words(visit, sheet),
        back: previous
            .map_or_else(|| format!("/services/{}", sheet.service.code), |page| sheet.path(&page.name)),
        action: sheet.path(name),
        autosave: format!("{}/autosave", sheet.path(name)),
        pieces: sheet.path("uploads"),
        version: seen.to_string(),
        steps: steps(visit, sheet, Some(name)),
        step: number(place + 1),
        all: number(all),
        sources: sources(visit, &known),
        known,
        has_files: drawn.iter().any(|one| matches!(one, Drawn::Field(field) if field.kind == "file")),
        drawn,
        kept_until: kept_until(visit, sheet),
        is_trial: !sheet.trial.is_empty(),
        closed: String::new(),
        ended: sheet.ended(visit),
        errors,
    })
}

/// Whether the first question is what the heading says already.
fn is_single(drawn: &[Drawn], known: &[KnownLine], heading: &str) -> bool {
    let plain = |words: &str| words.trim_end_matches(['?', '.']).to_lowercase();
    match drawn {
        [Drawn::Field(field), ..] => known.is_empty() && plain(&field.label) == plain(heading),
        _ => false,
    }
}

/// The steps beside a form; `None` is the last one, the check.
pub(crate) fn steps(visit: &Visit, sheet: &Sheet, present: Option<&str>) -> Vec<StepLine> {
    let words = sheet.service.words(visit.t.lang);
    let state = |name: &str, done: bool| match present {
        Some(present) if present == name => "now",
        _ if done => "done",
        _ => "next",
    };
    let mut lines: Vec<StepLine> = sheet
        .pages()
        .into_iter()
        .map(|page| {
            let short = format!("page-{}-short", page.name);
            let title =
                if words.has(&short) { words.get(&short) } else { words.get(&format!("page-{}", page.name)) };
            let done = sheet.body.done.contains(&page.name);
            StepLine { title, href: sheet.path(&page.name), state: state(&page.name, done) }
        })
        .collect();
    let last = if present.is_none() { "now" } else { "next" };
    lines.push(StepLine {
        title: visit.t.get("applications-check-step"),
        href: sheet.path("check"),
        state: last,
    });
    lines
}

/// «Черновик сохранён в 14:32», with the day when it is not today.
pub(crate) fn saved_words(visit: &Visit, sheet: &Sheet) -> String {
    let now = visit.house.clock.now();
    if visit.t.day_of(sheet.saved_at) == visit.t.day_of(now) {
        return visit.t.with1("applications-draft-saved-today", "at", visit.t.time(sheet.saved_at));
    }
    visit.t.with1("applications-draft-saved", "at", visit.t.moment(sheet.saved_at, now))
}

fn kept_until(visit: &Visit, sheet: &Sheet) -> String {
    let last = crate::draft::kept_until(&visit.house, sheet.kept_from);
    let date = visit.t.date_near(last, visit.house.clock.now());
    visit.t.with("applications-draft-kept", &[("date", date.into())])
}

/// One line per source: «Фамилия, имя: профиль, сверено с реестром населения 23 ноября».
fn sources(visit: &Visit, known: &[KnownLine]) -> Vec<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for line in known {
        let words = source_words(visit, &line.source);
        match groups.iter_mut().find(|(source, _)| *source == words) {
            Some((_, labels)) => labels.push(line.name.clone()),
            None => groups.push((words, vec![line.name.clone()])),
        }
    }
    groups.into_iter().map(|(source, labels)| format!("{}: {source}", labels.join(", "))).collect()
}

/// «ваш профиль, сверено с реестром 23 ноября, 14:21».
pub(crate) fn source_words(visit: &Visit, source: &Source) -> String {
    let t = &visit.t;
    let day = t.date_near(t.day_of(source.at), visit.house.clock.now());
    if let Some(number) = &source.document {
        let args = [("number", number.clone().into()), ("at", day.into())];
        return t.with("applications-source-document", &args);
    }
    match source.register.as_deref() {
        // Two operators took the papers' word against the register's.
        Some("centre") => t.with("applications-source-centre", &[("at", day.into())]),
        // An agency has put it into the profile by an application.
        Some("case") => t.with("applications-source-case", &[("at", day.into())]),
        Some(code) => {
            let key = if source.asked { "applications-source-asked" } else { "applications-source-register" };
            t.with(key, &[("register", register_name(t, code).into()), ("at", day.into())])
        }
        None => t.with("applications-source-profile", &[("at", day.into())]),
    }
}

/// The name of a register, in words that fit after «реестр:».
pub(crate) fn register_name(t: &text::Words, code: &str) -> String {
    let key = format!("applications-register-{code}");
    if t.has(&key) { t.get(&key) } else { t.get("applications-register-other") }
}

/// Whether an answer counts as given.
pub(crate) fn is_given(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(_) => true,
    }
}

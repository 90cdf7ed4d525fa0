//! An officer asks a colleague, or an expert of another agency, about one case; the expert sees this case only, each time with an entry in
//! the citizen's journal, and answers in words and files (PLUS-14).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, CitizenId};
use chrono::Duration;
use journal::Actor;
use serde_json::json;
use text::Words;
use ui::{Choice, Page};
use uploads::Upload;
use uuid::Uuid;
use web::{FieldErrors, House, Officer, Posted, Problem, StaffSession, Token, Visit, WebResult};

use crate::application::Application;
use crate::area::{Area, Here};
use crate::check_answers::AnswerLine;
use crate::desk::case::{self, applicant, files, path};
use crate::desk::opening::{OPEN_HOURS, Reason, case_of, opened};
use crate::desk::queue::{service_title, staff_page};
use crate::follow;
use crate::form::view::FileLine;
use crate::letterbox::Letterbox;
use crate::step::{details, entry, service_of, with_reason};
use crate::store::opinions::{self, Answer, ExpertRow, Opinion};
use crate::store::{applications, desk};

/// The longest question and the longest answer, in characters.
const WORDS_MAX: usize = 4000;

#[derive(Template)]
#[template(path = "desk/opinion_ask.html")]
struct AskPage {
    page: Page,
    number: String,
    back: String,
    action: String,
    experts: Vec<Choice>,
    expert: String,
    words: String,
    errors: FieldErrors,
}

/// A request in the expert's list.
struct Line {
    href: String,
    title: String,
    note: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "desk/opinions.html")]
struct OpinionsPage {
    page: Page,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "desk/opinion.html")]
struct OpinionPage {
    page: Page,
    action: String,
    /// The case is shown: it was opened in this session.
    is_opened: bool,
    service: String,
    number: String,
    applicant: String,
    question: String,
    answers: Vec<AnswerLine>,
    files: Vec<FileLine>,
    answer: String,
    added: Vec<FileLine>,
    words: String,
    errors: FieldErrors,
}

/// `GET /staff/cases/{id}/opinions`: whom to ask, and what.
pub(crate) async fn ask(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    if opened(&house, &officer, id, &row).await?.is_none() {
        return Ok(Redirect::to(&path(id)).into_response());
    }
    let page = ask_page(&visit, &area, &officer, (id, &row.number), Default::default()).await?;
    Ok(visit.show(&page)?.into_response())
}

/// `POST /staff/cases/{id}/opinions`.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let Some(application) = opened(&house, &officer, id, &row).await?.filter(|one| one.held.is_none()) else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let (to, words) = (form.get("expert").to_owned(), form.get("words").to_owned());
    let known = staff::officers(&house, &house.db).await?;
    let expert = known.iter().find(|one| one.staff.to_string() == to && one.staff != officer.staff);
    let mut errors = too_long(&visit, &words, "applications-opinion-question-missing");
    if expert.is_none() {
        errors.add("expert", visit.t.get("applications-opinion-expert-missing"));
    }
    let Some(expert) = expert.filter(|_| errors.is_empty()) else {
        let page = ask_page(&visit, &area, &officer, (id, &row.number), (to, words, errors)).await?;
        return Ok(visit.again(&page)?.into_response());
    };
    let now = house.clock.now();
    let asked = Opinion {
        id: house.random.uuid(now),
        expert: expert.staff,
        asked_by: officer.staff,
        question: words,
        answer: None,
        asked_at: now,
    };
    let service = service_of(&house, &area.tools, &application).await?;
    let facts = details(&service, &application);
    let tx = house.db.begin().await?;
    opinions::insert(&house, &tx, (application.citizen, id, &officer.agency), &asked).await?;
    let actor = Actor::Staff(officer.staff);
    house.journal.record(&tx, entry(&application, actor, "application.opinion_asked", None, facts)).await?;
    tx.commit().await?;
    Ok(Redirect::to(&path(id)).into_response())
}

async fn ask_page(
    visit: &Visit,
    area: &Area,
    officer: &StaffSession,
    (id, number): (ApplicationId, &str),
    (expert, words, errors): (String, String, FieldErrors),
) -> WebResult<AskPage> {
    let agency = |code: &str| {
        let all = area.tools.catalogue.all();
        let service = all.iter().find(|service| service.is_served_by(code));
        service.map_or_else(
            || code.to_owned(),
            |service| service.agency_name(code, &service.words(visit.t.lang)),
        )
    };
    let known = staff::officers(&visit.house, &visit.house.db).await?;
    let experts = known.iter().filter(|one| one.staff != officer.staff).map(|one| Choice {
        value: one.staff.to_string(),
        label: format!("{}, {}", one.name, agency(&one.agency)),
        hint: String::new(),
        chosen: false,
    });
    Ok(AskPage {
        page: staff_page(visit, area, officer, visit.t.get("applications-opinion-ask")),
        number: number.to_owned(),
        back: path(id),
        action: format!("{}/opinions", path(id)),
        experts: experts.collect(),
        expert,
        words,
        errors,
    })
}

/// `GET /staff/opinions`: what this member of staff was asked.
pub(crate) async fn list(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
) -> WebResult<impl IntoResponse> {
    let (t, now) = (&visit.t, house.clock.now());
    let rows = opinions::of_expert(&house.db, officer.staff).await?;
    let line = |row: &ExpertRow| {
        let all = area.tools.catalogue.all();
        let service = all.iter().find(|service| service.is_served_by(&row.agency));
        let agency = service.map_or_else(
            || row.agency.clone(),
            |service| service.agency_name(&row.agency, &service.words(t.lang)),
        );
        let is_open = row.state == "open";
        let state = if is_open { "applications-opinion-waits" } else { "applications-opinion-given" };
        Line {
            href: format!("/staff/opinions/{}", row.opinion_id),
            title: agency,
            note: format!("{}. {}", t.moment(row.asked_at, now), t.get(state)),
            tone: if is_open { "warn" } else { "neutral" },
        }
    };
    let lines = rows.iter().map(line).collect();
    let page = staff_page(&visit, &area, &officer, t.get("applications-opinions-title"));
    visit.show(&OpinionsPage { page, lines })
}

/// `GET /staff/opinions/{id}`: the question, and the case once it was opened in this session.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Path(id): Path<String>,
) -> WebResult<impl IntoResponse> {
    let row = request_of(&house, &officer, &id).await?;
    let page = opinion_page(&visit, &area, &officer, &row, (String::new(), FieldErrors::new())).await?;
    visit.show(&page)
}

/// `POST /staff/opinions/{id}/opening`: the read, with the request as its reason.
pub(crate) async fn open(
    State(house): State<House>,
    Extension(area): Here,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let row = request_of(&house, &officer, &id).await?;
    let application = of(&house, &row).await?;
    let service = service_of(&house, &area.tools, &application).await?;
    let [ru, en] = [text::Lang::Ru, text::Lang::En]
        .map(|lang| Words::new(house.book.clone(), lang).get("applications-reason-opinion"));
    let reason = Reason { ru, en };
    let facts = with_reason(details(&service, &application), &reason.ru, &reason.en);
    let tx = house.db.begin().await?;
    desk::open(&tx, officer.session, application.id, house.clock.now()).await?;
    let read =
        entry(&application, Actor::Staff(officer.staff), "application.read_by_staff", Some(reason.ru), facts);
    house.journal.record(&tx, read).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/staff/opinions/{}", row.opinion_id)))
}

/// `POST /staff/opinions/{id}`: the answer with its files; once.
pub(crate) async fn answer(
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    token: Token,
    Path(id): Path<String>,
    request: Request,
) -> WebResult<Response> {
    let house = visit.house.clone();
    let row = request_of(&house, &officer, &id).await?;
    let here = Redirect::to(&format!("/staff/opinions/{}", row.opinion_id)).into_response();
    if !is_opened(&house, &officer, &row).await? || row.state != "open" {
        return Ok(here);
    }
    let application = of(&house, &row).await?;
    let letterbox = Letterbox { visit: &visit, area: &area, token: &token, citizen: application.citizen };
    let letter = match letterbox.open(request, ("applications-opinion-answer-missing", false)).await? {
        Ok(letter) => letter,
        Err((errors, words)) => {
            let page = opinion_page(&visit, &area, &officer, &row, (words, errors)).await?;
            return Ok(visit.again(&page)?.into_response());
        }
    };
    let said = Answer { words: letter.words, files: letter.files, at: house.clock.now() };
    if !give(&house, &area, &officer, (&row, &application), &said).await? {
        // Pressed twice: the first one's files are there.
        letterbox.discard(&said.files).await?;
    }
    Ok(here)
}

/// Keeps the answer with its entry; `false` when there is one.
async fn give(
    house: &House,
    area: &Area,
    officer: &StaffSession,
    (row, application): (&ExpertRow, &Application),
    said: &Answer,
) -> WebResult<bool> {
    let service = service_of(house, &area.tools, application).await?;
    let tx = house.db.begin().await?;
    if !opinions::answer(house, &tx, (officer.staff, row), said).await? {
        return Ok(false);
    }
    let mut facts = details(&service, application);
    facts["files"] = json!(said.files.len());
    let actor = Actor::Staff(officer.staff);
    house.journal.record(&tx, entry(application, actor, "application.opinion_given", None, facts)).await?;
    tx.commit().await?;
    Ok(true)
}

/// `GET /staff/opinions/{id}/files/{file}`: a file of the case, or of one's own answer; a read of its own.
pub(crate) async fn download(
    State(house): State<House>,
    Extension(area): Here,
    Officer(officer): Officer,
    Path((id, wanted)): Path<(String, String)>,
) -> WebResult<Response> {
    let row = request_of(&house, &officer, &id).await?;
    if !is_opened(&house, &officer, &row).await? {
        return Ok(Redirect::to(&format!("/staff/opinions/{}", row.opinion_id)).into_response());
    }
    let application = of(&house, &row).await?;
    match file_of(&house, &application, row.opinion_id, &wanted).await? {
        Some(file) => case::give(&house, &area, &officer, &application, file).await,
        None => case::attached(&house, &area, &officer, &application, &wanted).await,
    }
}

/// `GET /staff/cases/{id}/opinions/{opinion}/{file}`: a file that an expert has added; a read of its own.
pub(crate) async fn of_case(
    State(house): State<House>,
    Extension(area): Here,
    Officer(officer): Officer,
    Path((id, opinion, wanted)): Path<(String, String, String)>,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let opinion: Uuid = opinion.parse().map_err(|_| Problem::NotFound)?;
    let Some(application) = opened(&house, &officer, id, &row).await?.filter(|one| one.held.is_none()) else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let file = file_of(&house, &application, opinion, &wanted).await?.ok_or(Problem::NotFound)?;
    case::give(&house, &area, &officer, &application, file).await
}

/// A file of an expert's answer.
async fn file_of(
    house: &House,
    application: &Application,
    opinion: Uuid,
    wanted: &str,
) -> WebResult<Option<Upload>> {
    let all = opinions::of_application(house, &house.db, (application.citizen, application.id)).await?;
    let said = all.into_iter().find(|one| one.id == opinion).and_then(|one| one.answer);
    let files = said.into_iter().flat_map(|said| said.files);
    Ok(files.into_iter().find(|file| file.file.to_string() == wanted))
}

/// The files of an answer as a page shows them.
pub(crate) fn lines(t: &Words, said: Option<&Answer>, base: &str) -> Vec<FileLine> {
    let files = said.into_iter().flat_map(|said| &said.files);
    files
        .map(|file| FileLine {
            href: format!("{base}/{}", file.file),
            id: file.file.to_string(),
            size: t.size(file.size),
            name: file.name.clone(),
        })
        .collect()
}

/// The request to this member of staff; another's is not found.
async fn request_of(house: &House, officer: &StaffSession, id: &str) -> WebResult<ExpertRow> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    opinions::find(&house.db, officer.staff, id).await?.ok_or(Problem::NotFound)
}

async fn of(house: &House, row: &ExpertRow) -> WebResult<Application> {
    let citizen = CitizenId(row.citizen_id);
    let found = applications::get(house, &house.db, citizen, ApplicationId(row.application_id)).await?;
    found.ok_or(Problem::NotFound)
}

async fn is_opened(house: &House, officer: &StaffSession, row: &ExpertRow) -> WebResult<bool> {
    let after = house.clock.now() - Duration::hours(OPEN_HOURS);
    Ok(desk::is_open(&house.db, officer.session, ApplicationId(row.application_id), after).await?)
}

async fn opinion_page(
    visit: &Visit,
    area: &Area,
    officer: &StaffSession,
    row: &ExpertRow,
    (words, errors): (String, FieldErrors),
) -> WebResult<OpinionPage> {
    let house = &visit.house;
    let action = format!("/staff/opinions/{}", row.opinion_id);
    let mut page = OpinionPage {
        page: staff_page(visit, area, officer, visit.t.get("applications-opinions-title")),
        is_opened: is_opened(house, officer, row).await?,
        service: String::new(),
        number: String::new(),
        applicant: String::new(),
        question: String::new(),
        answers: Vec::new(),
        files: Vec::new(),
        answer: String::new(),
        added: Vec::new(),
        action: action.clone(),
        words,
        errors,
    };
    let application = of(house, row).await?;
    page.service = service_title(area, visit, &application.service);
    page.number.clone_from(&application.number);
    if !page.is_opened {
        return Ok(page);
    }
    let whose = (application.citizen, application.id);
    let asked = opinions::of_application(house, &house.db, whose).await?;
    let mine = asked.into_iter().find(|one| one.id == row.opinion_id).ok_or(Problem::NotFound)?;
    page.question = mine.question;
    page.added = lines(&visit.t, mine.answer.as_ref(), &format!("{action}/files"));
    page.answer = mine.answer.map_or_else(String::new, |said| said.words);
    page.applicant = applicant(&application);
    let case = follow::open(house, area, application).await?;
    page.answers = follow::answers(visit, &case);
    page.files = files(visit, &case, &action);
    Ok(page)
}

fn too_long(visit: &Visit, words: &str, missing: &str) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if words.is_empty() {
        errors.add("words", visit.t.get(missing));
    } else if words.chars().count() > WORDS_MAX {
        let limit = i64::try_from(WORDS_MAX).unwrap_or(0);
        errors.add("words", visit.t.with("applications-too-long", &[("max", limit.into())]));
    }
    errors
}

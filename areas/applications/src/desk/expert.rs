//! An expert who was asked about one case sees this case only, each time with an entry in the citizen's journal, and answers in words and
//! files (PLUS-14).

use askama::Template;
use axum::extract::{FromRequestParts, Path, Query, Request};
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, CitizenId};
use chrono::Duration;
use http::request::Parts;
use serde_json::json;
use text::Words;
use ui::Page;
use uuid::Uuid;
use web::{FieldErrors, House, Html, Posted, Problem, Token, WebResult};

use crate::applicant;
use crate::application::Application;
use crate::check_answers::AnswerLine;
use crate::desk::opening::OPEN_HOURS;
use crate::desk::opinion::{file_of, lines};
use crate::desk::scan;
use crate::desk::seat::{Desk, OfficersDesk, id_in};
use crate::follow;
use crate::form::view::FileLine;
use crate::letterbox::{Attempt, Letterbox};
use crate::step::{details, with_reason};
use crate::store::opinions::{self, Answer, ExpertRow};
use crate::store::{applications, desk};

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
    tried: Attempt,
    /// The id of the letter in the form.
    fresh: String,
    errors: FieldErrors,
}

/// `GET /staff/opinions`: what this member of staff was asked.
pub(crate) async fn list(OfficersDesk(desk): OfficersDesk) -> WebResult<Html> {
    let (t, house) = (desk.t(), desk.house());
    let rows = opinions::of_expert(&house.db, desk.me.staff).await?;
    let line = |row: &ExpertRow| {
        let is_open = row.state == "open";
        let state = if is_open { "applications-opinion-waits" } else { "applications-opinion-given" };
        Line {
            href: format!("/staff/opinions/{}", row.opinion_id),
            title: desk.agency_name(&row.agency).unwrap_or_else(|| row.agency.clone()),
            note: format!("{}. {}", t.moment(row.asked_at, house.clock.now()), t.get(state)),
            tone: if is_open { "warn" } else { "neutral" },
        }
    };
    let lines = rows.iter().map(line).collect();
    desk.visit.show(&OpinionsPage { page: desk.page(t.get("applications-opinions-title")), lines })
}

/// What this member of staff was asked, and the application that it is about; another's is not found.
pub(crate) struct Asked {
    desk: Desk,
    row: ExpertRow,
    application: Application,
    /// It was opened in this session.
    is_opened: bool,
}

impl FromRequestParts<House> for Asked {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let OfficersDesk(desk) = OfficersDesk::from_request_parts(parts, house).await?;
        Self::find(desk, &id_in(parts, house).await?).await.map_err(IntoResponse::into_response)
    }
}

impl Asked {
    async fn find(desk: Desk, id: &str) -> WebResult<Self> {
        let house = desk.house();
        let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
        let row = opinions::find(&house.db, desk.me.staff, id).await?.ok_or(Problem::NotFound)?;
        let (citizen, case) = (CitizenId(row.citizen_id), ApplicationId(row.application_id));
        let application = applications::get(house, &house.db, citizen, case).await?;
        let after = house.clock.now() - Duration::hours(OPEN_HOURS);
        let is_opened = desk::is_open(&house.db, desk.me.session, case, after).await?;
        Ok(Self { row, application: application.ok_or(Problem::NotFound)?, is_opened, desk })
    }

    fn address(&self) -> String {
        format!("/staff/opinions/{}", self.row.opinion_id)
    }

    /// Back to the request.
    fn again(&self) -> Response {
        Redirect::to(&self.address()).into_response()
    }

    async fn draw(self, (errors, tried): (FieldErrors, Attempt)) -> WebResult<OpinionPage> {
        let action = self.address();
        let Self { desk, row, application, is_opened } = self;
        let (house, t) = (desk.house(), desk.t());
        let mut page = OpinionPage {
            page: desk.page(t.get("applications-opinions-title")),
            is_opened,
            service: desk.title(&application.service),
            number: application.number.clone(),
            applicant: String::new(),
            question: String::new(),
            answers: Vec::new(),
            files: Vec::new(),
            answer: String::new(),
            added: Vec::new(),
            action: action.clone(),
            fresh: tried.id_or(house),
            tried,
            errors,
        };
        if !is_opened {
            return Ok(page);
        }
        let whose = (application.citizen, application.id);
        let asked = opinions::of_application(house, &house.db, whose).await?;
        let mine = asked.into_iter().find(|one| one.id == row.opinion_id).ok_or(Problem::NotFound)?;
        page.question = mine.question;
        page.added = lines(t, mine.answer.as_ref(), &format!("{action}/files"));
        page.answer = mine.answer.map_or_else(String::new, |said| said.words);
        page.applicant = applicant::of(house, t, &application).await?.name;
        let case = follow::open(house, &desk.area, application).await?;
        page.answers = follow::answers(&desk.visit, &case);
        page.files = follow::files(&desk.visit, &case, &format!("{action}/files"));
        Ok(page)
    }
}

/// `GET /staff/opinions/{id}`: the question, and the case once it was opened in this session.
pub(crate) async fn page(asked: Asked) -> WebResult<Html> {
    let visit = asked.desk.visit.clone();
    visit.show(&asked.draw((FieldErrors::new(), Attempt::default())).await?)
}

/// `POST /staff/opinions/{id}/opening`: the read, with the request as its reason.
pub(crate) async fn open(asked: Asked, Posted(_): Posted) -> WebResult<Response> {
    let (desk, application, house) = (&asked.desk, &asked.application, asked.desk.house());
    let service = desk.service(application).await?;
    let [ru, en] = [text::Lang::Ru, text::Lang::En]
        .map(|lang| Words::new(house.book.clone(), lang).get("applications-reason-opinion"));
    let facts = with_reason(details(&service, application), &ru, &en);
    let tx = house.db.begin().await?;
    desk::open(&tx, desk.me.session, application.id, house.clock.now()).await?;
    let read = desk.entry(application, "application.read_by_staff", Some(ru), facts);
    house.journal.record(&tx, read).await?;
    tx.commit().await?;
    Ok(asked.again())
}

/// `POST /staff/opinions/{id}`: the answer with its files; once.
pub(crate) async fn answer(asked: Asked, token: Token, request: Request) -> WebResult<Response> {
    if !asked.is_opened || asked.row.state != "open" {
        return Ok(asked.again());
    }
    let (visit, area, citizen) =
        (asked.desk.visit.clone(), asked.desk.area.clone(), asked.application.citizen);
    let letterbox = Letterbox { visit: &visit, area: &area, token: &token, citizen };
    let letter = match letterbox.open(request, ("applications-opinion-answer-missing", false)).await? {
        Ok(letter) => letter,
        Err(refused) => {
            return Ok(visit.again(&asked.draw(refused).await?)?.into_response());
        }
    };
    let said =
        Answer { words: letter.words.clone(), files: letter.files.clone(), at: visit.house.clock.now() };
    if !give(&asked, &said).await? {
        // Pressed twice: the first one's files are there.
        letterbox.discard(&letter).await?;
    }
    Ok(asked.again())
}

/// Keeps the answer with its entry; `false` when there is one.
async fn give(asked: &Asked, said: &Answer) -> WebResult<bool> {
    let (desk, application, house) = (&asked.desk, &asked.application, asked.desk.house());
    let service = desk.service(application).await?;
    let tx = house.db.begin().await?;
    if !opinions::answer(house, &tx, (desk.me.staff, &asked.row), said).await? {
        return Ok(false);
    }
    let mut facts = details(&service, application);
    facts["files"] = json!(said.files.len());
    desk.record(&tx, application, "application.opinion_given", facts).await?;
    tx.commit().await?;
    Ok(true)
}

/// `GET /staff/opinions/{id}/files/{file}`: a file of the case, or of one's own answer; a read of its own.
pub(crate) async fn download(
    asked: Asked,
    Path((_, wanted)): Path<(String, String)>,
    Query(page): Query<scan::Wanted>,
) -> WebResult<Response> {
    if !asked.is_opened {
        return Ok(asked.again());
    }
    let (desk, application) = (&asked.desk, &asked.application);
    match file_of(desk.house(), application, asked.row.opinion_id, &wanted).await? {
        Some(file) => desk.give(application, file).await,
        None => {
            let back = format!("/staff/opinions/{}", asked.row.opinion_id);
            desk.attached(application, &wanted, (page, scan::From { back, room: "opinions" })).await
        }
    }
}

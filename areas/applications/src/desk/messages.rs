//! The officers' end of the correspondence: what citizens have written and nobody has answered, and the answer (APP-10). Beside it: what
//! the applicant has changed since it was sent (APP-11).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use ui::Page;
use uuid::Uuid;
use web::{FieldErrors, House, Html, Officer, Problem, StaffSession, Token, Visit, WebResult};

use crate::amend;
use crate::application::Application;
use crate::area::{Area, Here};
use crate::calendar;
use crate::desk::case::{give, path};
use crate::desk::opening::{case_of, opened};
use crate::desk::queue::staff_page;
use crate::follow;
use crate::form::view::FileLine;
use crate::letterbox::Letterbox;
use crate::message::{self, find};
use crate::step::service_of;
use crate::store::messages::{self, Author, Fate, Message};
use crate::store::statements;

/// Rows of the list.
const SHOWN: i64 = 100;

/// A message as officers see it.
struct Line {
    head: String,
    /// Written by the office.
    mine: bool,
    lines: Vec<String>,
    files: Vec<FileLine>,
    note: String,
}

/// What an answer was and what it is, in one earlier version and the next.
struct Difference {
    field: String,
    before: String,
    now: String,
}

/// A case with messages that wait.
struct Waiting {
    href: String,
    title: String,
    note: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "desk/messages.html")]
struct MessagesPage {
    page: Page,
    number: String,
    service: String,
    back: String,
    action: String,
    fresh: String,
    messages: Vec<Line>,
    differences: Vec<Difference>,
    typed: String,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "desk/unanswered.html")]
struct UnansweredPage {
    page: Page,
    waiting: Vec<Waiting>,
}

/// `GET /staff/messages`: what waits for an answer, the earliest promise first. Numbers and services, no names.
pub(crate) async fn list(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
) -> WebResult<Html> {
    let (t, now) = (&visit.t, house.clock.now());
    let rows = messages::unanswered(&house.db, &officer.agency, SHOWN).await?;
    let mine = rows.into_iter().filter(|row| officer.works_on(&row.service));
    let waiting = mine
        .map(|row| {
            let day = calendar::parse(&row.answer_by);
            let is_late = day.is_some_and(|day: NaiveDate| day < t.day_of(now));
            let count = t.with1("applications-unanswered-count", "n", row.n);
            let promise = day.map_or_else(String::new, |day| {
                t.with1("applications-unanswered-by", "date", t.date_near(day, now))
            });
            Waiting {
                href: format!("/staff/cases/{}/messages", row.application_id),
                title: format!("{}, № {}", area.title(&row.service, t), row.number),
                note: format!("{count}. {promise}"),
                tone: if is_late { "bad" } else { "info" },
            }
        })
        .collect();
    let page = staff_page(&visit, &area, &officer, t.get("applications-unanswered-title"));
    visit.show(&UnansweredPage { page, waiting })
}

/// `GET /staff/cases/{id}/messages`: of a case that was opened in this session with a reason.
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
    let tx = house.db.begin().await?;
    if messages::note(&tx, (application.citizen, id), Fate::ReadByStaff, house.clock.now()).await? > 0 {
        tx.commit().await?;
    }
    let desk = Desk { house: &house, area: &area, visit: &visit, officer: &officer };
    let drawn = desk.draw(application, (FieldErrors::new(), String::new())).await?;
    Ok(visit.show(&drawn)?.into_response())
}

/// `POST /staff/cases/{id}/messages`: the answer; sent twice with the same `message`, it is one.
pub(crate) async fn post(
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    token: Token,
    Path(id): Path<String>,
    request: Request,
) -> WebResult<Response> {
    let house = visit.house.clone();
    let (id, row) = case_of(&house, &officer, &id).await?;
    let Some(application) = opened(&house, &officer, id, &row).await?.filter(|one| one.held.is_none()) else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let service = service_of(&house, &area.tools, &application).await?;
    let letterbox = Letterbox { visit: &visit, area: &area, token: &token, citizen: application.citizen };
    let letter = match letterbox.open(request, ("applications-message-missing", true)).await? {
        Ok(letter) => letter,
        Err(refused) => {
            let desk = Desk { house: &house, area: &area, visit: &visit, officer: &officer };
            return Ok(visit.again(&desk.draw(application, refused).await?)?.into_response());
        }
    };
    let tx = house.db.begin().await?;
    if message::reply(&house, &tx, (&service, &application), officer.staff, &letter).await? {
        tx.commit().await?;
    } else {
        drop(tx);
        letterbox.discard(&letter.files).await?;
    }
    Ok(Redirect::to(&format!("{}/messages", path(id))).into_response())
}

/// `GET /staff/cases/{id}/messages/{message}/{file}`: the download is a read of its own in the journal.
pub(crate) async fn download(
    State(house): State<House>,
    Extension(area): Here,
    Officer(officer): Officer,
    Path((id, message, file)): Path<(String, String, String)>,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let message: Uuid = message.parse().map_err(|_| Problem::NotFound)?;
    let Some(application) = opened(&house, &officer, id, &row).await? else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let file = find(&house, application.citizen, id, (message, &file)).await?.ok_or(Problem::NotFound)?;
    give(&house, &area, &officer, &application, file).await
}

/// What drawing the page needs.
struct Desk<'a> {
    house: &'a House,
    area: &'a Area,
    visit: &'a Visit,
    officer: &'a StaffSession,
}

impl Desk<'_> {
    async fn draw(
        &self,
        application: Application,
        (errors, typed): (FieldErrors, String),
    ) -> WebResult<MessagesPage> {
        let (house, t) = (self.house, &self.visit.t);
        let case = follow::open(house, self.area, application).await?;
        let application = &case.application;
        let id = application.id;
        let earlier = match &application.held {
            Some(_) => Vec::new(),
            None => statements::of_application(house, &house.db, application.citizen, id).await?,
        };
        let differences = earlier.last().map_or_else(Vec::new, |last| {
            let (before, now) = (&last.statement.answers, &application.statement.answers);
            amend::differences(&case.service, before, now, t)
        });
        let line = |message: &Message| self.line(&case, message);
        Ok(MessagesPage {
            page: staff_page(self.visit, self.area, self.officer, t.get("applications-messages")),
            number: application.number.clone(),
            service: case.service.words(t.lang).get("title"),
            back: path(id),
            action: format!("{}/messages", path(id)),
            fresh: house.random.uuid(house.clock.now()).to_string(),
            messages: case.messages.iter().map(line).collect(),
            differences: differences
                .into_iter()
                .map(|(field, before, now)| Difference { field, before, now })
                .collect(),
            typed,
            errors,
        })
    }

    fn line(&self, case: &follow::Case, message: &Message) -> Line {
        let (t, now) = (&self.visit.t, self.house.clock.now());
        let at = t.moment(message.at, now);
        let who = match message.from {
            Author::Citizen => t.get("applications-by-applicant"),
            Author::Staff(staff) => {
                case.names.get(&staff).cloned().unwrap_or_else(|| t.get("applications-by-somebody"))
            }
        };
        let note = match (message.from, message.answer_by) {
            (Author::Citizen, Some(day)) if message.answered_at.is_none() => {
                t.with1("applications-unanswered-by", "date", t.date_near(day, now))
            }
            (Author::Staff(_), _) => message
                .read_at
                .map_or_else(String::new, |at| t.with1("applications-message-read", "at", t.moment(at, now))),
            _ => String::new(),
        };
        let href = |file: &uploads::Upload| {
            format!("{}/messages/{}/{}", path(case.application.id), message.id, file.file)
        };
        Line {
            head: format!("{who}, {at}"),
            mine: message.from != Author::Citizen,
            lines: message.words.lines().map(ToOwned::to_owned).collect(),
            files: message
                .files
                .iter()
                .map(|file| FileLine {
                    href: href(file),
                    id: file.file.to_string(),
                    size: t.size(file.size),
                    name: file.name.clone(),
                })
                .collect(),
            note,
        }
    }
}

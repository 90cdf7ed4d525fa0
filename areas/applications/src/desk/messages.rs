//! The officers' end of the correspondence: what citizens have written and nobody has answered, and the answer (APP-10). Beside it: what
//! the applicant has changed since it was sent (APP-11).

use askama::Template;
use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use ui::Page;
use uuid::Uuid;
use web::{FieldErrors, Html, Problem, Token, WebResult};

use crate::amend;
use crate::application::Application;
use crate::calendar;
use crate::desk::case::path;
use crate::desk::seat::{Desk, LivingCase, OfficersDesk, OpenCase};
use crate::follow;
use crate::form::view::FileLine;
use crate::letterbox::{Attempt, Letterbox};
use crate::message::{self, find};
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
    tried: Attempt,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "desk/unanswered.html")]
struct UnansweredPage {
    page: Page,
    waiting: Vec<Waiting>,
}

/// `GET /staff/messages`: what waits for an answer, the earliest promise first. Numbers and services, no names.
pub(crate) async fn list(OfficersDesk(desk): OfficersDesk) -> WebResult<Html> {
    let (t, house) = (desk.t(), desk.house());
    let now = house.clock.now();
    let rows = messages::unanswered(&house.db, &desk.me.agency, SHOWN).await?;
    let mine = rows.into_iter().filter(|row| desk.me.works_on(&row.service));
    let waiting = mine
        .map(|row| {
            let day = calendar::parse(&row.answer_by);
            let is_late = day.is_some_and(|day: NaiveDate| day < t.day_of(now));
            let count = t.with1("applications-unanswered-count", "n", row.n);
            let promise = day.map_or_else(String::new, |day| {
                t.with1("applications-unanswered-by", "date", t.date_near(day, now))
            });
            let number = t.with1("applications-number", "number", row.number);
            Waiting {
                href: format!("/staff/cases/{}/messages", row.application_id),
                title: format!("{}, {number}", desk.title(&row.service)),
                note: format!("{count}. {promise}"),
                tone: if is_late { "bad" } else { "info" },
            }
        })
        .collect();
    let page = desk.page(t.get("applications-unanswered-title"));
    desk.visit.show(&UnansweredPage { page, waiting })
}

/// `GET /staff/cases/{id}/messages`: of a case that was opened in this session with a reason.
pub(crate) async fn page(case: OpenCase) -> WebResult<Html> {
    let (house, application) = (case.desk.house(), &case.application);
    let whose = (application.citizen, application.id);
    let tx = house.db.begin().await?;
    if messages::note(&tx, whose, Fate::ReadByStaff, house.clock.now()).await? > 0 {
        tx.commit().await?;
    }
    let drawn = case.desk.messages(case.application, (FieldErrors::new(), Attempt::default())).await?;
    case.desk.visit.show(&drawn)
}

/// `POST /staff/cases/{id}/messages`: the answer; sent twice with the same `message`, it is one.
pub(crate) async fn post(
    LivingCase(case): LivingCase,
    token: Token,
    request: Request,
) -> WebResult<Response> {
    let OpenCase { desk, application, .. } = case;
    let (house, service) = (desk.house(), desk.service(&application).await?);
    let citizen = application.citizen;
    let letterbox = Letterbox { visit: &desk.visit, area: &desk.area, token: &token, citizen };
    let letter = match letterbox.open(request, ("applications-message-missing", true)).await? {
        Ok(letter) => letter,
        Err(refused) => {
            return Ok(desk.visit.again(&desk.messages(application, refused).await?)?.into_response());
        }
    };
    let tx = house.db.begin().await?;
    if message::reply(house, &tx, (&service, &application), (desk.me.staff, &desk.me.agency), &letter).await?
    {
        tx.commit().await?;
    } else {
        drop(tx);
        letterbox.discard(&letter).await?;
    }
    Ok(Redirect::to(&format!("{}/messages", path(application.id))).into_response())
}

/// `GET /staff/cases/{id}/messages/{message}/{file}`: the download is a read of its own in the journal.
pub(crate) async fn download(
    OpenCase { desk, application, .. }: OpenCase,
    Path((_, message, file)): Path<(String, String, String)>,
) -> WebResult<Response> {
    let message: Uuid = message.parse().map_err(|_| Problem::NotFound)?;
    let file = find(desk.house(), application.citizen, application.id, (message, &file)).await?;
    desk.give(&application, file.ok_or(Problem::NotFound)?).await
}

impl Desk {
    /// The correspondence of a case.
    async fn messages(
        &self,
        application: Application,
        (errors, tried): (FieldErrors, Attempt),
    ) -> WebResult<MessagesPage> {
        let (house, t) = (self.house(), self.t());
        let case = follow::open(house, &self.area, application).await?;
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
            page: self.page(t.get("applications-messages")),
            number: application.number.clone(),
            service: case.service.words(t.lang).get("title"),
            back: path(id),
            action: format!("{}/messages", path(id)),
            fresh: tried.id_or(house),
            messages: case.messages.iter().map(line).collect(),
            differences: differences
                .into_iter()
                .map(|(field, before, now)| Difference { field, before, now })
                .collect(),
            tried,
            errors,
        })
    }

    fn line(&self, case: &follow::Case, message: &Message) -> Line {
        let (t, now) = (self.t(), self.house().clock.now());
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
            files: message.files.iter().map(|file| FileLine::of(file, href(file), t)).collect(),
            note,
        }
    }
}

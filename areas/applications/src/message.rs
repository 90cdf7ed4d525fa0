//! «Связаться с оператором»: the person writes to the officers about an application and adds files; they answer within a term
//! (APP-09, APP-10).

use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, CitizenId, StaffId};
use catalogue::{Service, Step};
use db::Tx;
use journal::{Actor, Entry};
use serde_json::json;
use uploads::Upload;
use uuid::Uuid;
use vault::Subject;
use web::{Citizen, FieldErrors, House, Limit, Problem, Token, Visit, WebResult};

use crate::application::Application;
use crate::area::Here;
use crate::follow::{self, Case};
use crate::form::view::FileLine;
use crate::letterbox::{Letter, Letterbox};
use crate::step::{details, entry, service_of};
use crate::store::applications;
use crate::store::messages::{self, Author, Fate, Message, Place};

/// A message as the page shows it.
pub(crate) struct Bubble {
    /// «Вы, 20 ноября, 20:15».
    pub head: String,
    pub mine: bool,
    pub lines: Vec<String>,
    pub files: Vec<FileLine>,
    /// What became of it: «Ответим до 24 ноября», «Прочитано…».
    pub note: String,
    pub is_new: bool,
}

/// Whether there is an officer to write to: a service that is decided by the portal alone has none.
pub(crate) fn has_officer(service: &Service) -> bool {
    service.steps.iter().any(|step| matches!(step, Step::Review { .. }))
}

/// The messages as the citizen sees them.
pub(crate) fn bubbles(visit: &Visit, case: &Case, messages: &[Message]) -> Vec<Bubble> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let bubble = |message: &Message| {
        let at = t.moment(message.at, now);
        let head = match message.from {
            Author::Citizen => format!("{}, {at}", t.get("applications-by-you")),
            Author::Staff(staff) => {
                let name =
                    case.names.get(&staff).cloned().unwrap_or_else(|| t.get("applications-by-somebody"));
                t.with("applications-question-by", &[("name", name.into()), ("at", at.into())])
            }
        };
        Bubble {
            head,
            mine: message.from == Author::Citizen,
            lines: message.words.lines().map(ToOwned::to_owned).collect(),
            files: message
                .files
                .iter()
                .map(|file| {
                    let of = case.application.id;
                    FileLine::of(file, format!("/applications/{of}/messages/{}/{}", message.id, file.file), t)
                })
                .collect(),
            note: note(visit, message),
            is_new: message.from != Author::Citizen && message.read_at.is_none(),
        }
    };
    messages.iter().map(bubble).collect()
}

/// What a citizen's message waits for.
fn note(visit: &Visit, message: &Message) -> String {
    let (t, now) = (&visit.t, visit.house.clock.now());
    if message.from != Author::Citizen || message.answered_at.is_some() {
        return String::new();
    }
    let promise = match message.answer_by {
        Some(day) if day < t.day_of(now) => t.get("applications-message-late"),
        Some(day) => t.with("applications-message-promise", &[("date", t.date_near(day, now).into())]),
        None => String::new(),
    };
    match message.read_at {
        Some(at) => format!("{} {promise}", t.with1("applications-message-read", "at", t.moment(at, now))),
        None => promise,
    }
}

/// `POST /applications/{id}/messages`: sent twice with the same `message`, it is one.
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
    let service = service_of(&house, &area.tools, &application).await?;
    if !has_officer(&service) {
        return Err(Problem::NotFound);
    }
    let letterbox = Letterbox { visit: &visit, area: &area, token: &token, citizen: citizen.citizen };
    let letter = match letterbox.open(request, ("applications-message-missing", true)).await? {
        Ok(letter) => letter,
        Err(refused) => {
            return Ok(follow::again(&house, &area, &visit, application, refused).await?.into_response());
        }
    };
    if let Err(Problem::TooOften(_)) = house.limits.count_of(Limit::Letters, citizen.citizen.uuid()) {
        let mut errors = FieldErrors::new();
        errors.add("words", visit.t.get("applications-message-too-many"));
        let refused = (errors, letterbox.again(letter).await?);
        return Ok(follow::again(&house, &area, &visit, application, refused).await?.into_response());
    }
    let now = house.clock.now();
    let message = Message {
        id: letter.id,
        from: Author::Citizen,
        words: letter.words.clone(),
        files: letter.files.clone(),
        at: now,
        answer_by: Some(catalogue::add_working_days(house.today(), answer_days(&house, &service))),
        read_at: None,
        answered_at: None,
    };
    if !send(&house, &service, &application, &message).await? {
        // Pressed twice: the first one's files are there.
        letterbox.discard(&letter).await?;
    }
    Ok(Redirect::to(&format!("/applications/{id}#messages")).into_response())
}

/// Working days within which a message about this service is answered: its own, else the policy's.
pub(crate) fn answer_days(house: &House, service: &Service) -> u32 {
    let policy = house.settings.policy.for_anybody().applications.answer_days;
    service.answer_days.unwrap_or_else(|| u32::try_from(policy).unwrap_or(0))
}

/// Keeps a citizen's message with its entry; `false` when it is there already.
async fn send(
    house: &House,
    service: &Service,
    application: &Application,
    message: &Message,
) -> WebResult<bool> {
    let tx = house.db.begin().await?;
    if !messages::insert(house, &tx, &place(application), message).await? {
        return Ok(false);
    }
    let mut facts = details(service, application);
    facts["files"] = json!(message.files.len());
    let actor = Actor::Citizen(application.citizen);
    house.journal.record(&tx, entry(application, actor, "application.message_sent", None, facts)).await?;
    tx.commit().await?;
    Ok(true)
}

/// An officer's words to the citizen, in the caller's transaction: what the citizen wrote counts as answered, and they are told.
/// `false` when this message is there already.
pub(crate) async fn reply(
    house: &House,
    tx: &Tx,
    (service, application): (&Service, &Application),
    (staff, agency): (StaffId, &str),
    letter: &Letter,
) -> WebResult<bool> {
    let now = house.clock.now();
    let from = Author::Staff(staff);
    let (words, files) = (letter.words.clone(), letter.files.clone());
    let message = Message {
        id: letter.id,
        from,
        words,
        files,
        at: now,
        answer_by: None,
        read_at: None,
        answered_at: None,
    };
    if !messages::insert(house, tx, &place(application), &message).await? {
        return Ok(false);
    }
    messages::note(tx, (application.citizen, application.id), Fate::Answered, now).await?;
    let facts = details(service, application);
    let entry = entry(application, Actor::Staff(staff), "application.message_replied", None, facts);
    house.journal.record(tx, Entry { agency: Some(agency.to_owned()), ..entry }).await?;
    Ok(true)
}

fn place(application: &Application) -> Place<'_> {
    Place {
        citizen: application.citizen,
        application: application.id,
        agency: &application.agency,
        service: &application.service,
    }
}

/// `GET /applications/{id}/messages/{message}/{file}`: a file of a message.
pub(crate) async fn file(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path((id, message, file)): Path<(String, String, String)>,
) -> WebResult<Response> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let message: Uuid = message.parse().map_err(|_| Problem::NotFound)?;
    let found = find(&house, citizen.citizen, id, (message, &file)).await?.ok_or(Problem::NotFound)?;
    let key = house.vault.key(&house.db, Subject::Citizen(citizen.citizen)).await?;
    uploads::as_attachment(&house, &key, &found).await
}

/// A file of a message about an application.
pub(crate) async fn find(
    house: &House,
    citizen: CitizenId,
    application: ApplicationId,
    (message, file): (Uuid, &str),
) -> WebResult<Option<Upload>> {
    let all = messages::of_application(house, &house.db, citizen, application).await?;
    let of_message = all.into_iter().filter(|one| one.id == message).flat_map(|one| one.files);
    Ok(of_message.into_iter().find(|one| one.file.to_string() == file))
}

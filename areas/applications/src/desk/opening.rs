//! A case is opened with a reason, and the citizen sees that it was (PRIV-09): nothing of it is shown before.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use base::CitizenId;
use db::Tx;
use ui::{Choice, Page};
use web::{FieldErrors, House, Posted, Problem, Visit, WebResult};

use crate::application::Application;
use crate::desk::case::path;
use crate::desk::queue::{QueueLine, choices, lines};
use crate::desk::seat::{AtCase, Desk, within};
use crate::step::{details, with_reason};
use crate::store::desk::CaseRow;
use crate::store::{self, applications, following, held};

/// An opening is good for so many hours of the same session.
pub(crate) const OPEN_HOURS: i64 = 8;
/// Why a case may be opened; the words are `applications-reason-…`.
pub(crate) const REASONS: [&str; 4] = ["decision", "answer", "call", "check"];
/// The longest explanation, in characters.
const NOTE_MAX: usize = 300;

#[derive(Template)]
#[template(path = "desk/opening.html")]
struct OpeningPage {
    page: Page,
    lines: Vec<QueueLine>,
    number: String,
    service: String,
    action: String,
    reasons: Vec<Choice>,
    chosen: String,
    note: String,
    errors: FieldErrors,
}

/// The application of a case, or the record of it that the agency keeps after the person has deleted the account.
pub(crate) async fn kept(house: &House, row: &CaseRow) -> WebResult<Option<Application>> {
    match applications::get(house, &house.db, CitizenId(row.citizen_id), row.id()).await? {
        Some(application) => Ok(Some(application)),
        None => held::get(house, &house.db, row.id()).await,
    }
}

/// Asks for the reason.
pub(crate) async fn ask(
    desk: &Desk,
    row: &CaseRow,
    ((chosen, note), errors): ((String, String), FieldErrors),
) -> WebResult<web::Html> {
    let t = desk.t();
    let page = OpeningPage {
        page: desk.page(t.get("applications-opening-title")),
        lines: lines(desk, &row.number).await?,
        number: row.number.clone(),
        service: desk.title(&row.service),
        action: format!("{}/openings", path(row.id())),
        reasons: choices(t, "applications-reason-", &REASONS, &chosen),
        chosen,
        note,
        errors,
    };
    if page.errors.is_empty() { desk.visit.show(&page) } else { desk.visit.again(&page) }
}

/// `POST /staff/cases/{id}/openings`.
pub(crate) async fn post(AtCase { desk, row }: AtCase, Posted(form): Posted) -> WebResult<Response> {
    let (reason, note) = (form.get("reason").to_owned(), form.get("note").to_owned());
    let mut errors = FieldErrors::new();
    let said = why(&desk.visit, (&REASONS, &reason, &note), &mut errors);
    let Some(said) = said.filter(|_| errors.is_empty()) else {
        return Ok(ask(&desk, &row, ((reason, note), errors)).await?.into_response());
    };
    let tx = desk.house().db.begin().await?;
    open(&desk, &tx, &row, &said).await?.ok_or(Problem::NotFound)?;
    tx.commit().await?;
    Ok(Redirect::to(&path(row.id())).into_response())
}

/// Opens a case for this session and writes the read into the citizen's journal; `None` when nothing of it is left.
pub(crate) async fn open(
    desk: &Desk,
    tx: &Tx,
    row: &CaseRow,
    reason: &Reason,
) -> WebResult<Option<Application>> {
    let house = desk.house();
    let Some(application) = kept(house, row).await? else { return Ok(None) };
    let service = desk.service(&application).await?;
    let facts = with_reason(details(&service, &application), &reason.ru, &reason.en);
    store::desk::open(tx, desk.me.session, row.id(), house.clock.now()).await?;
    if !row.is_ahead() {
        // From now on the applicant changes nothing by themselves (APP-11).
        following::examined(tx, application.citizen, row.id(), house.clock.now()).await?;
    }
    let read = desk.entry(&application, "application.read_by_staff", Some(reason.ru.clone()), facts);
    house.journal.record(tx, read).await?;
    Ok(Some(application))
}

/// Why somebody looks, in both languages.
pub(crate) struct Reason {
    pub ru: String,
    pub en: String,
}

/// Reads a reason of a closed set and the words beside it; `None` with an error beside the field.
pub(crate) fn why(
    visit: &Visit,
    (reasons, code, note): (&[&str], &str, &str),
    errors: &mut FieldErrors,
) -> Option<Reason> {
    within(errors, &visit.t, ("note", note, NOTE_MAX));
    if !reasons.contains(&code) {
        errors.add("reason", visit.t.get("applications-opening-reason-missing"));
        return None;
    }
    let [ru, en] = [text::Lang::Ru, text::Lang::En].map(|lang| {
        let words =
            text::Words::new(visit.house.book.clone(), lang).get(&format!("applications-reason-{code}"));
        if note.is_empty() { words } else { format!("{words}: {note}") }
    });
    Some(Reason { ru, en })
}

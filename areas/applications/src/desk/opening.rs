//! A case is opened with a reason, and the citizen sees that it was (PRIV-09): nothing of it is shown before.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, CitizenId};
use chrono::Duration;
use db::Tx;
use journal::Actor;
use ui::Page;
use web::{FieldErrors, House, Officer, Posted, Problem, StaffSession, Visit, WebResult};

use crate::application::Application;
use crate::area::{Area, Here};
use crate::desk::queue::{QueueLine, lines, staff_page};
use crate::form::view::ChoiceOption;
use crate::step::{details, entry, service_of, with_reason};
use crate::store::desk::{self, CaseRow};
use crate::store::{applications, following, held};

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
    reasons: Vec<ChoiceOption>,
    chosen: String,
    note: String,
    errors: FieldErrors,
}

/// The case of the officer's agency and services; another's is not found.
pub(crate) async fn case_of(
    house: &House,
    officer: &StaffSession,
    id: &str,
) -> WebResult<(ApplicationId, CaseRow)> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let row = desk::case(&house.db, &officer.agency, id).await?;
    Ok((id, row.filter(|row| officer.works_on(&row.service)).ok_or(Problem::NotFound)?))
}

/// The application of a case that this officer has opened in this session; `None` when it must be opened first.
pub(crate) async fn opened(
    house: &House,
    officer: &StaffSession,
    id: ApplicationId,
    row: &CaseRow,
) -> WebResult<Option<Application>> {
    let after = house.clock.now() - Duration::hours(OPEN_HOURS);
    if !desk::is_open(&house.db, officer.session, id, after).await? {
        return Ok(None);
    }
    kept(house, id, row).await
}

/// The application of a case, or the record of it that the agency keeps after the person has deleted the account.
async fn kept(house: &House, id: ApplicationId, row: &CaseRow) -> WebResult<Option<Application>> {
    match applications::get(house, &house.db, CitizenId(row.citizen_id), id).await? {
        Some(application) => Ok(Some(application)),
        None => held::get(house, &house.db, id).await,
    }
}

/// Asks for the reason.
pub(crate) async fn ask(
    house: &House,
    area: &Area,
    visit: &Visit,
    officer: &StaffSession,
    row: &CaseRow,
    (typed, errors): ((String, String), FieldErrors),
) -> WebResult<web::Html> {
    let t = &visit.t;
    let service = area.tools.catalogue.get(&row.service);
    let page = OpeningPage {
        page: staff_page(visit, area, officer, t.get("applications-opening-title")),
        lines: lines(house, area, visit, officer, &row.number).await?,
        number: row.number.clone(),
        service: service.map_or_else(|| row.service.clone(), |service| service.words(t.lang).get("title")),
        action: format!("/staff/cases/{}/openings", row.application_id),
        reasons: REASONS
            .iter()
            .map(|code| ChoiceOption {
                value: (*code).to_owned(),
                label: t.get(&format!("applications-reason-{code}")),
                hint: String::new(),
                chosen: false,
            })
            .collect(),
        chosen: typed.0,
        note: typed.1,
        errors,
    };
    if page.errors.is_empty() { visit.show(&page) } else { visit.again(&page) }
}

/// `POST /staff/cases/{id}/openings`.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let (reason, note) = (form.get("reason").to_owned(), form.get("note").to_owned());
    let mut errors = FieldErrors::new();
    let said = why(&house, &visit, (&REASONS, &reason, &note), &mut errors);
    let Some(said) = said.filter(|_| errors.is_empty()) else {
        let page = ask(&house, &area, &visit, &officer, &row, ((reason, note), errors)).await?;
        return Ok(page.into_response());
    };
    let tx = house.db.begin().await?;
    open(&house, &area, &tx, &officer, &row, &said).await?.ok_or(Problem::NotFound)?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/staff/cases/{id}")).into_response())
}

/// Opens a case for this session and writes the read into the citizen's journal; `None` when nothing of it is left.
pub(crate) async fn open(
    house: &House,
    area: &Area,
    tx: &Tx,
    officer: &StaffSession,
    row: &CaseRow,
    reason: &Reason,
) -> WebResult<Option<Application>> {
    let id = ApplicationId(row.application_id);
    let Some(application) = kept(house, id, row).await? else { return Ok(None) };
    let service = service_of(house, &area.tools, &application).await?;
    let facts = with_reason(details(&service, &application), &reason.ru, &reason.en);
    let actor = Actor::Staff(officer.staff);
    desk::open(tx, officer.session, id, house.clock.now()).await?;
    // From now on the applicant changes nothing by themselves (APP-11).
    following::examined(tx, application.citizen, id, house.clock.now()).await?;
    let read = entry(&application, actor, "application.read_by_staff", Some(reason.ru.clone()), facts);
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
    house: &House,
    visit: &Visit,
    (reasons, code, note): (&[&str], &str, &str),
    errors: &mut FieldErrors,
) -> Option<Reason> {
    if note.chars().count() > NOTE_MAX {
        let limit = i64::try_from(NOTE_MAX).unwrap_or(0);
        errors.add("note", visit.t.with("applications-too-long", &[("max", limit.into())]));
    }
    if !reasons.contains(&code) {
        errors.add("reason", visit.t.get("applications-opening-reason-missing"));
        return None;
    }
    let [ru, en] = [text::Lang::Ru, text::Lang::En].map(|lang| {
        let words = text::Words::new(house.book.clone(), lang).get(&format!("applications-reason-{code}"));
        if note.is_empty() { words } else { format!("{words}: {note}") }
    });
    Some(Reason { ru, en })
}

//! Take a case, give it back, pass it on to a colleague with a note (APP-17, PLUS-14). The one who holds it is a matter of order, not of
//! right: every officer of the agency may open it, and the citizen sees who works on it.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::StaffId;
use journal::Actor;
use web::{FieldErrors, House, Officer, Posted, Visit, WebResult};

use crate::area::Here;
use crate::desk::case::{Attempt, Frame, path};
use crate::desk::opening::{case_of, opened};
use crate::desk::queue::holder_of;
use crate::step::{details, entry, service_of};
use crate::store::holders::{self, Note};

/// The longest note, in characters.
const NOTE_MAX: usize = 1000;

/// `POST /staff/cases/{id}/holder`: `act` is `take`, `return` or `pass` (with `to` and `note`).
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let Some(application) = opened(&house, &officer, id, &row).await? else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
    let note: String = form.get("note").chars().take(NOTE_MAX).collect();
    let me = holder_of(officer.staff);
    let (after, action) = match form.get("act") {
        "return" => (String::new(), "application.returned"),
        "pass" => match colleague(&frame, form.get("to"), &row.service).await? {
            Some(to) => (holder_of(to), "application.passed_on"),
            None => {
                let mut errors = FieldErrors::new();
                errors.add("to", visit.t.get("applications-pass-missing"));
                let attempt = Attempt { note, ..Attempt::default() };
                return Ok(frame.show((application, row), (errors, attempt), "").await?.into_response());
            }
        },
        _ => (me, "application.taken"),
    };
    let here = Redirect::to(&path(id)).into_response();
    if after == row.holder || application.held.is_some() {
        return Ok(here);
    }
    let service = service_of(&house, &area.tools, &application).await?;
    let tx = house.db.begin().await?;
    if !holders::give(&tx, &officer.agency, id, (&row.holder, &after)).await? {
        drop(tx);
        let alert = visit.t.get("applications-desk-changed");
        let nothing = (FieldErrors::new(), Attempt { note, ..Attempt::default() });
        return Ok(frame.show((application, row), nothing, &alert).await?.into_response());
    }
    if !note.is_empty() {
        let note = Note { by: officer.staff, words: note, at: house.clock.now() };
        holders::write(&house, &tx, (application.citizen, id), &note).await?;
    }
    let actor = Actor::Staff(officer.staff);
    let facts = details(&service, &application);
    house.journal.record(&tx, entry(&application, actor, action, None, facts)).await?;
    tx.commit().await?;
    Ok(here)
}

/// A colleague of the agency who works on the service, and is not oneself.
async fn colleague(frame: &Frame<'_>, to: &str, service: &str) -> WebResult<Option<StaffId>> {
    let Ok(to) = to.parse::<StaffId>() else { return Ok(None) };
    let all = staff::colleagues(frame.house, &frame.house.db, &frame.officer.agency).await?;
    let fits =
        |one: &&staff::Colleague| one.staff == to && to != frame.officer.staff && one.works_on(service);
    Ok(all.iter().find(fits).map(|one| one.staff))
}

//! Take a case, give it back, pass it on to a colleague with a note (APP-17, PLUS-14). The one who holds it is a matter of order, not of
//! right: every officer of the agency may open it, and the citizen sees who works on it.

use axum::response::Response;
use base::StaffId;
use web::{FieldErrors, Posted, WebResult};

use crate::desk::case::Attempt;
use crate::desk::queue::holder_of;
use crate::desk::seat::{Desk, OpenCase, within};
use crate::step::details;
use crate::store::holders::{self, Note};

/// The longest note, in characters.
const NOTE_MAX: usize = 1000;

/// `POST /staff/cases/{id}/holder`: `act` is `take`, `return` or `pass` (with `to` and `note`).
pub(crate) async fn post(case: OpenCase, Posted(form): Posted) -> WebResult<Response> {
    let (desk, house) = (&case.desk, case.desk.house());
    let (act, note) = (form.get("act"), form.get("note").to_owned());
    let attempt = Attempt { note: note.clone(), to: form.get("to").to_owned(), ..Attempt::default() };
    let mut errors = FieldErrors::new();
    within(&mut errors, desk.t(), ("note", &note, NOTE_MAX));
    let (after, action) = match act {
        "return" => (String::new(), "application.returned"),
        "pass" => match colleague(desk, form.get("to"), &case.row.service).await? {
            Some(to) => (holder_of(to), "application.passed_on"),
            None => {
                errors.add("to", desk.t().get("applications-pass-missing"));
                (String::new(), "")
            }
        },
        _ => (holder_of(desk.me.staff), "application.taken"),
    };
    if !errors.is_empty() {
        return case.refused(errors, attempt).await;
    }
    if after == case.row.holder || case.application.held.is_some() {
        return Ok(case.again());
    }
    let facts = details(&*case.service().await?, &case.application);
    let (citizen, id) = (case.application.citizen, case.application.id);
    let tx = house.db.begin().await?;
    if !holders::give(&tx, &desk.me.agency, id, (&case.row.holder, &after)).await? {
        drop(tx);
        return case.overtaken(attempt).await;
    }
    if !note.is_empty() {
        let note = Note { by: desk.me.staff, words: note, at: house.clock.now() };
        holders::write(house, &tx, (citizen, id), &note).await?;
    }
    desk.record(&tx, &case.application, action, facts).await?;
    tx.commit().await?;
    Ok(case.again())
}

/// A colleague of the agency who works on the service, and is not oneself.
async fn colleague(desk: &Desk, to: &str, service: &str) -> WebResult<Option<StaffId>> {
    let Ok(to) = to.parse::<StaffId>() else { return Ok(None) };
    let all = staff::colleagues(desk.house(), &desk.house().db, &desk.me.agency).await?;
    let fits = |one: &&staff::Colleague| one.staff == to && to != desk.me.staff && one.works_on(service);
    Ok(all.iter().find(fits).map(|one| one.staff))
}

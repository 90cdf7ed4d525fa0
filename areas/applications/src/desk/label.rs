//! Labels of a case: the agency's own words, never about a person (PLUS-14).

use axum::extract::{Path, State};
use axum::response::Redirect;
use base::ApplicationId;
use db::Tx;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use web::{House, Officer, Posted, Problem, WebResult};

use crate::desk::case::path;
use crate::desk::opening::{case_of, opened};
use crate::store::desk::CaseRow;
use crate::store::holders;

/// The longest label, in characters.
const LABEL_MAX: usize = 40;
/// A case carries at most so many.
const MOST: usize = 8;

/// `POST /staff/cases/{id}/labels`: `label` is put on, `off` is taken off.
pub(crate) async fn post(
    State(house): State<House>,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    if opened(&house, &officer, id, &row).await?.is_none() {
        return Ok(Redirect::to(&path(id)));
    }
    let actor = Actor::Staff(officer.staff);
    let off = form.get("off");
    let label = cleaned(form.get("label"));
    let tx = house.db.begin().await?;
    if !off.is_empty() {
        if holders::unlabel(&tx, &officer.agency, id, off).await? {
            record(&house, &tx, (actor, &row, &officer.agency), ("application.unlabelled", off)).await?;
        }
    } else if !label.is_empty() {
        if holders::labels(&tx, &officer.agency, &[id.uuid()]).await?.len() >= MOST {
            return Err(Problem::Conflict("applications-labels-full"));
        }
        put(&house, &tx, (actor, &row, &officer.agency), &label).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&path(id)))
}

/// Puts a label on a case and records it; once.
pub(crate) async fn put(
    house: &House,
    tx: &Tx,
    (actor, row, agency): (Actor, &CaseRow, &str),
    label: &str,
) -> WebResult<()> {
    if holders::label(tx, agency, ApplicationId(row.application_id), (label, &row.place)).await? {
        record(house, tx, (actor, row, agency), ("application.labelled", label)).await?;
    }
    Ok(())
}

/// A label as it is kept: one line, no more than fits a badge.
pub(crate) fn cleaned(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LABEL_MAX).collect()
}

/// The office's own order is no part of the citizen's record: the entry names the case and no person.
async fn record(
    house: &House,
    tx: &Tx,
    (actor, row, agency): (Actor, &CaseRow, &str),
    (action, label): (&'static str, &str),
) -> WebResult<()> {
    let entry = Entry {
        actor,
        action,
        citizen: None,
        object: Object::Application(ApplicationId(row.application_id)),
        service: Some(row.service.clone()),
        agency: Some(agency.to_owned()),
        outcome: Outcome::Done,
        reason: None,
        details: json!({ "label": label }),
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

//! Labels of a case: the agency's own words, never about a person (PLUS-14).

use axum::response::Response;
use db::Tx;
use journal::{Actor, Object};
use serde_json::json;
use web::{FieldErrors, House, Posted, WebResult};

use crate::desk::case::Attempt;
use crate::desk::seat::{OpenCase, order, within};
use crate::store::desk::CaseRow;
use crate::store::holders;

/// The longest label, in characters: what fits a badge.
pub(crate) const LABEL_MAX: usize = 40;
/// A case carries at most so many.
const MOST: usize = 8;

/// `POST /staff/cases/{id}/labels`: `label` is put on, `off` is taken off.
pub(crate) async fn post(case: OpenCase, Posted(form): Posted) -> WebResult<Response> {
    let (desk, row) = (&case.desk, &case.row);
    let (actor, agency) = (desk.actor(), desk.me.agency.as_str());
    let (off, label) = (form.get("off"), one_line(form.get("label")));
    let tx = desk.house().db.begin().await?;
    if !off.is_empty() {
        if holders::unlabel(&tx, agency, row.id(), off).await? {
            record(desk.house(), &tx, (actor, row, agency), ("application.unlabelled", off)).await?;
        }
    } else if !label.is_empty() {
        let mut errors = FieldErrors::new();
        within(&mut errors, desk.t(), ("label", &label, LABEL_MAX));
        let present = holders::labels(&tx, agency, &[row.application_id]).await?;
        if present.len() >= MOST && !present.iter().any(|(_, one)| *one == label) {
            errors.add("label", desk.t().get("applications-labels-full"));
        }
        if !errors.is_empty() {
            drop(tx);
            return case.refused(errors, Attempt { label, ..Attempt::default() }).await;
        }
        put(desk.house(), &tx, (actor, row, agency), &label).await?;
    }
    tx.commit().await?;
    Ok(case.again())
}

/// Puts a label on a case and records it; once.
pub(crate) async fn put(
    house: &House,
    tx: &Tx,
    (actor, row, agency): (Actor, &CaseRow, &str),
    label: &str,
) -> WebResult<()> {
    if holders::label(tx, agency, row.id(), (label, &row.place)).await? {
        record(house, tx, (actor, row, agency), ("application.labelled", label)).await?;
    }
    Ok(())
}

/// A label as it is kept: one line.
pub(crate) fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The office's own order is no part of the citizen's record: the entry names the case and no person.
async fn record(
    house: &House,
    tx: &Tx,
    (actor, row, agency): (Actor, &CaseRow, &str),
    (action, label): (&'static str, &str),
) -> WebResult<()> {
    let what = (actor, action, Object::Application(row.id()), Some(row.service.clone()));
    let entry = order(agency, what, json!({ "label": label }));
    house.journal.record(tx, entry).await?;
    Ok(())
}

//! An officer approves or refuses, with words (APP-17).

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use journal::Actor;
use serde_json::json;
use web::{FieldErrors, House, Officer, Posted, Visit, WebResult};

use crate::application::{Application, Decision, State as Stage};
use crate::area::Here;
use crate::confirm::enqueue_step;
use crate::desk::case::{Attempt, Frame, path};
use crate::desk::opening::{case_of, opened};
use crate::step::{details, entry, service_of};
use crate::store::{applications, desk};

/// The longest words of a decision, in characters.
const WORDS_MAX: usize = 2000;

/// `POST /staff/cases/{id}/decision`: `verdict` is `approve` or `refuse`.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let (id, row) = case_of(&house, &officer, &id).await?;
    let Some(mut application) = opened(&house, &officer, id, &row).await? else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
    let words = form.get("words").to_owned();
    let approved = form.get("verdict") == "approve";
    let errors = refusals(&visit, form.get("verdict"), &words);
    if !errors.is_empty() {
        let attempt = Attempt { words, ..Attempt::default() };
        return Ok(frame.show((application, row), (errors, attempt), "").await?.into_response());
    }
    let by = Some(officer.staff);
    if let Some(made) = &application.work.decision
        && made.by == by
        && made.approved == approved
    {
        // The same button pressed twice.
        return Ok(Redirect::to(&path(id)).into_response());
    }
    let tx = house.db.begin().await?;
    let at = house.clock.now();
    let was_open = desk::close(&tx, &officer.agency, id, at).await?;
    application.work.decision = Some(Decision { approved, words: words.clone(), by, check: None, at });
    decide(&mut application, approved);
    if !was_open || !applications::change(&house, &tx, &application).await? {
        drop(tx);
        return conflict(&frame, application, words).await;
    }
    let service = service_of(&house, &area.tools, &application).await?;
    let mut facts = details(&service, &application);
    facts["reason"] = json!(words);
    let action = if approved { "application.approved" } else { "application.refused" };
    let reason = (!words.is_empty()).then_some(words);
    house
        .journal
        .record(&tx, entry(&application, Actor::Staff(officer.staff), action, reason, facts))
        .await?;
    if approved {
        enqueue_step(&house, &tx, application.citizen, id, application.step).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&path(id)).into_response())
}

fn decide(application: &mut Application, approved: bool) {
    if approved {
        application.state = Stage::Approved;
        application.step += 1;
    } else {
        application.state = Stage::Refused;
    }
}

/// Somebody was faster: the case as it stands now, what was typed kept, and what happened in words.
async fn conflict(frame: &Frame<'_>, application: Application, words: String) -> WebResult<Response> {
    let (id, row) = case_of(frame.house, frame.officer, &application.id.to_string()).await?;
    let fresh = opened(frame.house, frame.officer, id, &row).await?.unwrap_or(application);
    let is_decided = fresh.work.decision.is_some();
    let key = if is_decided { "applications-desk-decided" } else { "applications-desk-changed" };
    let attempt = Attempt { words, ..Attempt::default() };
    let alert = frame.visit.t.get(key);
    Ok(frame.show((fresh, row), (FieldErrors::new(), attempt), &alert).await?.into_response())
}

fn refusals(visit: &Visit, verdict: &str, words: &str) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if !matches!(verdict, "approve" | "refuse") {
        errors.add("words", visit.t.get("applications-decision-missing"));
    }
    if verdict == "refuse" && words.is_empty() {
        errors.add("words", visit.t.get("applications-decision-words-missing"));
    }
    if words.chars().count() > WORDS_MAX {
        let limit = i64::try_from(WORDS_MAX).unwrap_or(0);
        errors.add("words", visit.t.with("applications-too-long", &[("max", limit.into())]));
    }
    errors
}

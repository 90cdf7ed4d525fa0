//! An officer asks the citizen about one named question; the term stands still until it is answered (APP-12).

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use journal::Actor;
use serde_json::json;
use web::{FieldErrors, House, Officer, Posted, Visit, WebResult};

use crate::answer::may_be_asked;
use crate::application::State as Stage;
use crate::area::Here;
use crate::calendar;
use crate::desk::case::{Attempt, Frame, path};
use crate::desk::opening::{case_of, opened};
use crate::step::{details, entry, service_of};
use crate::store::questions::Asked;
use crate::store::{applications, desk, questions};

/// The longest question, in characters.
const WORDS_MAX: usize = 1000;

/// `POST /staff/cases/{id}/questions`.
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
    let service = service_of(&house, &area.tools, &application).await?;
    let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
    let (about, words) = (form.get("about").to_owned(), form.get("question").to_owned());
    let errors = refusals(&visit, may_be_asked(&service, &about), &words);
    if !errors.is_empty() {
        let attempt = Attempt { about, question: words, words: String::new() };
        return Ok(frame.show((application, row), (errors, attempt), "").await?.into_response());
    }
    let open = questions::of_application(&house, &house.db, application.citizen, id).await?;
    if open.iter().any(|asked| asked.answered_at.is_none() && asked.about == about && asked.words == words) {
        return Ok(Redirect::to(&path(id)).into_response());
    }
    if !matches!(application.state, Stage::Processing | Stage::Asked) || row.state == "closed" {
        let alert = visit.t.get("applications-desk-decided");
        let nothing = (FieldErrors::new(), Attempt::default());
        return Ok(frame.show((application, row), nothing, &alert).await?.into_response());
    }
    let now = house.clock.now();
    let asked = Asked {
        id: house.random.uuid(now),
        about: about.clone(),
        words: words.clone(),
        by: officer.staff,
        at: now,
        answered_at: None,
    };
    let left = calendar::parse(&application.due_on)
        .map_or(0, |due| calendar::working_days_left(house.day_of(now), due));
    application.state = Stage::Asked;
    let mut facts = details(&service, &application);
    facts["question"] = json!(words);
    facts["about"] = json!(about);
    let tx = house.db.begin().await?;
    questions::insert(&house, &tx, (application.citizen, id), &asked).await?;
    desk::stop(&tx, &officer.agency, id, left).await?;
    if !applications::change(&house, &tx, &application).await? {
        // Rolled back: another officer, or the citizen, has just changed the case.
        drop(tx);
        let alert = visit.t.get("applications-desk-changed");
        let attempt = Attempt { about, question: words, words: String::new() };
        return Ok(frame
            .show((application, row), (FieldErrors::new(), attempt), &alert)
            .await?
            .into_response());
    }
    let actor = Actor::Staff(officer.staff);
    house.journal.record(&tx, entry(&application, actor, "application.question_asked", None, facts)).await?;
    tx.commit().await?;
    Ok(Redirect::to(&path(id)).into_response())
}

fn refusals(visit: &Visit, is_known: bool, words: &str) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if !is_known {
        errors.add("about", visit.t.get("applications-question-about-missing"));
    }
    if words.is_empty() {
        errors.add("question", visit.t.get("applications-question-words-missing"));
    } else if words.chars().count() > WORDS_MAX {
        let limit = i64::try_from(WORDS_MAX).unwrap_or(0);
        errors.add("question", visit.t.with("applications-too-long", &[("max", limit.into())]));
    }
    errors
}

//! An officer approves or refuses, with words (APP-17); where the service wants two officers, the second makes it take effect.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::StaffId;
use catalogue::Answers;
use db::Tx;
use journal::Actor;
use serde_json::json;
use web::{FieldErrors, House, Officer, Posted, StaffSession, Visit, WebResult};

use crate::application::{Application, Decision, State as Stage};
use crate::area::{Area, Here};
use crate::confirm::enqueue_step;
use crate::desk::case::{Attempt, Frame, path};
use crate::desk::opening::{case_of, opened};
use crate::desk::{second, values};
use crate::step::{details, entry, service_of};
use crate::store::{applications, desk, holders};

/// The longest words of a decision, in characters.
const WORDS_MAX: usize = 2000;

/// What an officer has decided.
#[derive(Clone)]
pub(crate) struct Verdict {
    pub approved: bool,
    pub words: String,
    /// What was typed for the letter.
    pub officer: Answers,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// It takes effect.
    Done,
    /// The second officer is awaited.
    Proposed,
    /// The second officer thinks otherwise: the case is the first one's again.
    Disagreed,
    /// Nothing new: the same button pressed twice.
    Same,
    /// The first one cannot be the second one too.
    Own,
    /// Somebody was faster.
    Lost,
}

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
    let Some(application) = opened(&house, &officer, id, &row).await? else {
        return Ok(Redirect::to(&path(id)).into_response());
    };
    let frame = Frame { house: &house, area: &area, visit: &visit, officer: &officer };
    let words = form.get("words").to_owned();
    let service = service_of(&house, &area.tools, &application).await?;
    let approved = form.get("verdict") == "approve";
    let mut errors = refusals(&visit, form.get("verdict"), &words);
    let officer_values = if approved {
        values::read(&visit, &service, &application, (&form, &mut errors))
    } else {
        application.work.officer.clone()
    };
    if !errors.is_empty() {
        let attempt = Attempt { words, values: Some(form), ..Attempt::default() };
        return Ok(frame.show((application, row), (errors, attempt), "").await?.into_response());
    }
    let verdict = Verdict { approved, words, officer: officer_values };
    match conclude(&house, &area, &officer, application.clone(), &verdict).await? {
        Made::Lost => conflict(&frame, application, verdict.words).await,
        Made::Own => {
            let alert = visit.t.get("applications-second-own");
            let attempt = Attempt { words: verdict.words, ..Attempt::default() };
            let nothing = (FieldErrors::new(), attempt);
            Ok(frame.show((application, row), nothing, &alert).await?.into_response())
        }
        Made::Done | Made::Proposed | Made::Disagreed | Made::Same => {
            Ok(Redirect::to(&path(id)).into_response())
        }
    }
}

/// Decides a case in a transaction of its own: one at the desk, or each of a batch.
pub(crate) async fn conclude(
    house: &House,
    area: &Area,
    officer: &StaffSession,
    application: Application,
    verdict: &Verdict,
) -> WebResult<Made> {
    let me = officer.staff;
    if let Some(made) = &application.work.decision {
        // The same button pressed twice.
        let is_same = made.by == Some(me) && made.approved == verdict.approved;
        return Ok(if is_same { Made::Same } else { Made::Lost });
    }
    if !matches!(application.state, Stage::Processing | Stage::Asked) || application.held.is_some() {
        return Ok(Made::Lost);
    }
    let service = service_of(house, &area.tools, &application).await?;
    let pen = Pen { house, officer, service: &service };
    if !second::is_wanted(&service, &application) {
        return pen.decide(application, verdict.clone()).await;
    }
    match application.work.proposal.clone() {
        None => pen.propose(application, verdict).await,
        Some(first) if first.by == Some(me) && first.approved == verdict.approved => Ok(Made::Own),
        Some(first) if first.by == Some(me) => pen.take_back(application, first.by).await,
        Some(first) if first.approved == verdict.approved => {
            let words = if verdict.words.is_empty() { first.words } else { verdict.words.clone() };
            let officer = verdict.officer.clone();
            pen.decide(application, Verdict { approved: first.approved, words, officer }).await
        }
        Some(first) => pen.take_back(application, first.by).await,
    }
}

/// What writing a decision needs.
struct Pen<'a> {
    house: &'a House,
    officer: &'a StaffSession,
    service: &'a catalogue::Service,
}

impl Pen<'_> {
    async fn decide(&self, mut application: Application, verdict: Verdict) -> WebResult<Made> {
        let (house, at) = (self.house, self.house.clock.now());
        let id = application.id;
        let tx = house.db.begin().await?;
        if !desk::close(&tx, &self.officer.agency, id, at).await? {
            return Ok(Made::Lost);
        }
        let Verdict { approved, words, officer } = verdict;
        application.work.officer = officer;
        let by = Some(self.officer.staff);
        application.work.decision =
            Some(Decision { approved, words: words.clone(), by, check: None, silent: false, at });
        application.state = if approved { Stage::Approved } else { Stage::Refused };
        application.step += usize::from(approved);
        if !applications::change(house, &tx, &application).await? {
            return Ok(Made::Lost);
        }
        let mut facts = details(self.service, &application);
        facts["reason"] = json!(words);
        let action = if approved { "application.approved" } else { "application.refused" };
        self.record(&tx, &application, action, ((!words.is_empty()).then_some(words), facts)).await?;
        if approved {
            enqueue_step(house, &tx, application.citizen, id, application.step).await?;
        }
        tx.commit().await?;
        Ok(Made::Done)
    }

    /// The first of two: nothing is decided yet, and the citizen learns only that a second one looks.
    async fn propose(&self, mut application: Application, verdict: &Verdict) -> WebResult<Made> {
        let (me, at) = (self.officer.staff, self.house.clock.now());
        application.work.officer = verdict.officer.clone();
        application.work.proposal = Some(Decision {
            approved: verdict.approved,
            words: verdict.words.clone(),
            by: Some(me),
            check: None,
            silent: false,
            at,
        });
        let first = me.to_string();
        self.pass(application, (&first, ""), "application.second_awaited", Made::Proposed).await
    }

    /// There is no proposal any more: the case is the first one's again.
    async fn take_back(&self, mut application: Application, first: Option<StaffId>) -> WebResult<Made> {
        application.work.proposal = None;
        let holder = first.map_or_else(String::new, |first| first.to_string());
        self.pass(application, ("", &holder), "application.second_returned", Made::Disagreed).await
    }

    async fn pass(
        &self,
        application: Application,
        (first, holder): (&str, &str),
        action: &'static str,
        made: Made,
    ) -> WebResult<Made> {
        let agency = &self.officer.agency;
        let tx = self.house.db.begin().await?;
        if !holders::set_first(&tx, agency, application.id, first).await?
            || !applications::change(self.house, &tx, &application).await?
        {
            return Ok(Made::Lost);
        }
        if !holder.is_empty() {
            holders::give(&tx, agency, application.id, ("", holder)).await?;
        }
        let facts = details(self.service, &application);
        self.record(&tx, &application, action, (None, facts)).await?;
        tx.commit().await?;
        Ok(made)
    }

    async fn record(
        &self,
        tx: &Tx,
        application: &Application,
        action: &'static str,
        (reason, facts): (Option<String>, serde_json::Value),
    ) -> WebResult<()> {
        let actor = Actor::Staff(self.officer.staff);
        self.house.journal.record(tx, entry(application, actor, action, reason, facts)).await?;
        Ok(())
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

/// What is wrong with a decision; nothing when it can be taken.
pub(crate) fn refusals(visit: &Visit, verdict: &str, words: &str) -> FieldErrors {
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

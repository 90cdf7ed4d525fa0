//! An officer approves or refuses, with words (APP-17); where the service wants two officers, the second makes it take effect.

use axum::response::Response;
use base::StaffId;
use catalogue::Answers;
use db::Tx;
use serde_json::json;
use web::{FieldErrors, Fields, Posted, Visit, WebResult};

use crate::application::{Application, Decision, State as Stage};
use crate::confirm::enqueue_step;
use crate::desk::case::Attempt;
use crate::desk::seat::{Desk, OpenCase, within};
use crate::desk::{second, values};
use crate::step::details;
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
pub(crate) async fn post(case: OpenCase, Posted(form): Posted) -> WebResult<Response> {
    let (verdict, errors) = read(&case, &form).await?;
    if !errors.is_empty() {
        let attempt = Attempt { words: verdict.words, values: Some(form), ..Attempt::default() };
        return case.refused(errors, attempt).await;
    }
    let made = conclude(&case.desk, case.application.clone(), &verdict).await?;
    let attempt = Attempt { words: verdict.words, values: Some(form), ..Attempt::default() };
    match made {
        Made::Done | Made::Proposed | Made::Disagreed | Made::Same => Ok(case.again()),
        Made::Own => case.told("applications-second-own", attempt).await,
        Made::Lost => case.overtaken(attempt).await,
    }
}

/// What was decided on the form, and what is wrong with it.
pub(crate) async fn read(case: &OpenCase, form: &Fields) -> WebResult<(Verdict, FieldErrors)> {
    let (visit, application) = (&case.desk.visit, &case.application);
    let (approved, words) = (form.get("verdict") == "approve", form.get("words").to_owned());
    let mut errors = refusals(visit, form.get("verdict"), &words);
    let officer = if approved {
        values::read(visit, &*case.service().await?, application, (form, &mut errors))
    } else {
        application.work.officer.clone()
    };
    Ok((Verdict { approved, words, officer }, errors))
}

/// Decides a case in a transaction of its own: one at the desk, or each of a batch.
pub(crate) async fn conclude(desk: &Desk, application: Application, verdict: &Verdict) -> WebResult<Made> {
    let me = desk.me.staff;
    if let Some(made) = &application.work.decision {
        // The same button pressed twice.
        let is_same = made.by == Some(me) && made.approved == verdict.approved;
        return Ok(if is_same { Made::Same } else { Made::Lost });
    }
    if !application.is_with_officers() || application.held.is_some() {
        return Ok(Made::Lost);
    }
    let service = desk.service(&application).await?;
    let pen = Pen { desk, service: &service };
    if !second::is_wanted(&service, &application) {
        return pen.decide(application, verdict.clone()).await;
    }
    match application.work.proposal.clone() {
        None => pen.propose(application, verdict).await,
        Some(first) if first.by == Some(me) && first.approved == verdict.approved => Ok(Made::Own),
        Some(first) if first.by == Some(me) => pen.take_back(application, first.by).await,
        Some(first) if second::confirms(&application, &first, verdict) => {
            let officer = verdict.officer.clone();
            pen.decide(application, Verdict { approved: first.approved, words: first.words, officer }).await
        }
        // The same decision with other words or another letter is this officer's own: the colleague has not seen it.
        Some(first) if first.approved == verdict.approved => pen.propose(application, verdict).await,
        Some(first) => pen.take_back(application, first.by).await,
    }
}

/// What writing a decision needs.
struct Pen<'a> {
    desk: &'a Desk,
    service: &'a catalogue::Service,
}

impl Pen<'_> {
    async fn decide(&self, mut application: Application, verdict: Verdict) -> WebResult<Made> {
        let (house, me) = (self.desk.house(), &self.desk.me);
        let at = house.clock.now();
        let id = application.id;
        let tx = house.db.begin().await?;
        if !desk::close(&tx, &me.agency, id, at).await? {
            return Ok(Made::Lost);
        }
        let Verdict { approved, words, officer } = verdict;
        application.work.officer = officer;
        let by = Some(me.staff);
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
        let (me, at) = (self.desk.me.staff, self.desk.house().clock.now());
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
        let (house, agency) = (self.desk.house(), &self.desk.me.agency);
        let tx = house.db.begin().await?;
        if !holders::set_first(&tx, agency, application.id, first).await?
            || !applications::change(house, &tx, &application).await?
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
        let entry = self.desk.entry(application, action, reason, facts);
        self.desk.house().journal.record(tx, entry).await?;
        Ok(())
    }
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
    within(&mut errors, &visit.t, ("words", words, WORDS_MAX));
    errors
}

//! Several cases at once: opened with one reason, each with its own entry in the journal; decided together only where nothing differs,
//! each in a transaction of its own (PLUS-14). Where a service wants two officers the first proposes several at once, and the second
//! confirms those that were proposed alike.

use std::collections::HashMap;

use askama::Template;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, CitizenId};
use chrono::Duration;
use text::Words;
use ui::{Choice, Page};
use url::form_urlencoded::{Serializer, parse};
use uuid::Uuid;
use web::{FieldErrors, Html, Posted, WebResult};

use crate::applicant;
use crate::application::{Application, verdict};
use crate::desk::compare::Lens;
use crate::desk::decision::{Made, Verdict, conclude, refusals};
use crate::desk::opening::{OPEN_HOURS, REASONS, open, why};
use crate::desk::queue::choices;
use crate::desk::seat::{Desk, OfficersDesk};
use crate::desk::{second, values};
use crate::precheck::Looked;
use crate::store::desk::CaseRow;
use crate::store::{self, applications, prechecks, queue};

/// At most so many at once.
const MOST: usize = 50;

/// A case of the batch.
struct Line {
    id: String,
    number: String,
    applicant: String,
    same: i64,
    href: String,
    /// Why it is decided alone; empty when it may be decided with the others.
    alone: String,
    /// What the first of two officers proposes; empty while nobody does.
    proposed: String,
}

#[derive(Template)]
#[template(path = "desk/batch.html")]
struct BatchPage {
    page: Page,
    service: String,
    lines: Vec<Line>,
    able: usize,
    /// The service wants two officers.
    two: bool,
    query: String,
    words: String,
    errors: FieldErrors,
}

/// A case that was ticked in the queue.
struct Ticked {
    id: String,
    number: String,
    service: String,
}

#[derive(Template)]
#[template(path = "desk/batch_opening.html")]
struct OpeningPage {
    page: Page,
    lines: Vec<Ticked>,
    reasons: Vec<Choice>,
    note: String,
    errors: FieldErrors,
}

/// `POST /staff/batch`: opens the ticked cases with one reason.
pub(crate) async fn begin(OfficersDesk(desk): OfficersDesk, Posted(form): Posted) -> WebResult<Response> {
    let rows = cases(&desk, form.all("case").into_iter()).await?;
    let mut errors = FieldErrors::new();
    check(&rows, desk.t(), &mut errors);
    let (code, note) = (form.get("reason"), form.get("note"));
    let reason = why(&desk.visit, (&REASONS, code, note), &mut errors);
    let Some(reason) = reason.filter(|_| errors.is_empty()) else {
        let ticked = |row: &CaseRow| Ticked {
            id: row.application_id.to_string(),
            number: row.number.clone(),
            service: desk.title(&row.service),
        };
        let page = OpeningPage {
            page: desk.page(desk.t().get("applications-batch-title")),
            lines: rows.iter().map(ticked).collect(),
            reasons: choices(desk.t(), "applications-reason-", &REASONS, code),
            note: note.to_owned(),
            errors,
        };
        return Ok(desk.visit.again(&page)?.into_response());
    };
    let tx = desk.house().db.begin().await?;
    for row in &rows {
        open(&desk, &tx, row, &reason).await?;
    }
    tx.commit().await?;
    let mut query = Serializer::new(String::new());
    for row in &rows {
        query.append_pair("case", &row.application_id.to_string());
    }
    Ok(Redirect::to(&format!("/staff/batch?{}", query.finish())).into_response())
}

/// Cases can be decided together when there are any, and all are of one service.
fn check(rows: &[CaseRow], t: &Words, errors: &mut FieldErrors) {
    if rows.is_empty() {
        errors.add("case", t.get("applications-batch-nothing"));
    } else if rows.iter().any(|row| row.service != rows[0].service) {
        errors.add("case", t.get("applications-batch-services"));
    }
}

/// `GET /staff/batch?case=…`: the opened cases, with what speaks against deciding each with the others.
pub(crate) async fn page(OfficersDesk(desk): OfficersDesk, RawQuery(query): RawQuery) -> WebResult<Html> {
    let query = query.unwrap_or_default();
    let page = drawn(&desk, (&query, String::new(), FieldErrors::new())).await?;
    desk.visit.show(&page)
}

/// `POST /staff/batch/decision`: the ticked cases, one by one; what has changed meanwhile is left.
pub(crate) async fn decide(OfficersDesk(desk): OfficersDesk, Posted(form): Posted) -> WebResult<Response> {
    let words = form.get("words").to_owned();
    let mut errors = refusals(&desk.visit, form.get("verdict"), &words);
    let rows = cases(&desk, form.all("case").into_iter()).await?;
    check(&rows, desk.t(), &mut errors);
    if !errors.is_empty() {
        let page = drawn(&desk, (form.get("query"), words, errors)).await?;
        return Ok(desk.visit.again(&page)?.into_response());
    }
    let approved = form.get("verdict") == "approve";
    let verdict = Verdict { approved, words, officer: catalogue::Answers::new() };
    let mut opened = opened(&desk, &rows).await?;
    let (mut decided, mut proposed) = (0, 0);
    for row in &rows {
        let Some((application, looked)) = opened.remove(&row.application_id) else { continue };
        let case = Case { row, application: &application, looked: looked.as_ref() };
        let is_alike = application.work.proposal.as_ref().is_none_or(|first| first.approved == approved);
        if !is_alike || !case.against(&desk).await?.0.is_empty() {
            continue;
        }
        match conclude(&desk, application, &verdict).await? {
            Made::Done => decided += 1,
            Made::Proposed => proposed += 1,
            Made::Disagreed | Made::Same | Made::Own | Made::Lost => {}
        }
    }
    let left = rows.len() - decided - proposed;
    let more = if proposed > 0 { format!("&proposed={proposed}") } else { String::new() };
    Ok(Redirect::to(&format!("/staff/queue?decided={decided}&left={left}{more}")).into_response())
}

/// The reader's cases among these ids.
async fn cases(desk: &Desk, ids: impl Iterator<Item = &str>) -> WebResult<Vec<CaseRow>> {
    let ids: Vec<Uuid> = ids.filter_map(|id| id.parse().ok()).take(MOST).collect();
    let mut rows = queue::these(&desk.house().db, &desk.me.agency, &ids).await?;
    rows.retain(|row| desk.me.works_on(&row.service) && row.state != "closed");
    Ok(rows)
}

/// Those of the cases that were opened in this session, with what the machine has marked: four questions, whatever their number.
async fn opened(desk: &Desk, rows: &[CaseRow]) -> WebResult<HashMap<Uuid, (Application, Option<Looked>)>> {
    let house = desk.house();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.application_id).collect();
    let after = house.clock.now() - Duration::hours(OPEN_HOURS);
    let open = store::desk::opened(&house.db, desk.me.session, &ids, after).await?;
    let whose: Vec<(CitizenId, ApplicationId)> = rows
        .iter()
        .filter(|row| open.contains(&row.application_id))
        .map(|row| (CitizenId(row.citizen_id), ApplicationId(row.application_id)))
        .collect();
    let all = applications::these(house, &house.db, &whose).await?;
    let mut looked = prechecks::these(house, &house.db, &whose).await?;
    let with_marks = |(id, application)| (ApplicationId::uuid(id), (application, looked.remove(&id)));
    Ok(all.into_iter().map(with_marks).collect())
}

/// A case that was opened.
struct Case<'a> {
    row: &'a CaseRow,
    application: &'a Application,
    looked: Option<&'a Looked>,
}

impl Case<'_> {
    /// Why it must be decided alone, and how many of its lines agree with the registers.
    async fn against(&self, desk: &Desk) -> WebResult<(String, i64)> {
        let (t, application, me) = (desk.t(), self.application, desk.me.staff);
        let service = desk.service(application).await?;
        let words = service.words(t.lang);
        let lens = Lens { service: &service, application, words: &words, t };
        let lines = lens.lines(|_, _| String::new());
        let count = |verdict: &str| {
            i64::try_from(lines.iter().filter(|line| line.verdict == verdict).count()).unwrap_or(0)
        };
        let unpassed = application.work.checks.values().any(|checked| !checked.passed);
        let is_own = application.work.proposal.as_ref().is_some_and(|first| first.by == Some(me));
        let key = if self.row.state == "closed" {
            "applications-batch-decided"
        } else if self.row.state == "asked" {
            "applications-batch-asked"
        } else if count("differs") > 0 || unpassed {
            "applications-batch-differs"
        } else if application.waiting_since.is_some() {
            "applications-batch-waits"
        } else if values::are_asked(&service, application) {
            "applications-batch-values"
        } else if self.looked.is_some_and(|looked| !looked.marks.is_empty()) {
            "applications-batch-marked"
        } else if is_own {
            "applications-batch-own"
        } else {
            return Ok((String::new(), count("same")));
        };
        Ok((t.get(key), count("same")))
    }
}

async fn drawn(desk: &Desk, (query, words, errors): (&str, String, FieldErrors)) -> WebResult<BatchPage> {
    let t = desk.t();
    let ids: Vec<String> =
        parse(query.as_bytes()).filter(|(name, _)| name == "case").map(|(_, id)| id.into_owned()).collect();
    let rows = cases(desk, ids.iter().map(String::as_str)).await?;
    let service = rows.first().map_or_else(String::new, |row| desk.title(&row.service));
    let opened = opened(desk, &rows).await?;
    let (mut lines, mut two) = (Vec::new(), false);
    for row in &rows {
        let Some((application, looked)) = opened.get(&row.application_id) else { continue };
        let case = Case { row, application, looked: looked.as_ref() };
        let (alone, same) = case.against(desk).await?;
        let service = desk.service(application).await?;
        two |= second::is_wanted(&service, application);
        lines.push(Line {
            id: row.application_id.to_string(),
            number: row.number.clone(),
            applicant: applicant::stated(application),
            same,
            href: format!("/staff/cases/{}", row.application_id),
            alone,
            proposed: application.work.proposal.as_ref().map_or_else(String::new, |first| {
                let verdict = verdict(first.approved, &service.words(t.lang), t);
                t.with1("applications-batch-proposed", "verdict", verdict)
            }),
        });
    }
    Ok(BatchPage {
        page: desk.page(t.get("applications-batch-title")),
        able: lines.iter().filter(|line| line.alone.is_empty()).count(),
        two,
        query: query.to_owned(),
        service,
        lines,
        words,
        errors,
    })
}

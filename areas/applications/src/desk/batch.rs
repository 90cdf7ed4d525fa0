//! Several cases at once: opened with one reason, each with its own entry in the journal; decided together only where nothing differs,
//! each in a transaction of its own (PLUS-14).

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::ApplicationId;
use ui::Page;
use url::form_urlencoded::{Serializer, parse};
use uuid::Uuid;
use web::{FieldErrors, House, Html, Officer, Posted, Problem, StaffSession, Visit, WebResult};

use crate::application::Application;
use crate::area::{Area, Here};
use crate::desk::case::applicant;
use crate::desk::compare::Lens;
use crate::desk::decision::{Made, Verdict, conclude, refusals};
use crate::desk::opening::{REASONS, open, opened, why};
use crate::desk::queue::{service_title, staff_page};
use crate::desk::{second, values};
use crate::step::service_of;
use crate::store::desk::CaseRow;
use crate::store::queue;

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
}

#[derive(Template)]
#[template(path = "desk/batch.html")]
struct BatchPage {
    page: Page,
    service: String,
    lines: Vec<Line>,
    able: usize,
    query: String,
    words: String,
    errors: FieldErrors,
}

/// `POST /staff/batch`: opens the ticked cases with one reason.
pub(crate) async fn begin(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Posted(form): Posted,
) -> WebResult<Response> {
    let rows = cases(&house, &officer, form.all("case").into_iter()).await?;
    let mut errors = FieldErrors::new();
    let reason = why(&house, &visit, (&REASONS, form.get("reason"), ""), &mut errors);
    let Some(reason) = reason else {
        return Err(Problem::Conflict("applications-batch-reason"));
    };
    one_service(&rows)?;
    let tx = house.db.begin().await?;
    for row in &rows {
        open(&house, &area, &tx, &officer, row, &reason).await?;
    }
    tx.commit().await?;
    let mut query = Serializer::new(String::new());
    for row in &rows {
        query.append_pair("case", &row.application_id.to_string());
    }
    Ok(Redirect::to(&format!("/staff/batch?{}", query.finish())).into_response())
}

/// `GET /staff/batch?case=…`: the opened cases, with what speaks against deciding each with the others.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    RawQuery(query): RawQuery,
) -> WebResult<Html> {
    let query = query.unwrap_or_default();
    let page = drawn(&house, &area, &visit, &officer, (&query, String::new(), FieldErrors::new())).await?;
    visit.show(&page)
}

/// `POST /staff/batch/decision`: the ticked cases, one by one; what has changed meanwhile is left.
pub(crate) async fn decide(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    Posted(form): Posted,
) -> WebResult<Response> {
    let words = form.get("words").to_owned();
    let mut errors = refusals(&visit, form.get("verdict"), &words);
    let rows = cases(&house, &officer, form.all("case").into_iter()).await?;
    if rows.is_empty() {
        errors.add("words", visit.t.get("applications-batch-nothing"));
    }
    if !errors.is_empty() {
        let page = drawn(&house, &area, &visit, &officer, (form.get("query"), words, errors)).await?;
        return Ok(visit.again(&page)?.into_response());
    }
    one_service(&rows)?;
    let officer_values = catalogue::Answers::new();
    let verdict = Verdict { approved: form.get("verdict") == "approve", words, officer: officer_values };
    let (mut decided, mut left) = (0, 0);
    for row in &rows {
        let id = ApplicationId(row.application_id);
        let application = match opened(&house, &officer, id, row).await? {
            Some(application) if against(&house, &area, &visit, row, &application).await?.0.is_empty() => {
                application
            }
            _ => {
                left += 1;
                continue;
            }
        };
        match conclude(&house, &area, &officer, application, &verdict).await? {
            Made::Done => decided += 1,
            _ => left += 1,
        }
    }
    Ok(Redirect::to(&format!("/staff/queue?decided={decided}&left={left}")).into_response())
}

/// The reader's cases among these ids.
async fn cases(
    house: &House,
    officer: &StaffSession,
    ids: impl Iterator<Item = &str>,
) -> WebResult<Vec<CaseRow>> {
    let ids: Vec<Uuid> = ids.filter_map(|id| id.parse().ok()).take(MOST).collect();
    let mut rows = queue::these(&house.db, &officer.agency, &ids).await?;
    rows.retain(|row| officer.works_on(&row.service) && row.state != "closed");
    Ok(rows)
}

fn one_service(rows: &[CaseRow]) -> WebResult<()> {
    let Some(first) = rows.first() else { return Err(Problem::Conflict("applications-batch-nothing")) };
    let same = rows.iter().all(|row| row.service == first.service);
    if same { Ok(()) } else { Err(Problem::Conflict("applications-batch-services")) }
}

/// Why a case must be decided alone, and how many of its lines agree with the registers.
async fn against(
    house: &House,
    area: &Area,
    visit: &Visit,
    row: &CaseRow,
    application: &Application,
) -> WebResult<(String, i64)> {
    let t = &visit.t;
    let service = service_of(house, &area.tools, application).await?;
    let words = service.words(t.lang);
    let lens = Lens { service: &service, application, words: &words, t };
    let lines = lens.lines(|_, _| String::new());
    let count = |verdict: &str| {
        i64::try_from(lines.iter().filter(|line| line.verdict == verdict).count()).unwrap_or(0)
    };
    let unpassed = application.work.checks.values().any(|checked| !checked.passed);
    let key = if application.held.is_some() || row.state == "closed" {
        "applications-batch-decided"
    } else if row.state == "asked" {
        "applications-batch-asked"
    } else if count("differs") > 0 || unpassed {
        "applications-batch-differs"
    } else if application.waiting_since.is_some() {
        "applications-batch-waits"
    } else if values::are_asked(&service, application) {
        "applications-batch-values"
    } else if second::is_wanted(&service, application) {
        "applications-batch-two"
    } else {
        return Ok((String::new(), count("same")));
    };
    Ok((t.get(key), count("same")))
}

async fn drawn(
    house: &House,
    area: &Area,
    visit: &Visit,
    officer: &StaffSession,
    (query, words, errors): (&str, String, FieldErrors),
) -> WebResult<BatchPage> {
    let ids: Vec<String> =
        parse(query.as_bytes()).filter(|(name, _)| name == "case").map(|(_, id)| id.into_owned()).collect();
    let rows = cases(house, officer, ids.iter().map(String::as_str)).await?;
    let service = rows.first().map_or_else(String::new, |row| service_title(area, visit, &row.service));
    let mut lines = Vec::new();
    for row in &rows {
        let id = ApplicationId(row.application_id);
        let Some(application) = opened(house, officer, id, row).await? else { continue };
        let (alone, same) = against(house, area, visit, row, &application).await?;
        lines.push(Line {
            id: id.to_string(),
            number: row.number.clone(),
            applicant: applicant(&application),
            same,
            href: format!("/staff/cases/{id}"),
            alone,
        });
    }
    Ok(BatchPage {
        page: staff_page(visit, area, officer, visit.t.get("applications-batch-title")),
        able: lines.iter().filter(|line| line.alone.is_empty()).count(),
        query: query.to_owned(),
        service,
        lines,
        words,
        errors,
    })
}

//! The journal of one's applications: a page to print, a table for a spreadsheet, a PDF (APP-21).

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use base::ApplicationId;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use serde_json::json;
use text::Words;
use ui::{Page, Section};
use web::{Citizen, CitizenSession, House, Problem, Visit, WebResult, csv_line};

use crate::area::{Area, Here};
use crate::calendar;
use crate::shelf::{Said, Wish};
use crate::store::applications::ApplicationLine;
use crate::store::following;

/// Rows that are read at once.
const PIECE: i64 = 500;
/// Rows of the page and of the PDF; a table for a spreadsheet has all.
const SHOWN: usize = 500;
const COLUMNS: [&str; 8] =
    ["number", "service", "submitted", "state", "changed", "ended", "expected", "comment"];
/// The letter's template.
const LETTER: &str = include_str!("../letters/journal.typ");

#[derive(Template)]
#[template(path = "applications/journal.html")]
struct JournalPage {
    page: Page,
    heads: Vec<String>,
    rows: Vec<Vec<(String, String)>>,
    csv: String,
    pdf: String,
    back: String,
    is_cut: bool,
}

/// `GET /applications/journal`, narrowed like the list.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Query(wish): Query<Wish>,
) -> WebResult<impl IntoResponse> {
    let t = &visit.t;
    let rows = some(&house, &area, t, (&citizen, &wish), None).await?;
    let heads = heads(t);
    let labelled = |row: Vec<String>| heads.iter().cloned().zip(row).collect();
    visit.show(&JournalPage {
        page: visit.page(t.get("applications-journal-title"), Section::Applications),
        is_cut: rows.1.is_some(),
        rows: rows.0.into_iter().map(labelled).collect(),
        csv: wish.address("/applications/journal.csv", None),
        pdf: wish.address("/applications/journal.pdf", None),
        back: wish.address("/applications", None),
        heads,
    })
}

/// `GET /applications/journal.csv`: all of them.
pub(crate) async fn csv(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Query(wish): Query<Wish>,
) -> WebResult<Response> {
    let t = &visit.t;
    // Without the mark a spreadsheet reads Russian letters in an old encoding.
    let mut table = "\u{feff}".as_bytes().to_vec();
    table.extend(csv_line(t.lang, &heads(t))?);
    let mut after = None;
    loop {
        let (rows, next) = some(&house, &area, t, (&citizen, &wish), after).await?;
        for row in &rows {
            table.extend(csv_line(t.lang, row)?);
        }
        after = next;
        if after.is_none() {
            break;
        }
    }
    Ok(file("text/csv; charset=utf-8", "applications.csv", table))
}

/// `GET /applications/journal.pdf`.
pub(crate) async fn pdf(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Query(wish): Query<Wish>,
) -> WebResult<Response> {
    let (t, now) = (&visit.t, house.clock.now());
    let (rows, next) = some(&house, &area, t, (&citizen, &wish), None).await?;
    let title = t.get("applications-journal-title");
    let document = pdf::Document {
        template: LETTER.to_owned(),
        data: json!({
            "made": t.with1("applications-journal-made", "at", t.moment(now, now)),
            "cut": if next.is_some() { t.get("applications-journal-cut") } else { String::new() },
            "portal": house.settings.portal_name.of(t.lang), "heads": heads(t), "rows": rows,
        }),
        title,
        lang: t.lang.code(),
        at: now,
        qr: None,
    };
    let bytes = area.tools.press.renderer.render(document).await;
    let bytes = bytes.map_err(|error| Problem::Broken(error.into()))?;
    Ok(file("application/pdf", "applications.pdf", bytes))
}

/// The next rows after an application, and the application to go on after when there are more.
async fn some(
    house: &House,
    area: &Area,
    t: &Words,
    (citizen, wish): (&CitizenSession, &Wish),
    after: Option<ApplicationId>,
) -> WebResult<(Vec<Vec<String>>, Option<ApplicationId>)> {
    let mut filter = wish.filter(area, t);
    if wish.is_front() {
        filter.shelf = following::Shelf::All;
    }
    let me = citizen.citizen;
    let mut lines = following::lines(&house.db, me, &filter, after, PIECE + 1).await?;
    let more = lines.len() > SHOWN;
    lines.truncate(SHOWN);
    let said = Said::of(house, me, lines.iter()).await?;
    let next = lines.last().filter(|_| more).map(|line| ApplicationId(line.application_id));
    Ok((lines.iter().map(|line| row(area, t, &said, line)).collect(), next))
}

fn row(area: &Area, t: &Words, said: &Said, line: &ApplicationLine) -> Vec<String> {
    let day = |at: chrono::DateTime<chrono::Utc>| t.date(t.day_of(at));
    let expected = match line.ended_at {
        Some(_) => String::new(),
        None => calendar::parse(&line.due_on).map_or_else(String::new, |due| t.date(due)),
    };
    vec![
        line.number.clone(),
        area.title(&line.service, t),
        day(line.submitted_at),
        t.get(&format!("applications-state-{}", line.state)),
        day(line.changed_at),
        line.ended_at.map_or_else(String::new, day),
        expected,
        said.comment(area, t, line),
    ]
}

fn heads(t: &Words) -> Vec<String> {
    COLUMNS.iter().map(|name| t.get(&format!("applications-head-{name}"))).collect()
}

fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

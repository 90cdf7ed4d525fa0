//! The queue as a table for a spreadsheet: numbers, services and terms, no personal data (PLUS-14).

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use http::header;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use web::{House, Officer, Visit, WebResult, csv_line};

use crate::area::Here;
use crate::desk::filter::Filter;
use crate::desk::queue::Desk;
use crate::store::queue;

/// At most so many lines: more than anybody reads, less than a machine minds.
const MOST: i64 = 10_000;
const COLUMNS: [&str; 7] = ["number", "service", "state", "due", "holder", "unit", "labels"];

/// `GET /staff/queue/export?…`: the cases of the filter.
pub(crate) async fn csv(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
    RawQuery(query): RawQuery,
) -> WebResult<Response> {
    let t = &visit.t;
    let filter = Filter { after: String::new(), ..Filter::parse(query.as_deref().unwrap_or_default()) };
    let rows = queue::page(&house.db, &filter.wanted(&officer, house.today()), MOST).await?;
    let colleagues = staff::colleagues(&house, &house.db, &officer.agency).await?;
    let desk = Desk { house: &house, area: &area, visit: &visit, officer: &officer };
    let mut body = "\u{feff}".as_bytes().to_vec();
    let heads = COLUMNS.map(|name| t.get(&format!("applications-export-{name}")));
    body.extend(csv_line(t.lang, &heads)?);
    for (line, row) in desk.lines_in_parts(&rows, &colleagues).await?.into_iter().zip(&rows) {
        let labels = line.labels.join(", ");
        let cells =
            [line.number, line.service, line.state, row.due_on.clone(), line.holder, line.unit, labels];
        body.extend(csv_line(t.lang, &cells)?);
    }
    let entry = Entry {
        actor: Actor::Staff(officer.staff),
        action: "queue.exported",
        citizen: None,
        object: Object::Portal,
        service: None,
        agency: Some(officer.agency.clone()),
        outcome: Outcome::Done,
        reason: None,
        details: json!({ "filter": filter.query(), "lines": rows.len() }),
    };
    let tx = house.db.begin().await?;
    house.journal.record(&tx, entry).await?;
    tx.commit().await?;
    let name = format!("attachment; filename=\"queue-{}.csv\"", house.today());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, body).into_response())
}

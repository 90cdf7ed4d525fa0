//! The queue as a table for a spreadsheet: numbers, services and terms, no personal data (PLUS-14).

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use http::header;
use journal::Object;
use serde_json::json;
use web::{WebResult, csv_line};

use crate::desk::filter::Filter;
use crate::desk::seat::{OfficersDesk, order};
use crate::store::queue;

/// At most so many lines: more than anybody reads, less than a machine minds.
const MOST: i64 = 10_000;
const COLUMNS: [&str; 8] = ["number", "service", "state", "due", "urgent", "holder", "unit", "labels"];

/// `GET /staff/queue/export?…`: the cases of the filter.
pub(crate) async fn csv(OfficersDesk(desk): OfficersDesk, RawQuery(query): RawQuery) -> WebResult<Response> {
    let (house, t) = (desk.house(), desk.t());
    let filter = Filter { after: String::new(), ..Filter::parse(query.as_deref().unwrap_or_default()) };
    let rows = queue::page(&house.db, &filter.wanted(&desk.me, house.today()), MOST).await?;
    let colleagues = staff::colleagues(house, &house.db, &desk.me.agency).await?;
    let mut body = "\u{feff}".as_bytes().to_vec();
    let heads = COLUMNS.map(|name| t.get(&format!("applications-export-{name}")));
    body.extend(csv_line(t.lang, &heads)?);
    for (line, row) in desk.lines_in_parts(&rows, &colleagues).await?.into_iter().zip(&rows) {
        let labels = line.labels.join(", ");
        let urgent = if line.is_urgent { t.get("applications-yes") } else { String::new() };
        let due = row.due_on.clone();
        let cells = [line.number, line.service, line.state, due, urgent, line.holder, line.unit, labels];
        body.extend(csv_line(t.lang, &cells)?);
    }
    let what = (desk.actor(), "queue.exported", Object::Portal, None);
    let entry = order(&desk.me.agency, what, json!({ "filter": filter.query(), "lines": rows.len() }));
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

//! `/.well-known/security.txt`: where weaknesses of the portal are reported (RFC 9116).

use std::fmt::Write as _;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use chrono::{Days, NaiveTime};
use web::{House, Problem, WebResult};

/// The file is made anew by a running portal, so what it says is fresh; whoever keeps a copy throws it away after so many days.
const GOOD_DAYS: u64 = 180;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/.well-known/security.txt", get(file))
}

async fn file(State(house): State<House>) -> WebResult<Response> {
    let reports = &house.settings.reports;
    if reports.contacts.is_empty() {
        return Err(Problem::NotFound);
    }
    let mut text = String::new();
    for contact in &reports.contacts {
        writeln!(text, "Contact: {contact}")?;
    }
    let today = house.clock.now().date_naive();
    let last =
        today.checked_add_days(Days::new(GOOD_DAYS)).unwrap_or(today).and_time(NaiveTime::MIN).and_utc();
    writeln!(text, "Expires: {}", last.format("%Y-%m-%dT%H:%M:%SZ"))?;
    writeln!(text, "Preferred-Languages: ru, en")?;
    if house.settings.is_https() {
        writeln!(text, "Canonical: {}/.well-known/security.txt", house.settings.origin())?;
    }
    if let Some(policy) = &reports.policy {
        writeln!(text, "Policy: {policy}")?;
    }
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

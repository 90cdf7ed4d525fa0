//! A service is closed while a draft of it is there: suspended, not published, or past its last day. Nothing can be sent; the draft is kept.

use askama::Template;
use axum::response::{IntoResponse, Response};
use catalogue::Service;
use ui::{Page, Section};
use web::{Visit, WebResult};

use crate::area::Area;
use crate::form::sheet::Sheet;

#[derive(Template)]
#[template(path = "applications/closed.html")]
struct ClosedPage {
    page: Page,
    title: String,
    why: String,
    service: String,
    draft: String,
}

/// Why the service cannot be asked for today; nothing when it can. The present revision counts, not the one the draft began with.
pub(crate) async fn why(visit: &Visit, area: &Area, service: &Service) -> WebResult<Option<String>> {
    let (house, today) = (&visit.house, visit.house.today());
    let said = catalogue::standing(&house.db, &service.code).await?;
    let present = area.tools.catalogue.get(&service.code);
    Ok(said.closure(present.as_deref().unwrap_or(service), &visit.t, today))
}

/// The same for a draft, in words; empty when it can be sent. What changes a sent application or is only tried can be sent any day.
pub(crate) async fn words(visit: &Visit, area: &Area, sheet: &Sheet) -> WebResult<String> {
    if sheet.amends.is_some() || !sheet.trial.is_empty() {
        return Ok(String::new());
    }
    Ok(why(visit, area, &sheet.service).await?.unwrap_or_default())
}

/// The page that says so instead of sending; `draft` is where the draft is.
pub(crate) fn page(visit: &Visit, service: &Service, why: String, draft: String) -> WebResult<Response> {
    let mut html = visit.show(&ClosedPage {
        page: visit.page(visit.t.get("applications-closed-title"), Section::Services),
        title: service.words(visit.t.lang).get("title"),
        service: format!("/services/{}", service.code),
        why,
        draft,
    })?;
    html.status = http::StatusCode::CONFLICT;
    Ok(html.into_response())
}

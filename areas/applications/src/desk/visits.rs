//! `/staff/visits`: who comes to the agency today and on the next days. Numbers and services only; the officer marks who has come.

use askama::Template;
use axum::extract::Path;
use axum::response::Redirect;
use base::{ApplicationId, CitizenId};
use chrono::Days;
use serde_json::json;
use ui::Page;
use web::{Html, Posted, Problem, WebResult};

use crate::application::{Application, State as Stage};
use crate::calendar;
use crate::desk::seat::{Desk, OfficersDesk};
use crate::step::{details, go_on_in};
use crate::store::applications;
use crate::store::visits::{self, VisitRow};

/// How many days ahead the page looks.
const DAYS: u64 = 14;

/// A visit as a row.
struct VisitLine {
    number: String,
    service: String,
    /// The branch; empty when there is one place.
    place: String,
    when: String,
    action: String,
    /// Whether it can be marked: its day has come.
    is_due: bool,
}

#[derive(Template)]
#[template(path = "desk/visits.html")]
struct VisitsPage {
    page: Page,
    due: Vec<VisitLine>,
    later: Vec<VisitLine>,
}

/// `GET /staff/visits`.
pub(crate) async fn page(OfficersDesk(desk): OfficersDesk) -> WebResult<Html> {
    let house = desk.house();
    let today = house.today();
    let until = today.checked_add_days(Days::new(DAYS)).unwrap_or(today);
    let mut rows = visits::of_agency(&house.db, &desk.me.agency, &until.to_string()).await?;
    rows.retain(|row| desk.me.works_on(&row.service));
    let line = |row: &VisitRow| VisitLine {
        number: row.number.clone(),
        service: desk.title(&row.service),
        place: crate::visit::branch(&desk.area, row, desk.t()),
        when: crate::task::when(&desk.visit, row),
        action: format!("/staff/visits/{}", row.application_id),
        is_due: calendar::parse(&row.day).is_some_and(|day| day <= today),
    };
    let (due, later) = rows.iter().map(line).partition(|line| line.is_due);
    let page = desk.page(desk.t().get("applications-visits-title"));
    desk.visit.show(&VisitsPage { page, due, later })
}

/// `POST /staff/visits/{application}`: `outcome` is `come` or `missed`.
pub(crate) async fn post(
    OfficersDesk(desk): OfficersDesk,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let house = desk.house();
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let row = visits::of_case(&house.db, &desk.me.agency, id).await?;
    let Some(row) = row.filter(|row| desk.me.works_on(&row.service)) else {
        // Marked already, by a second press or by a colleague; or another agency's.
        return Err(Problem::NotFound);
    };
    let is_due = calendar::parse(&row.day).is_some_and(|day| day <= house.today());
    let found = applications::get(house, &house.db, CitizenId(row.citizen_id), id).await?;
    let application = found.filter(|application| application.state == Stage::Visit && is_due);
    let Some(application) = application else { return Err(Problem::Conflict("applications-desk-changed")) };
    match form.get("outcome") {
        "come" => come(&desk, application).await?,
        "missed" => missed(&desk, application, &row).await?,
        _ => return Err(Problem::NotFound),
    }
    Ok(Redirect::to("/staff/visits"))
}

/// The person has come: the application goes on.
async fn come(desk: &Desk, mut application: Application) -> WebResult<()> {
    let (house, service) = (desk.house(), desk.service(&application).await?);
    let facts = details(&service, &application);
    application.step += 1;
    let tx = house.db.begin().await?;
    visits::remove(&tx, application.citizen, application.id).await?;
    let told = |_: &Application| Some(("application.visited", desk.actor(), None, facts));
    if !go_on_in(house, &tx, &service, &mut application, told).await? {
        return Err(Problem::Conflict("applications-desk-changed"));
    }
    Ok(tx.commit().await?)
}

/// The person has not come, and may choose another day until the last one.
async fn missed(desk: &Desk, application: Application, row: &VisitRow) -> WebResult<()> {
    let (house, service) = (desk.house(), desk.service(&application).await?);
    let mut facts = details(&service, &application);
    facts["day"] = json!(row.day);
    let tx = house.db.begin().await?;
    if !applications::change(house, &tx, &application).await? {
        return Err(Problem::Conflict("applications-desk-changed"));
    }
    visits::remove(&tx, application.citizen, application.id).await?;
    desk.record(&tx, &application, "application.visit_missed", facts).await?;
    Ok(tx.commit().await?)
}

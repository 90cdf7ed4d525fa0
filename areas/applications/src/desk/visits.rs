//! `/staff/visits`: who comes to the agency today and on the next days. Numbers and services only; the officer marks who has come.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use base::{ApplicationId, CitizenId};
use chrono::{Days, NaiveDate};
use journal::Actor;
use serde_json::json;
use ui::Page;
use web::{House, Officer, Posted, Problem, StaffSession, Visit, WebResult};

use crate::application::{Application, State as Stage};
use crate::area::{Area, Here};
use crate::calendar;
use crate::desk::queue::staff_page;
use crate::step::{details, entry, go_on_in, service_of};
use crate::store::applications;
use crate::store::visits::{self, VisitRow};

/// How many days ahead the page looks.
const DAYS: u64 = 14;

/// A visit as a row.
struct VisitLine {
    number: String,
    service: String,
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
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
) -> WebResult<impl IntoResponse> {
    let today = house.today();
    let until = today.checked_add_days(Days::new(DAYS)).unwrap_or(today);
    let mut rows = visits::of_agency(&house.db, &officer.agency, &until.to_string()).await?;
    rows.retain(|row| officer.works_on(&row.service));
    let lines = rows.iter().map(|row| line(&area, &visit, row, today));
    let (due, later) = lines.partition(|line| line.is_due);
    let page = staff_page(&visit, &area, &officer, visit.t.get("applications-visits-title"));
    visit.show(&VisitsPage { page, due, later })
}

fn line(area: &Area, visit: &Visit, row: &VisitRow, today: NaiveDate) -> VisitLine {
    let service = area.tools.catalogue.get(&row.service);
    VisitLine {
        number: row.number.clone(),
        service: service
            .map_or_else(|| row.service.clone(), |service| service.words(visit.t.lang).get("title")),
        when: crate::task::when(visit, row),
        action: format!("/staff/visits/{}", row.application_id),
        is_due: calendar::parse(&row.day).is_some_and(|day| day <= today),
    }
}

/// `POST /staff/visits/{application}`: `outcome` is `come` or `missed`.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let row = visits::of_case(&house.db, &officer.agency, id).await?;
    let Some(row) = row.filter(|row| officer.works_on(&row.service)) else {
        // Marked already, by a second press or by a colleague; or another agency's.
        return Err(Problem::NotFound);
    };
    let is_due = calendar::parse(&row.day).is_some_and(|day| day <= house.today());
    let found = applications::get(&house, &house.db, CitizenId(row.citizen_id), id).await?;
    let application = found.filter(|application| application.state == Stage::Visit && is_due);
    let Some(application) = application else { return Err(Problem::Conflict("applications-desk-changed")) };
    match form.get("outcome") {
        "come" => come(&house, &area, &officer, application).await?,
        "missed" => missed(&house, &area, &officer, application, &row).await?,
        _ => return Err(Problem::NotFound),
    }
    Ok(Redirect::to("/staff/visits"))
}

/// The person has come: the application goes on.
async fn come(
    house: &House,
    area: &Area,
    officer: &StaffSession,
    mut application: Application,
) -> WebResult<()> {
    let service = service_of(house, &area.tools, &application).await?;
    let facts = details(&service, &application);
    application.step += 1;
    let tx = house.db.begin().await?;
    visits::remove(&tx, application.citizen, application.id).await?;
    let actor = Actor::Staff(officer.staff);
    let told = |_: &Application| Some(("application.visited", actor, None, facts));
    if !go_on_in(house, &tx, &service, &mut application, told).await? {
        return Err(Problem::Conflict("applications-desk-changed"));
    }
    Ok(tx.commit().await?)
}

/// The person has not come, and may choose another day until the last one.
async fn missed(
    house: &House,
    area: &Area,
    officer: &StaffSession,
    application: Application,
    row: &VisitRow,
) -> WebResult<()> {
    let service = service_of(house, &area.tools, &application).await?;
    let mut facts = details(&service, &application);
    facts["day"] = json!(row.day);
    let tx = house.db.begin().await?;
    if !applications::change(house, &tx, &application).await? {
        return Err(Problem::Conflict("applications-desk-changed"));
    }
    visits::remove(&tx, application.citizen, application.id).await?;
    let actor = Actor::Staff(officer.staff);
    house.journal.record(&tx, entry(&application, actor, "application.visit_missed", None, facts)).await?;
    Ok(tx.commit().await?)
}

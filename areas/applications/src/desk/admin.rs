//! `/staff/admin`: the services and how many applications each has. No citizen's data stands on it (PRIV-09).

use askama::Template;
use ui::Page;
use web::{Html, Problem, Role, WebResult};

use crate::application::State as Stage;
use crate::desk::seat::Desk;
use crate::desk::{departed, offering};
use crate::store::applications::{self, CountRow};

/// A service with its counts.
struct ServiceLine {
    title: String,
    agency: String,
    href: String,
    revision: String,
    open: i64,
    completed: i64,
    refused: i64,
    all: i64,
    state: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "desk/admin.html")]
struct AdminPage {
    page: Page,
    services: Vec<ServiceLine>,
    /// Cases that no officer can decide.
    unattended: Vec<String>,
}

/// `GET /staff/admin`.
pub(crate) async fn page(desk: Desk) -> WebResult<Html> {
    let (house, visit) = (desk.house(), &desk.visit);
    if desk.me.role != Role::Administrator {
        return Err(Problem::Forbidden("applications-admin-only"));
    }
    let counts = applications::counts(&house.db).await?;
    let standings = catalogue::standings(&house.db).await?;
    let services = desk.area.tools.catalogue.all();
    let line = |service: &std::sync::Arc<catalogue::Service>| {
        let words = service.words(visit.t.lang);
        let said = standings.get(&service.code).cloned().unwrap_or_default();
        let (state, tone) = offering::state(service, &said, visit);
        let of = |wanted: &dyn Fn(Stage) -> bool| sum(&counts, &service.code, wanted);
        ServiceLine {
            title: words.get("title"),
            agency: words.get("agency"),
            href: format!("/staff/admin/services/{}", service.code),
            revision: service.revision.chars().take(12).collect(),
            open: of(&|stage| !stage.is_final()),
            completed: of(&|stage| stage == Stage::Completed),
            refused: of(&|stage| stage == Stage::Refused),
            all: of(&|_| true),
            state,
            tone,
        }
    };
    let services = services.iter().map(line).collect();
    let unattended = departed::unattended(house, &desk.area.tools).await?;
    let warning = |(agency, service, n): &(String, String, i64)| {
        let agency = desk.agency_name(agency).unwrap_or_else(|| agency.clone());
        let args = [("agency", agency.into()), ("service", desk.title(service).into()), ("n", (*n).into())];
        visit.t.with("applications-admin-unattended-line", &args)
    };
    let unattended = unattended.iter().map(warning).collect();
    visit.show(&AdminPage { page: desk.page(visit.t.get("applications-admin-title")), services, unattended })
}

fn sum(counts: &[CountRow], service: &str, wanted: &dyn Fn(Stage) -> bool) -> i64 {
    let rows = counts.iter().filter(|row| row.service == service);
    rows.filter(|row| Stage::from_code(&row.state).is_some_and(wanted)).map(|row| row.n).sum()
}

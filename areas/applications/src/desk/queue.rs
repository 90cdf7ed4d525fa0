//! `/staff/queue`: the cases of the officer's agency, those whose term runs out first on top (APP-17, APP-18).
//! Numbers and services only: whoever wants to know whose case it is opens it, with a reason.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use ui::{Page, Section};
use web::{House, Officer, StaffSession, Visit, WebResult};

use crate::area::{Area, Here};
use crate::calendar;
use crate::store::desk::{self, CaseRow};

/// A case in the list.
pub(crate) struct QueueLine {
    pub href: String,
    pub number: String,
    pub service: String,
    pub state: String,
    pub term: String,
    /// `bad` when overdue, `warn` today, nothing later and while the term stands.
    pub tone: &'static str,
    pub is_current: bool,
}

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct QueuePage {
    page: Page,
    lines: Vec<QueueLine>,
    overdue: i64,
    /// Zero stands quietly.
    overdue_tone: &'static str,
    today: i64,
    today_tone: &'static str,
}

/// `GET /staff/queue`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
) -> WebResult<impl IntoResponse> {
    let lines = lines(&house, &area, &visit, &officer, "").await?;
    let count =
        |tone: &str| i64::try_from(lines.iter().filter(|line| line.tone == tone).count()).unwrap_or(0);
    visit.show(&QueuePage {
        page: staff_page(&visit, &area, &officer, visit.t.get("applications-queue-title")),
        overdue: count("bad"),
        overdue_tone: if count("bad") > 0 { "bad" } else { "" },
        today: count("warn"),
        today_tone: if count("warn") > 0 { "warn" } else { "" },
        lines,
    })
}

/// The agency's queue as lines; `current` is the number that is open.
pub(crate) async fn lines(
    house: &House,
    area: &Area,
    visit: &Visit,
    officer: &StaffSession,
    current: &str,
) -> WebResult<Vec<QueueLine>> {
    let today = house.today();
    let mut rows = desk::queue(&house.db, &officer.agency).await?;
    rows.retain(|row| officer.works_on(&row.service));
    Ok(rows.iter().map(|row| line(area, visit, row, today, current)).collect())
}

fn line(area: &Area, visit: &Visit, row: &CaseRow, today: NaiveDate, current: &str) -> QueueLine {
    let t = &visit.t;
    let service = area.tools.catalogue.get(&row.service);
    let (term, tone) = term(visit, row, today);
    let asked = row.state == "asked";
    QueueLine {
        href: format!("/staff/cases/{}", row.application_id),
        number: row.number.clone(),
        service: service.map_or_else(|| row.service.clone(), |service| service.words(t.lang).get("title")),
        state: t.get(if asked { "applications-state-asked" } else { "applications-state-processing" }),
        term,
        tone,
        is_current: row.number == current,
    }
}

/// «просрочено на 2 дня», «решение сегодня», «до 2 декабря», «срок стоит».
pub(crate) fn term(visit: &Visit, row: &CaseRow, today: NaiveDate) -> (String, &'static str) {
    let t = &visit.t;
    if row.state == "asked" {
        return (t.get("applications-queue-stopped"), "");
    }
    let Some(due) = calendar::parse(&row.due_on) else { return (String::new(), "") };
    match (due - today).num_days() {
        days if days < 0 => (t.with("applications-queue-overdue", &[("days", (-days).into())]), "bad"),
        0 => (t.get("applications-queue-today"), "warn"),
        1 => (t.get("applications-queue-tomorrow"), ""),
        _ => {
            let date = t.date_near(due, visit.house.clock.now());
            (t.with("applications-queue-until", &[("date", date.into())]), "")
        }
    }
}

/// The frame of a staff page, with the agency's name from the words of one of its services.
pub(crate) fn staff_page(visit: &Visit, area: &Area, officer: &StaffSession, title: String) -> Page {
    let mut page = visit.page(title, Section::Staff);
    let service = area.tools.catalogue.all().into_iter().find(|service| service.agency == officer.agency);
    if let (Some(service), ui::Viewer::Staff { agency, .. }) = (service, &mut page.viewer) {
        *agency = service.words(visit.t.lang).get("agency");
    }
    page
}

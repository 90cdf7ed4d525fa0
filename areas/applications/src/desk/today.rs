//! `/staff/today`: the officer's list of the day (APP-18). What ends, what nobody has taken, who waits for an answer, who comes, what one
//! was asked as an expert. Numbers and services only.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use ui::Page;
use web::{House, Officer, StaffSession, Visit, WebResult};

use crate::area::{Area, Here};
use crate::calendar;
use crate::desk::queue::{holder_of, service_title, staff_page, term};
use crate::desk::reminders::soon;
use crate::store::desk::CaseRow;
use crate::store::queue::{self, Wanted};
use crate::store::{messages, opinions, visits};

/// Rows of each part; the rest is one press away.
const SHOWN: usize = 10;
/// Rows that are read of each part.
const READ: i64 = 100;

/// One thing to do.
struct Line {
    icon: &'static str,
    href: String,
    title: String,
    note: String,
    tone: &'static str,
}

/// A part of the day.
struct Part {
    title: String,
    lines: Vec<Line>,
    count: String,
    /// Where all of it is.
    href: String,
}

#[derive(Template)]
#[template(path = "desk/today.html")]
struct TodayPage {
    page: Page,
    day: String,
    parts: Vec<Part>,
}

/// `GET /staff/today`: five questions to the database, whatever there is to do.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Officer(officer): Officer,
) -> WebResult<impl IntoResponse> {
    let today = house.today();
    let day = Day { area: &area, visit: &visit, officer: &officer, today };
    let of = |holder: String| Wanted {
        agency: officer.agency.clone(),
        services: officer.services.clone(),
        holder: Some(holder),
        ..soon(today)
    };
    let mine = queue::page(&house.db, &of(holder_of(officer.staff)), READ).await?;
    let nobody = queue::page(&house.db, &of(String::new()), READ).await?;
    let parts = [
        day.part("mine", day.cases(&mine), "/staff/queue?whose=mine"),
        day.part("nobody", day.cases(&nobody), "/staff/queue?whose=nobody"),
        day.part("messages", day.messages(&house).await?, "/staff/messages"),
        day.part("visits", day.visits(&house).await?, "/staff/visits"),
        day.part("opinions", day.opinions(&house).await?, "/staff/opinions"),
    ];
    visit.show(&TodayPage {
        page: staff_page(&visit, &area, &officer, visit.t.get("applications-today-title")),
        day: visit.t.weekday_date(house.clock.now()),
        parts: parts.into_iter().filter(|part| !part.lines.is_empty()).collect(),
    })
}

/// What drawing the day needs.
struct Day<'a> {
    area: &'a Area,
    visit: &'a Visit,
    officer: &'a StaffSession,
    today: NaiveDate,
}

impl Day<'_> {
    fn part(&self, name: &str, mut lines: Vec<Line>, href: &str) -> Part {
        let count = lines.len();
        lines.truncate(SHOWN);
        let t = &self.visit.t;
        Part {
            title: t.get(&format!("applications-today-{name}")),
            count: if count >= usize::try_from(READ).unwrap_or(count) {
                t.with1("applications-queue-count-most", "most", READ)
            } else {
                count.to_string()
            },
            href: href.to_owned(),
            lines,
        }
    }

    fn cases(&self, rows: &[CaseRow]) -> Vec<Line> {
        let line = |row: &CaseRow| {
            let (note, tone) = term(self.visit, row, self.today);
            Line {
                icon: "inbox",
                href: format!("/staff/cases/{}", row.application_id),
                title: self.titled(&row.service, &row.number),
                note,
                tone: if tone.is_empty() { "info" } else { tone },
            }
        };
        rows.iter().map(line).collect()
    }

    async fn messages(&self, house: &House) -> WebResult<Vec<Line>> {
        let (t, now) = (&self.visit.t, house.clock.now());
        let rows = messages::unanswered(&house.db, &self.officer.agency, READ).await?;
        let mine = rows.into_iter().filter(|row| self.officer.works_on(&row.service));
        let line = |row: messages::Unanswered| {
            let day = calendar::parse(&row.answer_by);
            Line {
                icon: "mail",
                href: format!("/staff/cases/{}/messages", row.application_id),
                title: self.titled(&row.service, &row.number),
                note: day.map_or_else(String::new, |day| {
                    t.with1("applications-unanswered-by", "date", t.date_near(day, now))
                }),
                tone: if day.is_some_and(|day| day < self.today) { "bad" } else { "info" },
            }
        };
        Ok(mine.map(line).collect())
    }

    async fn visits(&self, house: &House) -> WebResult<Vec<Line>> {
        let rows = visits::of_agency(&house.db, &self.officer.agency, &self.today.to_string()).await?;
        let mine = rows.into_iter().filter(|row| self.officer.works_on(&row.service));
        let line = |row: visits::VisitRow| Line {
            icon: "calendar",
            href: "/staff/visits".to_owned(),
            title: self.titled(&row.service, &row.number),
            note: crate::task::when(self.visit, &row),
            tone: "info",
        };
        Ok(mine.map(line).collect())
    }

    async fn opinions(&self, house: &House) -> WebResult<Vec<Line>> {
        let (t, now) = (&self.visit.t, house.clock.now());
        let rows = opinions::of_expert(&house.db, self.officer.staff).await?;
        let line = |row: opinions::ExpertRow| Line {
            icon: "message",
            href: format!("/staff/opinions/{}", row.opinion_id),
            title: t.get("applications-opinion-title"),
            note: t.moment(row.asked_at, now),
            tone: "info",
        };
        Ok(rows.into_iter().filter(|row| row.state == "open").map(line).collect())
    }

    fn titled(&self, service: &str, number: &str) -> String {
        let number = self.visit.t.with1("applications-number", "number", number);
        format!("{}, {number}", service_title(self.area, self.visit, service))
    }
}

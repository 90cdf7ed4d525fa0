//! `/staff/today`: the officer's list of the day (APP-18). What ends, what nobody has taken, who waits for an answer, who comes, what one
//! was asked as an expert. Numbers and services only.

use askama::Template;
use chrono::NaiveDate;
use ui::Page;
use web::{Html, WebResult};

use crate::calendar;
use crate::desk::queue::{holder_of, term};
use crate::desk::reminders::soon;
use crate::desk::seat::{Desk, OfficersDesk};
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
pub(crate) async fn page(OfficersDesk(desk): OfficersDesk) -> WebResult<Html> {
    let (house, officer) = (desk.house(), &desk.me);
    let today = house.today();
    let day = Day { desk: &desk, today };
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
        day.part("messages", day.messages().await?, "/staff/messages"),
        day.part("visits", day.visits().await?, "/staff/visits"),
        day.part("opinions", day.opinions().await?, "/staff/opinions"),
    ];
    desk.visit.show(&TodayPage {
        page: desk.page(desk.t().get("applications-today-title")),
        day: desk.t().weekday_date(house.clock.now()),
        parts: parts.into_iter().filter(|part| !part.lines.is_empty()).collect(),
    })
}

/// What drawing the day needs.
struct Day<'a> {
    desk: &'a Desk,
    today: NaiveDate,
}

impl Day<'_> {
    fn part(&self, name: &str, mut lines: Vec<Line>, href: &str) -> Part {
        let count = lines.len();
        lines.truncate(SHOWN);
        let t = self.desk.t();
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
            let (note, tone) = term(&self.desk.visit, row, self.today);
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

    async fn messages(&self) -> WebResult<Vec<Line>> {
        let (t, house) = (self.desk.t(), self.desk.house());
        let now = house.clock.now();
        let rows = messages::unanswered(&house.db, &self.desk.me.agency, READ).await?;
        let mine = rows.into_iter().filter(|row| self.desk.me.works_on(&row.service));
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

    async fn visits(&self) -> WebResult<Vec<Line>> {
        let house = self.desk.house();
        let rows = visits::of_agency(&house.db, &self.desk.me.agency, &self.today.to_string()).await?;
        let mine = rows.into_iter().filter(|row| self.desk.me.works_on(&row.service));
        let line = |row: visits::VisitRow| Line {
            icon: "calendar",
            href: "/staff/visits".to_owned(),
            title: self.titled(&row.service, &row.number),
            note: crate::task::when(&self.desk.visit, &row),
            tone: "info",
        };
        Ok(mine.map(line).collect())
    }

    async fn opinions(&self) -> WebResult<Vec<Line>> {
        let (t, house) = (self.desk.t(), self.desk.house());
        let now = house.clock.now();
        let rows = opinions::of_expert(&house.db, self.desk.me.staff).await?;
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
        let number = self.desk.t().with1("applications-number", "number", number);
        format!("{}, {number}", self.desk.title(service))
    }
}

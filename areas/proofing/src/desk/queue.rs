//! `/staff/proofing`: what waits for a look, those whose term ends first on top (REG-14). Numbers and ways only.

use askama::Template;
use axum::extract::State;
use chrono::{DateTime, Duration, Utc};
use ui::{Page, Section};
use uuid::Uuid;
use web::{House, Html, Role, Staff, Visit, WebResult};

use crate::proof::number;
use crate::store::{self, QueueRow};

/// Who works here.
pub(crate) const ROLES: [Role; 1] = [Role::ProofingOfficer];
/// So many hours before the end a line is marked.
const SOON_HOURS: i64 = 4;

/// A line of the queue.
pub(crate) struct QueueLine {
    pub href: String,
    pub number: String,
    pub way: String,
    pub sent: String,
    pub due: String,
    /// `bad` when overdue, `warn` soon, nothing else.
    pub tone: &'static str,
    pub is_current: bool,
}

#[derive(Template)]
#[template(path = "proofing/queue.html")]
struct QueuePage {
    page: Page,
    lines: Vec<QueueLine>,
}

/// `GET /staff/proofing`.
pub(crate) async fn page(State(house): State<House>, visit: Visit, Staff(me): Staff) -> WebResult<Html> {
    me.must_be(&ROLES)?;
    let lines = lines(&house, &visit, None).await?;
    visit.show(&QueuePage { page: visit.page(visit.t.get("proofing-desk-title"), Section::Staff), lines })
}

/// The queue as lines; `current` is the one that is open.
pub(crate) async fn lines(house: &House, visit: &Visit, current: Option<Uuid>) -> WebResult<Vec<QueueLine>> {
    let rows = store::queue(&house.db).await?;
    Ok(rows.iter().map(|row| line(visit, row, current)).collect())
}

fn line(visit: &Visit, row: &QueueRow, current: Option<Uuid>) -> QueueLine {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let (due, tone) = term(visit, row.due_at);
    QueueLine {
        href: format!("/staff/proofing/{}", row.proof_id),
        number: number(row.proof_id),
        way: t.get(&format!("proofing-way-{}", row.way)),
        sent: t.with1("proofing-desk-sent", "at", t.moment(row.sent_at, now)),
        due,
        tone,
        is_current: current == Some(row.proof_id),
    }
}

/// «до завтра, 15:04» or «просрочено», with its tone.
pub(crate) fn term(visit: &Visit, due: DateTime<Utc>) -> (String, &'static str) {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let at = t.moment(due, now);
    if due < now {
        (t.with1("proofing-desk-overdue", "at", at), "bad")
    } else if due - now < Duration::hours(SOON_HOURS) {
        (t.with1("proofing-desk-until", "at", at), "warn")
    } else {
        (t.with1("proofing-desk-until", "at", at), "")
    }
}

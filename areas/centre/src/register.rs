//! `/staff/centre/journal`: the service journal of the centre (REG-12). It says what was done when and by whom; for whom is said only
//! where the person's own page is open.

use askama::Template;
use axum::extract::Query;
use axum::response::IntoResponse;
use axum::{Router, routing};
use base::StaffId;
use ui::{Page, Section};
use uuid::Uuid;
use web::{House, Staff, Visit, WebResult};

use crate::desk::ActLine;
use crate::store;
use crate::visit::ROLES;

/// So many acts stand on a page.
const PAGE: i64 = 50;
/// So much of a visit's id is its number in the journal.
const NUMBER_LENGTH: usize = 8;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/staff/centre/journal", routing::get(page))
}

#[derive(Template)]
#[template(path = "centre/journal.html")]
struct JournalPage {
    page: Page,
    acts: Vec<ActLine>,
    older: String,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    before: String,
}

async fn page(visit: Visit, Staff(me): Staff, Query(asked): Query<Asked>) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let before: Uuid = asked.before.parse().unwrap_or_else(|_| Uuid::max());
    let rows = store::of_agency(&house.db, &me.agency, before, PAGE).await?;
    let mut ids: Vec<StaffId> = rows.iter().map(|row| StaffId(row.staff_id)).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = staff::short_names(house, &house.db, &ids).await?;
    let now = house.clock.now();
    let is_full = i64::try_from(rows.len()).is_ok_and(|length| length == PAGE);
    let older = rows.last().filter(|_| is_full);
    let number = |visit: Uuid| {
        let text = visit.simple().to_string();
        text[text.len() - NUMBER_LENGTH..].to_owned()
    };
    visit.show(&JournalPage {
        page: visit.page(visit.t.get("centre-journal-title"), Section::Staff),
        older: older.map_or_else(String::new, |row| format!("/staff/centre/journal?before={}", row.act_id)),
        acts: rows
            .iter()
            .map(|row| ActLine {
                at: visit.t.moment(row.at, now),
                what: visit.t.get(&format!("centre-act-{}", row.kind)),
                who: names.get(&StaffId(row.staff_id)).cloned().unwrap_or_default(),
                note: number(row.visit_id),
            })
            .collect(),
    })
}

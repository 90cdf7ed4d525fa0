//! Ten codes on paper for the day when nothing else is at hand; shown once (PLUS-10).

use askama::Template;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use factors::{Holder, backup};
use ui::{Page, Section};
use web::{Citizen, House, Html, Posted, Visit, WebResult};

use crate::elevation::{self, Act};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/security/factors/backup", routing::get(page).post(make))
}

#[derive(Template)]
#[template(path = "factor_backup.html")]
struct BackupPage {
    page: Page,
    left: i64,
    of: i64,
    /// The new codes; only in the answer that made them.
    codes: Vec<String>,
    /// The same as lines, to be copied.
    all: String,
}

async fn page(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    elevation::require(&visit, &me, Act::Security).await?;
    let left = backup::left(&visit.house.db, Holder::Citizen(me.citizen)).await?;
    visit.show(&shown(&visit, left, Vec::new()))
}

async fn make(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let holder = Holder::Citizen(me.citizen);
    let rules = &house.settings.policy.for_citizens(me.proofing.code()).factors;
    let made = backup::make(house, holder, rules).await?;
    let tx = house.db.begin().await?;
    backup::keep(house, &tx, holder, &made).await?;
    let left = backup::left(&tx, holder).await?;
    tx.commit().await?;
    Ok(visit.show(&shown(&visit, left, made.codes))?.into_response())
}

fn shown(visit: &Visit, left: backup::Left, codes: Vec<String>) -> BackupPage {
    BackupPage {
        page: visit.page(visit.t.get("accounts-backup-title"), Section::Person),
        left: left.left,
        of: left.of,
        all: codes.join("\n"),
        codes,
    }
}

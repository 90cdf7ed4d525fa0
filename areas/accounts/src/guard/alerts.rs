//! Of which sign-ins the owner is told, and by which ways (LOGIN-22). What changes the account itself is always told.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use ui::{Choice, Page, Section};
use web::{Citizen, FieldErrors, House, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::elevation::{self, Act};
use crate::store::guard as store;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/security/alerts", routing::get(page).post(post))
}

const ENTRIES: [&str; 3] = ["new", "every", "none"];

#[derive(Template)]
#[template(path = "alerts.html")]
struct AlertsPage {
    page: Page,
    errors: FieldErrors,
    saved: bool,
    options: Vec<Choice>,
    entries: String,
    attempts: bool,
    by_email: bool,
    by_sms: bool,
}

#[derive(serde::Deserialize)]
struct Asked {
    saved: Option<String>,
}

async fn page(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Response> {
    let row = store::of(&visit.house.db, me.citizen).await?;
    let mut page = blank(&visit);
    page.saved = asked.saved.is_some();
    if let Some(row) = row {
        (page.entries, page.attempts) = (row.entries, row.attempts);
        (page.by_email, page.by_sms) = (row.by_email, row.by_sms);
    }
    Ok(visit.show(&page)?.into_response())
}

async fn post(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let ticked = |name: &str| fields.get(name) == "yes";
    let entries = ENTRIES.into_iter().find(|known| *known == fields.get("entries")).unwrap_or("new");
    let (attempts, by_email, by_sms) = (ticked("attempts"), ticked("by_email"), ticked("by_sms"));
    let alerts = store::Alerts { entries, attempts, by_email, by_sms };
    if !by_email && !by_sms && (entries != "none" || attempts) {
        let mut page = blank(&visit);
        page.errors.add("by_email", visit.t.get("accounts-alerts-no-way"));
        page.entries = entries.to_owned();
        (page.attempts, page.by_email, page.by_sms) = (attempts, by_email, by_sms);
        return Ok(visit.again(&page)?.into_response());
    }
    // To be told less is what a thief would wish first.
    elevation::require(&visit, &me, Act::Security).await?;
    let tx = house.db.begin().await?;
    store::set_alerts(&tx, me.citizen, &alerts).await?;
    let details =
        serde_json::json!({ "entries": entries, "attempts": attempts, "email": by_email, "sms": by_sms });
    account::record(house, &tx, me.citizen, Fact::done(me.citizen, "account.alerts_changed", details))
        .await?;
    tx.commit().await?;
    Ok(Redirect::to("/security/alerts?saved=1").into_response())
}

fn blank(visit: &Visit) -> AlertsPage {
    let option = |code: &str| Choice {
        value: code.to_owned(),
        label: visit.t.get(&format!("accounts-alerts-{code}")),
        hint: visit.t.get(&format!("accounts-alerts-{code}-hint")),
        chosen: false,
    };
    AlertsPage {
        page: visit.page(visit.t.get("accounts-alerts-title"), Section::Person),
        errors: FieldErrors::new(),
        saved: false,
        options: ENTRIES.map(option).into(),
        entries: "new".to_owned(),
        attempts: true,
        by_email: true,
        by_sms: true,
    }
}

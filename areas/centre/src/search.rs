//! `/staff/centre`: find the person who stands at the desk, with the reason why they came.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use ui::{Choice, Page, Section};
use web::{FieldErrors, House, Limit, Posted, Staff, Visit, WebResult};

use crate::visit::{REASONS, ROLES, open};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/staff/centre", routing::get(page).post(post))
}

#[derive(Template)]
#[template(path = "centre/search.html")]
struct SearchPage {
    page: Page,
    login: String,
    reasons: Vec<Choice>,
    /// Nobody has this number.
    nobody: bool,
    errors: FieldErrors,
}

async fn page(visit: Visit, Staff(me): Staff) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    visit.show(&search_page(&visit, "", "", FieldErrors::new()))
}

async fn post(visit: Visit, Staff(me): Staff, Posted(form): Posted) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    visit.count(Limit::Messages)?;
    let house = &visit.house;
    let (login, reason) = (form.get("login"), form.get("reason"));
    let mut errors = FieldErrors::new();
    if login.is_empty() {
        errors.add("login", visit.t.get("centre-search-missing"));
    }
    if !REASONS.contains(&reason) {
        errors.add("reason", visit.t.get("centre-reason-missing"));
    }
    let mut nobody = false;
    if errors.is_empty() {
        if let Some(citizen) = accounts::find(house, &house.db, login).await? {
            let tx = house.db.begin().await?;
            let visiting = open(house, &tx, &me, citizen, reason).await?;
            tx.commit().await?;
            return Ok(Redirect::to(&visiting.path()).into_response());
        }
        nobody = true;
    }
    let mut page = search_page(&visit, login, reason, errors);
    page.nobody = nobody;
    Ok(visit.again(&page)?.into_response())
}

fn search_page(visit: &Visit, login: &str, reason: &str, errors: FieldErrors) -> SearchPage {
    let choice = |code: &&str| Choice {
        value: (*code).to_owned(),
        label: visit.t.get(&format!("centre-reason-{code}")),
        hint: String::new(),
        chosen: *code == reason,
    };
    SearchPage {
        page: visit.page(visit.t.get("centre-title"), Section::Staff),
        login: login.to_owned(),
        reasons: REASONS.iter().map(choice).collect(),
        nobody: false,
        errors,
    }
}

//! `/security/password`: a new password for somebody who is signed in and has confirmed that it is them.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Router, routing};
use serde_json::json;
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, House, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::elevation::{self, Act};
use crate::password_age::OldPassword;
use crate::recovery::new_password;
use crate::{present_password, session};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/security/password", routing::get(page).post(post))
}

#[derive(Template)]
#[template(path = "own_password.html")]
struct PasswordPage {
    page: Page,
    errors: FieldErrors,
    rules: Vec<(String, String)>,
    login: String,
    saved: bool,
    /// The password is old: why one was sent here, or should come.
    old: Option<OldPassword>,
}

#[derive(serde::Deserialize)]
struct Asked {
    saved: Option<String>,
}

async fn page(
    visit: Visit,
    Citizen(me): Citizen,
    old: Option<Extension<OldPassword>>,
    Query(asked): Query<Asked>,
) -> WebResult<Response> {
    if asked.saved.is_none() {
        elevation::require(&visit, &me, Act::Security).await?;
    }
    let mut page = drawn(&visit, &me, FieldErrors::new()).await?;
    page.saved = asked.saved.is_some();
    page.old = old.map(|Extension(old)| old);
    Ok(visit.show(&page)?.into_response())
}

async fn post(
    visit: Visit,
    Citizen(me): Citizen,
    old: Option<Extension<OldPassword>>,
    Posted(fields): Posted,
) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let mut errors = FieldErrors::new();
    present_password::check(&visit, &me, &fields, &mut errors).await?;
    let typed = new_password::judge(&visit, me.citizen, &fields, &mut errors).await?;
    let Some(typed) = typed.filter(|_| errors.is_empty()) else {
        let mut page = drawn(&visit, &me, errors).await?;
        page.old = old.map(|Extension(old)| old);
        return Ok(visit.again(&page)?.into_response());
    };
    let phc = new_password::hashed(house, typed).await?;
    let tx = house.db.begin().await?;
    new_password::keep(house, &tx, me.citizen, &phc).await?;
    let ended = session::end_all(house, &tx, me.citizen, Some(me.session), "password").await?;
    let fact = Fact::done(me.citizen, "account.password_changed", json!({ "sessions": ended }));
    account::record(house, &tx, me.citizen, fact).await?;
    tx.commit().await?;
    Ok(Redirect::to("/security/password?saved=1").into_response())
}

async fn drawn(visit: &Visit, me: &CitizenSession, errors: FieldErrors) -> WebResult<PasswordPage> {
    let own = account::own_contacts(&visit.house, &visit.house.db, me.citizen).await?;
    Ok(PasswordPage {
        page: visit.page(visit.t.get("accounts-own-password-title"), Section::Person),
        errors,
        rules: new_password::rules(visit, me.citizen).await?,
        login: own.email.value.into_inner(),
        saved: false,
        old: None,
    })
}

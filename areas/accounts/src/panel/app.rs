//! Enrol an authenticator app: the QR code or the key by hand, then the first code (LOGIN-09).

use askama::Template;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use factors::{Holder, totp};
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, House, Html, Posted, Visit, WebResult};

use super::back;
use crate::account;
use crate::elevation::{self, Act};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/security/factors/new/app", routing::get(page).post(post))
}

#[derive(Template)]
#[template(path = "factor_app.html")]
struct AppPage {
    page: Page,
    errors: FieldErrors,
    enrolment: totp::Enrolment,
    name: String,
}

async fn page(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    elevation::require(&visit, &me, Act::Security).await?;
    visit.show(&shown(&visit, &me, "", FieldErrors::new()).await?)
}

async fn post(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let mut errors = FieldErrors::new();
    if fields.get("code").is_empty() {
        errors.add("code", visit.t.get("accounts-step-missing-app"));
    } else {
        let rules = &house.settings.policy.for_citizens(me.proofing.code()).factors;
        let holder = Holder::Citizen(me.citizen);
        let tx = house.db.begin().await?;
        let confirmed =
            totp::confirm(house, &tx, holder, fields.get("name"), fields.get("code"), rules).await?;
        tx.commit().await?;
        match confirmed {
            Ok(_) => return Ok(back("added")),
            Err(refusal) => errors.add("code", refusal.words(&visit.t)),
        }
    }
    Ok(visit.again(&shown(&visit, &me, fields.get("name"), errors).await?)?.into_response())
}

/// The secret that waits for its first code; a page opened twice shows the same one.
async fn shown(visit: &Visit, me: &CitizenSession, name: &str, errors: FieldErrors) -> WebResult<AppPage> {
    let house = &visit.house;
    let holder = Holder::Citizen(me.citizen);
    let own = account::own_contacts(house, &house.db, me.citizen).await?;
    let login = own.email.value.expose();
    let enrolment = match totp::waiting(house, &house.db, holder, login).await? {
        Some(enrolment) => enrolment,
        None => {
            let tx = house.db.begin().await?;
            let begun = totp::begin(house, &tx, holder, login).await?;
            tx.commit().await?;
            begun
        }
    };
    let title = visit.t.get("accounts-factors-add-app");
    Ok(AppPage { page: visit.page(title, Section::Person), errors, enrolment, name: name.to_owned() })
}

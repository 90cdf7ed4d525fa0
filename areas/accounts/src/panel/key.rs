//! Enrol a passkey or a hardware key (LOGIN-07, LOGIN-10).

use askama::Template;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use factors::passkey::{self, Answer, Asked, Person};
use factors::{Holder, Kind};
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, House, Html, Posted, Visit, WebResult};

use super::back;
use crate::account;
use crate::elevation::{self, Act};

const PASSKEY: &str = "/security/factors/new/passkey";
const HARDWARE: &str = "/security/factors/new/key";

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route(PASSKEY, routing::get(passkey_page).post(post_passkey))
        .route(HARDWARE, routing::get(hardware_page).post(post_hardware))
}

#[derive(Template)]
#[template(path = "factor_key.html")]
struct KeyPage {
    page: Page,
    errors: FieldErrors,
    asked: Asked,
    action: &'static str,
    hardware: bool,
    name: String,
    key_host: String,
}

async fn passkey_page(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    elevation::require(&visit, &me, Act::Security).await?;
    visit.show(&shown(&visit, &me, Kind::Passkey, "", FieldErrors::new()).await?)
}

async fn hardware_page(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    elevation::require(&visit, &me, Act::Security).await?;
    visit.show(&shown(&visit, &me, Kind::HardwareKey, "", FieldErrors::new()).await?)
}

async fn post_passkey(visit: Visit, Citizen(me): Citizen, posted: Posted) -> WebResult<Response> {
    post(&visit, &me, Kind::Passkey, posted).await
}

async fn post_hardware(visit: Visit, Citizen(me): Citizen, posted: Posted) -> WebResult<Response> {
    post(&visit, &me, Kind::HardwareKey, posted).await
}

async fn post(visit: &Visit, me: &CitizenSession, kind: Kind, Posted(fields): Posted) -> WebResult<Response> {
    elevation::require(visit, me, Act::Security).await?;
    let house = &visit.house;
    let mut errors = FieldErrors::new();
    if let Some(answer) = Answer::of(&fields) {
        let rules = &house.settings.policy.for_citizens(me.proofing.code()).factors;
        let holder = Holder::Citizen(me.citizen);
        let tx = house.db.begin().await?;
        let made =
            passkey::finish_registration(house, &tx, holder, answer, fields.get("name"), rules).await?;
        tx.commit().await?;
        match made {
            Ok(_) => return Ok(back("added")),
            Err(refusal) => errors.add("name", refusal.words(&visit.t)),
        }
    } else {
        errors.add("name", visit.t.get("accounts-passkey-no-script"));
    }
    Ok(visit.again(&shown(visit, me, kind, fields.get("name"), errors).await?)?.into_response())
}

async fn shown(
    visit: &Visit,
    me: &CitizenSession,
    kind: Kind,
    name: &str,
    errors: FieldErrors,
) -> WebResult<KeyPage> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, me.citizen).await?;
    let login = own.email.value.expose();
    let called = if me.name.is_empty() { login } else { &me.name };
    let person = Person { login, name: called };
    let tx = house.db.begin().await?;
    let asked = passkey::begin_registration(house, &tx, Holder::Citizen(me.citizen), kind, person).await?;
    tx.commit().await?;
    let hardware = kind == Kind::HardwareKey;
    let title = if hardware { "accounts-factors-add-key" } else { "accounts-factors-add-passkey" };
    Ok(KeyPage {
        page: visit.page(visit.t.get(title), Section::Person),
        errors,
        asked,
        action: if hardware { HARDWARE } else { PASSKEY },
        hardware,
        name: name.to_owned(),
        key_host: crate::step::view::key_host(house),
    })
}

//! Enrol a device that approves: it is asked at once and counts when the person has answered there (LOGIN-12).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use factors::{Holder, push};
use serde_json::json;
use ui::{Page, Section};
use uuid::Uuid;
use web::{Citizen, CitizenSession, FieldErrors, House, Posted, Visit, WebResult};

use super::back;
use crate::account;
use crate::device::Device;
use crate::elevation::{self, Act};
use crate::step::send::json_answer;
use crate::store::step as store;

const PAGE: &str = "/security/factors/new/push";
/// Under which the question of an enrolment is kept: a citizen enrols one device at a time.
const OBJECT: Uuid = Uuid::nil();

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/security/factors/new/push/wait", routing::get(wait))
        .route("/security/factors/new/push/again", routing::post(again))
}

#[derive(Template)]
#[template(path = "factor_push.html")]
struct PushPage {
    page: Page,
    errors: FieldErrors,
    server_key: String,
    name: String,
    /// The number to be typed on the device; empty while no device was asked.
    number: String,
}

async fn page(visit: Visit, Citizen(me): Citizen) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let number = match asked(&visit.house, &me).await? {
        Some((_, push::State::Approved)) => {
            forget(&visit.house, &me).await?;
            return Ok(back("added"));
        }
        Some((asked, push::State::Waiting)) => asked.number.to_string(),
        _ => String::new(),
    };
    let name = Device::of(&visit).family;
    let page = shown(&visit, name, number, FieldErrors::new()).await?;
    Ok(visit.show(&page)?.into_response())
}

async fn post(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let mut errors = FieldErrors::new();
    if fields.get("subscription").is_empty() {
        errors.add("name", visit.t.get("accounts-push-no-script"));
    } else {
        let own = account::own_contacts(house, &house.db, me.citizen).await?;
        let device = Device::of(&visit);
        let act = visit.t.get("accounts-push-enrol");
        let about = push::About { act, device: device.family, place: device.source, lang: own.lang };
        let rules = &house.settings.policy.for_citizens(me.proofing.code()).factors;
        let (said, name) = (fields.get("subscription"), fields.get("name"));
        let tx = house.db.begin().await?;
        match push::subscribe(house, &tx, Holder::Citizen(me.citizen), (said, name), &about, rules).await? {
            Ok(asked) => {
                store::keep_push(&tx, me.citizen, OBJECT, asked.id, house.clock.now()).await?;
                tx.commit().await?;
                return Ok(Redirect::to(PAGE).into_response());
            }
            Err(refusal) => errors.add("name", refusal.words(&visit.t)),
        }
    }
    let page = shown(&visit, fields.get("name").to_owned(), String::new(), errors).await?;
    Ok(visit.again(&page)?.into_response())
}

/// How far the question is, for the script.
async fn wait(visit: Visit, Citizen(me): Citizen) -> WebResult<Response> {
    let state = asked(&visit.house, &me).await?.map_or(push::State::Over, |(_, state)| state);
    Ok(json_answer(json!({ "state": state }).to_string()))
}

/// Gives the question up, to begin anew.
async fn again(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    forget(&visit.house, &me).await?;
    Ok(Redirect::to(PAGE))
}

async fn forget(house: &House, me: &CitizenSession) -> WebResult<()> {
    let tx = house.db.begin().await?;
    store::forget_push(&tx, me.citizen, OBJECT).await?;
    Ok(tx.commit().await?)
}

async fn asked(house: &House, me: &CitizenSession) -> WebResult<Option<(push::Asked, push::State)>> {
    let holder = Holder::Citizen(me.citizen);
    let Some(id) = store::push(&house.db, me.citizen, OBJECT).await? else { return Ok(None) };
    let Some(asked) = push::asked(&house.db, holder, id).await? else { return Ok(None) };
    Ok(Some((asked, push::state(house, &house.db, holder, id).await?)))
}

async fn shown(visit: &Visit, name: String, number: String, errors: FieldErrors) -> WebResult<PushPage> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    let server_key = push::server_key(house, &tx).await?;
    tx.commit().await?;
    let title = visit.t.get("accounts-factors-add-push");
    Ok(PushPage { page: visit.page(title, Section::Person), errors, server_key, name, number })
}

//! Messages and questions that leave for a second step.

use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use delivery::Channel;
use factors::{passkey, push};
use http::header;
use notifications::Outgoing;
use serde_json::json;
use text::Words;
use web::{FieldErrors, House, Problem, Visit, WebResult};

use super::{Ask, Means, act_words};
use crate::codes::{self, Sms};
use crate::device::Device;
use crate::second_step::field_of;
use crate::store::step as store;
use crate::throttle;
use crate::way::{Aim, Way};

/// Sends what this way needs beforehand; why it did not leave stands beside the field.
pub(crate) async fn ask(
    visit: &Visit,
    ask: &Ask,
    means: &Means,
    way: Way,
    errors: &mut FieldErrors,
) -> WebResult<()> {
    let tx = visit.house.db.begin().await?;
    if way.is_sent() {
        if let Err(until) = code(&visit.house, &tx, ask, means, way).await? {
            let at = visit.t.moment(until, visit.house.clock.now());
            errors.add(field_of(way), visit.t.with1("accounts-code-enough", "at", at));
        }
    } else if way == Way::Push
        && let Err(refusal) = devices(visit, &tx, ask, means).await?
    {
        errors.add(field_of(way), refusal.words(&visit.t));
        return Ok(());
    }
    Ok(tx.commit().await?)
}

/// The question for the person's key as JSON.
pub(crate) async fn question(house: &House, ask: &Ask) -> WebResult<Response> {
    let tx = house.db.begin().await?;
    let asked = passkey::begin_sign_in(house, &tx, Some(ask.holder())).await?.ok_or(Problem::NotFound)?;
    tx.commit().await?;
    Ok(json_answer(asked.json()))
}

/// How far the pushed question is, as JSON.
pub(crate) async fn push_state(house: &House, ask: &Ask) -> WebResult<Response> {
    let state = pushed(house, &house.db, ask).await?.map_or(push::State::Over, |(_, state)| state);
    Ok(json_answer(json!({ "state": state }).to_string()))
}

/// JSON that no cache keeps.
pub(crate) fn json_answer(body: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (headers, body).into_response()
}

/// Asks the devices that approve; why none was asked is the inner refusal.
async fn devices(visit: &Visit, tx: &Tx, ask: &Ask, means: &Means) -> WebResult<Result<(), push::Refusal>> {
    let house = &visit.house;
    let device = Device::of(visit);
    let t = Words::new(house.book.clone(), means.own.lang);
    let act = match ask.aim {
        Aim::SignIn => t.get("accounts-push-sign-in"),
        Aim::Confirm(_) | Aim::Recover => t.with1("accounts-push-confirm", "act", act_words(&t, ask.aim)),
    };
    let about = push::About { act, device: device.family, place: device.source, lang: means.own.lang };
    let asked = match push::ask(house, tx, ask.holder(), &about, &means.policy.factors).await? {
        Ok(asked) => asked,
        Err(refusal) => return Ok(Err(refusal)),
    };
    store::keep_push(tx, ask.citizen, ask.object, asked.id, house.clock.now()).await?;
    Ok(Ok(()))
}

/// The question that was pushed for this, and how far it is.
pub(crate) async fn pushed(
    house: &House,
    rows: &impl Rows,
    ask: &Ask,
) -> WebResult<Option<(push::Asked, push::State)>> {
    let Some(id) = store::push(rows, ask.citizen, ask.object).await? else { return Ok(None) };
    let Some(asked) = push::asked(rows, ask.holder(), id).await? else { return Ok(None) };
    Ok(Some((asked, push::state(house, rows, ask.holder(), id).await?)))
}

/// Sends a code by this way. A code sent a moment ago serves on: then nothing is sent.
/// When as many left within an hour as may, none leaves; the moment from which another may is the inner refusal.
pub(crate) async fn code(
    house: &House,
    tx: &Tx,
    ask: &Ask,
    means: &Means,
    way: Way,
) -> WebResult<Result<(), DateTime<Utc>>> {
    let own = &means.own;
    let purpose = ask.purpose(way);
    if codes::wait_seconds(house, tx, purpose).await? > 0 {
        return Ok(Ok(()));
    }
    let target = if way == Way::Sms { &own.phone } else { &own.email };
    if let Err(until) = throttle::code(house, tx, ask.citizen, target.value.expose()).await? {
        return Ok(Err(until));
    }
    let t = Words::new(house.book.clone(), own.lang);
    let portal = house.settings.portal_name.of(t.lang).to_owned();
    let (sms, letter) = match ask.aim {
        Aim::SignIn => ("accounts-sms-sign-in", "accounts-letter-sign-in"),
        Aim::Confirm(_) | Aim::Recover => ("accounts-sms-confirm", "accounts-letter-confirm"),
    };
    let act = act_words(&t, ask.aim);
    let words = |key: &str, code: &str| {
        let arguments = [
            ("portal", portal.clone().into()),
            ("code", code.to_owned().into()),
            ("act", act.clone().into()),
            ("minutes", codes::life_minutes(house).into()),
        ];
        t.with(key, &arguments)
    };
    if way == Way::Sms {
        let phone = own.phone.value.expose().clone();
        let sms = Sms { phone, citizen: Some(ask.citizen), text: words(sms, "{code}") };
        let _ = codes::send(house, tx, purpose, sms).await?;
    } else if way == Way::Email
        && let Ok(code) = codes::make(house, tx, purpose).await?
    {
        let message = Outgoing {
            citizen: Some(ask.citizen),
            channel: Channel::Email,
            to: own.email.value.expose().clone(),
            subject: t.with1(&format!("{letter}-subject"), "portal", portal.clone()),
            text: words(letter, &code),
        };
        codes::post(house, tx, message).await?;
    }
    Ok(Ok(()))
}

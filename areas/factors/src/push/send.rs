//! The job that seals a question for one device and hands it to its push service.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use db::Tx;
use delivery::{DeliveryError, PushRequest};
use http::HeaderValue;
use jobs::{Ended, JobError, Registry, Running};
use journal::Actor;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde::Deserialize;
use serde_json::json;
use text::Words;
use uuid::Uuid;
use web::{House, Problem, WebResult};

use super::subscription::Subscription;
use super::{about_of, broken, link, rows_of, subscription_of};
use crate::factor::{Kind, name_cell};
use crate::holder::{Fact, Holder, record};
use crate::store;

/// The kind of job.
pub(super) const PUSH: &str = "factors.push";
/// How long the portal's signature serves (RFC 8292: a day at most).
const SIGNED_MINUTES: i64 = 30;

#[derive(Deserialize)]
struct Payload {
    holder: Holder,
    ask: Uuid,
    factor: Uuid,
}

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.add(PUSH, move |running| {
        let house = house.clone();
        async move { run(&house, running).await }
    });
}

/// The public key of the portal for `data-push-key`: browsers bind a subscription to it (RFC 8292, section 4).
///
/// # Errors
/// Only unexpected ones.
pub async fn server_key(house: &House, tx: &Tx) -> WebResult<String> {
    Ok(public(&signing_key(house, tx).await?))
}

async fn run(house: &House, running: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(running.payload)?;
    let Some(request) = prepare(house, &payload).await.map_err(told)? else { return Ok(Ended::Done) };
    match house.delivery.push(request).await {
        Ok(()) => Ok(Ended::Done),
        Err(DeliveryError::Later(why)) => Ok(Ended::Waiting { why }),
        Err(DeliveryError::Never(why)) => {
            tracing::warn!(factor = %payload.factor, why, "a device can no longer be asked");
            forget(house, &payload).await.map_err(told)?;
            Ok(Ended::Done)
        }
    }
}

/// The sealed message; nothing when the question is over or the device was removed.
async fn prepare(house: &House, payload: &Payload) -> WebResult<Option<PushRequest>> {
    let tx = house.db.begin().await?;
    let now = house.clock.now();
    let Some(ask) = rows_of::ask(&tx, payload.holder.uuid(), payload.ask).await? else { return Ok(None) };
    if ask.state != "waiting" || ask.expires_at <= now {
        return Ok(None);
    }
    let Some(device) = subscription_of(house, &tx, payload.holder, payload.factor).await? else {
        return Ok(None);
    };
    let about = about_of(house, &tx, payload.holder, payload.ask, &ask.about).await?;
    let link = link::of(house, &tx, payload.ask, payload.factor).await?;
    let key = signing_key(house, &tx).await?;
    tx.commit().await?;
    let t = Words::new(house.book.clone(), about.lang);
    let body = json!({
        "title": t.with1("factors-push-message-title", "portal", house.settings.portal_name.of(t.lang).to_owned()),
        "body": t.with("factors-push-message", &[("act", about.act.into()), ("device", about.device.into())]),
        "link": format!("/approvals/{link}"),
        "tag": payload.ask,
    });
    let left = (ask.expires_at - now).to_std().map_err(broken)?;
    let builder = device.builder().ok_or_else(|| broken("a kept subscription is none"))?;
    let mut request = builder.with_valid_duration(left).build(body.to_string())?;
    request.headers_mut().insert("urgency", HeaderValue::from_static("high"));
    let signed = authorization(house, &device, &key, now)?;
    request.headers_mut().insert(http::header::AUTHORIZATION, signed);
    Ok(Some(request))
}

/// RFC 8292, section 3: a token that names the service and the portal, signed with ES256.
fn authorization(
    house: &House,
    device: &Subscription,
    key: &SigningKey,
    now: DateTime<Utc>,
) -> WebResult<HeaderValue> {
    let audience = device.audience().ok_or_else(|| broken("a kept subscription has no address"))?;
    let head = json!({ "typ": "JWT", "alg": "ES256" });
    let until = now + chrono::Duration::minutes(SIGNED_MINUTES);
    let claims = json!({ "aud": audience, "exp": until.timestamp(), "sub": house.settings.origin() });
    let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(head), part(claims));
    let signature: Signature = key.sign(signed.as_bytes());
    let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()));
    let mut value = HeaderValue::try_from(format!("vapid t={token}, k={}", public(key)))?;
    value.set_sensitive(true);
    Ok(value)
}

/// The portal's key towards push services. A scalar that is no key comes once in 2³² draws; then the next one is taken.
async fn signing_key(house: &House, tx: &Tx) -> WebResult<SigningKey> {
    let draw = || loop {
        let bytes = house.random.bytes::<32>();
        if SigningKey::from_slice(&bytes).is_ok() {
            return bytes.to_vec();
        }
    };
    let secret = house.vault.secret(tx, "factors.push", draw).await?;
    SigningKey::from_slice(secret.expose()).map_err(broken)
}

fn public(key: &SigningKey) -> String {
    URL_SAFE_NO_PAD.encode(key.verifying_key().to_encoded_point(false).as_bytes())
}

/// The browser has taken its subscription back: the device is no factor any more, and the holder is told.
async fn forget(house: &House, payload: &Payload) -> WebResult<()> {
    let (holder, factor) = (payload.holder, payload.factor);
    let tx = house.db.begin().await?;
    let Some(row) = store::any(&tx, holder.uuid(), factor).await? else { return Ok(()) };
    let key = holder.key(house, &tx).await?;
    let name: String = key.open_json(name_cell(factor), &row.name)?;
    store::delete(&tx, holder.uuid(), factor).await?;
    if row.confirmed_at.is_some() {
        let details = json!({ "factor": Kind::Push.code(), "name": name });
        let fact = Fact { actor: Actor::System, ..Fact::done(holder, "factor.removed", details) };
        record(house, &tx, holder, fact).await?;
    }
    Ok(tx.commit().await?)
}

fn told(problem: Problem) -> JobError {
    match problem {
        Problem::Broken(error) => error,
        other => format!("{other:?}").into(),
    }
}

//! Messages about a deletion: on every channel that the account has, each with a link that cancels it; and the last one, when all is done.

use base::CitizenId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use db::Tx;
use delivery::Channel;
use notifications::{Contact, Outgoing};
use sha2::{Digest as _, Sha256};
use text::{Arg, Words};
use uuid::Uuid;
use web::{House, WebResult};

use crate::store;

/// 128 bits: short enough for an SMS, too long to guess.
const SECRET_BYTES: usize = 16;

/// Tells every confirmed channel that the account will be deleted; `word` is `asked` or `soon`.
pub(crate) async fn everywhere(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    (word, deletion, due_at): (&str, Uuid, DateTime<Utc>),
) -> WebResult<()> {
    let contact = accounts::contact(house, tx, citizen).await?;
    for channel in [Channel::Email, Channel::Sms] {
        let url = link(house, tx, citizen, deletion, due_at).await?;
        let when = Words::new(house.book.clone(), contact.lang).moment(due_at, house.clock.now());
        let args = [("url", url.into()), ("when", when.into())];
        post(house, tx, (Some(citizen), &contact), channel, (word, &args)).await?;
    }
    Ok(())
}

/// The last message. It is sealed under the house, because the person's key is gone when it leaves.
pub(crate) async fn farewell(house: &House, tx: &Tx, contact: &Contact) -> WebResult<()> {
    for channel in [Channel::Email, Channel::Sms] {
        post(house, tx, (None, contact), channel, ("done", &[])).await?;
    }
    Ok(())
}

async fn post(
    house: &House,
    tx: &Tx,
    (citizen, contact): (Option<CitizenId>, &Contact),
    channel: Channel,
    (word, args): (&str, &[(&str, Arg)]),
) -> WebResult<()> {
    let to = match channel {
        Channel::Email => contact.email.clone(),
        Channel::Sms => contact.phone.clone(),
    };
    let Some(to) = to else { return Ok(()) };
    let t = Words::new(house.book.clone(), contact.lang);
    let mut all = vec![("portal", Arg::Text(house.settings.portal_name.of(t.lang).to_owned()))];
    all.extend(args.iter().cloned());
    let words = |part: &str| t.with(&format!("privacy-told-{word}-{part}"), &all);
    let (subject, text) = match channel {
        Channel::Email => (words("subject"), words("letter")),
        Channel::Sms => (String::new(), words("sms")),
    };
    notifications::post(house, tx, Outgoing { citizen, channel, to, subject, text }).await
}

async fn link(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    deletion: Uuid,
    expires_at: DateTime<Utc>,
) -> WebResult<String> {
    let secret = house.random.bytes::<SECRET_BYTES>();
    store::add_link(tx, sha256(&secret), citizen, deletion, expires_at).await?;
    Ok(format!("{}/privacy/cancellation/{}", house.settings.origin(), URL_SAFE_NO_PAD.encode(secret)))
}

/// The hash of what a link carries; nonsense has the hash of nothing that was ever made.
pub(crate) fn hash(token: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(token).map_or_else(|_| sha256(b""), |secret| sha256(&secret))
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

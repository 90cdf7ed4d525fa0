//! Messages about a reset: on every channel that the account has, each with a link that cancels it.

use base::CitizenId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use db::Tx;
use delivery::Channel;
use notifications::Outgoing;
use text::{Arg, Words};
use uuid::Uuid;
use web::{House, WebResult};

use crate::account;
use crate::cookie::sha256;
use crate::store::reset as store;

/// 128 bits: short enough for an SMS, too long to guess.
const SECRET_BYTES: usize = 16;

/// What is told.
pub(crate) struct News {
    pub reset: Uuid,
    /// `begun` or `ready`.
    pub word: &'static str,
    pub ready_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Tells the confirmed channels of the account.
pub(crate) async fn everywhere(house: &House, tx: &Tx, citizen: CitizenId, news: &News) -> WebResult<()> {
    let contact = account::contact(house, tx, citizen).await?;
    let t = Words::new(house.book.clone(), contact.lang);
    let words = |part: &str, url: String| {
        let args: [(&str, Arg); 3] = [
            ("portal", house.settings.portal_name.of(t.lang).to_owned().into()),
            ("url", url.into()),
            ("when", t.moment(news.ready_at, house.clock.now()).into()),
        ];
        t.with(&format!("accounts-reset-{}-{part}", news.word), &args)
    };
    if let Some(to) = contact.email {
        let url = link(house, tx, citizen, news, "cancel").await?;
        let (subject, text) = (words("subject", String::new()), words("letter", url));
        let message = Outgoing { citizen: Some(citizen), channel: Channel::Email, to, subject, text };
        notifications::post(house, tx, message).await?;
    }
    if let Some(to) = contact.phone {
        let url = link(house, tx, citizen, news, "cancel").await?;
        let (subject, text) = (String::new(), words("sms", url));
        let message = Outgoing { citizen: Some(citizen), channel: Channel::Sms, to, subject, text };
        notifications::post(house, tx, message).await?;
    }
    Ok(())
}

/// The link by which the new phone ends the reset.
pub(crate) async fn finish_link(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    news: &News,
    phone: String,
) -> WebResult<()> {
    let url = link(house, tx, citizen, news, "reset").await?;
    let t = Words::new(house.book.clone(), account::own_contacts(house, tx, citizen).await?.lang);
    let text = t.with1("accounts-reset-finish-sms", "url", url);
    let message =
        Outgoing { citizen: Some(citizen), channel: Channel::Sms, to: phone, subject: String::new(), text };
    notifications::post_until(house, tx, message, news.expires_at).await
}

/// Tells a phone or an e-mail that it is no longer a contact of the account, with the way to undo it.
pub(crate) async fn former(house: &House, tx: &Tx, citizen: CitizenId, to: String) -> WebResult<()> {
    let t = Words::new(house.book.clone(), account::own_contacts(house, tx, citizen).await?.lang);
    let channel = if to.contains('@') { Channel::Email } else { Channel::Sms };
    let url = crate::guard::disavow::link(house, tx, citizen, "account.contact_changed").await?;
    let portal = house.settings.portal_name.of(t.lang).to_owned();
    let args = [("portal", portal.into()), ("url", url.into())];
    let (subject, text) = if channel == Channel::Email {
        (t.with("accounts-former-subject", &args), t.with("accounts-former-letter", &args))
    } else {
        (String::new(), t.with("accounts-former-sms", &args))
    };
    notifications::post(house, tx, Outgoing { citizen: Some(citizen), channel, to, subject, text }).await
}

async fn link(house: &House, tx: &Tx, citizen: CitizenId, news: &News, act: &str) -> WebResult<String> {
    let secret = house.random.bytes::<SECRET_BYTES>();
    store::insert_link(tx, sha256(&secret), citizen, news.reset, act, news.expires_at).await?;
    Ok(format!("{}/recovery/{act}/{}", house.settings.origin(), URL_SAFE_NO_PAD.encode(secret)))
}

/// The hash of what a link carries; nonsense has the hash of nothing that was ever made.
pub(crate) fn hash(token: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(token).map(|secret| sha256(&secret)).unwrap_or_else(|_| sha256(b""))
}

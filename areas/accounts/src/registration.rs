//! A registration: what was typed, sealed for a day, until a letter or a code opens the cabinet (REG-01, REG-02).

use base::{CitizenId, Email, Phone, RegistrationId};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use db::{Rows, Tx};
use delivery::Channel;
use notifications::Outgoing;
use text::{Lang, Words};
use vault::{Cell, Index};
use web::{AuthLevel, House, Problem, Visit, WebResult};

use crate::account::{self, Contacts};
use crate::binding;
use crate::codes::{self, Purpose, Sms};
use crate::cookie::sha256;
use crate::identifier;
use crate::session::{self, Opened};
use crate::store::{link, registration as store};
use crate::throttle::{self, Verdict};
use crate::{provider, terms};

/// What waits to become an account.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Pending {
    pub email: String,
    pub phone: String,
    pub phc: String,
    pub lang: String,
    /// The version of the terms that was ticked.
    #[serde(default = "present_terms")]
    pub terms: String,
    /// Whom an outside provider introduced on the way here: it opens the new cabinet from now on.
    #[serde(default)]
    pub introduced: Option<Introduced>,
}

/// A provider and its person.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Introduced {
    pub provider: String,
    pub person: provider::Person,
}

fn present_terms() -> String {
    terms::PRESENT.to_owned()
}

impl Pending {
    pub(crate) fn masked_email(&self) -> String {
        Email::parse(&self.email).map_or_else(|_| String::new(), |email| email.masked())
    }

    pub(crate) fn masked_phone(&self) -> String {
        Phone::parse(&self.phone).map_or_else(|_| String::new(), |phone| text::unbroken(&phone.masked()))
    }
}

/// From where a form came: the browser's forgery token makes the same form sent twice one registration.
pub(crate) struct Origin<'a> {
    pub csrf: &'a str,
    pub source: &'a str,
}

/// Keeps a registration and lets the letter and the code leave. The same work is done for addresses that have a cabinet already:
/// who asks cannot tell (REG-01).
pub(crate) async fn begin(house: &House, origin: Origin<'_>, pending: &Pending) -> WebResult<RegistrationId> {
    let now = house.clock.now();
    let email_index = house.vault.index(Index::Email, &pending.email);
    let phone_index = house.vault.index(Index::Phone, &pending.phone);
    let form = format!("registration {} {} {}", origin.csrf, pending.email, pending.phone);
    let form_index = house.vault.index(Index::Email, &form);
    let expires_at = now + Duration::hours(link_hours(house));

    let tx = house.db.begin().await?;
    let fresh = RegistrationId::new(&house.clock, &house.random);
    let new = store::New {
        registration: fresh,
        form_index: form_index.clone(),
        email_index,
        phone_index,
        source_index: crate::failures::source_key(house, origin.source),
        data: seal(house, fresh, pending)?,
        at: now,
        expires_at,
    };
    let registration = if store::insert(&tx, new).await? {
        fresh
    } else {
        let known = store::by_form(&tx, form_index).await?.ok_or(Problem::Stale)?;
        store::update(&tx, known, seal(house, known, pending)?, expires_at).await?;
        known
    };
    dispatch(house, &tx, registration, pending, origin.source).await?;
    tx.commit().await?;
    Ok(registration)
}

/// What was typed, while it waits.
pub(crate) async fn find(
    house: &House,
    rows: &impl Rows,
    registration: RegistrationId,
) -> WebResult<Option<Pending>> {
    let Some(row) = store::find(rows, registration, house.clock.now()).await? else { return Ok(None) };
    Ok(Some(house.vault.house().open_json(cell(registration), &row.data)?))
}

/// What the code of a registration confirms. The account gets the registration's id, so the code that came with the letter
/// confirms the phone afterwards as well.
pub(crate) fn phone_purpose(holder: uuid::Uuid) -> Purpose {
    Purpose { action: "account.phone", holder, object: holder }
}

/// Letter and SMS leave together, at most once a minute.
pub(crate) async fn dispatch(
    house: &House,
    tx: &Tx,
    registration: RegistrationId,
    pending: &Pending,
    source: &str,
) -> WebResult<()> {
    if !store::count_send(tx, registration, house.settings.policy.for_anybody().registration.sends).await? {
        return Ok(());
    }
    let letter_leaves = throttle::message(house, tx, source, &pending.email).await? == Verdict::Send;
    let sms_leaves = throttle::message(house, tx, source, &pending.phone).await? == Verdict::Send;
    let t = Words::new(house.book.clone(), Lang::from_code(&pending.lang));
    let email_known = binding::owner(house, tx, identifier::EMAIL, &pending.email).await?.is_some();
    let phone_known = binding::owner(house, tx, identifier::PHONE, &pending.phone).await?.is_some();

    if letter_leaves && let Some(address) = make_link(house, tx, registration.uuid()).await? {
        let message = letter(house, &t, pending, (!email_known).then_some(address));
        let good_until = house.clock.now() + Duration::hours(link_hours(house));
        notifications::post_until(house, tx, message, good_until).await?;
    }
    if !sms_leaves {
        return Ok(());
    }
    let purpose = phone_purpose(registration.uuid());
    if phone_known {
        if codes::make(house, tx, purpose).await?.is_ok() {
            let text = t.with1("accounts-sms-known", "url", sign_in_url(house));
            let message = outgoing(Channel::Sms, &pending.phone, String::new(), text);
            notifications::post(house, tx, message).await?;
        }
        return Ok(());
    }
    let text = t.with1("accounts-sms-registration", "code", "{code}".to_owned());
    // Too early for another code is no failure: the one that was sent a moment ago serves.
    let _ =
        codes::send(house, tx, purpose, Sms { phone: pending.phone.clone(), citizen: None, text }).await?;
    Ok(())
}

/// How long the link in a letter is good for.
pub(crate) fn link_hours(house: &House) -> i64 {
    house.settings.policy.for_anybody().registration.hours
}

/// A new link for a letter, if the last one is old enough.
pub(crate) async fn make_link(house: &House, tx: &Tx, holder: uuid::Uuid) -> WebResult<Option<String>> {
    let now = house.clock.now();
    let secret = house.random.bytes::<32>();
    let kept = link::keep(
        tx,
        holder,
        sha256(&secret),
        now,
        now + Duration::hours(link_hours(house)),
        now - Duration::seconds(house.settings.policy.for_anybody().codes.pause_seconds),
    )
    .await?;
    let path = format!("/register/confirm/{}", URL_SAFE_NO_PAD.encode(secret));
    Ok(kept.then(|| format!("{}{path}", house.settings.origin())))
}

/// Seconds until another letter may leave; 0 when now.
pub(crate) async fn link_wait_seconds(house: &House, rows: &impl Rows, holder: uuid::Uuid) -> WebResult<i64> {
    let sent_at = link::sent_at(rows, holder).await?;
    let pause = house.settings.policy.for_anybody().codes.pause_seconds;
    Ok(sent_at.map_or(0, |at| (pause - (house.clock.now() - at).num_seconds()).max(0)))
}

/// Whose link it is, while it lives.
pub(crate) async fn holder_of(house: &House, rows: &impl Rows, token: &str) -> WebResult<Option<uuid::Uuid>> {
    let Ok(secret) = URL_SAFE_NO_PAD.decode(token) else { return Ok(None) };
    let found = link::find(rows, sha256(&secret)).await?;
    Ok(found.filter(|link| link.expires_at > house.clock.now()).map(|link| link.holder))
}

/// The channel that opened the cabinet or was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The link in the letter.
    Email,
    /// The code in the SMS.
    Phone,
}

impl Way {
    pub(crate) fn kind(self) -> identifier::Kind {
        match self {
            Self::Email => identifier::EMAIL,
            Self::Phone => identifier::PHONE,
        }
    }
}

/// Opens the cabinet by one channel; the other stays unconfirmed (REG-02). `None` when somebody else has confirmed the same
/// address meanwhile; the caller commits only when there is a ticket.
pub(crate) async fn open(
    house: &House,
    tx: &Tx,
    registration: RegistrationId,
    pending: Pending,
    way: Way,
    visit: &Visit,
) -> WebResult<Option<Opened>> {
    if !store::delete(tx, registration).await? {
        return Err(Problem::Stale);
    }
    let citizen = CitizenId(registration.uuid());
    let value = if way == Way::Email { pending.email.clone() } else { pending.phone.clone() };
    let contacts = Contacts {
        email: pending.email,
        phone: pending.phone,
        email_confirmed: way == Way::Email,
        phone_confirmed: way == Way::Phone,
        terms: pending.terms,
    };
    account::open(house, tx, citizen, &pending.phc, Lang::from_code(&pending.lang), &contacts).await?;
    if !binding::bind(house, tx, citizen, way.kind(), &value).await? {
        return Ok(None);
    }
    if let Some(Introduced { provider, person }) = pending.introduced {
        // Linked to another cabinet meanwhile: this one is opened all the same.
        provider::keep(house, tx, citizen, &provider, &person).await?;
    }
    let auth = match way {
        Way::Email => {
            link::delete(tx, citizen.uuid()).await?;
            AuthLevel::A1
        }
        // The password was chosen and the phone was shown in one go: two factors.
        Way::Phone => AuthLevel::A2,
    };
    Ok(Some(session::open(visit, tx, citizen, auth, true).await?))
}

fn letter(house: &House, t: &Words, pending: &Pending, link: Option<String>) -> Outgoing {
    let portal = house.settings.portal_name.of(t.lang).to_owned();
    let (subject, text) = match link {
        Some(link) => (
            t.with1("accounts-letter-registration-subject", "portal", portal.clone()),
            t.with(
                "accounts-letter-registration",
                &[("portal", portal.into()), ("url", link.into()), ("hours", link_hours(house).into())],
            ),
        ),
        None => (
            t.with1("accounts-letter-known-subject", "portal", portal.clone()),
            t.with("accounts-letter-known", &[("portal", portal.into()), ("url", sign_in_url(house).into())]),
        ),
    };
    outgoing(Channel::Email, &pending.email, subject, text)
}

fn outgoing(channel: Channel, to: &str, subject: String, text: String) -> Outgoing {
    Outgoing { citizen: None, channel, to: to.to_owned(), subject, text }
}

fn sign_in_url(house: &House) -> String {
    format!("{}/sign-in", house.settings.origin())
}

fn seal(house: &House, registration: RegistrationId, pending: &Pending) -> WebResult<Vec<u8>> {
    Ok(house.vault.house().seal_json(cell(registration), pending)?)
}

fn cell(registration: RegistrationId) -> Cell {
    Cell { table: "accounts_registrations", column: "data", row: registration.uuid() }
}

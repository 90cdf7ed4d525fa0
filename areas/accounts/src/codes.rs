//! One-time codes bound to what they confirm: six digits, single use; life, tries and pause are the policy's.

use aws_lc_rs::hmac;
use chrono::{DateTime, Duration, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use policy::CodeRules;
use text::Words;
use uuid::Uuid;
use web::{House, Visit, WebResult};

/// Digits of a code.
const LENGTH: usize = 6;

/// What a code confirms: it confirms nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Purpose {
    /// `application.submit`, `sign-in`, `staff.sign-in`…
    pub action: &'static str,
    /// Whose: citizen, member of staff or registration.
    pub holder: Uuid,
    /// What: the draft, for example; the holder again when there is nothing more exact.
    pub object: Uuid,
}

/// Where to send it.
#[derive(Clone, Debug)]
pub struct Sms {
    /// The number in E.164.
    pub phone: String,
    /// Whose key seals the message.
    pub citizen: Option<base::CitizenId>,
    /// The text around the code, `{code}` where it stands: it names the action.
    pub text: String,
}

/// Why no code was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendRefusal {
    /// The last one is too young: seconds to wait.
    Wait(i64),
}

/// Why a code does not confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Wrong: tries left.
    Wrong(u32),
    /// Too old, used, or never sent: ask for a new one.
    Expired,
    /// Too many wrong tries: the operation begins anew with a new code.
    Exhausted,
}

impl Refusal {
    /// The words for the field, in the reader's language.
    #[must_use]
    pub fn words(self, t: &Words) -> String {
        match self {
            Self::Wrong(left) => t.with("accounts-code-wrong", &[("left", i64::from(left).into())]),
            Self::Expired => t.get("accounts-code-expired"),
            Self::Exhausted => t.get("accounts-code-exhausted"),
        }
    }
}

/// Makes a code (6 digits, single use) and posts it by SMS; an older one of the same purpose dies.
///
/// # Errors
/// Only unexpected ones; that it is too early for another code is the inner refusal.
pub async fn send(house: &House, tx: &Tx, purpose: Purpose, sms: Sms) -> WebResult<Result<(), SendRefusal>> {
    let code = match make(house, tx, purpose).await? {
        Ok(code) => code,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let message = notifications::Outgoing {
        citizen: sms.citizen,
        channel: delivery::Channel::Sms,
        to: sms.phone,
        subject: String::new(),
        text: sms.text.replace("{code}", &code),
    };
    post(house, tx, message).await?;
    Ok(Ok(()))
}

/// Posts a message that carries a code made just now: it leaves while the code lives, or not at all.
pub(crate) async fn post(house: &House, tx: &Tx, message: notifications::Outgoing) -> WebResult<()> {
    let good_until = house.clock.now() + Duration::minutes(life_minutes(house));
    notifications::post_until(house, tx, message, good_until).await
}

/// Checks and, if right, uses up a code. **The caller commits the transaction in both cases**, so that tries are counted.
///
/// # Errors
/// Only unexpected ones; what is wrong with the code is the inner refusal.
pub async fn check(house: &House, tx: &Tx, purpose: Purpose, code: &str) -> WebResult<Result<(), Refusal>> {
    let Some(found) = count_try(tx, purpose).await? else { return Ok(Err(Refusal::Expired)) };
    if found.expires_at <= house.clock.now() {
        return Ok(Err(Refusal::Expired));
    }
    let tries = u32::try_from(found.tries).unwrap_or(u32::MAX);
    let most = u32::try_from(rules(house).tries).unwrap_or(1);
    if tries > most {
        return Ok(Err(Refusal::Exhausted));
    }
    let typed: String = code.chars().filter(char::is_ascii_digit).collect();
    let key = key(house, tx).await?;
    if hmac::verify(&key, &bound(purpose, &typed), &found.code_hash).is_ok() {
        forget(tx, purpose).await?;
        return Ok(Ok(()));
    }
    Ok(Err(if tries == most { Refusal::Exhausted } else { Refusal::Wrong(most - tries) }))
}

/// Seconds until another code of this purpose may be sent; 0 when now.
///
/// # Errors
/// Only unexpected ones.
pub async fn wait_seconds(house: &House, rows: &impl Rows, purpose: Purpose) -> WebResult<i64> {
    let sent: Option<Sent> = rows
        .optional(
            "select sent_at from accounts_codes where holder = $1 and action = $2 and object = $3",
            values![purpose.holder, purpose.action, purpose.object],
        )
        .await?;
    Ok(sent.map_or(0, |sent| seconds_left(rules(house), sent.sent_at, house.clock.now())))
}

/// How long a code is good for.
pub(crate) fn life_minutes(house: &House) -> i64 {
    rules(house).life_minutes
}

/// What stands around the field for a code; `code_wait.html` draws it.
pub(crate) struct Around {
    /// How many digits, and how long they are good for.
    pub hint: String,
    /// Until another code may be sent; 0 when now.
    pub wait_seconds: i64,
    /// Where the messages of a demo are read; empty elsewhere.
    pub inbox: String,
}

/// What stands around the field for a code, while another one may be sent in so many seconds.
pub(crate) fn around(visit: &Visit, wait_seconds: i64) -> Around {
    let settings = &visit.house.settings;
    Around {
        hint: visit.t.with1("accounts-code-hint", "minutes", life_minutes(&visit.house)),
        wait_seconds: wait_seconds.max(0),
        inbox: settings.demo_inbox.clone().unwrap_or_default(),
    }
}

/// Whether a code of this purpose is on its way or may still be typed: the seconds until another one may be sent.
pub(crate) async fn waiting(house: &House, rows: &impl Rows, purpose: Purpose) -> WebResult<Option<i64>> {
    let live: Option<Sent> = rows
        .optional(
            "select sent_at from accounts_codes \
             where holder = $1 and action = $2 and object = $3 and expires_at > $4",
            values![purpose.holder, purpose.action, purpose.object, house.clock.now()],
        )
        .await?;
    Ok(if live.is_some() { Some(wait_seconds(house, rows, purpose).await?) } else { None })
}

/// Makes a code without sending it: for the one who sends it by another way than SMS.
pub(crate) async fn make(house: &House, tx: &Tx, purpose: Purpose) -> WebResult<Result<String, SendRefusal>> {
    let code = house.random.digits(LENGTH);
    let key = key(house, tx).await?;
    let hash = hmac::sign(&key, &bound(purpose, &code));
    if keep(house, tx, purpose, hash.as_ref()).await? {
        return Ok(Ok(code));
    }
    let wait = wait_seconds(house, tx, purpose).await?;
    Ok(Err(SendRefusal::Wait(wait.max(1))))
}

/// Forgets the code of a purpose.
pub(crate) async fn forget(tx: &Tx, purpose: Purpose) -> WebResult<()> {
    tx.execute(
        "delete from accounts_codes where holder = $1 and action = $2 and object = $3",
        values![purpose.holder, purpose.action, purpose.object],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Sent {
    sent_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Kept {
    code_hash: Vec<u8>,
    tries: i64,
    expires_at: DateTime<Utc>,
}

/// One statement, so that two tries at once are two tries.
async fn count_try(tx: &Tx, purpose: Purpose) -> WebResult<Option<Kept>> {
    Ok(tx
        .optional(
            "update accounts_codes set tries = tries + 1 where holder = $1 and action = $2 and object = $3 \
             returning code_hash, tries, expires_at",
            values![purpose.holder, purpose.action, purpose.object],
        )
        .await?)
}

/// One statement, so that two clicks at once send one code. `false` when the last one is too young.
async fn keep(house: &House, tx: &Tx, purpose: Purpose, hash: &[u8]) -> WebResult<bool> {
    let now = house.clock.now();
    let changed = tx
        .execute(
            "insert into accounts_codes (holder, action, object, code_hash, tries, sent_at, expires_at) \
             values ($1, $2, $3, $4, 0, $5, $6) \
             on conflict (holder, action, object) do update set code_hash = excluded.code_hash, tries = 0, \
             sent_at = excluded.sent_at, expires_at = excluded.expires_at \
             where accounts_codes.sent_at <= $7",
            values![
                purpose.holder,
                purpose.action,
                purpose.object,
                hash.to_vec(),
                now,
                now + Duration::minutes(rules(house).life_minutes),
                now - Duration::seconds(rules(house).pause_seconds),
            ],
        )
        .await?;
    Ok(changed > 0)
}

async fn key(house: &House, tx: &Tx) -> WebResult<hmac::Key> {
    let secret = house.vault.secret(tx, "accounts.codes", || house.random.bytes::<32>().to_vec()).await?;
    Ok(hmac::Key::new(hmac::HMAC_SHA256, secret.expose()))
}

/// The code together with all that it confirms: the hash of one purpose is worthless for another.
fn bound(purpose: Purpose, code: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(64);
    bytes.extend_from_slice(purpose.holder.as_bytes());
    bytes.extend_from_slice(purpose.object.as_bytes());
    bytes.extend_from_slice(purpose.action.as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(code.as_bytes());
    bytes
}

/// Whoever a code is for: people of every level and staff type the same six digits.
fn rules(house: &House) -> &CodeRules {
    &house.settings.policy.for_anybody().codes
}

fn seconds_left(rules: &CodeRules, sent_at: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (rules.pause_seconds - (now - sent_at).num_seconds()).clamp(0, rules.pause_seconds)
}

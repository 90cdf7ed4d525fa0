//! Approval by push: a telephone or computer that somebody has named is asked, and answers with the number that the other screen shows
//! (web push, RFC 8030; sealed for one browser, RFC 8291; signed by the portal, RFC 8292).
//!
//! The link in the message is the proof: nobody but that browser can open the message.

use base::Sensitive;
use chrono::{DateTime, Duration, Utc};
use db::{Rows, Tx};
use jobs::NewJob;
use policy::FactorRules;
use serde::{Deserialize, Serialize};
use serde_json::json;
use text::{Lang, Words};
use uuid::Uuid;
use vault::Cell;
use web::{AuthLevel, House, Problem, WebResult};

use crate::factor::{self, Fresh, Kind, secret_cell};
use crate::holder::Holder;
use crate::store::{self, FactorRow, push as rows_of};

mod link;
mod page;
mod send;
mod subscription;

pub(crate) use page::routes;
pub(crate) use send::register;
pub use send::server_key;

use subscription::Subscription;

/// What somebody is asked to approve.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct About {
    /// What it is for, in the words of the one who is asked: «Вход в кабинет».
    pub act: String,
    /// «Firefox, Linux».
    pub device: String,
    /// Where that device is, as far as it is known.
    pub place: String,
    /// The language of the message.
    #[serde(with = "lang_code")]
    pub lang: Lang,
}

/// A question that was sent.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Its id, for [`state`] and [`spend`].
    pub id: Uuid,
    /// The number to show: two digits.
    pub number: i64,
    /// When it is over.
    pub expires_at: DateTime<Utc>,
}

/// Why nothing was asked, or why a device cannot be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// As often as the policy allows in an hour; seconds to wait.
    TooOften(i64),
    /// No device is enrolled.
    NoDevice,
    /// What the browser said is no subscription.
    Unreadable,
}

impl Refusal {
    /// The words for the page, in the reader's language.
    #[must_use]
    pub fn words(self, t: &Words) -> String {
        match self {
            Self::TooOften(seconds) => t.with1("factors-push-too-often", "minutes", (seconds + 59) / 60),
            Self::NoDevice => t.get("factors-push-no-device"),
            Self::Unreadable => t.get("factors-push-unreadable"),
        }
    }
}

/// How far a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has answered yet.
    Waiting,
    /// Approved with the right number; [`spend`] takes it.
    Approved,
    /// «Это не я», or another number.
    Refused,
    /// Nobody answered in time, or it was used.
    Over,
}

/// Keeps the browser that offers itself, and asks it at once: it counts when the person has answered there.
///
/// `said` is `PushSubscription` as JSON, from the field `subscription`; beside it the name that the person gave the browser.
///
/// # Errors
/// Only unexpected ones; why it is not kept is the inner refusal.
pub async fn subscribe(
    house: &House,
    tx: &Tx,
    holder: Holder,
    (said, name): (&str, &str),
    about: &About,
    rules: &FactorRules,
) -> WebResult<Result<Asked, Refusal>> {
    let Some(subscription) = Subscription::parse(said) else { return Ok(Err(Refusal::Unreadable)) };
    if let Some(wait) = wait_seconds(house, tx, holder, rules).await? {
        return Ok(Err(Refusal::TooOften(wait)));
    }
    store::delete_waiting(tx, holder.uuid(), Kind::Push.code()).await?;
    let fresh = Fresh {
        kind: Kind::Push,
        name: name.to_owned(),
        secret: Sensitive::new(serde_json::to_vec(&subscription)?),
        level: AuthLevel::A2,
        synced: false,
        confirmed: false,
        told: true,
        spent: 0,
    };
    let factor = factor::keep(house, tx, holder, fresh).await?;
    ask_devices(house, tx, holder, Devices::New(factor), about, rules).await.map(Ok)
}

/// Asks every device of the holder; an earlier question is over.
///
/// # Errors
/// Only unexpected ones; why nothing was asked is the inner refusal.
pub async fn ask(
    house: &House,
    tx: &Tx,
    holder: Holder,
    about: &About,
    rules: &FactorRules,
) -> WebResult<Result<Asked, Refusal>> {
    let found = store::confirmed(tx, holder.uuid()).await?;
    let devices: Vec<Uuid> = found.iter().filter(|row| is_device(row)).map(|row| row.factor_id).collect();
    if devices.is_empty() {
        return Ok(Err(Refusal::NoDevice));
    }
    if let Some(wait) = wait_seconds(house, tx, holder, rules).await? {
        return Ok(Err(Refusal::TooOften(wait)));
    }
    ask_devices(house, tx, holder, Devices::Known(devices), about, rules).await.map(Ok)
}

/// The number of a question, for the page that waits for the answer.
///
/// # Errors
/// Only unexpected ones.
pub async fn asked(rows: &impl Rows, holder: Holder, ask: Uuid) -> WebResult<Option<Asked>> {
    let found = rows_of::ask(rows, holder.uuid(), ask).await?;
    Ok(found.map(|row| Asked { id: ask, number: row.number, expires_at: row.expires_at }))
}

/// How far a question is; one that the holder does not have is over.
///
/// # Errors
/// Only unexpected ones.
pub async fn state(house: &House, rows: &impl Rows, holder: Holder, ask: Uuid) -> WebResult<State> {
    let Some(row) = rows_of::ask(rows, holder.uuid(), ask).await? else { return Ok(State::Over) };
    let late = row.expires_at <= house.clock.now();
    Ok(match row.state.as_str() {
        "refused" => State::Refused,
        "waiting" if !late => State::Waiting,
        "approved" if !late => State::Approved,
        _ => State::Over,
    })
}

/// Takes an approval, once; the factor that gave it. Nothing when there is none. **The caller commits the transaction**, and keeps the id of
/// the question on the server, beside what it was asked for: an approval of one thing is none of another.
///
/// # Errors
/// Only unexpected ones.
pub async fn spend(house: &House, tx: &Tx, holder: Holder, ask: Uuid) -> WebResult<Option<Uuid>> {
    let now = house.clock.now();
    let Some(factor) = rows_of::spend(tx, holder.uuid(), ask, now).await? else { return Ok(None) };
    store::touch(tx, holder.uuid(), factor, now).await?;
    Ok(Some(factor))
}

/// Seconds until another question may be asked; nothing when now.
async fn wait_seconds(house: &House, tx: &Tx, holder: Holder, rules: &FactorRules) -> WebResult<Option<i64>> {
    let now = house.clock.now();
    let asked = rows_of::asked_since(tx, holder.uuid(), now - Duration::hours(1)).await?;
    let most = usize::try_from(rules.push_an_hour).unwrap_or(0);
    let Some(place) = asked.len().checked_sub(most) else { return Ok(None) };
    let freed = asked.get(place).map_or(now, |oldest| *oldest) + Duration::hours(1);
    Ok(Some((freed - now).num_seconds().max(1)))
}

/// Who is asked: the devices that count, or one that is being enrolled, whose answer confirms nothing else.
enum Devices {
    Known(Vec<Uuid>),
    New(Uuid),
}

async fn ask_devices(
    house: &House,
    tx: &Tx,
    holder: Holder,
    devices: Devices,
    about: &About,
    rules: &FactorRules,
) -> WebResult<Asked> {
    let now = house.clock.now();
    let id = house.random.uuid(now);
    let number = two_digits(house)?;
    let expires_at = now + Duration::minutes(rules.push_minutes);
    rows_of::end_waiting(tx, holder.uuid()).await?;
    let key = holder.key(house, tx).await?;
    let about = key.seal_json(about_cell(id), about)?;
    let (devices, enrols) = match devices {
        Devices::New(factor) => (vec![factor], true),
        Devices::Known(devices) => (devices, false),
    };
    rows_of::insert_ask(tx, rows_of::NewAsk { holder, id, number, about, enrols, at: now, expires_at })
        .await?;
    for factor in devices {
        let link = link::of(house, tx, id, factor).await?;
        rows_of::insert_link(tx, link::hash(&link), holder, id, factor, expires_at).await?;
        let payload = json!({ "holder": holder, "ask": id, "factor": factor });
        house.jobs.enqueue(tx, NewJob { kind: send::PUSH, payload, run_at: None, key: None }).await?;
    }
    Ok(Asked { id, number, expires_at })
}

/// From 10 to 99, each equally likely.
fn two_digits(house: &House) -> WebResult<i64> {
    loop {
        let number: i64 = house.random.digits(2).parse()?;
        if number >= 10 {
            return Ok(number);
        }
    }
}

fn is_device(row: &FactorRow) -> bool {
    row.kind == Kind::Push.code()
}

/// What is sealed of a device: where its browser takes messages.
async fn subscription_of(
    house: &House,
    rows: &impl Rows,
    holder: Holder,
    factor: Uuid,
) -> WebResult<Option<Subscription>> {
    let Some(row) = store::any(rows, holder.uuid(), factor).await? else { return Ok(None) };
    let key = holder.key(house, rows).await?;
    Ok(Some(key.open_json(secret_cell(factor), &row.secret)?))
}

async fn about_of(
    house: &House,
    rows: &impl Rows,
    holder: Holder,
    ask: Uuid,
    sealed: &[u8],
) -> WebResult<About> {
    let key = holder.key(house, rows).await?;
    Ok(key.open_json(about_cell(ask), sealed)?)
}

fn about_cell(ask: Uuid) -> Cell {
    Cell { table: "factors_push_asks", column: "about", row: ask }
}

/// A language is kept by its code.
mod lang_code {
    use serde::{Deserialize, Deserializer, Serializer};
    use text::Lang;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub(super) fn serialize<S: Serializer>(lang: &Lang, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(lang.code())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Lang, D::Error> {
        Ok(Lang::from_code(&String::deserialize(from)?))
    }
}

fn broken(why: impl ToString) -> Problem {
    Problem::Broken(why.to_string().into())
}

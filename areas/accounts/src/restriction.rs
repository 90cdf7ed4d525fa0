//! Staff shuts an account, or one thing it can do, for a time (LOGIN-27): with a reason that its owner reads, a notice, and an appeal
//! that staff answers.

use base::{CitizenId, StaffId};
use chrono::{DateTime, Duration, Utc};
use db::{Rows, Tx};
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use text::{Lang, Words};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, WebResult};

use crate::session;
use crate::store::restriction as store;
use crate::store::session::Live;

mod page;

pub(crate) use page::{INSIDE as PAGE, routes};

/// What is shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// Everything: nobody gets in.
    Account,
    /// Filling in and sending applications.
    Sending,
    /// Changing the profile.
    Profile,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 3] = [Self::Account, Self::Sending, Self::Profile];

    /// The word in a column and at the end of keys of words: `accounts-restriction-account`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Sending => "sending",
            Self::Profile => "profile",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.code() == code)
    }
}

/// What a member of staff orders.
#[derive(Clone, Debug)]
pub struct Order {
    /// What is shut.
    pub function: Function,
    /// Why, in words for the person.
    pub why: String,
    /// For how long.
    pub days: i64,
    /// By whom.
    pub by: StaffId,
}

/// A restriction in force.
#[derive(Clone, Debug)]
pub struct Restriction {
    /// Its id.
    pub id: Uuid,
    /// Whose account.
    pub citizen: CitizenId,
    /// What is shut.
    pub function: Function,
    /// Why; empty in lists.
    pub why: String,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
    /// The appeal was made.
    pub appealed_at: Option<DateTime<Utc>>,
    /// What the person says; empty in lists and without an appeal.
    pub appeal: String,
    /// The appeal was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// The answer; empty in lists and while there is none.
    pub answer: String,
}

/// What staff decides about an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The restriction stays as it is.
    Kept,
    /// It ends now.
    Lifted,
}

impl Verdict {
    /// The word in forms and journal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Lifted => "lifted",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Kept, Self::Lifted].into_iter().find(|verdict| verdict.code() == code)
    }
}

/// Shuts an account or a function, at once and in open sessions too; a restriction of the same function is replaced.
///
/// # Errors
/// Only unexpected ones.
pub async fn impose(house: &House, tx: &Tx, citizen: CitizenId, order: &Order) -> WebResult<Uuid> {
    let now = house.clock.now();
    let id = house.random.uuid(now);
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let new = store::New {
        citizen,
        function: order.function.code(),
        id,
        why: key.seal_json(cell(id, "why"), &order.why)?,
        by: order.by.uuid(),
        at: now,
        until: now + Duration::days(order.days),
    };
    let until = new.until;
    store::put(tx, new).await?;
    let [ru, en] = [Lang::Ru, Lang::En].map(|lang| Words::new(house.book.clone(), lang));
    let what = format!("accounts-restriction-{}", order.function.code());
    let until = house.day_of(until);
    let details = json!({
        "function": order.function.code(), "what_ru": ru.get(&what), "what_en": en.get(&what),
        "until_ru": ru.date(until), "until_en": en.date(until), "days": order.days,
    });
    let reason = Some(order.why.clone());
    record(house, tx, citizen, Actor::Staff(order.by), ("account.restricted", reason, details)).await?;
    Ok(id)
}

/// Ends a restriction before its time; `false` when it has ended already.
///
/// # Errors
/// Only unexpected ones.
pub async fn lift(house: &House, tx: &Tx, id: Uuid, by: StaffId) -> WebResult<bool> {
    let Some(row) = store::find(tx, id, house.clock.now()).await? else { return Ok(false) };
    let lifted = store::lift(tx, id).await?;
    let details = json!({ "function": row.function });
    let fact = ("account.unrestricted", None, details);
    record(house, tx, CitizenId(row.citizen_id), Actor::Staff(by), fact).await?;
    Ok(lifted)
}

/// Answers an appeal in words that its author reads; `false` when there is none that waits for an answer.
///
/// # Errors
/// Only unexpected ones.
pub async fn answer(
    house: &House,
    tx: &Tx,
    id: Uuid,
    by: StaffId,
    (verdict, words): (Verdict, &str),
) -> WebResult<bool> {
    let now = house.clock.now();
    let Some(row) = store::find(tx, id, now).await? else { return Ok(false) };
    let citizen = CitizenId(row.citizen_id);
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    if !store::answer(tx, id, key.seal_json(cell(id, "answer"), &words)?, now).await? {
        return Ok(false);
    }
    if verdict == Verdict::Lifted {
        store::lift(tx, id).await?;
    }
    let details = json!({ "function": row.function, "verdict": verdict.code() });
    let fact = ("account.appeal_answered", Some(words.to_owned()), details);
    record(house, tx, citizen, Actor::Staff(by), fact).await?;
    Ok(true)
}

/// Restrictions in force, appealed ones first, without their words: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn in_force(house: &House, rows: &impl Rows, limit: i64) -> WebResult<Vec<Restriction>> {
    let found = store::all(rows, house.clock.now(), limit).await?;
    Ok(found.into_iter().filter_map(|row| bare(&row)).collect())
}

/// One restriction with its words.
///
/// # Errors
/// Only unexpected ones.
pub async fn find(house: &House, rows: &impl Rows, id: Uuid) -> WebResult<Option<Restriction>> {
    let Some(row) = store::find(rows, id, house.clock.now()).await? else { return Ok(None) };
    opened(house, rows, &row).await
}

/// A citizen's restrictions, with their words.
pub(crate) async fn of(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<Restriction>> {
    let mut all = Vec::new();
    for row in store::of(rows, citizen, house.clock.now()).await? {
        all.extend(opened(house, rows, &row).await?);
    }
    Ok(all)
}

/// Keeps what the person says; once per restriction.
pub(crate) async fn appeal(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    id: Uuid,
    text: &str,
) -> WebResult<bool> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let sealed = key.seal_json(cell(id, "appeal"), &text)?;
    if !store::appeal(tx, citizen, id, sealed, house.clock.now()).await? {
        return Ok(false);
    }
    let fact = ("account.appealed", None, json!({ "text": text }));
    record(house, tx, citizen, Actor::Citizen(citizen), fact).await?;
    Ok(true)
}

/// What stops a request of an open session: the function, when it is shut.
pub(crate) fn stops(live: &Live, posted_to: Option<&str>, now: DateTime<Utc>) -> Option<Function> {
    let path = posted_to?;
    let is_shut = |until: Option<DateTime<Utc>>| until.is_some_and(|until| until > now);
    if is_shut(live.sending_until) && (path.starts_with("/drafts") || path.starts_with("/applications")) {
        return Some(Function::Sending);
    }
    if is_shut(live.profile_until) && path.starts_with("/profile") {
        return Some(Function::Profile);
    }
    None
}

async fn opened(house: &House, rows: &impl Rows, row: &store::Row) -> WebResult<Option<Restriction>> {
    let Some(bare) = bare(row) else { return Ok(None) };
    let key = house.vault.key(rows, Subject::Citizen(bare.citizen)).await?;
    let words = |column, sealed: &Option<Vec<u8>>| -> WebResult<String> {
        match sealed {
            Some(sealed) => Ok(key.open_json(cell(bare.id, column), sealed)?),
            None => Ok(String::new()),
        }
    };
    let (appeal, answer) = (words("appeal", &row.appeal)?, words("answer", &row.answer)?);
    Ok(Some(Restriction { why: key.open_json(cell(bare.id, "why"), &row.why)?, appeal, answer, ..bare }))
}

fn bare(row: &store::Row) -> Option<Restriction> {
    Function::from_code(&row.function).map(|function| Restriction {
        id: row.restriction_id,
        citizen: CitizenId(row.citizen_id),
        function,
        why: String::new(),
        at: row.made_at,
        until: row.until,
        appealed_at: row.appealed_at,
        appeal: String::new(),
        answered_at: row.answered_at,
        answer: String::new(),
    })
}

async fn record(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    actor: Actor,
    (action, reason, details): (&'static str, Option<String>, serde_json::Value),
) -> WebResult<()> {
    let entry = Entry {
        actor,
        action,
        citizen: Some(citizen),
        object: Object::Account,
        service: None,
        agency: None,
        outcome: Outcome::Done,
        reason,
        details,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

fn cell(id: Uuid, column: &'static str) -> Cell {
    Cell { table: "accounts_restrictions", column, row: id }
}

/// The session that waits at the door, when its account is shut.
async fn shut_out(house: &House, headers: &http::HeaderMap) -> WebResult<Option<CitizenId>> {
    let Some((citizen, live)) = session::of_cookie(house, headers).await? else { return Ok(None) };
    let now = house.clock.now();
    Ok(live.blocked_until.is_some_and(|until| until > now).then_some(citizen))
}

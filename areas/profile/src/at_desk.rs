//! A person's data entered face to face at a service centre: the registers still have the last word (REG-12).

use base::{CitizenId, StaffId};
use chrono::NaiveDate;
use db::{Rows, Tx};
use journal::{Actor, Outcome};
use serde_json::Value;
use text::Words;
use web::{FieldErrors, Fields, House, Problem, WebResult};

use crate::check::{self, Fact};
use crate::create::values;
use crate::form;
use crate::person::{self, Person, State};
use crate::registers::IdentityQuery;

/// How the comparison with the registers stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Nothing was entered.
    Nothing,
    /// The registers are being asked, or will be.
    Waiting,
    /// They do not know the person so.
    Refused,
    /// They confirmed what was entered.
    Confirmed,
}

/// Reads name, birth date, SNILS, INN and passport from a form, under the names of the profile's form: `surname`, `name`,
/// `patronymic`, `birth_date-day` …, `snils`, `inn`, `passport`.
///
/// # Errors
/// What is wrong, field by field.
pub fn read_identity(fields: &Fields, t: &Words, today: NaiveDate) -> Result<IdentityQuery, FieldErrors> {
    form::identity(fields, t, today)
}

/// Enters a person's data at a desk and sends them to the registers.
///
/// # Errors
/// [`web::Problem::Conflict`] when somebody writes them at this very moment, and unexpected ones.
pub async fn enter_at_desk(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    query: &IdentityQuery,
    by: StaffId,
) -> WebResult<()> {
    let now = house.clock.now();
    let mut person = person::load(house, tx, citizen).await?.unwrap_or_else(Person::new);
    let entered = values(query, Value::Null);
    person.keep_typed(&entered, now);
    person.refused.clear();
    person.wanted = Some(entered);
    person.state = State::Waiting;
    person.sent_at = Some(now);
    person::save(house, tx, citizen, &person).await?;
    check::enqueue(house, tx, citizen, person.version + 1).await?;
    let fact = Fact {
        actor: Actor::Staff(by),
        action: "profile.entered-at-desk",
        outcome: Outcome::Done,
        details: Value::Null,
    };
    check::record(house, tx, citizen, fact).await
}

/// How the comparison of a person's data stands.
///
/// # Errors
/// Only unexpected ones.
pub async fn comparison(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Comparison> {
    let person = person::load(house, rows, citizen).await?;
    Ok(person.map_or(Comparison::Nothing, |person| match person.state {
        State::Held | State::Waiting => Comparison::Waiting,
        State::Refused => Comparison::Refused,
        State::Confirmed => Comparison::Confirmed,
    }))
}

/// What a person has entered and the registers have not confirmed.
#[derive(Clone, Debug)]
pub struct Unconfirmed {
    /// The data.
    pub query: IdentityQuery,
    /// Names of what the registers have otherwise; empty while they are silent.
    pub refused: Vec<String>,
    /// Changes with every change of the profile.
    pub version: i64,
}

/// What waits for a confirmation; nothing when there is nothing entered, or all of it is confirmed.
///
/// # Errors
/// Only unexpected ones.
pub async fn unconfirmed(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
) -> WebResult<Option<Unconfirmed>> {
    let Some(person) = person::load(house, rows, citizen).await? else { return Ok(None) };
    let query = person.wanted.as_ref().and_then(person::query);
    Ok(query.map(|query| Unconfirmed { query, refused: person.refused, version: person.version }))
}

/// Puts into force what the registers have not confirmed, on the word of the people who have seen the papers. The values say so: their
/// source is the centre, not a register.
///
/// # Errors
/// [`Problem::Conflict`] when the profile has changed since `version`, and when another account has this SNILS or INN.
pub async fn confirm_at_desk(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    version: i64,
    by: StaffId,
) -> WebResult<()> {
    let changed = Problem::Conflict("profile-changed-meanwhile");
    let Some(mut person) = person::load(house, tx, citizen).await? else { return Err(changed) };
    let Some(query) = person.wanted.as_ref().and_then(person::query).filter(|_| person.version == version)
    else {
        return Err(changed);
    };
    if !check::settle(house, tx, citizen, &query).await?.is_empty() {
        return Err(Problem::Conflict("profile-refused-taken"));
    }
    person.confirm(person::DESK, house.clock.now());
    person::save(house, tx, citizen, &person).await?;
    let fact = Fact {
        actor: Actor::Staff(by),
        action: "profile.confirmed-at-desk",
        outcome: Outcome::Done,
        details: Value::Null,
    };
    check::record(house, tx, citizen, fact).await
}

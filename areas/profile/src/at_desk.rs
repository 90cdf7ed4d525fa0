//! A person's data entered face to face at a service centre: the registers still have the last word (REG-12).

use base::{CitizenId, StaffId};
use chrono::NaiveDate;
use db::{Rows, Tx};
use journal::{Actor, Outcome};
use serde_json::Value;
use text::Words;
use web::{FieldErrors, Fields, House, WebResult};

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

//! A profile that needs no comparison: for demo citizens.

use base::CitizenId;
use db::Tx;
use journal::{Actor, Outcome};
use serde_json::Value;
use web::{House, Proofing, WebResult};

use crate::check::{self, Fact};
use crate::person::{self, Person, Values};
use crate::registers::IdentityQuery;

/// Fills and confirms a profile at once: for demo citizens. `extra` is an object of further values by their names in the card.
///
/// # Errors
/// When the SNILS or INN belongs to another account, and unexpected ones.
pub async fn create_confirmed(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    query: IdentityQuery,
    extra: Value,
) -> WebResult<()> {
    let now = house.clock.now();
    let mut person = Person::new();
    person.wanted = Some(values(&query, extra));
    person.confirm(person::REGISTER, now);
    person.sent_at = Some(now);
    person::save(house, tx, citizen, &person).await?;
    let inn = (!query.inn.is_empty()).then_some(query.inn.as_str());
    if !accounts::bind_identifiers(house, tx, citizen, &query.snils, inn).await? {
        return Err(web::Problem::Conflict("profile-refused-taken"));
    }
    accounts::bind_passport(house, tx, citizen, &query.passport).await?;
    accounts::set_name(house, tx, citizen, &query.surname, &query.name, &query.patronymic).await?;
    accounts::set_proofing(house, tx, citizen, Proofing::Standard).await?;
    let (action, details) = ("profile.entered", Value::Null);
    let fact = Fact { actor: Actor::System, action, outcome: Outcome::Done, details };
    check::record(house, tx, citizen, fact).await
}

/// The compared values by their names in the card, and further ones.
pub(crate) fn values(query: &IdentityQuery, extra: Value) -> Values {
    let (series, number) = query.passport.split_at_checked(4).unwrap_or((&query.passport, ""));
    let birth_date = query.birth_date.to_string();
    let pairs = [
        ("surname", query.surname.as_str()),
        ("name", &query.name),
        ("patronymic", &query.patronymic),
        ("birth_date", &birth_date),
        ("snils", &query.snils),
        ("inn", &query.inn),
        ("passport_series", series),
        ("passport_number", number),
    ];
    let mut values: Values = pairs.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    if let Value::Object(extra) = extra {
        values.extend(extra.into_iter().filter(|(_, value)| !value.is_null()));
    }
    values
}

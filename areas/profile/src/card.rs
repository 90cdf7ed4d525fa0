//! What is known of a person, each value with its source and time.

use std::collections::BTreeMap;

use base::{ApplicationId, CitizenId};
use chrono::{DateTime, Utc};
use db::Rows;
use web::{House, WebResult};

use crate::person;

/// One known value, for prefilling.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Known {
    /// The value as a form answer: text, or an ISO date, or an object for an address.
    pub value: serde_json::Value,
    /// The register that confirmed it; `None` while only typed.
    pub register: Option<String>,
    /// When it was typed or confirmed.
    pub at: DateTime<Utc>,
    /// The application by which an agency has put it here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Box<OfCase>>,
    /// What stood here before, the newest first: kept where an agency has changed the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Known>,
}

impl Known {
    /// A value that has no history.
    pub(crate) fn new(value: serde_json::Value, register: Option<String>, at: DateTime<Utc>) -> Self {
        Self { value, register, at, case: None, earlier: Vec::new() }
    }
}

/// The application that a value comes from, in words of the day on which it was granted.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OfCase {
    /// The application.
    pub application: ApplicationId,
    /// Its number.
    pub number: String,
    /// The code of its service.
    pub service: String,
    /// The agency's name, in Russian.
    pub agency_ru: String,
    /// The agency's name, in English.
    pub agency_en: String,
}

/// What is known of a person. Names: surname name patronymic full_name sex birth_date snils inn passport_series passport_number
/// passport_issued_on passport_issuer passport_issuer_code registration_address actual_address phone email ogrn phone_2 phone_3; the last
/// three are empty texts for most people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card(pub BTreeMap<String, Known>);

impl Card {
    /// A value by the name that follows `profile.` in `prefill`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Known> {
        self.0.get(name)
    }
    /// The value as plain text; empty when unknown.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.get(name).and_then(|known| known.value.as_str()).unwrap_or_default()
    }
    /// Whether a register has confirmed who the person is.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.get("snils").is_some_and(|known| known.register.is_some())
    }
}

/// What is known of a citizen (phone and e-mail included, once they are confirmed).
///
/// # Errors
/// [`web::Problem::NotFound`] when there is no such account.
pub async fn card(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Card> {
    let mut card = person::load(house, rows, citizen).await?.map(|person| person.card).unwrap_or_default();
    // What an agency has taken away is not known any more.
    card.0.retain(|_, known| !known.value.is_null());
    if let Some(known) = full_name(&card) {
        card.0.insert("full_name".to_owned(), known);
    }
    let own = accounts::own_contacts(house, rows, citizen).await?;
    for (name, contact) in [("phone", own.phone), ("email", own.email)] {
        if let Some(at) = contact.confirmed_at {
            let value = serde_json::Value::String(contact.value.into_inner());
            card.0.insert(name.to_owned(), Known::new(value, None, at));
        }
    }
    Ok(card)
}

fn full_name(card: &Card) -> Option<Known> {
    let surname = card.get("surname")?;
    let parts = ["surname", "name", "patronymic"].map(|part| card.text(part));
    let full = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Some(Known { value: full.into(), ..surname.clone() })
}

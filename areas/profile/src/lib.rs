//! The person's data: typed, compared with registers, used to fill forms.

use std::sync::Arc;

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{Migration, Rows};
use text::Source;
use web::{House, WebResult};

/// One known value, for prefilling.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Known {
    /// The value as a form answer: text, or an ISO date, or an object for an address.
    pub value: serde_json::Value,
    /// The register that confirmed it; `None` while only typed.
    pub register: Option<String>,
    /// When it was typed or confirmed.
    pub at: DateTime<Utc>,
}

/// What is known of a person. Names: surname name patronymic full_name sex birth_date snils inn passport_series passport_number
/// passport_issued_on passport_issuer registration_address actual_address phone email.
#[derive(Clone, Debug, Default)]
pub struct Card(pub std::collections::BTreeMap<String, Known>);

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
}

/// What the population, tax and passport registers are asked.
#[derive(Clone, Debug, serde::Serialize)]
pub struct IdentityQuery {
    /// Surname.
    pub surname: String,
    /// Name.
    pub name: String,
    /// Patronymic; empty when there is none.
    pub patronymic: String,
    /// Birth date.
    pub birth_date: chrono::NaiveDate,
    /// SNILS, eleven digits.
    pub snils: String,
    /// INN, twelve digits; empty when not given.
    pub inn: String,
    /// Series and number, ten digits.
    pub passport: String,
}

/// What they answer: for each field name of the query whether it is the same; the names of fields that differ.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct IdentityAnswer {
    /// Names of the fields that differ; empty when all are confirmed.
    pub differs: Vec<String>,
}

/// A register gave no usable answer.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{register}: {why}")]
pub struct RegisterDown {
    /// Its code.
    pub register: String,
    /// No personal data.
    pub why: String,
}

/// The registers that know who people are.
#[async_trait::async_trait]
pub trait IdentityRegisters: Send + Sync {
    /// Compares.
    async fn compare(&self, query: &IdentityQuery) -> Result<IdentityAnswer, RegisterDown>;
}

/// What is known of a citizen (phone and e-mail included).
pub async fn card(_house: &House, _rows: &impl Rows, _citizen: CitizenId) -> WebResult<Card> {
    todo!()
}
/// Fills and confirms a profile at once: for demo citizens.
pub async fn create_confirmed(_house: &House, _tx: &db::Tx, _citizen: CitizenId, _query: IdentityQuery, _extra: serde_json::Value) -> WebResult<()> {
    todo!()
}
/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    todo!()
}
/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    todo!()
}
/// `/profile`, `/journal`.
pub fn routes() -> axum::Router<House> {
    todo!()
}
/// `profile.check`.
pub fn jobs(_registry: &mut jobs::Registry, _house: &House, _registers: Arc<dyn IdentityRegisters>) {
    todo!()
}

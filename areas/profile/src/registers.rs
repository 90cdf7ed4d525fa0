//! The registers that know who people are, as this area needs them.

/// What the population, tax and passport registers are asked.
#[derive(Clone, serde::Serialize)]
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

impl std::fmt::Debug for IdentityQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IdentityQuery([hidden])")
    }
}

/// What they answer: the names of the fields of the query that differ.
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

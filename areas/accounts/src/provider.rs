//! Outside identity providers (LOGIN-03): the portal is the relying party of OpenID Connect. A person comes in by a provider that they have
//! linked themselves; nobody is linked by an equal phone or mailbox, because whoever has that mailbox at the provider would get the cabinet.

use std::sync::Arc;

use axum::Router;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use text::Lang;
use web::{House, Problem, WebResult};

mod door;
mod link;
mod panel;

pub(crate) use door::{pending, sweep, troubled_words};
pub use link::{Link, links, newest};
pub(crate) use link::{keep, remove_all};

/// The way to a provider: where to go, and what must fit when the person comes back. Only `url` leaves the portal.
#[derive(Clone, Serialize, Deserialize)]
pub struct Door {
    /// The provider's page.
    pub url: String,
    /// The nonce that the provider's answer must repeat (OpenID Connect Core, 3.1.2.1).
    pub nonce: String,
    /// The verifier of the code (RFC 7636).
    pub verifier: String,
}

/// What the person brings back.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The code.
    pub code: String,
    /// Who says that it has sent the person (RFC 9207).
    pub issuer: Option<String>,
}

/// What a provider knows of a person. What it does not say is empty.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Person {
    /// How the provider calls the person to this portal, for ever the same (`sub`).
    pub subject: String,
    /// Surname.
    pub surname: String,
    /// Name.
    pub name: String,
    /// Patronymic.
    pub patronymic: String,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Passport series and number.
    pub passport: String,
    /// SNILS, digits.
    pub snils: String,
    /// INN, digits.
    pub inn: String,
    /// E-mail that the provider has confirmed.
    pub email: String,
    /// Phone that the provider has confirmed, E.164.
    pub phone: String,
    /// Whether somebody of the provider has seen the person with the passport.
    pub identified: bool,
    /// Whether the person has shown two factors there, by what the configuration counts as such (`acr`).
    pub two_factors: bool,
}

/// Why a provider introduces nobody.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It gives no usable answer now.
    #[error("the provider gives no usable answer: {0}")]
    Down(String),
    /// What came is not what was asked for: a wrong signature, nonce, code or sender.
    #[error("the provider's answer does not fit: {0}")]
    Unfit(String),
}

/// Somebody outside who says who a person is: an identity provider, a partner bank.
#[async_trait::async_trait]
pub trait Provider: Send + Sync {
    /// Its code in addresses: small letters.
    fn code(&self) -> &str;
    /// Its name.
    fn name(&self, lang: Lang) -> &str;
    /// The way there; `back` is the portal's page that the provider sends the person to, with `state`.
    async fn door(&self, back: &str, state: &str) -> Result<Door, Failure>;
    /// Who came back.
    async fn person(&self, back: &str, door: &Door, answered: &Answered) -> Result<Person, Failure>;
}

/// The providers that open cabinets here, in the order of the page.
#[derive(Clone, Default)]
pub struct Providers(pub Arc<Vec<Arc<dyn Provider>>>);

impl Providers {
    fn find(&self, code: &str) -> WebResult<&Arc<dyn Provider>> {
        self.0.iter().find(|provider| provider.code() == code).ok_or(Problem::NotFound)
    }

    /// The name of one that may be configured no more.
    pub(crate) fn name(&self, code: &str, lang: Lang) -> String {
        let found = self.0.iter().find(|provider| provider.code() == code);
        found.map_or_else(|| code.to_owned(), |provider| provider.name(lang).to_owned())
    }
}

/// `axum` gives the providers to a handler; none where a router was built without them.
pub(crate) type Here = Option<axum::Extension<Providers>>;

pub(crate) fn known(here: Here) -> Providers {
    here.map(|axum::Extension(providers)| providers).unwrap_or_default()
}

pub(crate) fn routes() -> Router<House> {
    door::routes().merge(panel::routes())
}

//! Accounts: register, sign in, sessions, one-time codes, account level.

use db::Migration;
use text::Source;
use web::House;

mod account;
mod activate;
pub mod codes;
mod confirm;
mod cookie;
mod device;
mod failures;
mod identifier;
pub mod password;
pub mod policy;
mod register;
mod registration;
mod second_step;
mod security;
mod session;
mod sign_in;
mod store;
mod sweep;

pub use account::{
    ContactBook, OwnContact, OwnContacts, bind_identifiers, contact, create, find, own_contacts, proofing,
    set_name, set_proofing,
};
pub use session::session_layer;

/// An account that needs no activation: made by the demo and, later, at a service centre.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// E-mail.
    pub email: base::Sensitive<String>,
    /// Phone in E.164.
    pub phone: base::Sensitive<String>,
    /// Password.
    pub password: base::Sensitive<String>,
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        area: "accounts",
        name: "0001_accounts",
        sql: include_str!("migrations/0001_accounts.sql"),
    }]
}
/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("accounts", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/register`, `/sign-in`, `/sign-out`, `/security`.
pub fn routes() -> axum::Router<House> {
    register::routes()
        .merge(activate::routes())
        .merge(confirm::routes())
        .merge(sign_in::routes())
        .merge(second_step::routes())
        .merge(security::routes())
}

/// Sweeps of what has expired.
pub fn jobs(registry: &mut jobs::Registry, house: &House) {
    sweep::register(registry, house);
}

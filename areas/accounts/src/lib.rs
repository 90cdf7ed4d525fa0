//! Accounts: register, sign in, sessions, one-time codes, account level.

use db::Migration;
use text::Source;
use web::House;

mod account;
mod activate;
pub mod activation;
mod attempt;
mod belongings;
mod binding;
pub mod codes;
mod confirm;
mod confirmation;
mod cookie;
mod data_check;
mod device;
mod devices;
pub mod elevation;
mod failures;
mod guard;
mod identifier;
mod mark;
mod panel;
mod passkey_sign_in;
pub mod password;
mod password_age;
mod password_check;
pub mod password_rules;
mod phone_sign_in;
mod place;
mod policy_page;
pub mod present_password;
pub mod provider;
pub mod recovery;
mod register;
mod registration;
pub mod restriction;
mod risk;
mod rules;
mod second_step;
mod security;
mod session;
mod sign_in;
mod sign_ins;
mod spray;
mod stay;
mod step;
mod store;
mod sweep;
mod terms;
mod throttle;
mod usual;
mod way;

pub use account::{
    ContactBook, OwnContact, OwnContacts, contact, create, find, find_person, own_contacts, proofing,
    set_name, set_proofing,
};
pub use belongings::{Consent, OwnAccount, consents};
pub use binding::{bind_identifiers, bind_passport, reindex};
pub use password_age::OldPassword;
pub use policy_page::record_policy;
pub use session::session_layer;
pub use sign_in::with_return;

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
    let step = |name, sql| Migration { area: "accounts", name, sql };
    vec![
        step("0001_accounts", include_str!("migrations/0001_accounts.sql")),
        step("0002_policy", include_str!("migrations/0002_policy.sql")),
        step("0003_elevation", include_str!("migrations/0003_elevation.sql")),
        step("0004_devices", include_str!("migrations/0004_devices.sql")),
        step("0005_recovery", include_str!("migrations/0005_recovery.sql")),
        step("0006_activation", include_str!("migrations/0006_activation.sql")),
        step("0007_restrictions", include_str!("migrations/0007_restrictions.sql")),
        step("0008_appeals", include_str!("migrations/0008_appeals.sql")),
        step("0009_keys", include_str!("migrations/0009_keys.sql")),
        step("0010_providers", include_str!("migrations/0010_providers.sql")),
    ]
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
        .merge(activation::routes())
        .merge(restriction::routes())
        .merge(confirm::routes())
        .merge(sign_in::routes())
        .merge(second_step::routes())
        .merge(phone_sign_in::routes())
        .merge(passkey_sign_in::routes())
        .merge(provider::routes())
        .merge(confirmation::routes())
        .merge(panel::routes())
        .merge(policy_page::routes())
        .merge(terms::routes())
        .merge(security::routes())
        .merge(recovery::routes())
        .merge(password_check::routes())
        .merge(watched())
}

/// Sessions, devices, restrictions, alerts.
fn watched() -> axum::Router<House> {
    devices::page::routes()
        .merge(devices::keep::routes())
        .merge(guard::access::routes())
        .merge(guard::alerts::routes())
        .merge(guard::disavow::routes())
        .merge(guard::freeze::routes())
        .merge(guard::held::routes())
        .merge(sign_ins::routes())
        .merge(stay::routes())
}

/// Sweeps of what has expired, messages about sign-ins, the yearly question.
pub fn jobs(registry: &mut jobs::Registry, house: &House) {
    sweep::register(registry, house);
    attempt::register(registry, house);
    recovery::register(registry, house);
    phone_sign_in::register(registry, house);
    guard::alert::register(registry, house);
    data_check::register(registry, house);
    password_age::register(registry, house);
}

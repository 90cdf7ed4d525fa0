//! The person's data: typed, compared with registers, used to fill forms.

use std::sync::Arc;

use db::Migration;
use text::Source;
use web::House;

mod at_desk;
mod belongings;
mod card;
mod check;
mod create;
mod desk;
mod earlier;
mod edit;
mod form;
mod from_case;
mod objection;
mod page;
mod person;
mod record;
mod registers;
mod store;

pub use at_desk::{
    Comparison, Unconfirmed, comparison, confirm_at_desk, enter_at_desk, read_identity, unconfirmed,
};
pub use belongings::OwnProfile;
pub use card::{Card, Known, OfCase, card};
pub use create::create_confirmed;
pub use from_case::take_from_case;
pub use registers::{IdentityAnswer, IdentityQuery, IdentityRegisters, RegisterDown};

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |name, sql| Migration { area: "profile", name, sql };
    vec![
        step("0001_profile", include_str!("migrations/0001_profile.sql")),
        step("0002_objections", include_str!("migrations/0002_objections.sql")),
    ]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("profile", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/profile`, `/journal`, `/staff/objections`.
pub fn routes() -> axum::Router<House> {
    edit::routes()
        .merge(earlier::routes())
        .merge(record::routes())
        .merge(objection::routes())
        .merge(desk::objections::routes())
}

/// `profile.check`.
pub fn jobs(registry: &mut jobs::Registry, house: &House, registers: Arc<dyn IdentityRegisters>) {
    check::register(registry, house, registers);
}

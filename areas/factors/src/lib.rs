//! Second factors of a citizen or a member of staff: authenticator apps, passkeys and hardware keys, fobs with codes, approval by push, backup codes.
//!
//! A library with tables. The pages on which people enrol and use them are of `accounts` and `staff`; only the page that a pushed
//! message opens is here, because it belongs to both. Nobody's tries are counted here: the caller counts them, with the password's.

use axum::Router;
use db::Migration;
use text::Source;
use web::House;

pub mod backup;
mod belongings;
mod factor;
pub mod fob;
mod holder;
pub mod passkey;
pub mod push;
mod store;
mod sweep;
pub mod totp;
mod worker;

pub use belongings::OwnFactors;
pub use factor::{Factor, Kind, NAME_LENGTH, enrolled, kinds, remove, remove_all, rename};
pub use holder::Holder;

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |name, sql| Migration { area: "factors", name, sql };
    vec![
        step("0001_factors", include_str!("migrations/0001_factors.sql")),
        step("0002_fobs", include_str!("migrations/0002_fobs.sql")),
    ]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("factors", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/approvals/{link}` and the script that shows messages while no page is open.
pub fn routes() -> Router<House> {
    push::routes().merge(worker::routes())
}

/// `factors.push`, and the sweep of what has expired.
pub fn jobs(registry: &mut jobs::Registry, house: &House) {
    push::register(registry, house);
    sweep::register(registry, house);
}

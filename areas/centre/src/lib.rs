//! The service centre: a person at the desk, an account opened, confirmed or given back, the service journal (REG-12, REG-17).

use db::Migration;
use text::Source;
use web::House;

mod acts;
mod belongings;
mod create;
mod desk;
mod exception;
mod fact;
mod fob;
mod recovery;
mod register;
mod restrictions;
mod search;
mod store;
mod two;
mod visit;

pub use belongings::OwnVisits;

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |name, sql| Migration { area: "centre", name, sql };
    vec![
        step("0001_centre", include_str!("migrations/0001_centre.sql")),
        step("0002_exceptions", include_str!("migrations/0002_exceptions.sql")),
    ]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("centre", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/staff/centre…`, `/staff/recovery…`, `/staff/restrictions…`.
pub fn routes(press: documents::Press) -> axum::Router<House> {
    search::routes()
        .merge(create::routes())
        .merge(desk::routes())
        .merge(acts::routes())
        .merge(fob::routes())
        .merge(exception::ask::routes())
        .merge(exception::decide::routes())
        .merge(register::routes())
        .merge(recovery::routes())
        .merge(restrictions::routes())
        .layer(axum::Extension(press))
}

/// This area has no jobs.
pub fn jobs(_registry: &mut jobs::Registry, _house: &House) {}

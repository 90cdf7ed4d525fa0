//! The service centre: a person at the desk, an account opened, confirmed or given back, the service journal (REG-12, REG-17).

use db::Migration;
use text::Source;
use web::House;

mod acts;
mod create;
mod desk;
mod recovery;
mod register;
mod restrictions;
mod search;
mod store;
mod visit;

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration { area: "centre", name: "0001_centre", sql: include_str!("migrations/0001_centre.sql") }]
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
        .merge(register::routes())
        .merge(recovery::routes())
        .merge(restrictions::routes())
        .layer(axum::Extension(press))
}

/// This area has no jobs.
pub fn jobs(_registry: &mut jobs::Registry, _house: &House) {}

//! The service centre and the operators: a person at the desk, an account opened or given back, the service journal.

use db::Migration;
use text::Source;
use web::House;

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    Vec::new()
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("centre", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// This area's pages.
pub fn routes() -> axum::Router<House> {
    axum::Router::new()
}

/// This area's jobs.
pub fn jobs(_registry: &mut jobs::Registry, _house: &House) {}

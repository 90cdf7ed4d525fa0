//! Public services as data: the format, its checks, and the pages where people find them.
//!
//! A service is a folder; `services/README.md` is the reference of the format.

use text::Source;
use web::House;

mod belongings;
mod browse;
mod calendar;
mod catalogue;
mod condition;
mod example;
mod fault;
mod favourites;
mod form;
mod load;
mod load_condition;
mod load_form;
mod offer;
mod reach;
mod read;
mod refusal;
mod search;
mod service;
mod service_words;
mod shown;
mod store;
mod suggest;
mod toml_reader;
mod wish;

pub use belongings::OwnFavourites;
pub use calendar::{add_working_days, is_working_day};
pub use catalogue::{Catalogue, check, examples, shipped_files};
pub use condition::Condition;
pub use example::Example;
pub use fault::Fault;
pub use form::{Block, Form, FormPage, Item, Kind, Question};
pub use refusal::Refusal;
pub use service::{Onward, Service, Step};

/// Answers of a form: question name → value; block name → array of objects with the block's questions.
/// Values: text, `true`/`false`, ISO date, integer (kopecks for money), array of option names, address object,
/// file list `[{"file": id, "name": …, "size": …}]`.
pub type Answers = serde_json::Map<String, serde_json::Value>;

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<db::Migration> {
    let migration = |name, sql| db::Migration { area: "catalogue", name, sql };
    vec![
        migration("0001_catalogue", include_str!("migrations/0001_catalogue.sql")),
        migration("0002_favourites", include_str!("migrations/0002_favourites.sql")),
    ]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("catalogue", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/services`, `/services/suggestions`, `/services/{code}`.
pub fn routes(catalogue: Catalogue) -> axum::Router<House> {
    axum::Router::new()
        .route("/services", axum::routing::get(browse::page))
        .route("/services/suggestions", axum::routing::get(suggest::suggestions))
        .route("/services/favourites", axum::routing::post(favourites::service))
        .route("/services/searches", axum::routing::post(favourites::search))
        .route("/services/{code}", axum::routing::get(offer::page))
        .layer(axum::Extension(catalogue))
}

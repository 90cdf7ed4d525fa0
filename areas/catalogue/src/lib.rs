//! Public services as data: the format, its checks, and the pages where people find them.
//!
//! A service is a folder; `services/README.md` is the reference of the format.

use text::Source;
use web::House;

mod announce;
pub mod announcement;
mod belongings;
mod browse;
mod calendar;
mod catalogue;
mod competence;
mod computed;
mod condition;
mod demand;
mod diff;
mod example;
mod fault;
mod favourites;
mod fee;
mod form;
mod guide;
mod guide_page;
mod last_day;
mod load;
mod load_agencies;
mod load_competence;
mod load_condition;
mod load_facts;
mod load_fee;
mod load_form;
mod load_rules;
mod load_steps;
mod load_updates;
mod load_when;
mod offer;
mod origin;
mod parts;
mod places;
mod prove;
mod queries;
mod reach;
mod read;
mod refusal;
mod regions;
mod schema;
mod search;
mod service;
mod service_words;
mod shown;
mod standing;
mod step;
mod store;
mod strangers;
mod suggest;
mod toml_reader;
mod units;
mod update;
mod variation;
mod wish;

pub use announce::announce;
pub use belongings::OwnFavourites;
pub use calendar::{add_working_days, is_working_day};
pub use catalogue::{
    Catalogue, check, check_together, examples, keep_folder, kept_revisions, of_folder, shipped_files,
};
pub use competence::Competence;
pub use computed::{Computed, Rule, Span};
pub use condition::Condition;
pub use demand::{Ages, Demand};
pub use diff::{Change, Concerns, differences};
pub use example::Example;
pub use fault::Fault;
pub use favourites::{AtHand, keep_actions};
pub use fee::{Charged, Fee, Silence};
pub use form::{Block, Form, FormPage, Gate, Inquiry, Item, Kind, Photo, Question};
pub use last_day::LastDay;
pub use origin::Origin;
pub use parts::{Part, PartKind};
pub use refusal::Refusal;
pub use regions::{region_codes, region_name};
pub use schema::{SCHEMAS, schema};
pub use service::{Service, Told};
pub use standing::{Standing, Suspension, set_standing, standing, standings};
pub use step::{Course, Hours, Onward, Step};
pub use store::KeptRevision;
pub use strangers::strangers;
pub use units::{UNITS, unit_sign};
pub use update::{NewValue, Update};
pub use variation::variations;

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
        migration("0006_standings", include_str!("migrations/0006_standings.sql")),
        migration("0007_announcements", include_str!("migrations/0007_announcements.sql")),
        migration("0008_queries", include_str!("migrations/0008_queries.sql")),
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
        .route("/services/queries", axum::routing::post(queries::clear))
        .route("/services/searches", axum::routing::post(favourites::search))
        .route("/services/guide", axum::routing::get(guide_page::page))
        .route("/services/{code}", axum::routing::get(offer::page))
        .merge(announce::routes())
        .layer(axum::Extension(catalogue))
}

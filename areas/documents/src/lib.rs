//! Issued documents: made, sealed, kept, shown, verified by anyone.

mod annul;
mod belongings;
mod code;
mod document;
mod download;
mod integrity;
mod issue;
mod keys;
mod list;
mod press;
mod show;
mod store;
mod sweep;
mod upload;
mod verify;

use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use axum::{Extension, Router};
use db::Migration;
use text::Source;
use web::{House, Problem};

pub use annul::annul;
pub use belongings::OwnDocuments;
pub use document::Listed;
pub use download::{Copy, copy};
pub use issue::{Prepared, ToIssue, keep, prepare, specimen};
pub use list::{newest, of_application};
pub use press::Press;
pub use show::qr;

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |name, sql| Migration { area: "documents", name, sql };
    vec![
        step("0001_documents", include_str!("migrations/0001_documents.sql")),
        step("0002_letters", include_str!("migrations/0002_letters.sql")),
    ]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("documents", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/documents`, `/documents/{id}`, `/documents/{id}/file`, `/verify`, `/verify/{code}`, `/.well-known/kabinet-seal.pem`,
/// `/.well-known/jwks.json`.
pub fn routes(press: Press) -> Router<House> {
    let upload = get(verify::form)
        .post(upload::file)
        .layer(DefaultBodyLimit::max(upload::LIMIT_BYTES + upload::FORM_BYTES));
    Router::new()
        .route("/documents", get(list::page))
        .route("/documents/{id}", get(show::page))
        .route("/documents/{id}/file", get(download::file))
        .route("/verify", upload)
        .route("/verify/{code}", get(verify::page))
        .route("/.well-known/kabinet-seal.pem", get(keys::certificate))
        .route("/.well-known/jwks.json", get(keys::key_set))
        .layer(Extension(press))
}

/// The sweep of letters that were written and never issued.
pub fn jobs(registry: &mut jobs::Registry, house: &House) {
    let here = house.clone();
    registry.every("documents.loose_files", std::time::Duration::from_secs(3600), move || {
        let house = here.clone();
        async move { sweep::loose_files(&house).await.map_err(Problem::into_error) }
    });
}

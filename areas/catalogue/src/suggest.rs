//! `/services/suggestions`: what may be meant while somebody types (HOME-01, CAT-02).

use axum::extract::Query;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use web::{Visit, WebResult};

use crate::{Catalogue, wish};

/// More would not be read.
const MOST: usize = 7;

/// What was typed so far.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    q: String,
}

/// A service that may be meant.
#[derive(Serialize)]
pub(crate) struct Suggestion {
    /// Its name.
    title: String,
    /// Its kind, its price and its term in one line.
    note: String,
    /// Its page.
    href: String,
}

/// The services that fit what was typed so far; none before anything is typed.
pub(crate) async fn suggestions(
    visit: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Query(typed): Query<Typed>,
) -> WebResult<Json<Vec<Suggestion>>> {
    let query = wish::query(&typed.q);
    if query.is_empty() {
        return Ok(Json(Vec::new()));
    }
    let t = &visit.t;
    let (services, _) = catalogue.find(&query, MOST)?;
    let suggestion = |service: &std::sync::Arc<crate::Service>| Suggestion {
        title: service.words(t.lang).get("title"),
        note: [t.get(&format!("catalogue-kind-{}", service.kind)), service.price(t), service.term(t)]
            .join(" · "),
        href: format!("/services/{}", service.code),
    };
    Ok(Json(services.iter().map(suggestion).collect()))
}

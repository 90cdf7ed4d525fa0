//! `/services/suggestions`: what may be meant while somebody types (HOME-01, CAT-02).

use axum::extract::Query;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use web::{Visit, WebResult};

use crate::places::{self, Place};
use crate::store::query as store;
use crate::wish::Wish;
use crate::{Catalogue, queries, standing, wish};

/// More would not be read.
const MOST: usize = 7;
/// Of them, so many are queries: the person's own first, then those that others often ask.
const QUERIES: usize = 2;

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
    let standings = standing::standings(&visit.house.db).await?;
    let hidden = standings.values().filter(|said| !said.published).count();
    let (mut services, _) = catalogue.find(&query, MOST + hidden)?;
    services.retain(|service| standings.get(&service.code).is_none_or(|said| said.published));
    let suggestion = |service: &std::sync::Arc<crate::Service>| Suggestion {
        title: service.words(t.lang).get("title"),
        note: [t.get(&format!("catalogue-kind-{}", service.kind)), service.price(t), service.term(t)]
            .join(" · "),
        href: format!("/services/{}", service.code),
    };
    let place = |place: Place| Suggestion { title: place.title, note: place.note, href: place.href };
    let mut found: Vec<Suggestion> = places::meant(&query, t).into_iter().map(place).collect();
    found.extend(queries_of(&visit, &query).await?);
    found.extend(services.iter().map(suggestion));
    found.truncate(MOST);
    Ok(Json(found))
}

/// Queries that begin as this one does and lead further.
async fn queries_of(visit: &Visit, typed: &str) -> WebResult<Vec<Suggestion>> {
    let (house, t) = (&visit.house, &visit.t);
    let Some(typed) = queries::tidy(typed) else { return Ok(Vec::new()) };
    let own = match visit.citizen() {
        Some(me) => queries::own(house, &house.db, me.citizen).await?,
        None => Vec::new(),
    };
    let popular = store::popular(&house.db, &typed, i64::try_from(QUERIES).unwrap_or(i64::MAX)).await?;
    let own =
        own.into_iter().filter(|query| query.starts_with(&typed)).map(|query| (query, "catalogue-asked"));
    let mut found: Vec<(String, &str)> = own.collect();
    for query in popular {
        if !found.iter().any(|(known, _)| *known == query) {
            found.push((query, "catalogue-popular"));
        }
    }
    found.retain(|(query, _)| *query != typed);
    let suggestion = |(query, note): (String, &str)| Suggestion {
        note: t.get(note),
        href: Wish { query: query.clone(), ..Wish::default() }.href(),
        title: query,
    };
    Ok(found.into_iter().take(QUERIES).map(suggestion).collect())
}

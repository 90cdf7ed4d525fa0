//! Saved views of the queue: a filter with a name, each officer's own (PLUS-14).

use axum::extract::{Path, State};
use axum::response::Redirect;
use uuid::Uuid;
use web::{House, Officer, Posted, Problem, StaffSession, WebResult};

use crate::desk::filter::Filter;
use crate::store::views;

/// The longest name, in characters.
const NAME_MAX: usize = 40;
/// An officer keeps at most so many.
const MOST: i64 = 20;

/// A view in the list.
pub(crate) struct Saved {
    pub name: String,
    pub href: String,
    pub removal: String,
    pub current: bool,
}

/// The views of an officer; `query` is the filter that is shown.
pub(crate) async fn of(house: &House, officer: &StaffSession, query: &str) -> WebResult<Vec<Saved>> {
    let rows = views::all(&house.db, officer.staff).await?;
    let saved = |row: views::ViewRow| Saved {
        href: Filter::parse(&row.query).href(),
        removal: format!("/staff/queue/views/{}/removal", row.view_id),
        current: row.query == query,
        name: row.name,
    };
    Ok(rows.into_iter().map(saved).collect())
}

/// `POST /staff/queue/views`: keeps the filter of the page under a name; the same name again is the newer filter.
pub(crate) async fn post(
    State(house): State<House>,
    Officer(officer): Officer,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let filter = Filter::parse(form.get("query"));
    let name: String = form.get("name").chars().take(NAME_MAX).collect();
    if !name.is_empty() {
        let now = house.clock.now();
        let tx = house.db.begin().await?;
        views::forget_named(&tx, officer.staff, &name).await?;
        if views::count(&tx, officer.staff).await? >= MOST {
            return Err(Problem::Conflict("applications-views-full"));
        }
        views::insert(&tx, officer.staff, (house.random.uuid(now), &name, &filter.query()), now).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&filter.href()))
}

/// `POST /staff/queue/views/{id}/removal`.
pub(crate) async fn remove(
    State(house): State<House>,
    Officer(officer): Officer,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = house.db.begin().await?;
    if !views::forget(&tx, officer.staff, id).await? {
        return Err(Problem::NotFound);
    }
    tx.commit().await?;
    Ok(Redirect::to("/staff/queue"))
}

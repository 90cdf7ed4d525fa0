//! Saved views of the queue: a filter with a name, each officer's own (PLUS-14).

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;
use web::{FieldErrors, House, Posted, Problem, StaffSession, WebResult};

use crate::desk::filter::Filter;
use crate::desk::seat::{OfficersDesk, within};
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
pub(crate) async fn post(OfficersDesk(desk): OfficersDesk, Posted(form): Posted) -> WebResult<Response> {
    let (house, me) = (desk.house(), desk.me.staff);
    let (filter, name) = (Filter::parse(form.get("query")), form.get("name").to_owned());
    let mut errors = FieldErrors::new();
    if name.is_empty() {
        errors.add("name", desk.t().get("applications-views-name-missing"));
    }
    within(&mut errors, desk.t(), ("name", &name, NAME_MAX));
    let now = house.clock.now();
    let tx = house.db.begin().await?;
    views::forget_named(&tx, me, &name).await?;
    if views::count(&tx, me).await? >= MOST {
        errors.add("name", desk.t().get("applications-views-full"));
    }
    if !errors.is_empty() {
        drop(tx);
        let page = desk.queue(&filter, String::new(), (name, errors)).await?;
        return Ok(desk.visit.again(&page)?.into_response());
    }
    views::insert(&tx, me, (house.random.uuid(now), &name, &filter.query()), now).await?;
    tx.commit().await?;
    Ok(Redirect::to(&filter.href()).into_response())
}

/// `POST /staff/queue/views/{id}/removal`.
pub(crate) async fn remove(
    OfficersDesk(desk): OfficersDesk,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = desk.house().db.begin().await?;
    if !views::forget(&tx, desk.me.staff, id).await? {
        return Err(Problem::NotFound);
    }
    tx.commit().await?;
    Ok(Redirect::to("/staff/queue"))
}

//! `/staff/people`: the administrator invites, says who works on what, shuts out and lets in again. Nobody's password or factor is ever
//! known here, and nobody can act as somebody else.

use askama::Template;
use axum::response::IntoResponse;
use axum::{Extension, Router, routing};
use base::StaffId;
use catalogue::Catalogue;
use text::Words;
use ui::{Page, Section};
use web::{House, Role, Staff, Visit, WebResult};

use crate::member::{self, Person, password_cell};
use crate::store::member::{self as store, Listed};

mod change;
pub(crate) mod form;
mod invite;
mod one;

/// Whose pages these are.
const ROLES: [Role; 1] = [Role::Administrator];

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/staff/people", routing::get(page))
        .route("/staff/people/new", routing::get(invite::page).post(invite::post))
        .route("/staff/people/{id}", routing::get(one::page))
        .route("/staff/people/{id}/scope", routing::post(change::scope))
        .route("/staff/people/{id}/invitation", routing::post(change::invitation))
        .route("/staff/people/{id}/block", routing::post(change::block))
        .route("/staff/people/{id}/unblock", routing::post(change::unblock))
}

/// A member of staff in the list.
struct Line {
    href: String,
    name: String,
    email: String,
    role: String,
    agency: String,
    state: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "staff/people.html")]
struct PeoplePage {
    page: Page,
    lines: Vec<Line>,
}

async fn page(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let rows = store::all(&house.db).await?;
    let lines = rows.iter().map(|row| line(house, &visit.t, &catalogue, row)).collect::<WebResult<_>>()?;
    visit.show(&PeoplePage { page: visit.page(visit.t.get("staff-people-title"), Section::Staff), lines })
}

fn line(house: &House, t: &Words, catalogue: &Catalogue, row: &Listed) -> WebResult<Line> {
    let staff = StaffId(row.staff_id);
    let person: Person = member::opened(house, staff, &row.person)?;
    let (state, tone) = state(house, row)?;
    Ok(Line {
        href: format!("/staff/people/{staff}"),
        name: person.full_name(),
        email: person.email,
        role: role_words(t, &row.role),
        agency: form::agency_name(t, catalogue, &row.agency),
        state: t.get(state),
        tone,
    })
}

/// Works, is invited, is shut out.
fn state(house: &House, row: &Listed) -> WebResult<(&'static str, &'static str)> {
    let sealed = password_cell(StaffId(row.staff_id));
    let phc: Option<String> = house.vault.house().open_json(sealed, &row.password)?;
    Ok(match (row.active, phc) {
        (false, _) => ("staff-state-blocked", "bad"),
        (true, None) => ("staff-state-invited", "warn"),
        (true, Some(_)) => ("staff-state-active", "ok"),
    })
}

/// A role in words; an unknown one as it stands.
pub(crate) fn role_words(t: &Words, code: &str) -> String {
    Role::from_code(code)
        .map_or_else(|| code.to_owned(), |role| t.get(&format!("staff-role-{}", role.code())))
}

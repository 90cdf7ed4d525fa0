//! One member of staff: what they work on, what they have enrolled, what was done by and to them.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::IntoResponse;
use base::StaffId;
use catalogue::Catalogue;
use factors::Holder;
use journal::Wanted;
use ui::{Fact, Page, Section};
use web::{FieldErrors, Html, Problem, Role, Staff, Visit, WebResult};

use super::form::{Scope, ScopeView, agency_name};
use super::{ROLES, role_words, state};
use crate::audit::{Row, rows};
use crate::member::{self, blocked_cell};
use crate::store::member::{self as store, Listed};

/// So many entries stand on the page.
const ENTRIES: u32 = 20;

#[derive(Template)]
#[template(path = "staff/one.html")]
struct OnePage {
    page: Page,
    here: String,
    name: String,
    state: String,
    tone: &'static str,
    is_me: bool,
    active: bool,
    blocked_why: String,
    facts: Vec<Fact>,
    scope: ScopeView,
    why: String,
    entries: Vec<Row>,
    errors: FieldErrors,
}

pub(super) async fn page(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Path(id): Path<String>,
) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    let row = of(&visit, &id).await?;
    draw(&visit, &catalogue, me.staff, &row, Attempt::default()).await
}

/// The member of staff of an address.
pub(super) async fn of(visit: &Visit, id: &str) -> WebResult<Listed> {
    let staff: StaffId = id.parse().map_err(|_| Problem::NotFound)?;
    store::find(&visit.house.db, staff).await?.ok_or(Problem::NotFound)
}

/// What was typed when a form comes back.
#[derive(Default)]
pub(super) struct Attempt {
    pub scope: Option<Scope>,
    pub why: String,
    pub errors: FieldErrors,
}

pub(super) async fn draw(
    visit: &Visit,
    catalogue: &Catalogue,
    me: StaffId,
    row: &Listed,
    attempt: Attempt,
) -> WebResult<Html> {
    let (house, t) = (&visit.house, &visit.t);
    let staff = StaffId(row.staff_id);
    let person = member::opened(house, staff, &row.person)?;
    let (state, tone) = state(house, row)?;
    let kept = Scope {
        role: row.role.clone(),
        agency: row.agency.clone(),
        services: member::services(row.services.as_ref()),
    };
    let kinds = factors::kinds(&house.db, Holder::Staff(staff)).await?;
    let kinds: Vec<String> =
        kinds.iter().map(|kind| t.get(&format!("factors-kind-{}", kind.code()))).collect();
    let fact = |key: &str, value: String| Fact { name: t.get(key), value };
    let role = Role::from_code(&row.role).map_or_else(|| row.role.clone(), |_| role_words(t, &row.role));
    let facts = vec![
        fact("staff-fact-email", person.email.clone()),
        fact("staff-fact-role", role),
        fact("staff-fact-agency", agency_name(t, catalogue, &row.agency)),
        fact(
            "staff-fact-factors",
            if kinds.is_empty() { t.get("staff-fact-none") } else { kinds.join(", ") },
        ),
        fact("staff-fact-since", t.date(house.day_of(row.created_at))),
    ];
    let blocked_why = match &row.blocked_why {
        Some(sealed) => house.vault.house().open_json(blocked_cell(staff), sealed)?,
        None => String::new(),
    };
    let wanted = Wanted { staff: Some(staff), ..Wanted::default() };
    let page = OnePage {
        page: visit.page(person.full_name(), Section::Staff),
        here: format!("/staff/people/{staff}"),
        name: person.full_name(),
        state: t.get(state),
        tone,
        is_me: staff == me,
        active: row.active,
        blocked_why,
        facts,
        scope: ScopeView::new(t, catalogue, attempt.scope.as_ref().unwrap_or(&kept)),
        why: attempt.why,
        entries: rows(visit, catalogue, &wanted, ENTRIES).await?,
        errors: attempt.errors,
    };
    if page.errors.is_empty() { visit.show(&page) } else { visit.again(&page) }
}

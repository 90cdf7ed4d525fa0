//! Staff: invitations, sign-in with a second factor, sessions, roles, the administrator's and the auditor's pages.

use std::collections::HashMap;
use std::time::Duration;

use axum::response::Redirect;
use axum::routing::{get, post};
use base::StaffId;
use db::{Migration, Rows};
use text::Source;
use web::{House, Role, WebResult};

mod accept;
mod attempts;
mod audit;
mod back;
mod colleague;
mod create;
mod enrol;
mod fobs;
mod invitation;
mod member;
mod people;
mod reindex;
mod security;
mod session;
mod sign_in;
mod step;
mod store;

pub use colleague::{Colleague, colleagues, officers, supervisors, write_to};
pub use create::{Invited, Invitee, NewStaff, create, invite};
pub use reindex::reindex;
pub use session::session_layer;

/// «Анна К.» by id, for citizens' pages; one query for all, none for no ids.
pub async fn short_names(
    house: &House,
    rows: &impl Rows,
    ids: &[StaffId],
) -> WebResult<HashMap<StaffId, String>> {
    let mut names = HashMap::new();
    for row in store::persons(rows, ids).await? {
        let staff = StaffId(row.staff_id);
        names.insert(staff, member::opened(house, staff, &row.person)?.short_name());
    }
    Ok(names)
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |name, sql| Migration { area: "staff", name, sql };
    vec![
        step("0001_staff", include_str!("migrations/0001_staff.sql")),
        step("0002_people", include_str!("migrations/0002_people.sql")),
        step("0003_login_key", include_str!("migrations/0003_login_key.sql")),
    ]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("staff", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/staff/sign-in`, `/staff/invitations/{link}`, `/staff/sign-out`, `/staff/security`, `/staff` (to the place where one works).
pub fn routes() -> axum::Router<House> {
    axum::Router::new()
        .route("/staff", get(home))
        .route("/staff/sign-in", get(sign_in::page).post(sign_in::post))
        .route("/staff/sign-out", post(session::sign_out))
        .merge(step::routes())
        .merge(accept::routes())
        .merge(security::routes())
}

/// `/staff/audit`; `/staff/people`: the administrator invites, scopes and blocks. Agencies and services are those of the catalogue.
pub fn administration(catalogue: catalogue::Catalogue) -> axum::Router<House> {
    people::routes().merge(audit::routes()).merge(fobs::routes()).layer(axum::Extension(catalogue))
}

/// Sweeps of ended sessions and old failures.
pub fn jobs(registry: &mut jobs::Registry, house: &House) {
    let house = house.clone();
    registry.every("staff.sweep", Duration::from_secs(600), move || {
        let house = house.clone();
        async move {
            let now = house.clock.now();
            let policy = house.settings.policy.for_staff();
            let tx = house.db.begin().await?;
            let sessions = now - chrono::Duration::hours(policy.sessions.hours);
            store::sweep(&tx, sessions, now - chrono::Duration::hours(policy.lockout.forget_hours)).await?;
            Ok(tx.commit().await?)
        }
    });
}

/// `GET /staff`: where this member of staff works.
async fn home(web::Staff(session): web::Staff) -> Redirect {
    Redirect::to(match session.role {
        Role::Officer => "/staff/queue",
        Role::Supervisor => "/staff/load",
        Role::ProofingOfficer => "/staff/proofing",
        Role::CentreOperator => "/staff/centre",
        Role::Support => "/staff/recovery",
        Role::Administrator => "/staff/admin",
        Role::Editor => "/staff/links",
        Role::Auditor => "/staff/audit",
    })
}

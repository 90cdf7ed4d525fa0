//! Changes to a member of staff: what they work on, a new invitation, shut out, let in again.

use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use base::StaffId;
use catalogue::Catalogue;
use db::Tx;
use factors::Holder;
use journal::{Actor, Outcome};
use serde_json::Value;
use web::{FieldErrors, Posted, Problem, Role, Staff, StaffSession, Visit, WebResult};

use super::ROLES;
use super::form::Scope;
use super::one::{Attempt, draw, of};
use crate::create::send_link;
use crate::member::{self, blocked_cell, password_cell};
use crate::session::entry;
use crate::store::invitation;
use crate::store::member::{self as store, Listed};

/// The longest reason, in characters.
const WHY_MAX: usize = 300;

/// `POST …/scope`: role, agency and services; in force with the next page that the person opens.
pub(super) async fn scope(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let row = of(&visit, &id).await?;
    let staff = StaffId(row.staff_id);
    let scope = Scope::of(&form);
    let mut errors = FieldErrors::new();
    let role = scope.checked(&visit.t, &catalogue, &mut errors);
    let tx = house.db.begin().await?;
    if role != Some(Role::Administrator) && is_last(&tx, &row).await? {
        errors.add("role", visit.t.get("staff-last-administrator"));
    }
    let (Some(role), true) = (role, errors.is_empty()) else {
        drop(tx);
        let attempt = Attempt { scope: Some(scope), why: String::new(), errors };
        return Ok(draw(&visit, &catalogue, me.staff, &row, attempt).await?.into_response());
    };
    store::set_scope(&tx, staff, role.code(), &scope.agency, serde_json::to_value(&scope.services)?).await?;
    let details = serde_json::json!({
        "role": scope.role, "agency": scope.agency, "services": scope.services,
        "was": { "role": row.role, "agency": row.agency, "services": member::services(row.services.as_ref()) },
    });
    record(&visit, &tx, &me, staff, ("staff.scope-changed", None, details)).await?;
    tx.commit().await?;
    back(staff)
}

/// `POST …/invitation`: password and factors are gone, and a new link goes to the person's own address.
pub(super) async fn invitation(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let row = of(&visit, &id).await?;
    let staff = StaffId(row.staff_id);
    if staff == me.staff || !row.active {
        return Err(Problem::Conflict("staff-not-oneself"));
    }
    let person = member::opened(house, staff, &row.person)?;
    let nothing = house.vault.house().seal_json(password_cell(staff), &None::<String>)?;
    let tx = house.db.begin().await?;
    store::set_password(&tx, staff, nothing).await?;
    accounts::password::forgotten(&tx, staff.uuid()).await?;
    store::end_sessions(&tx, staff).await?;
    factors::remove_all(house, &tx, Holder::Staff(staff), Actor::Staff(me.staff)).await?;
    send_link(house, &tx, staff, &person, &visit.t).await?;
    record(&visit, &tx, &me, staff, ("staff.invited", None, Value::Null)).await?;
    tx.commit().await?;
    back(staff)
}

/// `POST …/block`: with a reason; sessions end at once.
pub(super) async fn block(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let row = of(&visit, &id).await?;
    let staff = StaffId(row.staff_id);
    let why = form.get("why").to_owned();
    let mut errors = FieldErrors::new();
    if why.is_empty() || why.chars().count() > WHY_MAX {
        errors.add("why", visit.t.get("staff-block-why-missing"));
    }
    let tx = house.db.begin().await?;
    if staff == me.staff || is_last(&tx, &row).await? {
        errors.add("why", visit.t.get("staff-not-oneself"));
    }
    if !errors.is_empty() {
        drop(tx);
        let attempt = Attempt { scope: None, why, errors };
        return Ok(draw(&visit, &catalogue, me.staff, &row, attempt).await?.into_response());
    }
    let sealed = house.vault.house().seal_json(blocked_cell(staff), &why)?;
    if store::block(&tx, staff, sealed, house.clock.now()).await? {
        store::end_sessions(&tx, staff).await?;
        invitation::forget(&tx, staff).await?;
        record(&visit, &tx, &me, staff, ("staff.blocked", Some(why), Value::Null)).await?;
    }
    tx.commit().await?;
    back(staff)
}

/// `POST …/unblock`: password and factor are what they were.
pub(super) async fn unblock(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let staff = StaffId(of(&visit, &id).await?.staff_id);
    let tx = visit.house.db.begin().await?;
    if store::unblock(&tx, staff).await? {
        record(&visit, &tx, &me, staff, ("staff.unblocked", None, Value::Null)).await?;
    }
    tx.commit().await?;
    back(staff)
}

/// Whether nobody could administer the portal without this person.
async fn is_last(tx: &Tx, row: &Listed) -> WebResult<bool> {
    let role = Role::Administrator.code();
    Ok(row.role == role && row.active && store::with_role(tx, role).await? <= 1)
}

async fn record(
    visit: &Visit,
    tx: &Tx,
    me: &StaffSession,
    staff: StaffId,
    (action, reason, details): (&'static str, Option<String>, Value),
) -> WebResult<()> {
    let mut fact = entry(staff, action, Outcome::Done);
    fact.actor = Actor::Staff(me.staff);
    fact.reason = reason;
    fact.details = details;
    visit.house.journal.record(tx, fact).await?;
    Ok(())
}

fn back(staff: StaffId) -> WebResult<Response> {
    Ok(Redirect::to(&format!("/staff/people/{staff}")).into_response())
}

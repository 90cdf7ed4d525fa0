//! A one-time link by which a member of staff chooses their own password and second factor: nobody else ever knows either.

use base::{Sensitive, StaffId};
use chrono::Duration;
use db::{Rows, Tx};
use web::{House, WebResult};

use crate::member::{self, Person, password_cell};
use crate::session::{new_token, token_hash};
use crate::store::invitation as store;

/// An invitation that still serves.
pub(crate) struct Invitation {
    pub staff: StaffId,
    pub person: Person,
    /// The password is chosen; the second factor is not.
    pub has_password: bool,
}

/// Makes the link; an earlier one of the same person is dead.
pub(crate) async fn make(house: &House, tx: &Tx, staff: StaffId) -> WebResult<Sensitive<String>> {
    let token = new_token(house);
    let now = house.clock.now();
    let hours = house.settings.policy.for_staff().invitations.hours;
    store::put(tx, staff, token_hash(&token), now, now + Duration::hours(hours)).await?;
    Ok(Sensitive::new(format!("{}/staff/invitations/{token}", house.settings.origin())))
}

/// The invitation of a link that is neither used nor too old.
pub(crate) async fn find(house: &House, rows: &impl Rows, token: &str) -> WebResult<Option<Invitation>> {
    let Some(row) = store::find(rows, token_hash(token), house.clock.now()).await? else { return Ok(None) };
    let staff = StaffId(row.staff_id);
    let phc: Option<String> = house.vault.house().open_json(password_cell(staff), &row.password)?;
    Ok(Some(Invitation {
        staff,
        person: member::opened(house, staff, &row.person)?,
        has_password: phc.is_some(),
    }))
}

/// The invitation has served; `false` when another request was faster.
pub(crate) async fn spend(house: &House, tx: &Tx, staff: StaffId) -> WebResult<bool> {
    Ok(store::spend(tx, staff, house.clock.now()).await? > 0)
}

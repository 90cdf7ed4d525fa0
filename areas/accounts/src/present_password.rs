//! The present password, asked of somebody who is signed in: an open session on somebody's table is not enough.

use base::Sensitive;
use web::{CitizenSession, FieldErrors, Fields, Visit, WebResult};

use crate::failures::{self, Pair, Try};
use crate::sign_in::{note_failure, password_fits};

/// Looks at the field `password`; what is wrong with it stands in `errors` beside it. Wrong ones count as at the door, in a transaction of
/// their own.
///
/// # Errors
/// Only unexpected ones.
pub async fn check(
    visit: &Visit,
    me: &CitizenSession,
    fields: &Fields,
    errors: &mut FieldErrors,
) -> WebResult<()> {
    let house = &visit.house;
    if fields.raw("password").is_empty() {
        errors.add("password", visit.t.get("accounts-password-present-missing"));
        return Ok(());
    }
    let tx = house.db.begin().await?;
    let pair = Pair::of_citizen(visit, &tx, me.citizen).await?;
    let tried = failures::begin(house, &tx, &pair).await?;
    tx.commit().await?;
    let number = match tried {
        Try::Allowed(number) => number,
        Try::Blocked(until) => {
            let words = visit.t.with1("accounts-confirmation-blocked", "until", visit.t.time(until));
            errors.add("password", words);
            return Ok(());
        }
    };
    let fits =
        password_fits(house, Some(me.citizen), Sensitive::new(fields.raw("password").to_owned())).await?;
    let tx = house.db.begin().await?;
    if fits {
        failures::was_right(&tx, &pair).await?;
    } else {
        let blocked = failures::was_wrong(house, &tx, &pair, number).await?.is_err();
        note_failure(visit, &tx, me.citizen, "password", blocked).await?;
        errors.add("password", visit.t.get("accounts-step-wrong-password"));
    }
    tx.commit().await?;
    Ok(())
}

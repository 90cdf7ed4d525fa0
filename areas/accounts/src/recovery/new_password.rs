//! A new password: judged by the rules and by what its owner is called, then kept.

use base::{CitizenId, Sensitive};
use db::Tx;
use journal::Actor;
use web::{FieldErrors, Fields, House, Visit, WebResult};

use crate::store::{device, recovery as store, reset};
use crate::{account, password, password_rules, provider, session, sign_in};

/// The rules beside the field.
pub(crate) async fn rules(visit: &Visit, citizen: CitizenId) -> WebResult<Vec<(String, String)>> {
    let level = account::proofing(&visit.house.db, citizen).await?;
    let policy = visit.house.settings.policy.for_citizens(level.code());
    Ok(password_rules::shown(&policy.password, &visit.t))
}

/// What was typed twice, when it may be the password of this person; otherwise why not stands beside the fields.
pub(crate) async fn judge(
    visit: &Visit,
    citizen: CitizenId,
    fields: &Fields,
    errors: &mut FieldErrors,
) -> WebResult<Option<Sensitive<String>>> {
    let (house, t) = (&visit.house, &visit.t);
    let level = account::proofing(&house.db, citizen).await?;
    let rules = &house.settings.policy.for_citizens(level.code()).password;
    let typed = fields.raw("new_password");
    let own = account::own_words(house, &house.db, citizen).await?;
    let own: Vec<&str> = own.iter().map(|word| word.expose().as_str()).collect();
    let broken = password_rules::broken(rules, typed, &own);
    if typed.is_empty() {
        errors.add("new_password", t.get("accounts-password-missing"));
    } else if !broken.is_empty() {
        errors.add("new_password", password_rules::told(&broken, rules, t));
    } else if typed != fields.raw("password_again") {
        errors.add("password_again", t.get("accounts-password-differs"));
    }
    if !errors.is_empty() {
        return Ok(None);
    }
    let typed = Sensitive::new(typed.to_owned());
    if sign_in::password_fits(house, Some(citizen), typed.clone()).await? {
        errors.add("new_password", t.get("accounts-password-same"));
        return Ok(None);
    }
    Ok(Some(typed))
}

/// The password hashed, before the transaction.
pub(crate) async fn hashed(house: &House, password: Sensitive<String>) -> WebResult<String> {
    password::hash(house, password).await
}

/// The end of every way back: what a stranger may have used opens nothing any more. The password is new, outside providers are unlinked,
/// every session is over; the caller records what happened.
pub(crate) async fn take_back(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    phc: &str,
    by: Actor,
) -> WebResult<()> {
    keep(house, tx, citizen, phc).await?;
    provider::remove_all(house, tx, citizen, by).await?;
    session::end_all(house, tx, citizen, None, "recovery").await?;
    Ok(())
}

/// Keeps it. No browser is trusted any more, and no reset waits; the caller ends the sessions and records what happened.
pub(crate) async fn keep(house: &House, tx: &Tx, citizen: CitizenId, phc: &str) -> WebResult<()> {
    let sealed = house.vault.house().seal(account::password_cell(citizen), phc.as_bytes());
    store::set_password(tx, citizen, sealed, house.clock.now()).await?;
    password::kept(tx, citizen.uuid(), phc).await?;
    device::trust_none(tx, citizen).await?;
    reset::cancel_all(tx, citizen).await?;
    Ok(())
}

//! A password grows old (LOGIN-25): the policy says whether that is nothing, a reminder (on the home page, and one notice), or a page
//! that must be passed before anything else.

use std::time::Duration;

use base::CitizenId;
use chrono::{DateTime, Utc};
use jobs::Registry;
use journal::{Actor, Outcome};
use policy::{Policy, Rotation, RotationRules};
use vault::VaultError;
use web::{House, Problem, Proofing, WebResult};

use crate::account::{self, Fact};
use crate::store::{guard as store, session::Live};

/// Where it is changed.
const PAGE: &str = "/security/password";
/// What can be done with a password that is too old: change it, with all that this takes, or leave.
const OPEN: [&str; 6] = [PAGE, "/confirmation", "/sign-out", "/stay", "/policy", "/assets"];
const PAUSE: Duration = Duration::from_secs(60 * 60);
/// Told in one round; the rest in the next.
const IN_A_ROUND: i64 = 500;

/// In the extensions of a request: the password of the person who is signed in is older than the policy's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OldPassword {
    /// The policy's days.
    pub days: i64,
    /// Nothing else can be done before it is changed.
    pub must: bool,
}

impl OldPassword {
    pub(crate) fn of(policy: &Policy, live: &Live, now: DateTime<Utc>) -> Option<Self> {
        let RotationRules { mode, days } = policy.rotation;
        let is_old = mode != Rotation::Off && live.password_changed_at + chrono::Duration::days(days) <= now;
        is_old.then_some(Self { days, must: mode == Rotation::Force })
    }

    /// Where a request is sent instead.
    pub(crate) fn instead(self, path: &str) -> Option<&'static str> {
        let is_open = OPEN
            .iter()
            .any(|open| path.strip_prefix(open).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
        (self.must && !is_open).then_some(PAGE)
    }
}

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.every("accounts.password_age", PAUSE, move || {
        let house = house.clone();
        async move { round(&house).await.map_err(crate::sweep::told) }
    });
}

/// Tells whoever's password is old by the rules of their level, once in so many days.
async fn round(house: &House) -> WebResult<()> {
    for level in [Proofing::Simplified, Proofing::Standard, Proofing::Confirmed] {
        let RotationRules { mode, days } = house.settings.policy.for_citizens(level.code()).rotation;
        if mode == Rotation::Off {
            continue;
        }
        let since = house.clock.now() - chrono::Duration::days(days);
        for citizen in store::old_passwords(&house.db, level.code(), since, IN_A_ROUND).await? {
            tell(house, citizen, days).await?;
        }
    }
    Ok(())
}

/// One transaction a person, so that nobody is told twice when a round breaks off.
async fn tell(house: &House, citizen: CitizenId, days: i64) -> WebResult<()> {
    let tx = house.db.begin().await?;
    store::password_told(&tx, citizen, house.clock.now()).await?;
    let details = serde_json::json!({ "days": days });
    let fact = Fact { actor: Actor::System, action: "account.password_old", outcome: Outcome::Done, details };
    match account::record(house, &tx, citizen, fact).await {
        Err(Problem::Broken(error)) if error.downcast_ref::<VaultError>().is_some_and(is_erased) => {}
        told => told?,
    }
    Ok(tx.commit().await?)
}

fn is_erased(error: &VaultError) -> bool {
    matches!(error, VaultError::Erased)
}

#[cfg(test)]
mod tests {
    use super::OldPassword;

    #[test]
    fn only_the_way_to_a_new_password_stays_open() {
        let forced = OldPassword { days: 90, must: true };
        for open in ["/security/password", "/confirmation", "/confirmation/resend", "/sign-out"] {
            assert_eq!(forced.instead(open), None, "{open}");
        }
        for shut in ["/", "/security", "/security/passwords", "/profile", "/drafts/1/confirm"] {
            assert_eq!(forced.instead(shut), Some("/security/password"), "{shut}");
        }
        assert_eq!(OldPassword { must: false, ..forced }.instead("/"), None);
    }
}

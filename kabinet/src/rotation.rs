//! Changing the key of the blind indexes while the portal runs: `kabinet keys rotate` makes the next one, this job does the rest.

use std::time::Duration;

use jobs::Registry;
use web::{House, Problem, Proofing, WebResult};

const PAUSE: Duration = Duration::from_secs(60);

/// A look every minute; with no key being changed it costs two queries.
pub fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.every("keys.rotation", PAUSE, move || {
        let house = house.clone();
        async move { advance(&house).await.map_err(Problem::into_error) }
    });
}

/// Takes a next key into use, indexes anew what stands under the one of before, and destroys that one when nothing needs it.
async fn advance(house: &House) -> WebResult<()> {
    let (db, vault) = (&house.db, &house.vault);
    if vault.take_next_index(db).await? {
        tracing::info!("a new index key is in use");
    }
    let Some(retained) = vault.retained_index(db).await? else { return Ok(()) };
    let left = accounts::reindex(db, vault, retained.active).await?
        + staff::reindex(db, vault, retained.active).await?;
    if left > 0 {
        tracing::warn!(left, "some values cannot be indexed anew: the index key of before stays");
    } else if retained.since + longest(house) <= house.clock.now() {
        vault.destroy_retained_index(db).await?;
        tracing::info!("the index key of before is destroyed");
    }
    Ok(())
}

/// What is not indexed anew dies by itself: sessions, registrations that wait, activation codes. Until then they are compared by the
/// key of before.
fn longest(house: &House) -> chrono::Duration {
    let policy = &house.settings.policy;
    let levels = [Proofing::Simplified, Proofing::Standard, Proofing::Confirmed];
    let hours = levels.into_iter().map(|level| {
        let rules = policy.for_citizens(level.code());
        rules.sessions.hours.max(rules.registration.hours).max(rules.recovery.activation_hours)
    });
    chrono::Duration::hours(hours.max().unwrap_or(0) + 1)
}

#[cfg(test)]
mod tests {
    use accounts::NewAccount;
    use base::Sensitive;
    use vault::{KeyState, Purpose};
    use web::testing::{Parts, TestHouse};

    use super::{advance, longest};

    const PHONE: &str = "+79215550142";

    /// covers LOGIN-02: everybody is found from the command to the end of the old key
    #[tokio::test]
    async fn the_job_carries_a_rotation_to_its_end() {
        let migrations =
            [factors::migrations(), accounts::migrations(), staff::migrations(), notifications::migrations()]
                .concat();
        let test = TestHouse::new(Parts { migrations, sources: Vec::new(), announced: |_| false }).await;
        let house = &test.house;
        let tx = house.db.begin().await.unwrap();
        let account = NewAccount {
            email: Sensitive::new("orlova@example.org".to_owned()),
            phone: Sensitive::new(PHONE.to_owned()),
            password: Sensitive::new("Гроза-7-над-рекой".to_owned()),
        };
        let citizen = accounts::create(house, &tx, account).await.unwrap();
        tx.commit().await.unwrap();
        let states = async || -> Vec<KeyState> {
            let all = house.vault.status(&house.db).await.unwrap();
            all.into_iter().filter(|key| key.purpose == Purpose::Index).map(|key| key.state).collect()
        };
        house.vault.rotate(&house.db, Purpose::Index).await.unwrap();
        let minutes = longest(house).num_minutes();
        for (wait, expected) in [
            (1, vec![KeyState::Active, KeyState::Next]),
            (1, vec![KeyState::Retained, KeyState::Active]),
            (minutes - 1, vec![KeyState::Retained, KeyState::Active]),
            (1, vec![KeyState::Active]),
        ] {
            test.minutes_pass(wait);
            advance(house).await.unwrap();
            assert_eq!(states().await, expected);
            assert_eq!(accounts::find(house, &house.db, PHONE).await.unwrap(), Some(citizen));
        }
    }
}

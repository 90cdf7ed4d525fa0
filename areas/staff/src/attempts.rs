//! Wrong passwords and wrong codes of one login from one source (LOGIN-16): so many close the way in, each time for twice as long.

use chrono::{DateTime, Duration, Utc};
use db::{Rows, Tx};
use policy::LockoutRules;
use web::{House, WebResult};

use crate::store::{self, FailuresRow};

/// Doubling stops here; the policy's longest time comes long before.
const MOST_DOUBLINGS: u32 = 20;

/// Until when this login is closed for this source.
pub(crate) async fn closed_until(
    house: &House,
    rows: &impl Rows,
    login: Vec<u8>,
    source: &str,
) -> WebResult<Option<DateTime<Utc>>> {
    let row = store::failures(rows, login, source).await?;
    let until = row.and_then(|row| until(&house.settings.policy.for_staff().lockout, &row));
    Ok(until.filter(|until| *until > house.clock.now()))
}

/// One more wrong try; while the way in is closed tries are not counted.
pub(crate) async fn was_wrong(house: &House, tx: &Tx, login: Vec<u8>, source: &str) -> WebResult<()> {
    let rules = &house.settings.policy.for_staff().lockout;
    let now = house.clock.now();
    let before = store::failures(tx, login.clone(), source).await?;
    let before = before.filter(|row| now - row.last_at < Duration::hours(rules.forget_hours));
    if before.as_ref().and_then(|row| until(rules, row)).is_some_and(|until| until > now) {
        return Ok(());
    }
    let failures = before.map_or(1, |row| row.failures + 1);
    store::set_failures(tx, login, source, failures, now).await?;
    Ok(())
}

/// Somebody came in: the count begins anew.
pub(crate) async fn forget(house: &House, tx: &Tx, login: Vec<u8>, source: &str) -> WebResult<()> {
    store::set_failures(tx, login, source, 0, house.clock.now()).await?;
    Ok(())
}

/// Every so many tries close the way in, the second time for twice as long as the first.
fn until(rules: &LockoutRules, row: &FailuresRow) -> Option<DateTime<Utc>> {
    if row.failures == 0 || row.failures % rules.tries != 0 {
        return None;
    }
    let doublings =
        u32::try_from(row.failures / rules.tries - 1).unwrap_or(MOST_DOUBLINGS).min(MOST_DOUBLINGS);
    let minutes = rules.first_minutes.saturating_mul(1_i64 << doublings).min(rules.most_minutes);
    Some(row.last_at + Duration::minutes(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fifth_wrong_try_closes_for_twice_as_long() {
        let rules = policy::Profile::Portal.policy().lockout;
        let last_at = DateTime::from_timestamp(0, 0).unwrap();
        let minutes = |failures| {
            until(&rules, &FailuresRow { failures, last_at }).map(|until| (until - last_at).num_minutes())
        };
        assert_eq!([4, 5, 6, 10, 15].map(minutes), [None, Some(15), None, Some(30), Some(60)]);
        assert_eq!(minutes(500), Some(rules.most_minutes));
    }
}

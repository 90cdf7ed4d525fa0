//! Messages that anybody can cause to be sent without signing in: counted per target, per source and for the whole portal, so that nobody
//! is flooded through us and no bill grows, without a puzzle for people.

use base::CitizenId;
use chrono::{DateTime, Duration, Utc};
use db::Tx;
use vault::Index;
use web::{House, Problem, WebResult};

use crate::store::send as store;

const WINDOW_HOURS: i64 = 1;

/// Whether a message leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It leaves.
    Send,
    /// This person has had enough: nothing leaves, and the page looks the same, because it must not tell whether the address is known.
    Quietly,
}

/// Counts one message that somebody who is not signed in wants to be sent to `target` (phone in E.164, e-mail). The same whether the
/// target is known or not: call it before looking.
///
/// # Errors
/// [`Problem::TooOften`] when this source, or the whole portal, has asked too often.
pub(crate) async fn message(house: &House, tx: &Tx, source: &str, target: &str) -> WebResult<Verdict> {
    let rules = &house.settings.policy.for_anybody().throttle;
    let limits = [(format!("send source {source}"), rules.per_source), ("send".to_owned(), rules.in_all)];
    for (key, limit) in limits {
        let counted = count(house, tx, &key).await?;
        if counted.sends > limit {
            let opens = counted.first_at + Duration::hours(WINDOW_HOURS);
            let seconds = (opens - house.clock.now()).num_seconds().max(1);
            return Err(Problem::TooOften(u64::try_from(seconds)?));
        }
    }
    let counted = count(house, tx, &format!("send target {target}")).await?;
    Ok(if counted.sends > rules.per_target { Verdict::Quietly } else { Verdict::Send })
}

/// Counts one code that leaves after a right password, for the account and for the address or number: somebody who knows the password must
/// not flood its owner or run up the portal's bill. When there were enough, the moment from which another may leave.
pub(crate) async fn code(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    target: &str,
) -> WebResult<Result<(), DateTime<Utc>>> {
    let most = house.settings.policy.for_anybody().throttle.per_account;
    for key in [format!("code account {citizen}"), format!("code target {target}")] {
        let counted = count(house, tx, &key).await?;
        if counted.sends > most {
            return Ok(Err(counted.first_at + Duration::hours(WINDOW_HOURS)));
        }
    }
    Ok(Ok(()))
}

/// Removes what no longer counts.
pub(crate) async fn sweep(house: &House, tx: &Tx) -> WebResult<()> {
    store::sweep(tx, house.clock.now() - Duration::hours(WINDOW_HOURS)).await
}

/// The keys are keyed hashes: whose phone was written to does not stand in a table. No phone begins with a letter.
async fn count(house: &House, tx: &Tx, key: &str) -> WebResult<store::Counted> {
    let now = house.clock.now();
    store::count(tx, &house.vault.index(Index::Phone, key), now, now - Duration::hours(WINDOW_HOURS)).await
}

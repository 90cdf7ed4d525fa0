//! Wrong tries close a way in: per account and source, so that nobody can lock another person out from elsewhere (LOGIN-16). A browser
//! that its owner has signed in with before is a source of its own. Every further block is twice as long.

use base::CitizenId;
use chrono::{DateTime, Duration, Utc};
use db::{Rows, Tx};
use policy::LockoutRules;
use vault::Index;
use web::{House, Visit, WebResult};

use crate::identifier::Login;
use crate::mark::Mark;
use crate::store::device;
use crate::store::failure::{self as store, Since};

/// Stands for "any account" where tries of a source are counted, and for "any strange source" where tries of an account are.
const ANY: &[u8] = b"any";

/// Tries of an account from all strange sources are counted by the hour.
const ACCOUNT_WINDOW_MINUTES: i64 = 60;

/// Tries that are counted together with those of a pair.
struct Crowd<'p> {
    account: &'p [u8],
    source: &'p [u8],
    limit: i64,
    window_minutes: i64,
}

/// Whose tries are counted, and from where.
#[derive(Clone)]
pub(crate) struct Pair {
    account: Vec<u8>,
    source: Vec<u8>,
    /// The owner has signed in here before: strangers' tries do not count against this source.
    own_device: bool,
}

impl Pair {
    /// An account is counted as one whatever it was called by; an unknown name is counted as itself, so that both look the same.
    pub(crate) async fn of(
        visit: &Visit,
        rows: &impl Rows,
        citizen: Option<CitizenId>,
        login: &Login,
    ) -> WebResult<Self> {
        match citizen {
            Some(citizen) => Self::of_citizen(visit, rows, citizen).await,
            None => {
                let house = &visit.house;
                // The same question to the database as for a known name.
                own_device(visit, rows, CitizenId(uuid::Uuid::nil())).await?;
                let account = house.vault.index(login.kind.index, &format!("unknown {}", login.value));
                Ok(Self { account, source: source_key(house, &visit.source), own_device: false })
            }
        }
    }

    /// The tries of an account from where the visit comes.
    pub(crate) async fn of_citizen(visit: &Visit, rows: &impl Rows, citizen: CitizenId) -> WebResult<Self> {
        let account = citizen.uuid().as_bytes().to_vec();
        let (source, own_device) = match own_device(visit, rows, citizen).await? {
            Some(device) => (device, true),
            None => (source_key(&visit.house, &visit.source), false),
        };
        Ok(Self { account, source, own_device })
    }

    pub(crate) fn account(&self) -> &[u8] {
        &self.account
    }

    /// Whether the owner has signed in with this browser before.
    pub(crate) fn is_own_device(&self) -> bool {
        self.own_device
    }

    /// Everything that is counted apart from the pair itself: all accounts from here, this account from all strange sources.
    fn crowds<'p>(&'p self, rules: &LockoutRules) -> Vec<Crowd<'p>> {
        if self.own_device {
            return Vec::new();
        }
        let source = Crowd {
            account: ANY,
            source: &self.source,
            limit: rules.source_tries,
            window_minutes: rules.first_minutes,
        };
        let account = Crowd {
            account: &self.account,
            source: ANY,
            limit: rules.account_tries,
            window_minutes: ACCOUNT_WINDOW_MINUTES,
        };
        vec![source, account]
    }
}

/// The key of the browser, when the account knows it.
async fn own_device(visit: &Visit, rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Vec<u8>>> {
    let Some(mark) = Mark::parse(visit.browser.expose()) else { return Ok(None) };
    let found = device::by_mark(rows, citizen, mark.hash()).await?;
    Ok(found.map(|row| row.device_id.as_bytes().to_vec()))
}

/// A keyed hash of a cut address. No phone begins with a letter, so the key of phones serves without confusing anything.
pub(crate) fn source_key(house: &House, source: &str) -> Vec<u8> {
    house.vault.index(Index::Phone, &format!("source {source}"))
}

/// What a try may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Try {
    /// Go on: this is the try with that number.
    Allowed(i64),
    /// Not before then.
    Blocked(DateTime<Utc>),
}

/// Counts a try **before** it is made, so that a hundred at once are not a hundred tries. The caller commits.
pub(crate) async fn begin(house: &House, tx: &Tx, pair: &Pair) -> WebResult<Try> {
    let (now, rules) = (house.clock.now(), rules(house));
    let crowds = pair.crowds(rules).into_iter().map(|crowd| (crowd.account, crowd.source));
    for (account, source) in crowds.chain([(pair.account.as_slice(), pair.source.as_slice())]) {
        if let Some(until) = store::blocked_until(tx, account, source, now).await? {
            return Ok(Try::Blocked(until));
        }
    }
    let counted = count(house, tx, &pair.account, &pair.source, rules.first_minutes).await?;
    if counted.failures > rules.tries {
        return Ok(Try::Blocked(block(house, tx, &pair.account, &pair.source).await?));
    }
    Ok(Try::Allowed(counted.failures))
}

/// The try was wrong: how many are left, or until when it is blocked now.
pub(crate) async fn was_wrong(
    house: &House,
    tx: &Tx,
    pair: &Pair,
    number: i64,
) -> WebResult<Result<i64, DateTime<Utc>>> {
    let rules = rules(house);
    for crowd in pair.crowds(rules) {
        let counted = count(house, tx, crowd.account, crowd.source, crowd.window_minutes).await?;
        if counted.failures >= crowd.limit {
            block(house, tx, crowd.account, crowd.source).await?;
        }
    }
    if number < rules.tries {
        return Ok(Ok(rules.tries - number));
    }
    Ok(Err(block(house, tx, &pair.account, &pair.source).await?))
}

/// The try was right, but the person is not in yet.
pub(crate) async fn was_right(tx: &Tx, pair: &Pair) -> WebResult<()> {
    store::take_back(tx, &pair.account, &pair.source).await
}

/// The person is in: what was wrong before no longer counts.
pub(crate) async fn forget(tx: &Tx, pair: &Pair) -> WebResult<()> {
    store::clear(tx, &pair.account, &pair.source).await
}

/// The owner has shown by a code that it is them: the way in from here is open again (LOGIN-17). What other sources have tried goes on
/// being counted.
pub(crate) async fn unlock(tx: &Tx, pair: &Pair) -> WebResult<()> {
    store::clear(tx, &pair.account, &pair.source).await?;
    store::clear(tx, &pair.account, ANY).await
}

/// Removes what no longer counts.
pub(crate) async fn sweep(house: &House, tx: &Tx) -> WebResult<()> {
    let now = house.clock.now();
    store::sweep(tx, memory(house, now), now).await
}

fn rules(house: &House) -> &LockoutRules {
    &house.settings.policy.for_anybody().lockout
}

async fn count(
    house: &House,
    tx: &Tx,
    account: &[u8],
    source: &[u8],
    window_minutes: i64,
) -> WebResult<store::Counted> {
    let now = house.clock.now();
    let since = Since { window: now - Duration::minutes(window_minutes), memory: memory(house, now) };
    store::count(tx, account, source, now, since).await
}

/// Blocks before then no longer make the next one longer.
fn memory(house: &House, now: DateTime<Utc>) -> DateTime<Utc> {
    now - Duration::hours(rules(house).forget_hours)
}

async fn block(house: &House, tx: &Tx, account: &[u8], source: &[u8]) -> WebResult<DateTime<Utc>> {
    let blocks = store::blocks(tx, account, source).await?;
    let until = house.clock.now() + length(rules(house), blocks);
    store::block(tx, account, source, until).await?;
    Ok(until)
}

/// The first block is short, every further one twice as long, up to the longest.
fn length(rules: &LockoutRules, blocks: i64) -> Duration {
    let doublings = u32::try_from(blocks.clamp(0, 30)).unwrap_or(0);
    let minutes = rules.first_minutes.saturating_mul(1_i64 << doublings).min(rules.most_minutes);
    Duration::minutes(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// covers LOGIN-16: exponential windows with an end
    #[test]
    fn every_further_block_is_twice_as_long_up_to_a_day() {
        let rules = policy::Profile::Portal.policy().lockout;
        let lengths: Vec<i64> = (0..9).map(|blocks| length(&rules, blocks).num_minutes()).collect();
        assert_eq!(lengths, [15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
        assert_eq!(length(&rules, i64::MAX).num_minutes(), 1440);
    }
}

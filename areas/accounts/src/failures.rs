//! Five wrong tries block, per account and source, so that nobody can lock another person out from elsewhere (LOGIN-16).

use base::CitizenId;
use chrono::{DateTime, Duration, Utc};
use db::Tx;
use vault::Index;
use web::{House, WebResult};

use crate::identifier::Login;
use crate::store::failure as store;

/// Wrong tries of one account from one source.
pub(crate) const LIMIT: i64 = 5;
/// Wrong tries of all accounts from one source: someone is trying a list.
const SOURCE_LIMIT: i64 = 200;
const BLOCK_MINUTES: i64 = 15;
/// Stands for "any account" where tries of a source are counted.
const ANY: &[u8] = b"any";

/// Whose tries are counted, and from where.
#[derive(Clone)]
pub(crate) struct Pair {
    account: Vec<u8>,
    source: Vec<u8>,
}

impl Pair {
    /// An account is counted as one whatever it was called by; an unknown name is counted as itself, so that both look the same.
    pub(crate) fn of(house: &House, citizen: Option<CitizenId>, login: &Login, source: &str) -> Self {
        let account = match citizen {
            Some(citizen) => citizen.uuid().as_bytes().to_vec(),
            None => house.vault.index(login.kind.index, &format!("unknown {}", login.value)),
        };
        Self { account, source: source_key(house, source) }
    }

    pub(crate) fn of_citizen(house: &House, citizen: CitizenId, source: &str) -> Self {
        Self { account: citizen.uuid().as_bytes().to_vec(), source: source_key(house, source) }
    }
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
    let now = house.clock.now();
    for account in [pair.account.as_slice(), ANY] {
        if let Some(until) = store::blocked_until(tx, account, &pair.source, now).await? {
            return Ok(Try::Blocked(until));
        }
    }
    let window_began = now - Duration::minutes(BLOCK_MINUTES);
    let number = store::count(tx, &pair.account, &pair.source, now, window_began).await?;
    if number > LIMIT {
        return Ok(Try::Blocked(block(house, tx, &pair.account, &pair.source).await?));
    }
    Ok(Try::Allowed(number))
}

/// The try was wrong: how many are left, or until when it is blocked now.
pub(crate) async fn was_wrong(
    house: &House,
    tx: &Tx,
    pair: &Pair,
    number: i64,
) -> WebResult<Result<i64, DateTime<Utc>>> {
    let now = house.clock.now();
    let window_began = now - Duration::minutes(BLOCK_MINUTES);
    if store::count(tx, ANY, &pair.source, now, window_began).await? >= SOURCE_LIMIT {
        block(house, tx, ANY, &pair.source).await?;
    }
    if number < LIMIT {
        return Ok(Ok(LIMIT - number));
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

async fn block(house: &House, tx: &Tx, account: &[u8], source: &[u8]) -> WebResult<DateTime<Utc>> {
    let until = house.clock.now() + Duration::minutes(BLOCK_MINUTES);
    store::block(tx, account, source, until).await?;
    Ok(until)
}

/// Removes what no longer counts.
pub(crate) async fn sweep(house: &House, tx: &Tx) -> WebResult<()> {
    let now = house.clock.now();
    store::sweep(tx, now - Duration::minutes(BLOCK_MINUTES), now).await
}

//! One password tried on many accounts: a list of names and a guess that fits somebody. Then the password itself opens nothing for an
//! hour, whoever types it and wherever, except on the owner's own devices.
//!
//! What is kept is 24 bits of a keyed hash for an hour: enough to see a crowd, too little to find a password by it.

use base::Sensitive;
use chrono::Duration;
use db::{Rows, Tx};
use vault::Index;
use web::{House, WebResult};

use crate::failures::Pair;
use crate::store::spray as store;

const TAG_BYTES: usize = 3;
const WINDOW_HOURS: i64 = 1;

/// A password as it is counted.
#[derive(Clone, Copy)]
pub(crate) struct Tag([u8; TAG_BYTES]);

/// The tag of what was typed.
pub(crate) fn tag(house: &House, password: &Sensitive<String>) -> Tag {
    let hash = house.vault.index(Index::Phone, &format!("password {}", password.expose()));
    let mut tag = [0; TAG_BYTES];
    tag.copy_from_slice(&hash[..TAG_BYTES]);
    Tag(tag)
}

/// Whether this password is being tried on many accounts at present.
pub(crate) async fn is_sprayed(house: &House, rows: &impl Rows, tag: Tag) -> WebResult<bool> {
    let since = house.clock.now() - Duration::hours(WINDOW_HOURS);
    let accounts = store::accounts(rows, &tag.0, since).await?;
    Ok(accounts >= house.settings.policy.for_anybody().lockout.spray_accounts)
}

/// Notes a password that did not fit, or that was refused because it is sprayed.
pub(crate) async fn note(house: &House, tx: &Tx, tag: Tag, pair: &Pair) -> WebResult<()> {
    store::note(tx, &tag.0, pair.account(), house.clock.now()).await
}

/// Removes what no longer counts.
pub(crate) async fn sweep(house: &House, tx: &Tx) -> WebResult<()> {
    store::sweep(tx, house.clock.now() - Duration::hours(WINDOW_HOURS)).await
}

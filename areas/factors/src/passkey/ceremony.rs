//! The server's memory of a ceremony: sealed, five minutes, taken out by the first answer.

use chrono::Duration;
use db::Tx;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::Cell;
use web::{House, WebResult};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyAuthentication, PasskeyRegistration, SecurityKeyAuthentication,
    SecurityKeyRegistration,
};

use crate::holder::Holder;
use crate::store;

const MINUTES: i64 = 5;

/// What the answer will be checked against.
#[derive(Serialize, Deserialize)]
pub(crate) enum State {
    /// A passkey is being made.
    NewPasskey(PasskeyRegistration),
    /// A hardware key is being enrolled.
    NewKey(SecurityKeyRegistration),
    /// Somebody known proves a passkey.
    Passkey(PasskeyAuthentication),
    /// Somebody known proves one of several keys, not all of which can check who holds them.
    AnyKey(SecurityKeyAuthentication),
    /// Somebody unknown says by the key itself who they are.
    Anyone(DiscoverableAuthentication),
}

/// Keeps the state of a ceremony; the id goes to the browser.
pub(crate) async fn begin(house: &House, tx: &Tx, holder: Option<Holder>, state: &State) -> WebResult<Uuid> {
    let now = house.clock.now();
    let id = house.random.uuid(now);
    let sealed = house.vault.house().seal_json(cell(id), state)?;
    store::insert_ceremony(tx, id, holder.map(Holder::uuid), sealed, now + Duration::minutes(MINUTES))
        .await?;
    Ok(id)
}

/// Takes the state out: nothing when it is unknown, answered, too old or of another holder.
pub(crate) async fn take(
    house: &House,
    tx: &Tx,
    holder: Option<Holder>,
    ceremony: &str,
) -> WebResult<Option<State>> {
    let Ok(id) = ceremony.parse::<Uuid>() else { return Ok(None) };
    let Some(row) = store::take_ceremony(tx, id).await? else { return Ok(None) };
    if row.expires_at <= house.clock.now() || row.holder != holder.map(Holder::uuid) {
        return Ok(None);
    }
    Ok(Some(house.vault.house().open_json(cell(id), &row.state)?))
}

fn cell(ceremony: Uuid) -> Cell {
    Cell { table: "factors_ceremonies", column: "state", row: ceremony }
}

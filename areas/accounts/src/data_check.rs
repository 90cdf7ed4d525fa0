//! «Ваши данные ещё верны?»: once in a year everybody is asked to look (NOTIF-15).

use std::time::Duration;

use base::CitizenId;
use jobs::Registry;
use journal::{Actor, Entry, Object, Outcome};
use vault::VaultError;
use web::{House, Proofing, WebResult};

use crate::rules::Rules;
use crate::store::guard as store;

const PAUSE: Duration = Duration::from_secs(60 * 60);
/// Asked in one round; the rest in the next.
const IN_A_ROUND: i64 = 500;

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.every("accounts.data_check", PAUSE, move || {
        let house = house.clone();
        async move { round(&house).await.map_err(crate::sweep::told) }
    });
}

async fn round(house: &House) -> WebResult<()> {
    let after = Rules::of(house, Proofing::Simplified).data_check;
    if after.is_zero() {
        return Ok(());
    }
    for citizen in store::not_asked_since(&house.db, house.clock.now() - after, IN_A_ROUND).await? {
        ask(house, citizen).await?;
    }
    Ok(())
}

/// One transaction a person, so that nobody is asked twice when a round breaks off.
async fn ask(house: &House, citizen: CitizenId) -> WebResult<()> {
    let tx = house.db.begin().await?;
    store::asked(&tx, citizen, house.clock.now()).await?;
    let entry = Entry {
        actor: Actor::System,
        action: "account.data_check",
        citizen: Some(citizen),
        object: Object::Profile,
        service: None,
        agency: None,
        outcome: Outcome::Done,
        reason: None,
        details: serde_json::Value::Null,
    };
    match house.journal.record(&tx, entry).await {
        Ok(_) | Err(VaultError::Erased) => {}
        Err(error) => return Err(error.into()),
    }
    tx.commit().await?;
    Ok(())
}

//! Removes what has expired: ceremonies, enrolments that were not finished, links, old questions.

use std::time::Duration;

use jobs::Registry;
use web::{House, Problem, WebResult};

use crate::{store, totp};

const PAUSE: Duration = Duration::from_secs(10 * 60);
/// How long it is remembered that somebody was asked.
const ASKS_HOURS: i64 = 24;

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.every("factors.sweep", PAUSE, move || {
        let house = house.clone();
        async move {
            sweep(&house).await.map_err(|problem| match problem {
                Problem::Broken(error) => error,
                other => format!("{other:?}").into(),
            })
        }
    });
}

async fn sweep(house: &House) -> WebResult<()> {
    let now = house.clock.now();
    let tx = house.db.begin().await?;
    store::sweep(&tx, now, now - chrono::Duration::minutes(totp::WAITING_MINUTES)).await?;
    store::push::sweep(&tx, now - chrono::Duration::hours(ASKS_HOURS)).await?;
    Ok(tx.commit().await?)
}

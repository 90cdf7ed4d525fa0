//! Removes what has expired: registrations, links, codes, sessions, counted failures.

use std::time::Duration;

use jobs::{JobError, Registry};
use web::{House, Problem};

use crate::store::{alert, device, elevation, recovery, registration, step};
use crate::{failures, password, provider, session, spray, throttle};

/// A browser that was not used so long is forgotten: its cookie lives no longer.
const DEVICE_DAYS: i64 = 400;
const PAUSE: Duration = Duration::from_secs(10 * 60);

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.every("accounts.sweep", PAUSE, move || {
        let house = house.clone();
        async move { sweep(&house).await.map_err(told) }
    });
}

async fn sweep(house: &House) -> Result<(), Problem> {
    let tx = house.db.begin().await?;
    registration::sweep(&tx, house.clock.now()).await?;
    session::sweep(house, &tx).await?;
    web::sweep_kept(house, &tx).await?;
    provider::sweep(house, &tx).await?;
    failures::sweep(house, &tx).await?;
    spray::sweep(house, &tx).await?;
    throttle::sweep(house, &tx).await?;
    password::retire(house, &tx).await?;
    alert::sweep(&tx, house.clock.now()).await?;
    device::sweep(&tx, house.clock.now() - chrono::Duration::days(DEVICE_DAYS)).await?;
    elevation::sweep(&tx, house.clock.now()).await?;
    let now = house.clock.now();
    recovery::sweep(&tx, now, now - chrono::Duration::days(1)).await?;
    step::sweep(&tx, house.clock.now() - chrono::Duration::days(1)).await?;
    tx.commit().await?;
    Ok(())
}

/// What a problem is called among jobs.
pub(crate) fn told(problem: Problem) -> JobError {
    match problem {
        Problem::Broken(error) => error,
        other => format!("{other:?}").into(),
    }
}

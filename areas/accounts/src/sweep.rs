//! Removes what has expired: registrations, links, codes, sessions, counted failures.

use std::time::Duration;

use jobs::{JobError, Registry};
use web::{House, Problem};

use crate::store::registration;
use crate::{failures, session};

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
    failures::sweep(house, &tx).await?;
    tx.commit().await?;
    Ok(())
}

fn told(problem: Problem) -> JobError {
    match problem {
        Problem::Broken(error) => error,
        other => format!("{other:?}").into(),
    }
}

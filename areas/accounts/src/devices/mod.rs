//! Browsers that an account is opened in: known ones, new ones, trusted ones (LOGIN-19).

pub(crate) mod keep;
pub(crate) mod page;

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use uuid::Uuid;
use vault::{Cell, Subject, SubjectKey};
use web::{AuthLevel, House, Visit, WebResult};

use crate::account::{self, Fact};
use crate::device::Device;
use crate::mark::Mark;
use crate::rules::Rules;
use crate::session::{self, Opened};
use crate::store::device as store;

/// How a browser looks to its owner; sealed.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Look {
    pub device: Device,
    /// What its owner calls it; empty until then.
    pub name: String,
}

/// A browser at the moment in which a session opens.
pub(crate) struct Met {
    pub id: Uuid,
    pub mark: Mark,
    pub known: bool,
    pub trusted: bool,
}

/// Finds the browser of a visit among those that the account knows, or makes its acquaintance.
pub(crate) async fn meet(
    visit: &Visit,
    tx: &Tx,
    key: &SubjectKey,
    citizen: CitizenId,
    device: &Device,
) -> WebResult<Met> {
    let house = &visit.house;
    let now = house.clock.now();
    let brought = Mark::parse(visit.browser.expose());
    let mark = brought.unwrap_or_else(|| Mark::new(&house.random));
    if let Some(row) = store::by_mark(tx, citizen, mark.hash()).await? {
        let look = Look { device: device.clone(), name: look(key, &row)?.name };
        store::seen(tx, citizen, row.device_id, key.seal_json(cell(row.device_id), &look)?, now).await?;
        let trusted = row.is_trusted(now);
        return Ok(Met { id: row.device_id, mark, known: true, trusted });
    }
    let id = house.random.uuid(now);
    let look = key.seal_json(cell(id), &Look { device: device.clone(), name: String::new() })?;
    let new = store::NewDevice { citizen, device: id, mark_hash: mark.hash(), look, at: now };
    store::insert(tx, new).await?;
    Ok(Met { id, mark, known: false, trusted: false })
}

/// Whether an account was opened in this browser before. For counters that must not punish the owner for strangers.
pub(crate) async fn is_known(rows: &impl Rows, visit: &Visit, citizen: CitizenId) -> WebResult<bool> {
    let Some(mark) = Mark::parse(visit.browser.expose()) else { return Ok(false) };
    Ok(store::by_mark(rows, citizen, mark.hash()).await?.is_some())
}

/// Opens a session without the second step when the browser is trusted: the password and the browser's secret are two factors.
pub(crate) async fn pass(visit: &Visit, citizen: CitizenId) -> WebResult<Option<Opened>> {
    let house = &visit.house;
    let Some(mark) = Mark::parse(visit.browser.expose()) else { return Ok(None) };
    let tx = house.db.begin().await?;
    let level = account::proofing(&tx, citizen).await?;
    let row = store::by_mark(&tx, citizen, mark.hash()).await?;
    let trusted = row.is_some_and(|row| row.is_trusted(house.clock.now()));
    if !trusted || Rules::of(house, level).trusted.is_zero() {
        return Ok(None);
    }
    let opened = session::open(visit, &tx, citizen, AuthLevel::A2, false).await?;
    let mut details = Device::of(visit).details();
    details["way"] = "trusted_device".into();
    account::record(house, &tx, citizen, Fact::done(citizen, "account.signed_in", details)).await?;
    tx.commit().await?;
    Ok(Some(opened))
}

/// Trusts the browser of a session that was opened just now with two factors, as its owner asked on the page of the second step.
pub(crate) async fn trust(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    device: Uuid,
) -> WebResult<Option<DateTime<Utc>>> {
    let level = account::proofing(tx, citizen).await?;
    let trusted = Rules::of(house, level).trusted;
    if trusted.is_zero() {
        return Ok(None);
    }
    let until = house.clock.now() + trusted;
    if !store::trust(tx, citizen, device, Some(until)).await? {
        return Ok(None);
    }
    let row = store::find(tx, citizen, device).await?;
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let details = match &row {
        Some(row) => look(&key, row)?.device.details(),
        None => serde_json::Value::Null,
    };
    account::record(house, tx, citizen, Fact::done(citizen, "account.device_trusted", details)).await?;
    Ok(Some(until))
}

impl store::Row {
    pub(crate) fn is_trusted(&self, now: DateTime<Utc>) -> bool {
        self.trusted_until.is_some_and(|until| until > now)
    }
}

pub(crate) fn look(key: &SubjectKey, row: &store::Row) -> WebResult<Look> {
    Ok(key.open_json(cell(row.device_id), &row.look)?)
}

pub(crate) fn cell(device: Uuid) -> Cell {
    Cell { table: "accounts_devices", column: "look", row: device }
}

//! Sign-ins in a new browser, and tries from one, are gathered for some minutes into one message on every channel (LOGIN-22).

use std::collections::BTreeSet;

use base::CitizenId;
use chrono::{DateTime, Duration, Utc};
use db::Tx;
use delivery::Channel;
use jobs::{Ended, NewJob, Registry, Running};
use journal::{Actor, Outcome};
use notifications::{Contact, Outgoing};
use text::{Arg, Words};
use uuid::Uuid;
use vault::{Cell, Subject, SubjectKey, VaultError};
use web::{House, WebResult};

use crate::account::{self, Fact};
use crate::device::Device;
use crate::devices::Met;
use crate::guard::disavow;
use crate::rules::Rules;
use crate::store::{alert as store, guard};

const TELL: &str = "accounts.tell";
/// Tries are told at most this often: whoever tries all day must not be able to fill the owner's phone.
const ATTEMPTS_PAUSE: Duration = Duration::hours(6);
/// Sign-ins named one by one in a message.
const LISTED: i64 = 20;

#[derive(serde::Serialize, serde::Deserialize)]
struct Payload {
    citizen: CitizenId,
}

/// Somebody is in: told when the browser is new, or always, as the owner wishes.
pub(crate) async fn entered(
    house: &House,
    tx: &Tx,
    key: &SubjectKey,
    citizen: CitizenId,
    met: &Met,
    device: &Device,
) -> WebResult<()> {
    let entries = guard::of(tx, citizen).await?.map_or_else(|| "new".to_owned(), |row| row.entries);
    if entries == "every" || (entries == "new" && !met.known) {
        put(house, tx, key, citizen, "entered", device).await?;
    }
    Ok(())
}

/// Somebody gave a wrong password or code: told when the browser is not one of the owner's.
pub(crate) async fn attempted(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    device: &Device,
    own_device: bool,
) -> WebResult<()> {
    let wished = guard::of(tx, citizen).await?.is_none_or(|row| row.attempts);
    if !wished || own_device || store::waiting(tx, citizen).await? >= LISTED {
        return Ok(());
    }
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    put(house, tx, &key, citizen, "attempted", device).await
}

async fn put(
    house: &House,
    tx: &Tx,
    key: &SubjectKey,
    citizen: CitizenId,
    kind: &'static str,
    device: &Device,
) -> WebResult<()> {
    let now = house.clock.now();
    let id = house.random.uuid(now);
    let new = store::NewAlert { citizen, id, kind, device: key.seal_json(cell(id), device)?, at: now };
    store::insert(tx, new).await?;
    let level = account::proofing(tx, citizen).await?;
    let job = NewJob {
        kind: TELL,
        payload: serde_json::json!({ "citizen": citizen }),
        run_at: Some(now + Rules::of(house, level).gather),
        key: Some(format!("{TELL}/{citizen}")),
    };
    house.jobs.enqueue(tx, job).await?;
    Ok(())
}

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.add(TELL, move |running| {
        let house = house.clone();
        async move { run(&house, running).await.map_err(crate::sweep::told) }
    });
}

/// What is gathered, opened.
struct Gathered {
    entered: Vec<(DateTime<Utc>, Device)>,
    attempted: Vec<(DateTime<Utc>, Device)>,
}

/// The job: the messages and the end of the waiting are one transaction, so that run again it says nothing twice.
async fn run(house: &House, running: Running) -> WebResult<Ended> {
    let Payload { citizen } = serde_json::from_value(running.payload)?;
    let key = match house.vault.key(&house.db, Subject::Citizen(citizen)).await {
        Err(VaultError::Erased) => return Ok(Ended::Done),
        key => key?,
    };
    let contact = account::contact(house, &house.db, citizen).await?;
    let tx = house.db.begin().await?;
    let settings = guard::of(&tx, citizen).await?;
    let mut gathered = gather(&tx, &key, citizen).await?;
    let now = house.clock.now();
    let told_at = settings.as_ref().and_then(|row| row.attempts_told_at);
    let quiet_until = told_at.map(|at| at + ATTEMPTS_PAUSE).filter(|until| *until > now);
    if quiet_until.is_some() {
        gathered.attempted.clear();
    }
    let (by_email, by_sms) = settings.map_or((true, true), |row| (row.by_email, row.by_sms));
    for (kind, action, events) in [
        ("entered", "account.new_device", &gathered.entered),
        ("attempted", "account.attempts", &gathered.attempted),
    ] {
        if events.is_empty() {
            continue;
        }
        tell(house, &tx, citizen, &contact, (by_email, by_sms), (action, events)).await?;
        store::delete(&tx, citizen, kind).await?;
    }
    if !gathered.attempted.is_empty() {
        guard::attempts_told(&tx, citizen, now).await?;
    }
    let left = store::waiting(&tx, citizen).await?;
    tx.commit().await?;
    Ok(quiet_until.filter(|_| left > 0).map_or(Ended::Done, Ended::At))
}

async fn gather(tx: &Tx, key: &SubjectKey, citizen: CitizenId) -> WebResult<Gathered> {
    let mut gathered = Gathered { entered: Vec::new(), attempted: Vec::new() };
    for row in store::of(tx, citizen, LISTED).await? {
        let device = key.open_json(cell(row.alert_id), &row.device)?;
        let list = if row.kind == "entered" { &mut gathered.entered } else { &mut gathered.attempted };
        list.push((row.at, device));
    }
    Ok(gathered)
}

/// One message on every channel that the owner left on, and one entry of which the feed's notice is made.
async fn tell(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    contact: &Contact,
    (by_email, by_sms): (bool, bool),
    (action, events): (&'static str, &[(DateTime<Utc>, Device)]),
) -> WebResult<()> {
    let t = Words::new(house.book.clone(), contact.lang);
    let url = disavow::link(house, tx, citizen, action).await?;
    let portal = house.settings.portal_name.of(t.lang).to_owned();
    let count = i64::try_from(events.len()).unwrap_or(i64::MAX);
    let word = action.rsplit('.').next().unwrap_or_default().replace('_', "-");
    let lines = lines(&t, events, house.clock.now());
    let args: Vec<(&str, Arg)> = vec![
        ("portal", portal.into()),
        ("url", url.into()),
        ("lines", lines.into()),
        ("count", count.into()),
    ];
    let words = |part: &str| t.with(&format!("accounts-told-{word}-{part}"), &args);
    if let Some(to) = contact.email.clone().filter(|_| by_email) {
        let (subject, text) = (words("subject"), words("letter"));
        let message = Outgoing { citizen: Some(citizen), channel: Channel::Email, to, subject, text };
        notifications::post(house, tx, message).await?;
    }
    if let Some(to) = contact.phone.clone().filter(|_| by_sms) {
        let message = Outgoing {
            citizen: Some(citizen),
            channel: Channel::Sms,
            to,
            subject: String::new(),
            text: words("sms"),
        };
        notifications::post(house, tx, message).await?;
    }
    let families: BTreeSet<&str> = events.iter().map(|(_, device)| device.family.as_str()).collect();
    let mut details = events.last().map_or(serde_json::Value::Null, |(_, device)| device.details());
    details["count"] = count.into();
    details["families"] =
        families.into_iter().filter(|family| !family.is_empty()).collect::<Vec<_>>().join("; ").into();
    let fact = Fact { actor: Actor::System, action, outcome: Outcome::Done, details };
    account::record(house, tx, citizen, fact).await
}

/// «24 ноября, 12:00: Firefox, Linux, 192.0.2.7», a line each.
fn lines(t: &Words, events: &[(DateTime<Utc>, Device)], now: DateTime<Utc>) -> String {
    let line = |(at, device): &(DateTime<Utc>, Device)| {
        format!("{}: {}, {}", t.moment(*at, now), device.words(t), device.address)
    };
    events.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn cell(alert: Uuid) -> Cell {
    Cell { table: "accounts_alerts", column: "device", row: alert }
}

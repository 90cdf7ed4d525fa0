//! The job that sends the code of a recovery, when there is somebody to send it to.

use base::CitizenId;
use chrono::Duration;
use db::Tx;
use delivery::Channel;
use jobs::{Ended, NewJob, Registry, Running};
use notifications::Outgoing;
use serde::{Deserialize, Serialize};
use text::{Lang, Words};
use uuid::Uuid;
use web::{House, WebResult};

use crate::account;
use crate::codes::{self, Sms};
use crate::recovery::case::{self, Case, Goal};
use crate::store::recovery as store;

const SEND: &str = "accounts.recovery_code";

#[derive(Serialize, Deserialize)]
struct Payload {
    case: Uuid,
}

/// The same job for known and unknown, so that who asks cannot tell.
pub(crate) async fn soon(house: &House, tx: &Tx, case: Uuid) -> WebResult<()> {
    let payload = serde_json::to_value(Payload { case })?;
    house.jobs.enqueue(tx, NewJob { kind: SEND, payload, run_at: None, key: None }).await?;
    Ok(())
}

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.add(SEND, move |running| {
        let house = house.clone();
        async move { run(&house, running).await.map_err(crate::sweep::told) }
    });
}

/// Makes the code in any case, so that a wrong one is answered alike, and sends it when there is an account, and not too many recoveries
/// of it have begun today.
async fn run(house: &House, running: Running) -> WebResult<Ended> {
    let Payload { case } = serde_json::from_value(running.payload)?;
    let Some(case) = case::of_id(house, case).await? else { return Ok(Ended::Done) };
    let tx = house.db.begin().await?;
    let owner = case.asked.owner(house, &tx).await?;
    let lang = match owner {
        Some(citizen) if admitted(house, &tx, &case, citizen).await? => {
            store::set_citizen(&tx, case.id, citizen).await?;
            Some(account::own_contacts(house, &tx, citizen).await?.lang)
        }
        // The new phone is the asker's own: it gets its code whether the account is known or not.
        _ if case.asked.goal == Goal::Reset => Some(Lang::Ru),
        _ => None,
    };
    match lang {
        Some(lang) => post(house, &tx, &case, owner, lang).await?,
        None => {
            let _ = codes::make(house, &tx, case.purpose()).await?;
        }
    }
    tx.commit().await?;
    Ok(Ended::Done)
}

async fn admitted(house: &House, tx: &Tx, case: &Case, citizen: CitizenId) -> WebResult<bool> {
    let most = house.settings.policy.for_anybody().recovery.begun_a_day;
    let since = house.clock.now() - Duration::days(1);
    Ok(case.citizen.is_some() || store::begun_since(tx, citizen, since).await? < most)
}

async fn post(house: &House, tx: &Tx, case: &Case, owner: Option<CitizenId>, lang: Lang) -> WebResult<()> {
    let t = Words::new(house.book.clone(), lang);
    let portal = house.settings.portal_name.of(t.lang).to_owned();
    let what = match case.asked.goal {
        Goal::Password => "recovery",
        Goal::Unlock => "unlock",
        Goal::Reset => "reset",
    };
    let words = |key: String, code: &str| {
        t.with(&key, &[("portal", portal.clone().into()), ("code", code.to_owned().into())])
    };
    // A reset writes to a phone that belongs to nobody yet.
    let citizen = owner.filter(|_| case.asked.goal != Goal::Reset);
    let to = case.asked.target().to_owned();
    if !case.asked.by_mail() {
        let text = words(format!("accounts-sms-{what}"), "{code}");
        // Too early is no failure: the page shows the seconds that are left.
        let _ = codes::send(house, tx, case.purpose(), Sms { phone: to, citizen, text }).await?;
    } else if let Ok(code) = codes::make(house, tx, case.purpose()).await? {
        let subject = words(format!("accounts-letter-{what}-subject"), "");
        let text = words(format!("accounts-letter-{what}"), &code);
        codes::post(house, tx, Outgoing { citizen, channel: Channel::Email, to, subject, text }).await?;
    }
    Ok(())
}

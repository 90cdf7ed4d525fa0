//! Requests to operators do not wait for ever (LOGIN-18): one that nobody has decided in the policy's days is closed, its author is told,
//! and the evidence is kept no longer than that after a decision.

use std::time::Duration;

use base::Email;
use chrono::{DateTime, Utc};
use delivery::Channel;
use jobs::Registry;
use notifications::Outgoing;
use text::{Lang, Words};
use uuid::Uuid;
use web::{House, WebResult};

use crate::recovery::staff::{Evidence, cell};
use crate::store::request as store;

const PAUSE: Duration = Duration::from_secs(60 * 60);
/// Closed in one round; the rest in the next.
const IN_A_ROUND: i64 = 200;

pub(crate) fn register(registry: &mut Registry, house: &House) {
    let house = house.clone();
    registry.every("accounts.requests", PAUSE, move || {
        let house = house.clone();
        async move { round(&house).await.map_err(crate::sweep::told) }
    });
}

async fn round(house: &House) -> WebResult<()> {
    let days = house.settings.policy.for_anybody().recovery.request_days;
    let before = house.clock.now() - chrono::Duration::days(days);
    for row in store::waiting(&house.db, IN_A_ROUND).await? {
        if row.made_at <= before {
            close(house, row.request_id, &row.data, days).await?;
        }
    }
    let tx = house.db.begin().await?;
    store::forget_decided(&tx, before).await?;
    Ok(tx.commit().await?)
}

/// One transaction a request, so that nobody is told twice when a round breaks off.
async fn close(house: &House, request: Uuid, data: &[u8], days: i64) -> WebResult<()> {
    let evidence: Evidence = house.vault.house().open_json(cell(request), data)?;
    let now: DateTime<Utc> = house.clock.now();
    let tx = house.db.begin().await?;
    if !store::close(&tx, request, now).await? {
        return Ok(());
    }
    let t = Words::new(house.book.clone(), Lang::Ru);
    let is_mail = Email::parse(&evidence.answer).is_ok();
    let url = format!("{}/recovery", house.settings.origin());
    let message = Outgoing {
        citizen: None,
        channel: if is_mail { Channel::Email } else { Channel::Sms },
        to: evidence.answer,
        subject: if is_mail { t.get("accounts-request-closed-subject") } else { String::new() },
        text: t.with("accounts-request-closed", &[("days", days.into()), ("url", url.into())]),
    };
    notifications::post(house, &tx, message).await?;
    Ok(tx.commit().await?)
}

//! The outbox: a message is written with the change it tells about, sealed, and leaves after the commit.

use base::{CitizenId, MessageId, NoticeId};
use chrono::{DateTime, Utc};
use db::Tx;
use delivery::{Channel, DeliveryError, Message};
use jobs::{Ended, JobError, NewJob, Running};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::{Cell, Subject, VaultError};
use web::House;

use crate::{Outgoing, store};

/// The kind of job that hands a message to the way out.
pub(crate) const SEND: &str = "notifications.send";

/// What is sealed in the column `message`.
#[derive(Serialize, Deserialize)]
struct Letter {
    to: String,
    subject: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    citizen: Option<CitizenId>,
    message: MessageId,
}

/// Writes a message and the job that sends it; about which notice it is, and until when it is of use.
pub(crate) async fn put(
    house: &House,
    tx: &Tx,
    message: Outgoing,
    (notice, good_until): (Option<NoticeId>, Option<DateTime<Utc>>),
) -> Result<MessageId, VaultError> {
    let id = MessageId::new(&house.clock, &house.random);
    let key = house.vault.key(tx, subject(message.citizen)).await?;
    let letter = Letter { to: message.to, subject: message.subject, text: message.text };
    let new = store::NewMessage {
        owner: owner(message.citizen),
        id,
        notice,
        channel: code(message.channel),
        message: key.seal_json(cell(id), &letter)?,
        at: house.clock.now(),
        good_until,
    };
    store::insert_message(tx, new).await?;
    let payload = Payload { citizen: message.citizen, message: id };
    let payload = serde_json::json!({ "citizen": payload.citizen, "message": payload.message });
    house.jobs.enqueue(tx, NewJob { kind: SEND, payload, run_at: None, key: None }).await?;
    Ok(id)
}

/// The job: hands a message to the way out and forgets its text once it has arrived. A message that leaves twice, because the
/// note of its arrival was lost, carries the same key both times.
pub(crate) async fn send(house: &House, running: Running) -> Result<Ended, JobError> {
    let Payload { citizen, message: id } = serde_json::from_value(running.payload)?;
    let owner = owner(citizen);
    let Some(row) = store::message(&house.db, owner, id).await? else { return Ok(Ended::Done) };
    let Some(sealed) = row.message else { return Ok(Ended::Done) };
    if row.good_until.is_some_and(|until| until <= house.clock.now()) {
        return drop_late(house, owner, id).await;
    }
    let outcome = match house.vault.key(&house.db, subject(citizen)).await {
        Ok(key) => {
            let letter: Letter = key.open_json(cell(id), &sealed)?;
            house.delivery.send(&addressed(letter, channel(&row.channel)?, id)).await
        }
        Err(VaultError::Erased) => Err(DeliveryError::Never("the citizen is erased".to_owned())),
        Err(error) => return Err(error.into()),
    };
    settle(house, owner, id, outcome).await
}

/// Forgets a message that nobody needs any more.
async fn drop_late(house: &House, owner: Uuid, id: MessageId) -> Result<Ended, JobError> {
    tracing::info!(message = %id, "a message was dropped: it could not leave while it was of use");
    let tx = house.db.begin().await?;
    store::refused(&tx, owner, id, "it could not leave while it was of use", house.clock.now()).await?;
    tx.commit().await?;
    Ok(Ended::Done)
}

async fn settle(
    house: &House,
    owner: Uuid,
    id: MessageId,
    outcome: Result<(), DeliveryError>,
) -> Result<Ended, JobError> {
    let (tx, now) = (house.db.begin().await?, house.clock.now());
    let ended = match outcome {
        Ok(()) => {
            store::delivered(&tx, owner, id, now).await?;
            Ended::Done
        }
        Err(DeliveryError::Later(why)) => {
            store::failed(&tx, owner, id, &why).await?;
            Ended::Waiting { why }
        }
        Err(DeliveryError::Never(why)) => {
            tracing::warn!(message = %id, why, "a message will never arrive");
            store::refused(&tx, owner, id, &why, now).await?;
            Ended::Done
        }
    };
    tx.commit().await?;
    Ok(ended)
}

fn addressed(letter: Letter, channel: Channel, id: MessageId) -> Message {
    Message { channel, to: letter.to, subject: letter.subject, text: letter.text, key: id.to_string() }
}

fn subject(citizen: Option<CitizenId>) -> Subject {
    citizen.map_or(Subject::House, Subject::Citizen)
}

/// The first part of a message's key; messages of the house (registrations) stand under the nil id.
fn owner(citizen: Option<CitizenId>) -> Uuid {
    citizen.map_or(Uuid::nil(), CitizenId::uuid)
}

fn cell(id: MessageId) -> Cell {
    Cell { table: "notifications_messages", column: "message", row: id.uuid() }
}

/// The word of a channel in the database.
pub(crate) fn code(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Sms => "sms",
    }
}

fn channel(code: &str) -> Result<Channel, JobError> {
    [Channel::Email, Channel::Sms]
        .into_iter()
        .find(|channel| self::code(*channel) == code)
        .ok_or_else(|| format!("no such channel: {code}").into())
}

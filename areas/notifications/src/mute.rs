//! Which ways a person does not want to be told about one matter by (NOTIF-03, APP-07). The feed always tells.

use base::CitizenId;
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use delivery::Channel;
use journal::{Object, Recorded};
use uuid::Uuid;

use crate::notice::Kind;

/// The ways that are off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Muted {
    /// No letters.
    pub email: bool,
    /// No text messages.
    pub sms: bool,
}

impl Muted {
    pub(crate) fn is_off(self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.email,
            Channel::Sms => self.sms,
        }
    }
}

/// Turns ways off and on for what is told about one object of a citizen, in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn mute(tx: &Tx, citizen: CitizenId, object: Uuid, muted: Muted) -> Result<(), DbError> {
    tx.execute(
        "insert into notifications_mutes (citizen_id, object_id, email, sms) values ($1, $2, $3, $4)
         on conflict (citizen_id, object_id) do update set email = excluded.email, sms = excluded.sms",
        values![citizen.uuid(), object, muted.email, muted.sms],
    )
    .await
    .map(drop)
}

/// The ways that are off for one object of a citizen; none when nothing was turned off.
///
/// # Errors
/// The database's.
pub async fn muted(rows: &impl Rows, citizen: CitizenId, object: Uuid) -> Result<Muted, DbError> {
    let found: Option<Muted> = rows
        .optional(
            "select email, sms from notifications_mutes where citizen_id = $1 and object_id = $2",
            values![citizen.uuid(), object],
        )
        .await?;
    Ok(found.unwrap_or_default())
}

/// What is off for an entry: of an application, and of a document that came from one. What the person must act on is never off.
pub(crate) async fn of_entry(
    rows: &impl Rows,
    citizen: CitizenId,
    entry: &Recorded,
    kind: Kind,
) -> Result<Muted, DbError> {
    let object = match (kind, entry.object) {
        (Kind::Status, Object::Application(id)) => Some(id.uuid()),
        (Kind::Document, Object::Document(_)) => {
            entry.details.get("application").and_then(|id| id.as_str()?.parse().ok())
        }
        _ => None,
    };
    match object {
        Some(object) => muted(rows, citizen, object).await,
        None => Ok(Muted::default()),
    }
}

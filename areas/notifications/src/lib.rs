//! What people are told: the feed, mail and SMS through a sealed outbox.

use std::sync::Arc;
use std::time::Duration;

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{Db, DbError, Migration, Tx};
use delivery::Channel;
use text::{Lang, Source};
use web::{House, WebResult};

mod announce;
mod belongings;
mod feed;
mod mute;
mod notice;
mod outbox;
mod read;
mod store;

pub use belongings::OwnNotices;
pub use mute::{Muted, mute, muted};

/// A message that leaves the house after the caller's transaction commits.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// Whose key seals it; `None` is the house's (registrations).
    pub citizen: Option<CitizenId>,
    /// The way.
    pub channel: Channel,
    /// Address.
    pub to: String,
    /// Subject; empty for SMS.
    pub subject: String,
    /// Text.
    pub text: String,
}

/// Where a citizen can be reached.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Confirmed e-mail.
    pub email: Option<String>,
    /// Confirmed number.
    pub phone: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// Who knows the contacts; implemented by `accounts`, given by the leaf.
#[async_trait::async_trait]
pub trait Contacts: Send + Sync {
    /// A citizen's contacts.
    async fn of(&self, house: &House, citizen: CitizenId) -> Result<Option<Contact>, vault::VaultError>;

    /// A link by which the person says «это был не я» about an action of the journal, made in the transaction of the message.
    /// `None` when there is no such link.
    async fn disavowal(
        &self,
        _house: &House,
        _tx: &Tx,
        _citizen: CitizenId,
        _action: &str,
    ) -> Result<Option<String>, vault::VaultError> {
        Ok(None)
    }
}

/// Puts a message into the sealed outbox and a job into the queue, in the caller's transaction.
/// It leaves after the commit, is tried again until it arrives, and its text is forgotten then.
pub async fn post(house: &House, tx: &Tx, message: Outgoing) -> WebResult<()> {
    outbox::put(house, tx, message, (None, None)).await?;
    Ok(())
}

/// Like [`post`], for a message that is of no use after `good_until`: what has not left by then is dropped. A code that has died
/// must not arrive after an outage beside the one that lives.
pub async fn post_until(
    house: &House,
    tx: &Tx,
    message: Outgoing,
    good_until: DateTime<Utc>,
) -> WebResult<()> {
    outbox::put(house, tx, message, (None, Some(good_until))).await?;
    Ok(())
}

/// Which journal actions become notices (given to `Journal::open`).
#[must_use]
pub fn announced(action: &str) -> bool {
    notice::announcement(action).is_some()
}

/// Counts unread notices for the bell, and says who was told something new.
#[derive(Debug)]
pub struct Bell;

#[async_trait::async_trait]
impl web::Unread for Bell {
    async fn unread(&self, db: &Db, citizen: CitizenId) -> Result<i64, DbError> {
        store::unread(db, citizen).await
    }

    async fn arrived(
        &self,
        db: &Db,
        since: DateTime<Utc>,
        citizen: Option<CitizenId>,
        limit: i64,
    ) -> Result<Vec<(uuid::Uuid, CitizenId)>, DbError> {
        store::arrived(db, since, citizen, limit).await
    }
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |name, sql| Migration { area: "notifications", name, sql };
    vec![
        step("0001_notifications", include_str!("migrations/0001_notifications.sql")),
        step("0002_good_until", include_str!("migrations/0002_good_until.sql")),
        step("0003_mutes", include_str!("migrations/0003_mutes.sql")),
        step("0004_arrived", include_str!("migrations/0004_arrived.sql")),
    ]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("notifications", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/notifications`.
pub fn routes() -> axum::Router<House> {
    feed::routes().merge(read::routes())
}

/// How long it is remembered that a message left.
const REMEMBERED_DAYS: i64 = 90;

/// `notifications.announce`, `notifications.send`, and the sweep of messages that left long ago.
pub fn jobs(registry: &mut jobs::Registry, house: &House, contacts: Arc<dyn Contacts>) {
    let here = house.clone();
    registry.add(journal::ANNOUNCE, move |running| {
        let (house, contacts) = (here.clone(), Arc::clone(&contacts));
        async move { announce::run(&house, contacts.as_ref(), running).await }
    });
    let here = house.clone();
    registry.add(outbox::SEND, move |running| {
        let house = here.clone();
        async move { outbox::send(&house, running).await }
    });
    let here = house.clone();
    registry.every("notifications.sweep", Duration::from_secs(24 * 60 * 60), move || {
        let house = here.clone();
        async move {
            let tx = house.db.begin().await?;
            let before = house.clock.now() - chrono::Duration::days(REMEMBERED_DAYS);
            store::forget_messages(&tx, before).await?;
            Ok(tx.commit().await?)
        }
    });
}

//! What people are told: the feed, mail and SMS through a sealed outbox.

use base::CitizenId;
use db::{Db, DbError, Migration, Tx};
use delivery::Channel;
use text::{Lang, Source};
use web::{House, WebResult};

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
}

/// Puts a message into the sealed outbox and a job into the queue, in the caller's transaction.
pub async fn post(_house: &House, _tx: &Tx, _message: Outgoing) -> WebResult<()> {
    todo!()
}

/// Which journal actions become notices (given to `Journal::open`).
#[must_use]
pub fn announced(_action: &str) -> bool {
    todo!()
}

/// Counts unread notices for the bell.
#[derive(Debug)]
pub struct Bell;

#[async_trait::async_trait]
impl web::Unread for Bell {
    async fn unread(&self, _db: &Db, _citizen: CitizenId) -> Result<i64, DbError> {
        todo!()
    }
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    todo!()
}
/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    todo!()
}
/// `/notifications`.
pub fn routes() -> axum::Router<House> {
    todo!()
}
/// `notifications.announce`, `notifications.send`.
pub fn jobs(_registry: &mut jobs::Registry, _house: &House, _contacts: std::sync::Arc<dyn Contacts>) {
    todo!()
}

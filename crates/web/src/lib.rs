//! The glue between axum and the areas: pages, forms and field errors, CSRF, who is calling, refusals.

use std::sync::Arc;

use base::{Clock, Random};
use db::Db;
use delivery::Delivery;
use jobs::Jobs;
use journal::Journal;
use text::Book;
use vault::{Files, Vault};

mod caller;
mod error;
mod form;
mod visit;

pub use caller::{AuthLevel, CitizenSession, Citizen, Officer, Proofing, Role, StaffSession, StepUp};
pub use error::{Problem, WebResult};
pub use form::{FieldErrors, Fields, Posted};
pub use visit::{Html, Visit};

/// What every handler is given: the axum state of every area's router.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub db: Db,
    /// Keys and sealed values.
    pub vault: Vault,
    /// Sealed files.
    pub files: Files,
    /// The record.
    pub journal: Journal,
    /// The queue.
    pub jobs: Jobs,
    /// The way out for messages.
    pub delivery: Delivery,
    /// Words.
    pub book: Arc<Book>,
    /// Time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// How many notices a citizen has not read, for the bell in the header.
    pub unread: Arc<dyn Unread>,
    /// Settings that pages need.
    pub settings: Arc<Settings>,
}

/// Counts unread notices; given by the area of notifications.
#[async_trait::async_trait]
pub trait Unread: Send + Sync {
    /// How many.
    async fn unread(&self, db: &Db, citizen: base::CitizenId) -> Result<i64, db::DbError>;
}

/// Settings that pages need; every one is a key of `kabinet.toml`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `http://127.0.0.1:8080` or `https://cabinet.example`, no slash at the end.
    pub public_url: url::Url,
    /// The portal's name in mails and documents.
    pub portal_name: String,
    /// Idle time after which a session ends.
    pub session_idle_minutes: i64,
    /// Time after which a session ends whatever happens.
    pub session_hours: i64,
    /// The sandbox's inbox, linked from pages in a demo only.
    pub demo_inbox: Option<String>,
    /// How many proxies in front are believed about the caller's address.
    pub trusted_proxies: u8,
}

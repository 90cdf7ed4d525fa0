//! The glue between axum and the areas: pages, forms and field errors, forgery tokens, who is calling, refusals.
//!
//! An area offers a `Router<House>`; [`dress`] puts the frame around the sum of them: sessions, security headers,
//! the anonymous seed of the forgery token, and pages for every refusal.

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
mod frame;
mod switches;
pub mod testing;
mod token;
mod visit;

pub use caller::{AuthLevel, Citizen, CitizenSession, Officer, Proofing, Role, Staff, StaffSession};
pub use error::{Problem, WebResult};
pub use form::{FieldErrors, Fields, Posted};
pub use frame::dress;
pub use token::{Forgery, Token};
pub use visit::{Html, Visit, cookie, local_path};

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
    /// Makes and checks forgery tokens.
    pub forgery: Forgery,
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
    /// `http://127.0.0.1:8080` or `https://cabinet.example`.
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

impl Settings {
    /// The public address without a slash at the end, to put a path behind it.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.public_url.as_str().trim_end_matches('/')
    }

    /// Whether people reach the portal over TLS: cookies are `Secure` and named `__Host-` then.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

/// The schemas of the spine, to stand before those of the areas.
#[must_use]
pub fn migrations() -> Vec<db::Migration> {
    let mut all = Vec::new();
    all.extend(Vault::migrations());
    all.extend(Jobs::migrations());
    all.extend(Journal::migrations());
    all
}

/// The words of the spine: this room's and the design system's.
#[must_use]
pub fn words() -> Vec<text::Source> {
    let mut all =
        text::Source::pair("web", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl")).to_vec();
    all.extend(ui::words());
    all
}

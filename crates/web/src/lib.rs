//! The glue between axum and the areas: pages, forms and field errors, forgery tokens, who is calling, refusals.
//!
//! An area offers a `Router<House>`; [`dress`] puts the frame around the sum of them: sessions, security headers,
//! the anonymous seed of the forgery token, and pages for every refusal.

use std::sync::Arc;

use base::{Clock, Random};
use chrono::{DateTime, NaiveDate, Utc};
use db::Db;
use delivery::Delivery;
use jobs::Jobs;
use journal::Journal;
use text::Book;
use vault::{Files, Vault};

pub mod belongings;
mod caller;
mod changes;
mod error;
mod form;
mod frame;
mod kept;
mod limit;
mod loose;
mod refill;
mod settings;
mod switches;
mod table;
pub mod testing;
mod token;
mod visit;

pub use caller::{
    AuthLevel, Citizen, CitizenSession, KnownBrowser, Officer, Proofing, Role, Staff, StaffSession,
};
pub use changes::{Changes, UNATTENDED, is_unattended};
pub use error::{Problem, StepUp, WebResult};
pub use form::{FieldErrors, Fields, Posted};
pub use frame::dress;
pub use kept::{Former, sweep_kept};
pub use limit::{Allowances, Limit, Limits};
pub use loose::{note_loose, sweep_loose, sweep_unfinished};
pub use settings::{Reports, Settings};
pub use table::csv_line;
pub use token::{Forgery, Token};
pub use visit::{Html, Visit, caller_address, cookie, local_path, network};

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
    /// Tells open pages that something has changed.
    pub changes: Changes,
    /// Makes and checks forgery tokens.
    pub forgery: Forgery,
    /// Counts requests by address.
    pub limits: Limits,
    /// Settings that pages need.
    pub settings: Arc<Settings>,
}

impl House {
    /// The civil date of a moment where the portal is.
    #[must_use]
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        self.book.day_of(at)
    }

    /// The date on the wall calendar.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.day_of(self.clock.now())
    }
}

/// Counts unread notices; given by the area of notifications.
#[async_trait::async_trait]
pub trait Unread: Send + Sync {
    /// How many.
    async fn unread(&self, db: &Db, citizen: base::CitizenId) -> Result<i64, db::DbError>;

    /// The notices that have arrived since a moment, of one citizen or, with `None`, of anybody: `limit` at most, the newest first.
    async fn arrived(
        &self,
        db: &Db,
        since: DateTime<Utc>,
        citizen: Option<base::CitizenId>,
        limit: i64,
    ) -> Result<Vec<(uuid::Uuid, base::CitizenId)>, db::DbError>;
}

/// The schemas of the spine, to stand before those of the areas.
#[must_use]
pub fn migrations() -> Vec<db::Migration> {
    let mut all = Vec::new();
    all.extend(Vault::migrations());
    all.extend(Jobs::migrations());
    all.extend(Journal::migrations());
    let sql = include_str!("migrations/0001_kept_forms.sql");
    all.push(db::Migration { area: "web", name: "0001_kept_forms", sql });
    all
}

/// The words of the spine: this room's and the design system's.
#[must_use]
pub fn words() -> Vec<text::Source> {
    let mut all =
        text::Source::pair("web", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl")).to_vec();
    all.extend(ui::words());
    all.extend(policy::words());
    all
}

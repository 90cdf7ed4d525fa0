//! Applications: filling in, sending, following; the officers' desk; the steps that make them move.

use std::sync::Arc;

use catalogue::Catalogue;
use documents::Press;
use text::Source;
use web::House;

/// The name under which the area notes its files.
pub(crate) const AREA: &str = "applications";

mod amend;
mod answer;
mod applicant;
mod application;
mod archive;
mod area;
mod attempt;
mod autosave;
mod background;
mod belongings;
mod calendar;
mod check_answers;
mod closed;
mod confirm;
mod copy;
mod course;
mod crowd;
mod desk;
mod draft;
mod eligibility;
mod file;
mod follow;
mod forecast;
mod form;
mod home;
mod inquire;
mod journal;
mod late;
mod letter;
mod letterbox;
mod link;
mod list;
mod message;
mod migrations;
mod number;
mod own;
mod own_files;
mod page;
pub mod past;
mod payment;
mod pins;
mod precheck;
mod readiness;
mod receipt;
mod received;
mod reissue;
mod repeat;
mod routes;
mod save;
mod shelf;
mod signature;
mod start;
mod status;
mod step;
mod store;
mod subscription;
mod sweep;
mod task;
mod template;
mod timeline;
mod trash;
mod trial;
mod visit;
mod withdraw;

pub use background::jobs;
pub use belongings::OwnApplications;
pub use crowd::{crowd, live};
pub use link::signed::make_link;
pub use migrations::migrations;
pub use precheck::{About, Difference, Mark, Meaning, Past, Precheck, PrecheckDown, Rules, Seen};
/// A register gave no usable answer.
pub use profile::RegisterDown;

/// The registers that services ask.
#[async_trait::async_trait]
pub trait Registers: Send + Sync {
    /// Asks the register with this code; the answer is its JSON object.
    async fn ask(&self, register: &str, query: &serde_json::Value)
    -> Result<serde_json::Value, RegisterDown>;
}

/// What this area needs besides the house.
#[derive(Clone)]
pub struct Tools {
    /// Services.
    pub catalogue: Catalogue,
    /// Documents.
    pub press: Press,
    /// Registers.
    pub registers: Arc<dyn Registers>,
    /// The machine that looks at applications before officers do.
    pub precheck: Arc<dyn Precheck>,
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("applications", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/` (home), `/drafts/…`, `/applications/…`, and the desk: `/staff/queue`, `/staff/cases/…`, `/staff/admin`.
pub fn routes(tools: Tools) -> axum::Router<House> {
    routes::all(tools)
}

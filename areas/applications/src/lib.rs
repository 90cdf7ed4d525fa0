//! Applications: filling in, sending, following; the officers' desk; the steps that make them move.

use std::sync::Arc;
use std::time::Duration;

use catalogue::Catalogue;
use db::Migration;
use documents::Press;
use text::Source;
use web::House;

/// The name under which the area notes its files.
pub(crate) const AREA: &str = "applications";

mod amend;
mod answer;
mod application;
mod archive;
mod area;
mod autosave;
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
mod letter;
mod letterbox;
mod link;
mod list;
mod message;
mod number;
mod own_files;
mod page;
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

pub use belongings::OwnApplications;
pub use crowd::{crowd, live};
pub use link::signed::make_link;
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

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |name, sql| Migration { area: "applications", name, sql };
    vec![
        step("0001_applications", include_str!("migrations/0001_applications.sql")),
        step("0002_held", include_str!("migrations/0002_held.sql")),
        step("0003_filling", include_str!("migrations/0003_filling.sql")),
        step("0004_visits", include_str!("migrations/0004_visits.sql")),
        step("0005_following", include_str!("migrations/0005_following.sql")),
        step("0006_desk", include_str!("migrations/0006_desk.sql")),
        step("0007_services", include_str!("migrations/0007_services.sql")),
        step("0010_precheck", include_str!("migrations/0010_precheck.sql")),
        step("0011_reminders", include_str!("migrations/0011_reminders.sql")),
        step("0012_links", include_str!("migrations/0012_links.sql")),
    ]
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

/// `applications.step` and sweeps.
pub fn jobs(registry: &mut jobs::Registry, house: &House, tools: Tools) {
    let steps = house.clone();
    let (silent, of_steps, of_silence) = (house.clone(), tools.clone(), tools.clone());
    registry.add(confirm::STEP, move |job| step::run(steps.clone(), of_steps.clone(), job));
    registry.add(step::silence::KIND, move |job| step::silence::run(silent.clone(), of_silence.clone(), job));
    let (inquiries, of_inquiries) = (house.clone(), tools.clone());
    registry.add(inquire::NAME, move |job| inquire::run(inquiries.clone(), of_inquiries.clone(), job));
    let (looks, of_looks) = (house.clone(), tools.clone());
    registry.add(precheck::KIND, move |job| precheck::run(looks.clone(), of_looks.clone(), job));
    let (terms, of_terms) = (house.clone(), tools.clone());
    registry.every("applications.reminders", Duration::from_secs(1800), move || {
        let (house, tools) = (terms.clone(), of_terms.clone());
        async move { desk::reminders::run(&house, &tools).await.map_err(step::failure) }
    });
    let (sweeps, of_sweeps) = (house.clone(), tools.clone());
    let (reissued, of_reissued) = (house.clone(), tools.clone());
    registry.add(reissue::KIND, move |job| reissue::run(reissued.clone(), of_reissued.clone(), job));
    registry.every("applications.sweep", Duration::from_secs(3600), move || {
        let (house, tools) = (sweeps.clone(), of_sweeps.clone());
        async move { sweep::run(&house, &tools).await.map_err(step::failure) }
    });
    let loose = house.clone();
    registry.every("applications.loose_files", Duration::from_secs(3600), move || {
        let house = loose.clone();
        async move { sweep::loose_files(&house).await.map_err(step::failure) }
    });
}

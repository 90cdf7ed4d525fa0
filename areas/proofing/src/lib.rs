//! Proof of identity: the ways up from one level of account to the next, and the review queue.

use std::sync::Arc;
use std::time::Duration;

use db::Migration;
use profile::RegisterDown;
use text::Source;
use web::House;

mod area;
mod ask;
mod bank;
mod belongings;
mod conclude;
mod desk;
mod dossier;
mod level;
mod licence;
mod likeness;
mod look_at;
mod phone;
mod proof;
mod routes;
mod section;
mod store;
mod sweep;
mod term;
mod way;

pub use belongings::OwnProofs;
pub use likeness::Gradients;

/// The name under which this area's files are noted.
const AREA: &str = "proofing";

/// The registers that know numbers in people's names: `operators` and `driving-licences`.
#[async_trait::async_trait]
pub trait Registers: Send + Sync {
    /// Asks the register with this code; the answer is its JSON object.
    async fn ask(&self, register: &str, query: &serde_json::Value)
    -> Result<serde_json::Value, RegisterDown>;
}

/// Compares two pictures of a person. What it says is shown to an officer and decides nothing.
pub trait Matcher: Send + Sync {
    /// How alike the face of the selfie and the picture on the paper are, 0 to 100; `None` when it cannot say.
    fn likeness(&self, selfie: &image::DynamicImage, paper: &image::DynamicImage) -> Option<u8>;
}

/// What this area needs besides the house.
#[derive(Clone)]
pub struct Tools {
    /// Registers.
    pub registers: Arc<dyn Registers>,
    /// Partner banks, in the order of the page; may be empty.
    pub banks: Vec<Arc<dyn accounts::provider::Provider>>,
    /// The comparison of pictures.
    pub matcher: Arc<dyn Matcher>,
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let sql = include_str!("migrations/0001_proofing.sql");
    vec![Migration { area: "proofing", name: "0001_proofing", sql }]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("proofing", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/profile/level…`, `/sections/electronic-passports`, and the desk: `/staff/proofing…`.
pub fn routes(tools: Tools) -> axum::Router<House> {
    routes::all(tools)
}

/// `proofing.ask`, `proofing.likeness` and sweeps.
pub fn jobs(registry: &mut jobs::Registry, house: &House, tools: Tools) {
    let area = area::Area::new(tools);
    let (asking, asker) = (house.clone(), area.clone());
    registry.add(ask::KIND, move |running| {
        let (house, area) = (asking.clone(), asker.clone());
        async move { ask::run(&house, &area, running).await }
    });
    let comparing = house.clone();
    registry.add(likeness::KIND, move |running| {
        let (house, area) = (comparing.clone(), area.clone());
        async move { likeness::run(&house, &area, running).await }
    });
    let sweeping = house.clone();
    registry.every("proofing.sweep", Duration::from_secs(3600), move || {
        let house = sweeping.clone();
        async move { sweep::run(&house).await.map_err(likeness::told) }
    });
    let loose = house.clone();
    registry.every("proofing.loose_files", Duration::from_secs(3600), move || {
        let house = loose.clone();
        async move { sweep::loose_files(&house).await.map_err(likeness::told) }
    });
}

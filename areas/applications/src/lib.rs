//! Applications: filling in, sending, following; the officers' desk; the steps that make them move.

use std::sync::Arc;

use catalogue::Catalogue;
use db::Migration;
use documents::Press;
use text::Source;
use web::House;

/// A register gave no usable answer.
pub use profile::RegisterDown;

/// The registers that services ask.
#[async_trait::async_trait]
pub trait Registers: Send + Sync {
    /// Asks the register with this code; the answer is its JSON object.
    async fn ask(&self, register: &str, query: &serde_json::Value) -> Result<serde_json::Value, RegisterDown>;
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
/// `/` (home), `/drafts/…`, `/applications/…`, and the desk: `/staff/queue`, `/staff/cases/…`.
pub fn routes(_tools: Tools) -> axum::Router<House> {
    todo!()
}
/// `applications.step` and sweeps.
pub fn jobs(_registry: &mut jobs::Registry, _house: &House, _tools: Tools) {
    todo!()
}

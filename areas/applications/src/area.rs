//! What every handler of this area is given beside the house.

use std::sync::Arc;

use axum::Extension;
use tokio::sync::Semaphore;

use crate::Tools;

/// The tools, and the one place in which pictures are unpacked.
#[derive(Clone)]
pub(crate) struct Area {
    pub tools: Tools,
    pub decoding: Arc<Semaphore>,
}

/// Extractor of the area.
pub(crate) type Here = Extension<Area>;

impl Area {
    pub(crate) fn new(tools: Tools) -> Self {
        Self { tools, decoding: Arc::new(Semaphore::new(1)) }
    }
}

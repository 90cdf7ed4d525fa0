//! What the handlers of this area share.

use std::sync::Arc;

use axum::Extension;
use tokio::sync::Semaphore;

use crate::Tools;

/// The area's own things, put into every request.
#[derive(Clone)]
pub(crate) struct Area {
    pub tools: Tools,
    /// One picture is unpacked at a time: it is many times larger than its file.
    pub decoding: Arc<Semaphore>,
}

impl Area {
    pub(crate) fn new(tools: Tools) -> Self {
        Self { tools, decoding: Arc::new(Semaphore::new(1)) }
    }
}

/// How handlers ask for it.
pub(crate) type Here = Extension<Area>;

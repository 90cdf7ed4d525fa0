//! Document rendering: a Typst template and JSON data in, PDF/A bytes out.
//!
//! What a template may use is told in `README.md` beside this room. Templates reach nothing but the files named there:
//! no network, no packages, no file of the machine, no clock.

mod printable;
mod render;
mod world;

use std::sync::Arc;

use tokio::sync::Semaphore;

/// What the document says of itself.
#[derive(Clone, Debug)]
pub struct Document {
    /// The Typst source of the letter (`result.typ`). It reads its data with `#let data = json("data.json")` and the QR code with `image("qr.svg")`.
    pub template: String,
    /// The data.
    pub data: serde_json::Value,
    /// The title in the PDF's metadata.
    pub title: String,
    /// `ru` or `en`.
    pub lang: &'static str,
    /// The creation date in the metadata.
    pub at: chrono::DateTime<chrono::Utc>,
    /// What the QR code says; drawn as `qr.svg`.
    pub qr: Option<String>,
}

/// Why a document could not be rendered: the template's file, line and message.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct RenderError(pub String);

/// The house's typeface (Golos Text Medium, OFL) as a TrueType file, for whoever draws words into a picture.
#[must_use]
pub fn typeface() -> &'static [u8] {
    world::MEDIUM
}

/// Renders documents; at most `parallel` at a time, off the async threads. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Renderer {
    places: Arc<Semaphore>,
}

impl Renderer {
    /// A renderer with the house's fonts (Golos Text) loaded once, on first use.
    #[must_use]
    pub fn new(parallel: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(parallel.max(1))) }
    }

    /// Renders to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): the same document gives the same bytes.
    ///
    /// # Errors
    /// When the template is wrong or asks for what is not there; the message names file and line.
    pub async fn render(&self, document: Document) -> Result<Vec<u8>, RenderError> {
        let broken = |error: &dyn std::fmt::Display| RenderError(format!("the renderer stopped: {error}"));
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|e| broken(&e))?;
        let work = tokio::task::spawn_blocking(move || {
            // The place is given back by the thread that used it, even when the caller has gone away.
            let _place = place;
            render::render(&document)
        });
        work.await.map_err(|e| broken(&e))?
    }
}

#[cfg(test)]
mod tests;

//! Document rendering: a Typst template and JSON data in, PDF/A bytes out.

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

/// Renders documents; at most `parallel` at a time, off the async threads. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Renderer {}

impl Renderer {
    /// A renderer with the house's fonts (Golos Text) loaded once, on first use.
    #[must_use]
    pub fn new(_parallel: usize) -> Self {
        todo!()
    }
    /// Renders to PDF/A-2a and PDF/UA-1.
    pub async fn render(&self, _document: Document) -> Result<Vec<u8>, RenderError> {
        todo!()
    }
}

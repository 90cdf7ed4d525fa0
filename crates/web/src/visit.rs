//! One visit of a page: language, look, token, viewer.

use askama::Template;
use text::Words;
use ui::{Page, Section};

use crate::House;

/// Extractor for every page handler: `async fn page(visit: Visit, ...)`.
#[derive(Clone)]
pub struct Visit {
    /// The house.
    pub house: House,
    /// The reader's words: cookie `kabinet_lang`, else `Accept-Language`, else Russian.
    pub t: Words,
    /// The caller's address, cut to /24 or /48, for the journal and limits.
    pub source: String,
    /// The caller's full address.
    pub address: std::net::IpAddr,
    /// User agent.
    pub agent: String,
    page: Page,
}

impl Visit {
    /// The frame of a page; `title` is already in words.
    #[must_use]
    pub fn page(&self, title: impl Into<String>, section: Section) -> Page {
        Page { title: title.into(), section, ..self.page.clone() }
    }
    /// Renders a template with status 200.
    pub fn show(&self, _template: &impl Template) -> crate::WebResult<Html> {
        todo!()
    }
    /// Renders a form again with status 422, what was typed kept.
    pub fn again(&self, _template: &impl Template) -> crate::WebResult<Html> {
        todo!()
    }
}

/// A rendered page.
#[derive(Debug)]
pub struct Html {
    /// Status.
    pub status: http::StatusCode,
    /// The page.
    pub body: String,
}

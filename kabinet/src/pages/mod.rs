//! Static pages.

/// Their words.
pub fn words() -> [text::Source; 2] {
    text::Source::pair("pages", "", "")
}

/// Their routes.
pub fn routes() -> axum::Router<web::House> {
    axum::Router::new()
}

//! Styles, script, fonts and icons, built by `build.rs`, embedded, served for a year under addresses that carry the hash of their content.

use memory_serve::CacheControl;

include!(concat!(env!("OUT_DIR"), "/manifest.rs"));

/// The address of `app.css`, `app.js`, `icons.svg`, `mark.svg`, `golos-cyrillic.woff2`, `golos-latin.woff2`.
#[must_use]
pub fn asset(name: &str) -> &'static str {
    let found = MANIFEST.iter().find(|(known, _)| *known == name);
    debug_assert!(found.is_some(), "there is no asset {name}");
    found.map_or("", |(_, path)| path)
}

/// The styles, the script, the fonts and the icons, under their hashed addresses.
pub fn assets<S: Clone + Send + Sync + 'static>() -> axum::Router<S> {
    // The code that `load!` includes names its types in full.
    #[allow(unused_qualifications)]
    let files = memory_serve::load!();
    files
        .index_file(None)
        .enable_brotli(true)
        .enable_gzip(true)
        .cache_control(CacheControl::Long)
        .into_router()
}

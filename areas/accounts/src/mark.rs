//! The secret by which a browser is known again (LOGIN-19). It says which browser it is, never who sits there: it opens nothing by itself.

use base::{Random, Sensitive};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, HeaderValue};
use web::{Settings, WebResult};

use crate::cookie::sha256;

const SECRET_BYTES: usize = 32;
/// 400 days, the longest that browsers keep a cookie.
const LIFE_SECONDS: i64 = 400 * 24 * 60 * 60;

/// A browser's secret of 256 bits; the server keeps only its hash.
#[derive(Clone)]
pub(crate) struct Mark([u8; SECRET_BYTES]);

impl Mark {
    pub(crate) fn new(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// What a browser brought, if it looks like one of ours.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Some(Self(URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?))
    }

    /// The text of the cookie among the headers of a request.
    pub(crate) fn cookie(settings: &Settings, headers: &HeaderMap) -> Option<Sensitive<String>> {
        web::cookie(headers, name(settings)).map(|text| Sensitive::new(text.to_owned()))
    }

    /// SHA-256 of the secret: enough for 256 random bits.
    pub(crate) fn hash(&self) -> Vec<u8> {
        sha256(&self.0)
    }

    /// The header that leaves the mark in the browser.
    pub(crate) fn header(&self, settings: &Settings) -> WebResult<HeaderValue> {
        let secure = if settings.is_https() { "; Secure" } else { "" };
        let (name, value) = (name(settings), URL_SAFE_NO_PAD.encode(self.0));
        let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age={LIFE_SECONDS}");
        Ok(HeaderValue::try_from(text)?)
    }
}

fn name(settings: &Settings) -> &'static str {
    if settings.is_https() { "__Host-kabinet-browser" } else { "kabinet_browser" }
}

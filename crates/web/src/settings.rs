//! What the configuration says to pages.

use std::sync::Arc;

/// Settings that pages need; every one is a key of `kabinet.toml`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `http://127.0.0.1:8080` or `https://cabinet.example`.
    pub public_url: url::Url,
    /// The portal's name in mails and documents.
    pub portal_name: text::Named,
    /// The rules of accounts, for every group of people.
    pub policy: Arc<policy::Policies>,
    /// The sandbox's inbox, linked from pages in a demo only.
    pub demo_inbox: Option<String>,
    /// How many proxies in front are believed about the caller's address.
    pub trusted_proxies: u8,
    /// Whom people ask; shown on every page.
    pub support: Arc<ui::Support>,
    /// Where weaknesses are reported.
    pub reports: Reports,
}

/// Where weaknesses of the portal are reported: what `/.well-known/security.txt` says (RFC 9116).
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reports {
    /// Addresses, the preferred one first: `mailto:`, `tel:` or `https:`. Without any there is no such file.
    pub contacts: Vec<url::Url>,
    /// The page that says how reports are treated: `https:`.
    pub policy: Option<url::Url>,
}

impl Reports {
    /// The first address that a program which follows the standard would not take (sections 2.5.3 and 2.5.7).
    #[must_use]
    pub fn unfit(&self) -> Option<&url::Url> {
        let contact = self.contacts.iter().find(|url| !matches!(url.scheme(), "mailto" | "tel" | "https"));
        contact.or_else(|| self.policy.as_ref().filter(|url| url.scheme() != "https"))
    }
}

impl Settings {
    /// The public address without a slash at the end, to put a path behind it.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.public_url.as_str().trim_end_matches('/')
    }

    /// Whether people reach the portal over TLS: cookies are `Secure` and named `__Host-` then.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

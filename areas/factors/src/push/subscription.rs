//! Where a browser takes messages, as it says itself (Push API, `PushSubscription.toJSON()`).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use web_push_native::{Auth, WebPushBuilder};

/// The longest address of a push service.
const LONGEST: usize = 2000;
const AUTH_BYTES: usize = 16;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Subscription {
    pub endpoint: String,
    keys: Keys,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Keys {
    p256dh: String,
    auth: String,
}

impl Subscription {
    /// Nothing when an address or a key is none.
    pub(crate) fn parse(said: &str) -> Option<Self> {
        let subscription: Self = serde_json::from_str(said).ok()?;
        subscription.builder()?;
        Some(subscription)
    }

    /// What seals messages for this browser.
    pub(crate) fn builder(&self) -> Option<WebPushBuilder> {
        if self.endpoint.len() > LONGEST {
            return None;
        }
        let address: url::Url = self.endpoint.parse().ok()?;
        address.host_str().filter(|_| matches!(address.scheme(), "https" | "http"))?;
        let address: http::Uri = self.endpoint.parse().ok()?;
        let public = p256::PublicKey::from_sec1_bytes(&bytes(&self.keys.p256dh)?).ok()?;
        let auth = bytes(&self.keys.auth)?;
        (auth.len() == AUTH_BYTES)
            .then(|| WebPushBuilder::new(address, public, Auth::clone_from_slice(&auth)))
    }

    /// The origin of the push service, which the portal's signature names (RFC 8292, section 2).
    pub(crate) fn audience(&self) -> Option<String> {
        let address: url::Url = self.endpoint.parse().ok()?;
        Some(address.origin().ascii_serialization())
    }
}

/// Some browsers write the padding, most do not.
fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

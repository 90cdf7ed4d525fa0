//! Web push (RFC 8030): a sealed message handed to the push service of the person's browser.

use std::time::Duration;

use reqwest::{Client, StatusCode, Url};
use serde::Deserialize;

use crate::DeliveryError;
use crate::outside::ConfigError;

/// Longest wait for a connection.
const CONNECT_SECONDS: u64 = 3;
/// Longest whole request.
const WHOLE_SECONDS: u64 = 10;

/// A message that only the browser it is for can open (RFC 8291), with its headers.
pub type PushRequest = http::Request<Vec<u8>>;

/// Which push services the portal talks to. The address comes from the person's browser, so nothing else is ever called.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PushConfig {
    /// Hosts that are reached over TLS (`*.` in front stands for every name below), or whole origins: `http://127.0.0.1:8091`.
    pub services: Vec<String>,
}

impl Default for PushConfig {
    /// The services of the common browsers.
    fn default() -> Self {
        let services = [
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.push.apple.com",
            "*.notify.windows.com",
        ];
        Self { services: services.map(ToOwned::to_owned).to_vec() }
    }
}

impl PushConfig {
    /// Whether the portal talks to the service at this address.
    #[must_use]
    pub fn allows(&self, address: &str) -> bool {
        let Ok(url) = address.parse::<Url>() else { return false };
        let Some(host) = url.host_str() else { return false };
        let safe = url.scheme() == "https" && url.port().is_none();
        self.services.iter().any(|service| match service.strip_prefix("*.") {
            Some(parent) => safe && host.strip_suffix(parent).is_some_and(|name| name.ends_with('.')),
            None if service.contains("://") => {
                service.parse::<Url>().is_ok_and(|service| service.origin() == url.origin())
            }
            None => safe && host == service,
        })
    }
}

pub(crate) struct Pushes {
    client: Client,
    config: PushConfig,
}

impl Pushes {
    pub(crate) fn new(config: &PushConfig) -> Result<Self, ConfigError> {
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(CONNECT_SECONDS))
            .timeout(Duration::from_secs(WHOLE_SECONDS))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| ConfigError::new("push.services", error))?;
        Ok(Self { client, config: config.clone() })
    }

    pub(crate) async fn send(&self, request: PushRequest) -> Result<(), DeliveryError> {
        if !self.config.allows(&request.uri().to_string()) {
            return Err(DeliveryError::Never("push: the portal does not talk to this service".to_owned()));
        }
        let request = reqwest::Request::try_from(request)
            .map_err(|_| DeliveryError::Never("push: the address is none".to_owned()))?;
        match self.client.execute(request).await {
            Ok(answer) => judge(answer.status()),
            Err(error) if error.is_timeout() => {
                Err(DeliveryError::Later("push: no answer in time".to_owned()))
            }
            Err(_) => Err(DeliveryError::Later("push: no connection".to_owned())),
        }
    }
}

/// RFC 8030, section 7.3: a subscription that is gone stays gone; everything else may pass.
fn judge(status: StatusCode) -> Result<(), DeliveryError> {
    let words = format!("push: {}", status.as_u16());
    match status {
        status if status.is_success() => Ok(()),
        StatusCode::NOT_FOUND | StatusCode::GONE | StatusCode::PAYLOAD_TOO_LARGE => {
            Err(DeliveryError::Never(words))
        }
        _ => Err(DeliveryError::Later(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_services_are_called() {
        let config = PushConfig::default();
        assert!(config.allows("https://fcm.googleapis.com/fcm/send/abc"));
        assert!(config.allows("https://web.push.apple.com/abc"));
        for address in [
            "http://fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8443/x",
            "https://fcm.googleapis.com.example/x",
            "https://evilpush.apple.com/x",
            "https://127.0.0.1/x",
            "nothing",
        ] {
            assert!(!config.allows(address), "{address}");
        }
        let empty: PushConfig = serde_json::from_str("{}").unwrap();
        assert_eq!(empty.services, config.services, "a section without keys is the usual one");
        let own = PushConfig { services: vec!["http://127.0.0.1:8091".to_owned()] };
        assert!(own.allows("http://127.0.0.1:8091/push/1"));
        assert!(!own.allows("http://127.0.0.1:8092/push/1"));
    }
}

//! SMS by the HTTP gateway of an operator.

use std::time::Duration;

use reqwest::{Client, StatusCode, Url};

use crate::outside::{ConfigError, SmsConfig};
use crate::{DeliveryError, Message};

/// Longest wait for a connection.
const CONNECT_SECONDS: u64 = 3;
/// Longest whole request.
const WHOLE_SECONDS: u64 = 10;

pub(crate) struct Gateway {
    client: Client,
    url: Url,
    authorization: Option<reqwest::header::HeaderValue>,
}

impl Gateway {
    pub(crate) fn new(config: &SmsConfig) -> Result<Self, ConfigError> {
        let url: Url = config.url.parse().map_err(|error| ConfigError::new("sms.url", error))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(ConfigError::new("sms.url", "must begin with http:// or https://"));
        }
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(CONNECT_SECONDS))
            .timeout(Duration::from_secs(WHOLE_SECONDS))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| ConfigError::new("sms.url", error))?;
        let authorization = config.token.as_ref().map(|token| bearer(token.expose())).transpose()?;
        Ok(Self { client, url, authorization })
    }

    pub(crate) async fn send(&self, message: &Message) -> Result<(), DeliveryError> {
        let body = serde_json::json!({ "to": message.to, "text": message.text, "key": message.key });
        let mut request =
            self.client.post(self.url.clone()).json(&body).header("idempotency-key", &message.key);
        if let Some(value) = &self.authorization {
            request = request.header(reqwest::header::AUTHORIZATION, value.clone());
        }
        let status = match request.send().await {
            Ok(answer) => answer.status(),
            Err(error) if error.is_builder() => {
                return Err(DeliveryError::Never("sms: the key is not one".to_owned()));
            }
            Err(error) if error.is_timeout() => {
                return Err(DeliveryError::Later("sms: no answer in time".to_owned()));
            }
            Err(_) => return Err(DeliveryError::Later("sms: no connection".to_owned())),
        };
        judge(status)
    }
}

/// A number that the gateway calls wrong stays wrong; everything else may pass.
fn judge(status: StatusCode) -> Result<(), DeliveryError> {
    let words = format!("sms: {}", status.as_u16());
    match status {
        status if status.is_success() => Ok(()),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Err(DeliveryError::Never(words)),
        _ => Err(DeliveryError::Later(words)),
    }
}

fn bearer(token: &str) -> Result<reqwest::header::HeaderValue, ConfigError> {
    let mut value: reqwest::header::HeaderValue = format!("Bearer {token}")
        .parse()
        .map_err(|_| ConfigError::new("sms.token", "has characters that a header cannot carry"))?;
    value.set_sensitive(true);
    Ok(value)
}

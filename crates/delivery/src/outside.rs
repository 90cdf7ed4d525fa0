//! The configured way out: SMTP for mail, an HTTP gateway for SMS.

use std::path::PathBuf;
use std::sync::Arc;

use base::Sensitive;
use serde::{Deserialize, Deserializer};

use crate::push::{PushConfig, PushRequest, Pushes};
use crate::sms::Gateway;
use crate::smtp::Smtp;
use crate::{Channel, Delivery, DeliveryError, Message, Transport};

/// Where messages go, as `kabinet.toml` says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsideConfig {
    /// The mail server.
    pub smtp: SmtpConfig,
    /// The SMS gateway.
    pub sms: SmsConfig,
    /// The push services of browsers.
    #[serde(default)]
    pub push: PushConfig,
}

/// How the connection to the mail server is encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Starttls {
    /// STARTTLS (RFC 3207) or nothing is sent.
    #[default]
    Required,
    /// STARTTLS when the server offers it.
    Optional,
    /// In the clear: only for a server on the same machine.
    None,
}

/// The mail server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpConfig {
    /// Name or address.
    pub host: String,
    /// Port.
    #[serde(default = "submission_port")]
    pub port: u16,
    /// Encryption.
    #[serde(default)]
    pub starttls: Starttls,
    /// `Кабинет <noreply@cabinet.example>`.
    pub from: String,
    /// User name, when the server wants one.
    #[serde(default)]
    pub user: Option<String>,
    /// Its password.
    #[serde(default, deserialize_with = "secret")]
    pub password: Option<Sensitive<String>>,
    /// PEM file of an authority to trust besides the public ones.
    #[serde(default)]
    pub authority: Option<PathBuf>,
}

/// The SMS gateway: takes `POST` with `{"to", "text", "key"}` and answers 2xx when it has accepted the message.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmsConfig {
    /// Its address.
    pub url: String,
    /// Sent as `Authorization: Bearer`, when given.
    #[serde(default, deserialize_with = "secret")]
    pub token: Option<Sensitive<String>>,
}

/// What is wrong with the configuration of messages.
#[derive(Debug, thiserror::Error)]
#[error("{key}: {why}")]
pub struct ConfigError {
    /// The key of `kabinet.toml`: `smtp.from`.
    pub key: &'static str,
    /// What is wrong.
    pub why: String,
}

impl ConfigError {
    pub(crate) fn new(key: &'static str, why: impl std::fmt::Display) -> Self {
        Self { key, why: why.to_string() }
    }
}

/// The real way out. Opens no connection yet.
pub fn outside(config: &OutsideConfig) -> Result<Delivery, ConfigError> {
    Ok(Arc::new(Outside {
        mail: Smtp::new(&config.smtp)?,
        sms: Gateway::new(&config.sms)?,
        push: Pushes::new(&config.push)?,
    }))
}

struct Outside {
    mail: Smtp,
    sms: Gateway,
    push: Pushes,
}

#[async_trait::async_trait]
impl Transport for Outside {
    async fn send(&self, message: &Message) -> Result<(), DeliveryError> {
        match message.channel {
            Channel::Email => self.mail.send(message).await,
            Channel::Sms => self.sms.send(message).await,
        }
    }

    async fn push(&self, request: PushRequest) -> Result<(), DeliveryError> {
        self.push.send(request).await
    }
}

fn submission_port() -> u16 {
    587
}

fn secret<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Sensitive<String>>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.map(Sensitive::new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_encrypts_unless_told_otherwise_and_hides_its_secrets() {
        let config: OutsideConfig = serde_json::from_value(serde_json::json!({
            "smtp": { "host": "mail.example", "from": "Кабинет <noreply@cabinet.example>", "user": "kabinet", "password": "hunter2" },
            "sms": { "url": "https://sms.example/send", "token": "hunter3" },
        }))
        .unwrap();
        assert_eq!((config.smtp.port, config.smtp.starttls), (587, Starttls::Required));
        assert!(!format!("{config:?}").contains("hunter"));
    }

    #[test]
    fn a_wrong_sender_is_named_before_anything_starts() {
        let config = OutsideConfig {
            smtp: SmtpConfig {
                host: "mail.example".to_owned(),
                port: 25,
                starttls: Starttls::None,
                from: "nobody".to_owned(),
                user: None,
                password: None,
                authority: None,
            },
            sms: SmsConfig { url: "https://sms.example".to_owned(), token: None },
            push: PushConfig::default(),
        };
        assert_eq!(outside(&config).err().map(|error| error.key), Some("smtp.from"));
    }
}

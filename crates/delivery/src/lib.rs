//! E-mail, SMS and web push behind one trait; in tests an in-memory box.

use std::sync::Arc;

mod memory;
mod outside;
mod push;
mod sms;
mod smtp;

pub use memory::{Fault, MemoryBox, code_in, link_in};
pub use outside::{ConfigError, OutsideConfig, SmsConfig, SmtpConfig, Starttls, outside};
pub use push::{PushConfig, PushRequest};

/// How a message travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// E-mail.
    Email,
    /// SMS.
    Sms,
}

/// One message.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// The way.
    pub channel: Channel,
    /// Address or number in E.164.
    pub to: String,
    /// Subject; empty for SMS.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// An idempotency key: the receiving side drops a second message with the same key.
    pub key: String,
}

/// Why a message did not leave. The words name no address and repeat nothing of the message.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// Try again later.
    #[error("{0}")]
    Later(String),
    /// The address is wrong for good.
    #[error("{0}")]
    Never(String),
}

/// Something that sends messages.
#[async_trait::async_trait]
pub trait Transport: Send + Sync {
    /// Sends one message or says why not.
    async fn send(&self, message: &Message) -> Result<(), DeliveryError>;

    /// Hands a sealed message to a push service or says why not.
    async fn push(&self, request: PushRequest) -> Result<(), DeliveryError>;
}

/// The way out that the house is configured with.
pub type Delivery = Arc<dyn Transport>;

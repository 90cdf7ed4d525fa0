//! Mail by SMTP (RFC 5321) with STARTTLS (RFC 3207).

use std::time::Duration;

use lettre::message::header::{ContentType, MIME_VERSION_1_0};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::outside::{ConfigError, SmtpConfig, Starttls};
use crate::{DeliveryError, Message};

/// Longest wait for one reply of the server.
const REPLY_SECONDS: u64 = 10;
/// Longest whole delivery.
const WHOLE_SECONDS: u64 = 30;

pub(crate) struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    pub(crate) fn new(config: &SmtpConfig) -> Result<Self, ConfigError> {
        let from: Mailbox = config.from.parse().map_err(|error| ConfigError::new("smtp.from", error))?;
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(config.port)
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .timeout(Some(Duration::from_secs(REPLY_SECONDS)))
            .tls(encryption(config)?);
        if let (Some(user), Some(password)) = (&config.user, &config.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.expose().clone()));
        }
        Ok(Self { transport: builder.build(), from })
    }

    pub(crate) async fn send(&self, message: &Message) -> Result<(), DeliveryError> {
        let letter = self.letter(message)?;
        let whole = Duration::from_secs(WHOLE_SECONDS);
        match tokio::time::timeout(whole, self.transport.send(letter)).await {
            Err(_) => Err(DeliveryError::Later("smtp: no answer in time".to_owned())),
            Ok(Err(error)) => Err(refusal(&error)),
            Ok(Ok(_)) => Ok(()),
        }
    }

    /// The letter as it travels. The key becomes its Message-ID (RFC 5322, 3.6.4), so that a second delivery can be recognised.
    fn letter(&self, message: &Message) -> Result<lettre::Message, DeliveryError> {
        let never = |why: &str| DeliveryError::Never(format!("mail: {why}"));
        let to = Mailbox::new(None, message.to.parse().map_err(|_| never("the address is not one"))?);
        let id = format!("<{}@{}>", id_word(&message.key), self.from.email.domain());
        let builder: MessageBuilder = lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(message.subject.clone())
            .message_id(Some(id))
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN);
        builder.body(message.text.clone()).map_err(|_| never("the letter cannot be written"))
    }
}

fn encryption(config: &SmtpConfig) -> Result<Tls, ConfigError> {
    if config.starttls == Starttls::None {
        return Ok(Tls::None);
    }
    let mut parameters = TlsParameters::builder(config.host.clone());
    if let Some(path) = &config.authority {
        let pem = std::fs::read(path).map_err(|error| ConfigError::new("smtp.authority", error))?;
        let certificate =
            Certificate::from_pem(&pem).map_err(|error| ConfigError::new("smtp.authority", error))?;
        parameters = parameters.add_root_certificate(certificate);
    }
    let parameters = parameters.build().map_err(|error| ConfigError::new("smtp.host", error))?;
    Ok(match config.starttls {
        Starttls::Optional => Tls::Opportunistic(parameters),
        Starttls::Required | Starttls::None => Tls::Required(parameters),
    })
}

/// Only what says that the mailbox itself is wrong is final (RFC 5321, 4.2.3): a server that is misconfigured today may be repaired tomorrow.
/// The server's own words are left out, because they usually repeat the address.
fn refusal(error: &lettre::transport::smtp::Error) -> DeliveryError {
    let Some(code) = error.status() else {
        let what = if error.is_tls() {
            "no encryption"
        } else if error.is_client() {
            "the server lacks what is required"
        } else {
            "no connection"
        };
        return DeliveryError::Later(format!("smtp: {what}"));
    };
    let words = format!("smtp: {code}");
    if matches!(u16::from(code), 550 | 551 | 553 | 556) {
        DeliveryError::Never(words)
    } else {
        DeliveryError::Later(words)
    }
}

/// A key as the left side of a Message-ID: letters, digits, full stops and hyphens; anything else in hexadecimal.
fn id_word(key: &str) -> String {
    use std::fmt::Write;
    key.bytes().fold(String::new(), |mut word, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => word.push(char::from(byte)),
            _ => {
                // Writing into a string cannot fail.
                let _ = write!(word, "_{byte:02x}");
            }
        }
        word
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_differ_give_different_message_ids() {
        assert_eq!(id_word("0193-ab"), "0193-ab");
        assert_ne!(id_word("a b"), id_word("a.b"));
        assert!(id_word("ключ <x@y>").is_ascii());
    }
}

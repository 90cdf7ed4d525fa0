//! The cookies of an account: the session, and what has begun before there is one.

use aws_lc_rs::digest;
use base::{CitizenId, Random};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, HeaderValue};
use web::{Settings, WebResult};

const SECRET_BYTES: usize = 32;
const OWNER_BYTES: usize = 16;

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Jar {
    /// A signed-in session.
    Session,
    /// The password was right, the code is awaited.
    Step,
    /// A code was asked for to a phone; whose it is, is not said.
    Phone,
    /// A way back in has begun; whose account it is, is not said.
    Recovery,
    /// A visit to an outside identity provider; whose, is not known yet.
    Provider,
}

impl Jar {
    fn name(self, settings: &Settings) -> &'static str {
        match (self, settings.is_https()) {
            (Self::Session, true) => "__Host-kabinet",
            (Self::Session, false) => "kabinet_session",
            (Self::Step, true) => "__Host-kabinet-step",
            (Self::Step, false) => "kabinet_step",
            (Self::Phone, true) => "__Host-kabinet-phone",
            (Self::Phone, false) => "kabinet_phone",
            (Self::Recovery, true) => "__Host-kabinet-recovery",
            (Self::Recovery, false) => "kabinet_recovery",
            (Self::Provider, true) => "__Host-kabinet-provider",
            (Self::Provider, false) => "kabinet_provider",
        }
    }

    /// The header that gives the cookie to the browser, until the browser is closed.
    pub(crate) fn give(self, settings: &Settings, ticket: &Ticket) -> WebResult<HeaderValue> {
        self.header(settings, &ticket.text(), "")
    }

    /// The header that takes it away.
    pub(crate) fn take(self, settings: &Settings) -> WebResult<HeaderValue> {
        self.header(settings, "", "; Max-Age=0")
    }

    fn header(self, settings: &Settings, value: &str, life: &str) -> WebResult<HeaderValue> {
        let secure = if settings.is_https() { "; Secure" } else { "" };
        let name = self.name(settings);
        let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{life}");
        Ok(HeaderValue::try_from(text)?)
    }

    /// What the browser brought, if it looks like one of ours.
    pub(crate) fn read(self, settings: &Settings, headers: &HeaderMap) -> Option<Ticket> {
        Ticket::parse(web::cookie(headers, self.name(settings))?)
    }
}

/// A secret of 256 bits, and in front of it whose it is, so that the row is found by its owner. The server keeps only the hash.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Ticket {
    pub citizen: CitizenId,
    secret: [u8; SECRET_BYTES],
}

impl Ticket {
    pub(crate) fn new(random: &Random, citizen: CitizenId) -> Self {
        Self { citizen, secret: random.bytes() }
    }

    /// SHA-256 of the secret: enough for 256 random bits.
    pub(crate) fn hash(&self) -> Vec<u8> {
        sha256(&self.secret)
    }

    fn text(&self) -> String {
        let mut bytes = self.citizen.uuid().as_bytes().to_vec();
        bytes.extend_from_slice(&self.secret);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (owner, secret) = bytes.split_at_checked(OWNER_BYTES)?;
        let citizen = CitizenId(uuid::Uuid::from_slice(owner).ok()?);
        Some(Self { citizen, secret: secret.try_into().ok()? })
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_survives_the_way_through_a_cookie() {
        let random = Random::seeded(7);
        let citizen = CitizenId(random.uuid(chrono::DateTime::UNIX_EPOCH));
        let ticket = Ticket::new(&random, citizen);
        let again = Ticket::parse(&ticket.text()).expect("parses");
        assert!(again == ticket);
        assert_eq!(again.hash(), ticket.hash());
    }

    #[test]
    fn nonsense_is_no_ticket() {
        for text in ["", "x", "AAAA", "not base64 at all!", &"A".repeat(500)] {
            assert!(Ticket::parse(text).is_none(), "{text}");
        }
    }
}

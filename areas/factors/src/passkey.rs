//! Passkeys and hardware keys (WebAuthn level 3): several per person, named, told apart by whether they live on one device or many.
//! The state of a ceremony stays on the server and serves once.
//!
//! Pages give [`Asked::options`] and [`Asked::ceremony`] to the script module `passkey.mjs`, which sends back what the browser says
//! in the fields `ceremony` and `credential`.

use aws_lc_rs::digest;
use text::Words;
use url::Url;
use webauthn_rs::prelude::{Webauthn, WebauthnBuilder, WebauthnError};

use uuid::Uuid;
use web::{Fields, House, Problem, Settings, WebResult};

mod ceremony;
mod registration;
mod sign_in;

pub use registration::{Person, begin_registration, finish_registration};
pub use sign_in::{SignedIn, begin_sign_in, finish_sign_in};

/// What the browser is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which ceremony this is; comes back with the answer.
    pub ceremony: Uuid,
    /// `CredentialCreationOptions` or `CredentialRequestOptions` as JSON, for `data-passkey-options`.
    pub options: String,
}

impl Asked {
    /// The answer to a script that asks for options when they are needed (`data-passkey-from`).
    #[must_use]
    pub fn json(&self) -> String {
        format!("{{\"ceremony\":\"{}\",\"options\":{}}}", self.ceremony, self.options)
    }
}

/// What the browser answered.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'f> {
    /// The field `ceremony`.
    pub ceremony: &'f str,
    /// The field `credential`: `PublicKeyCredential` as JSON.
    pub credential: &'f str,
}

impl<'f> Answer<'f> {
    /// The two fields of a posted form; nothing when the script did not fill them.
    #[must_use]
    pub fn of(fields: &'f Fields) -> Option<Self> {
        let answer = Self { ceremony: fields.get("ceremony"), credential: fields.get("credential") };
        (!answer.ceremony.is_empty() && !answer.credential.is_empty()).then_some(answer)
    }
}

/// Why a key is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The question is older than five minutes, or was answered already: ask anew.
    Late,
    /// The portal does not know this key, or it is somebody else's.
    Unknown,
    /// The key did not check who holds it: neither fingerprint nor face nor PIN.
    Unverified,
    /// The key counts backwards: there may be a copy of it. The holder has been told.
    Cloned,
    /// This key is enrolled already.
    Known,
    /// As many keys as one person may have.
    TooMany,
    /// The answer is none to this question, comes from another site, or is not signed rightly.
    Wrong,
}

impl Refusal {
    /// The words for the page, in the reader's language.
    #[must_use]
    pub fn words(self, t: &Words) -> String {
        t.get(match self {
            Self::Late => "factors-passkey-late",
            Self::Unknown => "factors-passkey-unknown",
            Self::Unverified => "factors-passkey-unverified",
            Self::Cloned => "factors-passkey-cloned",
            Self::Known => "factors-passkey-known",
            Self::TooMany => "factors-passkey-too-many",
            Self::Wrong => "factors-passkey-wrong",
        })
    }

    pub(crate) fn of(error: &WebauthnError) -> Self {
        tracing::debug!(?error, "a key is not taken");
        match error {
            WebauthnError::UserNotVerified => Self::Unverified,
            WebauthnError::CredentialPossibleCompromise => Self::Cloned,
            WebauthnError::CredentialNotFound | WebauthnError::InvalidUserUniqueId => Self::Unknown,
            WebauthnError::CredentialAlreadyExists | WebauthnError::CredentialExcludedFromRequest => {
                Self::Known
            }
            _ => Self::Wrong,
        }
    }
}

/// The name under which keys are bound to this portal (the relying party's id): the host of its public address. A portal that runs
/// on this machine only is called `localhost`, because keys are never bound to a bare address.
///
/// Nothing when the public address is another bare address: keys cannot be used there.
#[must_use]
pub fn host(settings: &Settings) -> Option<String> {
    origin(&settings.public_url)?.domain().map(ToOwned::to_owned)
}

/// The origin that answers must come from.
fn origin(public: &Url) -> Option<Url> {
    let mut origin = public.clone();
    let here = match origin.host()? {
        url::Host::Domain(_) => return Some(origin),
        url::Host::Ipv4(address) => address.is_loopback(),
        url::Host::Ipv6(address) => address.is_loopback(),
    };
    (here && origin.set_host(Some("localhost")).is_ok()).then_some(origin)
}

/// The relying party of this portal.
pub(crate) fn party(house: &House) -> WebResult<Option<Webauthn>> {
    let Some(origin) = origin(&house.settings.public_url) else { return Ok(None) };
    let Some(id) = origin.domain() else { return Ok(None) };
    let party = WebauthnBuilder::new(id, &origin)?.rp_name(&house.settings.portal_name.ru).build()?;
    Ok(Some(party))
}

pub(crate) fn no_host() -> Problem {
    Problem::Conflict("factors-passkey-no-host")
}

/// By what a key is looked up.
pub(crate) fn credential_hash(id: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, id).as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str) -> Option<String> {
        origin(&Url::parse(address).unwrap())?.domain().map(ToOwned::to_owned)
    }

    #[test]
    fn keys_are_bound_to_the_name_and_never_to_an_address() {
        assert_eq!(at("https://cabinet.example").as_deref(), Some("cabinet.example"));
        assert_eq!(at("http://127.0.0.1:8080").as_deref(), Some("localhost"));
        assert_eq!(at("http://[::1]:8080").as_deref(), Some("localhost"));
        assert_eq!(at("http://192.0.2.1"), None);
    }
}

//! A software key (the authenticator of the `passkey` crate) in a browser that answers as `passkey.mjs` does.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use factors::Holder;
use passkey::authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod};
use passkey::client::{Client, DefaultClientData};
use passkey::crypto::rust_crypto::RustCryptoBackend;
use passkey::types::Passkey;
use passkey::types::ctap2::{Aaguid, Ctap2Error};
use serde_json::Value;
use url::Url;

const PORTAL: &str = "http://localhost:8080";

/// The hand on the key: always there, and checked or not.
#[derive(Clone, Copy)]
struct Hand {
    verifies: bool,
}

#[async_trait::async_trait]
impl UserValidationMethod for Hand {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(
        &self,
        _: UiHint<'a, Passkey>,
        _: bool,
        _: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence: true, verification: self.verifies })
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        self.verifies.then_some(true)
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }
}

pub struct Device {
    key: Option<Passkey>,
    hand: Hand,
}

impl Device {
    pub fn that_verifies() -> Self {
        Self { key: None, hand: Hand { verifies: true } }
    }

    pub fn that_is_only_touched() -> Self {
        Self { key: None, hand: Hand { verifies: false } }
    }

    /// The same key under a hand that is not checked.
    pub fn only_touched(&self) -> Self {
        Self { key: self.key.clone(), hand: Hand { verifies: false } }
    }

    /// Another key with the same secret and the same count.
    pub fn copied(&self) -> Self {
        Self { key: self.key.clone(), hand: self.hand }
    }

    pub async fn register(&mut self, options: &str) -> String {
        let options = serde_json::from_str(options).expect("the options are the standard's");
        let mut key = Authenticator::new(Aaguid::new_empty(), None::<Passkey>, self.hand, RustCryptoBackend);
        key.set_make_credentials_with_signature_counter(true);
        let mut client = Client::new(key)
            .allows_insecure_localhost(true)
            .user_verification_when_preferred(self.hand.verifies);
        let portal = Url::parse(PORTAL).expect("an address");
        let made = client.register(&portal, options, DefaultClientData).await.expect("the key is made");
        self.key.clone_from(client.authenticator().store());
        as_a_browser_writes(&made)
    }

    pub async fn sign_in(&mut self, options: &str) -> String {
        self.answer(options, PORTAL).await
    }

    /// On another site, or with a key that does not say whose it is: then its browser says so, as a malicious one would.
    pub async fn sign_in_with(&mut self, options: &str, site: &str, holder: Holder) -> String {
        let answer = self.answer(options, site).await;
        let mut answer: Value = serde_json::from_str(&answer).expect("JSON");
        answer["response"]["userHandle"] = URL_SAFE_NO_PAD.encode(holder.uuid().as_bytes()).into();
        answer.to_string()
    }

    async fn answer(&mut self, options: &str, site: &str) -> String {
        let options = serde_json::from_str(options).expect("the options are the standard's");
        let key = Authenticator::new(Aaguid::new_empty(), self.key.clone(), self.hand, RustCryptoBackend);
        let mut client = Client::new(key)
            .allows_insecure_localhost(true)
            .user_verification_when_preferred(self.hand.verifies);
        let site = Url::parse(site).expect("an address");
        let said = client.authenticate(&site, options, DefaultClientData).await.expect("the key answers");
        self.key.clone_from(client.authenticator().store());
        as_a_browser_writes(&said)
    }
}

/// Bytes as Base64url, where the crate writes them as lists of numbers.
fn as_a_browser_writes(said: &impl serde::Serialize) -> String {
    fn written(value: &mut Value) {
        match value {
            Value::Object(map) => map.values_mut().for_each(written),
            Value::Array(list) => {
                let byte = |value: &Value| value.as_u64().and_then(|number| u8::try_from(number).ok());
                let bytes: Option<Vec<u8>> = list.iter().map(byte).collect();
                if let Some(bytes) = bytes {
                    *value = URL_SAFE_NO_PAD.encode(bytes).into();
                }
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(said).expect("JSON");
    written(&mut value);
    value.to_string()
}

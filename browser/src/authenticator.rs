//! Chromium's virtual authenticator (WebAuthn level 3, section 11): a passkey that a story holds in its hand.

use anyhow::Context;
use serde_json::{Value, json};

use crate::Chrome;

/// A key in a browser window.
#[derive(Debug)]
pub struct Authenticator(String);

impl Authenticator {
    /// A key built into the device that checks who holds it.
    pub async fn plug_in(chrome: &Chrome) -> anyhow::Result<Self> {
        chrome.tell("WebAuthn.enable", json!({})).await?;
        let options = json!({ "options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserVerified": true, "automaticPresenceSimulation": true,
        } });
        let made = chrome.tell("WebAuthn.addVirtualAuthenticator", options).await?;
        Ok(Self(made["authenticatorId"].as_str().context("an authenticator")?.to_owned()))
    }

    /// Whether the finger fits.
    pub async fn verifies(&self, chrome: &Chrome, fits: bool) -> anyhow::Result<()> {
        let wish = json!({ "authenticatorId": self.0, "isUserVerified": fits });
        chrome.tell("WebAuthn.setUserVerified", wish).await?;
        Ok(())
    }

    /// Whether somebody touches it.
    pub async fn is_touched(&self, chrome: &Chrome, touched: bool) -> anyhow::Result<()> {
        let wish = json!({ "authenticatorId": self.0, "enabled": touched });
        chrome.tell("WebAuthn.setAutomaticPresenceSimulation", wish).await?;
        Ok(())
    }

    /// The only credential in it.
    pub async fn credential(&self, chrome: &Chrome) -> anyhow::Result<Value> {
        let found = chrome.tell("WebAuthn.getCredentials", json!({ "authenticatorId": self.0 })).await?;
        found["credentials"].get(0).cloned().context("a credential")
    }

    /// Puts a copy of a credential in its place that counts from `count`, as a thief's would.
    pub async fn replace(&self, chrome: &Chrome, mut credential: Value, count: u64) -> anyhow::Result<()> {
        let id = credential["credentialId"].clone();
        let wish = json!({ "authenticatorId": self.0, "credentialId": id });
        chrome.tell("WebAuthn.removeCredential", wish).await?;
        credential["signCount"] = count.into();
        let wish = json!({ "authenticatorId": self.0, "credential": credential });
        chrome.tell("WebAuthn.addCredential", wish).await?;
        Ok(())
    }
}

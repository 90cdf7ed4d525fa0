//! A demo of the embedded engine, and how people sign in to it in a browser.

use browser::{Chrome, Portal, Start};

pub const PASSWORD: &str = "Berezka-2026-demo";
pub const MARIA: &str = "+79990000101";

/// A running demo; gone when dropped.
pub struct Stage {
    pub portal: Portal,
    _folder: tempfile::TempDir,
}

impl Stage {
    pub async fn new() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let portal = Portal::start(Start::built()?, &folder.path().join("data")).await?;
        Ok(Self { portal, _folder: folder })
    }

    /// Signs in on the page that is open or opened, typing as a person does.
    pub async fn sign_in(
        &self,
        chrome: &Chrome,
        page: &str,
        field: &str,
        login: &str,
        phone: &str,
    ) -> anyhow::Result<()> {
        chrome.go(&format!("{}{page}", self.portal.url)).await?;
        chrome.fill(field, login).await?;
        chrome.fill("password", PASSWORD).await?;
        let seen = self.portal.messages(phone).await?;
        chrome.submit().await?;
        let code = self.portal.code(phone, seen).await?;
        chrome.wait_for("#code").await?;
        chrome.fill("code", &code).await?;
        chrome.submit().await?;
        chrome.wait_for("form[action$='sign-out']").await
    }
}

//! A demo of the embedded engine, and how people sign in to it in a browser.

use browser::{Chrome, Portal, Start, Visitor};

pub const PASSWORD: &str = "Berezka-2026-demo";
pub const MARIA: &str = "+79990000101";
/// Her account is confirmed.
pub const NATALIA: &str = "+79990001111";

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
        self.sign_in_here(chrome, field, login, phone).await
    }

    /// Signs in on the page that is open.
    pub async fn sign_in_here(
        &self,
        chrome: &Chrome,
        field: &str,
        login: &str,
        phone: &str,
    ) -> anyhow::Result<()> {
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

    /// A member of staff signs in: password, then the code of the app.
    pub async fn staff_sign_in(&self, chrome: &Chrome, email: &str) -> anyhow::Result<()> {
        chrome.go(&format!("{}/staff/sign-in", self.portal.url)).await?;
        chrome.fill("email", email).await?;
        chrome.fill("password", PASSWORD).await?;
        chrome.submit().await?;
        chrome.wait_for("#code").await?;
        chrome.fill("code", &self.portal.staff_code(email).await?).await?;
        chrome.submit().await?;
        chrome.wait_for("form[action$='sign-out']").await
    }

    /// The demo heroine over HTTP, signed in.
    pub async fn maria(&self) -> anyhow::Result<Visitor> {
        let mut maria = Visitor::new(&self.portal.url)?;
        maria.open("/sign-in").await?;
        let seen = self.portal.messages(MARIA).await?;
        maria.press("Войти", &[("login", MARIA), ("password", PASSWORD)]).await?;
        let code = self.portal.code(MARIA, seen).await?;
        maria.press("Войти", &[("code", &code)]).await?;
        Ok(maria)
    }

    /// She sends «Справка об отсутствии судимости»; returns the application's id.
    pub async fn send_no_criminal_record(&self) -> anyhow::Result<String> {
        let mut maria = self.maria().await?;
        maria.open("/services/no-criminal-record").await?;
        maria.press("Заполнить заявление", &[]).await?;
        for (question, answer) in
            [("purpose", "work"), ("name_changed", "no"), ("lived_elsewhere", "no"), ("receiving", "cabinet")]
        {
            maria.press("Продолжить", &[(question, answer)]).await?;
        }
        let seen = self.portal.messages(MARIA).await?;
        maria.press("Отправить заявление", &[("consent", "yes")]).await?;
        let code = self.portal.code(MARIA, seen).await?;
        maria.press("Отправить заявление", &[("code", &code)]).await?;
        let path = maria.sheet.path.trim_end_matches("/received");
        Ok(path.rsplit('/').next().unwrap_or("").to_owned())
    }
}

//! A member of staff, a passkey, and a desk that it opens.

use browser::{Authenticator, Chrome, Width};

use crate::stage::{PASSWORD, Stage};

const OFFICER: &str = "officer@centre.example";

/// covers LOGIN-10: enrolled at the own desk, then enough after the password; a key that does not know its holder opens nothing.
#[tokio::test]
async fn a_member_of_staff_signs_in_with_a_passkey() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let key = Authenticator::plug_in(&chrome).await?;
    // Keys are bound to a name, so that the portal is opened by it.
    let portal = stage.portal.url.replace("127.0.0.1", "localhost");
    chrome.go(&format!("{portal}/staff/sign-in?return=/staff/security")).await?;
    password(&chrome).await?;
    chrome.wait_for("#code").await?;
    chrome.fill("code", &stage.portal.staff_code(OFFICER).await?).await?;
    chrome.submit().await?;
    chrome.see("Чем вы подтверждаете вход").await?;
    chrome.go(&format!("{portal}/staff/security/new")).await?;
    chrome.press("Подключить ключ").await?;
    chrome.see("Способ подключён").await?;
    chrome.see("Защищён от поддельных сайтов").await?;

    // From now on the key is the first way, and it leads where one was going.
    sign_out(&chrome).await?;
    chrome.go(&format!("{portal}/staff/security")).await?;
    password(&chrome).await?;
    chrome.see("Спросить ключ").await?;
    chrome.press("Спросить ключ").await?;
    chrome.see("Чем вы подтверждаете вход").await?;

    sign_out(&chrome).await?;
    key.verifies(&chrome, false).await?;
    chrome.go(&format!("{portal}/staff/sign-in")).await?;
    password(&chrome).await?;
    chrome.press("Спросить ключ").await?;
    chrome.wait_for("[data-trouble]:not([hidden]), .govuk-error-message:not([hidden])").await?;
    chrome.press("Ввести код из приложения").await?;
    chrome.wait_for("#code").await
}

async fn password(chrome: &Chrome) -> anyhow::Result<()> {
    chrome.wait_for("#email").await?;
    chrome.fill("email", OFFICER).await?;
    chrome.fill("password", PASSWORD).await?;
    chrome.submit().await
}

async fn sign_out(chrome: &Chrome) -> anyhow::Result<()> {
    chrome.press("Выйти").await?;
    chrome.wait_for("#email").await
}

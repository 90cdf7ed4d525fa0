//! Without script every page is there, and the main job can be done.

use browser::{Chrome, Width};

use crate::look::pictures;
use crate::stage::{MARIA, Stage};

/// covers LEAP-13
#[tokio::test]
async fn without_script_every_page_is_there() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let phone = Chrome::open(Width::Phone, false, "ru").await?;
    let stranger = [
        "/",
        "/sign-in",
        "/register",
        "/services",
        "/services/no-criminal-record",
        "/verify",
        "/help",
        "/status",
        "/privacy",
        "/accessibility",
        "/more",
        "/staff/sign-in",
        "/ui",
    ];
    for path in stranger {
        there(&stage, &phone, path).await?;
    }
    stage.sign_in(&phone, "/sign-in", "login", MARIA, MARIA).await?;
    let own = [
        "/",
        "/profile",
        "/profile/edit",
        "/applications",
        "/documents",
        "/notifications",
        "/journal",
        "/privacy/data",
        "/privacy/deletion",
        "/security",
        "/more",
    ];
    for path in own {
        there(&stage, &phone, path).await?;
    }
    phone.go(&format!("{}/more", stage.portal.url)).await?;
    phone.press("Выйти").await?;
    phone.see("Вы вышли").await
}

async fn there(stage: &Stage, phone: &Chrome, path: &str) -> anyhow::Result<()> {
    phone.go(&format!("{}{path}", stage.portal.url)).await?;
    phone.wait_for("h1").await?;
    phone.wait_for("body:not(.js-enabled)").await?;
    let name = path.trim_matches('/').replace('/', "-");
    phone.picture(&pictures().join(format!("no-script-{name}-390.png"))).await
}

/// covers LEAP-13 APP-01 APP-05
#[tokio::test]
async fn without_script_an_application_is_sent() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let phone = Chrome::open(Width::Phone, false, "ru").await?;
    stage.sign_in(&phone, "/sign-in", "login", MARIA, MARIA).await?;
    phone.go(&format!("{}/services/no-criminal-record", stage.portal.url)).await?;
    phone.press("Заполнить заявление").await?;
    phone.see("Для чего нужна справка").await?;
    phone.press("Продолжить").await?;
    phone.see("Выберите, для чего нужна справка").await?;
    phone.press("Для приёма на работу").await?;
    phone.press("Продолжить").await?;
    phone.see("Ваше имя сейчас и раньше").await?;
    phone.choose("name_changed", "yes").await?;
    phone.press("Продолжить").await?;
    phone.see("Прежняя фамилия").await?;
    phone.choose("name_changed", "no").await?;
    phone.press("Продолжить").await?;
    phone.see("Где вы жили").await?;
    phone.choose("lived_elsewhere", "no").await?;
    phone.press("Продолжить").await?;
    phone.see("Как получить справку").await?;
    phone.picture(&pictures().join("no-script-form-390.png")).await?;
    phone.choose("receiving", "cabinet").await?;
    phone.press("Продолжить").await?;
    phone.see("Проверьте").await?;
    phone.tick("consent").await?;
    let seen = stage.portal.messages(MARIA).await?;
    phone.press("Отправить заявление").await?;
    phone.wait_for("#code").await?;
    phone.see("Отправить код ещё раз").await?;
    phone.fill("code", &stage.portal.code(MARIA, seen).await?).await?;
    phone.press("Отправить заявление").await?;
    phone.see("Заявление отправлено").await?;
    phone.picture(&pictures().join("no-script-received-390.png")).await
}

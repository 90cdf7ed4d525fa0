//! A citizen with a phone and an officer at a desk go through the main job with script on.

use browser::{Chrome, Width};

use crate::stage::{MARIA, Stage};

/// covers APP-01 APP-03 APP-04 APP-05 APP-17 DOC-05 UX-01 PLUS-01 PLUS-02
#[tokio::test]
async fn a_citizen_with_a_phone_gets_a_document() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let phone = Chrome::open(Width::Phone, true, "ru").await?;
    stage.sign_in(&phone, "/sign-in", "login", MARIA, MARIA).await?;
    phone.go(&format!("{}/services/no-criminal-record", stage.portal.url)).await?;
    phone.press("Заполнить заявление").await?;
    phone.see("Для чего нужна справка").await?;
    phone.press("Продолжить").await?;
    phone.see("Выберите, для чего нужна справка").await?;
    phone.press("Для приёма на работу").await?;
    phone.press("Продолжить").await?;
    phone.see("Ваше имя сейчас и раньше").await?;
    phone.choose("name_changed", "no").await?;
    phone.press("Продолжить").await?;
    phone.see("Где вы жили").await?;
    phone.choose("lived_elsewhere", "no").await?;
    phone.press("Продолжить").await?;
    phone.see("Как получить справку").await?;
    phone.choose("receiving", "cabinet").await?;
    phone.press("Продолжить").await?;
    phone.see("Проверьте").await?;
    phone.tick("consent").await?;
    let seen = stage.portal.messages(MARIA).await?;
    phone.press("Отправить заявление").await?;
    let code = stage.portal.code(MARIA, seen).await?;
    phone.wait_for("#code").await?;
    phone.fill("code", &code).await?;
    phone.press("Отправить заявление").await?;
    phone.see("Заявление отправлено").await?;
    let address = phone.page.current_url().await?.to_string().replace("/received", "");
    let id = address.rsplit('/').next().unwrap_or("").to_owned();

    let desk = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.staff_sign_in(&desk, "officer@centre.example").await?;
    desk.go(&format!("{}/staff/cases/{id}", stage.portal.url)).await?;
    desk.choose("reason", "decision").await?;
    desk.press("Открыть дело").await?;
    desk.see("Орлова").await?;
    desk.fill("words", "Сведений о судимости нет").await?;
    let seen = stage.portal.messages(MARIA).await?;
    desk.press("Одобрить").await?;
    desk.see("Одобрить заявление?").await?;
    desk.press("Одобрить").await?;
    stage.portal.inbox(MARIA, seen).await?;
    phone.go(&address).await?;
    phone.reload_until("Завершено").await?;
    Ok(())
}

//! What script adds while somebody types.

use browser::{Chrome, Width};

use crate::stage::{MARIA, PASSWORD, Stage};

/// Мария on her phone, at the first page of a service's form.
async fn at_first_page(service: &str) -> anyhow::Result<(Stage, Chrome)> {
    let stage = Stage::new().await?;
    let phone = Chrome::open(Width::Phone, true, "ru").await?;
    stage.sign_in(&phone, "/sign-in", "login", MARIA, MARIA).await?;
    phone.go(&format!("{}/services/{service}", stage.portal.url)).await?;
    phone.press("Заполнить заявление").await?;
    Ok((stage, phone))
}

/// covers REG-13 LEAP-13
#[tokio::test]
async fn control_digits_are_checked_while_one_types() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let phone = Chrome::open(Width::Phone, true, "ru").await?;
    stage.sign_in(&phone, "/sign-in", "login", MARIA, MARIA).await?;
    phone.go(&format!("{}/profile/edit", stage.portal.url)).await?;
    phone.fill("snils", "112-233-445 9").await?;
    phone.wait_for("#snils-digits:empty").await?;
    phone.fill("snils", "112-233-445 96").await?;
    phone.wait_for("#snils-digits.is-bad").await?;
    phone.see("Контрольное число СНИЛС не сходится").await?;
    phone.fill("snils", "112-233-445 95").await?;
    phone.wait_for("#snils-digits.is-ok").await?;
    phone.fill("inn", "500100732258").await?;
    phone.wait_for("#inn-digits.is-bad").await?;
    phone.see("Контрольные цифры ИНН не сходятся").await
}

/// covers LOGIN-02 UX-05
#[tokio::test]
async fn the_button_for_a_new_code_waits_with_the_seconds() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let phone = Chrome::open(Width::Phone, true, "ru").await?;
    phone.go(&format!("{}/sign-in", stage.portal.url)).await?;
    phone.fill("login", MARIA).await?;
    phone.fill("password", PASSWORD).await?;
    phone.submit().await?;
    phone.wait_for("[data-countdown]").await?;
    phone.wait_for("[data-countdown] + form[hidden]").await?;
    let line = "return document.querySelector('[data-countdown]').textContent";
    let first = phone.page.execute(line, Vec::new()).await?;
    let changed = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while phone.page.execute(line, Vec::new()).await? == first {
        anyhow::ensure!(std::time::Instant::now() < changed, "the seconds stand still: {first}");
    }
    Ok(())
}

/// covers APP-03
#[tokio::test]
async fn saving_by_itself_tells_that_another_tab_has_changed_the_answer() -> anyhow::Result<()> {
    let (stage, phone) = at_first_page("no-criminal-record").await?;
    phone.see("Для чего нужна справка").await?;
    let page = phone.page.current_url().await?.path().to_owned();
    let mut other = stage.maria().await?;
    other.open(&page).await?;
    other.press("Сохранить и выйти", &[("purpose", "visa")]).await?;
    phone.press("Для приёма на работу").await?;
    phone.see("Этот ответ изменён в другой вкладке").await?;
    phone.press("Продолжить").await?;
    phone.see("В другой вкладке этот ответ изменён").await?;
    phone.submit().await?;
    phone.see("Ваше имя сейчас и раньше").await
}

/// covers APP-03 PLUS-04: the session is over; the page keeps what is chosen and saves it after signing in in another tab.
#[tokio::test]
async fn a_page_whose_session_is_over_saves_after_signing_in_in_another_tab() -> anyhow::Result<()> {
    let (stage, phone) = at_first_page("no-criminal-record").await?;
    phone.see("Для чего нужна справка").await?;
    let page = phone.page.current_url().await?;
    phone.page.delete_cookie("kabinet_session").await?;
    phone.press("Для приёма на работу").await?;
    phone.wait_for(".k-saved.is-bad a[target=_blank][href^='/sign-in?return=']").await?;
    phone.see("Вы вышли. Войдите в другой вкладке").await?;
    let here = phone.page.window().await?;
    let tab = phone.page.new_window(true).await?;
    phone.page.switch_to_window(tab.handle).await?;
    stage.sign_in(&phone, "/sign-in", "login", MARIA, MARIA).await?;
    phone.page.switch_to_window(here).await?;
    phone.page.execute("window.dispatchEvent(new Event('focus'))", Vec::new()).await?;
    phone.wait_for(".k-saved:not(.is-bad)").await?;
    phone.go(page.as_str()).await?;
    phone.wait_for("input[name=purpose]:checked").await
}

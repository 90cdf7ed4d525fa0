//! The officer's keys.

use browser::{Chrome, Width};

use crate::stage::Stage;

/// covers APP-17 UX-05
#[tokio::test]
async fn keys_lead_an_officer_and_decide_nothing() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let id = stage.send_no_criminal_record().await?;
    let desk = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.staff_sign_in(&desk, "officer@centre.example").await?;
    desk.go(&format!("{}/staff/queue", stage.portal.url)).await?;
    desk.reload_until("Справка об отсутствии судимости").await?;
    type_on_page(&desk, "j").await?;
    assert_eq!(focused(&desk, "getAttribute('href')").await?, format!("/staff/cases/{id}"));
    type_on_page(&desk, "\u{e007}").await?;
    desk.choose("reason", "decision").await?;
    desk.press("Открыть дело").await?;
    desk.see("Орлова").await?;

    type_on_page(&desk, "a").await?;
    assert_eq!(focused(&desk, "value").await?, "approve");
    type_on_page(&desk, "d").await?;
    assert_eq!(focused(&desk, "value").await?, "refuse");
    type_on_page(&desk, "r").await?;
    assert_eq!(focused(&desk, "id").await?, "about");
    desk.fill("words", "a").await?;
    assert_eq!(focused(&desk, "id").await?, "words", "a key means a letter while somebody types");

    desk.press("Выключить клавиши").await?;
    type_on_page(&desk, "a").await?;
    assert_eq!(focused(&desk, "textContent").await?, "Включить клавиши");
    desk.see("Одобрить").await
}

/// Types where the focus is.
async fn type_on_page(desk: &Chrome, keys: &str) -> anyhow::Result<()> {
    let element = desk.page.active_element().await?;
    element.send_keys(keys).await?;
    Ok(())
}

/// What the focused element says of itself.
async fn focused(desk: &Chrome, what: &str) -> anyhow::Result<String> {
    let said = desk.page.execute(&format!("return document.activeElement.{what}"), Vec::new()).await?;
    Ok(said.as_str().unwrap_or("").to_owned())
}

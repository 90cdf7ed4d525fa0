//! An open page keeps itself true.

use std::time::Duration;

use browser::{Chrome, Width};

use crate::stage::{MARIA, Stage};

/// covers APP-25: the officer asks, the citizen's open page changes by itself, and what she has typed stays.
#[tokio::test]
async fn an_open_page_changes_when_the_officer_acts() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let id = stage.send_no_criminal_record().await?;
    let url = &stage.portal.url;
    let maria = Chrome::open(Width::Phone, true, "ru").await?;
    stage.sign_in(&maria, "/sign-in", "login", MARIA, MARIA).await?;
    maria.go(&format!("{url}/applications/{id}")).await?;
    maria.wait_for(".is-live").await?;
    maria.fill("words", "Я начала писать").await?;

    let desk = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.staff_sign_in(&desk, "officer@centre.example").await?;
    desk.go(&format!("{url}/staff/queue")).await?;
    desk.reload_until("Справка об отсутствии судимости").await?;
    desk.go(&format!("{url}/staff/cases/{id}")).await?;
    desk.choose("reason", "decision").await?;
    desk.press("Открыть дело").await?;
    desk.see("Орлова").await?;
    desk.go(&format!("{url}/staff/cases/{id}/questions")).await?;
    let ask = "document.querySelector('[name=about][value=purpose]').checked = true; \
               document.querySelector('[name=question-purpose]').value = 'Для чего справка?'; \
               document.querySelector('[name=question-purpose]').form.requestSubmit();";
    desk.page.execute(ask, Vec::new()).await?;

    let corrections = format!("a[href='/applications/{id}/corrections']");
    tokio::time::timeout(Duration::from_secs(20), maria.wait_for(&corrections)).await??;
    maria.see("Для чего справка?").await?;
    let state = "return document.querySelector('[name=words]').value + '|' + document.activeElement.name \
                 + '|' + document.getElementById('live').textContent";
    let state = maria.page.execute(state, Vec::new()).await?;
    let state = state.as_str().unwrap_or("").to_owned();
    assert!(state.starts_with("Я начала писать|words|"), "typed words and the focus stay: {state}");
    assert!(state.contains("Запрос дополнительных данных"), "whoever hears the page is told: {state}");
    Ok(())
}

//! Moving house from end to end: the statement, the officer, the profile, the next form.

use crate::stage::Stage;

/// A person whose identity somebody has seen.
const NATALIA: &str = "+79990001111";
const NEW: &str = "г. Верхнереченск, ул. Мира, д. 30, кв. 2";

/// covers APP-20 APP-02 NOTIF-01
#[tokio::test]
async fn a_registration_that_an_officer_grants_changes_the_address_in_the_profile() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let mut natalia = stage.citizen(NATALIA).await?;
    natalia.open("/services/residence-registration").await?;
    natalia.press("Заполнить заявление", &[]).await?;
    let home = [("new_address", NEW), ("new_address-postcode", "601150"), ("basis", "owner")];
    natalia.press("Продолжить", &home).await?;
    natalia.press("Продолжить", &[("registered_now", "yes")]).await?;
    // Without script the questions that an answer brings come with the next page.
    natalia.press("Продолжить", &[("old_registration", "cancel")]).await?;
    natalia.press("Продолжить", &[("with_children", "no")]).await?;
    let address = stage.confirm(&mut natalia, NATALIA).await?;

    let mut denis = stage.visitor()?;
    stage.staff_sign_in(&mut denis, "officer@migration.example").await?;
    let case = format!("/staff/cases/{}", address.rsplit('/').next().unwrap_or_default());
    stage.until_there(&mut denis, "/staff/queue", &case).await?;
    denis.open(&case).await?;
    denis.press("Открыть дело", &[("reason", "decision")]).await?;
    denis.press("Одобрить", &[]).await?;
    denis.press("Одобрить", &[]).await?;
    stage.until(&mut natalia, &address, "Завершено", NATALIA).await?;

    natalia.open("/profile").await?;
    let profile = natalia.sheet.words();
    for words in [NEW, "Подтверждено ведомством", "Что было раньше"] {
        assert!(profile.contains(words), "{words}: {profile}");
    }
    natalia.open("/services/residence-certificate").await?;
    natalia.press("Заполнить заявление", &[]).await?;
    natalia.press("Продолжить", &[("purpose", "school")]).await?;
    assert!(natalia.sheet.words().contains(NEW), "{}", natalia.sheet.words());

    stage.until_there(&mut natalia, "/notifications", "профиле изменён").await?;
    natalia.open("/profile").await?;
    natalia.press("Вернуть прежнее", &[]).await?;
    assert!(!natalia.sheet.words().contains("Подтверждено ведомством"), "{}", natalia.sheet.words());
    assert!(stage.portal.stop().await?, "the portal ends cleanly");
    Ok(())
}

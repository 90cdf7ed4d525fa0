//! A register that is stopped, slow or talks nonsense: people wait visibly, pages stay there, and everything goes on by itself.

use crate::stage::Stage;

/// covers INT-09 LEAP-14 PLUS-21 HOME-05
#[tokio::test]
async fn an_application_waits_visibly_for_a_register_and_goes_on_by_itself() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let people = sandbox::people();
    let registered =
        people.iter().filter(|person| person.account && person.registration_address().is_some()).skip(1);
    for (mode, person) in ["down", "nonsense", "slow"].into_iter().zip(registered) {
        let (phone, email) = (person.phone.as_str(), person.email.as_str());
        stage.portal.register("residence", mode).await?;
        let mut citizen = stage.citizen(phone).await?;
        citizen.open("/services/residence-certificate").await?;
        citizen.press("Заполнить заявление", &[]).await?;
        citizen.press("Продолжить", &[("purpose", "clinic")]).await?;
        citizen.press("Продолжить", &[("show_since", "yes")]).await?;
        let address = stage.confirm(&mut citizen, phone).await?;
        stage.until(&mut citizen, &address, "Ждём", email).await?;
        for page in ["/", "/applications", "/services", "/documents"] {
            let sheet = citizen.open(page).await?;
            assert_eq!(sheet.status, 200, "{page} is there while the register is {mode}");
        }
        stage.portal.register("residence", "ok").await?;
        stage.until(&mut citizen, &address, "Завершено", email).await?;
    }
    Ok(())
}

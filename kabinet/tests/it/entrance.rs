//! Somebody comes from another portal's sign-in: a cabinet that knows them already.

use sandbox::Visitor;

use crate::stage::Stage;

/// covers LOGIN-03 REG-01
#[tokio::test]
async fn a_newcomer_is_introduced_by_the_common_entrance() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let people = sandbox::people();
    let newcomer = people.iter().find(|person| !person.account && !person.unknown).expect("a newcomer");
    let mut person = stage.visitor()?;
    enter(&mut person, &newcomer.snils).await?;
    assert!(person.sheet.words().contains("кабинета с таким входом ещё нет"), "{}", person.sheet.words());
    person.follow("Открыть кабинет").await?;
    let seen = stage.portal.messages(&newcomer.phone).await?;
    let password = "Tikhaya-Gavan-417";
    let fields = [("password", password), ("password_again", password), ("terms", "yes")];
    person.press("Создать кабинет", &fields).await?;
    let code = stage.portal.code(&newcomer.phone, seen).await?;
    person.press("Открыть кабинет", &[("code", &code)]).await?;
    person.open("/profile").await?;
    assert!(person.sheet.words().contains("Мы подставили данные"), "{}", person.sheet.words());
    assert!(person.sheet.html.contains(&newcomer.surname), "the surname stands in its field");

    let mut phone = stage.visitor()?;
    enter(&mut phone, &newcomer.snils).await?;
    assert_eq!(phone.sheet.path, "/", "{}", phone.sheet.words());
    assert!(stage.portal.stop().await?, "the portal ends cleanly");
    Ok(())
}

/// By the link of the sign-in page to the provider, where a second step was taken, and back.
async fn enter(person: &mut Visitor, snils: &str) -> anyhow::Result<()> {
    person.open("/sign-in").await?;
    person.follow("Войти через «Единый вход»").await?;
    person.press("Разрешить", &[("person", snils), ("strong", "yes")]).await?;
    Ok(())
}

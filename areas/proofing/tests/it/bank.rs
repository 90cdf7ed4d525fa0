//! A partner bank.

use accounts::provider::Person;
use web::Proofing;
use web::testing::{Browser, between};

use crate::world::{MARIA, World, maria, plain};

fn known() -> Person {
    let query = maria();
    Person {
        surname: query.surname,
        name: query.name,
        patronymic: query.patronymic,
        birth_date: Some(query.birth_date),
        passport: query.passport,
        identified: true,
        ..Person::default()
    }
}

/// Goes to the bank; the state that it will bring back.
async fn leave(browser: &mut Browser) -> String {
    browser.get("/profile/level/bank").await;
    let door = browser.submit("/profile/level/bank/river", &[]).await;
    assert!(plain(&door).contains("Что мы спросим у банка"), "{}", door.text);
    between(&door.text, "authorize?state=", "\"").unwrap().to_owned()
}

/// covers REG-11
#[tokio::test]
async fn a_bank_that_has_seen_the_passport_confirms_the_person_once_per_visit() {
    let world = World::new().await;
    let (citizen, mut maria) = world.maria().await;
    world.outside.bank_knows(known());
    let state = leave(&mut maria).await;
    let back = format!("/profile/level/bank/return?state={state}&code=good");
    let mut other = world.signed_in(MARIA).await;
    assert!(
        other.get(&back).await.location.contains("trouble=stale"),
        "another session cannot end the visit"
    );
    assert_eq!(maria.get(&back).await.location, "/profile/level");
    assert_eq!(world.level(citizen).await, Proofing::Confirmed);
    assert!(maria.get(&back).await.location.contains("trouble=stale"), "a visit ends once");
}

/// covers REG-11
#[tokio::test]
async fn what_does_not_fit_is_refused_and_named() {
    let world = World::new().await;
    let (citizen, mut maria) = world.maria().await;
    world.outside.bank_knows(Person { passport: "4510624719".into(), ..known() });
    let state = leave(&mut maria).await;
    let forged = format!("/profile/level/bank/return?state={state}0&code=good");
    assert!(maria.get(&forged).await.location.contains("trouble=stale"));
    maria.get(&format!("/profile/level/bank/return?state={state}&code=good")).await;
    assert!(plain(&maria.get("/profile/level/bank").await).contains("не совпали с профилем: Паспорт"));
    let state = leave(&mut maria).await;
    let denied = maria.get(&format!("/profile/level/bank/return?state={state}&error=access_denied")).await;
    assert!(plain(&maria.get(&denied.location).await).contains("Ничего не изменилось"));
    let state = leave(&mut maria).await;
    let unfit = maria.get(&format!("/profile/level/bank/return?state={state}&code=stolen")).await;
    assert!(plain(&maria.get(&unfit.location).await).contains("не прошёл проверку"));
    world.outside.bank_knows(Person { identified: false, ..known() });
    let state = leave(&mut maria).await;
    maria.get(&format!("/profile/level/bank/return?state={state}&code=good")).await;
    assert!(plain(&maria.get("/profile/level/bank").await).contains("ещё не видел вас с паспортом"));
    assert_eq!(world.level(citizen).await, Proofing::Standard);
}

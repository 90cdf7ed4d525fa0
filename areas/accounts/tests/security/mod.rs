//! The page «Безопасность», ending sessions, contacts for other areas.

use crate::town::{EMAIL, PHONE, Says as _, Town, is_signed_in};

/// covers LOGIN-20, LOGIN-21, LOGIN-28
#[tokio::test]
async fn a_citizen_sees_and_ends_sessions() {
    let town = Town::new().await;
    town.citizen().await;
    let mut home = town.browser();
    town.sign_in(&mut home, PHONE).await;
    town.test.minutes_pass(1);
    let mut phone = town.browser().stranger();
    town.sign_in(&mut phone, PHONE).await;
    let page = home.get("/security").await;
    assert!(page.says("Вход в кабинет"), "the journal of sign-ins");
    assert!(page.says("192.0.2."), "with the source");

    let action = "/security/sessions/end-others";
    assert!(page.says(action));
    assert_eq!(home.post(action, &[]).await.location, "/security/devices");
    assert!(is_signed_in(&mut home).await);
    assert!(!is_signed_in(&mut phone).await);

    town.test.minutes_pass(1);
    town.sign_in(&mut phone, PHONE).await;
    let page = home.get("/security").await;
    let id = web::testing::between(&page.text, "/security/sessions/", "/end\"").unwrap().to_owned();
    home.post(&format!("/security/sessions/{id}/end"), &[]).await;
    assert!(!is_signed_in(&mut phone).await);
}

/// covers LOGIN-28: the session ends on the server, not only in the browser.
#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    anna.get("/security").await;
    let mut copy = anna.clone();
    assert_eq!(anna.post("/sign-out", &[]).await.location, "/sign-in?out=1");
    assert!(anna.get("/sign-in?out=1").await.says("Вы вышли из кабинета"));
    assert!(!is_signed_in(&mut copy).await, "a kept cookie opens nothing");
}

/// A foreign session's id ends nothing.
#[tokio::test]
async fn a_citizen_cannot_end_someone_elses_session() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    anna.get("/security").await;
    let foreign = "/security/sessions/01930000-0000-7000-8000-000000000001/end";
    assert_eq!(anna.post(foreign, &[]).await.location, "/security/devices");
    assert_eq!(anna.post("/security/sessions/nonsense/end", &[]).await.status, 404);
    assert!(is_signed_in(&mut anna).await);
}

#[tokio::test]
async fn other_areas_learn_contacts_level_and_name() {
    let town = Town::new().await;
    let citizen = town.citizen().await;
    let house = &town.test.house;
    let contact = accounts::contact(house, &house.db, citizen).await.unwrap();
    assert_eq!((contact.email.as_deref(), contact.phone.as_deref()), (Some(EMAIL), Some(PHONE)));
    assert_eq!(accounts::find(house, &house.db, "8 921 555 01 42").await.unwrap(), Some(citizen));
    assert_eq!(accounts::find(house, &house.db, "nobody@example.org").await.unwrap(), None);

    let tx = house.db.begin().await.unwrap();
    accounts::set_proofing(house, &tx, citizen, web::Proofing::Standard).await.unwrap();
    accounts::set_name(house, &tx, citizen, "Орлова", "Мария", "Сергеевна").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(accounts::proofing(&house.db, citizen).await.unwrap(), web::Proofing::Standard);
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    assert!(anna.get("/security").await.says("МО"), "the header knows the person");
}

/// One SNILS opens one account.
#[tokio::test]
async fn an_identifier_belongs_to_one_account() {
    let town = Town::new().await;
    let anna = town.citizen().await;
    let house = &town.test.house;
    let tx = house.db.begin().await.unwrap();
    let account = accounts::NewAccount {
        email: base::Sensitive::new("boris@example.org".to_owned()),
        phone: base::Sensitive::new("+79215550143".to_owned()),
        password: base::Sensitive::new("Снег-9-у-порога".to_owned()),
    };
    let boris = accounts::create(house, &tx, account).await.unwrap();
    assert!(accounts::bind_identifiers(house, &tx, anna, "11223344595", None).await.unwrap());
    assert!(
        accounts::bind_identifiers(house, &tx, anna, "11223344595", None).await.unwrap(),
        "twice is the same"
    );
    assert!(!accounts::bind_identifiers(house, &tx, boris, "11223344595", None).await.unwrap());
    tx.commit().await.unwrap();
}

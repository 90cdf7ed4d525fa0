//! The panel of second steps: enrol, sign in with it, name, remove.

use crate::town::{PASSWORD, PHONE, Says as _, Town, is_signed_in};

/// covers LOGIN-09 LOGIN-13: enrolled by the first code, asked at the next sign-in, each code once.
#[tokio::test]
async fn an_app_is_enrolled_and_then_asked_for() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let empty = anna.get("/security/factors").await;
    assert!(empty.says("Как подключить") && empty.says("Код из СМС"), "{}", empty.text);
    let app = town.enrol_app(&mut anna).await;
    let list = anna.get("/security/factors?done=added").await;
    assert!(list.says("Телефон") && list.says("Способ подключён") && list.says("Сохраните резервные коды"));

    let mut again = town.browser();
    again.get("/sign-in").await;
    let step = again.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    let page = again.open(&step.location).await;
    assert!(page.says("Откройте приложение с кодами"), "the best way comes first: {}", page.text);
    let code = app.code(&town);
    let done = again.post("/sign-in/code", &[("way", "app"), ("code", &code)]).await;
    assert_eq!(done.location, "/");

    let mut thief = town.browser();
    thief.get("/sign-in").await;
    thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    thief.open("/sign-in/code").await;
    let spent = thief.post("/sign-in/code", &[("way", "app"), ("code", &code)]).await;
    assert!(spent.says("уже использован"), "{}", spent.text);
    assert!(!is_signed_in(&mut thief).await);
}

/// covers LOGIN-13: who has an app confirms by it; codes that can be intercepted no longer do.
#[tokio::test]
async fn who_has_an_app_confirms_by_it() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let app = town.enrol_app(&mut anna).await;
    town.test.minutes_pass(10);
    town.post_leaves().await;
    let page = anna.get("/confirmation?for=contacts&return=%2Fsecurity").await;
    assert!(page.says("Код из приложения") && !page.text.contains("way=sms"), "{}", page.text);
    let fields = [("for", "contacts"), ("return", "/security"), ("way", "sms")];
    anna.post("/confirmation/resend", &fields).await;
    let before = town.test.outbox.newest_to(PHONE).map(|sms| sms.text);
    town.post_leaves().await;
    assert_eq!(town.test.outbox.newest_to(PHONE).map(|sms| sms.text), before, "no SMS leaves");
    let code = app.code(&town);
    let fields = [("for", "contacts"), ("return", "/security"), ("way", "app"), ("code", &code)];
    assert_eq!(anna.post("/confirmation", &fields).await.location, "/security");
}

/// covers LOGIN-13: the last strong factor stays while there is no other.
#[tokio::test]
async fn the_last_strong_way_cannot_be_removed() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    town.enrol_app(&mut anna).await;
    let list = anna.get("/security/factors").await;
    let first = web::testing::between(&list.text, "/security/factors/", "/removal").unwrap();
    let id = first.rsplit('/').next().unwrap().to_owned();
    let path = format!("/security/factors/{id}/removal");
    let page = anna.get(&path).await;
    assert!(page.says("Это последний надёжный способ"), "{path} {}", page.text);
    assert_eq!(anna.post(&path, &[]).await.status, 422);

    town.enrol_app(&mut anna).await;
    assert!(anna.get(&path).await.says("Удалить этот способ?"));
    assert_eq!(anna.post(&path, &[]).await.location, "/security/factors?done=removed");
    assert_eq!(anna.get(&path).await.status, 404, "it is gone");
}

/// A name is the owner's; somebody else's factor is not there.
#[tokio::test]
async fn a_way_is_named() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    town.enrol_app(&mut anna).await;
    let list = anna.get("/security/factors").await;
    let path = web::testing::between(&list.text, "href=\"/security/factors/", "/name").unwrap();
    let path = format!("/security/factors/{path}/name");
    assert!(anna.get(&path).await.says("Телефон"));
    assert!(anna.post(&path, &[("name", " ")]).await.says("Напишите название"));
    assert_eq!(anna.post(&path, &[("name", "Планшет")]).await.location, "/security/factors?done=renamed");
    assert!(anna.get("/security/factors").await.says("Планшет"));
    let foreign = format!("/security/factors/{}/name", uuid::Uuid::nil());
    assert_eq!(anna.get(&foreign).await.status, 404);
}

/// covers LOGIN-13 PLUS-10: ten codes, shown once, each good once; a new set kills the old.
#[tokio::test]
async fn backup_codes_open_the_cabinet_once_each() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    town.confirm_at(&mut anna, "/confirmation?for=security&return=%2Fsecurity%2Ffactors%2Fbackup").await;
    assert!(anna.get("/security/factors/backup").await.says("Создать резервные коды"));
    let made = anna.post("/security/factors/backup", &[]).await;
    let codes: Vec<String> = made
        .text
        .split("<li>")
        .filter_map(|part| part.split("</li>").next())
        .filter(|part| part.len() == 14 && part.matches('-').count() == 2)
        .map(ToOwned::to_owned)
        .collect();
    assert_eq!(codes.len(), 10, "{}", made.text);
    assert!(!anna.get("/security/factors/backup").await.text.contains(&codes[0]), "never again");
    assert!(anna.get("/security/factors").await.says("Осталось 10 из 10"));

    for (code, opens) in
        [(codes[0].to_lowercase(), true), (codes[0].clone(), false), (codes[1].clone(), true)]
    {
        let mut lost = town.browser();
        lost.get("/sign-in").await;
        lost.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
        lost.open("/sign-in/code?way=backup").await;
        let answer = lost.post("/sign-in/code", &[("way", "backup"), ("code", &code)]).await;
        assert_eq!(answer.location == "/", opens, "{code}: {}", answer.text);
    }
    assert!(anna.get("/security/factors").await.says("Осталось 8 из 10"));
}

/// Who has something safer may switch codes off that can be intercepted.
#[tokio::test]
async fn codes_by_sms_are_switched_off_for_signing_in() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    town.confirm_at(&mut anna, "/confirmation?for=security&return=%2Fsecurity%2Ffactors").await;
    anna.get("/security/factors").await;
    assert_eq!(
        anna.post("/security/factors/codes", &[("codes", "off")]).await.status,
        409,
        "not without another"
    );
    town.enrol_app(&mut anna).await;
    anna.get("/security/factors").await;
    assert_eq!(anna.post("/security/factors/codes", &[("codes", "off")]).await.location, "/security/factors");
    assert!(anna.get("/security/factors").await.says("Выключен"));
    let mut thief = town.browser();
    thief.get("/sign-in").await;
    thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    let page = thief.get("/sign-in/code?way=sms").await;
    assert!(page.says("Откройте приложение с кодами") && !page.text.contains("way=sms"), "{}", page.text);
}

/// covers LOGIN-32: every page of enrolment and every challenge has its short guide, in both languages.
#[tokio::test]
async fn every_way_has_its_guide() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    town.confirm_at(&mut anna, "/confirmation?for=security&return=%2Fsecurity%2Ffactors").await;
    for english in [false, true] {
        if english {
            anna.in_english();
        }
        for page in ["new/app", "new/passkey", "new/key", "new/push", "backup"] {
            let page = anna.get(&format!("/security/factors/{page}")).await;
            assert_eq!(page.status, 200, "{}", page.text);
            assert!(page.text.contains("k-guide__steps"), "{}", page.text);
        }
        assert!(anna.get("/confirmation?for=pay&return=%2F").await.text.contains("k-guide__steps"));
    }
}

/// Two levels: a page that needs a key says why and leads to where one is enrolled.
#[tokio::test]
async fn what_needs_a_key_says_so() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let page = anna.get("/confirmation?for=passkey&return=%2F").await;
    assert!(page.says("Здесь нужен ключ или отпечаток"), "{}", page.text);
    assert!(page.text.contains("/security/factors/new/passkey"));
}

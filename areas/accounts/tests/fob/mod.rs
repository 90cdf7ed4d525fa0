//! A person's own fob with codes, from enrolment to loss; `oathtool` plays it. And codes that leave after a right password.

use std::process::Command;

use crate::town::{PASSWORD, PHONE, Says as _, Town, is_signed_in};

const SEED: &str = "3132333435363738393031323334353637383930";

fn shows(counter: u32) -> String {
    let told = Command::new("oathtool")
        .args(["--hotp", "--counter", &counter.to_string(), SEED])
        .output()
        .expect("oathtool is installed");
    String::from_utf8(told.stdout).expect("digits").trim().to_owned()
}

/// covers LOGIN-10 LOGIN-13: added, asked for at the second step, brought in step there, reported lost
#[tokio::test]
async fn a_fob_is_the_second_step_until_it_is_lost() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let sent = anna.get("/security/factors/new/fob").await;
    if !sent.location.is_empty() {
        town.confirm_at(&mut anna, &sent.location).await;
    }
    let page = anna.get("/security/factors/new/fob").await;
    assert!(page.says("Брелок выдают в центре обслуживания"), "{}", page.text);
    let nothing = anna.post("/security/factors/new/fob", &[("key", "12345")]).await;
    assert!(nothing.status == 422 && nothing.says("Проверьте ключ"), "{}", nothing.text);
    let (first, third) = (shows(0), shows(2));
    let gap = [("key", SEED), ("code", &first), ("next", &third)];
    assert!(anna.post("/security/factors/new/fob", &gap).await.says("не идут друг за другом"));
    let second = shows(1);
    let pair = [("key", SEED), ("code", &first), ("next", &second), ("name", "Синий брелок")];
    let added = anna.post("/security/factors/new/fob", &pair).await;
    assert_eq!(added.location, "/security/factors?done=added", "{}", added.text);

    let mut again = town.browser();
    again.get("/sign-in").await;
    again.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    let step = again.open("/sign-in/code").await;
    assert!(step.says("Нажмите кнопку на брелоке"), "the best way comes first: {}", step.text);
    let far = shows(40);
    let refused = again.post("/sign-in/code", &[("way", "fob"), ("code", &far)]).await;
    assert!(refused.status == 422 && refused.says("Код не подошёл"), "{}", refused.text);
    let next = shows(41);
    let done = again.post("/sign-in/code", &[("way", "fob"), ("code", &far), ("next", &next)]).await;
    assert_eq!(done.location, "/", "{}", done.text);

    let list = anna.get("/security/factors").await;
    let id = web::testing::between(&list.text, "href=\"/security/factors/", "/name").unwrap().to_owned();
    let removal = anna.get(&format!("/security/factors/{id}/removal")).await;
    assert!(removal.says("Это последний надёжный способ") && removal.says("Сообщить о потере"));
    let path = format!("/security/factors/{id}/loss");
    assert!(anna.get(&path).await.says("Брелок потерян?"));
    assert_eq!(anna.post(&path, &[]).await.location, "/security/factors?done=lost");
    assert!(anna.get("/security/factors?done=lost").await.says("больше не подходит"));
    let mut finder = town.browser();
    finder.get("/sign-in").await;
    finder.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    finder.open("/sign-in/code").await;
    let found = shows(42);
    finder.post("/sign-in/code", &[("way", "fob"), ("code", &found)]).await;
    assert!(!is_signed_in(&mut finder).await, "the lost fob opens nothing");
}

/// covers LOGIN-10 LOGIN-16: wrong codes of a fob lock like the others
#[tokio::test]
async fn guesses_at_a_fob_are_counted() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let sent = anna.get("/security/factors/new/fob").await;
    town.confirm_at(&mut anna, &sent.location).await;
    anna.get("/security/factors/new/fob").await;
    let (first, second) = (shows(0), shows(1));
    anna.post("/security/factors/new/fob", &[("key", SEED), ("code", &first), ("next", &second)]).await;
    let mut thief = town.browser();
    thief.get("/sign-in").await;
    thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    let mut last = thief.open("/sign-in/code").await;
    for _ in 0..5 {
        last = thief.post("/sign-in/code", &[("way", "fob"), ("code", "000000")]).await;
    }
    assert!(!last.says("Код не подошёл"), "the door is closed: {}", last.text);
    thief.get("/sign-in").await;
    let closed = thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    assert_ne!(closed.location, "/sign-in/code", "and stays closed for a while");
}

/// covers LOGIN-06 LOGIN-16: who knows a password cannot flood its owner with codes
#[tokio::test]
async fn codes_after_a_right_password_are_counted_by_the_hour() {
    let rules = serde_json::json!({ "throttle": { "per_account": 3 } });
    let town = Town::new().await.with_rules(rules);
    town.citizen().await;
    let mut thief = town.browser();
    for _ in 0..3 {
        town.test.minutes_pass(2);
        thief.get("/sign-in").await;
        thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    }
    town.post_leaves().await;
    let third = town.test.outbox.newest_to(PHONE).unwrap().text;
    town.test.minutes_pass(11);
    thief.get("/sign-in").await;
    thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    let page = thief.open("/sign-in/code?way=sms").await;
    assert!(page.says("Отправить код") || page.status == 200, "{}", page.text);
    let asked = thief.post("/sign-in/code/resend", &[("way", "sms")]).await;
    assert!(asked.status == 422 && asked.says("отправлено столько кодов"), "{}", asked.text);
    town.post_leaves().await;
    assert_eq!(town.test.outbox.newest_to(PHONE).unwrap().text, third, "nothing left");
    town.test.minutes_pass(60);
    let mut owner = town.browser();
    assert_eq!(town.sign_in(&mut owner, PHONE).await.location, "/", "an hour later the owner gets in");
}

//! Alerts, «это был не я», freezing, restrictions by address, the yearly question.

use web::testing::Browser;

use crate::town::{EMAIL, PASSWORD, PHONE, Says as _, Town, is_signed_in};

async fn step(town: &Town, browser: &mut Browser) -> String {
    browser.get("/sign-in").await;
    let answer = browser.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    assert_eq!(answer.location, "/sign-in/code", "{}", answer.text);
    browser.open("/sign-in/code").await;
    let code = town.newest_code(PHONE).await;
    browser.post("/sign-in/code", &[("way", "sms"), ("code", &code)]).await.location
}

/// covers LOGIN-22, PLUS-11: two sign-ins within five minutes are one message on every channel.
#[tokio::test]
async fn sign_ins_on_new_devices_are_gathered_into_one_message_with_a_way_to_disown_them() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    step(&town, &mut anna).await;
    town.test.minutes_pass(2);
    let mut thief = town.browser().stranger();
    step(&town, &mut thief).await;
    town.post_leaves().await;
    assert!(town.test.outbox.to(EMAIL).is_empty(), "not yet");
    town.test.minutes_pass(3);
    town.post_leaves().await;
    let letters = town.test.outbox.to(EMAIL);
    assert_eq!(letters.len(), 1, "one letter for both");
    assert!(
        letters[0].text.contains("192.0.2.7") && letters[0].text.contains("127.0.0.1"),
        "{}",
        letters[0].text
    );
    let sms = town.test.outbox.newest_to(PHONE).unwrap();
    assert!(sms.text.contains("новых устройств") && sms.text.contains("/not-me/"), "{}", sms.text);

    let link = town.newest_link(EMAIL).await;
    let mut anyone = town.browser();
    let page = anyone.get(&link).await;
    assert!(page.says("Это были не вы?"), "a GET only asks");
    assert!(is_signed_in(&mut thief).await);
    assert!(anyone.post(&link, &[]).await.says("Кабинет закрыт для всех"));
    assert!(!is_signed_in(&mut thief).await && !is_signed_in(&mut anna).await);
    assert!(anyone.post(&link, &[]).await.says("Кабинет закрыт для всех"), "twice is the same");
    assert_eq!(anyone.get("/not-me/nonsense").await.status, 410);

    let mut thief = town.browser().stranger();
    assert_eq!(step(&town, &mut thief).await, "/sign-in/held", "the old password opens nothing");
    assert!(thief.get("/sign-in/held").await.says("Нужен новый пароль"));
    assert!(!is_signed_in(&mut thief).await);
}

/// covers LOGIN-22: a known browser is not told; every sign-in is when its owner wishes; nothing when not.
#[tokio::test]
async fn alerts_follow_the_owners_wishes() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    step(&town, &mut anna).await;
    town.test.minutes_pass(5);
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(EMAIL).len(), 1);
    anna.post("/sign-out", &[]).await;
    step(&town, &mut anna).await;
    town.test.minutes_pass(5);
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(EMAIL).len(), 1, "a known browser");

    let wishes = [("entries", "every"), ("by_email", "yes")];
    assert!(anna.post("/security/alerts", &wishes).await.location.starts_with("/confirmation"));
    town.confirm_security(&mut anna).await;
    assert_eq!(anna.post("/security/alerts", &wishes).await.location, "/security/alerts?saved=1");
    let none = anna.post("/security/alerts", &[("entries", "every")]).await;
    assert_eq!(none.status, 422, "told, but nowhere");
    anna.post("/sign-out", &[]).await;
    step(&town, &mut anna).await;
    town.test.minutes_pass(5);
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(EMAIL).len(), 2, "every sign-in");
    assert!(!town.test.outbox.newest_to(PHONE).unwrap().text.contains("not-me"), "and not by SMS");
}

/// covers LOGIN-22: tries on unknown devices, at most once in six hours.
#[tokio::test]
async fn attempts_on_unknown_devices_are_told_and_cannot_fill_the_phone() {
    let town = Town::new().await;
    town.citizen().await;
    let mut thief = town.browser().stranger();
    thief.get("/sign-in").await;
    for _ in 0..2 {
        for _ in 0..2 {
            thief.post("/sign-in", &[("login", PHONE), ("password", "wrong")]).await;
        }
        town.post_leaves().await;
        town.test.minutes_pass(16);
        town.post_leaves().await;
    }
    let letters = town.test.outbox.to(EMAIL);
    assert_eq!(letters.len(), 1, "once");
    assert!(letters[0].subject.contains("пытался войти"), "{}", letters[0].subject);
    town.test.minutes_pass(6 * 60);
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(EMAIL).len(), 2, "the rest after six hours");
}

/// covers LOGIN-26, LEAP-12: one tap shuts everybody out; the owner comes back with one more channel.
#[tokio::test]
async fn a_frozen_cabinet_opens_to_nobody_until_its_owner_thaws_it() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    let (mut anna, mut phone) = (town.browser(), town.browser().stranger());
    step(&town, &mut anna).await;
    town.test.minutes_pass(2);
    step(&town, &mut phone).await;
    phone.get("/security").await;
    assert_eq!(phone.post("/security/freeze", &[]).await.location, "/sign-in?frozen=1");
    assert!(phone.get("/sign-in?frozen=1").await.says("Кабинет заморожен"));
    assert!(!is_signed_in(&mut anna).await);
    town.post_leaves().await;
    assert!(town.test.outbox.newest_to(EMAIL).unwrap().text.contains("/not-me/"));

    town.test.minutes_pass(2);
    assert_eq!(step(&town, &mut anna).await, "/sign-in/held");
    assert!(!is_signed_in(&mut anna).await, "password and code are not enough");
    assert!(anna.get("/sign-in/held").await.says("Прислать код на"));
    let sent = anna.post("/sign-in/held/code", &[]).await;
    assert_eq!(sent.location, "/sign-in/held?sent=1");
    anna.get(&sent.location).await;
    assert_eq!(anna.post("/sign-in/held", &[("code", "000000")]).await.status, 422);
    let code = town.newest_code(EMAIL).await;
    assert_eq!(anna.post("/sign-in/held", &[("code", &code)]).await.location, "/");
    assert!(is_signed_in(&mut anna).await);
}

/// covers LOGIN-26: a restriction for a time ends by itself.
#[tokio::test]
async fn a_cabinet_frozen_for_a_day_opens_by_itself() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    step(&town, &mut anna).await;
    anna.get("/security/devices").await;
    anna.post("/security/freeze", &[("until", "day")]).await;
    town.test.minutes_pass(2);
    assert_eq!(step(&town, &mut anna).await, "/sign-in/held");
    town.test.minutes_pass(24 * 60);
    assert_eq!(step(&town, &mut anna).await, "/");
}

/// covers LOGIN-24: off, prefix, strict.
#[tokio::test]
async fn a_session_is_held_to_its_address_as_its_owner_wishes() {
    let town = Town::new().await;
    town.citizen().await;
    for (rule, same_network, elsewhere) in
        [("off", true, true), ("prefix", true, false), ("strict", false, false)]
    {
        for (address, stays) in [([127, 0, 0, 9], same_network), ([198, 51, 100, 3], elsewhere)] {
            let mut anna = town.browser();
            step(&town, &mut anna).await;
            town.test.minutes_pass(2);
            town.confirm_security(&mut anna).await;
            let saved = anna.post("/security/access", &[("rule", rule), ("door", "anywhere")]).await;
            assert_eq!(saved.location, "/security/access?saved=1");
            anna.move_to(address);
            assert_eq!(is_signed_in(&mut anna).await, stays, "{rule} {address:?}");
            if !stays {
                assert!(anna.get("/sign-in").await.says("Адрес сменился"));
            }
            town.test.minutes_pass(2);
        }
    }
}

/// covers LOGIN-20, LOGIN-24: own addresses, remote access off, and the way in from elsewhere.
#[tokio::test]
async fn a_door_for_own_addresses_asks_strangers_for_one_more_channel() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    step(&town, &mut anna).await;
    town.test.minutes_pass(2);
    town.confirm_security(&mut anna).await;
    let shut = [("rule", "off"), ("door", "addresses")];
    let refused = anna.post("/security/access", &shut).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Сначала добавьте хотя бы один адрес"));
    assert_eq!(anna.post("/security/access/addresses", &[("address", "почти")]).await.status, 422);
    anna.post("/security/access/addresses", &[("address", "127.0.0.0/24")]).await;
    anna.post("/security/access/addresses", &[("address", "127.0.0.1/24")]).await;
    assert_eq!(anna.get("/security/access").await.text.matches("/removal\"").count(), 1, "once");
    assert_eq!(anna.post("/security/access", &shut).await.location, "/security/access?saved=1");
    let nobody = anna.post("/security/access", &[("rule", "off"), ("door", "devices")]).await;
    assert!(nobody.says("хотя бы одно устройство доверенным"));

    let mut away = town.browser().stranger();
    assert_eq!(step(&town, &mut away).await, "/sign-in/held");
    assert!(!is_signed_in(&mut away).await);
    assert!(away.get("/sign-in/held").await.says("Отсюда вход закрыт"));
    away.post("/sign-in/held/code", &[]).await;
    let code = town.newest_code(EMAIL).await;
    assert_eq!(away.post("/sign-in/held", &[("code", &code), ("keep", "yes")]).await.location, "/");
    assert!(is_signed_in(&mut away).await);
    assert!(away.get("/security/access").await.says("192.0.2.0/24"), "kept");
    town.test.minutes_pass(2);
    assert_eq!(step(&town, &mut anna_again(&town)).await, "/", "at home as before");
}

fn anna_again(town: &Town) -> Browser {
    town.browser()
}

/// covers NOTIF-15: once in a year.
#[tokio::test]
async fn everybody_is_asked_once_a_year_whether_the_data_are_still_right() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    town.test.outbox.clear();
    town.post_leaves().await;
    let asked =
        || town.test.outbox.to(EMAIL).iter().filter(|letter| letter.subject.contains("ещё верны")).count();
    assert_eq!(asked(), 0);
    for _ in 0..2 {
        town.test.minutes_pass(366 * 24 * 60);
        town.post_leaves().await;
        town.test.minutes_pass(120);
        town.post_leaves().await;
    }
    assert_eq!(asked(), 2);
    let letter = town.test.outbox.newest_to(EMAIL).unwrap();
    assert!(letter.text.contains("/profile") && !letter.text.contains("/not-me/"), "{}", letter.text);
}

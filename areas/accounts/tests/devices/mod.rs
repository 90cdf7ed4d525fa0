//! Where the cabinet is open: sessions, known and trusted browsers, the idle end, the journal.

use web::testing::{Browser, between};

use crate::town::{EMAIL, PASSWORD, PHONE, Says as _, Town, is_signed_in};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const CHROME: &str =
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";

async fn sign_in_again(town: &Town, browser: &mut Browser) -> String {
    browser.get("/sign-in").await;
    let answer = browser.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    if answer.location != "/sign-in/code" {
        return answer.location;
    }
    browser.open("/sign-in/code").await;
    let code = town.newest_code(PHONE).await;
    browser.post("/sign-in/code", &[("way", "sms"), ("code", &code)]).await.location
}

/// The id of the first known browser on the page.
async fn device(browser: &mut Browser) -> String {
    let page = browser.get("/security/devices").await;
    between(&page.text, "/security/devices/", "/name\"").expect("a known browser").to_owned()
}

/// covers LOGIN-20, LOGIN-21: device, address, when, how strongly; ending one says why on the other side.
#[tokio::test]
async fn sessions_are_listed_with_device_place_and_level_and_say_why_they_ended() {
    let town = Town::new().await;
    town.citizen().await;
    let mut home = town.browser();
    home.call_itself(FIREFOX);
    town.sign_in(&mut home, PHONE).await;
    town.test.minutes_pass(1);
    let mut phone = town.browser().stranger();
    phone.call_itself(CHROME);
    town.sign_in(&mut phone, PHONE).await;
    let page = home.get("/security/devices").await;
    for words in
        ["Firefox, Linux", "Chrome, Android", "192.0.2.7", "Вход в два шага", "та же сеть, что сейчас"]
    {
        assert!(page.says(words), "{words}");
    }
    let id = between(&page.text, "/security/sessions/", "/end\"").unwrap().to_owned();
    assert_eq!(home.post(&format!("/security/sessions/{id}/end"), &[]).await.location, "/security/devices");
    assert!(!is_signed_in(&mut phone).await);
    assert!(phone.get("/sign-in").await.says("завершён с другого вашего устройства"));
}

/// covers LOGIN-19: named, trusted with a fresh confirmation, skipping the second step, distrusted, forgotten.
#[tokio::test]
async fn a_trusted_browser_skips_the_second_step_until_it_is_distrusted() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let id = device(&mut anna).await;
    anna.post(&format!("/security/devices/{id}/name"), &[("name", "Домашний")]).await;
    assert!(anna.get("/security/devices").await.says("Домашний"));
    let refused = anna.post(&format!("/security/devices/{id}/trust"), &[]).await;
    assert!(refused.location.starts_with("/confirmation?for=security"), "{}", refused.location);
    town.test.minutes_pass(2);
    town.confirm_security(&mut anna).await;
    anna.post(&format!("/security/devices/{id}/trust"), &[]).await;
    assert!(anna.get("/security/devices").await.says("Доверенное до 24 декабря"));

    anna.post("/sign-out", &[]).await;
    assert_eq!(sign_in_again(&town, &mut anna).await, "/", "straight in");
    assert!(is_signed_in(&mut anna).await);
    let refused = anna.post(&format!("/security/devices/{id}/trust"), &[]).await;
    assert!(refused.location.starts_with("/confirmation"), "trust is no confirmation: {}", refused.location);

    anna.post(&format!("/security/devices/{id}/distrust"), &[]).await;
    anna.post("/sign-out", &[]).await;
    anna.get("/sign-in").await;
    let answer = anna.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    assert_eq!(answer.location, "/sign-in/code");
}

/// covers LOGIN-19: the page of the second step offers it.
#[tokio::test]
async fn a_browser_is_trusted_from_the_second_step_and_removal_ends_its_sessions() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    anna.get("/sign-in").await;
    anna.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    assert!(anna.open("/sign-in/code").await.says("name=\"trust\""));
    let code = town.newest_code(PHONE).await;
    anna.post("/sign-in/code", &[("way", "sms"), ("code", &code), ("trust", "yes")]).await;
    let id = device(&mut anna).await;
    assert!(anna.get("/security/devices").await.says("Доверенное до"));
    anna.post(&format!("/security/devices/{id}/removal"), &[]).await;
    assert!(!is_signed_in(&mut anna).await);
}

#[tokio::test]
async fn a_citizen_cannot_touch_someone_elses_device() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    anna.get("/security/devices").await;
    for act in ["name", "distrust", "removal"] {
        let path = format!("/security/devices/01930000-0000-7000-8000-000000000001/{act}");
        assert_eq!(anna.post(&path, &[]).await.status, 404, "{act}");
        assert_eq!(anna.post(&format!("/security/devices/nonsense/{act}"), &[]).await.status, 404);
    }
}

/// covers LOGIN-23: the page knows when the session ends, staying puts it off, and the end explains itself.
#[tokio::test]
async fn the_idle_end_is_announced_put_off_and_explained() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let page = anna.get("/security").await;
    assert!(page.says("data-ends=\"900\""), "a quarter of an hour");
    assert!(page.says("data-warn=\"150\""));
    assert!(page.says("Если ничего не делать, вход закроется в 12:15"), "without script");
    town.test.minutes_pass(14);
    assert_eq!(anna.post("/session/stay", &[]).await.status, 303);
    town.test.minutes_pass(14);
    assert!(is_signed_in(&mut anna).await);
    town.test.minutes_pass(15);
    assert!(!is_signed_in(&mut anna).await);
    assert!(anna.get("/sign-in").await.says("не было действий"));
}

/// covers LOGIN-30: a copied cookie ends the session for both.
#[tokio::test]
async fn a_session_in_another_browser_is_ended_at_once_and_its_owner_is_told() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    let mut anna = town.browser();
    anna.call_itself(FIREFOX);
    town.sign_in(&mut anna, PHONE).await;
    let mut thief = anna.clone();
    thief.call_itself(CHROME);
    assert!(!is_signed_in(&mut thief).await, "another browser");
    assert!(!is_signed_in(&mut anna).await, "ended for everybody");
    assert!(anna.get("/sign-in").await.says("показал другой браузер"));
    town.post_leaves().await;
    let letter = town.test.outbox.newest_to(EMAIL).unwrap();
    assert!(letter.subject.contains("подозрительный вход"), "{}", letter.subject);
    assert!(letter.text.contains("/not-me/"), "{}", letter.text);

    sign_in_again(&town, &mut anna).await;
    let mut thief = anna.clone();
    thief.forget("kabinet_browser");
    assert!(!is_signed_in(&mut thief).await, "without the mark of the browser");
    assert!(anna.get("/sign-in").await.says("не из того браузера"));
}

/// covers LOGIN-21, LOGIN-29: time, address, device, result, reason, advice, and filters.
#[tokio::test]
async fn the_journal_of_sign_ins_can_be_searched() {
    let town = Town::new().await;
    town.citizen().await;
    let mut thief = town.browser().stranger();
    thief.call_itself(CHROME);
    thief.get("/sign-in").await;
    thief.post("/sign-in", &[("login", PHONE), ("password", "wrong")]).await;
    town.post_leaves().await;
    let mut anna = town.browser();
    anna.call_itself(FIREFOX);
    town.sign_in(&mut anna, PHONE).await;
    let all = anna.get("/security/sign-ins").await;
    for words in [
        "Вход в кабинет",
        "Неудачная попытка",
        "192.0.2.7",
        "Chrome, Android",
        "Не подошёл пароль",
        "Если это не вы",
    ] {
        assert!(all.says(words), "{words}");
    }
    let refused = anna.get("/security/sign-ins?result=refused").await;
    assert!(refused.says("Неудачная попытка") && !refused.says("Firefox, Linux"));
    let here = anna.get("/security/sign-ins?place=firefox").await;
    assert!(here.says("Firefox, Linux") && !here.says("Chrome, Android"));
    let none = anna.get("/security/sign-ins?place=opera").await;
    assert!(none.says("Попробуйте другой срок"));
    town.test.minutes_pass(6);
    town.post_leaves().await;
    town.test.minutes_pass(60 * 24 * 8);
    sign_in_again(&town, &mut anna).await;
    assert!(!anna.get("/security/sign-ins?period=week").await.says("Chrome, Android"));
    assert!(anna.get("/security/sign-ins?period=all").await.says("Chrome, Android"));
}

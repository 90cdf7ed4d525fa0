//! Password, then a second factor (LOGIN-08, LOGIN-09, LOGIN-16, LOGIN-20).

use serde_json::json;

use crate::town::{EMAIL, PASSWORD, PHONE, World, plain};

/// covers LOGIN-09
#[tokio::test]
async fn a_password_and_the_apps_code_open_the_desk() {
    let world = World::new().await;
    let mut anna = world.browser.stranger();
    assert!(anna.get("/staff").await.location.starts_with("/staff/sign-in"));
    assert_eq!(world.password(&mut anna, EMAIL, PASSWORD).await.location, "/staff/sign-in/code");
    assert!(
        anna.get("/staff").await.location.starts_with("/staff/sign-in"),
        "the password alone opens nothing"
    );
    anna.get("/staff/sign-in/code").await;
    assert_eq!(anna.post("/staff/sign-in/code", &[("code", &world.code())]).await.location, "/staff");
    assert_eq!(anna.get("/staff").await.location, "/staff/queue");
}

/// covers LOGIN-09: a code that somebody looked at over the shoulder opens nothing any more
#[tokio::test]
async fn a_wrong_code_and_a_used_one_open_nothing() {
    let world = World::new().await;
    world.at_work(EMAIL).await;
    let mut other = world.browser.stranger();
    world.password(&mut other, EMAIL, PASSWORD).await;
    other.get("/staff/sign-in/code").await;
    assert_eq!(other.post("/staff/sign-in/code", &[("code", &world.code())]).await.status, 422);
    let wrong = if world.code() == "000000" { "000001" } else { "000000" };
    assert_eq!(other.post("/staff/sign-in/code", &[("code", wrong)]).await.status, 422);
    assert!(other.get("/staff").await.location.starts_with("/staff/sign-in"));
}

/// covers LOGIN-08: the shipped policy lets no code by SMS be a factor of staff; an installation may
#[tokio::test]
async fn a_code_by_sms_serves_only_where_the_policy_says_so() {
    let world = World::new().await;
    let mut anna = world.browser.stranger();
    world.password(&mut anna, EMAIL, PASSWORD).await;
    assert!(!anna.get("/staff/sign-in/code?way=sms").await.text.contains("СМС"));
    anna.post("/staff/sign-in/code/again", &[]).await;
    world.worker.drain().await.unwrap();
    assert!(world.test.outbox.to(PHONE).is_empty());

    let world = World::held_to(json!({ "codes": { "sms_is_factor": true } })).await;
    let mut anna = world.browser.stranger();
    world.password(&mut anna, EMAIL, PASSWORD).await;
    let page = anna.get("/staff/sign-in/code?way=sms").await;
    assert!(page.text.contains("-42") && !page.text.contains(PHONE), "the number is masked");
    anna.post("/staff/sign-in/code/again", &[]).await;
    world.worker.drain().await.unwrap();
    let code = world.test.outbox.code_to(PHONE).unwrap();
    anna.get("/staff/sign-in/code?way=sms").await;
    let answer = anna.post("/staff/sign-in/code", &[("way", "sms"), ("code", &code)]).await;
    assert_eq!(answer.location, "/staff");
}

/// covers LOGIN-10: where only what cannot be phished counts, an app's code is no factor
#[tokio::test]
async fn an_app_does_not_count_where_only_keys_do() {
    let world = World::held_to(json!({ "factors": { "phishing_resistant": true } })).await;
    let mut anna = world.browser.stranger();
    world.password(&mut anna, EMAIL, PASSWORD).await;
    let page = anna.get("/staff/sign-in/code").await;
    assert!(plain(&page.text).contains("Второй фактор не подключён"), "{}", page.text);
    let answer = anna.post("/staff/sign-in/code", &[("way", "app"), ("code", &world.code())]).await;
    assert_eq!(answer.location, "/staff/sign-in");
    assert!(anna.get("/staff").await.location.starts_with("/staff/sign-in"));
}

/// covers LOGIN-16: the answer for an unknown login, a wrong password and a closed login is the same page
#[tokio::test]
async fn five_wrong_passwords_close_the_login_for_this_source_and_longer_the_second_time() {
    let world = World::new().await;
    let mut anna = world.browser.stranger();
    for _ in 0..5 {
        assert_eq!(world.password(&mut anna, EMAIL, "wrong").await.status, 422);
    }
    let closed = world.password(&mut anna, EMAIL, PASSWORD).await;
    assert_eq!(closed.status, 422, "the right password does not help any more");
    let unknown = world.password(&mut anna, "nobody@example.org", "x").await;
    assert_eq!(unknown.status, 422);
    world.test.minutes_pass(16);
    assert_eq!(world.password(&mut anna, EMAIL, PASSWORD).await.location, "/staff/sign-in/code");
    anna.get("/staff/sign-in/code").await;
    for _ in 0..5 {
        assert_eq!(anna.post("/staff/sign-in/code", &[("code", "1")]).await.status, 422);
    }
    assert_eq!(
        anna.post("/staff/sign-in/code", &[("code", &world.code())]).await.status,
        422,
        "wrong codes close the way as wrong passwords do, and the right password in between forgives nothing"
    );
    world.test.minutes_pass(16);
    assert_eq!(world.password(&mut anna, EMAIL, PASSWORD).await.status, 422, "half an hour this time");
    world.test.minutes_pass(15);
    assert_eq!(world.password(&mut anna, EMAIL, PASSWORD).await.location, "/staff/sign-in/code");
}

/// covers LOGIN-20
#[tokio::test]
async fn an_idle_session_ends() {
    let world = World::new().await;
    let mut anna = world.at_work(EMAIL).await;
    world.test.minutes_pass(14);
    assert_eq!(anna.get("/staff").await.location, "/staff/queue");
    world.test.minutes_pass(14);
    assert_eq!(anna.get("/staff").await.location, "/staff/queue", "a visit keeps it alive");
    world.test.minutes_pass(16);
    assert!(anna.get("/staff").await.location.starts_with("/staff/sign-in"));
}

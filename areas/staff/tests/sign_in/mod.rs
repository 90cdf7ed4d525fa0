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

/// covers LOGIN-20: whoever was sent to sign in comes back to the same page, and nowhere else
#[tokio::test]
async fn after_the_sign_in_one_is_where_one_was_going() {
    let world = World::new().await;
    let mut anna = world.browser.stranger();
    let sent = anna.get("/staff/security?done=added").await.location;
    assert_eq!(sent, "/staff/sign-in?return=%2Fstaff%2Fsecurity%3Fdone%3Dadded");
    let page = anna.get(&sent).await;
    assert!(plain(&page.text).contains("вернётесь на ту же страницу"), "{}", page.text);
    let wanted = "/staff/security?done=added";
    let typed = [("email", EMAIL), ("password", "wrong"), ("return", wanted)];
    let wrong = anna.post("/staff/sign-in", &typed).await;
    assert!(wrong.text.contains("value=\"/staff/security?done=added\""), "a wrong password forgets nothing");
    let typed = [("email", EMAIL), ("password", PASSWORD), ("return", wanted)];
    let code = anna.post("/staff/sign-in", &typed).await.location;
    assert_eq!(code, "/staff/sign-in/code?return=%2Fstaff%2Fsecurity%3Fdone%3Dadded");
    assert!(anna.get(&code).await.text.contains("value=\"/staff/security?done=added\""));
    let wrong = anna.post("/staff/sign-in/code", &[("code", "1"), ("return", wanted)]).await;
    assert!(wrong.status == 422 && wrong.text.contains("value=\"/staff/security?done=added\""));
    let open = anna.post("/staff/sign-in/code", &[("code", &world.code()), ("return", wanted)]).await;
    assert_eq!(open.location, wanted);

    for foreign in ["https://evil.example/", "//evil.example/staff/", "/profile", "/staff/sign-in"] {
        let mut anna = world.browser.stranger();
        anna.get("/staff/sign-in").await;
        let typed = [("email", EMAIL), ("password", PASSWORD), ("return", foreign)];
        assert_eq!(anna.post("/staff/sign-in", &typed).await.location, "/staff/sign-in/code", "{foreign}");
    }
}

/// Members of staff are found while the key of the indexes is changed, and their passwords get the new pepper at the next sign-in.
#[tokio::test]
async fn staff_sign_in_while_keys_and_pepper_are_changed() {
    use accounts::password::{ensure_pepper, pepper_status, rotate_pepper};
    let world = World::new().await;
    let house = world.house();
    let (db, vault) = (&house.db, &house.vault);
    let right = async |world: &World| {
        let mut anna = world.browser.stranger();
        assert_eq!(world.password(&mut anna, EMAIL, PASSWORD).await.location, "/staff/sign-in/code");
    };
    ensure_pepper(db, vault, &house.random).await.unwrap();
    right(&world).await;
    rotate_pepper(db, vault, &house.random).await.unwrap();
    right(&world).await;
    let used: Vec<i64> = pepper_status(db, vault).await.unwrap().iter().map(|one| one.used_by).collect();
    assert_eq!(used, [0, 1]);

    vault.rotate(db, vault::Purpose::Index).await.unwrap();
    right(&world).await;
    world.test.minutes_pass(2);
    assert!(vault.take_next_index(db).await.unwrap());
    right(&world).await;
    let retained = vault.retained_index(db).await.unwrap().unwrap();
    assert_eq!(staff::reindex(db, vault, retained.active).await.unwrap(), 0);
    vault.destroy_retained_index(db).await.unwrap();
    right(&world).await;
    world.worker.drain().await.unwrap();
}

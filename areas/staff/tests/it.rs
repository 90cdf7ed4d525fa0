//! Stories of staff, told through HTTP.

use std::sync::Arc;

use accounts::ContactBook;
use axum::middleware::from_fn_with_state;
use base::Sensitive;
use staff::NewStaff;
use web::Role;
use web::testing::{Browser, Parts, TestHouse};

const PASSWORD: &str = "Тихая-река-42-у-моста";
const EMAIL: &str = "anna@office.example.org";
const PHONE: &str = "+79991110042";

struct World {
    test: TestHouse,
    worker: jobs::Worker,
    browser: Browser,
}

impl World {
    async fn new() -> Self {
        let migrations = [accounts::migrations(), notifications::migrations(), staff::migrations()].concat();
        let sources = [accounts::words(), notifications::words(), staff::words()];
        let sources = sources.into_iter().flatten().collect();
        let test = TestHouse::new(Parts { migrations, sources, announced: |_| false }).await;
        let house = test.house.clone();
        let mut registry = jobs::Registry::new();
        notifications::jobs(&mut registry, &house, Arc::new(ContactBook));
        let worker = jobs::Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        let browser = test.browser(staff::routes(), |areas| {
            areas.layer(from_fn_with_state(house.clone(), staff::session_layer))
        });
        let world = Self { test, worker, browser };
        let tx = house.db.begin().await.unwrap();
        let new = NewStaff {
            email: EMAIL.to_owned(),
            phone: PHONE.to_owned(),
            password: Sensitive::new(PASSWORD.to_owned()),
            name: "Анна".to_owned(),
            surname: "Ковалёва".to_owned(),
            agency: "information-centre".to_owned(),
            role: Role::Officer,
        };
        staff::create(&house, &tx, new).await.unwrap();
        tx.commit().await.unwrap();
        world
    }

    async fn password(&self, browser: &mut Browser, password: &str) -> web::testing::Answer {
        browser.get("/staff/sign-in").await;
        browser.post("/staff/sign-in", &[("email", EMAIL), ("password", password)]).await
    }

    async fn code(&self) -> String {
        self.worker.drain().await.unwrap();
        self.test.outbox.code_to(PHONE).unwrap()
    }
}

#[tokio::test]
async fn a_password_and_a_code_open_the_desk() {
    let world = World::new().await;
    let mut anna = world.browser.stranger();
    assert!(anna.get("/staff").await.location.starts_with("/staff/sign-in"));
    assert_eq!(world.password(&mut anna, PASSWORD).await.location, "/staff/sign-in/code");
    assert!(
        anna.get("/staff").await.location.starts_with("/staff/sign-in"),
        "the password alone opens nothing"
    );
    let page = anna.get("/staff/sign-in/code").await;
    assert!(page.text.contains("-42") && !page.text.contains(PHONE), "the number is masked");
    let code = world.code().await;
    assert_eq!(anna.post("/staff/sign-in/code", &[("code", &code)]).await.location, "/staff");
    assert_eq!(anna.get("/staff").await.location, "/staff/queue");
}

#[tokio::test]
async fn a_wrong_code_opens_nothing_and_is_good_once() {
    let world = World::new().await;
    let mut anna = world.browser.stranger();
    world.password(&mut anna, PASSWORD).await;
    let code = world.code().await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    anna.get("/staff/sign-in/code").await;
    assert_eq!(anna.post("/staff/sign-in/code", &[("code", wrong)]).await.status, 422);
    assert_eq!(anna.post("/staff/sign-in/code", &[("code", &code)]).await.location, "/staff");
}

/// The answer for an unknown login, a wrong password and a closed login is the same page.
#[tokio::test]
async fn five_wrong_passwords_close_the_login_for_this_source() {
    let world = World::new().await;
    let mut anna = world.browser.stranger();
    for _ in 0..5 {
        assert_eq!(world.password(&mut anna, "wrong").await.status, 422);
    }
    let closed = world.password(&mut anna, PASSWORD).await;
    assert_eq!(closed.status, 422, "the right password does not help any more");
    let unknown = anna.post("/staff/sign-in", &[("email", "nobody@example.org"), ("password", "x")]).await;
    assert_eq!(unknown.status, 422);
    world.test.minutes_pass(16);
    assert_eq!(world.password(&mut anna, PASSWORD).await.location, "/staff/sign-in/code");
}

#[tokio::test]
async fn an_idle_session_ends() {
    let world = World::new().await;
    let mut anna = world.browser.stranger();
    world.password(&mut anna, PASSWORD).await;
    let code = world.code().await;
    anna.get("/staff/sign-in/code").await;
    anna.post("/staff/sign-in/code", &[("code", &code)]).await;
    world.test.minutes_pass(14);
    assert_eq!(anna.get("/staff").await.location, "/staff/queue");
    world.test.minutes_pass(14);
    assert_eq!(anna.get("/staff").await.location, "/staff/queue", "a visit keeps it alive");
    world.test.minutes_pass(16);
    assert!(anna.get("/staff").await.location.starts_with("/staff/sign-in"));
}

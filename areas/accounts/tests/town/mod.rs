//! The people and the tools of the stories.

use accounts::{ContactBook, NewAccount};
use axum::middleware::from_fn_with_state;
use base::{CitizenId, Sensitive};
use jobs::{Registry, Worker};
use web::testing::{Answer, Browser, Parts, TestHouse};

pub const EMAIL: &str = "orlova@example.org";
pub const PHONE: &str = "+79215550142";
pub const PASSWORD: &str = "Гроза-7-над-рекой";

/// A house with accounts and the way out for messages.
pub struct Town {
    pub test: TestHouse,
    worker: Worker,
}

impl Town {
    pub async fn new() -> Self {
        let mut migrations = accounts::migrations();
        migrations.extend(notifications::migrations());
        let sources = [accounts::words(), notifications::words()].concat();
        let test = TestHouse::new(Parts { migrations, sources, announced: |_| false }).await;
        let house = &test.house;
        let mut registry = Registry::new();
        accounts::jobs(&mut registry, house);
        notifications::jobs(&mut registry, house, std::sync::Arc::new(ContactBook));
        let worker = Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        Self { test, worker }
    }

    pub fn browser(&self) -> Browser {
        let house = self.test.house.clone();
        self.test.browser(accounts::routes(), |areas| {
            areas.layer(from_fn_with_state(house, accounts::session_layer))
        })
    }

    /// Lets everything leave that waits to leave.
    pub async fn post_leaves(&self) {
        self.worker.drain().await.expect("the jobs run");
    }

    /// A citizen who has a cabinet with both contacts confirmed.
    pub async fn citizen(&self) -> CitizenId {
        let house = &self.test.house;
        let tx = house.db.begin().await.expect("a transaction");
        let account = NewAccount {
            email: Sensitive::new(EMAIL.to_owned()),
            phone: Sensitive::new(PHONE.to_owned()),
            password: Sensitive::new(PASSWORD.to_owned()),
        };
        let citizen = accounts::create(house, &tx, account).await.expect("an account");
        tx.commit().await.expect("it is kept");
        citizen
    }

    pub async fn newest_code(&self, address: &str) -> String {
        self.post_leaves().await;
        self.test.outbox.code_to(address).expect("a code arrived")
    }

    /// The path of the newest link.
    pub async fn newest_link(&self, address: &str) -> String {
        self.post_leaves().await;
        let link = self.test.outbox.link_to(address).expect("a link arrived");
        link.strip_prefix("http://127.0.0.1:8080").expect("a link to this portal").to_owned()
    }

    /// Password and code; ends where the person is sent.
    pub async fn sign_in(&self, browser: &mut Browser, name: &str) -> Answer {
        browser.get("/sign-in").await;
        let answer = browser.post("/sign-in", &[("login", name), ("password", PASSWORD)]).await;
        assert_eq!(answer.location, "/sign-in/code", "{}", answer.text);
        browser.open("/sign-in/code").await;
        let code = self.newest_code(PHONE).await;
        browser.post("/sign-in/code", &[("code", &code)]).await
    }
}

pub async fn is_signed_in(browser: &mut Browser) -> bool {
    browser.get("/security").await.status == 200
}

/// The form of somebody who registers.
pub const FORM: [(&str, &str); 5] = [
    ("email", " Orlova@Example.org "),
    ("phone", "8 (921) 555-01-42"),
    ("password", PASSWORD),
    ("password_again", PASSWORD),
    ("terms", "yes"),
];

/// The form with one field written otherwise.
pub fn form_with<'a>(name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    FORM.into_iter().map(|(known, usual)| (known, if known == name { value } else { usual })).collect()
}

/// Whether a page says something, no-break spaces read as spaces.
pub trait Says {
    fn says(&self, words: &str) -> bool;
}

impl Says for Answer {
    fn says(&self, words: &str) -> bool {
        self.text.replace('\u{a0}', " ").contains(words)
    }
}

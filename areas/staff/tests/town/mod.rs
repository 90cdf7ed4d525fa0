//! A portal with one officer and whoever else a story needs.

use std::sync::Arc;

use accounts::ContactBook;
use axum::middleware::from_fn_with_state;
use base::{Sensitive, StaffId};
use catalogue::Catalogue;
use factors::{Holder, totp};
use serde_json::json;
use staff::NewStaff;
use web::testing::{Answer, Browser, Parts, TestHouse};
use web::{House, Role, Settings};

pub const PASSWORD: &str = "Тихая-река-42-у-моста";
pub const EMAIL: &str = "anna@office.example.org";
pub const PHONE: &str = "+79991110042";
pub const NINA: &str = "nina@office.example.org";
const APP: [u8; 20] = *b"officers-application";

pub struct World {
    pub test: TestHouse,
    pub worker: jobs::Worker,
    pub browser: Browser,
    pub anna: StaffId,
}

impl World {
    pub async fn new() -> Self {
        Self::held_to(json!({})).await
    }

    /// A portal whose policy for staff replaces some rules.
    pub async fn held_to(staff: serde_json::Value) -> Self {
        let migrations =
            [factors::migrations(), accounts::migrations(), notifications::migrations(), staff::migrations()]
                .concat();
        let sources =
            [factors::words(), accounts::words(), catalogue::words(), notifications::words(), staff::words()];
        let sources = sources.into_iter().flatten().collect();
        let mut test = TestHouse::new(Parts { migrations, sources, announced: |_| false }).await;
        let config: policy::Config = serde_json::from_value(json!({ "staff": staff })).unwrap();
        let policy = Arc::new(policy::Policies::from_config(&config).unwrap());
        test.house.settings = Arc::new(Settings { policy, ..(*test.house.settings).clone() });
        let house = test.house.clone();
        let mut registry = jobs::Registry::new();
        notifications::jobs(&mut registry, &house, Arc::new(ContactBook));
        let worker = jobs::Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        let routes = staff::routes().merge(staff::administration(Catalogue::shipped()));
        let browser = test
            .browser(routes, |areas| areas.layer(from_fn_with_state(house.clone(), staff::session_layer)));
        let anna = employ(&house, EMAIL, Role::Officer).await;
        Self { test, worker, browser, anna }
    }

    pub fn house(&self) -> &House {
        &self.test.house
    }

    /// The code of an officer's app now.
    pub fn code(&self) -> String {
        totp::code_at(&APP, self.house().clock.now()).unwrap()
    }

    pub async fn password(&self, browser: &mut Browser, email: &str, password: &str) -> Answer {
        browser.get("/staff/sign-in").await;
        browser.post("/staff/sign-in", &[("email", email), ("password", password)]).await
    }

    /// Somebody at their desk.
    pub async fn at_work(&self, email: &str) -> Browser {
        let mut browser = self.browser.stranger();
        // Each code of the app is good once.
        self.test.minutes_pass(1);
        assert_eq!(self.password(&mut browser, email, PASSWORD).await.location, "/staff/sign-in/code");
        browser.get("/staff/sign-in/code").await;
        let answer = browser.post("/staff/sign-in/code", &[("code", &self.code())]).await;
        assert_eq!(answer.location, "/staff", "{}", answer.text);
        browser
    }

    /// The link in the newest letter to somebody, without the portal's address.
    pub async fn link(&self, email: &str) -> String {
        self.worker.drain().await.unwrap();
        let link = self.test.outbox.link_to(email).expect("a letter with a link");
        let at = link.find("/staff/invitations/").expect("an invitation");
        link[at..].to_owned()
    }
}

/// Makes somebody with a password and an app.
pub async fn employ(house: &House, email: &str, role: Role) -> StaffId {
    let tx = house.db.begin().await.unwrap();
    let new = NewStaff {
        email: email.to_owned(),
        phone: PHONE.to_owned(),
        password: Sensitive::new(PASSWORD.to_owned()),
        name: "Анна".to_owned(),
        surname: "Ковалёва".to_owned(),
        agency: "information-centre".to_owned(),
        role,
    };
    let staff = staff::create(house, &tx, new).await.unwrap();
    totp::adopt(house, &tx, Holder::Staff(staff), "", APP).await.unwrap();
    tx.commit().await.unwrap();
    staff
}

/// A page's text without no-break spaces.
pub fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

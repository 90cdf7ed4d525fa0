//! A portal with an operator at a desk, registers that say what a story wants, and people who come.

use std::sync::{Arc, Mutex};

use accounts::{ContactBook, NewAccount};
use axum::Router;
use axum::middleware::from_fn_with_state;
use base::{CitizenId, Sensitive};
use factors::{Holder, totp};
use profile::{IdentityAnswer, IdentityQuery, IdentityRegisters, RegisterDown};
use serde_json::json;
use staff::NewStaff;
use web::testing::{Browser, Parts, TestHouse};
use web::{House, Proofing, Role};

pub const PASSWORD: &str = "Тихая-река-42-у-моста";
pub const OPERATOR: &str = "operator@centre.example";
pub const MARIA: &str = "+79990000101";
const APP: [u8; 20] = *b"officers-application";

/// Registers that confirm everything, or find the passport different.
#[derive(Default)]
pub struct Identity(pub Mutex<Vec<String>>);

#[async_trait::async_trait]
impl IdentityRegisters for Identity {
    async fn compare(&self, _: &IdentityQuery) -> Result<IdentityAnswer, RegisterDown> {
        Ok(IdentityAnswer { differs: self.0.lock().unwrap().clone() })
    }
}

pub struct World {
    pub test: TestHouse,
    pub registers: Arc<Identity>,
    worker: jobs::Worker,
    anonymous: Browser,
}

impl World {
    pub async fn new() -> Self {
        let migrations = [
            factors::migrations(),
            accounts::migrations(),
            profile::migrations(),
            staff::migrations(),
            documents::migrations(),
            notifications::migrations(),
            centre::migrations(),
        ];
        let sources = [
            factors::words(),
            accounts::words(),
            profile::words(),
            staff::words(),
            documents::words(),
            notifications::words(),
            centre::words(),
        ];
        let test = TestHouse::new(Parts {
            migrations: migrations.concat(),
            sources: sources.into_iter().flatten().collect(),
            announced: notifications::announced,
        })
        .await;
        let house = test.house.clone();
        let identity = Arc::new(Identity::default());
        let mut registry = jobs::Registry::new();
        accounts::jobs(&mut registry, &house);
        profile::jobs(&mut registry, &house, identity.clone());
        notifications::jobs(&mut registry, &house, Arc::new(ContactBook));
        let worker = jobs::Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        let press = documents::Press::open(&house).await.unwrap();
        let routes = Router::new()
            .merge(accounts::routes())
            .merge(profile::routes())
            .merge(staff::routes())
            .merge(centre::routes(press));
        let anonymous = test.browser(routes, |areas| {
            areas
                .layer(from_fn_with_state(house.clone(), accounts::session_layer))
                .layer(from_fn_with_state(house.clone(), staff::session_layer))
        });
        Self { test, registers: identity, worker, anonymous }
    }

    pub fn house(&self) -> &House {
        &self.test.house
    }

    pub fn stranger(&self) -> Browser {
        self.anonymous.stranger()
    }

    pub async fn work(&self) {
        self.worker.drain().await.unwrap();
    }

    /// A member of staff at work.
    pub async fn staff(&self, email: &str, role: Role) -> Browser {
        self.staff_of("information-centre", email, role).await
    }

    /// The same at another agency.
    pub async fn staff_of(&self, agency: &str, email: &str, role: Role) -> Browser {
        let house = self.house();
        let tx = house.db.begin().await.unwrap();
        let new = NewStaff {
            email: email.to_owned(),
            phone: String::new(),
            password: Sensitive::new(PASSWORD.to_owned()),
            name: "Тамара".to_owned(),
            surname: "Ершова".to_owned(),
            agency: agency.to_owned(),
            role,
        };
        let holder = Holder::Staff(staff::create(house, &tx, new).await.unwrap());
        totp::adopt(house, &tx, holder, "", APP).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.stranger();
        browser.get("/staff/sign-in").await;
        browser.post("/staff/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        browser.get("/staff/sign-in/code").await;
        let code = totp::code_at(&APP, house.clock.now()).unwrap();
        let answer = browser.post("/staff/sign-in/code", &[("code", &code)]).await;
        assert_eq!(answer.location, "/staff", "{}", answer.text);
        browser
    }

    /// Maria, whose data the registers have confirmed.
    pub async fn maria(&self) -> CitizenId {
        let house = self.house();
        let tx = house.db.begin().await.unwrap();
        let account = NewAccount {
            email: Sensitive::new("orlova@example.org".to_owned()),
            phone: Sensitive::new(MARIA.to_owned()),
            password: Sensitive::new(PASSWORD.to_owned()),
        };
        let citizen = accounts::create(house, &tx, account).await.unwrap();
        let query = IdentityQuery {
            surname: "Орлова".into(),
            name: "Мария".into(),
            patronymic: "Сергеевна".into(),
            birth_date: "1988-03-14".parse().unwrap(),
            snils: "11223344595".into(),
            inn: "500100732259".into(),
            passport: "4512345678".into(),
        };
        profile::create_confirmed(house, &tx, citizen, query, json!({})).await.unwrap();
        tx.commit().await.unwrap();
        citizen
    }

    /// Maria's browser.
    pub async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = self.stranger();
        browser.get("/sign-in").await;
        let answer = browser.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(answer.location, "/sign-in/code", "{}", answer.text);
        browser.get("/sign-in/code").await;
        self.work().await;
        let code = self.test.outbox.code_to(login).unwrap();
        browser.post("/sign-in/code", &[("code", &code)]).await;
        browser
    }

    pub async fn level(&self, citizen: CitizenId) -> Proofing {
        accounts::proofing(&self.house().db, citizen).await.unwrap()
    }
}

/// A page's text without no-break spaces.
pub fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

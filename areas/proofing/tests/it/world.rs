//! A portal with Maria, a proofing officer, and an outside world that says what a story wants.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex};

use accounts::provider::{Answered, Door, Failure, Person, Provider};
use accounts::{ContactBook, NewAccount};
use axum::Router;
use axum::middleware::from_fn_with_state;
use base::{CitizenId, Sensitive};
use profile::{IdentityQuery, RegisterDown};
use proofing::{Gradients, Registers, Tools};
use serde_json::{Value, json};
use staff::NewStaff;
use text::Lang;
use web::testing::{Answer, Browser, Parts, TestHouse};
use web::{House, Proofing, Role};

pub const PASSWORD: &str = "Тихая-река-42-у-моста";
pub const MARIA: &str = "+79990000101";
pub const OFFICER: &str = "proofing@kabinet.example";
/// The secret of every officer's authenticator app.
const APP: [u8; 20] = *b"officers-application";

/// Registers and a bank in memory.
#[derive(Default)]
pub struct Outside {
    answers: Mutex<HashMap<String, Option<Value>>>,
    person: Mutex<Person>,
    pub asked: Mutex<Vec<Value>>,
}

impl Outside {
    pub fn says(&self, register: &str, answer: Value) {
        self.answers.lock().unwrap().insert(register.to_owned(), Some(answer));
    }
    pub fn is_silent(&self, register: &str) {
        self.answers.lock().unwrap().insert(register.to_owned(), None);
    }
    pub fn bank_knows(&self, person: Person) {
        *self.person.lock().unwrap() = person;
    }
}

#[async_trait::async_trait]
impl Registers for Outside {
    async fn ask(&self, register: &str, query: &Value) -> Result<Value, RegisterDown> {
        self.asked.lock().unwrap().push(query.clone());
        let known = self.answers.lock().unwrap().get(register).cloned().flatten();
        known.ok_or_else(|| RegisterDown { register: register.to_owned(), why: "it is silent".to_owned() })
    }
}

pub struct PretendBank(Arc<Outside>);

#[async_trait::async_trait]
impl Provider for PretendBank {
    fn code(&self) -> &str {
        "river"
    }
    fn name(&self, _: Lang) -> &str {
        "Речной банк"
    }
    async fn door(&self, _: &str, state: &str) -> Result<Door, Failure> {
        let url = format!("https://bank.example/authorize?state={state}");
        Ok(Door { url, nonce: "n".to_owned(), verifier: "v".to_owned() })
    }
    async fn person(&self, _: &str, _: &Door, answered: &Answered) -> Result<Person, Failure> {
        if answered.code != "good" {
            return Err(Failure::Unfit("the code is not ours".to_owned()));
        }
        Ok(self.0.person.lock().unwrap().clone())
    }
}

pub struct World {
    pub test: TestHouse,
    pub outside: Arc<Outside>,
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
            notifications::migrations(),
            proofing::migrations(),
        ];
        let sources = [
            factors::words(),
            accounts::words(),
            profile::words(),
            staff::words(),
            notifications::words(),
            proofing::words(),
            uploads::words(),
        ];
        let test = TestHouse::new(Parts {
            migrations: migrations.concat(),
            sources: sources.into_iter().flatten().collect(),
            announced: notifications::announced,
        })
        .await;
        let house = test.house.clone();
        let outside = Arc::new(Outside::default());
        let banks: Vec<Arc<dyn Provider>> = vec![Arc::new(PretendBank(outside.clone()))];
        let tools = Tools { registers: outside.clone(), banks, matcher: Arc::new(Gradients) };
        let mut registry = jobs::Registry::new();
        accounts::jobs(&mut registry, &house);
        proofing::jobs(&mut registry, &house, tools.clone());
        notifications::jobs(&mut registry, &house, Arc::new(ContactBook));
        let worker = jobs::Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        let routes = Router::new()
            .merge(accounts::routes())
            .merge(staff::routes())
            .merge(notifications::routes())
            .merge(proofing::routes(tools));
        let anonymous = test.browser(routes, |areas| {
            areas
                .layer(from_fn_with_state(house.clone(), accounts::session_layer))
                .layer(from_fn_with_state(house.clone(), staff::session_layer))
        });
        Self { test, outside, worker, anonymous }
    }

    pub fn house(&self) -> &House {
        &self.test.house
    }

    pub async fn work(&self) {
        self.worker.drain().await.unwrap();
    }

    pub fn code(&self, phone: &str) -> String {
        self.test.outbox.code_to(phone).expect("an SMS with a code")
    }

    /// A citizen whose data the registers have confirmed.
    pub async fn citizen(&self, phone: &str, email: &str, query: IdentityQuery) -> CitizenId {
        let house = self.house();
        let tx = house.db.begin().await.unwrap();
        let account = NewAccount {
            email: Sensitive::new(email.to_owned()),
            phone: Sensitive::new(phone.to_owned()),
            password: Sensitive::new(PASSWORD.to_owned()),
        };
        let citizen = accounts::create(house, &tx, account).await.unwrap();
        profile::create_confirmed(house, &tx, citizen, query, json!({})).await.unwrap();
        tx.commit().await.unwrap();
        citizen
    }

    /// A browser in which a citizen is signed in.
    pub async fn signed_in(&self, phone: &str) -> Browser {
        let mut browser = self.anonymous.stranger();
        browser.get("/sign-in").await;
        let answer = browser.post("/sign-in", &[("login", phone), ("password", PASSWORD)]).await;
        assert_eq!(answer.location, "/sign-in/code", "{}", answer.text);
        browser.get("/sign-in/code").await;
        self.work().await;
        let answer = browser.post("/sign-in/code", &[("code", &self.code(phone))]).await;
        assert_eq!(answer.location, "/", "{}", answer.text);
        browser
    }

    pub async fn maria(&self) -> (CitizenId, Browser) {
        let citizen = self.citizen(MARIA, "orlova@example.org", maria()).await;
        (citizen, self.signed_in(MARIA).await)
    }

    /// A member of staff at work.
    pub async fn staff(&self, email: &str, phone: &str, role: Role) -> Browser {
        let house = self.house();
        let tx = house.db.begin().await.unwrap();
        let new = NewStaff {
            email: email.to_owned(),
            phone: phone.to_owned(),
            password: Sensitive::new(PASSWORD.to_owned()),
            name: "Анна".to_owned(),
            surname: "Ковалёва".to_owned(),
            agency: "portal".to_owned(),
            role,
        };
        let officer = factors::Holder::Staff(staff::create(house, &tx, new).await.unwrap());
        factors::totp::adopt(house, &tx, officer, "", APP).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.anonymous.stranger();
        browser.get("/staff/sign-in").await;
        browser.post("/staff/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        browser.get("/staff/sign-in/code").await;
        let code = factors::totp::code_at(&APP, house.clock.now()).unwrap();
        let answer = browser.post("/staff/sign-in/code", &[("code", &code)]).await;
        assert!(answer.location.starts_with("/staff"), "{}", answer.text);
        browser
    }

    pub async fn level(&self, citizen: CitizenId) -> Proofing {
        accounts::proofing(&self.house().db, citizen).await.unwrap()
    }
}

pub fn maria() -> IdentityQuery {
    IdentityQuery {
        surname: "Орлова".into(),
        name: "Мария".into(),
        patronymic: "Сергеевна".into(),
        birth_date: "1988-03-14".parse().unwrap(),
        snils: "11223344595".into(),
        inn: "500100732259".into(),
        passport: "4510624718".into(),
    }
}

/// A page's text with ordinary spaces.
pub fn plain(answer: &Answer) -> String {
    answer.text.replace('\u{a0}', " ").replace('\u{2011}', "-")
}

/// A picture that anybody could read: a board of two greys.
pub fn picture(light: u8, dark: u8) -> Vec<u8> {
    let board = image::GrayImage::from_fn(800, 600, |x, y| {
        image::Luma([if (x / 40 + y / 40) % 2 == 0 { light } else { dark }])
    });
    let mut bytes = Cursor::new(Vec::new());
    board.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// A document of one empty page.
pub fn document() -> Vec<u8> {
    let objects = [
        "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources << >> >>\nendobj\n",
    ];
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for object in objects {
        places.push(text.len());
        text.push_str(object);
    }
    let table = text.len();
    text.push_str("xref\n0 4\n0000000000 65535 f \n");
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    text.push_str(&format!("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    text.into_bytes()
}

//! The people, the registers and the tools of the stories.

use std::sync::{Arc, Mutex, PoisonError};

use accounts::{ContactBook, NewAccount};
use axum::middleware::from_fn_with_state;
use base::{CitizenId, Sensitive};
use jobs::{Registry, Worker};
use profile::{IdentityAnswer, IdentityQuery, IdentityRegisters, RegisterDown};
use web::testing::{Browser, Parts, TestHouse};

pub const EMAIL: &str = "orlova@example.org";
pub const PHONE: &str = "+79215550142";
pub const PASSWORD: &str = "Гроза-7-над-рекой";

/// Registers that answer what they are told to answer.
#[derive(Default)]
pub struct Pretend {
    differs: Mutex<Vec<String>>,
    down: Mutex<bool>,
    pub asked: Mutex<Vec<IdentityQuery>>,
}

impl Pretend {
    pub fn differ_in(&self, fields: &[&str]) {
        let fields = fields.iter().map(|&field| field.to_owned()).collect();
        *self.differs.lock().unwrap_or_else(PoisonError::into_inner) = fields;
    }

    pub fn go_down(&self, down: bool) {
        *self.down.lock().unwrap_or_else(PoisonError::into_inner) = down;
    }
}

#[async_trait::async_trait]
impl IdentityRegisters for Pretend {
    async fn compare(&self, query: &IdentityQuery) -> Result<IdentityAnswer, RegisterDown> {
        if *self.down.lock().unwrap_or_else(PoisonError::into_inner) {
            return Err(RegisterDown { register: "identity".to_owned(), why: "switched off".to_owned() });
        }
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(query.clone());
        let differs = self.differs.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok(IdentityAnswer { differs })
    }
}

pub struct Town {
    pub test: TestHouse,
    pub registers: Arc<Pretend>,
    worker: Worker,
}

impl Town {
    pub async fn new() -> Self {
        let mut migrations = [factors::migrations(), accounts::migrations()].concat();
        migrations.extend(notifications::migrations());
        migrations.extend(profile::migrations());
        let sources =
            [factors::words(), accounts::words(), notifications::words(), profile::words()].concat();
        let test = TestHouse::new(Parts { migrations, sources, announced: |_| false }).await;
        let house = &test.house;
        let registers = Arc::new(Pretend::default());
        let mut registry = Registry::new();
        accounts::jobs(&mut registry, house);
        notifications::jobs(&mut registry, house, Arc::new(ContactBook));
        profile::jobs(&mut registry, house, registers.clone());
        let worker = Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        Self { test, registers, worker }
    }

    pub fn browser(&self) -> Browser {
        let house = self.test.house.clone();
        self.test.browser(accounts::routes().merge(profile::routes()), |areas| {
            areas.layer(from_fn_with_state(house, accounts::session_layer))
        })
    }

    pub async fn work(&self) {
        self.worker.drain().await.expect("the jobs run");
    }

    pub async fn citizen(&self, email: &str, phone: &str) -> CitizenId {
        let house = &self.test.house;
        let tx = house.db.begin().await.expect("a transaction");
        let account = NewAccount {
            email: Sensitive::new(email.to_owned()),
            phone: Sensitive::new(phone.to_owned()),
            password: Sensitive::new(PASSWORD.to_owned()),
        };
        let citizen = accounts::create(house, &tx, account).await.expect("an account");
        tx.commit().await.expect("it is kept");
        citizen
    }

    /// A browser in which this person is signed in.
    pub async fn signed_in(&self, phone: &str) -> Browser {
        let mut browser = self.browser();
        browser.get("/sign-in").await;
        browser.post("/sign-in", &[("login", phone), ("password", PASSWORD)]).await;
        browser.open("/sign-in/code").await;
        self.work().await;
        let code = self.test.outbox.code_to(phone).expect("a code arrived");
        assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.location, "/");
        browser.get("/profile").await;
        browser
    }

    /// Maria with a cabinet and a browser.
    pub async fn maria(&self) -> (CitizenId, Browser) {
        let citizen = self.citizen(EMAIL, PHONE).await;
        (citizen, self.signed_in(PHONE).await)
    }
}

/// Maria's form.
pub const FORM: [(&str, &str); 18] = [
    ("surname", "орлова"),
    ("name", "Мария"),
    ("patronymic", "Сергеевна"),
    ("sex", "female"),
    ("birth_date-day", "14"),
    ("birth_date-month", "3"),
    ("birth_date-year", "1988"),
    ("snils", "112-233-445 95"),
    ("inn", "500100732259"),
    ("passport", "45 10 624718"),
    ("passport_issued_on-day", "2"),
    ("passport_issued_on-month", "4"),
    ("passport_issued_on-year", "2010"),
    ("passport_issuer", "Отдел по вопросам миграции по г. Верхнереченску"),
    ("passport_issuer_code", "330014"),
    ("registration_address-postcode", "601150"),
    ("registration_address", "г. Верхнереченск, ул. Речная, д. 12, кв. 34"),
    ("actual_same", "yes"),
];

/// The form with some fields written otherwise, or added.
pub fn form_with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = FORM.to_vec();
    for (name, value) in changes {
        match form.iter_mut().find(|(field, _)| field == name) {
            Some((_, usual)) => *usual = value,
            None => form.push((name, value)),
        }
    }
    form
}

/// The text of a page with ordinary spaces.
pub fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

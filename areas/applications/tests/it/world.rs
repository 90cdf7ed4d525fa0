//! A portal with citizens, officers, and registers that say what a story wants.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use accounts::{ContactBook, NewAccount};
use applications::{Precheck, RegisterDown, Registers, Rules, Tools};
use axum::Router;
use axum::middleware::from_fn_with_state;
use base::{CitizenId, Sensitive, StaffId};
use catalogue::Catalogue;
use documents::Press;
use profile::IdentityQuery;
use serde_json::{Value, json};
use staff::NewStaff;
use web::testing::{Answer, Parts, TestHouse};
use web::{House, Role};

/// The smallest document that opens.
pub const PDF: &[u8] =
    b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

pub const PASSWORD: &str = "Тихая-река-42-у-моста";
pub const MARIA: &str = "+79990000101";
pub const ILYA: &str = "+79990000202";
/// The secret of every officer's authenticator app.
const APP: [u8; 20] = *b"officers-application";

/// Registers in memory: an answer, or silence.
#[derive(Default)]
pub struct FakeRegisters(Mutex<HashMap<String, Option<Value>>>);

impl FakeRegisters {
    pub fn says(&self, register: &str, answer: Value) {
        self.0.lock().unwrap().insert(register.to_owned(), Some(answer));
    }
    pub fn is_silent(&self, register: &str) {
        self.0.lock().unwrap().insert(register.to_owned(), None);
    }
}

#[async_trait::async_trait]
impl Registers for FakeRegisters {
    async fn ask(&self, register: &str, _: &Value) -> Result<Value, RegisterDown> {
        let known = self.0.lock().unwrap().get(register).cloned();
        known
            .flatten()
            .ok_or_else(|| RegisterDown { register: register.to_owned(), why: "it is silent".to_owned() })
    }
}

/// A browser whose pages are read without minding no-break spaces.
#[derive(Clone)]
pub struct Browser(web::testing::Browser);

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        plain(self.0.get(path).await)
    }
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        plain(self.0.post(path, fields).await)
    }
    pub async fn post_from(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        plain(self.0.post_from(page, path, fields).await)
    }
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        plain(self.0.submit(path, fields).await)
    }
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        plain(self.0.upload(path, fields, files).await)
    }
    pub async fn patch(&mut self, path: &str, offset: usize, piece: &[u8]) -> Answer {
        plain(self.0.patch(path, offset, piece).await)
    }
    pub async fn get_unattended(&mut self, path: &str) -> Answer {
        plain(self.0.get_unattended(path).await)
    }
    pub async fn listen(&self, path: &str, last: &str) -> web::testing::Listening {
        self.0.listen(path, last).await
    }
    pub fn at(&self, node: Router) -> Self {
        Self(self.0.at(node))
    }
    pub fn in_english(&mut self) {
        self.0.in_english();
    }
    pub fn takes_cookies_of(&mut self, other: &Self) {
        self.0.takes_cookies_of(&other.0);
    }
    pub fn forget(&mut self, cookie: &str) {
        self.0.forget(cookie);
    }
}

fn plain(answer: Answer) -> Answer {
    Answer { text: answer.text.replace('\u{a0}', " ").replace('\u{2011}', "-"), ..answer }
}

pub struct World {
    pub test: TestHouse,
    pub registers: Arc<FakeRegisters>,
    worker: jobs::Worker,
    anonymous: web::testing::Browser,
}

/// What another area's stories add to the portal.
#[derive(Clone, Copy)]
pub struct Guest {
    pub migrations: fn() -> Vec<db::Migration>,
    pub sources: fn() -> Vec<text::Source>,
    pub routes: fn(&Tools) -> Router<House>,
    pub jobs: fn(&mut jobs::Registry, &House, &Tools),
    pub announced: fn(&str) -> bool,
}

/// Nothing but this area's stories.
const NOBODY: Guest = Guest {
    migrations: Vec::new,
    sources: Vec::new,
    routes: |_| Router::new(),
    jobs: |_, _, _| {},
    announced: |_| false,
};

impl World {
    pub async fn new() -> Self {
        Self::with(NOBODY).await
    }

    pub async fn with(guest: Guest) -> Self {
        Self::of(guest, Catalogue::shipped(), Arc::new(Rules)).await
    }

    /// A portal where another model looks at applications.
    pub async fn looked_at_by(precheck: Arc<dyn Precheck>, catalogue: Catalogue) -> Self {
        Self::of(NOBODY, catalogue, precheck).await
    }

    /// A portal that offers other services than the shipped ones.
    pub async fn offering(catalogue: Catalogue) -> Self {
        Self::of(NOBODY, catalogue, Arc::new(Rules)).await
    }

    async fn of(guest: Guest, catalogue: Catalogue, precheck: Arc<dyn Precheck>) -> Self {
        let migrations = [
            factors::migrations(),
            accounts::migrations(),
            profile::migrations(),
            catalogue::migrations(),
            applications::migrations(),
            documents::migrations(),
            notifications::migrations(),
            staff::migrations(),
            (guest.migrations)(),
        ];
        let sources = [
            factors::words(),
            accounts::words(),
            profile::words(),
            catalogue::words(),
            applications::words(),
            documents::words(),
            notifications::words(),
            staff::words(),
            uploads::words(),
        ];
        let mut test = TestHouse::new(Parts {
            migrations: migrations.concat(),
            sources: sources.into_iter().flatten().chain((guest.sources)()).collect(),
            announced: guest.announced,
        })
        .await;
        test.house.unread = Arc::new(notifications::Bell);
        let house = test.house.clone();
        let registers = Arc::new(FakeRegisters::default());
        registers.says("convictions", json!({ "found": false, "clear": true, "records": [] }));
        registers.says("residence", residence());
        registers.says("family", json!({ "found": true, "count": 0, "members": [] }));
        let press = Press::open(&house).await.unwrap();
        let tools = Tools { catalogue, press, registers: registers.clone(), precheck };
        let routes = routes(&tools).merge((guest.routes)(&tools));
        let mut registry = jobs::Registry::new();
        accounts::jobs(&mut registry, &house);
        (guest.jobs)(&mut registry, &house, &tools);
        applications::jobs(&mut registry, &house, tools);
        notifications::jobs(&mut registry, &house, Arc::new(ContactBook));
        let worker = jobs::Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        let anonymous = test.browser(routes, |areas| {
            areas
                .layer(from_fn_with_state(house.clone(), accounts::session_layer))
                .layer(from_fn_with_state(house.clone(), staff::session_layer))
        });
        Self { test, registers, worker, anonymous }
    }

    pub fn house(&self) -> &House {
        &self.test.house
    }

    pub fn anonymous(&self) -> Browser {
        Browser(self.anonymous.stranger())
    }

    /// Does all jobs that are due.
    pub async fn work(&self) {
        self.worker.drain().await.unwrap();
    }

    /// Makes Мария, whose data the registers have confirmed, and signs her in.
    pub async fn maria(&self) -> Browser {
        self.citizen(MARIA, "orlova@example.org", Some(maria())).await;
        self.sign_in(MARIA).await
    }

    /// Makes one of Maria's neighbours, of whom as much is known as of her, and signs them in; their number goes with them.
    pub async fn neighbour(&self, n: u32) -> (Browser, String) {
        let phone = format!("+7999000{:04}", 3000 + n);
        let query = IdentityQuery {
            name: format!("Мария{}", ["на", "ша", "нна"][n as usize % 3]),
            snils: format!("1122334{n:04}"),
            inn: format!("50010073{n:04}"),
            passport: format!("451062{n:04}"),
            ..maria()
        };
        self.citizen(&phone, &format!("neighbour-{n}@example.org"), Some(query)).await;
        (self.sign_in(&phone).await, phone)
    }

    /// Makes Илья, of whom nothing is known but his phone, and signs him in.
    pub async fn ilya(&self) -> Browser {
        self.citizen(ILYA, "sokolov@example.org", None).await;
        self.sign_in(ILYA).await
    }

    async fn citizen(&self, phone: &str, email: &str, confirmed: Option<IdentityQuery>) -> CitizenId {
        let house = self.house();
        let tx = house.db.begin().await.unwrap();
        let account = NewAccount {
            email: Sensitive::new(email.to_owned()),
            phone: Sensitive::new(phone.to_owned()),
            password: Sensitive::new(PASSWORD.to_owned()),
        };
        let citizen = accounts::create(house, &tx, account).await.unwrap();
        if let Some(query) = confirmed {
            let address =
                json!({ "line": "г. Верхнереченск, ул. Речная, д. 12, кв. 34", "postcode": "601150" });
            let extra = json!({ "registration_address": address, "actual_address": address });
            profile::create_confirmed(house, &tx, citizen, query, extra).await.unwrap();
        }
        tx.commit().await.unwrap();
        citizen
    }

    pub async fn sign_in(&self, phone: &str) -> Browser {
        let mut browser = self.anonymous();
        self.sign_in_at(&mut browser, phone).await;
        browser
    }

    /// Signs in at a browser that may have been used before.
    pub async fn sign_in_at(&self, browser: &mut Browser, phone: &str) {
        browser.get("/sign-in").await;
        let answer = browser.post("/sign-in", &[("login", phone), ("password", PASSWORD)]).await;
        if answer.location == "/" {
            // The browser is known.
            return;
        }
        assert_eq!(answer.location, "/sign-in/code", "{}", answer.text);
        self.work().await;
        browser.get("/sign-in/code").await;
        let code = self.code(phone);
        let answer = browser.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(answer.location, "/", "{}", answer.text);
    }

    /// The code of the newest SMS to a number.
    pub fn code(&self, phone: &str) -> String {
        self.test.outbox.code_to(phone).expect("an SMS with a code")
    }

    /// Makes an officer (or an administrator) and signs them in.
    pub async fn officer(&self, name: &str, agency: &str, role: Role) -> Browser {
        self.employ(name, agency, role).await;
        self.staff_sign_in(name).await
    }

    pub async fn employ(&self, name: &str, agency: &str, role: Role) -> StaffId {
        let house = self.house();
        let tx = house.db.begin().await.unwrap();
        let new = NewStaff {
            email: email(name),
            phone: phone(name),
            password: Sensitive::new(PASSWORD.to_owned()),
            name: name.to_owned(),
            surname: "Ковалёва".to_owned(),
            agency: agency.to_owned(),
            role,
        };
        let staff = staff::create(house, &tx, new).await.unwrap();
        factors::totp::adopt(house, &tx, factors::Holder::Staff(staff), "", APP).await.unwrap();
        tx.commit().await.unwrap();
        staff
    }

    pub async fn staff_sign_in(&self, name: &str) -> Browser {
        let mut browser = self.anonymous();
        self.staff_sign_in_at(&mut browser, name).await;
        browser
    }

    /// Signs an officer in at a browser that may have been used before.
    pub async fn staff_sign_in_at(&self, browser: &mut Browser, name: &str) {
        browser.get("/staff/sign-in").await;
        let answer = browser.post("/staff/sign-in", &[("email", &email(name)), ("password", PASSWORD)]).await;
        assert_eq!(answer.location, "/staff/sign-in/code", "{}", answer.text);
        // Each code of the app is good once.
        self.test.minutes_pass(1);
        browser.get("/staff/sign-in/code").await;
        let code = factors::totp::code_at(&APP, self.house().clock.now()).unwrap();
        let answer = browser.post("/staff/sign-in/code", &[("code", &code)]).await;
        assert_eq!(answer.location, "/staff", "{}", answer.text);
    }

    /// Begins an application and returns the draft's address.
    pub async fn begin(&self, citizen: &mut Browser, service: &str) -> String {
        citizen.get("/").await;
        let answer = citizen.post("/drafts", &[("service", service)]).await;
        assert!(answer.location.starts_with("/drafts/"), "{} {}", answer.status, answer.text);
        answer.location
    }

    /// Fills in the shortest residence-certificate and sends it; returns the application's address.
    pub async fn send_residence(&self, citizen: &mut Browser) -> String {
        let draft = self.begin(citizen, "residence-certificate").await;
        self.fill_residence(citizen, &draft).await;
        self.confirm(citizen, &draft, MARIA).await
    }

    pub async fn fill_residence(&self, citizen: &mut Browser, draft: &str) {
        let purpose = [
            ("act", "continue"),
            ("version", "0"),
            ("shown", "purpose"),
            ("shown", "organisation"),
            ("purpose", "school"),
        ];
        self.fill(citizen, draft, "purpose", &purpose).await;
        let address = [("act", "continue"), ("version", "1"), ("shown", "show_since"), ("show_since", "yes")];
        self.fill(citizen, draft, "address", &address).await;
    }

    pub async fn fill(
        &self,
        citizen: &mut Browser,
        draft: &str,
        page: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        citizen.get(&format!("{draft}/{page}")).await;
        let answer = citizen.post(&format!("{draft}/{page}"), fields).await;
        assert_eq!(answer.status, 303, "{page}: {}", errors(&answer));
        answer
    }

    /// Fills in the shortest no-criminal-record and sends it; returns the application's address.
    pub async fn send_record(&self, citizen: &mut Browser) -> String {
        self.send_record_by(citizen, MARIA).await
    }

    /// The same, sent by whoever has this number.
    pub async fn send_record_by(&self, citizen: &mut Browser, phone: &str) -> String {
        let draft = self.begin(citizen, "no-criminal-record").await;
        self.fill_record(citizen, &draft).await;
        self.confirm(citizen, &draft, phone).await
    }

    pub async fn fill_record(&self, citizen: &mut Browser, draft: &str) {
        self.fill(citizen, draft, "purpose", &[("shown", "purpose"), ("purpose", "work"), ("version", "9")])
            .await;
        self.fill(
            citizen,
            draft,
            "name",
            &[("shown", "name_changed"), ("name_changed", "no"), ("version", "9")],
        )
        .await;
        let places = [("shown", "lived_elsewhere"), ("lived_elsewhere", "no"), ("version", "9")];
        self.fill(citizen, draft, "places", &places).await;
        self.fill(
            citizen,
            draft,
            "receiving",
            &[("shown", "receiving"), ("receiving", "cabinet"), ("version", "9")],
        )
        .await;
    }

    /// From the check page to the application.
    pub async fn confirm(&self, citizen: &mut Browser, draft: &str, phone: &str) -> String {
        let sent = self.confirm_draft(citizen, draft, phone).await;
        assert!(sent.ends_with("/received"), "{sent}");
        sent.trim_end_matches("/received").to_owned()
    }

    /// From the check page to where the confirmation leads.
    pub async fn confirm_draft(&self, citizen: &mut Browser, draft: &str, phone: &str) -> String {
        let check = citizen.get(&format!("{draft}/check")).await;
        assert_eq!(check.status, 200, "{}", check.text);
        let answer = citizen.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
        assert!(answer.location.ends_with("/confirm"), "{}", errors(&answer));
        self.work().await;
        citizen.get(&answer.location).await;
        let answer = citizen.post(&format!("{draft}/confirm"), &[("code", &self.code(phone))]).await;
        assert_eq!(answer.status, 303, "{}", errors(&answer));
        answer.location
    }
}

fn routes(tools: &Tools) -> Router<House> {
    accounts::routes()
        .merge(profile::routes())
        .merge(catalogue::routes(tools.catalogue.clone()))
        .merge(applications::routes(tools.clone()))
        .merge(documents::routes(tools.press.clone()))
        .merge(staff::routes())
}

fn residence() -> Value {
    json!({
        "registered": true,
        "address": "г. Верхнереченск, ул. Речная, д. 12, кв. 34",
        "postcode": "601150",
        "since": "2014-06-02",
        "kind": "permanent",
    })
}

fn maria() -> IdentityQuery {
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

fn email(name: &str) -> String {
    format!("{name}@office.example.org")
}

/// Every member of staff has a number of their own.
fn phone(name: &str) -> String {
    let sum: u32 = name.chars().map(u32::from).sum();
    format!("+7999111{:04}", sum % 10_000)
}

/// What a page says is wrong, for messages of failed stories.
pub fn errors(answer: &Answer) -> String {
    let summary =
        web::testing::between(&answer.text, "govuk-error-summary__list", "</ul>").unwrap_or(&answer.text);
    format!("{} {} {summary}", answer.status, answer.location)
}

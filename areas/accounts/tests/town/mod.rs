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
        Self::telling(|_| false).await
    }

    /// A town in which some actions of the journal become notices.
    pub async fn telling(announced: fn(&str) -> bool) -> Self {
        let mut migrations = [accounts::migrations(), factors::migrations()].concat();
        migrations.extend(notifications::migrations());
        let sources = [accounts::words(), factors::words(), notifications::words()].concat();
        let test = TestHouse::new(Parts { migrations, sources, announced }).await;
        let worker = worker(&test.house);
        Self { test, worker }
    }

    /// The town with some rules of the policy replaced.
    pub fn with_rules(mut self, rules: serde_json::Value) -> Self {
        let config: policy::Config = serde_json::from_value(rules).expect("rules");
        let settings = std::sync::Arc::make_mut(&mut self.test.house.settings);
        settings.policy = std::sync::Arc::new(policy::Policies::from_config(&config).expect("a policy"));
        self.worker = worker(&self.test.house);
        self
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

impl Town {
    /// Shows by a code to the phone that it is really the owner who changes something about security.
    pub async fn confirm_security(&self, browser: &mut Browser) {
        let fields = [("for", "security"), ("return", "/security/devices"), ("way", "sms")];
        browser.get("/confirmation?for=security&way=sms").await;
        browser.post("/confirmation/resend", &fields).await;
        let code = self.newest_code(PHONE).await;
        let answer = browser.post("/confirmation", &[&fields[..], &[("code", &code)]].concat()).await;
        assert_eq!(answer.location, "/security/devices", "{}", answer.text);
        browser.get("/security").await;
    }
}

/// Who does the jobs of a house.
fn worker(house: &web::House) -> Worker {
    let mut registry = Registry::new();
    accounts::jobs(&mut registry, house);
    factors::jobs(&mut registry, house);
    notifications::jobs(&mut registry, house, std::sync::Arc::new(ContactBook));
    Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone())
}

/// An authenticator app on the citizen's telephone.
pub struct App(pub [u8; 20]);

impl App {
    /// Reads the key that a page shows to be typed by hand (RFC 4648, base 32).
    pub fn by_hand(page: &str) -> Self {
        let key = web::testing::between(page, "k-enrol__key\">", "<").expect("a key to type");
        let mut bits = String::new();
        for letter in key.chars().filter(|letter| !letter.is_whitespace()) {
            let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).expect("base 32");
            bits.push_str(&format!("{value:05b}"));
        }
        let bytes: Vec<u8> = bits
            .as_bytes()
            .chunks_exact(8)
            .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
            .collect();
        Self(bytes.try_into().expect("twenty bytes"))
    }

    /// What it shows now.
    pub fn code(&self, town: &Town) -> String {
        factors::totp::code_at(&self.0, town.test.house.clock.now()).expect("a code")
    }
}

impl Town {
    /// Confirms an act by SMS on the page to which somebody was sent; ends where they come back.
    pub async fn confirm_at(&self, browser: &mut Browser, sent: &str) -> Answer {
        let page = browser.get(sent).await;
        assert_eq!(page.status, 200, "{sent}");
        let act =
            web::testing::between(&page.text, "name=\"for\" value=\"", "\"").expect("an act").to_owned();
        let back = web::testing::between(&page.text, "name=\"return\" value=\"", "\"")
            .expect("a way back")
            .to_owned();
        let fields = [("for", act.as_str()), ("return", back.as_str()), ("way", "sms")];
        let asked = browser.post("/confirmation/resend", &fields).await;
        browser.open(&asked.location).await;
        let code = self.newest_code(PHONE).await;
        let fields = [("for", act.as_str()), ("return", back.as_str()), ("way", "sms"), ("code", &code)];
        browser.post("/confirmation", &fields).await
    }

    /// Enrols an app for somebody who is signed in.
    pub async fn enrol_app(&self, browser: &mut Browser) -> App {
        let sent = browser.get("/security/factors/new/app").await;
        if !sent.location.is_empty() {
            let back = self.confirm_at(browser, &sent.location).await;
            assert_eq!(back.location, "/security/factors/new/app", "{}", back.text);
        }
        let page = browser.get("/security/factors/new/app").await;
        let app = App::by_hand(&page.text);
        let done = browser
            .post("/security/factors/new/app", &[("code", &app.code(self)), ("name", "Телефон")])
            .await;
        assert_eq!(done.location, "/security/factors?done=added", "{}", done.text);
        self.test.minutes_pass(1);
        app
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
        self.text.replace('\u{a0}', " ").replace('\u{2011}', "-").contains(words)
    }
}

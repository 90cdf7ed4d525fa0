//! The policy as people meet it: locks, sprayed passwords, floods of messages, the public page.

use std::sync::Arc;

use base::Sensitive;
use db::{Rows as _, sea_orm};
use policy::{Config, Policies};
use web::testing::Browser;

use crate::town::{EMAIL, FORM, PASSWORD, PHONE, Says as _, Town, form_with};

async fn town(rules: serde_json::Value) -> Town {
    Town::new().await.with_rules(rules)
}

/// A browser somewhere else.
fn browser_at(town: &Town, address: [u8; 4]) -> Browser {
    town.browser().from(address)
}

async fn try_password(browser: &mut Browser, login: &str, password: &str) -> web::testing::Answer {
    browser.get("/sign-in").await;
    browser.post("/sign-in", &[("login", login), ("password", password)]).await
}

/// covers LOGIN-16: two sources, exponential windows, and the owner's own browser stays a way in
#[tokio::test]
async fn a_thief_waits_longer_and_longer_and_the_owner_does_not_wait() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    anna.post("/sign-out", &[]).await;
    town.test.minutes_pass(1);

    // From the very network of the owner.
    let mut thief = town.browser();
    for minutes in [15, 30, 60] {
        for _ in 0..5 {
            try_password(&mut thief, PHONE, "wrong").await;
        }
        let shut = try_password(&mut thief, PHONE, PASSWORD).await;
        assert!(shut.says("отсюда закрыт до"), "{}", shut.text);
        town.test.minutes_pass(minutes - 1);
        assert!(
            try_password(&mut thief, PHONE, PASSWORD).await.says("отсюда закрыт до"),
            "{minutes} minutes"
        );
        assert_eq!(
            town.sign_in(&mut anna, PHONE).await.location,
            "/",
            "the owner's browser is a source of its own"
        );
        anna.post("/sign-out", &[]).await;
        town.test.minutes_pass(1);
    }
    town.post_leaves().await;
    town.sign_in(&mut anna, PHONE).await;
    assert!(anna.get("/security").await.says("Неудачная попытка входа"), "covers LOGIN-29");
}

/// covers LOGIN-16: many sources, one account
#[tokio::test]
async fn a_crowd_of_sources_closes_the_account_to_strangers_only() {
    let town = town(serde_json::json!({ "lockout": { "account_tries": 6 } })).await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    anna.post("/sign-out", &[]).await;
    town.test.minutes_pass(1);
    for part in 0..3 {
        let mut thief = browser_at(&town, [198, 51, part, 9]);
        for _ in 0..2 {
            try_password(&mut thief, PHONE, &format!("wrong {part}")).await;
        }
    }
    let mut fresh = browser_at(&town, [203, 0, 113, 9]);
    assert!(try_password(&mut fresh, PHONE, PASSWORD).await.says("отсюда закрыт до"));
    assert_eq!(town.sign_in(&mut anna, PHONE).await.location, "/");
}

/// One password over many accounts: then it opens nothing, whoever's it is.
#[tokio::test]
async fn a_sprayed_password_opens_nothing_and_the_page_says_why() {
    let town = town(serde_json::json!({ "lockout": { "spray_accounts": 4 } })).await;
    town.citizen().await;
    for part in 0..4_u8 {
        let mut thief = browser_at(&town, [198, 51, part, 9]);
        let answer = try_password(&mut thief, &format!("+7921555020{part}"), PASSWORD).await;
        assert!(answer.says("не подходят"));
    }
    let mut thief = browser_at(&town, [203, 0, 113, 9]);
    for login in [PHONE, "+79215550299"] {
        let refused = try_password(&mut thief, login, PASSWORD).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("сейчас пробуют на многих"), "{}", refused.text);
    }
    assert!(try_password(&mut thief, PHONE, "another one").await.says("не подходят"));
    town.test.minutes_pass(61);
    assert_eq!(try_password(&mut thief, PHONE, PASSWORD).await.location, "/sign-in/code");
    town.post_leaves().await;
}

/// Nobody is flooded through us, and a machine that asks from one place is told to wait.
#[tokio::test]
async fn messages_anybody_can_cause_are_counted_by_target_and_by_source() {
    let town = town(serde_json::json!({ "throttle": { "per_target": 2, "per_source": 11 } })).await;
    for number in 0..5_u8 {
        let mut anyone = browser_at(&town, [198, 51, number, 9]);
        anyone.get("/register").await;
        let sent = anyone.post("/register", &FORM).await;
        assert_eq!(sent.status, 303, "the page is the same whether something leaves or not");
        town.post_leaves().await;
        town.test.minutes_pass(2);
    }
    assert_eq!(town.test.outbox.to(PHONE).len(), 2);
    assert_eq!(town.test.outbox.to(EMAIL).len(), 2);

    let mut machine = browser_at(&town, [203, 0, 113, 9]);
    let mut refused = None;
    for number in 10..20 {
        machine.get("/register").await;
        let email = format!("somebody{number}@example.org");
        let phone = format!("+792155503{number}");
        let form: Vec<(&str, &str)> = form_with("email", &email)
            .into_iter()
            .map(|(name, value)| (name, if name == "phone" { phone.as_str() } else { value }))
            .collect();
        let answer = machine.post("/register", &form).await;
        if answer.status == 429 {
            refused = Some(number);
            break;
        }
    }
    assert_eq!(refused, Some(15), "five registrations are ten messages");
    town.post_leaves().await;
}

/// covers REG-04, LOGIN-16: anybody may read the rules, in both languages
#[tokio::test]
async fn the_rules_are_a_public_page() {
    let town = town(serde_json::json!({ "confirmed": { "sessions": { "idle_minutes": 10 } } })).await;
    accounts::record_policy(&town.test.house).await.unwrap();
    let mut anyone = town.browser();
    let page = anyone.get("/policy").await;
    assert_eq!(page.status, 200);
    assert!(page.says("Знаков в пароле, не меньше") && page.says("подтверждённая учётная запись"));
    assert!(page.says("Действуют с 24 ноября 2026"), "{}", page.text);
    anyone.in_english();
    assert!(anyone.get("/policy").await.says("Characters in a password, at least"));
}

/// A change of the rules is an entry of the journal, once.
#[tokio::test]
async fn a_change_of_the_rules_is_journalled_once() {
    let mut town = Town::new().await;
    let count = async |town: &Town| {
        let sql = "select count(*) as n from journal_entries where action = $1";
        town.test.house.db.count(sql, db::values!["policy.changed"]).await.unwrap()
    };
    for _ in 0..2 {
        accounts::record_policy(&town.test.house).await.unwrap();
        assert_eq!(count(&town).await, 1);
    }
    let stricter: Config = serde_json::from_value(serde_json::json!({ "sessions": { "hours": 8 } })).unwrap();
    Arc::make_mut(&mut town.test.house.settings).policy = Arc::new(Policies::from_config(&stricter).unwrap());
    accounts::record_policy(&town.test.house).await.unwrap();
    assert_eq!(count(&town).await, 2);
}

/// covers REG-04: the numbers beside the field are the policy's
#[tokio::test]
async fn the_rules_beside_the_field_are_those_of_the_policy() {
    let town = town(serde_json::json!({ "password": { "min_length": 16, "classes": 0 } })).await;
    let mut anna = town.browser();
    let page = anna.get("/register").await;
    assert!(page.says("не короче 16 знаков") && page.text.contains("data-rule=\"length:16\""));
    assert!(!page.text.contains("data-rule=\"classes"), "what is not asked is not shown");
    let refused = anna.post("/register", &form_with("password", "Гроза-7-над-рек")).await;
    assert!(refused.says("не короче 16 знаков"));
}

/// A deployment that raises the cost: old hashes still open, and are made anew with the next right password.
#[tokio::test]
async fn a_password_is_hashed_anew_when_the_cost_has_changed() {
    let mut town = Town::new().await;
    let house = &town.test.house;
    let phc = accounts::password::hash(house, Sensitive::new(PASSWORD.to_owned())).await.unwrap();
    let typed = || Sensitive::new(PASSWORD.to_owned());
    let same = accounts::password::renewed(house, typed(), &phc).await.unwrap();
    assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && same.is_none());
    let dearer: Config = serde_json::from_value(serde_json::json!({ "hashing": { "passes": 3 } })).unwrap();
    Arc::make_mut(&mut town.test.house.settings).policy = Arc::new(Policies::from_config(&dearer).unwrap());
    let house = &town.test.house;
    let anew = accounts::password::renewed(house, typed(), &phc).await.unwrap();
    assert!(anew.unwrap().contains("t=3,"));
    let fits = |password: &str| {
        let typed = Sensitive::new(password.to_owned());
        accounts::password::fits(house, typed, Some(phc.clone()))
    };
    assert!(fits(PASSWORD).await.unwrap());
    assert!(!fits("гроза-7-над-рекой").await.unwrap());
    let nobody = accounts::password::fits(house, Sensitive::new(PASSWORD.to_owned()), None).await;
    assert!(!nobody.unwrap());
}

/// The hash that is kept of a citizen's password.
async fn kept_hash(town: &Town, citizen: base::CitizenId) -> String {
    let house = &town.test.house;
    let sql = "select password from accounts_citizens where citizen_id = $1";
    let row: Option<Kept> = house.db.optional(sql, db::values![citizen.uuid()]).await.unwrap();
    let cell = vault::Cell { table: "accounts_citizens", column: "password", row: citizen.uuid() };
    String::from_utf8(house.vault.house().open(cell, &row.unwrap().password).unwrap()).unwrap()
}

#[derive(db::FromQueryResult)]
struct Kept {
    password: Vec<u8>,
}

#[tokio::test]
async fn the_next_right_password_brings_an_old_hash_up_to_date() {
    let mut town = Town::new().await;
    let citizen = town.citizen().await;
    let dearer: Config = serde_json::from_value(serde_json::json!({ "hashing": { "passes": 3 } })).unwrap();
    Arc::make_mut(&mut town.test.house.settings).policy = Arc::new(Policies::from_config(&dearer).unwrap());
    let mut anna = town.browser();
    assert!(try_password(&mut anna, PHONE, "wrong").await.says("не подходят"));
    assert!(kept_hash(&town, citizen).await.contains("t=2,"));
    for _ in 0..2 {
        town.sign_in(&mut anna, PHONE).await;
        assert!(kept_hash(&town, citizen).await.contains("t=3,"), "and it still fits");
        anna.post("/sign-out", &[]).await;
        town.test.minutes_pass(1);
    }
}

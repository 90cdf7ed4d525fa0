//! Authenticator apps.

use std::process::Command;

use db::Tx;
use factors::Holder;
use factors::totp::{self, Enrolment, Refusal};

use crate::town::Town;

/// What `oathtool`, written by others, says that the app shows now.
fn app_shows(town: &Town, enrolment: &Enrolment) -> String {
    let now = town.house().clock.now().format("%Y-%m-%d %H:%M:%S UTC").to_string();
    let told = Command::new("oathtool")
        .args(["--totp", "--base32", "--now", &now, &enrolment.key])
        .output()
        .expect("oathtool is installed");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    String::from_utf8(told.stdout).expect("digits").trim().to_owned()
}

async fn check(town: &Town, holder: Holder, code: &str) -> Result<uuid::Uuid, Refusal> {
    let tx: Tx = town.tx().await;
    let checked = totp::check(town.house(), &tx, holder, code, &town.rules).await.expect("an answer");
    tx.commit().await.expect("it is kept");
    checked
}

async fn begun(town: &Town, holder: Holder) -> Enrolment {
    let tx = town.tx().await;
    let enrolment = totp::begin(town.house(), &tx, holder, "orlova@example.org").await.expect("a secret");
    tx.commit().await.expect("it is kept");
    enrolment
}

async fn confirm(town: &Town, holder: Holder, code: &str) -> Result<uuid::Uuid, Refusal> {
    let tx = town.tx().await;
    let done =
        totp::confirm(town.house(), &tx, holder, "Телефон", code, &town.rules).await.expect("an answer");
    tx.commit().await.expect("it is kept");
    done
}

/// covers LOGIN-09 LOGIN-13
#[tokio::test]
async fn an_app_is_enrolled_by_its_first_code_and_every_code_serves_once() {
    let town = Town::new().await;
    let holder = town.citizen().await;
    let enrolment = begun(&town, holder).await;
    assert!(enrolment.svg.starts_with("<svg"), "{}", enrolment.svg);
    assert!(enrolment.link.starts_with("otpauth://totp/"), "{}", enrolment.link);
    assert_eq!(enrolment.key.split(' ').count(), 8, "32 letters in groups of four");
    assert!(factors::enrolled(town.house(), &town.house().db, holder).await.unwrap().is_empty());
    assert_eq!(confirm(&town, holder, "000000").await, Err(Refusal::Wrong));

    let first = app_shows(&town, &enrolment);
    let factor = confirm(&town, holder, &first).await.expect("the first code is right");
    assert_eq!(check(&town, holder, &first).await, Err(Refusal::Spent), "the code of the enrolment is used");

    town.seconds_pass(30);
    let second = app_shows(&town, &enrolment);
    assert_eq!(check(&town, holder, &second).await, Ok(factor));
    assert_eq!(check(&town, holder, &second).await, Err(Refusal::Spent));
    assert_eq!(check(&town, holder, &first).await, Err(Refusal::Spent), "an older one is dead too");

    let [known] = &factors::enrolled(town.house(), &town.house().db, holder).await.unwrap()[..] else {
        panic!("one factor")
    };
    assert_eq!((known.name.as_str(), known.kind), ("Телефон", factors::Kind::Totp));
    assert_eq!(known.last_used_at, Some(town.house().clock.now()));
    assert_eq!(town.actions(holder).await, ["factor.added"]);
}

/// covers LOGIN-09
#[tokio::test]
async fn a_code_is_good_for_a_minute_and_not_before_its_time() {
    let town = Town::new().await;
    let holder = town.citizen().await;
    let enrolment = begun(&town, holder).await;
    confirm(&town, holder, &app_shows(&town, &enrolment)).await.expect("the first code is right");
    town.seconds_pass(60);
    let code = app_shows(&town, &enrolment);
    town.seconds_pass(60);
    assert_eq!(check(&town, holder, &code).await, Err(Refusal::Wrong), "two steps old");
    let fresh = app_shows(&town, &enrolment);
    town.seconds_pass(30);
    assert!(check(&town, holder, &fresh).await.is_ok(), "one step old");
}

/// covers LOGIN-09
#[tokio::test]
async fn an_enrolment_is_shown_again_until_it_is_confirmed_or_too_old() {
    let town = Town::new().await;
    let holder = town.citizen().await;
    let first = begun(&town, holder).await;
    let waiting = || totp::waiting(town.house(), &town.house().db, holder, "orlova@example.org");
    assert_eq!(waiting().await.unwrap().expect("it waits").key, first.key);
    let second = begun(&town, holder).await;
    assert_ne!(second.key, first.key);
    assert_eq!(waiting().await.unwrap().expect("it waits").key, second.key, "only the last one");
    town.test.minutes_pass(31);
    assert!(waiting().await.unwrap().is_none());
    assert_eq!(confirm(&town, holder, &app_shows(&town, &second)).await, Err(Refusal::Late));
}

/// covers LOGIN-09
#[tokio::test]
async fn one_persons_app_does_not_open_another_persons_cabinet() {
    let town = Town::new().await;
    let (maria, ivan) = (town.citizen().await, town.citizen().await);
    let enrolment = begun(&town, maria).await;
    confirm(&town, maria, &app_shows(&town, &enrolment)).await.expect("the first code is right");
    town.seconds_pass(30);
    assert_eq!(check(&town, ivan, &app_shows(&town, &enrolment)).await, Err(Refusal::Late));
}

/// covers LOGIN-09
#[tokio::test]
async fn staff_have_apps_too_and_a_demo_may_play_them() {
    let town = Town::new().await;
    let officer = town.officer();
    let secret = [7; 20];
    let tx = town.tx().await;
    let factor = totp::adopt(town.house(), &tx, officer, "Демо", secret).await.expect("it is kept");
    tx.commit().await.expect("it is kept");
    let code = totp::code_at(&secret, town.house().clock.now()).expect("a code");
    assert_eq!(check(&town, officer, &code).await, Ok(factor));
}

/// covers LOGIN-09
#[tokio::test]
async fn neither_the_secret_nor_the_name_stands_in_the_database() {
    let town = Town::new().await;
    let holder = town.citizen().await;
    let enrolment = begun(&town, holder).await;
    confirm(&town, holder, &app_shows(&town, &enrolment)).await.expect("the first code is right");
    let key = enrolment.key.replace(' ', "");
    for secret in [key.as_str(), "Телефон", "orlova@example.org"] {
        assert!(!town.test.database.holds(secret).await, "{secret}");
    }
}

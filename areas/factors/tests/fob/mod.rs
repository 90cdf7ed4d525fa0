//! Fobs with codes; `oathtool`, written by others, plays the fob.

use std::process::Command;

use base::StaffId;
use factors::fob::stock::{self, NotHanded, State};
use factors::fob::{self, Own, Refusal, Seed, Typed};
use factors::{Holder, Kind};
use uuid::Uuid;

use crate::town::Town;

const SEED: &str = "3132333435363738393031323334353637383930";

/// What the fob shows after so many presses.
fn shows(counter: u32) -> String {
    let told = Command::new("oathtool")
        .args(["--hotp", "--counter", &counter.to_string(), SEED])
        .output()
        .expect("oathtool is installed");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    String::from_utf8(told.stdout).expect("digits").trim().to_owned()
}

async fn check(town: &Town, holder: Holder, code: u32, next: Option<u32>) -> Result<Uuid, Refusal> {
    let (code, next) = (shows(code), next.map(shows).unwrap_or_default());
    let tx = town.tx().await;
    let typed = Typed { code: &code, next: &next };
    let checked = fob::check(town.house(), &tx, holder, typed, &town.rules).await.expect("an answer");
    tx.commit().await.expect("it is kept");
    checked
}

async fn add(town: &Town, holder: Holder, first: u32, second: u32) -> Result<Uuid, Refusal> {
    let (code, next) = (shows(first), shows(second));
    let seed = Seed::parse(SEED, 6).expect("a seed");
    let own = Own { name: "Синий", seed: &seed, typed: Typed { code: &code, next: &next } };
    let tx = town.tx().await;
    let added = fob::add_own(town.house(), &tx, holder, own, &town.rules).await.expect("an answer");
    tx.commit().await.expect("it is kept");
    added
}

/// covers LOGIN-10 LOGIN-13: each code once, the counter never goes back
#[tokio::test]
async fn a_fob_is_added_by_two_codes_and_each_code_serves_once() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    assert_eq!(check(&town, maria, 0, None).await, Err(Refusal::Late));
    assert_eq!(add(&town, maria, 7, 9).await, Err(Refusal::WrongPair), "they do not follow one another");
    let fob = add(&town, maria, 7, 8).await.expect("two codes in a row");
    assert_eq!(check(&town, maria, 8, None).await, Err(Refusal::Spent), "it was the second code");
    assert_eq!(check(&town, maria, 9, None).await, Ok(fob));
    assert_eq!(check(&town, maria, 9, None).await, Err(Refusal::Spent));
    assert_eq!(check(&town, maria, 7, None).await, Err(Refusal::Wrong), "an earlier code is dead");
    let all = factors::enrolled(town.house(), &town.house().db, maria).await.unwrap();
    assert_eq!((all[0].kind, all[0].name.as_str(), all[0].strong), (Kind::Fob, "Синий", false));
    assert_eq!(town.actions(maria).await, ["factor.added"]);
    let other = town.citizen().await;
    assert_eq!(check(&town, other, 10, None).await, Err(Refusal::Late), "a fob is its owner's");
}

/// covers LOGIN-10: ten presses ahead, two codes bring it in step (RFC 4226, section 7.4)
#[tokio::test]
async fn a_fob_that_was_pressed_in_a_pocket_is_brought_in_step() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let fob = add(&town, maria, 0, 1).await.unwrap();
    assert_eq!(check(&town, maria, 11, None).await, Ok(fob), "the tenth ahead");
    assert_eq!(check(&town, maria, 22, None).await, Err(Refusal::Wrong), "the eleventh is too far");
    assert_eq!(check(&town, maria, 300, Some(302)).await, Err(Refusal::WrongPair));
    assert_eq!(check(&town, maria, 300, Some(301)).await, Ok(fob));
    assert_eq!(check(&town, maria, 22, None).await, Err(Refusal::Wrong), "what lies behind is dead");
    assert_eq!(check(&town, maria, 302, None).await, Ok(fob));
    assert_eq!(
        check(&town, maria, 900, Some(901)).await,
        Err(Refusal::WrongPair),
        "six hundred presses away"
    );
}

async fn stocked(town: &Town) -> StaffId {
    let Holder::Staff(admin) = town.officer() else { panic!("staff") };
    let lines = stock::parse(&format!("AB-1001,{SEED}\nAB-1002,{SEED},6,40")).unwrap();
    let tx = town.tx().await;
    assert!(stock::import(town.house(), &tx, admin, &lines).await.unwrap().is_empty());
    tx.commit().await.unwrap();
    admin
}

async fn hand_out(town: &Town, holder: Holder, serial: &str, code: u32) -> Result<Uuid, NotHanded> {
    let code = shows(code);
    let typed = Typed { code: &code, next: "" };
    let tx = town.tx().await;
    let given = stock::hand_out(town.house(), &tx, holder, serial, typed, &town.rules).await.unwrap();
    tx.commit().await.unwrap();
    given
}

async fn counts(town: &Town) -> Vec<i64> {
    let all = stock::counts(&town.house().db).await.unwrap();
    all.into_iter().map(|(_, count)| count).collect()
}

/// covers LOGIN-10 REG-12: one fob, one person; its counter goes on when it comes back
#[tokio::test]
async fn a_fob_of_the_stock_is_handed_out_brought_back_and_handed_out_again() {
    let town = Town::new().await;
    let (maria, ivan) = (town.citizen().await, town.citizen().await);
    stocked(&town).await;
    let (house, state) = (town.house(), State::Stock);
    assert_eq!(hand_out(&town, maria, "AB-9999", 0).await, Err(NotHanded::NotInStock));
    let wrong = hand_out(&town, maria, "AB-1002", 0).await;
    assert_eq!(wrong, Err(NotHanded::Code(Refusal::Wrong)), "its counter begins at 40");
    let factor = hand_out(&town, maria, " ab-1001 ", 3).await.expect("it is in stock");
    assert_eq!(hand_out(&town, ivan, "AB-1001", 4).await, Err(NotHanded::NotInStock), "Maria has it");
    assert_eq!(check(&town, maria, 5, None).await, Ok(factor));
    assert_eq!(stock::held(&house.db, maria).await.unwrap()[0].serial, "AB-1001");
    assert_eq!(counts(&town).await, [1, 1, 0, 0]);

    let tx = town.tx().await;
    assert!(!stock::part_with(house, &tx, ivan, factor, state).await.unwrap(), "it is not Ivan's");
    assert!(stock::part_with(house, &tx, maria, factor, state).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(check(&town, maria, 6, None).await, Err(Refusal::Late));
    let early = hand_out(&town, ivan, "AB-1001", 5).await;
    assert_eq!(early, Err(NotHanded::Code(Refusal::Wrong)), "the counter never goes back");
    hand_out(&town, ivan, "AB-1001", 6).await.expect("it is in stock again");
}

/// covers LOGIN-10 PLUS-08: removed, it is away; lost, its seed is gone; erased, nobody's name is on it
#[tokio::test]
async fn a_fob_that_is_lost_is_never_handed_out_again() {
    let town = Town::new().await;
    let (maria, ivan) = (town.citizen().await, town.citizen().await);
    let admin = stocked(&town).await;
    let house = town.house();
    let lost = hand_out(&town, maria, "AB-1001", 0).await.unwrap();
    let tx = town.tx().await;
    assert!(stock::lost(house, &tx, maria, lost).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(town.actions(maria).await, ["factor.fob_lost"]);
    assert_eq!(hand_out(&town, ivan, "AB-1001", 1).await, Err(NotHanded::NotInStock));

    hand_out(&town, ivan, "AB-1002", 40).await.unwrap();
    let Holder::Citizen(citizen) = ivan else { panic!("a citizen") };
    let tx = town.tx().await;
    web::belongings::Belongings::erase(&factors::OwnFactors, house, &tx, citizen).await.unwrap();
    tx.commit().await.unwrap();
    assert!(stock::held(&house.db, ivan).await.unwrap().is_empty());
    assert_eq!(counts(&town).await, [0, 0, 1, 1]);
    let tx = town.tx().await;
    assert!(!stock::back_in_stock(house, &tx, admin, "AB-1001").await.unwrap());
    assert!(stock::back_in_stock(house, &tx, admin, "AB-1002").await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(hand_out(&town, maria, "AB-1002", 40).await, Err(NotHanded::Code(Refusal::Wrong)));
    hand_out(&town, maria, "AB-1002", 41).await.expect("it goes on where Ivan left it");
}

/// covers LOGIN-10: a list is taken in whole or not at all
#[tokio::test]
async fn a_serial_that_is_known_is_named_by_its_line() {
    let town = Town::new().await;
    let admin = stocked(&town).await;
    let lines = stock::parse(&format!("serial,seed\nNEW-1,{SEED}\nab-1002,{SEED}")).unwrap();
    let tx = town.tx().await;
    assert_eq!(stock::import(town.house(), &tx, admin, &lines).await.unwrap(), [3]);
    drop(tx);
    assert_eq!(counts(&town).await, [2, 0, 0, 0]);
    let listed = stock::list(&town.house().db, State::Stock, "AB-1001", 10).await.unwrap();
    assert_eq!(listed.iter().map(|fob| fob.serial.as_str()).collect::<Vec<_>>(), ["AB-1002"]);
}

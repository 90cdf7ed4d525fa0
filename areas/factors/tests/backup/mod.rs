//! Backup codes.

use factors::Holder;
use factors::backup::{self, Left, Refusal};

use crate::town::Town;

async fn set(town: &Town, holder: Holder) -> Vec<String> {
    let made = backup::make(town.house(), holder, &town.rules).await.expect("codes");
    let tx = town.tx().await;
    backup::keep(town.house(), &tx, holder, &made).await.expect("they are kept");
    tx.commit().await.expect("they are kept");
    made.codes
}

async fn check(town: &Town, holder: Holder, code: &str) -> Result<Left, Refusal> {
    let typed = backup::typed(holder, code).await.expect("a hash");
    let tx = town.tx().await;
    let checked = backup::check(town.house(), &tx, holder, &typed).await.expect("an answer");
    tx.commit().await.expect("it is kept");
    checked
}

/// covers LOGIN-13 PLUS-10
#[tokio::test]
async fn ten_codes_each_good_once() {
    let town = Town::new().await;
    let holder = town.citizen().await;
    let codes = set(&town, holder).await;
    assert_eq!(codes.len(), 10);
    assert!(codes.iter().all(|code| code.len() == 14), "{codes:?}");
    let typed = format!(" {} ", codes[3].to_lowercase().replace('-', " "));
    assert_eq!(check(&town, holder, &typed).await, Ok(Left { left: 9, of: 10 }));
    assert_eq!(check(&town, holder, &codes[3]).await, Err(Refusal));
    assert_eq!(check(&town, holder, "0000-0000-0000").await, Err(Refusal));
    assert_eq!(check(&town, holder, "что-то").await, Err(Refusal));
    assert_eq!(town.actions(holder).await, ["factor.codes_made", "factor.code_spent"]);
    for code in &codes {
        assert!(!town.test.database.holds(code).await, "{code}");
    }
}

/// covers PLUS-10
#[tokio::test]
async fn a_new_set_kills_the_old_one_and_nobody_elses() {
    let town = Town::new().await;
    let (maria, ivan) = (town.citizen().await, town.citizen().await);
    let (old, his) = (set(&town, maria).await, set(&town, ivan).await);
    let new = set(&town, maria).await;
    assert_eq!(check(&town, maria, &old[0]).await, Err(Refusal));
    assert_eq!(check(&town, maria, &his[0]).await, Err(Refusal));
    assert!(check(&town, maria, &new[0]).await.is_ok());
    assert!(check(&town, ivan, &his[0]).await.is_ok());
}

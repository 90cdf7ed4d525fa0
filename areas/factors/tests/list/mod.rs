//! The list of what somebody has enrolled.

use factors::{Kind, totp};
use journal::Actor;

use crate::town::Town;

/// covers LOGIN-13
#[tokio::test]
async fn factors_are_renamed_and_removed_by_their_own_holder_only() {
    let town = Town::new().await;
    let house = town.house();
    let (maria, ivan) = (town.citizen().await, town.citizen().await);
    let tx = town.tx().await;
    let factor = totp::adopt(house, &tx, maria, "Старый телефон", [1; 20]).await.unwrap();
    town.seconds_pass(1);
    totp::adopt(house, &tx, maria, "Планшет", [2; 20]).await.unwrap();
    assert!(!factors::rename(house, &tx, ivan, factor, "Мой").await.unwrap());
    assert!(!factors::remove(house, &tx, ivan, factor).await.unwrap());
    assert!(factors::rename(house, &tx, maria, factor, " Телефон\n мамы ").await.unwrap());
    tx.commit().await.unwrap();
    let names = async || -> Vec<String> {
        let all = factors::enrolled(house, &house.db, maria).await.unwrap();
        all.into_iter().map(|factor| factor.name).collect()
    };
    assert_eq!(names().await, ["Телефон мамы", "Планшет"]);
    assert_eq!(factors::kinds(&house.db, maria).await.unwrap(), [Kind::Totp]);
    let tx = town.tx().await;
    assert!(factors::remove(house, &tx, maria, factor).await.unwrap());
    assert!(!factors::remove(house, &tx, maria, factor).await.unwrap(), "it is gone already");
    tx.commit().await.unwrap();
    assert_eq!(names().await, ["Планшет"]);
    let told = town.actions(maria).await;
    assert_eq!(told, ["factor.added", "factor.added", "factor.renamed", "factor.removed"]);
}

/// covers LOGIN-18
#[tokio::test]
async fn an_account_given_back_has_no_factors() {
    let town = Town::new().await;
    let house = town.house();
    let maria = town.citizen().await;
    let tx = town.tx().await;
    totp::adopt(house, &tx, maria, "Телефон", [1; 20]).await.unwrap();
    factors::remove_all(house, &tx, maria, Actor::System).await.unwrap();
    factors::remove_all(house, &tx, maria, Actor::System).await.unwrap();
    tx.commit().await.unwrap();
    assert!(factors::enrolled(house, &house.db, maria).await.unwrap().is_empty());
    assert_eq!(town.actions(maria).await, ["factor.added", "factor.all_removed"]);
}

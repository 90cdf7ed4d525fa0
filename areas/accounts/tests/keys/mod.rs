//! The pepper of passwords and the key of the indexes are changed while people use the portal.

use accounts::password;
use db::{FromQueryResult, Rows as _, sea_orm};
use vault::Purpose;

use crate::town::{EMAIL, PASSWORD, PHONE, Town, is_signed_in};

const SNILS: &str = "11223344595";

async fn rotate_pepper(town: &Town) -> i64 {
    let house = &town.test.house;
    password::rotate_pepper(&house.db, &house.vault, &house.random).await.unwrap()
}

async fn peppers(town: &Town) -> Vec<(i64, bool, i64)> {
    let house = &town.test.house;
    let all = password::pepper_status(&house.db, &house.vault).await.unwrap();
    all.into_iter().map(|one| (one.number, one.is_active, one.used_by)).collect()
}

/// A pepper takes the place of another at the next sign-in of each person, and goes when nobody needs it.
#[tokio::test]
async fn a_new_pepper_reaches_every_password_at_its_owner_s_next_sign_in() {
    let town = Town::new().await;
    let house = &town.test.house;
    password::ensure_pepper(&house.db, &house.vault, &house.random).await.unwrap();
    password::ensure_pepper(&house.db, &house.vault, &house.random).await.unwrap();
    town.citizen().await;
    assert_eq!(peppers(&town).await, [(1, true, 1)]);

    assert_eq!(rotate_pepper(&town).await, 2);
    let mut thief = town.browser().stranger();
    thief.get("/sign-in").await;
    assert_eq!(thief.post("/sign-in", &[("login", PHONE), ("password", "wrong")]).await.status, 422);
    assert_eq!(peppers(&town).await, [(1, false, 1), (2, true, 0)], "a wrong password changes nothing");
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    assert!(is_signed_in(&mut anna).await);
    assert_eq!(peppers(&town).await, [(1, false, 0), (2, true, 1)]);

    town.post_leaves().await;
    assert_eq!(peppers(&town).await.len(), 2, "a registration that waits may still carry the old one");
    town.test.minutes_pass(25 * 60);
    town.post_leaves().await;
    assert_eq!(peppers(&town).await, [(2, true, 1)], "nobody needs it, so it is destroyed");
    town.sign_in(&mut town.browser(), PHONE).await;
}

/// Who comes seldom keeps the old pepper alive.
#[tokio::test]
async fn a_pepper_stays_while_one_password_needs_it() {
    let town = Town::new().await;
    let house = &town.test.house;
    password::ensure_pepper(&house.db, &house.vault, &house.random).await.unwrap();
    town.citizen().await;
    rotate_pepper(&town).await;
    rotate_pepper(&town).await;
    town.test.minutes_pass(25 * 60);
    town.post_leaves().await;
    assert_eq!(peppers(&town).await, [(1, false, 1), (3, true, 0)], "only the one between has no use");
    town.sign_in(&mut town.browser(), EMAIL).await;
    town.test.minutes_pass(11);
    town.post_leaves().await;
    assert_eq!(peppers(&town).await, [(3, true, 1)]);
}

/// A password from before the portal had a pepper gets one.
#[tokio::test]
async fn a_hash_without_a_pepper_still_fits_and_gets_one() {
    let town = Town::new().await;
    let house = &town.test.house;
    town.citizen().await;
    password::ensure_pepper(&house.db, &house.vault, &house.random).await.unwrap();
    assert_eq!(peppers(&town).await, [(1, true, 0)]);
    town.sign_in(&mut town.browser(), PHONE).await;
    assert_eq!(peppers(&town).await, [(1, true, 1)]);
}

#[derive(FromQueryResult)]
struct Version {
    key_version: i64,
}

async fn versions(town: &Town) -> Vec<i64> {
    let sql = "select key_version from accounts_logins order by key_version";
    let rows: Vec<Version> = town.test.house.db.all(sql, vec![]).await.unwrap();
    rows.into_iter().map(|row| row.key_version).collect()
}

/// covers LOGIN-02: everybody is found by everything in every phase, and stays signed in.
#[tokio::test]
async fn people_are_found_while_the_key_of_the_indexes_is_changed() {
    let town = Town::new().await;
    let citizen = town.citizen().await;
    let house = &town.test.house;
    let tx = house.db.begin().await.unwrap();
    assert!(accounts::bind_identifiers(house, &tx, citizen, SNILS, None).await.unwrap());
    tx.commit().await.unwrap();
    let mut early = town.browser();
    town.sign_in(&mut early, PHONE).await;
    let found = async |town: &Town| {
        for name in [PHONE, EMAIL, SNILS] {
            let found = accounts::find(&town.test.house, &town.test.house.db, name).await.unwrap();
            assert_eq!(found, Some(citizen), "{name}");
        }
    };

    house.vault.rotate(&house.db, Purpose::Index).await.unwrap();
    found(&town).await;
    assert!(!house.vault.take_next_index(&house.db).await.unwrap(), "every process learns it first");
    town.test.minutes_pass(2);
    assert!(house.vault.take_next_index(&house.db).await.unwrap());
    found(&town).await;
    assert!(is_signed_in(&mut early).await, "a session goes on");
    let tx = house.db.begin().await.unwrap();
    assert!(
        accounts::bind_identifiers(house, &tx, citizen, "08765430300", None).await.unwrap(),
        "another value takes the place of the one under the key of before"
    );
    tx.commit().await.unwrap();
    assert_eq!(versions(&town).await, [1, 1, 2]);
    // A second account with the same phone is refused, whatever key it stands under.
    let account = accounts::NewAccount {
        email: base::Sensitive::new("other@example.org".to_owned()),
        phone: base::Sensitive::new(PHONE.to_owned()),
        password: base::Sensitive::new(PASSWORD.to_owned()),
    };
    let tx = house.db.begin().await.unwrap();
    assert!(accounts::create(house, &tx, account).await.is_err());
    drop(tx);

    let retained = house.vault.retained_index(&house.db).await.unwrap().unwrap();
    assert_eq!(accounts::reindex(&house.db, &house.vault, retained.active).await.unwrap(), 0);
    assert_eq!(versions(&town).await, [2, 2, 2]);
    assert!(is_signed_in(&mut early).await);
    house.vault.destroy_retained_index(&house.db).await.unwrap();
    for name in [PHONE, EMAIL, "08765430300"] {
        assert_eq!(accounts::find(house, &house.db, name).await.unwrap(), Some(citizen), "{name}");
    }
    assert_eq!(accounts::find(house, &house.db, SNILS).await.unwrap(), None);
    town.post_leaves().await;
    town.test.minutes_pass(2);
    town.sign_in(&mut town.browser(), "087-654-303 00").await;
}

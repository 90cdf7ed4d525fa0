//! Changing purpose keys under a running portal.

use base::Random;
use chrono::Duration;
use db::{FromQueryResult, Rows, sea_orm, values};
use uuid::Uuid;
use vault::{Cell, Index, KeyState, KeyStatus, Purpose, Subject, Vault};

use crate::Place;

const HOME: Cell = Cell { table: "profiles", column: "name", row: Uuid::from_u128(1) };

async fn status(place: &Place, purpose: Purpose) -> Vec<KeyStatus> {
    let all = place.vault.status(place.db()).await.unwrap();
    all.into_iter().filter(|status| status.purpose == purpose).collect()
}

#[tokio::test]
async fn rotation_keeps_every_value_readable() {
    let place = Place::new().await;
    let mut sealed = Vec::new();
    for number in 0..450 {
        let citizen = place.citizen().await;
        if number % 90 == 0 {
            sealed.push((citizen, place.key(citizen).await.seal(HOME, b"Anna")));
        }
    }
    let erased = place.citizen().await;
    let tx = place.db().begin().await.unwrap();
    place.vault.erase(&tx, erased).await.unwrap();
    tx.commit().await.unwrap();
    let running = place.another_node().await;

    let rotated = place.vault.rotate(place.db(), Purpose::Citizens).await.unwrap();
    assert_eq!((rotated.version, rotated.rewrapped, rotated.destroyed), (2, 450, 1));
    let [only] = status(&place, Purpose::Citizens).await.try_into().unwrap();
    assert_eq!((only.version, only.state, only.used_by), (2, KeyState::Active, Some(450)));

    for vault in [place.vault.clone(), running, place.another_node().await] {
        for (citizen, value) in &sealed {
            let key = vault.key(place.db(), Subject::Citizen(*citizen)).await.unwrap();
            assert_eq!(key.open(HOME, value).unwrap(), b"Anna");
        }
        assert!(vault.key(place.db(), Subject::Citizen(erased)).await.is_err());
    }
}

#[tokio::test]
async fn a_node_that_slept_through_a_rotation_makes_new_citizens_under_the_new_key() {
    let place = Place::new().await;
    let other = place.another_node().await;
    other.rotate(place.db(), Purpose::Citizens).await.unwrap();
    let citizen = place.citizen().await;
    place.key(citizen).await;
    let [only] = status(&place, Purpose::Citizens).await.try_into().unwrap();
    assert_eq!((only.version, only.used_by), (2, Some(1)));
}

#[tokio::test]
async fn the_house_and_its_secrets_survive_rotation() {
    let place = Place::new().await;
    let secret = async |vault: &Vault| {
        let tx = place.db().begin().await.unwrap();
        let secret = vault.secret(&tx, "pepper", || Random::system().bytes::<32>().to_vec()).await.unwrap();
        tx.commit().await.unwrap();
        secret.into_inner()
    };
    let (before, sealed) = (secret(&place.vault).await, place.vault.house().seal(HOME, b"Anna"));
    for version in 2..4 {
        for purpose in [Purpose::House, Purpose::Secrets] {
            let rotated = place.vault.rotate(place.db(), purpose).await.unwrap();
            assert_eq!((rotated.version, rotated.rewrapped, rotated.destroyed), (version, 1, 1));
        }
    }
    for vault in [&place.vault, &place.another_node().await] {
        assert_eq!(secret(vault).await, before);
        assert_eq!(vault.house().open(HOME, &sealed).unwrap(), b"Anna");
    }
}

#[derive(FromQueryResult)]
struct Bytes {
    bytes: Vec<u8>,
}

#[tokio::test]
async fn an_interrupted_rotation_is_finished_before_another_begins() {
    let place = Place::new().await;
    let citizen = place.citizen().await;
    let sealed = place.key(citizen).await.seal(HOME, b"Anna");
    let bytes = async |sql: &str| place.db().optional::<Bytes>(sql, vec![]).await.unwrap().unwrap().bytes;
    let purpose_key = bytes("select wrapped as bytes from vault_keys where purpose = 'citizens'").await;
    let citizen_key = bytes("select wrapped as bytes from vault_subjects where purpose = 'citizens'").await;
    place.vault.rotate(place.db(), Purpose::Citizens).await.unwrap();
    // Back to where a process would have died after making version 2 and before wrapping anything anew.
    let tx = place.db().begin().await.unwrap();
    let sql = "insert into vault_keys (purpose, version, state, wrapped, made_at) values ('citizens', 1, 'retained', $1, $2)";
    tx.execute(sql, values![purpose_key, place.clock.now()]).await.unwrap();
    let sql = "update vault_subjects set key_version = 1, wrapped = $1 where purpose = 'citizens'";
    tx.execute(sql, values![citizen_key]).await.unwrap();
    tx.commit().await.unwrap();
    let node = place.another_node().await;
    let opened = node.key(place.db(), Subject::Citizen(citizen)).await.unwrap();
    assert_eq!(opened.open(HOME, &sealed).unwrap(), b"Anna");

    let rotated = node.rotate(place.db(), Purpose::Citizens).await.unwrap();
    assert_eq!((rotated.version, rotated.rewrapped, rotated.destroyed), (2, 1, 1));
    place.clock.advance(Duration::seconds(61));
    assert_eq!(place.key(citizen).await.open(HOME, &sealed).unwrap(), b"Anna");
}

#[tokio::test]
async fn an_index_key_is_changed_while_every_node_goes_on_finding() {
    let place = Place::new().await;
    let other = place.another_node().await;
    let (field, phone) = (Index::Phone, "+7916");
    let old = place.vault.index(field, phone);
    assert_eq!(place.vault.indexes(place.db(), field, phone).await.unwrap(), std::slice::from_ref(&old));
    assert!(!place.vault.take_next_index(place.db()).await.unwrap(), "there is no next one");

    place.vault.rotate(place.db(), Purpose::Index).await.unwrap();
    place.vault.rotate(place.db(), Purpose::Index).await.unwrap();
    assert_eq!(place.vault.index(field, phone), old, "what is written stands under the old key");
    let states = async || -> Vec<_> {
        status(&place, Purpose::Index).await.iter().map(|status| status.state).collect()
    };
    assert_eq!(states().await, [KeyState::Active, KeyState::Next]);
    place.clock.advance(Duration::seconds(60));
    assert!(!place.vault.take_next_index(place.db()).await.unwrap(), "not every node may have learned it");
    let known = other.indexes(place.db(), field, phone).await.unwrap();
    assert_eq!((known.len(), &known[0]), (2, &old), "the other node has learned it");

    place.clock.advance(Duration::seconds(60));
    assert!(place.vault.take_next_index(place.db()).await.unwrap());
    let new = place.vault.index(field, phone);
    assert_ne!(new, old);
    assert_eq!(other.index(field, phone), old, "the other node has not looked yet");
    assert!(known.contains(&new), "and finds what stands under the new key all the same");
    assert!(place.vault.is_index_of(&old, field, phone) && place.vault.is_index_of(&new, field, phone));
    assert!(!place.vault.is_index_of(&old, field, "+7917"));
    assert_eq!(place.vault.indexes(place.db(), field, phone).await.unwrap(), [new.clone(), old.clone()]);
    let retained = place.vault.retained_index(place.db()).await.unwrap().unwrap();
    assert_eq!((retained.active, retained.since), (2, place.clock.now()));

    place.vault.destroy_retained_index(place.db()).await.unwrap();
    assert_eq!(place.vault.retained_index(place.db()).await.unwrap(), None);
    assert_eq!(states().await, [KeyState::Active]);
    place.clock.advance(Duration::seconds(60));
    assert_eq!(other.indexes(place.db(), field, phone).await.unwrap(), [new]);
}

#[tokio::test]
async fn the_secrets_of_a_series_follow_each_other_and_go_one_by_one() {
    let place = Place::new().await;
    let series = async || -> Vec<(i64, Vec<u8>)> {
        let members = place.vault.series(place.db(), "pepper").await.unwrap();
        members.into_iter().map(|member| (member.number, member.secret.into_inner())).collect()
    };
    assert_eq!(series().await, []);
    let tx = place.db().begin().await.unwrap();
    assert_eq!(place.vault.extend_series(&tx, "pepper", vec![1; 32]).await.unwrap(), 1);
    assert_eq!(place.vault.extend_series(&tx, "pepper", vec![2; 32]).await.unwrap(), 2);
    assert_eq!(place.vault.extend_series(&tx, "peppermint", vec![3; 32]).await.unwrap(), 1);
    tx.commit().await.unwrap();
    place.vault.rotate(place.db(), Purpose::Secrets).await.unwrap();
    assert_eq!(series().await, [(1, vec![1; 32]), (2, vec![2; 32])]);
    let tx = place.db().begin().await.unwrap();
    place.vault.drop_from_series(&tx, "pepper", 1).await.unwrap();
    assert_eq!(place.vault.extend_series(&tx, "pepper", vec![4; 32]).await.unwrap(), 3);
    tx.commit().await.unwrap();
    assert_eq!(series().await, [(2, vec![2; 32]), (3, vec![4; 32])]);
}

#[tokio::test]
async fn the_status_says_what_each_key_does() {
    let place = Place::new().await;
    place.citizen().await;
    place.vault.rotate(place.db(), Purpose::Index).await.unwrap();
    let lines: Vec<_> =
        place.vault.status(place.db()).await.unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "citizens  version 1   active    made 2023-11-14 22:13 UTC  wraps 1",
            "house     version 1   active    made 2023-11-14 22:13 UTC  wraps 1",
            "index     version 1   active    made 2023-11-14 22:13 UTC",
            "index     version 2   next      made 2023-11-14 22:13 UTC  being learned by every process, then taken into use",
            "secrets   version 1   active    made 2023-11-14 22:13 UTC  wraps 0",
        ]
    );
    assert_eq!("index".parse::<Purpose>().unwrap(), Purpose::Index);
    let error = "passwords".parse::<Purpose>().unwrap_err().to_string();
    assert!(error.contains("citizens, house, secrets, index"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn citizens_come_and_go_while_keys_are_rotated() {
    let place = Place::new().await;
    for _ in 0..20 {
        place.citizen().await;
    }
    let coming = async {
        let mut citizens = Vec::new();
        for number in 0..60 {
            let citizen = place.citizen().await;
            citizens.push((citizen, place.key(citizen).await.seal(HOME, b"Anna")));
            if number % 3 == 0 {
                let (leaving, _) = citizens.remove(0);
                let tx = place.db().begin().await.unwrap();
                place.vault.erase(&tx, leaving).await.unwrap();
                tx.commit().await.unwrap();
            }
        }
        citizens
    };
    let node = place.another_node().await;
    let rotating = async {
        for _ in 0..8 {
            // A registration may take the old version at the last moment; the next rotation then finishes this one.
            if let Err(error) = node.rotate(place.db(), Purpose::Citizens).await {
                assert!(matches!(error, vault::VaultError::Db(_)), "{error}");
            }
        }
    };
    let (citizens, ()) = tokio::join!(coming, rotating);
    node.rotate(place.db(), Purpose::Citizens).await.unwrap();
    for vault in [&place.vault, &node, &place.another_node().await] {
        for (citizen, sealed) in &citizens {
            let key = vault.key(place.db(), Subject::Citizen(*citizen)).await.unwrap();
            assert_eq!(key.open(HOME, sealed).unwrap(), b"Anna");
        }
    }
    let [only] = status(&place, Purpose::Citizens).await.try_into().unwrap();
    assert_eq!(only.used_by, Some(60));
}

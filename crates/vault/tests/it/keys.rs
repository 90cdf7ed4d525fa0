//! Subjects, cells, secrets, indexes, erasure, the root key.

use std::path::Path;

use base::{CitizenId, Random};
use chrono::Duration;
use db::{FromQueryResult, Migration, Rows, sea_orm, values};
use proptest::prelude::*;
use uuid::Uuid;
use vault::{Cell, Index, RootKey, Subject, Vault, VaultError};

use crate::Place;

fn cell(table: &'static str, column: &'static str, row: u128) -> Cell {
    Cell { table, column, row: Uuid::from_u128(row) }
}

const NOTES: Migration = Migration {
    area: "notes",
    name: "0001_notes",
    sql: "create table notes (citizen_id uuid not null, id uuid not null, name bytea not null, phone bytea not null, primary key (citizen_id, id));",
};

#[derive(FromQueryResult)]
struct NoteRow {
    name: Vec<u8>,
    phone: Vec<u8>,
}

/// Covers the "swapped cells fail closed".
#[tokio::test]
async fn a_cell_that_was_moved_in_the_database_does_not_open() {
    let place = Place::new().await;
    place.db().migrate(&[NOTES]).await.unwrap();
    let (anna, boris) = (place.citizen().await, place.citizen().await);
    let rows = [(anna, 1, "Anna", "+7901"), (anna, 2, "Aunt", "+7902"), (boris, 3, "Boris", "+7903")];
    let tx = place.db().begin().await.unwrap();
    for (citizen, row, name, phone) in rows {
        let key = place.vault.key(&tx, Subject::Citizen(citizen)).await.unwrap();
        let name = key.seal(cell("notes", "name", row), name.as_bytes());
        let phone = key.seal(cell("notes", "phone", row), phone.as_bytes());
        let sql = "insert into notes (citizen_id, id, name, phone) values ($1, $2, $3, $4)";
        tx.execute(sql, values![citizen.uuid(), Uuid::from_u128(row), name, phone]).await.unwrap();
    }
    tx.commit().await.unwrap();

    let key = place.key(anna).await;
    let note = async |row: u128| {
        let sql = "select name, phone from notes where id = $1";
        place.db().optional::<NoteRow>(sql, values![Uuid::from_u128(row)]).await.unwrap().unwrap()
    };
    assert_eq!(key.open(cell("notes", "name", 1), &note(1).await.name).unwrap(), b"Anna");
    assert_eq!(key.open(cell("notes", "phone", 1), &note(1).await.phone).unwrap(), b"+7901");

    for swap in [
        "update notes set name = (select n.name from notes n where n.id = $1) where id = $2",
        "update notes set name = (select n.phone from notes n where n.id = $1) where id = $2",
    ] {
        for source in [2, 3] {
            let tx = place.db().begin().await.unwrap();
            tx.execute(swap, values![Uuid::from_u128(source), Uuid::from_u128(1)]).await.unwrap();
            tx.commit().await.unwrap();
            let error = key.open(cell("notes", "name", 1), &note(1).await.name).unwrap_err();
            assert!(matches!(error, VaultError::Broken { table: "notes", column: "name" }), "{error}");
        }
    }
    assert_eq!(place.key(boris).await.open(cell("notes", "name", 3), &note(3).await.name).unwrap(), b"Boris");
}

#[tokio::test]
async fn a_value_opens_in_its_own_cell_alone() {
    let place = Place::new().await;
    let citizen = place.citizen().await;
    let (key, other, house) =
        (place.key(citizen).await, place.key(place.citizen().await).await, place.vault.house());
    let home = cell("profiles", "name", 1);
    let sealed = key.seal(home, "Анна".as_bytes());
    assert_eq!(key.open(home, &sealed).unwrap(), "Анна".as_bytes());
    assert_ne!(sealed, key.seal(home, "Анна".as_bytes()), "equal values do not look equal");
    for elsewhere in [cell("profiles", "surname", 1), cell("people", "name", 1), cell("profiles", "name", 2)]
    {
        assert!(key.open(elsewhere, &sealed).is_err());
    }
    assert!(other.open(home, &sealed).is_err());
    assert!(house.open(home, &sealed).is_err());
    for position in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[position] ^= 0x80;
        assert!(key.open(home, &changed).is_err(), "byte {position}");
    }
    for length in 0..sealed.len() {
        assert!(key.open(home, &sealed[..length]).is_err());
    }
    let debugged = format!("{:?} {key:?} {house:?}", place.vault);
    assert_eq!(
        debugged,
        format!("Vault SubjectKey(Citizen(CitizenId({}))) SubjectKey(House)", citizen.uuid())
    );
}

#[test]
fn whatever_is_sealed_comes_back() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let key = runtime.block_on(async {
        let place = Place::new().await;
        place.key(place.citizen().await).await
    });
    proptest!(|(plain: Vec<u8>, row: u128, text in ".*", number: i64)| {
        let home = cell("t", "c", row);
        let sealed = key.seal(home, &plain);
        prop_assert_eq!(sealed.len(), plain.len() + 53);
        prop_assert_eq!(key.open(home, &sealed).unwrap(), plain);
        let sealed = key.seal_json(home, &(&text, number)).unwrap();
        prop_assert_eq!(key.open_json::<(String, i64)>(home, &sealed).unwrap(), (text, number));
    });
}

#[tokio::test]
async fn an_error_about_a_value_never_quotes_it() {
    let place = Place::new().await;
    let home = cell("profiles", "name", 1);
    let sealed = place.vault.house().seal(home, b"\"Canary\"");
    let error = place.vault.house().open_json::<u32>(home, &sealed).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("Canary"), "{error}");
}

#[tokio::test]
async fn nothing_opens_after_an_erasure() {
    let place = Place::new().await;
    let (citizen, other) = (place.citizen().await, place.citizen().await);
    place.clock.advance(Duration::seconds(60));
    let node = place.another_node().await;
    let subject = Subject::Citizen(citizen);
    node.key(place.db(), subject).await.unwrap();

    let tx = place.db().begin().await.unwrap();
    place.vault.erase(&tx, citizen).await.unwrap();
    drop(tx);
    place.key(citizen).await;

    let tx = place.db().begin().await.unwrap();
    place.vault.erase(&tx, citizen).await.unwrap();
    let error = place.vault.key(&tx, subject).await.unwrap_err();
    assert!(matches!(error, VaultError::Erased), "{error}");
    tx.commit().await.unwrap();
    assert!(matches!(place.vault.key(place.db(), subject).await, Err(VaultError::Erased)));
    place.clock.advance(Duration::seconds(5));
    assert!(
        matches!(node.key(place.db(), subject).await, Err(VaultError::Erased)),
        "another node follows within five seconds"
    );
    place.key(other).await;

    let tx = place.db().begin().await.unwrap();
    assert!(place.vault.create(&tx, citizen).await.is_err(), "an erased citizen gets no second key");
}

#[tokio::test]
async fn a_citizen_has_one_key_and_nobody_else_has_any() {
    let place = Place::new().await;
    let citizen = place.citizen().await;
    let tx = place.db().begin().await.unwrap();
    assert!(place.vault.create(&tx, citizen).await.is_err());
    drop(tx);
    let stranger = CitizenId(Uuid::from_u128(77));
    assert!(matches!(
        place.vault.key(place.db(), Subject::Citizen(stranger)).await,
        Err(VaultError::Keys(_))
    ));
    let nobody = CitizenId(Uuid::nil());
    assert!(
        place.vault.key(place.db(), Subject::Citizen(nobody)).await.is_err(),
        "the house's key is no citizen's"
    );
}

/// A page about thirty people asks for their keys once; whoever has none is told so when asked for, and an erasure is followed as ever.
#[tokio::test]
async fn the_keys_of_many_people_are_brought_by_one_query() {
    let place = Place::new().await;
    let mut people = Vec::new();
    for _ in 0..30 {
        people.push(place.citizen().await);
    }
    place.clock.advance(Duration::seconds(60));
    let node = place.another_node().await;
    let stranger = CitizenId(Uuid::from_u128(77));
    let before = place.db().statements();
    node.warm(place.db(), &[people.as_slice(), &[stranger]].concat()).await.unwrap();
    for citizen in &people {
        node.key(place.db(), Subject::Citizen(*citizen)).await.unwrap();
    }
    assert_eq!(place.db().statements() - before, 1);
    assert!(node.key(place.db(), Subject::Citizen(stranger)).await.is_err());
    let tx = place.db().begin().await.unwrap();
    place.vault.erase(&tx, people[0]).await.unwrap();
    tx.commit().await.unwrap();
    place.clock.advance(Duration::seconds(5));
    node.warm(place.db(), &people).await.unwrap();
    assert!(matches!(node.key(place.db(), Subject::Citizen(people[0])).await, Err(VaultError::Erased)));
}

/// A transaction that is rolled back takes its citizen's key with it, even when the same id is used again.
#[tokio::test]
async fn a_key_of_a_transaction_that_was_rolled_back_is_not_remembered() {
    let place = Place::new().await;
    let citizen = CitizenId(Uuid::from_u128(5));
    let home = cell("profiles", "name", 1);
    let tx = place.db().begin().await.unwrap();
    place.vault.create(&tx, citizen).await.unwrap();
    place.vault.key(&tx, Subject::Citizen(citizen)).await.unwrap();
    drop(tx);
    let tx = place.db().begin().await.unwrap();
    let sealed = place.vault.create(&tx, citizen).await.unwrap().seal(home, b"Anna");
    tx.commit().await.unwrap();
    assert_eq!(place.key(citizen).await.open(home, &sealed).unwrap(), b"Anna");
}

#[tokio::test]
async fn two_nodes_that_start_together_agree() {
    let test = db::testing::TestDb::new(&Vault::migrations()).await;
    let clock = base::Clock::system();
    let open = || Vault::for_tests(&test.db, clock.clone(), Random::system());
    let (first, second, third) = tokio::join!(open(), open(), open());
    let home = cell("secrets", "value", 1);
    let sealed = first.house().seal(home, b"agreed");
    assert_eq!(second.house().open(home, &sealed).unwrap(), b"agreed");
    assert_eq!(first.index(Index::Phone, "+79990000000"), third.index(Index::Phone, "+79990000000"));

    let secret = async |vault: &Vault, made: u8| {
        let tx = test.db.begin().await.unwrap();
        let secret = vault.secret(&tx, "pepper", || vec![made; 32]).await.unwrap();
        tx.commit().await.unwrap();
        secret.into_inner()
    };
    let (one, two, three) = tokio::join!(secret(&first, 1), secret(&second, 2), secret(&third, 3));
    assert!(one == two && two == three);
    assert_eq!(secret(&first, 9).await, one);
    let tx = test.db.begin().await.unwrap();
    assert_ne!(first.secret(&tx, "signing", || vec![8; 32]).await.unwrap().into_inner(), one);
}

#[tokio::test]
async fn an_index_is_equal_for_equal_values_of_one_field_alone() {
    let place = Place::new().await;
    let vault = &place.vault;
    let phone = vault.index(Index::Phone, "+79161234567");
    assert_eq!(phone.len(), 16);
    assert_eq!(phone, vault.index(Index::Phone, "+79161234567"));
    assert_ne!(phone, vault.index(Index::Phone, "+79161234568"));
    assert_ne!(phone, vault.index(Index::Email, "+79161234567"));
    let foreign = Place::new().await;
    assert_ne!(phone, foreign.vault.index(Index::Phone, "+79161234567"), "another house has another key");
}

fn root(path: &Path) -> RootKey {
    RootKey::File { path: path.to_owned(), create: true, demo: false }
}

#[tokio::test]
async fn a_wrong_or_lost_root_key_is_refused_in_words() {
    let test = db::testing::TestDb::new(&Vault::migrations()).await;
    let folder = tempfile::tempdir().unwrap();
    let (right, wrong) = (folder.path().join("right.key"), folder.path().join("wrong.key"));
    let open =
        async |path: &Path| Vault::open(&test.db, &root(path), base::Clock::system(), Random::system()).await;
    assert!(!open(&right).await.unwrap().is_demo());
    open(&right).await.unwrap();

    let error = open(&wrong).await.unwrap_err().to_string();
    assert!(error.contains("wrong.key") && error.contains("missing"), "{error}");
    assert!(!wrong.exists(), "no second key is made for a database that has one");
    let other = db::testing::TestDb::new(&Vault::migrations()).await;
    Vault::open(&other.db, &root(&wrong), base::Clock::system(), Random::system()).await.unwrap();
    let error = open(&wrong).await.unwrap_err().to_string();
    assert!(error.contains("does not open this database's keys"), "{error}");
}

#[tokio::test]
async fn opening_is_refused_when_a_row_refers_to_a_missing_version() {
    let place = Place::new().await;
    place.citizen().await;
    // The schema forbids such a row; two backups mixed with the checks off would still hold it.
    let unguarded = Migration {
        area: "vault",
        name: "0002_unguarded",
        sql: "drop table vault_subjects;
              create table vault_subjects (
                  citizen_id uuid not null, purpose text not null, key_version bigint, wrapped bytea,
                  made_at timestamptz not null, erased_at timestamptz, primary key (citizen_id));
              insert into vault_subjects (citizen_id, purpose, key_version, made_at)
                  select '0000000000000001', 'citizens', 4, made_at from vault_keys where purpose = 'house';",
    };
    let sql = match place.db().engine() {
        db::Engine::Sqlite => {
            unguarded.sql.replace("'0000000000000001'", "x'00000000000000000000000000000001'")
        }
        db::Engine::Postgres => {
            unguarded.sql.replace("'0000000000000001'", "'00000000-0000-0000-0000-000000000001'::uuid")
        }
    };
    place.db().migrate(&[Migration { sql: sql.leak(), ..unguarded }]).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    std::fs::write(&path, format!("{}\n", hex::encode([7; 32]))).unwrap();
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let opened = Vault::open(place.db(), &root(&path), place.clock.clone(), Random::system()).await;
    let error = opened.unwrap_err().to_string();
    assert!(error.contains("citizens key that is not there"), "{error}");
}

//! What both engines promise alike.

use base::Clock;
use chrono::{DateTime, Duration, Utc};
use db::testing::TestDb;
use db::{Db, DbError, FromQueryResult, Migration, Rows, sea_orm, values};
use serde_json::json;
use uuid::Uuid;

const LETTERS: Migration = Migration {
    area: "letters",
    name: "0001_letters",
    sql: "create table letters (
              id uuid not null,
              owner uuid not null,
              at timestamptz not null,
              body jsonb not null,
              seal bytea not null,
              open boolean not null default true,
              pages bigint not null,
              text text not null,
              read_at timestamptz,
              answer jsonb,
              copy bytea,
              sent boolean,
              weight bigint,
              note text,
              parent uuid references letters (id),
              primary key (id),
              unique (owner, text)
          );
          create index letters_at on letters (at); -- for lists
          create table entries (id bigint primary key);
          append only entries;",
};

#[derive(Debug, PartialEq, FromQueryResult)]
struct Letter {
    id: Uuid,
    at: DateTime<Utc>,
    body: serde_json::Value,
    seal: Vec<u8>,
    open: bool,
    pages: i64,
    text: String,
    read_at: Option<DateTime<Utc>>,
    answer: Option<serde_json::Value>,
    copy: Option<Vec<u8>>,
    sent: Option<bool>,
    weight: Option<i64>,
    note: Option<String>,
    parent: Option<Uuid>,
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

async fn write(tx: &db::Tx, number: u128, text: &str, at: DateTime<Utc>) -> Result<u64, DbError> {
    tx.execute(
        "insert into letters (id, owner, at, body, seal, open, pages, text) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![id(number), id(7), at, json!({"a": [1, "я"]}), vec![0u8, 255], false, -5_i64, text],
    )
    .await
}

#[tokio::test]
async fn every_type_comes_back_as_it_went_in() {
    let test = TestDb::new(&[LETTERS]).await;
    let now = Clock::system().now();
    let full = Letter {
        id: id(2),
        at: now,
        body: json!({"a": [1, "я", null]}),
        seal: vec![0, 1, 255],
        open: false,
        pages: i64::MAX,
        text: "Ёлка".into(),
        read_at: Some(now),
        answer: Some(json!("да")),
        copy: Some(vec![]),
        sent: Some(true),
        weight: Some(i64::MIN),
        note: Some(String::new()),
        parent: Some(id(1)),
    };
    let tx = test.db.begin().await.unwrap();
    write(&tx, 1, "first", now).await.unwrap();
    let sql = "insert into letters (id, owner, at, body, seal, open, pages, text, read_at, answer, copy, sent, weight, \
               note, parent) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    let rest = values![
        full.answer.clone(),
        full.copy.clone(),
        full.sent,
        full.weight,
        full.note.clone(),
        full.parent
    ];
    let mut all = values![id(2), id(7), full.at, full.body.clone(), full.seal.clone(), full.open, full.pages];
    all.extend(values![full.text.clone(), full.read_at]);
    all.extend(rest);
    assert_eq!(tx.execute(sql, all).await.unwrap(), 1);
    tx.commit().await.unwrap();

    let found: Vec<Letter> = test.db.all("select * from letters order by id", values![]).await.unwrap();
    assert_eq!(found[1], full);
    let bare = &found[0];
    assert_eq!((bare.read_at, &bare.answer, &bare.copy, bare.sent), (None, &None, &None, None));
    assert_eq!((bare.weight, &bare.note, bare.parent), (None, &None, None));
    let nothing = values![None::<DateTime<Utc>>, None::<serde_json::Value>, None::<Vec<u8>>, None::<bool>];
    let tx = test.db.begin().await.unwrap();
    tx.execute("update letters set read_at = $1, answer = $2, copy = $3, sent = $4", nothing).await.unwrap();
    let nothing = values![None::<i64>, None::<String>, None::<Uuid>];
    tx.execute("update letters set weight = $1, note = $2, parent = $3", nothing).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn moments_compare_and_sort_as_time_does() {
    let test = TestDb::new(&[LETTERS]).await;
    let whole = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let moments = [
        whole - Duration::seconds(1),
        whole,
        whole + Duration::microseconds(1),
        whole + Duration::milliseconds(120),
    ];
    let tx = test.db.begin().await.unwrap();
    for (number, at) in [(3, moments[3]), (1, moments[1]), (2, moments[2]), (0, moments[0])] {
        write(&tx, number, &number.to_string(), at).await.unwrap();
    }
    tx.commit().await.unwrap();
    let sorted: Vec<Letter> = test.db.all("select * from letters order by at", values![]).await.unwrap();
    assert_eq!(sorted.iter().map(|letter| letter.at).collect::<Vec<_>>(), moments);
    for (at, earlier) in moments.into_iter().zip([0, 1, 2, 3]) {
        assert_eq!(
            test.db.count("select count(*) from letters where at < $1", values![at]).await.unwrap(),
            earlier
        );
        assert_eq!(
            test.db.count("select count(*) from letters where at = $1", values![at]).await.unwrap(),
            1
        );
    }
}

#[tokio::test]
async fn a_violated_uniqueness_has_one_name_on_both_engines_and_ends_the_transaction() {
    let test = TestDb::new(&[LETTERS]).await;
    let now = Clock::system().now();
    let tx = test.db.begin().await.unwrap();
    write(&tx, 1, "a", now).await.unwrap();
    tx.commit().await.unwrap();

    let tx = test.db.begin().await.unwrap();
    let error = write(&tx, 2, "a", now).await.unwrap_err();
    assert!(error.violates("letters_owner_text_key"), "{error}");
    assert!(matches!(write(&tx, 3, "c", now).await, Err(DbError::Failed)));
    assert!(matches!(tx.commit().await, Err(DbError::Failed)));

    let tx = test.db.begin().await.unwrap();
    let error = write(&tx, 1, "b", now).await.unwrap_err();
    assert!(error.violates("letters_id_key"), "{error}");
    drop(tx);
    assert_eq!(test.db.count("select count(*) from letters", values![]).await.unwrap(), 1);
}

#[tokio::test]
async fn a_dropped_transaction_leaves_nothing_and_lets_the_next_one_in() {
    let test = TestDb::new(&[LETTERS]).await;
    let now = Clock::system().now();
    let tx = test.db.begin().await.unwrap();
    write(&tx, 1, "a", now).await.unwrap();
    assert_eq!(test.db.count("select count(*) from letters", values![]).await.unwrap(), 0);
    assert_eq!(tx.count("select count(*) from letters", values![]).await.unwrap(), 1);
    drop(tx);
    let tx = test.db.begin().await.unwrap();
    assert_eq!(tx.count("select count(*) from letters", values![]).await.unwrap(), 0);
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_writers_at_once_all_get_their_turn_and_lose_no_change() {
    let test = TestDb::new(&[LETTERS]).await;
    let tx = test.db.begin().await.unwrap();
    write(&tx, 1, "a", Clock::system().now()).await.unwrap();
    tx.commit().await.unwrap();
    let other = Db::connect(test.url()).await.unwrap();
    let tasks = (0..40).map(|number| {
        let db = if number % 2 == 0 { test.db.clone() } else { other.clone() };
        tokio::spawn(async move {
            let tx = db.begin().await?;
            tx.hold("letters").await?;
            let pages = tx.count("select pages from letters where id = $1", values![id(1)]).await?;
            tx.execute("update letters set pages = $1 where id = $2", values![pages + 1, id(1)]).await?;
            tx.commit().await
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap().unwrap();
    }
    assert_eq!(test.db.count("select pages from letters", values![]).await.unwrap(), 35);
    other.close().await;
}

#[tokio::test]
async fn an_append_only_table_refuses_changes_and_deletions() {
    let test = TestDb::new(&[LETTERS]).await;
    let tx = test.db.begin().await.unwrap();
    tx.execute("insert into entries (id) values ($1)", values![1_i64]).await.unwrap();
    tx.commit().await.unwrap();
    for sql in ["update entries set id = 2", "delete from entries"] {
        let tx = test.db.begin().await.unwrap();
        let error = tx.execute(sql, values![]).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
    test.unguard("entries").await;
    let tx = test.db.begin().await.unwrap();
    assert_eq!(tx.execute("delete from entries", values![]).await.unwrap(), 1);
}

#[tokio::test]
async fn a_thief_finds_what_was_written_in_the_clear_and_nothing_else() {
    let test = TestDb::new(&[LETTERS]).await;
    let tx = test.db.begin().await.unwrap();
    write(&tx, 1, "open secret", Clock::system().now()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(test.holds("open secret").await);
    assert!(!test.holds("kept secret").await);
}

#[tokio::test]
async fn the_schema_is_applied_once_even_by_two_nodes_and_a_changed_step_is_refused() {
    let test = TestDb::new(&[]).await;
    let other = Db::connect(test.url()).await.unwrap();
    let (one, two) = tokio::join!(test.db.migrate(&[LETTERS]), other.migrate(&[LETTERS]));
    let mut applied = one.unwrap();
    applied.extend(two.unwrap());
    assert_eq!(applied, ["letters/0001_letters"]);
    let changed = Migration { sql: "create table letters (id uuid)", ..LETTERS };
    assert!(matches!(other.migrate(&[changed]).await, Err(DbError::Changed { .. })));
    let error = async {
        let tx = other.begin().await?;
        write(&tx, 1, "a", Clock::system().now()).await?;
        write(&tx, 1, "b", Clock::system().now()).await
    };
    assert!(error.await.unwrap_err().violates("letters_id_key"));
    other.close().await;
}

#[tokio::test]
async fn upsert_and_returning_work_and_a_reader_cannot_write() {
    let test = TestDb::new(&[LETTERS]).await;
    let now = Clock::system().now();
    let tx = test.db.begin().await.unwrap();
    write(&tx, 1, "a", now).await.unwrap();
    let sql = "insert into letters (id, owner, at, body, seal, pages, text) values ($1, $2, $3, $4, $5, $6, $7) \
               on conflict (owner, text) do update set pages = letters.pages + excluded.pages returning *";
    let values = values![id(2), id(7), now, json!(null), vec![1u8], 6_i64, "a"];
    let letter: Letter = tx.optional(sql, values).await.unwrap().unwrap();
    assert_eq!((letter.id, letter.pages), (id(1), 1));
    let nothing = "insert into letters (id, owner, at, body, seal, pages, text) values ($1, $2, $3, $4, $5, $6, $7) \
                   on conflict do nothing";
    let values = values![id(1), id(7), now, json!(null), vec![1u8], 6_i64, "a"];
    assert_eq!(tx.execute(nothing, values).await.unwrap(), 0);
    tx.commit().await.unwrap();
    if test.db.engine() == db::Engine::Sqlite {
        let sly = "insert into entries (id) values (1) returning id";
        assert!(test.db.count(sly, vec![]).await.is_err(), "only a transaction writes");
    }
}

#[tokio::test]
async fn a_transaction_can_live_in_a_spawned_task() {
    fn assert_send<T: Send>(value: T) -> T {
        value
    }
    let test = TestDb::new(&[LETTERS]).await;
    let db = test.db.clone();
    let story = async move {
        let tx = db.begin().await?;
        let found: Option<Letter> = tx.optional("select * from letters limit 1", values![]).await?;
        assert!(found.is_none());
        tx.commit().await
    };
    assert_send(story).await.unwrap();
}

#[tokio::test]
async fn a_reader_who_goes_away_in_the_middle_spoils_nothing_for_the_next() {
    let test = TestDb::new(&[LETTERS]).await;
    let sql = "select count(*) as n from letters a, letters b where a.pages < $1";
    for _ in 0..40 {
        tokio::select! {
            biased;
            answer = test.db.count(sql, values![1_i64]) => assert_eq!(answer.expect("answers"), 0),
            () = std::future::ready(()) => {}
        }
    }
    assert_eq!(test.db.count("select cast(7 as bigint) as n", vec![]).await.expect("answers"), 7);
}

#[tokio::test]
async fn a_server_that_hung_up_is_asked_again() {
    let test = TestDb::new(&[LETTERS]).await;
    let seven = || test.db.count("select cast(7 as bigint) as n", vec![]);
    assert_eq!(seven().await.expect("answers"), 7);
    if test.db.engine() == db::Engine::Postgres {
        let tx = test.db.begin().await.expect("a turn");
        let others = "select cast(count(pg_terminate_backend(pid)) as bigint) as n from pg_stat_activity \
                      where datname = current_database() and pid <> pg_backend_pid()";
        assert!(tx.count(others, vec![]).await.expect("the server answers") > 0);
        tx.commit().await.expect("commits");
    }
    assert_eq!(seven().await.expect("answers again"), 7);
    assert!(
        test.db.count("select n from nowhere", vec![]).await.is_err(),
        "a faulty statement is a fault at once"
    );
}

//! What somebody with the database in hand can do, and what the check says of it.

use base::EntryId;
use db::{Engine, FromQueryResult, Rows, Value, sea_orm, values};
use journal::{Actor, Entry, Fault, Report};
use vault::{Cell, Subject};

use crate::{Place, submitted};

impl Place {
    /// Takes the guards off a table, as its owner could.
    async fn unguard(&self, table: &str) {
        let statements = match self.db().engine() {
            Engine::Sqlite => {
                vec![format!("drop trigger {table}_no_update"), format!("drop trigger {table}_no_delete")]
            }
            Engine::Postgres => vec![format!("drop trigger {table}_append_only on {table}")],
        };
        for sql in statements {
            self.execute(&sql, vec![]).await;
        }
    }

    /// Changes a table behind the journal's back.
    async fn tamper(&self, sql: &str, values: Vec<Value>) {
        assert!(self.execute(sql, values).await > 0, "{sql}");
    }

    async fn check(&self) -> Report {
        self.journal.verify(self.db()).await.unwrap()
    }

    async fn faults(&self) -> Vec<Fault> {
        self.check().await.faults
    }

    async fn bytes(&self, sql: &str, values: Vec<Value>) -> Vec<u8> {
        self.db().optional::<Bytes>(sql, values).await.unwrap().unwrap().bytes
    }

    async fn swap_leaves(&self, a: i64, b: i64) {
        for (from, to) in [(a, -1), (b, a), (-1, b)] {
            self.tamper("update journal_leaves set leaf = $1 where leaf = $2", values![to, from]).await;
        }
    }
}

#[derive(FromQueryResult)]
struct Bytes {
    bytes: Vec<u8>,
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_delete_a_record() {
    let (place, ..) = Place::with_leaves(2).await;
    for table in ["journal_entries", "journal_leaves", "journal_nodes", "journal_checkpoints"] {
        let column = match table {
            "journal_entries" => "action = 'x'",
            "journal_checkpoints" => "note = 'x'",
            _ => "hash = null",
        };
        for sql in [format!("update {table} set {column}"), format!("delete from {table}")] {
            let tx = place.db().begin().await.unwrap();
            let error = tx.execute(&sql, vec![]).await.unwrap_err().to_string();
            assert!(error.contains("append-only"), "{sql}: {error}");
        }
    }
}

#[tokio::test]
async fn a_changed_fact_is_named() {
    let (place, _, ids) = Place::with_leaves(21).await;
    place.unguard("journal_entries").await;
    let changes = [
        "action = 'x'",
        "outcome = 'refused'",
        "agency = null",
        "actor_kind = 'system'",
        "at = '2020-01-01T00:00:00.000000Z'",
    ];
    for (leaf, change) in (3..).step_by(4).zip(changes) {
        let sql = format!("update journal_entries set {change} where id = $1");
        place.tamper(&sql, values![ids[leaf].uuid()]).await;
    }
    let expected: Vec<_> =
        (3..20).step_by(4).map(|leaf| Fault::Changed { entry: ids[leaf], leaf: leaf as u64 }).collect();
    let report = place.check().await;
    assert_eq!(report.faults, expected);
    assert!(report.to_string().contains(&format!("entry {} (leaf 7) was changed", ids[7])), "{report}");
}

#[tokio::test]
async fn a_changed_swapped_or_removed_personal_part_is_named() {
    let (place, citizen, ids) = Place::with_leaves(5).await;
    let nobodys = Entry { citizen: None, actor: Actor::System, ..submitted(citizen, "1") };
    let house = place.record(nobodys).await;
    place.journal.sequence(place.db()).await.unwrap();
    assert!(place.check().await.is_sound());
    place.unguard("journal_entries").await;
    let sql = "update journal_entries set payload = (select e.payload from journal_entries e where e.id = $1) where id = $2";
    place.tamper(sql, values![ids[0].uuid(), ids[1].uuid()]).await;
    let sql = "update journal_entries set payload = null where id = $1";
    place.tamper(sql, values![ids[3].uuid()]).await;
    let sql = "update journal_entries set payload = $1 where id = $2";
    place.tamper(sql, values![vec![1_u8; 80], house.uuid()]).await;
    let changed = |entry: EntryId, leaf| Fault::Changed { entry, leaf };
    assert_eq!(place.faults().await, [changed(ids[1], 1), changed(ids[3], 3), changed(house, 5)]);
}

/// Whoever has the keys too can seal another story, but the commitment is in the tree.
#[tokio::test]
async fn a_personal_part_that_was_rewritten_with_the_citizens_own_key_is_named() {
    let (place, citizen, ids) = Place::with_leaves(3).await;
    place.unguard("journal_entries").await;
    let key = place.vault.key(place.db(), Subject::Citizen(citizen)).await.unwrap();
    let cell = Cell { table: "journal_entries", column: "payload", row: ids[1].uuid() };
    let forged = [&[0; 32], r#"{"reason":null,"details":{"number":"another"}}"#.as_bytes()].concat();
    let sql = "update journal_entries set payload = $1 where id = $2";
    place.tamper(sql, values![key.seal(cell, &forged), ids[1].uuid()]).await;
    assert_eq!(
        place.journal.entry(place.db(), citizen, ids[1]).await.unwrap().unwrap().details["number"],
        "another"
    );
    assert_eq!(place.faults().await, [Fault::Changed { entry: ids[1], leaf: 1 }]);
}

#[tokio::test]
async fn a_deleted_entry_or_leaf_is_named() {
    let (place, _, ids) = Place::with_leaves(9).await;
    place.unguard("journal_entries").await;
    place.unguard("journal_leaves").await;
    place.tamper("delete from journal_entries where id = $1", values![ids[4].uuid()]).await;
    place.tamper("delete from journal_entries where id = $1", values![ids[8].uuid()]).await;
    place.tamper("delete from journal_leaves where leaf = 6", vec![]).await;
    let deleted = |leaf: usize| Fault::Deleted { entry: ids[leaf], leaf: leaf as u64 };
    assert_eq!(place.faults().await, [deleted(4), Fault::LeafDeleted { leaf: 6 }, deleted(8)]);
}

#[tokio::test]
async fn reordered_entries_are_named_with_their_places() {
    for (a, b) in [(2_usize, 3_usize), (1, 6), (0, 9)] {
        let (place, _, ids) = Place::with_leaves(10).await;
        place.unguard("journal_leaves").await;
        place.swap_leaves(a as i64, b as i64).await;
        let expected = [(ids[b], a, b), (ids[a], b, a)].map(|(entry, leaf, belongs)| Fault::Reordered {
            entry,
            leaf: leaf as u64,
            belongs: belongs as u64,
        });
        assert_eq!(place.faults().await, expected, "{a} and {b}");
    }
}

#[tokio::test]
async fn entries_put_under_each_others_leaves_are_named() {
    let (place, citizen, ids) = Place::with_leaves(10).await;
    place.unguard("journal_leaves").await;
    let sql = "update journal_leaves set entry_id = $1 where leaf = $2";
    for (entry, leaf) in [(EntryId(uuid::Uuid::from_u128(1)), 2_i64), (ids[2], 7), (ids[7], 2)] {
        place.tamper(sql, values![entry.uuid(), leaf]).await;
    }
    let expected = [
        Fault::Reordered { entry: ids[7], leaf: 2, belongs: 7 },
        Fault::Reordered { entry: ids[2], leaf: 7, belongs: 2 },
    ];
    assert_eq!(place.faults().await, expected);
    assert!(place.journal.of_citizen(place.db(), citizen, None, 10).await.is_ok());
}

#[tokio::test]
async fn the_tail_that_no_node_covers_is_covered_by_the_signature() {
    let (place, _, ids) = Place::with_leaves(11).await;
    place.unguard("journal_leaves").await;
    place.swap_leaves(10, 3).await;
    let faults = place.faults().await;
    assert!(faults.contains(&Fault::Reordered { entry: ids[3], leaf: 10, belongs: 3 }), "{faults:?}");
    assert!(faults.contains(&Fault::Root { after: 0, size: 11 }), "{faults:?}");
}

#[tokio::test]
async fn a_changed_leaf_node_or_checkpoint_is_named() {
    let (place, _, ids) = Place::with_leaves(12).await;
    for table in ["journal_leaves", "journal_nodes", "journal_checkpoints"] {
        place.unguard(table).await;
    }
    place.tamper("update journal_leaves set hash = $1 where leaf = 5", values![vec![1_u8; 32]]).await;
    let sql = "update journal_nodes set hash = $1 where level = $2 and position = $3";
    place.tamper(sql, values![vec![1_u8; 32], 1_i64, 0_i64]).await;
    place.tamper(sql, values![vec![2_u8; 32], 2_i64, 2_i64]).await;
    place.tamper("delete from journal_nodes where level = 3 and position = 0", vec![]).await;
    let faults = place.faults().await;
    let expected = [
        Fault::Node { level: 1, position: 0 },
        Fault::Node { level: 3, position: 0 },
        Fault::LeafChanged { entry: ids[5], leaf: 5 },
        Fault::Node { level: 2, position: 2 },
    ];
    for fault in &expected {
        assert!(faults.contains(fault), "{fault} is not among {faults:?}");
    }
    let note = place.journal.checkpoint(place.db()).await.unwrap().unwrap();
    place.tamper("update journal_checkpoints set note = $1", values![note.replace("\n12\n", "\n11\n")]).await;
    assert!(place.faults().await.contains(&Fault::Signature { size: 12 }));
}

/// An entry and its leaf replaced together leave a contradiction in the node above them.
#[tokio::test]
async fn an_entry_replaced_together_with_its_leaf_is_narrowed_to_two() {
    let (place, citizen, ids) = Place::with_leaves(16).await;
    place.unguard("journal_entries").await;
    place.unguard("journal_leaves").await;
    place.tamper("update journal_entries set action = 'x' where id = $1", values![ids[9].uuid()]).await;
    // The hash of the forged row, as a sequencer elsewhere makes it.
    let sql = "select commitment as bytes from journal_entries where id = $1";
    let commitment = place.bytes(sql, values![ids[9].uuid()]).await;
    let elsewhere = Place::new().await;
    let sql = "insert into journal_entries (citizen_id, id, at, actor_kind, actor_id, action, object_kind, object_id, \
               service, agency, outcome, commitment) values ($1, $2, $3, 'citizen', $4, 'x', 'application', $5, \
               'no-criminal-record', 'interior', 'done', $6)";
    let (citizen, at) = (citizen.uuid(), place.clock.now());
    let row = values![citizen, ids[9].uuid(), at, citizen, crate::APPLICATION.uuid(), commitment];
    elsewhere.tamper(sql, row).await;
    elsewhere.journal.sequence(elsewhere.db()).await.unwrap();
    let forged = elsewhere.bytes("select hash as bytes from journal_leaves", vec![]).await;
    place.tamper("update journal_leaves set hash = $1 where leaf = 9", values![forged]).await;
    assert_eq!(place.faults().await, [Fault::Replaced { entries: [Some(ids[8]), Some(ids[9])], leaf: 8 }]);
}

/// Somebody who can compute rebuilds the whole tree after a change, but cannot sign it.
#[tokio::test]
async fn a_rebuilt_tree_is_not_the_signed_one() {
    let (place, citizen, ids) = Place::with_leaves(4).await;
    let kept = place.journal.checkpoint(place.db()).await.unwrap().unwrap();
    for _ in 0..3 {
        place.record(submitted(citizen, "later")).await;
    }
    place.journal.sequence(place.db()).await.unwrap();
    let signed = place.journal.checkpoint(place.db()).await.unwrap().unwrap();
    for table in ["journal_entries", "journal_leaves", "journal_nodes", "journal_checkpoints"] {
        place.unguard(table).await;
    }
    place.tamper("update journal_entries set action = 'x' where id = $1", values![ids[1].uuid()]).await;
    for table in ["journal_leaves", "journal_nodes", "journal_checkpoints", "journal_tree"] {
        place.tamper(&format!("delete from {table}"), vec![]).await;
    }
    // The sequencer itself builds the forged tree; only the old notes are put back, because the signing key is out of reach.
    place.journal.sequence(place.db()).await.unwrap();
    place.tamper("update journal_checkpoints set note = $1", values![signed]).await;
    assert_eq!(place.faults().await, [Fault::Root { after: 0, size: 7 }]);

    let against = place.journal.verify_against(place.db(), &kept).await.unwrap();
    assert!(against.faults.contains(&Fault::Root { after: 0, size: 4 }), "{against}");
    assert!(place.journal.verify_against(place.db(), "no note").await.is_err());
}

/// The end of the tree can be cut off without a trace in the database; a checkpoint kept elsewhere shows it.
#[tokio::test]
async fn a_tree_that_was_cut_back_is_shown_by_a_kept_checkpoint() {
    let (place, citizen, _) = Place::with_leaves(4).await;
    let early = place.journal.checkpoint(place.db()).await.unwrap().unwrap();
    let last = place.record(submitted(citizen, "embarrassing")).await;
    place.journal.sequence(place.db()).await.unwrap();
    let late = place.journal.checkpoint(place.db()).await.unwrap().unwrap();
    for table in ["journal_entries", "journal_leaves", "journal_checkpoints"] {
        place.unguard(table).await;
    }
    place.tamper("delete from journal_checkpoints where size = 5", vec![]).await;
    assert_eq!(place.faults().await, [Fault::Unsigned { from: 4, to: 5 }]);
    place.tamper("delete from journal_leaves where leaf = 4", vec![]).await;
    place.tamper("delete from journal_entries where id = $1", values![last.uuid()]).await;
    assert!(place.check().await.is_sound());
    assert!(place.journal.verify_against(place.db(), &early).await.unwrap().is_sound());
    let report = place.journal.verify_against(place.db(), &late).await.unwrap();
    assert_eq!(report.faults, [Fault::Cut { kept: 5, found: 4 }]);
}

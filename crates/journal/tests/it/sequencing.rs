//! The sequencer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use base::{Clock, EntryId};
use chrono::Duration;
use journal::Entry;

use crate::{Place, node, record_by, submitted};

async fn leaf(place: &Place, citizen: base::CitizenId, id: EntryId) -> Option<i64> {
    place.journal.entry(place.db(), citizen, id).await.unwrap().unwrap().leaf
}

#[tokio::test]
async fn entries_get_their_leaves_in_order_and_the_tree_is_signed() {
    let place = Place::new().await;
    let citizen = place.citizen().await;
    assert_eq!(place.journal.sequence(place.db()).await.unwrap(), 0);
    assert!(place.journal.checkpoint(place.db()).await.unwrap().is_none());
    let (mut ids, mut size) = (Vec::new(), 0);
    for count in [1_usize, 2, 3, 7, 600, 1] {
        let tx = place.db().begin().await.unwrap();
        for _ in 0..count {
            ids.push(place.journal.record(&tx, submitted(citizen, "1")).await.unwrap());
        }
        tx.commit().await.unwrap();
        place.clock.advance(Duration::seconds(5));
        assert_eq!(place.journal.sequence(place.db()).await.unwrap(), count as u64);
        size += count as u64;
        let note = place.journal.checkpoint(place.db()).await.unwrap().unwrap();
        assert_eq!(place.journal.read_checkpoint(&note).unwrap().size, size);
    }
    for (number, id) in ids.iter().enumerate().step_by(50) {
        assert_eq!(leaf(&place, citizen, *id).await, i64::try_from(number).ok());
    }
    let report = place.journal.verify(place.db()).await.unwrap();
    assert!(report.is_sound() && report.leaves == size && report.waiting == 0, "{report}");
    assert_eq!(report.checkpoints, 7, "600 are two batches");
}

/// An entry's id is made when it is recorded, and it is seen only when its transaction commits: others come in between.
#[tokio::test]
async fn an_entry_that_commits_late_is_never_skipped() {
    let place = Place::new().await;
    let citizen = place.citizen().await;
    let past = |by: Duration| Clock::fixed(place.clock.now() - by);
    let a_minute_late = node(place.db(), &place.vault, &past(Duration::minutes(1))).await;
    let a_day_late = node(place.db(), &place.vault, &past(Duration::days(1))).await;
    place.record(submitted(citizen, "1")).await;
    assert_eq!(place.journal.sequence(place.db()).await.unwrap(), 1);
    record_by(&a_minute_late, place.db(), submitted(citizen, "2")).await;
    assert_eq!(place.journal.sequence(place.db()).await.unwrap(), 1);

    let id = record_by(&a_day_late, place.db(), submitted(citizen, "3")).await;
    place.clock.advance(Duration::minutes(59));
    place.record(submitted(citizen, "4")).await;
    assert_eq!(place.journal.sequence(place.db()).await.unwrap(), 1);
    assert_eq!(place.journal.verify(place.db()).await.unwrap().waiting, 1);
    place.clock.advance(Duration::minutes(1));
    assert_eq!(
        place.journal.sequence(place.db()).await.unwrap(),
        1,
        "the hourly look at everything finds it"
    );
    assert_eq!(leaf(&place, citizen, id).await, Some(3));
    assert!(place.journal.verify(place.db()).await.unwrap().is_sound());
}

#[tokio::test(flavor = "multi_thread")]
async fn several_sequencers_at_once_make_one_tree() {
    let place = Place::new().await;
    let citizen = place.citizen().await;
    let tx = place.db().begin().await.unwrap();
    for _ in 0..1_200 {
        let entry = Entry { action: "profile.read", ..submitted(citizen, "1") };
        place.journal.record(&tx, entry).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut nodes = Vec::new();
    for _ in 0..4 {
        nodes.push(node(place.db(), &place.vault, &place.clock).await);
    }
    let running: Vec<_> = nodes
        .into_iter()
        .map(|journal| {
            let db = place.db().clone();
            tokio::spawn(async move { journal.sequence(&db).await.unwrap() })
        })
        .collect();
    let mut added = 0;
    for sequencer in running {
        added += sequencer.await.unwrap();
    }
    assert_eq!(added, 1_200);
    let report = place.journal.verify(place.db()).await.unwrap();
    assert!(report.is_sound() && report.leaves == 1_200, "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sequencers_miss_nothing_while_many_write() {
    let place = Place::new().await;
    let mut writers = Vec::new();
    for _ in 0..4 {
        let (journal, citizen) =
            (node(place.db(), &place.vault, &Clock::system()).await, place.citizen().await);
        let db = place.db().clone();
        writers.push(tokio::spawn(async move {
            for _ in 0..40 {
                let tx = db.begin().await.unwrap();
                for _ in 0..3 {
                    journal.record(&tx, submitted(citizen, "1")).await.unwrap();
                    tokio::task::yield_now().await;
                }
                tx.commit().await.unwrap();
            }
        }));
    }
    let writing = Arc::new(AtomicBool::new(true));
    let mut sequencers = Vec::new();
    for _ in 0..2 {
        let (journal, db) = (node(place.db(), &place.vault, &Clock::system()).await, place.db().clone());
        let writing = Arc::clone(&writing);
        sequencers.push(tokio::spawn(async move {
            let mut added = 0;
            while writing.load(Ordering::SeqCst) {
                added += journal.sequence(&db).await.unwrap();
                tokio::task::yield_now().await;
            }
            added + journal.sequence(&db).await.unwrap()
        }));
    }
    for writer in writers {
        writer.await.unwrap();
    }
    writing.store(false, Ordering::SeqCst);
    let mut added = 0;
    for sequencer in sequencers {
        added += sequencer.await.unwrap();
    }
    assert_eq!(added, 480);
    let report = place.journal.verify(place.db()).await.unwrap();
    assert!(report.is_sound() && report.leaves == 480 && report.waiting == 0, "{report}");
    assert!(report.checkpoints > 1, "they worked at the same time");
}

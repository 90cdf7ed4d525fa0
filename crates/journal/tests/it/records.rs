//! Recording and reading.

use std::sync::{Arc, Mutex};

use base::{ApplicationId, EntryId, Random, StaffId};
use db::{FromQueryResult, Rows, sea_orm, values};
use jobs::{Ended, Registry, Worker};
use journal::{ANNOUNCE, Actor, Entry, Object, Outcome};
use serde_json::json;
use uuid::Uuid;

use crate::{APPLICATION, Place, submitted};

#[tokio::test]
async fn a_recorded_fact_is_read_back_whole() {
    let place = Place::new().await;
    let (citizen, officer) = (place.citizen().await, StaffId(Uuid::from_u128(7)));
    let entry = Entry {
        actor: Actor::Staff(officer),
        action: "profile.read",
        object: Object::Profile,
        outcome: Outcome::Refused,
        reason: Some("проверка заявления".into()),
        details: json!({ "fields": ["passport"] }),
        service: None,
        ..submitted(citizen, "1")
    };
    let id = place.record(entry).await;
    let read = place.journal.entry(place.db(), citizen, id).await.unwrap().unwrap();
    assert_eq!((read.id, read.at, read.actor), (id, place.clock.now(), Actor::Staff(officer)));
    assert_eq!(
        (read.action.as_str(), read.citizen, read.object),
        ("profile.read", Some(citizen), Object::Profile)
    );
    assert_eq!(
        (read.service, read.agency.as_deref(), read.outcome),
        (None, Some("interior"), Outcome::Refused)
    );
    assert_eq!((read.reason.as_deref(), read.leaf), (Some("проверка заявления"), None));
    assert_eq!(read.details, json!({ "fields": ["passport"] }));

    let other = place.citizen().await;
    assert!(
        place.journal.entry(place.db(), other, id).await.unwrap().is_none(),
        "another citizen's is not found"
    );
}

/// Covers the journal page: newest first, page by page; and an application's timeline: oldest first.
#[tokio::test]
async fn entries_keep_their_order_even_within_one_moment() {
    let place = Place::new().await;
    let (citizen, other) = (place.citizen().await, place.citizen().await);
    let tx = place.db().begin().await.unwrap();
    let mut ids = Vec::new();
    for number in 0..25 {
        let mut entry = submitted(citizen, &number.to_string());
        if number % 5 == 0 {
            entry.object = Object::Application(ApplicationId(Uuid::from_u128(0xb)));
        }
        ids.push(place.journal.record(&tx, entry).await.unwrap());
        place.journal.record(&tx, submitted(other, "other")).await.unwrap();
    }
    tx.commit().await.unwrap();

    let page = async |before: Option<EntryId>| -> Vec<EntryId> {
        let read = place.journal.of_citizen(place.db(), citizen, before, 10).await.unwrap();
        read.into_iter().map(|entry| entry.id).collect()
    };
    let newest_first: Vec<EntryId> = ids.iter().rev().copied().collect();
    let mut read = page(None).await;
    while let Some(last) = read.last().copied().filter(|_| read.len() % 10 == 0) {
        read.extend(page(Some(last)).await);
    }
    assert_eq!(read, newest_first);
    let timeline = place.journal.of_application(place.db(), citizen, APPLICATION).await.unwrap();
    let numbers: Vec<_> = timeline.iter().map(|entry| entry.details["number"].as_str().unwrap()).collect();
    assert_eq!(numbers.len(), 20);
    assert_eq!(numbers[..6], ["1", "2", "3", "4", "6", "7"]);
}

#[tokio::test]
async fn only_what_is_to_be_announced_about_a_citizen_becomes_a_job() {
    let place = Place::new().await;
    let citizen = place.citizen().await;
    let id = place.record(submitted(citizen, "1")).await;
    place.record(Entry { action: "application.opened", ..submitted(citizen, "1") }).await;
    place.record(Entry { citizen: None, actor: Actor::System, ..submitted(citizen, "1") }).await;

    let ran = Arc::new(Mutex::new(Vec::new()));
    let (noted, mut registry) = (Arc::clone(&ran), Registry::new());
    registry.add(ANNOUNCE, move |job| {
        noted.lock().unwrap().push(job.payload);
        std::future::ready(Ok(Ended::Done))
    });
    let worker = Worker::new(place.db().clone(), registry, place.clock.clone(), Random::system());
    worker.drain().await.unwrap();
    assert_eq!(*ran.lock().unwrap(), [json!({ "entry": id, "citizen": citizen })]);
}

#[tokio::test]
async fn what_a_transaction_that_was_rolled_back_did_is_not_recorded() {
    let place = Place::new().await;
    let citizen = place.citizen().await;
    let tx = place.db().begin().await.unwrap();
    place.journal.record(&tx, submitted(citizen, "1")).await.unwrap();
    drop(tx);
    assert!(place.journal.of_citizen(place.db(), citizen, None, 10).await.unwrap().is_empty());
    assert_eq!(place.journal.sequence(place.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn after_an_erasure_the_facts_stay_and_the_person_is_gone() {
    let (place, citizen, ids) = Place::with_leaves(3).await;
    let tx = place.db().begin().await.unwrap();
    place.vault.erase(&tx, citizen).await.unwrap();
    let after = place
        .journal
        .record(&tx, Entry { action: "account.erased", ..submitted(citizen, "1") })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let read = place.journal.of_citizen(place.db(), citizen, None, 10).await.unwrap();
    assert_eq!(read.len(), 4);
    assert!(read.iter().all(|entry| entry.details.is_null() && entry.reason.is_none()));
    assert_eq!((read[0].id, read[0].action.as_str()), (after, "account.erased"));
    place.journal.sequence(place.db()).await.unwrap();
    let report = place.journal.verify(place.db()).await.unwrap();
    assert!(report.is_sound() && report.leaves == 4, "{report}");
    let proof = place.journal.proof(place.db(), citizen, ids[1]).await.unwrap().unwrap();
    assert!(proof["payload"].is_null());
}

#[tokio::test]
async fn nothing_personal_stands_in_the_clear() {
    const CANARY: &str = "Canary-Kanareykin";
    let place = Place::new().await;
    let citizen = place.citizen().await;
    let entry =
        Entry { reason: Some(CANARY.into()), details: json!({ "name": CANARY }), ..submitted(citizen, "1") };
    place.record(entry).await;
    #[derive(FromQueryResult)]
    struct Sealed {
        payload: Vec<u8>,
        commitment: Vec<u8>,
    }
    let sql = "select payload, commitment from journal_entries";
    let row: Sealed = place.db().optional(sql, values![]).await.unwrap().unwrap();
    assert!(!row.payload.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()));
    assert_eq!(row.commitment.len(), 32);
    if let Some(path) = place.test.url().strip_prefix("sqlite://") {
        for path in std::fs::read_dir(std::path::Path::new(path).parent().unwrap()).unwrap() {
            let bytes = std::fs::read(path.unwrap().path()).unwrap();
            assert!(!bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()));
        }
    }
}

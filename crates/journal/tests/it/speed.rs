//! How fast the hot path is: `cargo test -p journal --release --test it -- --ignored --nocapture`.

use std::time::Instant;

use base::{CitizenId, Clock, Random};
use db::testing::TestDb;
use jobs::Jobs;
use journal::{Actor, Entry, Journal, Object, Outcome};
use vault::Vault;

#[tokio::test]
#[ignore = "a measurement, not a test"]
async fn measure_recording_and_sequencing() {
    const TRANSACTIONS: u32 = 500;
    const EACH: u32 = 10;
    let test = TestDb::new(&[Vault::migrations(), Jobs::migrations(), Journal::migrations()].concat()).await;
    let (clock, random) = (Clock::system(), Random::system());
    let vault = Vault::for_tests(&test.db, clock.clone(), random.clone()).await;
    let jobs = Jobs::new(clock.clone(), random.clone());
    let journal =
        Journal::open(&test.db, vault.clone(), jobs, clock.clone(), random.clone(), |_| false).await.unwrap();
    let citizen = CitizenId::new(&clock, &random);
    let tx = test.db.begin().await.unwrap();
    vault.create(&tx, citizen).await.unwrap();
    tx.commit().await.unwrap();
    let entry = || Entry {
        actor: Actor::Citizen(citizen),
        action: "application.submitted",
        citizen: Some(citizen),
        object: Object::Account,
        service: Some("no-criminal-record".into()),
        agency: Some("interior".into()),
        outcome: Outcome::Done,
        reason: None,
        details: serde_json::json!({ "number": "0000-0000-0000", "title": "Справка об отсутствии судимости" }),
    };

    let begun = Instant::now();
    for _ in 0..TRANSACTIONS {
        test.db.begin().await.unwrap().commit().await.unwrap();
    }
    let empty = begun.elapsed() / TRANSACTIONS;
    let begun = Instant::now();
    for _ in 0..TRANSACTIONS {
        let tx = test.db.begin().await.unwrap();
        for _ in 0..EACH {
            journal.record(&tx, entry()).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
    let record = (begun.elapsed() / TRANSACTIONS).saturating_sub(empty) / EACH;
    let begun = Instant::now();
    let added = journal.sequence(&test.db).await.unwrap();
    let sequence = begun.elapsed() / u32::try_from(added).unwrap();
    let begun = Instant::now();
    let report = journal.verify(&test.db).await.unwrap();
    let verify = begun.elapsed() / u32::try_from(report.leaves).unwrap();
    assert!(report.is_sound(), "{report}");
    println!(
        "an empty transaction {empty:?}; of one entry: record {record:?}, sequence {sequence:?}, verify {verify:?}"
    );
}

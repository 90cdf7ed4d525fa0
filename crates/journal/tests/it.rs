//! What the journal promises, on both engines.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

#[path = "it/proofs.rs"]
mod proofs;
#[path = "it/records.rs"]
mod records;
#[path = "it/sequencing.rs"]
mod sequencing;
#[path = "it/speed.rs"]
mod speed;
#[path = "it/tampering.rs"]
mod tampering;

use base::{ApplicationId, CitizenId, Clock, EntryId, Random};
use chrono::DateTime;
use db::testing::TestDb;
use db::{Db, Value};
use jobs::Jobs;
use journal::{Actor, Entry, Journal, Object, Outcome};
use serde_json::json;
use uuid::Uuid;
use vault::Vault;

const APPLICATION: ApplicationId = ApplicationId(Uuid::from_u128(0xa));

/// A database with everything the journal needs, and one node's journal on it.
struct Place {
    test: TestDb,
    clock: Clock,
    vault: Vault,
    journal: Journal,
}

impl Place {
    async fn new() -> Self {
        let test =
            TestDb::new(&[Vault::migrations(), Jobs::migrations(), Journal::migrations()].concat()).await;
        let clock = Clock::fixed(DateTime::from_timestamp(1_700_000_000, 0).unwrap());
        let vault = Vault::for_tests(&test.db, clock.clone(), Random::system()).await;
        let journal = node(&test.db, &vault, &clock).await;
        Self { test, clock, vault, journal }
    }

    fn db(&self) -> &Db {
        &self.test.db
    }

    async fn citizen(&self) -> CitizenId {
        let citizen = CitizenId::new(&self.clock, &Random::system());
        let tx = self.db().begin().await.unwrap();
        self.vault.create(&tx, citizen).await.unwrap();
        tx.commit().await.unwrap();
        citizen
    }

    async fn record(&self, entry: Entry) -> EntryId {
        record_by(&self.journal, self.db(), entry).await
    }

    /// Some citizens' entries, already in the tree; one leaf each, in order.
    async fn with_leaves(count: usize) -> (Self, CitizenId, Vec<EntryId>) {
        let place = Self::new().await;
        let citizen = place.citizen().await;
        let mut ids = Vec::new();
        for number in 0..count {
            ids.push(place.record(submitted(citizen, &format!("number {number}"))).await);
        }
        assert_eq!(place.journal.sequence(place.db()).await.unwrap(), count as u64);
        (place, citizen, ids)
    }

    async fn execute(&self, sql: &str, values: Vec<Value>) -> u64 {
        let tx = self.db().begin().await.unwrap();
        let touched = tx.execute(sql, values).await.unwrap();
        tx.commit().await.unwrap();
        touched
    }
}

/// A journal as another node of the portal has it.
async fn node(db: &Db, vault: &Vault, clock: &Clock) -> Journal {
    let (clock, random) = (clock.clone(), Random::system());
    let jobs = Jobs::new(clock.clone(), random.clone());
    let announced = |action: &str| action == "application.submitted";
    Journal::open(db, vault.clone(), jobs, clock, random, announced).await.unwrap()
}

async fn record_by(journal: &Journal, db: &Db, entry: Entry) -> EntryId {
    let tx = db.begin().await.unwrap();
    let id = journal.record(&tx, entry).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn submitted(citizen: CitizenId, number: &str) -> Entry {
    Entry {
        actor: Actor::Citizen(citizen),
        action: "application.submitted",
        citizen: Some(citizen),
        object: Object::Application(APPLICATION),
        service: Some("no-criminal-record".into()),
        agency: Some("interior".into()),
        outcome: Outcome::Done,
        reason: None,
        details: json!({ "number": number }),
    }
}

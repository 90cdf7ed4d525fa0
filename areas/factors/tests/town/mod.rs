//! The people and the tools of the stories.

use base::{CitizenId, StaffId};
use db::Tx;
use factors::Holder;
use jobs::{Registry, Worker};
use journal::Recorded;
use policy::FactorRules;
use web::House;
use web::testing::{Browser, Parts, TestHouse};

/// A house with factors and nothing else.
pub struct Town {
    pub test: TestHouse,
    pub rules: FactorRules,
    worker: Worker,
}

impl Town {
    pub async fn new() -> Self {
        let parts = Parts {
            migrations: factors::migrations(),
            sources: factors::words().to_vec(),
            announced: |_| false,
        };
        let test = TestHouse::new(parts).await;
        let mut registry = Registry::new();
        factors::jobs(&mut registry, &test.house);
        let house = &test.house;
        let worker = Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        Self { test, rules: policy::Profile::Portal.policy().factors, worker }
    }

    pub fn house(&self) -> &House {
        &self.test.house
    }

    pub fn browser(&self) -> Browser {
        self.test.browser(factors::routes(), |areas| areas)
    }

    pub async fn tx(&self) -> Tx {
        self.house().db.begin().await.expect("a transaction")
    }

    /// A citizen with a key of their own.
    pub async fn citizen(&self) -> Holder {
        let citizen = CitizenId::new(&self.house().clock, &self.house().random);
        let tx = self.tx().await;
        self.house().vault.create(&tx, citizen).await.expect("a key");
        tx.commit().await.expect("it is kept");
        Holder::Citizen(citizen)
    }

    pub fn officer(&self) -> Holder {
        Holder::Staff(StaffId::new(&self.house().clock, &self.house().random))
    }

    /// Lets everything be done that waits to be done.
    pub async fn jobs_run(&self) {
        self.worker.drain().await.expect("the jobs run");
    }

    pub fn seconds_pass(&self, seconds: i64) {
        self.house().clock.advance(chrono::Duration::seconds(seconds));
    }

    /// What the journal holds about a citizen, oldest first.
    pub async fn actions(&self, holder: Holder) -> Vec<String> {
        let Holder::Citizen(citizen) = holder else { return Vec::new() };
        let mut found: Vec<Recorded> = self
            .house()
            .journal
            .of_citizen(&self.house().db, citizen, None, 100)
            .await
            .expect("the journal answers");
        found.reverse();
        found.into_iter().map(|entry| entry.action).collect()
    }
}

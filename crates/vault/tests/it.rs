//! What the vault promises, on both engines.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

#[path = "it/files.rs"]
mod files;
#[path = "it/keys.rs"]
mod keys;
#[path = "it/rotation.rs"]
mod rotation;

use base::{CitizenId, Clock, Random};
use chrono::DateTime;
use db::Db;
use db::testing::TestDb;
use vault::{Subject, SubjectKey, Vault};

/// A database with the vault's tables, and one node's vault on it.
struct Place {
    test: TestDb,
    clock: Clock,
    vault: Vault,
}

impl Place {
    async fn new() -> Self {
        let test = TestDb::new(&Vault::migrations()).await;
        let clock = Clock::fixed(DateTime::from_timestamp(1_700_000_000, 0).unwrap());
        let vault = Vault::for_tests(&test.db, clock.clone(), Random::system()).await;
        Self { test, clock, vault }
    }

    fn db(&self) -> &Db {
        &self.test.db
    }

    /// Another node's vault on the same database.
    async fn another_node(&self) -> Vault {
        Vault::for_tests(self.db(), self.clock.clone(), Random::system()).await
    }

    async fn citizen(&self) -> CitizenId {
        let citizen = CitizenId::new(&self.clock, &Random::system());
        let tx = self.db().begin().await.unwrap();
        self.vault.create(&tx, citizen).await.unwrap();
        tx.commit().await.unwrap();
        citizen
    }

    async fn key(&self, citizen: CitizenId) -> SubjectKey {
        self.vault.key(self.db(), Subject::Citizen(citizen)).await.unwrap()
    }
}

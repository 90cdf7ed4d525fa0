//! The only room that names a database driver. Everybody else asks [`Db`] for rows and writes through a [`Tx`].
//!
//! SQL is written once for both engines, with `$1` placeholders. A writing transaction is begun in one way, [`Db::begin`].
//!
//! Rows are structs with the derive; it wants the name `sea_orm` in scope, and `use db::sea_orm;` gives it just enough:
//!
//! ```
//! use db::{FromQueryResult, sea_orm};
//!
//! #[derive(FromQueryResult)]
//! struct AccountRow {
//!     citizen_id: uuid::Uuid,
//!     closed_at: Option<chrono::DateTime<chrono::Utc>>,
//! }
//! ```

pub mod dialect;
mod migrate;
mod open;
mod readers;
mod recording;
pub mod testing;
mod tx;

use std::fmt;
use std::sync::Arc;

use ::sea_orm::{DatabaseConnection, QueryResult};
pub use ::sea_orm::{FromQueryResult, Value};

pub use migrate::Migration;
pub use recording::Replay;
pub use tx::Tx;

/// What `#[derive(FromQueryResult)]` needs in scope, and nothing more.
pub mod sea_orm {
    pub use ::sea_orm::{DbErr, FromQueryResult, QueryResult, TryGetError};
}

/// Database values for a statement: `values![citizen.uuid(), now, "text", None::<String>]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}

/// What a database can answer instead of rows.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A uniqueness constraint spoke; `constraint` is `table_column_column_key` on both engines (primary keys too).
    #[error("uniqueness of {constraint} is violated")]
    Unique {
        /// The constraint's name.
        constraint: String,
    },
    /// An earlier statement of this transaction failed, so nothing of it can be kept.
    #[error("the transaction has already failed")]
    Failed,
    /// No turn to write within thirty seconds: somebody holds a transaction open, perhaps this very task.
    #[error("no turn to write came in time")]
    NoTurn,
    /// Everything else.
    #[error(transparent)]
    Other(#[from] ::sea_orm::DbErr),
    /// The schema in the database is not the one this program knows.
    #[error("migration {area}/{name} has changed since it was applied")]
    Changed {
        /// The area.
        area: String,
        /// The step.
        name: String,
    },
    /// A migration is not written in the words that both engines share.
    #[error("migration {area}/{name}: {why}")]
    Unreadable {
        /// The area.
        area: String,
        /// The step.
        name: String,
        /// What is wrong with it.
        why: String,
    },
}

impl DbError {
    /// Whether this is the named uniqueness constraint speaking.
    #[must_use]
    pub fn violates(&self, name: &str) -> bool {
        matches!(self, Self::Unique { constraint } if constraint == name)
    }
}

/// Which engine is under it; for `keys status`, benches and messages, never for a branch in a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded file.
    Sqlite,
    /// The server.
    Postgres,
}

/// A pool of connections. Reads go to it directly and never wait for a writer.
#[derive(Clone)]
pub struct Db(Arc<Pools>);

/// The connections behind a [`Db`].
struct Pools {
    engine: Engine,
    read: readers::Readers,
    write: DatabaseConnection,
    /// On the embedded engine the right to write, handed out in the order of asking.
    turn: Option<Arc<tokio::sync::Mutex<()>>>,
    names: Arc<dialect::ConstraintNames>,
    recorder: Arc<recording::Recorder>,
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Db").field("engine", &self.0.engine).finish_non_exhaustive()
    }
}

/// Reading, in or out of a transaction.
pub trait Rows: Sync {
    /// All rows of a statement.
    fn all<T: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<T>, DbError>> + Send;
    /// The first row, if there is one.
    fn optional<T: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Option<T>, DbError>> + Send;
    /// A single number, such as `select count(*) as n`: the first column of the first row, 0 without a row.
    fn count(&self, sql: &str, values: Vec<Value>) -> impl Future<Output = Result<i64, DbError>> + Send;
}

impl Db {
    /// Brings the schema up to date and returns the names (`area/step`) of the steps applied.
    ///
    /// All pending steps are one transaction under one lock, so several nodes may start at once.
    ///
    /// # Errors
    /// [`DbError::Changed`] when a step was edited after it had been applied, [`DbError::Unreadable`] when a step is
    /// not in the shared words.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<Vec<String>, DbError> {
        let applied = migrate::run(self, migrations).await?;
        self.0.names.load(&self.0.write).await?;
        Ok(applied)
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Closes all connections.
    pub async fn close(self) {
        self.0.read.close().await;
        if let Err(error) = self.0.write.clone().close().await {
            tracing::warn!(%error, "a database connection did not close cleanly");
        }
    }

    async fn ask(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, DbError> {
        self.0.recorder.count();
        let statement = dialect::statement(self.0.engine, sql, values);
        self.0.read.all(statement).await.map_err(|error| self.0.names.explain(error))
    }
}

impl Rows for Db {
    async fn all<T: FromQueryResult + Send>(&self, sql: &str, values: Vec<Value>) -> Result<Vec<T>, DbError> {
        let rows = self.ask(sql, values).await?;
        rows.iter().map(|row| T::from_query_result(row, "").map_err(DbError::from)).collect()
    }

    async fn optional<T: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Option<T>, DbError> {
        let rows = self.ask(sql, values).await?;
        rows.first().map(|row| T::from_query_result(row, "").map_err(DbError::from)).transpose()
    }

    async fn count(&self, sql: &str, values: Vec<Value>) -> Result<i64, DbError> {
        let rows = self.ask(sql, values).await?;
        rows.first().map_or(Ok(0), |row| row.try_get_by_index(0).map_err(DbError::from))
    }
}

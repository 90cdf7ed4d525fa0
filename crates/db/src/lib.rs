//! The only room that names a database driver. Everybody else asks [`Db`] for rows and writes through a [`Tx`].
//!
//! SQL is written once for both engines, with `$1` placeholders. A writing transaction is begun in one way, [`Db::begin`].

pub use sea_orm::{FromQueryResult, Value};

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
    /// Everything else.
    #[error(transparent)]
    Other(#[from] sea_orm::DbErr),
    /// The schema in the database is not the one this program knows.
    #[error("migration {area}/{name} has changed since it was applied")]
    Changed {
        /// The area.
        area: String,
        /// The step.
        name: String,
    },
}

impl DbError {
    /// Whether this is the named uniqueness constraint speaking.
    #[must_use]
    pub fn violates(&self, name: &str) -> bool {
        matches!(self, Self::Unique { constraint } if constraint == name)
    }
}

/// One step of an area's schema, written in PostgreSQL's type words (`uuid timestamptz jsonb bytea bigint boolean text`).
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The area that owns the tables.
    pub area: &'static str,
    /// The file's name without ending: `0001_accounts`.
    pub name: &'static str,
    /// Statements separated by `;` at line end.
    pub sql: &'static str,
}

/// Which engine is under it; for `keys status`, benches and messages, never for a branch in a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded file.
    Sqlite,
    /// The server.
    Postgres,
}

/// A pool of connections.
#[derive(Clone, Debug)]
pub struct Db {}

/// A writing transaction; dropped without [`Tx::commit`] it is rolled back.
#[derive(Debug)]
pub struct Tx {}

/// Reading, in or out of a transaction.
#[expect(async_fn_in_trait, reason = "used with concrete types only")]
pub trait Rows {
    /// All rows of a statement.
    async fn all<T: FromQueryResult + Send>(&self, sql: &str, values: Vec<Value>) -> Result<Vec<T>, DbError>;
    /// The first row, if there is one.
    async fn optional<T: FromQueryResult + Send>(&self, sql: &str, values: Vec<Value>) -> Result<Option<T>, DbError>;
    /// A single number, such as `select count(*) as n`.
    async fn count(&self, sql: &str, values: Vec<Value>) -> Result<i64, DbError>;
}

impl Db {
    /// Opens `sqlite:///path/file.db` (made when missing) or `postgres://…`.
    pub async fn connect(_url: &str) -> Result<Self, DbError> {
        todo!()
    }
    /// Brings the schema up to date and returns the names of the steps applied.
    pub async fn migrate(&self, _migrations: &[Migration]) -> Result<Vec<String>, DbError> {
        todo!()
    }
    /// Begins a writing transaction (immediate on SQLite).
    pub async fn begin(&self) -> Result<Tx, DbError> {
        todo!()
    }
    /// The engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        todo!()
    }
    /// Closes all connections.
    pub async fn close(self) {
        todo!()
    }
}

impl Tx {
    /// Runs a statement and returns how many rows it touched.
    pub async fn execute(&self, _sql: &str, _values: Vec<Value>) -> Result<u64, DbError> {
        todo!()
    }
    /// Makes it durable.
    pub async fn commit(self) -> Result<(), DbError> {
        todo!()
    }
}

impl Rows for Db {
    async fn all<T: FromQueryResult + Send>(&self, _sql: &str, _values: Vec<Value>) -> Result<Vec<T>, DbError> {
        todo!()
    }
    async fn optional<T: FromQueryResult + Send>(&self, _sql: &str, _values: Vec<Value>) -> Result<Option<T>, DbError> {
        todo!()
    }
    async fn count(&self, _sql: &str, _values: Vec<Value>) -> Result<i64, DbError> {
        todo!()
    }
}

impl Rows for Tx {
    async fn all<T: FromQueryResult + Send>(&self, _sql: &str, _values: Vec<Value>) -> Result<Vec<T>, DbError> {
        todo!()
    }
    async fn optional<T: FromQueryResult + Send>(&self, _sql: &str, _values: Vec<Value>) -> Result<Option<T>, DbError> {
        todo!()
    }
    async fn count(&self, _sql: &str, _values: Vec<Value>) -> Result<i64, DbError> {
        todo!()
    }
}

/// Throw-away databases for tests.
pub mod testing {
    use super::Db;

    /// A database of its own: a SQLite file in a temporary folder, or, when the environment names a server in
    /// `KABINET_TEST_POSTGRES`, a fresh database there. Gone when dropped.
    #[derive(Debug)]
    pub struct TestDb {
        /// The database.
        pub db: Db,
    }

    impl TestDb {
        /// Makes one and applies `migrations`.
        ///
        /// # Panics
        /// When no database can be made.
        pub async fn new(_migrations: &[super::Migration]) -> Self {
            todo!()
        }
        /// The connection string, for tests that open the same database twice.
        #[must_use]
        pub fn url(&self) -> &str {
            todo!()
        }
    }
}

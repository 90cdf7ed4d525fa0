//! The one way to write.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, FromQueryResult, QueryResult, SqliteTransactionMode,
    TransactionOptions, TransactionTrait, Value,
};
use tokio::sync::OwnedMutexGuard;

use crate::recording::{Memory, Recorder};
use crate::{Db, DbError, Engine, Rows, dialect};

/// How long a writer waits for its turn before it is told that something holds the database.
const TURN: Duration = Duration::from_secs(30);

/// A writing transaction; dropped without [`Tx::commit`] it is rolled back.
///
/// After a failed statement it is of no use on either engine: everything answers [`DbError::Failed`]. A verb that
/// expects a uniqueness to speak writes `on conflict do nothing`, or turns the error into its refusal.
pub struct Tx {
    inner: DatabaseTransaction,
    engine: Engine,
    names: Arc<dialect::ConstraintNames>,
    recorder: Arc<Recorder>,
    memory: Memory,
    failed: AtomicBool,
    /// Released last: declared after `inner`, so the rollback of a dropped transaction is queued before.
    _turn: Option<OwnedMutexGuard<()>>,
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").field("engine", &self.engine).finish_non_exhaustive()
    }
}

impl Db {
    /// Begins a writing transaction. On the embedded engine writers take turns and hold the write lock from the start.
    ///
    /// # Errors
    /// [`DbError::NoTurn`] after thirty seconds of waiting.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        let turn = match &self.0.turn {
            None => None,
            Some(turn) => Some(
                tokio::time::timeout(TURN, turn.clone().lock_owned()).await.map_err(|_| DbError::NoTurn)?,
            ),
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.0.write.begin_with_options(options).await?;
        Ok(Tx {
            inner,
            engine: self.0.engine,
            names: self.0.names.clone(),
            recorder: self.0.recorder.clone(),
            memory: Memory::default(),
            failed: AtomicBool::new(false),
            _turn: turn,
        })
    }
}

impl Tx {
    /// Runs a statement and returns how many rows it touched.
    pub async fn execute(&self, sql: &str, values: Vec<Value>) -> Result<u64, DbError> {
        self.usable()?;
        self.recorder.note(&self.memory, sql, &values, false);
        let done = self.inner.execute_raw(dialect::statement(self.engine, sql, values)).await;
        Ok(self.noting(done)?.rows_affected())
    }

    /// Waits until no other transaction holds the same word, and holds it until this one ends.
    ///
    /// For a rule that reads before it writes and has no uniqueness to lean on: `tx.hold("accounts/…").await?`.
    pub async fn hold(&self, word: &str) -> Result<(), DbError> {
        match dialect::hold(self.engine, word) {
            Some((sql, values)) => self.execute(sql, values).await.map(drop),
            None => Ok(()),
        }
    }

    /// Makes it durable.
    pub async fn commit(self) -> Result<(), DbError> {
        self.usable()?;
        let Self { inner, names, recorder, memory, _turn, .. } = self;
        inner.commit().await.map_err(|error| names.explain(error))?;
        recorder.keep(&memory);
        Ok(())
    }

    /// Which engine this is; for `dialect`, never for a branch in a verb.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Runs the text as it is, without preparing it; for schema steps.
    pub(crate) async fn define(&self, sql: &str) -> Result<(), DbError> {
        self.usable()?;
        let done = self.inner.execute_unprepared(sql).await;
        self.noting(done).map(drop)
    }

    /// Asks and forgets the answer; for a replay.
    pub(crate) async fn pass_over(&self, sql: &str, values: Vec<Value>) -> Result<(), DbError> {
        self.first(sql, values).await.map(drop)
    }

    fn usable(&self) -> Result<(), DbError> {
        if self.failed.load(Ordering::SeqCst) { Err(DbError::Failed) } else { Ok(()) }
    }

    fn noting<T>(&self, done: Result<T, DbErr>) -> Result<T, DbError> {
        done.map_err(|error| {
            self.failed.store(true, Ordering::SeqCst);
            self.names.explain(error)
        })
    }

    async fn first(&self, sql: &str, values: Vec<Value>) -> Result<Option<QueryResult>, DbError> {
        self.usable()?;
        self.recorder.note(&self.memory, sql, &values, true);
        let row = self.inner.query_one_raw(dialect::statement(self.engine, sql, values)).await;
        self.noting(row)
    }
}

impl Rows for Tx {
    async fn all<T: FromQueryResult + Send>(&self, sql: &str, values: Vec<Value>) -> Result<Vec<T>, DbError> {
        self.usable()?;
        self.recorder.note(&self.memory, sql, &values, true);
        let rows = self.inner.query_all_raw(dialect::statement(self.engine, sql, values)).await;
        self.noting(rows)?.iter().map(|row| T::from_query_result(row, "").map_err(DbError::from)).collect()
    }

    async fn optional<T: FromQueryResult + Send>(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Option<T>, DbError> {
        let row = self.first(sql, values).await?;
        row.map(|row| T::from_query_result(&row, "").map_err(DbError::from)).transpose()
    }

    async fn count(&self, sql: &str, values: Vec<Value>) -> Result<i64, DbError> {
        let row = self.first(sql, values).await?;
        row.map_or(Ok(0), |row| row.try_get_by_index(0).map_err(DbError::from))
    }
}

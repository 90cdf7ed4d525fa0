//! Connections that only read, kept open and handed from one question to the next.
//!
//! A pool asks a connection whether it still lives before a statement and after it: three journeys where one is needed. Here a
//! connection that has answered is taken for alive, and one that turns out to be gone is replaced and the question asked again,
//! which harms nobody, because reading twice is reading. Whatever ends before the last row, a fault or a reader who went away,
//! closes its connection.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sea_orm::sqlx::{self, AssertSqlSafe, Connection, Database, Executor, IntoArguments};
use sea_orm::{DbErr, QueryResult, RuntimeErr, Statement, Values};
use sea_query_sqlx::SqlxValues;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// Connections that read side by side.
const READERS: usize = 8;
/// How long a reader waits for a connection, free or new.
const PATIENCE: Duration = Duration::from_secs(30);

/// The readers of either engine.
pub(crate) enum Readers {
    File(Kept<sqlx::Sqlite>),
    Server(Kept<sqlx::Postgres>),
}

impl Readers {
    /// All rows of a statement.
    pub(crate) async fn all(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::File(kept) => kept.ask(statement).await,
            Self::Server(kept) => kept.ask(statement).await,
        }
    }

    /// Closes all of them.
    pub(crate) async fn close(&self) {
        match self {
            Self::File(kept) => kept.close().await,
            Self::Server(kept) => kept.close().await,
        }
    }
}

type Options<D> = <<D as Database>::Connection as Connection>::Options;

/// Connections that nobody uses at the moment, and the right to open more.
pub(crate) struct Kept<D: Database> {
    options: Options<D>,
    free: Mutex<Vec<D::Connection>>,
    places: Semaphore,
}

impl<D: Database> Kept<D> {
    pub(crate) fn new(options: Options<D>) -> Self {
        Self { options, free: Mutex::default(), places: Semaphore::new(READERS) }
    }

    fn free(&self) -> MutexGuard<'_, Vec<D::Connection>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn close(&self) {
        self.places.close();
        let all = std::mem::take(&mut *self.free());
        for connection in all {
            if let Err(error) = connection.close().await {
                tracing::warn!(%error, "a database connection did not close cleanly");
            }
        }
    }
}

impl<D> Kept<D>
where
    D: Database,
    SqlxValues: IntoArguments<D>,
    QueryResult: From<D::Row>,
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
{
    async fn ask(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let place =
            timeout(PATIENCE, self.places.acquire()).await.map_err(|_| told(sqlx::Error::PoolTimedOut))?;
        let _place = place.map_err(|_| told(sqlx::Error::PoolClosed))?;
        loop {
            let kept = self.free().pop();
            let was_kept = kept.is_some();
            let mut connection = match kept {
                Some(connection) => connection,
                None => self.open().await.map_err(told)?,
            };
            match fetch::<D>(&mut connection, &statement).await {
                Err(error) if was_kept && is_gone(&error) => {}
                Err(error) => return Err(told(error)),
                Ok(rows) => {
                    self.free().push(connection);
                    return Ok(rows);
                }
            }
        }
    }

    async fn open(&self) -> Result<D::Connection, sqlx::Error> {
        let opening = D::Connection::connect_with(&self.options);
        timeout(PATIENCE, opening).await.map_err(|_| sqlx::Error::PoolTimedOut)?
    }
}

async fn fetch<D>(
    connection: &mut D::Connection,
    statement: &Statement,
) -> Result<Vec<QueryResult>, sqlx::Error>
where
    D: Database,
    SqlxValues: IntoArguments<D>,
    QueryResult: From<D::Row>,
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
{
    let values = statement.values.clone().unwrap_or(Values(Vec::new()));
    let query = sqlx::query_with::<D, _>(AssertSqlSafe(statement.sql.as_str()), SqlxValues(values));
    let rows = query.fetch_all(connection).await?;
    Ok(rows.into_iter().map(QueryResult::from).collect())
}

/// Whether it is the connection that failed and not the statement.
fn is_gone(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed => true,
        // The server says good-bye: class 57P, operator intervention.
        sqlx::Error::Database(said) => said.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}

fn told(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
}

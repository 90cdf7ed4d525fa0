//! Opening a database, with the settings that a promise of durability needs.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, ConnectOptions as _};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, RuntimeErr};

use crate::readers::{Kept, Readers};
use crate::{Db, DbError, Engine, Pools, dialect};

/// How long another process may hold the embedded file before a writer gives up.
const BUSY: Duration = Duration::from_secs(15);
/// Connections of one node that write to a server side by side.
const SERVER_WRITERS: u32 = 16;
/// Statements that a connection keeps prepared: more than the program has.
const STATEMENTS: usize = 512;
/// A connection that nobody used for so long is asked whether it lives before it writes.
const LONG_UNUSED: Duration = Duration::from_secs(10);

/// What a commit promises.
#[derive(Clone, Copy)]
pub(crate) enum Durability {
    /// It survives the loss of power.
    Power,
    /// It survives the process; only for databases that are thrown away.
    Process,
}

impl Db {
    /// Opens `sqlite:///path/file.db` (made when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the address is of neither kind, or nothing answers there.
    pub async fn connect(url: &str) -> Result<Self, DbError> {
        Self::open(url, Durability::Power).await
    }

    pub(crate) async fn open(url: &str, durability: Durability) -> Result<Self, DbError> {
        if url.starts_with("sqlite:") {
            open_file(url, durability).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            open_server(url, durability).await
        } else {
            let why = "the database address begins neither with sqlite: nor with postgres:";
            Err(DbErr::Conn(RuntimeErr::Internal(why.into())).into())
        }
    }
}

async fn open_file(url: &str, durability: Durability) -> Result<Db, DbError> {
    // The writer comes first: it makes the file and switches it to write-ahead logging, for good.
    let mut writer = quiet(url, 1);
    writer.map_sqlx_sqlite_opts(move |options| {
        file(options, durability).create_if_missing(true).journal_mode(SqliteJournalMode::Wal)
    });
    let write = Database::connect(writer).await?;
    let options = SqliteConnectOptions::from_str(url).map_err(unreachable)?.disable_statement_logging();
    let read = Kept::new(file(options, durability).pragma("query_only", "on"));
    assemble(Engine::Sqlite, Readers::File(read), write).await
}

fn file(options: SqliteConnectOptions, durability: Durability) -> SqliteConnectOptions {
    let synchronous = match durability {
        Durability::Power => SqliteSynchronous::Full,
        Durability::Process => SqliteSynchronous::Off,
    };
    options
        .synchronous(synchronous)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .statement_cache_capacity(STATEMENTS)
        .pragma("temp_store", "memory")
        // Erased means overwritten: no name stays readable in a freed page.
        .pragma("secure_delete", "on")
}

async fn open_server(url: &str, durability: Durability) -> Result<Db, DbError> {
    let mut writers = quiet(url, SERVER_WRITERS);
    writers.map_sqlx_postgres_opts(move |options| server(options, durability));
    let write = Database::connect(writers).await?;
    let options = PgConnectOptions::from_str(url).map_err(unreachable)?.disable_statement_logging();
    assemble(Engine::Postgres, Readers::Server(Kept::new(server(options, durability))), write).await
}

fn server(options: PgConnectOptions, durability: Durability) -> PgConnectOptions {
    let options = options.statement_cache_capacity(STATEMENTS);
    match durability {
        Durability::Power => options,
        Durability::Process => options.options([("synchronous_commit", "off")]),
    }
}

fn unreachable(error: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}

/// Connections that write no statement into a log or a span.
fn quiet(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).min_connections(0).sqlx_logging(false).record_stmt_in_spans(false);
    options.test_before_acquire_if_idle_for(LONG_UNUSED);
    options
}

async fn assemble(engine: Engine, read: Readers, write: DatabaseConnection) -> Result<Db, DbError> {
    let names = Arc::new(dialect::ConstraintNames::default());
    names.load(&write).await?;
    let turn = (engine == Engine::Sqlite).then(Arc::default);
    Ok(Db(Arc::new(Pools { engine, read, write, turn, names, recorder: Arc::default() })))
}

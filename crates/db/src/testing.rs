//! Throw-away databases for tests.

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait, Database, DbErr};
use tempfile::TempDir;

use crate::open::Durability;
use crate::{Db, FromQueryResult, Migration, Rows};

/// A database of its own: a SQLite file in a temporary folder, or, when the environment names a server in
/// `KABINET_TEST_POSTGRES`, a fresh database there. Gone when dropped.
#[derive(Debug)]
pub struct TestDb {
    /// The database.
    pub db: Db,
    url: String,
    place: Place,
}

/// What has to go away with the test.
#[derive(Debug)]
enum Place {
    Folder { folder: TempDir },
    Server { address: String, name: String },
}

/// Every column that a person's data could stand in.
const COLUMNS: &str = "select table_name::text as own_table, column_name::text as own_column, data_type = 'bytea' as is_bytes \
     from information_schema.columns where table_schema = current_schema()";

#[derive(FromQueryResult)]
struct Column {
    own_table: String,
    own_column: String,
    is_bytes: bool,
}

impl TestDb {
    /// Makes one and applies `migrations`.
    ///
    /// # Panics
    /// When no database can be made.
    #[expect(clippy::expect_used, reason = "a test without a database has nothing to say")]
    pub async fn new(migrations: &[Migration]) -> Self {
        let (url, place) = match server() {
            Some(address) => on_server(address).await,
            None => in_folder(),
        };
        let db = Db::open(&url, Durability::Process).await.expect("the test database opens");
        db.migrate(migrations).await.expect("the schema applies");
        Self { db, url, place }
    }

    /// Whether the text stands anywhere in what a thief of the database would get: the raw files of the embedded
    /// engine, or every column of every table of the server.
    ///
    /// # Panics
    /// When it cannot be read.
    #[expect(clippy::expect_used, reason = "a test without a database has nothing to say")]
    pub async fn holds(&self, text: &str) -> bool {
        match &self.place {
            Place::Folder { folder } => {
                let files = std::fs::read_dir(folder.path()).expect("the folder can be read");
                files.flatten().any(|file| {
                    let bytes = std::fs::read(file.path()).expect("the file can be read");
                    bytes.windows(text.len()).any(|window| window == text.as_bytes())
                })
            }
            Place::Server { .. } => {
                let columns: Vec<Column> =
                    self.db.all(COLUMNS, vec![]).await.expect("the columns are listed");
                for Column { own_table, own_column, is_bytes } in columns {
                    let (needle, cast) = if is_bytes {
                        (crate::Value::from(text.as_bytes().to_vec()), "")
                    } else {
                        (crate::Value::from(text), "::text")
                    };
                    let sql = format!(
                        "select count(*) from {own_table} where position($1 in {own_column}{cast}) > 0"
                    );
                    if self.db.count(&sql, vec![needle]).await.expect("the column can be searched") > 0 {
                        return true;
                    }
                }
                false
            }
        }
    }

    /// Takes the guards off an append-only table, as its owner could, for tests of what is found out then.
    ///
    /// # Panics
    /// When the table has none.
    #[expect(clippy::expect_used, reason = "a test without a database has nothing to say")]
    pub async fn unguard(&self, table: &str) {
        let tx = self.db.begin().await.expect("a turn to write");
        for sql in crate::dialect::not_append_only(self.db.engine(), table) {
            tx.define(&sql).await.expect("the table is guarded");
        }
        tx.commit().await.expect("the guards are off");
    }

    /// The connection string, for tests that open the same database twice.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// The server to test on, when there is one.
#[expect(clippy::disallowed_methods, reason = "the one place that asks for the test server")]
fn server() -> Option<String> {
    std::env::var("KABINET_TEST_POSTGRES").ok().filter(|address| !address.is_empty())
}

#[expect(clippy::expect_used, reason = "a test without a database has nothing to say")]
fn in_folder() -> (String, Place) {
    let folder = TempDir::new().expect("a temporary folder can be made");
    (format!("sqlite://{}", folder.path().join("kabinet.db").display()), Place::Folder { folder })
}

#[expect(clippy::expect_used, reason = "a test without a database has nothing to say")]
async fn on_server(address: String) -> (String, Place) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("kabinet_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
    command(&address, &format!("create database {name}")).await.expect("the test server makes a database");
    let (server, _) = address.rsplit_once('/').expect("the test server's address ends with a database");
    let query = address.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    (format!("{server}/{name}{query}"), Place::Server { address, name })
}

async fn command(address: &str, sql: &str) -> Result<(), DbErr> {
    let connection = Database::connect(address).await?;
    connection.execute_unprepared(sql).await?;
    connection.close().await
}

impl Drop for Place {
    fn drop(&mut self) {
        let Self::Server { address, name } = self else { return };
        let (address, sql) = (address.clone(), format!("drop database if exists {name} with (force)"));
        // A thread of its own, because the test's runtime may be gone or have only this one.
        let dropping = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .map(|runtime| runtime.block_on(command(&address, &sql)).is_ok())
        });
        if !matches!(dropping.join(), Ok(Ok(true))) {
            tracing::warn!("a test database was left behind");
        }
    }
}

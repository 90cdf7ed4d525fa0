//! The handful of real differences between the two engines, each with a name.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use chrono::{DateTime, SecondsFormat, Timelike, Utc};
use sea_orm::sqlx::{self, error::ErrorKind};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, RuntimeErr, Statement, Value};

use crate::{DbError, Engine};

/// The ending of a `select` that takes rows which nobody else is taking.
///
/// On the embedded engine a writer is alone, so nothing is needed.
#[must_use]
pub fn skip_locked(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => " for update skip locked",
    }
}

/// The ending of a `select` whose rows nobody may remove until the transaction ends; others may read them and keep them too.
///
/// On the embedded engine a writer is alone, so nothing is needed.
#[must_use]
pub fn kept(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => " for key share",
    }
}

/// The statement by which a transaction holds a word; none where writers take turns anyway.
pub(crate) fn hold(engine: Engine, word: &str) -> Option<(&'static str, Vec<Value>)> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => {
            Some(("select pg_advisory_xact_lock(hashtextextended($1, 0))", vec![word.into()]))
        }
    }
}

/// A statement in the engine's own tongue.
pub(crate) fn statement(engine: Engine, sql: &str, values: Vec<Value>) -> Statement {
    match engine {
        Engine::Postgres => Statement::from_sql_and_values(DbBackend::Postgres, sql, values),
        Engine::Sqlite => {
            let values = values.into_iter().map(file_value).collect::<Vec<_>>();
            Statement::from_sql_and_values(DbBackend::Sqlite, planned_once(sql), values)
        }
    }
}

/// The embedded engine's planner looks into a bound limit, and therefore plans anew whenever one is bound; into a sum it does not look.
fn planned_once(sql: &str) -> String {
    sql.replace("limit $", "limit 0 + $")
}

/// The embedded engine keeps time as text: one width and one zone, so that text order is the order of time.
fn file_value(value: Value) -> Value {
    match value {
        Value::ChronoDateTimeUtc(time) => Value::String(time.map(time_text)),
        other => other,
    }
}

fn time_text(time: DateTime<Utc>) -> String {
    let micros = time.nanosecond() / 1_000 * 1_000;
    time.with_nanosecond(micros).unwrap_or(time).to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The type word of the embedded engine for a shared one.
pub(crate) fn file_type(word: &str) -> Option<&'static str> {
    Some(match word {
        "uuid" | "bytea" => "blob",
        "timestamptz" | "jsonb" | "text" | "date" => "text",
        "bigint" | "integer" | "boolean" => "integer",
        "double" => "real",
        _ => return None,
    })
}

/// Statements that make a table refuse changes and deletions whoever asks.
pub(crate) fn append_only(engine: Engine, table: &str) -> Vec<String> {
    match engine {
        Engine::Sqlite => ["update", "delete"]
            .iter()
            .map(|act| {
                format!(
                    "create trigger {table}_no_{act} before {act} on {table} \
                     begin select raise(abort, '{table} is append-only'); end"
                )
            })
            .collect(),
        Engine::Postgres => vec![
            "create or replace function db_append_only() returns trigger language plpgsql as \
             $$ begin raise exception '% is append-only', tg_table_name; end $$"
                .into(),
            format!(
                "create trigger {table}_append_only before update or delete on {table} \
                 for each row execute function db_append_only()"
            ),
            format!(
                "create trigger {table}_no_truncate before truncate on {table} \
                 for each statement execute function db_append_only()"
            ),
        ],
    }
}

/// Statements that undo [`append_only`], for tests of tampering.
pub(crate) fn not_append_only(engine: Engine, table: &str) -> Vec<String> {
    match engine {
        Engine::Sqlite => {
            ["update", "delete"].iter().map(|act| format!("drop trigger {table}_no_{act}")).collect()
        }
        Engine::Postgres => ["append_only", "no_truncate"]
            .iter()
            .map(|guard| format!("drop trigger {table}_{guard} on {table}"))
            .collect(),
    }
}

/// What the server calls its unique constraints, and what the house calls them.
///
/// The server invents names (`t_pkey`, cut at 63 bytes), the embedded engine only tells columns; the house's name is
/// always made of table and columns.
#[derive(Default)]
pub(crate) struct ConstraintNames(RwLock<HashMap<String, String>>);

impl ConstraintNames {
    /// Learns the names of the schema as it is now.
    pub(crate) async fn load(&self, connection: &DatabaseConnection) -> Result<(), DbErr> {
        if connection.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let sql = "select i.relname::text, t.relname::text || '_' || string_agg(a.attname, '_' order by k.n) || '_key' \
                   from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid \
                   join pg_namespace s on s.oid = t.relnamespace and s.nspname = current_schema() \
                   cross join lateral unnest(x.indkey::smallint[]) with ordinality as k(number, n) \
                   join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number \
                   where x.indisunique and k.number > 0 group by i.relname, t.relname";
        let mut names = HashMap::new();
        for row in connection.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await? {
            names.insert(row.try_get_by_index::<String>(0)?, row.try_get_by_index::<String>(1)?);
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = names;
        Ok(())
    }

    /// Turns a violated uniqueness into the house's word for it.
    pub(crate) fn explain(&self, error: DbErr) -> DbError {
        match self.violated(&error) {
            Some(constraint) => DbError::Unique { constraint },
            None => DbError::Other(error),
        }
    }

    fn violated(&self, error: &DbErr) -> Option<String> {
        let (DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) = error
        else {
            return None;
        };
        let sqlx::Error::Database(error) = &**error else { return None };
        if error.kind() != ErrorKind::UniqueViolation {
            return None;
        }
        Some(match error.constraint() {
            Some(name) => {
                let names = self.0.read().unwrap_or_else(PoisonError::into_inner);
                names.get(name).cloned().unwrap_or_else(|| name.to_owned())
            }
            None => name_from_columns(error.message()),
        })
    }
}

/// `UNIQUE constraint failed: t.a, t.b` becomes `t_a_b_key`.
fn name_from_columns(message: &str) -> String {
    let listed = message.rsplit_once(": ").map_or(message, |(_, listed)| listed);
    let mut columns = listed.split(", ").filter_map(|column| column.split_once('.'));
    let Some((table, first)) = columns.next() else { return listed.to_owned() };
    columns.fold(format!("{table}_{first}"), |name, (_, column)| format!("{name}_{column}")) + "_key"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_violated_uniqueness_is_named_by_table_and_columns() {
        assert_eq!(name_from_columns("UNIQUE constraint failed: letters.a, letters.b"), "letters_a_b_key");
        assert_eq!(name_from_columns("UNIQUE constraint failed: letters.id"), "letters_id_key");
        assert_eq!(
            name_from_columns("UNIQUE constraint failed: index 'letters_lower'"),
            "index 'letters_lower'"
        );
    }

    #[test]
    fn time_is_kept_as_text_of_one_width() {
        let time = DateTime::from_timestamp(1_700_000_000, 1_999).expect("a moment");
        assert_eq!(time_text(time), "2023-11-14T22:13:20.000001Z");
    }
}

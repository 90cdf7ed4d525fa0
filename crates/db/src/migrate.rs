//! Steps of the schema: written once, translated, applied once.

use sea_orm::FromQueryResult;
use sha2::{Digest, Sha256};

use crate::{Db, DbError, Engine, Rows, Tx, dialect, values};

/// One step of an area's schema, written in PostgreSQL's type words (`uuid timestamptz jsonb bytea bigint boolean text`).
///
/// `append only <table>;` as a statement of its own makes a table refuse changes and deletions.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The area that owns the tables.
    pub area: &'static str,
    /// The file's name without ending: `0001_accounts`.
    pub name: &'static str,
    /// Statements separated by `;` at line end.
    pub sql: &'static str,
}

impl Migration {
    fn checksum(&self) -> String {
        hex::encode(Sha256::digest(self.sql.as_bytes()))
    }

    fn unreadable(&self, why: String) -> DbError {
        DbError::Unreadable { area: self.area.into(), name: self.name.into(), why }
    }
}

/// Where it is written down what has been applied.
const STEPS: &str = "create table if not exists db_steps (\
     area text not null, name text not null, checksum text not null, primary key (area, name))";

#[derive(FromQueryResult)]
struct Step {
    checksum: String,
}

pub(crate) async fn run(db: &Db, migrations: &[Migration]) -> Result<Vec<String>, DbError> {
    let tx = db.begin().await?;
    tx.hold("db/steps").await?;
    tx.define(STEPS).await?;
    let mut applied = Vec::new();
    for migration in migrations {
        if apply(&tx, migration).await? {
            applied.push(format!("{}/{}", migration.area, migration.name));
        }
    }
    tx.commit().await?;
    Ok(applied)
}

async fn apply(tx: &Tx, migration: &Migration) -> Result<bool, DbError> {
    let select = "select checksum from db_steps where area = $1 and name = $2";
    let known: Option<Step> = tx.optional(select, values![migration.area, migration.name]).await?;
    let checksum = migration.checksum();
    if let Some(step) = known {
        return if step.checksum == checksum {
            Ok(false)
        } else {
            Err(DbError::Changed { area: migration.area.into(), name: migration.name.into() })
        };
    }
    for statement in statements(migration.sql) {
        for own in translate(tx.engine(), &statement).map_err(|why| migration.unreadable(why))? {
            tx.define(&own).await?;
        }
    }
    let insert = "insert into db_steps (area, name, checksum) values ($1, $2, $3)";
    tx.execute(insert, values![migration.area, migration.name, checksum]).await?;
    Ok(true)
}

/// Splits at `;` at the end of a line and drops comment lines.
fn statements(sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut current = String::new();
    for line in sql.lines() {
        let line = line.split_once("--").map_or(line, |(code, _)| code).trim_end();
        current.push_str(line.strip_suffix(';').unwrap_or(line));
        current.push('\n');
        if line.ends_with(';') {
            found.push(std::mem::take(&mut current));
        }
    }
    found.push(current);
    found
        .iter()
        .map(|statement| statement.trim().to_owned())
        .filter(|statement| !statement.is_empty())
        .collect()
}

/// The statements of one engine for a shared one. The words are checked for both, so a step that one engine could not
/// read fails on the other too.
fn translate(engine: Engine, statement: &str) -> Result<Vec<String>, String> {
    let words = statement.split_whitespace().collect::<Vec<_>>();
    if let ["append", "only", table] = words[..] {
        return Ok(dialect::append_only(engine, table));
    }
    let own = match words[..] {
        ["create", "table", ..] => table_for_file(statement)?,
        ["alter", "table", table, "add", "column", ..] => column_for_file(statement, table)?,
        _ => statement.to_owned(),
    };
    Ok(vec![if engine == Engine::Sqlite { own } else { statement.to_owned() }])
}

fn table_for_file(statement: &str) -> Result<String, String> {
    let (head, rest) = statement.split_once('(').ok_or("a table without columns")?;
    let (body, tail) = rest.rsplit_once(')').ok_or("a table without an end")?;
    if !tail.trim().is_empty() {
        return Err(format!("what does “{}” after a table mean?", tail.trim()));
    }
    let columns = parts(body).iter().map(|part| definition(part)).collect::<Result<Vec<_>, _>>()?;
    // Strict: a value of another type is refused, as the server does.
    Ok(format!("{head}({}) strict", columns.join(",")))
}

fn column_for_file(statement: &str, table: &str) -> Result<String, String> {
    let (_, column) = statement.split_once("column").ok_or("a column without a name")?;
    Ok(format!("alter table {table} add column{}", definition(column)?))
}

/// Splits at commas outside parentheses and quotes.
fn parts(body: &str) -> Vec<String> {
    let (mut depth, mut quoted) = (0, false);
    let mut found = vec![String::new()];
    for letter in body.chars() {
        match letter {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                found.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = found.last_mut() {
            part.push(letter);
        }
    }
    found
}

/// Translates the second word of a column, its type; a table constraint is left as it is.
fn definition(part: &str) -> Result<String, String> {
    let text = part.trim();
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if ["unique", "primary", "foreign", "check", "constraint"]
        .contains(&name.split('(').next().unwrap_or(name))
    {
        return Ok(format!(" {text}"));
    }
    let rest = rest.trim_start();
    let (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let own =
        dialect::file_type(word).ok_or_else(|| format!("column {name} has the unknown type “{word}”"))?;
    let rest = if word == "double" { rest.trim_start().trim_start_matches("precision") } else { rest };
    Ok(format!(" {name} {own} {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_types_are_translated_and_names_are_left_alone() {
        let sql = "create table letters (id uuid primary key, text text not null, json jsonb,\n\
                   at timestamptz, open boolean not null default true, kind text check (kind in ('uuid', 'b,c')),\n\
                   unique (id, text))";
        let own = translate(Engine::Sqlite, sql).expect("readable");
        assert_eq!(
            own[0].split_whitespace().collect::<Vec<_>>().join(" "),
            "create table letters ( id blob primary key, text text not null, json text, at text , open integer not \
             null default true, kind text check (kind in ('uuid', 'b,c')), unique (id, text)) strict"
                .replace("json text,", "json text ,")
        );
        assert_eq!(translate(Engine::Postgres, sql).expect("readable"), [sql]);
    }

    #[test]
    fn a_type_that_only_one_engine_knows_is_refused_on_both() {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let why = translate(engine, "create table t (a inet)").expect_err("refused");
            assert!(why.contains("inet"), "{why}");
        }
    }

    #[test]
    fn statements_end_with_a_semicolon_at_the_end_of_a_line() {
        let sql = "-- what it is for;\ncreate table a (b text default ';' not null); -- why\ncreate index i on a (b)\n";
        assert_eq!(
            statements(sql),
            ["create table a (b text default ';' not null)", "create index i on a (b)"]
        );
    }
}

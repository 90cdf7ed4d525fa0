//! The vault's own tables.

use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;

use crate::keyring::KeyState;

/// A wrapped purpose key.
#[derive(FromQueryResult)]
pub(crate) struct KeyRow {
    pub(crate) purpose: String,
    pub(crate) version: i64,
    pub(crate) state: String,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) made_at: DateTime<Utc>,
}

/// All purpose keys, oldest first.
pub(crate) async fn keys(rows: &impl Rows) -> Result<Vec<KeyRow>, DbError> {
    let sql = "select purpose, version, state, wrapped, made_at from vault_keys order by purpose, version";
    rows.all(sql, vec![]).await
}

/// The version that new values of a purpose are sealed under.
pub(crate) async fn active_version(rows: &impl Rows, purpose: &str) -> Result<i64, DbError> {
    let sql = "select coalesce(max(version), 0) as n from vault_keys where purpose = $1 and state = 'active'";
    rows.count(sql, values![purpose]).await
}

/// Adds a version of a purpose key; another node that did so first wins.
pub(crate) async fn add_key(tx: &Tx, key: KeyRow) -> Result<(), DbError> {
    let sql = "insert into vault_keys (purpose, version, state, wrapped, made_at) values ($1, $2, $3, $4, $5) \
               on conflict (purpose, version) do nothing";
    tx.execute(sql, values![key.purpose, key.version, key.state, key.wrapped, key.made_at]).await?;
    Ok(())
}

/// Moves the versions of a purpose that are in one state to another.
pub(crate) async fn set_state(
    tx: &Tx,
    purpose: &str,
    (from, to): (KeyState, KeyState),
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let sql = "update vault_keys set state = $1, since = $2 where purpose = $3 and state = $4";
    tx.execute(sql, values![to.name(), now, purpose, from.name()]).await?;
    Ok(())
}

/// When a key was made, and since when it is in its state, once it has changed.
#[derive(FromQueryResult)]
pub(crate) struct Times {
    pub(crate) made_at: DateTime<Utc>,
    pub(crate) since: Option<DateTime<Utc>>,
}

/// The newest key of a purpose in a state.
pub(crate) async fn in_state(rows: &impl Rows, purpose: &str, state: &str) -> Result<Option<Times>, DbError> {
    let sql = "select made_at, since from vault_keys where purpose = $1 and state = $2 \
               order by version desc limit 1";
    rows.optional(sql, values![purpose, state]).await
}

/// Destroys the retained versions of a purpose that no row refers to. The foreign keys keep one that is referred to after all.
pub(crate) async fn destroy_unused(tx: &Tx, purpose: &str) -> Result<u64, DbError> {
    let sql = "delete from vault_keys where purpose = $1 and state = 'retained' \
               and not exists (select 1 from vault_subjects s where s.purpose = vault_keys.purpose and s.key_version = vault_keys.version) \
               and not exists (select 1 from vault_secrets s where s.purpose = vault_keys.purpose and s.key_version = vault_keys.version)";
    tx.execute(sql, values![purpose]).await
}

/// A subject's wrapped key; without version and bytes once erased.
#[derive(FromQueryResult)]
pub(crate) struct SubjectRow {
    pub(crate) citizen_id: Uuid,
    pub(crate) key_version: Option<i64>,
    pub(crate) wrapped: Option<Vec<u8>>,
}

/// One subject.
pub(crate) async fn subject(rows: &impl Rows, citizen: Uuid) -> Result<Option<SubjectRow>, DbError> {
    let sql = "select citizen_id, key_version, wrapped from vault_subjects where citizen_id = $1";
    rows.optional(sql, values![citizen]).await
}

/// Several subjects; whoever is unknown is left out.
pub(crate) async fn subjects(rows: &impl Rows, citizens: &[Uuid]) -> Result<Vec<SubjectRow>, DbError> {
    let places: Vec<String> = (1..=citizens.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "select citizen_id, key_version, wrapped from vault_subjects where citizen_id in ({})",
        places.join(", ")
    );
    rows.all(&sql, citizens.iter().map(|citizen| db::Value::from(*citizen)).collect()).await
}

/// Adds a subject; `false` when it is already there, or when the version that wraps its key is not there any more.
pub(crate) async fn add_subject(
    tx: &Tx,
    purpose: &str,
    row: SubjectRow,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    // A rotation that is destroying this very version is waited for: the foreign key would fail the whole transaction.
    let sql = format!(
        "insert into vault_subjects (citizen_id, purpose, key_version, wrapped, made_at) select $1, $2, $3, $4, $5 \
         from vault_keys where purpose = $6 and version = $7{} on conflict (citizen_id) do nothing",
        db::dialect::kept(tx.engine())
    );
    let version = row.key_version;
    let values = values![row.citizen_id, purpose, version, row.wrapped, now, purpose, version];
    Ok(tx.execute(&sql, values).await? == 1)
}

/// Destroys a subject's wrapped key and keeps the fact.
pub(crate) async fn erase_subject(tx: &Tx, citizen: Uuid, now: DateTime<Utc>) -> Result<(), DbError> {
    let sql = "update vault_subjects set key_version = null, wrapped = null, erased_at = $1 \
               where citizen_id = $2 and erased_at is null";
    tx.execute(sql, values![now, citizen]).await?;
    Ok(())
}

/// Subjects whose key is wrapped under an older version than `version`.
pub(crate) async fn older_subjects(
    tx: &Tx,
    purpose: &str,
    version: i64,
    limit: i64,
) -> Result<Vec<SubjectRow>, DbError> {
    let sql = "select citizen_id, key_version, wrapped from vault_subjects \
               where purpose = $1 and key_version < $2 order by key_version, citizen_id limit $3";
    tx.all(sql, values![purpose, version, limit]).await
}

/// Puts a newly wrapped key in the place of the one wrapped under `old`, unless it was erased meanwhile.
pub(crate) async fn rewrap_subject(tx: &Tx, row: SubjectRow, old: i64) -> Result<(), DbError> {
    let sql =
        "update vault_subjects set key_version = $1, wrapped = $2 where citizen_id = $3 and key_version = $4";
    tx.execute(sql, values![row.key_version, row.wrapped, row.citizen_id, old]).await?;
    Ok(())
}

/// A sealed secret of the house.
#[derive(FromQueryResult)]
pub(crate) struct SecretRow {
    pub(crate) name: String,
    pub(crate) key_version: i64,
    pub(crate) sealed: Vec<u8>,
}

/// One secret.
pub(crate) async fn secret(rows: &impl Rows, name: &str) -> Result<Option<SecretRow>, DbError> {
    let sql = "select name, key_version, sealed from vault_secrets where name = $1";
    rows.optional(sql, values![name]).await
}

/// A secret of a series.
#[derive(FromQueryResult)]
pub(crate) struct SeriesRow {
    pub(crate) name: String,
    pub(crate) key_version: i64,
    pub(crate) sealed: Vec<u8>,
    pub(crate) made_at: DateTime<Utc>,
}

/// The secrets whose names begin with the series' name and a dot.
pub(crate) async fn secrets_of(rows: &impl Rows, series: &str) -> Result<Vec<SeriesRow>, DbError> {
    let sql = "select name, key_version, sealed, made_at from vault_secrets where name like $1";
    rows.all(sql, values![format!("{series}.%")]).await
}

/// Destroys a secret.
pub(crate) async fn remove_secret(tx: &Tx, name: &str) -> Result<(), DbError> {
    tx.execute("delete from vault_secrets where name = $1", values![name]).await?;
    Ok(())
}

/// Adds a secret; another node that did so first wins.
pub(crate) async fn add_secret(
    tx: &Tx,
    purpose: &str,
    row: SecretRow,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let sql = "insert into vault_secrets (name, purpose, key_version, sealed, made_at) values ($1, $2, $3, $4, $5) \
               on conflict (name) do nothing";
    tx.execute(sql, values![row.name, purpose, row.key_version, row.sealed, now]).await?;
    Ok(())
}

/// Secrets sealed under an older version than `version`.
pub(crate) async fn older_secrets(tx: &Tx, version: i64) -> Result<Vec<SecretRow>, DbError> {
    let sql = "select name, key_version, sealed from vault_secrets where key_version < $1 order by name";
    tx.all(sql, values![version]).await
}

/// Puts a newly sealed secret in its place.
pub(crate) async fn reseal_secret(tx: &Tx, row: SecretRow) -> Result<(), DbError> {
    let sql = "update vault_secrets set key_version = $1, sealed = $2 where name = $3";
    tx.execute(sql, values![row.key_version, row.sealed, row.name]).await?;
    Ok(())
}

/// How many rows refer to a version of a purpose key.
pub(crate) async fn uses(rows: &impl Rows, purpose: &str, version: i64) -> Result<i64, DbError> {
    let sql = "select (select count(*) from vault_subjects where purpose = $1 and key_version = $2) \
               + (select count(*) from vault_secrets where purpose = $3 and key_version = $4) as n";
    rows.count(sql, values![purpose, version, purpose, version]).await
}

/// Whether a row refers to a version of this purpose strictly between `after` and `before`.
pub(crate) async fn refers_between(
    rows: &impl Rows,
    purpose: &str,
    after: i64,
    before: i64,
) -> Result<bool, DbError> {
    let sql = "select (select count(*) from (select 1 as found from vault_subjects \
               where purpose = $1 and key_version > $2 and key_version < $3 limit 1) subjects) \
               + (select count(*) from (select 1 as found from vault_secrets \
               where purpose = $4 and key_version > $5 and key_version < $6 limit 1) secrets) as n";
    let found = rows.count(sql, values![purpose, after, before, purpose, after, before]).await?;
    Ok(found > 0)
}

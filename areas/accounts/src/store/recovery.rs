//! Recoveries that have begun and the password that ends them.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

pub(crate) struct NewCase {
    pub case: Uuid,
    pub token_hash: Vec<u8>,
    pub data: Vec<u8>,
    pub at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub(crate) async fn insert(tx: &Tx, new: NewCase) -> WebResult<()> {
    tx.execute(
        "insert into accounts_recoveries (case_id, token_hash, data, stage, tries, begun_at, asked_at, expires_at) \
         values ($1, $2, $3, 'code', 0, $4, $5, $6)",
        values![new.case, new.token_hash, new.data, new.at, new.at, new.expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct CaseRow {
    pub case_id: Uuid,
    pub token_hash: Vec<u8>,
    pub data: Vec<u8>,
    pub stage: String,
    pub citizen_id: Option<Uuid>,
    pub asked_at: DateTime<Utc>,
}

pub(crate) async fn find(rows: &impl Rows, case: Uuid, now: DateTime<Utc>) -> WebResult<Option<CaseRow>> {
    Ok(rows
        .optional(
            "select case_id, token_hash, data, stage, citizen_id, asked_at from accounts_recoveries \
             where case_id = $1 and expires_at > $2",
            values![case, now],
        )
        .await?)
}

/// Notes that a code was asked for again; `false` when the last time is too short ago.
pub(crate) async fn ask_again(
    tx: &Tx,
    case: Uuid,
    now: DateTime<Utc>,
    before: DateTime<Utc>,
) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_recoveries set asked_at = $1 where case_id = $2 and asked_at <= $3",
            values![now, case, before],
        )
        .await?;
    Ok(changed > 0)
}

/// Notes whose recovery it is.
pub(crate) async fn set_citizen(tx: &Tx, case: Uuid, citizen: CitizenId) -> WebResult<()> {
    tx.execute(
        "update accounts_recoveries set citizen_id = $1 where case_id = $2",
        values![citizen.uuid(), case],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// Recoveries of an account that began since.
pub(crate) async fn begun_since(
    rows: &impl Rows,
    citizen: CitizenId,
    since: DateTime<Utc>,
) -> WebResult<i64> {
    let found: Option<Count> = rows
        .optional(
            "select cast(count(*) as bigint) as n from accounts_recoveries where citizen_id = $1 and begun_at > $2",
            values![citizen.uuid(), since],
        )
        .await?;
    Ok(found.map_or(0, |row| row.n))
}

/// Goes on to the next stage; `false` when another request was faster.
pub(crate) async fn advance(tx: &Tx, case: Uuid, from: &str, to: &str) -> WebResult<bool> {
    let changed = tx
        .execute(
            "update accounts_recoveries set stage = $1 where case_id = $2 and stage = $3",
            values![to, case, from],
        )
        .await?;
    Ok(changed > 0)
}

#[derive(FromQueryResult)]
struct Tries {
    tries: i64,
}

/// Counts a try of a factor before it is made; the number of tries with it.
pub(crate) async fn count_try(tx: &Tx, case: Uuid) -> WebResult<i64> {
    let found: Option<Tries> = tx
        .optional(
            "update accounts_recoveries set tries = tries + 1 where case_id = $1 returning tries",
            values![case],
        )
        .await?;
    Ok(found.map_or(i64::MAX, |row| row.tries))
}

/// Rows are kept for a day after their end: by them the recoveries of a day are counted.
pub(crate) async fn sweep(tx: &Tx, now: DateTime<Utc>, ended_before: DateTime<Utc>) -> WebResult<()> {
    tx.execute("delete from accounts_recoveries where expires_at <= $1", values![ended_before]).await?;
    tx.execute("delete from accounts_contact_changes where expires_at <= $1", values![now]).await?;
    tx.execute("delete from accounts_reset_links where expires_at <= $1", values![now]).await?;
    tx.execute("delete from accounts_resets where expires_at <= $1", values![ended_before]).await?;
    Ok(())
}

/// A new password: everything that waits for one goes on by its date.
pub(crate) async fn set_password(
    tx: &Tx,
    citizen: CitizenId,
    sealed: Vec<u8>,
    at: DateTime<Utc>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_citizens set password = $1, password_changed_at = $2 where citizen_id = $3",
        values![sealed, at, citizen.uuid()],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct NameRow {
    pub name: Option<Vec<u8>>,
}

/// The sealed name of an account.
pub(crate) async fn name(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<NameRow>> {
    Ok(rows
        .optional("select name from accounts_citizens where citizen_id = $1", values![citizen.uuid()])
        .await?)
}

/// Replaces a contact; `at`: when its owner has shown that it is theirs.
pub(crate) async fn replace_contact(
    tx: &Tx,
    citizen: CitizenId,
    kind: &str,
    value: Vec<u8>,
    at: Option<DateTime<Utc>>,
) -> WebResult<()> {
    tx.execute(
        "update accounts_contacts set value = $1, confirmed_at = $2 where citizen_id = $3 and kind = $4",
        values![value, at, citizen.uuid(), kind],
    )
    .await?;
    Ok(())
}

/// A change of a contact that waits for its codes; an earlier one of the same kind is forgotten.
pub(crate) async fn put_change(
    tx: &Tx,
    citizen: CitizenId,
    kind: &str,
    ChangeRow { change_id, value }: ChangeRow,
    (at, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> WebResult<()> {
    tx.execute(
        "insert into accounts_contact_changes (citizen_id, kind, change_id, value, asked_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6) on conflict (citizen_id, kind) do update set \
         change_id = excluded.change_id, value = excluded.value, asked_at = excluded.asked_at, \
         expires_at = excluded.expires_at",
        values![citizen.uuid(), kind, change_id, value, at, expires_at],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
pub(crate) struct ChangeRow {
    pub change_id: Uuid,
    pub value: Vec<u8>,
}

pub(crate) async fn change(
    rows: &impl Rows,
    citizen: CitizenId,
    kind: &str,
    now: DateTime<Utc>,
) -> WebResult<Option<ChangeRow>> {
    Ok(rows
        .optional(
            "select change_id, value from accounts_contact_changes \
             where citizen_id = $1 and kind = $2 and expires_at > $3",
            values![citizen.uuid(), kind, now],
        )
        .await?)
}

/// `false` when another request was faster.
pub(crate) async fn delete_change(tx: &Tx, citizen: CitizenId, change: Uuid) -> WebResult<bool> {
    let gone = tx
        .execute(
            "delete from accounts_contact_changes where citizen_id = $1 and change_id = $2",
            values![citizen.uuid(), change],
        )
        .await?;
    Ok(gone > 0)
}

#[derive(FromQueryResult)]
struct WayRow {
    way: String,
}

/// By which way a session has confirmed an act.
pub(crate) async fn confirmed_by(
    rows: &impl Rows,
    citizen: CitizenId,
    session: Uuid,
    act: &str,
    now: DateTime<Utc>,
) -> WebResult<Option<String>> {
    let found: Option<WayRow> = rows
        .optional(
            "select way from accounts_elevations \
             where citizen_id = $1 and session_id = $2 and act = $3 and expires_at > $4",
            values![citizen.uuid(), session, act, now],
        )
        .await?;
    Ok(found.map(|row| row.way))
}

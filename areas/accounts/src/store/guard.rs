//! What guards an account: frozen or not, restrictions, alerts, links by which a person says «это был не я».

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use uuid::Uuid;
use web::WebResult;

#[derive(FromQueryResult)]
pub(crate) struct Row {
    pub address_rule: String,
    pub door: String,
    pub entries: String,
    pub attempts: bool,
    pub by_email: bool,
    pub by_sms: bool,
    pub attempts_told_at: Option<DateTime<Utc>>,
}

pub(crate) async fn of(rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Row>> {
    Ok(rows
        .optional(
            "select address_rule, door, entries, attempts, by_email, by_sms, attempts_told_at \
             from accounts_guards where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?)
}

/// Makes sure that there is a row to change.
async fn begin(tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    tx.execute(
        "insert into accounts_guards (citizen_id, address_rule, door, entries, attempts, by_email, by_sms) \
         values ($1, 'off', 'anywhere', 'new', $2, $3, $4) on conflict (citizen_id) do nothing",
        values![citizen.uuid(), true, true, true],
    )
    .await?;
    Ok(())
}

pub(crate) async fn freeze(
    tx: &Tx,
    citizen: CitizenId,
    at: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
) -> WebResult<()> {
    begin(tx, citizen).await?;
    tx.execute(
        "update accounts_guards set frozen_at = $1, frozen_until = $2 where citizen_id = $3",
        values![at, until, citizen.uuid()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn thaw(tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    tx.execute(
        "update accounts_guards set frozen_at = null, frozen_until = null where citizen_id = $1",
        values![citizen.uuid()],
    )
    .await?;
    Ok(())
}

/// From now on the password of before is not enough.
pub(crate) async fn disavow(tx: &Tx, citizen: CitizenId, at: DateTime<Utc>) -> WebResult<()> {
    begin(tx, citizen).await?;
    tx.execute(
        "update accounts_guards set disavowed_at = $1 where citizen_id = $2",
        values![at, citizen.uuid()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_address_rule(tx: &Tx, citizen: CitizenId, rule: &str) -> WebResult<()> {
    begin(tx, citizen).await?;
    tx.execute(
        "update accounts_guards set address_rule = $1 where citizen_id = $2",
        values![rule, citizen.uuid()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_door(tx: &Tx, citizen: CitizenId, door: &str) -> WebResult<()> {
    begin(tx, citizen).await?;
    tx.execute("update accounts_guards set door = $1 where citizen_id = $2", values![door, citizen.uuid()])
        .await?;
    Ok(())
}

/// Which sign-ins are told, and by which ways.
pub(crate) struct Alerts {
    pub entries: &'static str,
    pub attempts: bool,
    pub by_email: bool,
    pub by_sms: bool,
}

pub(crate) async fn set_alerts(tx: &Tx, citizen: CitizenId, alerts: &Alerts) -> WebResult<()> {
    begin(tx, citizen).await?;
    tx.execute(
        "update accounts_guards set entries = $1, attempts = $2, by_email = $3, by_sms = $4 where citizen_id = $5",
        values![alerts.entries, alerts.attempts, alerts.by_email, alerts.by_sms, citizen.uuid()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn attempts_told(tx: &Tx, citizen: CitizenId, at: DateTime<Utc>) -> WebResult<()> {
    begin(tx, citizen).await?;
    tx.execute(
        "update accounts_guards set attempts_told_at = $1 where citizen_id = $2",
        values![at, citizen.uuid()],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Whose {
    citizen_id: Uuid,
}

/// Citizens who have not been asked about their data since then.
pub(crate) async fn not_asked_since(
    rows: &impl Rows,
    since: DateTime<Utc>,
    limit: i64,
) -> WebResult<Vec<CitizenId>> {
    let found: Vec<Whose> = rows
        .all(
            "select c.citizen_id from accounts_citizens c \
             left join accounts_guards g on g.citizen_id = c.citizen_id \
             where c.created_at <= $1 and (g.data_asked_at is null or g.data_asked_at <= $2) \
             order by c.created_at limit $3",
            values![since, since, limit],
        )
        .await?;
    Ok(found.into_iter().map(|row| CitizenId(row.citizen_id)).collect())
}

/// Citizens of a level whose password is older than `since`, and who have not been told so since then.
pub(crate) async fn old_passwords(
    rows: &impl Rows,
    level: &str,
    since: DateTime<Utc>,
    limit: i64,
) -> WebResult<Vec<CitizenId>> {
    let found: Vec<Whose> = rows
        .all(
            "select c.citizen_id from accounts_citizens c \
             left join accounts_guards g on g.citizen_id = c.citizen_id \
             where c.proofing = $1 and c.password_changed_at <= $2 \
             and (g.password_told_at is null or g.password_told_at <= $3) \
             order by c.password_changed_at limit $4",
            values![level, since, since, limit],
        )
        .await?;
    Ok(found.into_iter().map(|row| CitizenId(row.citizen_id)).collect())
}

pub(crate) async fn password_told(tx: &Tx, citizen: CitizenId, at: DateTime<Utc>) -> WebResult<()> {
    begin(tx, citizen).await?;
    tx.execute(
        "update accounts_guards set password_told_at = $1 where citizen_id = $2",
        values![at, citizen.uuid()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn asked(tx: &Tx, citizen: CitizenId, at: DateTime<Utc>) -> WebResult<()> {
    begin(tx, citizen).await?;
    tx.execute(
        "update accounts_guards set data_asked_at = $1 where citizen_id = $2",
        values![at, citizen.uuid()],
    )
    .await?;
    Ok(())
}

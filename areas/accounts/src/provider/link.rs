//! Which provider's person is which account.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use journal::{Actor, Outcome};
use serde_json::json;
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, WebResult};

use super::Person;
use crate::account::{self, Fact};
use crate::store::provider as store;
use crate::{binding, identifier};

/// A provider that opens somebody's cabinet.
pub struct Link {
    /// Its number.
    pub id: Uuid,
    /// The provider's code.
    pub provider: String,
    /// What the provider told when it was linked.
    pub person: Person,
    /// When it was linked.
    pub linked_at: DateTime<Utc>,
    /// When it opened the cabinet last.
    pub used_at: Option<DateTime<Utc>>,
}

/// All of a person, the oldest first: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn links(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<Link>> {
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    let mut links = Vec::new();
    for row in store::of(rows, citizen).await? {
        let person = key.open_json(cell(row.link_id), &row.body)?;
        let (id, provider) = (row.link_id, row.provider);
        links.push(Link { id, provider, person, linked_at: row.linked_at, used_at: row.used_at });
    }
    Ok(links)
}

/// What the provider that was linked last told of the person, for a profile that is empty yet.
///
/// # Errors
/// Only unexpected ones.
pub async fn newest(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Link>> {
    Ok(links(house, rows, citizen).await?.pop())
}

/// Whose cabinet a provider's person opens.
pub(super) async fn owner(
    house: &House,
    rows: &impl Rows,
    provider: &str,
    subject: &str,
) -> WebResult<Option<CitizenId>> {
    binding::owner(house, rows, identifier::SUBJECT, &value(provider, subject)).await
}

/// Links a provider's person to an account; `false` when they open one already.
pub(crate) async fn keep(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    provider: &str,
    person: &Person,
) -> WebResult<bool> {
    let value = value(provider, &person.subject);
    if !binding::bind(house, tx, citizen, identifier::SUBJECT, &value).await? {
        return Ok(false);
    }
    let now = house.clock.now();
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let link_id = house.random.uuid(now);
    let body = key.seal_json(cell(link_id), person)?;
    let row = store::Row { link_id, provider: provider.to_owned(), body, linked_at: now, used_at: None };
    store::insert(tx, citizen, row).await?;
    told(house, tx, citizen, Actor::Citizen(citizen), ("account.provider_linked", provider)).await?;
    Ok(true)
}

/// Takes a link away; nothing happens when it is gone already.
pub(super) async fn remove(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    link: &Link,
    by: Actor,
) -> WebResult<()> {
    if !store::delete(tx, citizen, link.id).await? {
        return Ok(());
    }
    binding::unbind(house, tx, citizen, identifier::SUBJECT, &value(&link.provider, &link.person.subject))
        .await?;
    told(house, tx, citizen, by, ("account.provider_removed", &link.provider)).await
}

/// Takes every link away: whoever was inside may have linked a provider of their own, and it would open the cabinet past any new password.
/// The owner is told of each, and links theirs again.
pub(crate) async fn remove_all(house: &House, tx: &Tx, citizen: CitizenId, by: Actor) -> WebResult<()> {
    for link in links(house, tx, citizen).await? {
        remove(house, tx, citizen, &link, by).await?;
    }
    Ok(())
}

async fn told(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    actor: Actor,
    (action, provider): (&'static str, &str),
) -> WebResult<()> {
    let details = json!({ "provider": provider });
    account::record(house, tx, citizen, Fact { actor, action, outcome: Outcome::Done, details }).await
}

fn value(provider: &str, subject: &str) -> String {
    format!("{provider} {subject}")
}

fn cell(link: Uuid) -> Cell {
    Cell { table: "accounts_providers", column: "body", row: link }
}

//! What this area keeps of a person: taken away on request, removed with the account (PLUS-08).

use base::{CitizenId, FileId};
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use serde_json::{Value, json};
use text::Words;
use vault::{Subject, SubjectKey};
use web::belongings::{Belongings, Held, Parcel, clear, heads, minute};
use web::{House, WebResult};

use crate::store::{address, belongings as store, device, guard};
use crate::{account, devices, identifier, provider, restriction};

/// Tables whose rows belong to one citizen and go with the account.
const TABLES: [&str; 20] = [
    "accounts_logins",
    "accounts_contacts",
    "accounts_challenges",
    "accounts_sessions",
    "accounts_elevations",
    "accounts_pushes",
    "accounts_devices",
    "accounts_guards",
    "accounts_addresses",
    "accounts_alerts",
    "accounts_disavowals",
    "accounts_recoveries",
    "accounts_resets",
    "accounts_reset_links",
    "accounts_contact_changes",
    "accounts_recovery_requests",
    "accounts_activations",
    "accounts_restrictions",
    "accounts_providers",
    "accounts_citizens",
];
/// Devices: the columns of their table.
const DEVICE: [&str; 6] = ["name", "browser", "address", "first", "last", "trusted"];

/// Something that a person has agreed to.
#[derive(Clone, Debug)]
pub struct Consent {
    /// The version of the terms.
    pub version: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a person agreed to when the account was opened: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn consents(rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<Consent>> {
    let row = store::account(rows, citizen).await?;
    Ok(row.map(|row| Consent { version: row.terms, at: row.created_at }).into_iter().collect())
}

/// This area's part.
#[derive(Debug)]
pub struct OwnAccount;

#[async_trait::async_trait]
impl Belongings for OwnAccount {
    fn area(&self) -> &'static str {
        "accounts"
    }

    fn about(&self) -> &'static str {
        "accounts-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![Held::goes("accounts-held-account"), Held::goes("accounts-held-devices")]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
        parcel.json("accounts/account.json", &about(house, citizen, &key).await?).await?;
        let consents: Vec<Value> = consents(&house.db, citizen)
            .await?
            .into_iter()
            .map(|consent| json!({ "to": "terms", "version": consent.version, "at": consent.at }))
            .collect();
        parcel.json("accounts/consents.json", &Value::Array(consents)).await?;
        let links = provider::links(house, &house.db, citizen).await?.into_iter().map(|link| {
            json!({ "provider": link.provider, "linked_at": link.linked_at, "used_at": link.used_at, "told": link.person })
        });
        parcel.json("accounts/providers.json", &Value::Array(links.collect())).await?;
        write_devices(house, citizen, t, &key, parcel).await
    }

    async fn erase(&self, house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        let own = account::own_contacts(house, tx, citizen).await?;
        for (kind, value) in [(identifier::EMAIL, own.email.value), (identifier::PHONE, own.phone.value)] {
            let indexes = house.vault.indexes(tx, kind.index, value.expose()).await?;
            store::forget_waiting(tx, kind, indexes).await?;
        }
        store::forget_counters(tx, citizen).await?;
        clear(tx, citizen, "holder", &["accounts_links", "accounts_codes", "accounts_pepper_uses"]).await?;
        clear(tx, citizen, "citizen_id", &TABLES).await?;
        Ok(Vec::new())
    }
}

async fn about(house: &House, citizen: CitizenId, key: &SubjectKey) -> WebResult<Value> {
    let own = account::own_contacts(house, &house.db, citizen).await?;
    let row = store::account(&house.db, citizen).await?;
    let guard = guard::of(&house.db, citizen).await?;
    let contact = |contact: account::OwnContact| json!({ "value": contact.value.into_inner(), "confirmed_at": contact.confirmed_at });
    let mut addresses = Vec::new();
    for row in address::of(&house.db, citizen).await? {
        addresses.push(String::from_utf8(key.open(crate::guard::access::cell(row.address_id), &row.value)?)?);
    }
    let restrictions = restriction::of(house, &house.db, citizen).await?.into_iter().map(|one| {
        json!({ "function": one.function.code(), "why": one.why, "since": one.at, "until": one.until, "appeal": one.appeal })
    });
    Ok(json!({
        "email": contact(own.email),
        "phone": contact(own.phone),
        "level": row.as_ref().map(|row| row.proofing.clone()),
        "language": own.lang.code(),
        "created_at": row.as_ref().map(|row| row.created_at),
        "password_changed_at": row.as_ref().map(|row| row.password_changed_at),
        "sign_in_addresses": addresses,
        "settings": guard.map(|guard| json!({
            "address_rule": guard.address_rule, "door": guard.door, "tell_entries": guard.entries,
            "tell_attempts": guard.attempts, "by_email": guard.by_email, "by_sms": guard.by_sms,
        })),
        "restrictions": restrictions.collect::<Vec<_>>(),
    }))
}

async fn write_devices(
    house: &House,
    citizen: CitizenId,
    t: &Words,
    key: &SubjectKey,
    parcel: &mut dyn Parcel,
) -> WebResult<()> {
    let mut all = Vec::new();
    parcel.table("accounts/devices.csv", &heads(t, "accounts-device-head-", &DEVICE)).await?;
    for row in device::of(&house.db, citizen).await? {
        let look = devices::look(key, &row)?;
        let words = look.device.words(t);
        let [first, last, trusted] =
            [Some(row.first_at), Some(row.last_at), row.trusted_until].map(|at| minute(house, t, at));
        parcel.row(&[look.name.clone(), words, look.device.address.clone(), first, last, trusted]).await?;
        all.push(json!({
            "name": look.name, "browser": look.device.family, "address": look.device.address,
            "first_at": row.first_at, "last_at": row.last_at, "trusted_until": row.trusted_until,
        }));
    }
    parcel.json("accounts/devices.json", &Value::Array(all)).await
}

//! The list of what somebody has enrolled: seen, renamed, removed.

use base::Sensitive;
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use journal::Actor;
use policy::FactorRules;
use serde_json::json;
use uuid::Uuid;
use vault::Cell;
use web::{AuthLevel, House, WebResult};

use crate::fob::stock::State;
use crate::holder::{Fact, Holder, record};
use crate::store::{self, FactorRow};

/// The longest name that a person gives to a factor, in characters; what is longer is cut.
pub const NAME_LENGTH: usize = 60;

/// The kinds of second factor that are enrolled. Backup codes are no factor of their own: [`crate::backup::left`] counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An authenticator app (RFC 6238).
    Totp,
    /// A passkey: fingerprint, face or PIN on a phone or computer.
    Passkey,
    /// A USB key, a key with a chip for the phone, or a smart card (FIDO2).
    HardwareKey,
    /// A fob that shows counter-based codes (RFC 4226).
    Fob,
    /// A phone or computer that is asked to approve.
    Push,
}

impl Kind {
    /// Every kind, the strongest first.
    pub const ALL: [Self; 5] = [Self::Passkey, Self::HardwareKey, Self::Totp, Self::Fob, Self::Push];

    /// The word in a column, in addresses and at the end of keys of words: `factors-kind-hardware_key`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Totp => "totp",
            Self::Passkey => "passkey",
            Self::HardwareKey => "hardware_key",
            Self::Fob => "fob",
            Self::Push => "push",
        }
    }

    /// The kind of a column's word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Something that somebody has enrolled and confirmed.
#[derive(Clone, Debug)]
pub struct Factor {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: Kind,
    /// What the person calls it.
    pub name: String,
    /// Enrolled.
    pub created_at: DateTime<Utc>,
    /// Last used to sign in or to confirm.
    pub last_used_at: Option<DateTime<Utc>>,
    /// Whether it cannot be phished: passkeys and hardware keys answer only to this portal's own address.
    pub strong: bool,
    /// Whether it lives on several devices at once (WebAuthn level 3, section 6.1.3: backup eligible).
    pub synced: bool,
    /// How strongly it confirms together with a password; a factor of level A3 does so alone.
    pub level: AuthLevel,
}

impl Factor {
    /// Whether the rules let it stand as a second factor.
    #[must_use]
    pub fn counts(&self, rules: &FactorRules) -> bool {
        self.strong || !rules.phishing_resistant
    }
}

/// All confirmed factors of a holder, oldest first: one query, and one for the key.
///
/// # Errors
/// Only unexpected ones.
pub async fn enrolled(house: &House, rows: &impl Rows, holder: Holder) -> WebResult<Vec<Factor>> {
    let found = store::confirmed(rows, holder.uuid()).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = holder.key(house, rows).await?;
    found.iter().map(|row| Ok(opened(row, key.open_json(name_cell(row.factor_id), &row.name)?))).collect()
}

/// Which kinds a holder has confirmed, without opening anything: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn kinds(rows: &impl Rows, holder: Holder) -> WebResult<Vec<Kind>> {
    let found = store::confirmed(rows, holder.uuid()).await?;
    Ok(Kind::ALL.into_iter().filter(|kind| found.iter().any(|row| row.kind == kind.code())).collect())
}

/// Calls a factor otherwise; `false` when the holder has no such factor.
///
/// # Errors
/// Only unexpected ones.
pub async fn rename(house: &House, tx: &Tx, holder: Holder, factor: Uuid, name: &str) -> WebResult<bool> {
    let Some(row) = store::find(tx, holder.uuid(), factor).await? else { return Ok(false) };
    let name = tidy(name, &row.kind);
    let key = holder.key(house, tx).await?;
    store::set_name(tx, holder.uuid(), factor, key.seal_json(name_cell(factor), &name)?).await?;
    let details = json!({ "factor": row.kind, "name": name });
    record(house, tx, holder, Fact::done(holder, "factor.renamed", details)).await?;
    Ok(true)
}

/// Takes a factor away; `false` when the holder has no such factor. Whether it may go (the last strong one) is the caller's rule.
///
/// # Errors
/// Only unexpected ones.
pub async fn remove(house: &House, tx: &Tx, holder: Holder, factor: Uuid) -> WebResult<bool> {
    let Some(row) = store::find(tx, holder.uuid(), factor).await? else { return Ok(false) };
    let key = holder.key(house, tx).await?;
    let name: String = key.open_json(name_cell(factor), &row.name)?;
    store::fob::detach(tx, holder.uuid(), Some(factor), State::Away.code(), house.clock.now()).await?;
    store::delete(tx, holder.uuid(), factor).await?;
    let details = json!({ "factor": row.kind, "name": name });
    record(house, tx, holder, Fact::done(holder, "factor.removed", details)).await?;
    Ok(true)
}

/// Takes every factor and every backup code away, when an account is given back to its owner or erased.
///
/// # Errors
/// Only unexpected ones.
pub async fn remove_all(house: &House, tx: &Tx, holder: Holder, by: Actor) -> WebResult<()> {
    store::fob::detach(tx, holder.uuid(), None, State::Away.code(), house.clock.now()).await?;
    let removed = store::delete_all(tx, holder.uuid()).await?;
    if removed > 0 {
        let fact =
            Fact { actor: by, ..Fact::done(holder, "factor.all_removed", json!({ "number": removed })) };
        record(house, tx, holder, fact).await?;
    }
    Ok(())
}

/// A factor that was just proved for the first time: kept, told, and its first use counted.
pub(crate) struct Fresh {
    pub kind: Kind,
    pub name: String,
    pub secret: Sensitive<Vec<u8>>,
    pub level: AuthLevel,
    pub synced: bool,
    pub confirmed: bool,
    /// Whether a confirmed one is told in the journal here; if not, the caller tells it.
    pub told: bool,
    /// The time step or counter that is spent already.
    pub spent: i64,
}

/// Keeps a factor and gives it an id. The entry in the journal is made when it is confirmed.
pub(crate) async fn keep(house: &House, tx: &Tx, holder: Holder, fresh: Fresh) -> WebResult<Uuid> {
    let now = house.clock.now();
    let id = house.random.uuid(now);
    let key = holder.key(house, tx).await?;
    let name = tidy(&fresh.name, fresh.kind.code());
    let row = FactorRow {
        factor_id: id,
        kind: fresh.kind.code().to_owned(),
        name: key.seal_json(name_cell(id), &name)?,
        secret: key.seal(secret_cell(id), fresh.secret.expose()),
        level: level_code(fresh.level).to_owned(),
        synced: fresh.synced,
        spent_step: fresh.spent,
        created_at: now,
        confirmed_at: fresh.confirmed.then_some(now),
        last_used_at: None,
    };
    store::insert(tx, holder, row).await?;
    if fresh.confirmed && fresh.told {
        record_added(house, tx, holder, fresh.kind, &name).await?;
    }
    Ok(id)
}

pub(crate) async fn record_added(
    house: &House,
    tx: &Tx,
    holder: Holder,
    kind: Kind,
    name: &str,
) -> WebResult<()> {
    let details = json!({ "factor": kind.code(), "name": name });
    record(house, tx, holder, Fact::done(holder, "factor.added", details)).await
}

fn opened(row: &FactorRow, name: String) -> Factor {
    let kind = Kind::from_code(&row.kind).unwrap_or(Kind::Push);
    Factor {
        id: row.factor_id,
        kind,
        name,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        strong: matches!(kind, Kind::Passkey | Kind::HardwareKey),
        synced: row.synced,
        level: level_of(&row.level),
    }
}

/// One line without control characters, cut to its length; the kind's code when nothing is left, which pages show in words.
pub(crate) fn tidy(name: &str, kind: &str) -> String {
    let words: Vec<&str> = name.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.is_empty() { kind.to_owned() } else { line.chars().take(NAME_LENGTH).collect() }
}

fn level_code(level: AuthLevel) -> &'static str {
    if level == AuthLevel::A3 { "a3" } else { "a2" }
}

fn level_of(code: &str) -> AuthLevel {
    if code == "a3" { AuthLevel::A3 } else { AuthLevel::A2 }
}

pub(crate) fn name_cell(factor: Uuid) -> Cell {
    Cell { table: "factors_enrolled", column: "name", row: factor }
}

pub(crate) fn secret_cell(factor: Uuid) -> Cell {
    Cell { table: "factors_enrolled", column: "secret", row: factor }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_short_line() {
        assert_eq!(tidy("  Мой\n телефон\u{7} ", "totp"), "Мой телефон");
        assert_eq!(tidy(" \t", "totp"), "totp");
        assert_eq!(tidy(&"я".repeat(100), "totp").chars().count(), NAME_LENGTH);
    }

    #[test]
    fn every_kind_reads_its_own_code() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
    }
}

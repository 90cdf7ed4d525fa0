//! What an account is found by: phone, e-mail, SNILS, INN, passport, the name that an outside provider has for the person. A value stands in
//! the table as its blind index, and sealed under its owner's key, so that it can be indexed anew when the key of the indexes is changed.

use base::CitizenId;
use db::{Db, Rows, Tx};
use vault::{Cell, Subject, Vault, VaultError};
use web::{House, Problem, WebResult};

use crate::identifier::{self, Kind};
use crate::store::binding as store;

/// Rows that are indexed anew in one transaction.
const BATCH: i64 = 200;

/// Whose a value is. One query, whatever key it stands under.
pub(crate) async fn owner(
    house: &House,
    rows: &impl Rows,
    kind: Kind,
    value: &str,
) -> WebResult<Option<CitizenId>> {
    let indexes = house.vault.indexes(rows, kind.index, value).await?;
    store::owner(rows, kind.code, indexes).await
}

/// Binds a value to an account; `false` when it is bound already, to this account or another.
pub(crate) async fn bind(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    kind: Kind,
    value: &str,
) -> WebResult<bool> {
    // It may stand under the key of before: the constraint sees only equal indexes.
    if owner(house, tx, kind, value).await?.is_some() {
        return Ok(false);
    }
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let (index, key_version) = house.vault.indexed(kind.index, value);
    let sealed = key.seal(cell(citizen, kind), value.as_bytes());
    store::insert(tx, store::New { kind: kind.code, index, key_version, citizen, value: sealed }).await
}

/// Forgets the values of a kind by which this account is found, but for one.
pub(crate) async fn keep_only(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    kind: Kind,
    value: Option<&str>,
) -> WebResult<()> {
    let kept = match value {
        Some(value) => house.vault.indexes(tx, kind.index, value).await?,
        None => Vec::new(),
    };
    store::delete_others(tx, citizen, kind.code, kept).await
}

/// Forgets one value by which this account is found.
pub(crate) async fn unbind(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    kind: Kind,
    value: &str,
) -> WebResult<()> {
    if owner(house, tx, kind, value).await? != Some(citizen) {
        return Ok(());
    }
    for index in house.vault.indexes(tx, kind.index, value).await? {
        store::delete(tx, kind.code, index).await?;
    }
    Ok(())
}

/// Binds the identifiers that a sign-in by SNILS or INN looks up, once a register has confirmed them; `false` when another
/// account has them, and then nothing is changed.
///
/// # Errors
/// Only unexpected ones: among them that another account takes them at this very moment, after which the caller tries again.
pub async fn bind_identifiers(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    snils: &str,
    inn: Option<&str>,
) -> WebResult<bool> {
    let mut wanted = vec![(identifier::SNILS, snils)];
    wanted.extend(inn.map(|inn| (identifier::INN, inn)));
    let mut owners = Vec::with_capacity(wanted.len());
    for (kind, value) in &wanted {
        let owner = owner(house, tx, *kind, value).await?;
        if owner.is_some_and(|owner| owner != citizen) {
            return Ok(false);
        }
        owners.push(owner);
    }
    for ((kind, value), owner) in wanted.into_iter().zip(owners) {
        if owner.is_none() && !bind(house, tx, citizen, kind, value).await? {
            return Err(Problem::Conflict("accounts-contact-taken"));
        }
        keep_only(house, tx, citizen, kind, Some(value)).await?;
    }
    Ok(true)
}

/// Binds the number of a confirmed passport, by which its owner finds the way back in (LOGIN-15); nobody signs in by it. A number that
/// another account has stays there.
///
/// # Errors
/// Only unexpected ones.
pub async fn bind_passport(house: &House, tx: &Tx, citizen: CitizenId, passport: &str) -> WebResult<()> {
    let kind = identifier::PASSPORT;
    if owner(house, tx, kind, passport).await?.is_some_and(|owner| owner != citizen) {
        return Ok(());
    }
    bind(house, tx, citizen, kind, passport).await?;
    keep_only(house, tx, citizen, kind, Some(passport)).await
}

/// Indexes anew what stands under older index keys than `version`, a few rows in each transaction, and returns how many rows could not
/// be: the key of before is still needed for those.
///
/// # Errors
/// Only unexpected ones.
pub async fn reindex(db: &Db, vault: &Vault, version: i64) -> WebResult<i64> {
    loop {
        let tx = db.begin().await?;
        let rows = store::older(&tx, version, BATCH).await?;
        if rows.is_empty() {
            return store::count_older(&tx, version).await;
        }
        for row in rows {
            move_one(vault, &tx, row).await?;
        }
        tx.commit().await?;
    }
}

async fn move_one(vault: &Vault, tx: &Tx, row: store::Older) -> WebResult<()> {
    let citizen = CitizenId(row.citizen_id);
    let known = identifier::ALL.into_iter().find(|kind| kind.code == row.kind);
    let kind = known.ok_or_else(|| Problem::Broken(format!("a value of the kind {}", row.kind).into()))?;
    let key = match vault.key(tx, Subject::Citizen(citizen)).await {
        // Nobody is found by what was erased.
        Err(VaultError::Erased) => return store::delete(tx, &row.kind, row.value_index).await,
        key => key?,
    };
    let value = String::from_utf8(key.open(cell(citizen, kind), &row.value)?)?;
    let (index, version) = vault.indexed(kind.index, &value);
    if !store::move_to(tx, kind.code, row.value_index.clone(), (index, version)).await? {
        // Bound again under the new key meanwhile.
        store::delete(tx, kind.code, row.value_index).await?;
    }
    Ok(())
}

fn cell(citizen: CitizenId, kind: Kind) -> Cell {
    Cell { table: "accounts_logins", column: kind.code, row: citizen.uuid() }
}

//! A new passkey or hardware key.

use base::Sensitive;
use db::Tx;
use policy::FactorRules;
use serde_json::{Value, json};
use uuid::Uuid;
use web::{AuthLevel, House, WebResult};
use webauthn_rs::prelude::{
    AuthenticatorAttachment, Credential, CredentialID, RegisterPublicKeyCredential, Webauthn,
};

use super::ceremony::{self, State};
use super::{Answer, Asked, Refusal, credential_hash, no_host, party};
use crate::factor::{self, Fresh, Kind, secret_cell};
use crate::holder::Holder;
use crate::store::{self, FactorRow};

/// How the key calls the person on their own device.
#[derive(Clone, Copy, Debug)]
pub struct Person<'p> {
    /// What they sign in with: an e-mail.
    pub login: &'p str,
    /// «Мария Орлова».
    pub name: &'p str,
}

/// Asks the browser for a new key: [`Kind::Passkey`] is discoverable and checks who holds it; [`Kind::HardwareKey`] is one that is
/// plugged in or touched, and may be too simple to check that. Keys that the holder has already are not offered.
///
/// # Errors
/// [`web::Problem::Conflict`] when the portal's address is a bare one, to which no key can be bound (see [`super::host`]).
pub async fn begin_registration(
    house: &House,
    tx: &Tx,
    holder: Holder,
    kind: Kind,
    person: Person<'_>,
) -> WebResult<Asked> {
    let party = party(house)?.ok_or_else(no_host)?;
    let known = credentials(house, tx, holder).await?;
    let known: Vec<CredentialID> = known.into_iter().map(|(_, key)| key.cred_id).collect();
    let (mut options, state) = if kind == Kind::HardwareKey {
        let attachment = Some(AuthenticatorAttachment::CrossPlatform);
        let (asked, state) = party.start_securitykey_registration(
            holder.uuid(),
            filled(person.login),
            filled(person.name),
            Some(known),
            None,
            attachment,
        )?;
        (serde_json::to_value(asked)?, State::NewKey(state))
    } else {
        let (asked, state) = party.start_passkey_registration(
            holder.uuid(),
            filled(person.login),
            filled(person.name),
            Some(known),
        )?;
        (discoverable(serde_json::to_value(asked)?), State::NewPasskey(state))
    };
    strip_null(&mut options);
    let ceremony = ceremony::begin(house, tx, Some(holder), &state).await?;
    Ok(Asked { ceremony, options: options.to_string() })
}

/// Keeps the key under a name. **The caller commits in both cases**: an answer serves once.
///
/// # Errors
/// Only unexpected ones; why the key is not taken is the inner refusal.
pub async fn finish_registration(
    house: &House,
    tx: &Tx,
    holder: Holder,
    answer: Answer<'_>,
    name: &str,
    rules: &FactorRules,
) -> WebResult<Result<Uuid, Refusal>> {
    let party = party(house)?.ok_or_else(no_host)?;
    let Some(state) = ceremony::take(house, tx, Some(holder), answer.ceremony).await? else {
        return Ok(Err(Refusal::Late));
    };
    let (credential, kind) = match checked(&party, &state, answer.credential) {
        Ok(made) => made,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mine = store::confirmed(tx, holder.uuid()).await?;
    let keys = mine.iter().filter(|row| is_key(row)).count();
    if i64::try_from(keys).is_ok_and(|keys| keys >= rules.most_keys) {
        return Ok(Err(Refusal::TooMany));
    }
    let hash = credential_hash(credential.cred_id.as_slice());
    if store::owner(tx, hash.clone()).await?.is_some() {
        return Ok(Err(Refusal::Known));
    }
    let fresh = Fresh {
        kind,
        name: name.to_owned(),
        secret: Sensitive::new(serde_json::to_vec(&credential)?),
        level: if credential.user_verified { AuthLevel::A3 } else { AuthLevel::A2 },
        synced: credential.backup_eligible,
        confirmed: true,
        told: true,
        spent: 0,
    };
    let factor = factor::keep(house, tx, holder, fresh).await?;
    store::insert_credential(tx, hash, holder, factor).await?;
    Ok(Ok(factor))
}

/// The keys of a holder, opened.
pub(crate) async fn credentials(
    house: &House,
    rows: &impl db::Rows,
    holder: Holder,
) -> WebResult<Vec<(FactorRow, Credential)>> {
    let mut found = store::confirmed(rows, holder.uuid()).await?;
    found.retain(is_key);
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = holder.key(house, rows).await?;
    found
        .into_iter()
        .map(|row| {
            let credential = key.open_json(secret_cell(row.factor_id), &row.secret)?;
            Ok((row, credential))
        })
        .collect()
}

fn is_key(row: &FactorRow) -> bool {
    matches!(Kind::from_code(&row.kind), Some(Kind::Passkey | Kind::HardwareKey))
}

/// A "hardware key" that says it may be copied to other devices is a passkey on a telephone, and called so.
fn checked(party: &Webauthn, state: &State, credential: &str) -> Result<(Credential, Kind), Refusal> {
    let said: RegisterPublicKeyCredential = serde_json::from_str(credential).map_err(|_| Refusal::Wrong)?;
    let refused = |error| Refusal::of(&error);
    match state {
        State::NewPasskey(state) => {
            let key = party.finish_passkey_registration(&said, state).map_err(refused)?;
            Ok((key.into(), Kind::Passkey))
        }
        State::NewKey(state) => {
            let key: Credential =
                party.finish_securitykey_registration(&said, state).map_err(refused)?.into();
            let kind = if key.backup_eligible { Kind::Passkey } else { Kind::HardwareKey };
            Ok((key, kind))
        }
        _ => Err(Refusal::Wrong),
    }
}

/// Asks for a key that knows whose it is, so that no name need be typed. The library leaves this wish to the page, because no
/// server can check that it was granted.
fn discoverable(mut options: Value) -> Value {
    let chosen = &mut options["publicKey"]["authenticatorSelection"];
    chosen["residentKey"] = json!("required");
    chosen["requireResidentKey"] = json!(true);
    options
}

/// Browsers take a missing member for "not said", and `null` for a mistake.
pub(crate) fn strip_null(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(strip_null);
        }
        Value::Array(list) => list.iter_mut().for_each(strip_null),
        _ => {}
    }
}

/// The standard wants a name; a person without one is shown as a dash.
fn filled(text: &str) -> &str {
    if text.trim().is_empty() { "—" } else { text }
}

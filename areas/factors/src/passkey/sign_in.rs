//! A key proves who somebody is: as the second step of somebody known, or alone and without a name.

use db::Tx;
use journal::Actor;
use serde_json::json;
use uuid::Uuid;
use web::{AuthLevel, House, WebResult};
use webauthn_rs::prelude::{
    AuthenticationResult, Credential, Passkey, PublicKeyCredential, SecurityKey, Webauthn, WebauthnResult,
};

use super::ceremony::{self, State};
use super::registration::{credentials, strip_null};
use super::{Answer, Asked, Refusal, credential_hash, no_host, party};
use crate::factor::{Kind, name_cell, secret_cell};
use crate::holder::{Fact, Holder, record};
use crate::store::{self, FactorRow};

/// Who proved a key, and what it is worth.
#[derive(Clone, Copy, Debug)]
pub struct SignedIn {
    /// Who.
    pub holder: Holder,
    /// With which factor.
    pub factor: Uuid,
    /// [`AuthLevel::A3`] when the key checked who holds it: then it is enough alone. [`AuthLevel::A2`]: a second step after a
    /// password, and nothing more.
    pub level: AuthLevel,
}

/// Asks the browser for a key: of this holder, or, without a holder, for any discoverable one, which must check who holds it.
/// Nothing when the holder has no key, or when no key can be bound to the portal's address.
///
/// # Errors
/// Only unexpected ones.
pub async fn begin_sign_in(house: &House, tx: &Tx, holder: Option<Holder>) -> WebResult<Option<Asked>> {
    let Some(party) = party(house)? else { return Ok(None) };
    let (mut options, state) = match holder {
        None => {
            let (mut asked, state) = party.start_discoverable_authentication()?;
            // Whether the browser offers keys in the field or in a window is the page's matter, not the question's.
            asked.mediation = None;
            (serde_json::to_value(asked)?, State::Anyone(state))
        }
        Some(holder) => {
            let keys = credentials(house, tx, holder).await?;
            if keys.is_empty() {
                return Ok(None);
            }
            ask_known(&party, keys)?
        }
    };
    strip_null(&mut options);
    let ceremony = ceremony::begin(house, tx, holder, &state).await?;
    Ok(Some(Asked { ceremony, options: options.to_string() }))
}

/// Checks the answer. `holder` is the one whom the question was for. **The caller commits in both cases**: an answer serves once, and
/// a key that counts backwards is told to its holder.
///
/// # Errors
/// Only unexpected ones; why the key is not taken is the inner refusal.
pub async fn finish_sign_in(
    house: &House,
    tx: &Tx,
    holder: Option<Holder>,
    answer: Answer<'_>,
) -> WebResult<Result<SignedIn, Refusal>> {
    let party = party(house)?.ok_or_else(no_host)?;
    let Some(state) = ceremony::take(house, tx, holder, answer.ceremony).await? else {
        return Ok(Err(Refusal::Late));
    };
    let Ok(said) = serde_json::from_str::<PublicKeyCredential>(answer.credential) else {
        return Ok(Err(Refusal::Wrong));
    };
    let Some((owner, row)) = owner(tx, holder, &said).await? else { return Ok(Err(Refusal::Unknown)) };
    let key = owner.key(house, tx).await?;
    let credential: Credential = key.open_json(secret_cell(row.factor_id), &row.secret)?;
    let proved = match proved(&party, state, &said, &credential) {
        Ok(proved) => proved,
        Err(refusal) => {
            if refusal == Refusal::Cloned {
                let name: String = key.open_json(name_cell(row.factor_id), &row.name)?;
                let details = json!({ "factor": row.kind, "name": name });
                record(house, tx, owner, Fact::refused(Actor::Anonymous, "factor.cloned", details)).await?;
            }
            return Ok(Err(refusal));
        }
    };
    let mut passkey = Passkey::from(credential);
    passkey.update_credential(&proved);
    let synced = proved.backup_eligible();
    let sealed = key.seal_json(secret_cell(row.factor_id), &Credential::from(passkey))?;
    store::used(tx, owner.uuid(), row.factor_id, sealed, synced, house.clock.now()).await?;
    let level = if proved.user_verified() { AuthLevel::A3 } else { AuthLevel::A2 };
    Ok(Ok(SignedIn { holder: owner, factor: row.factor_id, level }))
}

/// Keys that checked who holds them when they were enrolled must do so now. When one of them is too simple for that, the question
/// asks for the check where it is possible, and the answer is still held to what its key could do at its enrolment.
fn ask_known(party: &Webauthn, keys: Vec<(FactorRow, Credential)>) -> WebResult<(serde_json::Value, State)> {
    if keys.iter().all(|(_, key)| key.user_verified) {
        let keys: Vec<Passkey> = keys.into_iter().map(|(_, key)| key.into()).collect();
        let (asked, state) = party.start_passkey_authentication(&keys)?;
        return Ok((serde_json::to_value(asked)?, State::Passkey(state)));
    }
    let only_hardware = keys.iter().all(|(row, _)| row.kind == Kind::HardwareKey.code());
    let keys: Vec<SecurityKey> = keys.into_iter().map(|(_, key)| key.into()).collect();
    let (mut asked, state) = party.start_securitykey_authentication(&keys)?;
    if !only_hardware {
        asked.public_key.hints = None;
    }
    Ok((serde_json::to_value(asked)?, State::AnyKey(state)))
}

/// Whose key it is, when the question was for this person or for anyone.
async fn owner(
    tx: &Tx,
    holder: Option<Holder>,
    said: &PublicKeyCredential,
) -> WebResult<Option<(Holder, FactorRow)>> {
    let Some(found) = store::owner(tx, credential_hash(said.get_credential_id())).await? else {
        return Ok(None);
    };
    let owner = Holder::parse(&found.holder_kind, found.holder)?;
    if holder.is_some_and(|holder| holder != owner) {
        return Ok(None);
    }
    // WebAuthn level 3, section 7.2, step 6: who is not known beforehand is named by the key, and a name that is given must be right.
    let named = said.get_user_unique_id();
    if named.map_or(holder.is_none(), |named| named != owner.uuid().as_bytes()) {
        return Ok(None);
    }
    let row = store::find(tx, owner.uuid(), found.factor_id).await?;
    Ok(row.map(|row| (owner, row)))
}

fn proved(
    party: &Webauthn,
    state: State,
    said: &PublicKeyCredential,
    credential: &Credential,
) -> Result<AuthenticationResult, Refusal> {
    let outcome: WebauthnResult<AuthenticationResult> = match state {
        State::Passkey(state) => party.finish_passkey_authentication(said, &state),
        State::AnyKey(state) => party.finish_securitykey_authentication(said, &state),
        State::Anyone(state) => party.finish_discoverable_authentication_v2(said, state, credential),
        State::NewPasskey(_) | State::NewKey(_) => return Err(Refusal::Wrong),
    };
    let proved = outcome.map_err(|error| Refusal::of(&error))?;
    // The state of a question to somebody known holds the count of that moment; another sign-in may have come in between.
    let counts = proved.counter() > 0 || credential.counter > 0;
    if counts && proved.counter() <= credential.counter { Err(Refusal::Cloned) } else { Ok(proved) }
}

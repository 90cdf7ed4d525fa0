//! Argon2id, behind a semaphore; staff passwords use it too. PHC strings, sealed under the house's key by the one who stores them.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use base::Sensitive;
use tokio::sync::Semaphore;
use web::WebResult;

/// Cost of a hash: 19 MiB, two passes, one lane (OWASP Password Storage), about 80 ms on a small server.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// The cost of new hashes; older ones carry their own in the PHC string.
pub const COST: Cost = Cost { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

/// At most two at a time, so that a crowd at the door does not take all memory and processors.
static PERMITS: Semaphore = Semaphore::const_new(2);

/// A hash of nothing anybody types, with the present cost.
const DUMMY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$a2FiaW5ldC1kdW1teS1zYWx0$M0JzVnJ0b2xvbmdidXRmaXhlZGxlbmd0aGRpZ2VzdDE";

/// A password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("password hash: {0}")]
pub struct HashError(String);

/// Hashes a password off the async threads.
///
/// # Errors
/// Only unexpected ones.
pub async fn hash(password: Sensitive<String>) -> WebResult<String> {
    let _permit = PERMITS.acquire().await?;
    let phc = tokio::task::spawn_blocking(move || {
        hasher()?.hash_password(password.expose().as_bytes()).map(|phc| phc.to_string()).map_err(told)
    })
    .await??;
    Ok(phc)
}

/// Whether it fits; `None` runs a dummy hash so that unknown names cost the same time.
///
/// # Errors
/// When the stored hash is not a PHC string, and other unexpected ones.
pub async fn fits(password: Sensitive<String>, phc: Option<String>) -> WebResult<bool> {
    let _permit = PERMITS.acquire().await?;
    let known = phc.is_some();
    let fits = tokio::task::spawn_blocking(move || {
        let text = phc.as_deref().unwrap_or(DUMMY);
        let kept = PasswordHash::new(text).map_err(told)?;
        Ok::<_, HashError>(hasher()?.verify_password(password.expose().as_bytes(), &kept).is_ok())
    })
    .await??;
    Ok(fits && known)
}

fn hasher() -> Result<Argon2<'static>, HashError> {
    let params = Params::new(COST.memory_kib, COST.passes, COST.lanes, None).map_err(told)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn told(error: impl std::fmt::Display) -> HashError {
    HashError(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Sensitive<String> {
        Sensitive::new(text.to_owned())
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_and_no_other() {
        let phc = hash(secret("Лодка-и-весло-42")).await.expect("hashes");
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(fits(secret("Лодка-и-весло-42"), Some(phc.clone())).await.expect("checks"));
        assert!(!fits(secret("лодка-и-весло-42"), Some(phc)).await.expect("checks"));
    }

    /// covers LOGIN-01: an unknown name costs the same work and never fits.
    #[tokio::test]
    async fn a_missing_account_costs_a_hash_and_never_fits() {
        assert!(!fits(secret("whatever"), None).await.expect("checks"));
    }
}

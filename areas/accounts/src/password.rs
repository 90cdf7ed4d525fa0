//! Argon2id behind a gate; staff passwords use it too. PHC strings, sealed under the house's key by the one who stores them.

use std::num::NonZeroUsize;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::available_parallelism;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use base::Sensitive;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use policy::HashingRules;
use tokio::sync::{Semaphore, SemaphorePermit};
use web::{House, Problem, WebResult};

const SALT_BYTES: usize = 16;
const HASH_BYTES: usize = 32;
/// Somebody who finds too many waiting comes back after so many seconds.
const COME_BACK_SECONDS: u64 = 5;

/// Lets in so many hashes at a time, so that a crowd at the door does not take all memory and processors, and so many to wait.
struct Gate {
    running: Semaphore,
    inside: Semaphore,
    /// Memory of hashes that are done, one for each that may run: asking the system for it anew would cost a tenth of a hash.
    memories: Mutex<Vec<Vec<Block>>>,
}

/// One for the process: it is the processors that are shared.
static GATE: OnceLock<Gate> = OnceLock::new();

/// A password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("password hash: {0}")]
pub struct HashError(String);

/// Hashes a password off the async threads, with the present cost.
///
/// # Errors
/// [`Problem::TooOften`] when too many wait already; otherwise only unexpected ones.
pub async fn hash(house: &House, password: Sensitive<String>) -> WebResult<String> {
    let rules = house.settings.policy.hashing;
    let salt = house.random.bytes::<SALT_BYTES>();
    let made = work(&rules, &rules, password, salt.to_vec()).await?;
    Ok(format!("{}{}${}", head(&rules), STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(made)))
}

/// Whether it fits; `None` does the same work for nothing, so that unknown names cost the same time.
///
/// # Errors
/// [`Problem::TooOften`] when too many wait already; when the stored hash is not a PHC string, and other unexpected ones.
pub async fn fits(house: &House, password: Sensitive<String>, phc: Option<String>) -> WebResult<bool> {
    let rules = house.settings.policy.hashing;
    let Some(phc) = phc else {
        let made = work(&rules, &rules, password, vec![7; SALT_BYTES]).await?;
        // Looked at, so that the work cannot be left out.
        return Ok(std::hint::black_box(made).is_empty());
    };
    let kept = PasswordHash::new(&phc).map_err(told)?;
    let cost = Params::try_from(&kept).map_err(told)?;
    let cost =
        HashingRules { memory_kib: cost.m_cost(), passes: cost.t_cost(), lanes: cost.p_cost(), ..rules };
    let (Some(salt), Some(hash)) = (&kept.salt, &kept.hash) else {
        return Err(told("a stored hash without salt or result").into());
    };
    let made = work(&rules, &cost, password, salt.as_ref().to_vec()).await?;
    Ok(verify_slices_are_equal(&made, hash.as_bytes()).is_ok())
}

/// The heavy part, in its turn and in memory that is used again.
async fn work(
    rules: &HashingRules,
    cost: &HashingRules,
    password: Sensitive<String>,
    salt: Vec<u8>,
) -> WebResult<[u8; HASH_BYTES]> {
    let gate = gate(rules);
    let _turn = turn(gate).await?;
    let cost = *cost;
    Ok(tokio::task::spawn_blocking(move || {
        let free = || gate.memories.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memory = free().pop().unwrap_or_default();
        let made = bare(&cost, password.expose().as_bytes(), &salt, &mut memory);
        free().push(memory);
        made
    })
    .await??)
}

fn bare(
    cost: &HashingRules,
    password: &[u8],
    salt: &[u8],
    memory: &mut Vec<Block>,
) -> Result<[u8; HASH_BYTES], HashError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(HASH_BYTES)).map_err(told)?;
    if memory.len() < params.block_count() {
        memory.resize(params.block_count(), Block::default());
    }
    let mut made = [0; HASH_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(password, salt, &mut made, memory.as_mut_slice())
        .map_err(told)?;
    Ok(made)
}

/// The beginning of a PHC string with this cost.
fn head(cost: &HashingRules) -> String {
    format!("$argon2id$v=19$m={},t={},p={}$", cost.memory_kib, cost.passes, cost.lanes)
}

/// Whether a hash was made with another cost than the present one: then the next right password is hashed anew.
#[must_use]
pub fn is_outdated(house: &House, phc: &str) -> bool {
    !phc.starts_with(&head(&house.settings.policy.hashing))
}

fn gate(rules: &HashingRules) -> &'static Gate {
    GATE.get_or_init(|| {
        let processors = available_parallelism().map_or(2, NonZeroUsize::get);
        let at_once = if rules.at_once == 0 { processors } else { rules.at_once };
        Gate {
            running: Semaphore::new(at_once),
            inside: Semaphore::new(at_once + rules.waiting),
            memories: Mutex::default(),
        }
    })
}

/// Waits for a place at the gate.
async fn turn(gate: &'static Gate) -> WebResult<(SemaphorePermit<'static>, SemaphorePermit<'static>)> {
    let Ok(inside) = gate.inside.try_acquire() else { return Err(Problem::TooOften(COME_BACK_SECONDS)) };
    Ok((inside, gate.running.acquire().await?))
}

fn told(error: impl std::fmt::Display) -> HashError {
    HashError(error.to_string())
}

/// The time of one hash with a given cost, for `kabinet admin argon2-tune`; the memory is asked for before.
///
/// # Errors
/// When the numbers are not Argon2's.
pub fn trial(cost: &HashingRules) -> Result<std::time::Duration, HashError> {
    let mut memory = Vec::new();
    bare(cost, b"the first one asks for memory", &[7; SALT_BYTES], &mut memory)?;
    let begun = std::time::Instant::now();
    std::hint::black_box(bare(cost, b"how long does this take", &[7; SALT_BYTES], &mut memory)?);
    Ok(begun.elapsed())
}

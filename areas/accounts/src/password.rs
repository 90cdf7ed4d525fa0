//! Argon2id with a pepper, behind a gate; staff passwords use it too. PHC strings, sealed under the house's key by the one who stores them.

mod pepper;

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

pub(crate) use pepper::retire;
use pepper::{Pepper, Peppers};
pub use pepper::{PepperStatus, ensure_pepper, forgotten, kept, pepper_status, rotate_pepper};

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

/// What goes into a hash besides the password.
struct Recipe {
    cost: HashingRules,
    salt: Vec<u8>,
    pepper: Pepper,
}

/// Hashes a password off the async threads, with the present cost and pepper.
///
/// # Errors
/// [`Problem::TooOften`] when too many wait already; otherwise only unexpected ones.
pub async fn hash(house: &House, password: Sensitive<String>) -> WebResult<String> {
    let cost = house.settings.policy.hashing;
    let salt = house.random.bytes::<SALT_BYTES>();
    let pepper = Peppers::of(house).await?.newest();
    let number = pepper.number;
    let made = work(&cost, Recipe { cost, salt: salt.to_vec(), pepper }, password).await?;
    Ok(written(&cost, number, &salt, &made))
}

/// A hash that no password has: what its owner knew opens nothing, and looking at it takes the usual time.
#[must_use]
pub fn nobodys(house: &House) -> String {
    let made = house.random.bytes::<HASH_BYTES>();
    written(&house.settings.policy.hashing, 0, &house.random.bytes::<SALT_BYTES>(), &made)
}

/// Whether it fits; `None` does the same work for nothing, so that unknown names cost the same time.
///
/// # Errors
/// [`Problem::TooOften`] when too many wait already; when the stored hash is not a PHC string, and other unexpected ones.
pub async fn fits(house: &House, password: Sensitive<String>, phc: Option<String>) -> WebResult<bool> {
    let rules = house.settings.policy.hashing;
    let peppers = Peppers::of(house).await?;
    let Some(phc) = phc else {
        let recipe = Recipe { cost: rules, salt: vec![7; SALT_BYTES], pepper: peppers.newest() };
        let made = work(&rules, recipe, password).await?;
        // Looked at, so that the work cannot be left out.
        return Ok(std::hint::black_box(made).is_empty());
    };
    let kept = PasswordHash::new(&phc).map_err(told)?;
    let params = Params::try_from(&kept).map_err(told)?;
    let cost = HashingRules {
        memory_kib: params.m_cost(),
        passes: params.t_cost(),
        lanes: params.p_cost(),
        ..rules
    };
    let (Some(salt), Some(hash)) = (&kept.salt, &kept.hash) else {
        return Err(told("a stored hash without salt or result").into());
    };
    let number = pepper_number(&params)?;
    let pepper = peppers.number(number).ok_or_else(|| told(format!("pepper {number} is not there")))?;
    let made = work(&rules, Recipe { cost, salt: salt.as_ref().to_vec(), pepper }, password).await?;
    Ok(verify_slices_are_equal(&made, hash.as_bytes()).is_ok())
}

/// A right password hashed anew, when its hash was made at another cost or with another pepper than the present ones.
///
/// # Errors
/// As those of [`hash`].
pub async fn renewed(house: &House, password: Sensitive<String>, phc: &str) -> WebResult<Option<String>> {
    if is_present(house, phc).await? {
        return Ok(None);
    }
    hash(house, password).await.map(Some)
}

async fn is_present(house: &House, phc: &str) -> WebResult<bool> {
    let number = Peppers::of(house).await?.newest().number;
    Ok(phc.starts_with(&head(&house.settings.policy.hashing, number)))
}

/// The heavy part, in its turn and in memory that is used again.
async fn work(
    rules: &HashingRules,
    recipe: Recipe,
    password: Sensitive<String>,
) -> WebResult<[u8; HASH_BYTES]> {
    let gate = gate(rules);
    let _turn = turn(gate).await?;
    Ok(tokio::task::spawn_blocking(move || {
        let free = || gate.memories.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memory = free().pop().unwrap_or_default();
        let made = bare(&recipe, password.expose().as_bytes(), &mut memory);
        free().push(memory);
        made
    })
    .await??)
}

fn bare(recipe: &Recipe, password: &[u8], memory: &mut Vec<Block>) -> Result<[u8; HASH_BYTES], HashError> {
    let cost = &recipe.cost;
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(HASH_BYTES)).map_err(told)?;
    if memory.len() < params.block_count() {
        memory.resize(params.block_count(), Block::default());
    }
    let mut made = [0; HASH_BYTES];
    let secret = recipe.pepper.secret.expose();
    Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, params)
        .map_err(told)?
        .hash_password_into_with_memory(password, &recipe.salt, &mut made, memory.as_mut_slice())
        .map_err(told)?;
    Ok(made)
}

/// The PHC string of a hash.
fn written(cost: &HashingRules, pepper: i64, salt: &[u8], made: &[u8]) -> String {
    format!("{}{}${}", head(cost, pepper), STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(made))
}

/// The beginning of a PHC string with this cost and pepper; the pepper's number stands as `keyid`.
fn head(cost: &HashingRules, pepper: i64) -> String {
    let costs = format!("$argon2id$v=19$m={},t={},p={}", cost.memory_kib, cost.passes, cost.lanes);
    if pepper == 0 {
        return format!("{costs}$");
    }
    format!("{costs},keyid={}$", STANDARD_NO_PAD.encode(pepper.to_string()))
}

/// The number of the pepper that a hash was made with; 0: none.
fn pepper_of(phc: &str) -> Result<i64, HashError> {
    let kept = PasswordHash::new(phc).map_err(told)?;
    pepper_number(&Params::try_from(&kept).map_err(told)?)
}

fn pepper_number(params: &Params) -> Result<i64, HashError> {
    if params.keyid().is_empty() {
        return Ok(0);
    }
    std::str::from_utf8(params.keyid()).map_err(told)?.parse().map_err(told)
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
    let recipe = Recipe { cost: *cost, salt: vec![7; SALT_BYTES], pepper: Pepper::default() };
    let mut memory = Vec::new();
    bare(&recipe, b"the first one asks for memory", &mut memory)?;
    let begun = std::time::Instant::now();
    std::hint::black_box(bare(&recipe, b"how long does this take", &mut memory)?);
    Ok(begun.elapsed())
}

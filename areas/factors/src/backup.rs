//! Backup codes: a set on paper for the day when the telephone is gone. Sixty random bits each, hashed with Argon2id and then under a
//! secret of the house, each good once; a new set kills the old one.

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::hmac;
use base::Sensitive;
use db::{Rows, Tx};
use policy::FactorRules;
use serde_json::json;
use text::Words;
use tokio::sync::Semaphore;
use web::{House, Problem, WebResult};

use crate::holder::{Fact, Holder, record};
use crate::store::backup as store;

/// Crockford's letters: none looks like another, none makes a word.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a code, five bits each.
const LENGTH: usize = 12;
const GROUP: usize = 4;
/// OWASP's least for Argon2id: 19 MiB, two passes. A code has sixty random bits by itself.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// Hashes at the same time in one process: whoever tries codes must not take the processors from everybody else.
static TURNS: Semaphore = Semaphore::const_new(2);

/// A new set, hashed but not kept yet.
#[derive(Debug)]
pub struct Made {
    /// The codes to be shown once: `7K3M-Q2VX-0D9F`.
    pub codes: Vec<String>,
    hashes: Vec<Sensitive<Vec<u8>>>,
}

/// What somebody typed, hashed; the work is done outside any transaction.
#[derive(Debug)]
pub struct Typed(Option<Sensitive<Vec<u8>>>);

/// How many codes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Not used yet.
    pub left: i64,
    /// In the set.
    pub of: i64,
}

/// The code is none of the set, or was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal;

impl Refusal {
    /// The words for the field, in the reader's language.
    #[must_use]
    pub fn words(self, t: &Words) -> String {
        t.get("factors-backup-wrong")
    }
}

/// Makes a set of codes. Takes a few tenths of a second: call it before the transaction.
///
/// # Errors
/// Only unexpected ones.
pub async fn make(house: &House, holder: Holder, rules: &FactorRules) -> WebResult<Made> {
    let number = usize::try_from(rules.backup_codes).unwrap_or(0);
    let codes: Vec<String> = (0..number).map(|_| code(house)).collect();
    let plain: Vec<String> = codes.iter().map(|code| code.replace('-', "")).collect();
    let hashes = hashed(holder, plain).await?;
    Ok(Made { codes, hashes })
}

/// Keeps a set; every code of an earlier one is dead.
///
/// # Errors
/// Only unexpected ones.
pub async fn keep(house: &House, tx: &Tx, holder: Holder, made: &Made) -> WebResult<()> {
    store::delete(tx, holder.uuid()).await?;
    let key = key(house, tx).await?;
    let now = house.clock.now();
    for hash in &made.hashes {
        store::insert(tx, holder.uuid(), sealed(&key, hash), now).await?;
    }
    let details = json!({ "number": made.codes.len() });
    record(house, tx, holder, Fact::done(holder, "factor.codes_made", details)).await
}

/// Hashes what was typed, with or without the dashes, in capitals or not. Call it before the transaction.
///
/// # Errors
/// Only unexpected ones.
pub async fn typed(holder: Holder, code: &str) -> WebResult<Typed> {
    let Some(plain) = read(code) else { return Ok(Typed(None)) };
    Ok(Typed(hashed(holder, vec![plain]).await?.pop()))
}

/// Checks and spends a code. Tries are counted by the caller. **The caller commits the transaction.**
///
/// # Errors
/// Only unexpected ones; that the code is not taken is the inner refusal.
pub async fn check(
    house: &House,
    tx: &Tx,
    holder: Holder,
    typed: &Typed,
) -> WebResult<Result<Left, Refusal>> {
    let Typed(Some(hash)) = typed else { return Ok(Err(Refusal)) };
    let key = key(house, tx).await?;
    if !store::spend(tx, holder.uuid(), sealed(&key, hash), house.clock.now()).await? {
        return Ok(Err(Refusal));
    }
    let left = left(tx, holder).await?;
    record(house, tx, holder, Fact::done(holder, "factor.code_spent", json!({ "left": left.left }))).await?;
    Ok(Ok(left))
}

/// How many codes are left: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn left(rows: &impl Rows, holder: Holder) -> WebResult<Left> {
    store::left(rows, holder.uuid()).await
}

fn code(house: &House) -> String {
    let bytes = house.random.bytes::<LENGTH>();
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The letters of a code as they were made: what looks alike is the same (Crockford), dashes and spaces are nothing.
fn read(code: &str) -> Option<String> {
    let letters: String = code
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—'))
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect();
    let known = letters.bytes().all(|letter| LETTERS.contains(&letter));
    (known && letters.len() == LENGTH).then_some(letters)
}

/// The holder's id is the salt: seventy random bits that are nobody else's.
async fn hashed(holder: Holder, plain: Vec<String>) -> WebResult<Vec<Sensitive<Vec<u8>>>> {
    let _turn = TURNS.acquire().await?;
    let salt = *holder.uuid().as_bytes();
    let done = tokio::task::spawn_blocking(move || {
        let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        plain
            .iter()
            .map(|code| {
                let mut hash = vec![0; 32];
                argon.hash_password_into(code.as_bytes(), &salt, &mut hash)?;
                Ok(Sensitive::new(hash))
            })
            .collect::<Result<Vec<_>, argon2::Error>>()
    });
    done.await?.map_err(|error| Problem::Broken(error.to_string().into()))
}

async fn key(house: &House, tx: &Tx) -> WebResult<hmac::Key> {
    let secret = house.vault.secret(tx, "factors.backup", || house.random.bytes::<32>().to_vec()).await?;
    Ok(hmac::Key::new(hmac::HMAC_SHA256, secret.expose()))
}

fn sealed(key: &hmac::Key, hash: &Sensitive<Vec<u8>>) -> Vec<u8> {
    hmac::sign(key, hash.expose()).as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(read(" 7k3m q2vx–0d9f ").as_deref(), Some("7K3MQ2VX0D9F"));
        assert_eq!(read("OIl1-0000-0000").as_deref(), Some("011100000000"));
        for wrong in ["", "7K3M-Q2VX", "7K3M-Q2VX-0D9F-1", "7K3M-Q2VX-0D9Ж"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}

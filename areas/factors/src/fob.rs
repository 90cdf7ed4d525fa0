//! Fobs with a screen and a button: counter-based codes (RFC 4226), of the portal's stock or a person's own. A code serves once, a counter
//! never goes back; a fob that was pressed too often is brought in step by two codes one after the other (section 7.4).

use base::Sensitive;
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use policy::FactorRules;
use text::Words;
use uuid::Uuid;
use web::{AuthLevel, House, Problem, WebResult};

use crate::factor::{self, Fresh, Kind, secret_cell};
use crate::holder::Holder;
use crate::store::{self, FactorRow};

mod hotp;
pub mod stock;

pub use hotp::Seed;

/// What somebody typed from the screen of a fob.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'t> {
    /// The code.
    pub code: &'t str,
    /// The code after it, by which a fob is brought in step; empty when only one was asked for.
    pub next: &'t str,
}

/// A fob that somebody brings themselves.
#[derive(Clone, Copy, Debug)]
pub struct Own<'o> {
    /// What they call it.
    pub name: &'o str,
    /// What its codes are computed from.
    pub seed: &'o Seed,
    /// Two codes one after the other.
    pub typed: Typed<'o>,
}

/// Why a code is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is none of the next ones.
    Wrong,
    /// The two codes do not follow one another, or lie too far ahead.
    WrongPair,
    /// It was taken already: press the button again.
    Spent,
    /// There is no fob.
    Late,
}

impl Refusal {
    /// The words for the field, in the reader's language.
    #[must_use]
    pub fn words(self, t: &Words) -> String {
        t.get(match self {
            Self::Wrong => "factors-fob-wrong",
            Self::WrongPair => "factors-fob-wrong-pair",
            Self::Spent => "factors-fob-spent",
            Self::Late => "factors-fob-late",
        })
    }
}

/// Enrols a person's own fob by its seed and two codes one after the other, which also tell how often it was pressed before.
///
/// # Errors
/// Only unexpected ones; what is wrong with the codes is the inner refusal.
pub async fn add_own(
    house: &House,
    tx: &Tx,
    holder: Holder,
    own: Own<'_>,
    rules: &FactorRules,
) -> WebResult<Result<Uuid, Refusal>> {
    if own.typed.next.is_empty() {
        return Ok(Err(Refusal::WrongPair));
    }
    let Some(counter) = matching(own.seed, 0, own.typed, rules) else { return Ok(Err(Refusal::WrongPair)) };
    Ok(Ok(factor::keep(house, tx, holder, fresh(own.seed, own.name, counter, true)).await?))
}

/// Checks a code against every fob of the holder and spends it and all before it; the id is the fob's. Tries are counted by the caller.
/// **The caller commits the transaction.**
///
/// # Errors
/// Only unexpected ones; what is wrong with the code is the inner refusal.
pub async fn check(
    house: &House,
    tx: &Tx,
    holder: Holder,
    typed: Typed<'_>,
    rules: &FactorRules,
) -> WebResult<Result<Uuid, Refusal>> {
    let now = house.clock.now();
    let mut fobs = store::confirmed(tx, holder.uuid()).await?;
    fobs.retain(|row| row.kind == Kind::Fob.code());
    if fobs.is_empty() {
        return Ok(Err(Refusal::Late));
    }
    let mut refusal = if typed.next.is_empty() { Refusal::Wrong } else { Refusal::WrongPair };
    for row in fobs {
        let seed = seed_of(house, tx, holder, &row).await?;
        if let Some(counter) = matching(&seed, row.spent_step + 1, typed, rules) {
            if spend(tx, holder, row.factor_id, counter, now).await? {
                return Ok(Ok(row.factor_id));
            }
            refusal = Refusal::Spent;
        } else if row.spent_step >= 0 && seed.shows(row.spent_step, typed.code) {
            refusal = Refusal::Spent;
        }
    }
    Ok(Err(refusal))
}

/// The counter that is spent by what was typed: of the next few for one code, of the next hundreds for two.
fn matching(seed: &Seed, from: i64, typed: Typed<'_>, rules: &FactorRules) -> Option<i64> {
    if typed.next.is_empty() {
        return (from..from + rules.fob_look_ahead).find(|counter| seed.shows(*counter, typed.code));
    }
    let follow = |counter: &i64| seed.shows(*counter, typed.code) && seed.shows(*counter + 1, typed.next);
    (from..from + rules.fob_resync).find(follow).map(|counter| counter + 1)
}

async fn spend(tx: &Tx, holder: Holder, factor: Uuid, counter: i64, at: DateTime<Utc>) -> WebResult<bool> {
    store::spend_step(tx, holder.uuid(), factor, counter, at).await
}

fn fresh(seed: &Seed, name: &str, spent: i64, told: bool) -> Fresh {
    Fresh {
        kind: Kind::Fob,
        name: name.to_owned(),
        secret: Sensitive::new(seed.kept()),
        level: AuthLevel::A2,
        synced: false,
        confirmed: true,
        told,
        spent,
    }
}

async fn seed_of(house: &House, rows: &impl Rows, holder: Holder, row: &FactorRow) -> WebResult<Seed> {
    let key = holder.key(house, rows).await?;
    let kept = key.open(secret_cell(row.factor_id), &row.secret)?;
    Seed::opened(&kept).ok_or_else(|| Problem::Broken("a fob without a seed".into()))
}

//! The portal's own fobs: imported by the administrator, handed out at a desk by serial number, lost, brought back. Their seeds are sealed
//! under the key of the house; while somebody has a fob, a copy is sealed under theirs.

use base::StaffId;
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use policy::FactorRules;
use serde_json::json;
use uuid::Uuid;
use vault::Cell;
use web::{House, Problem, WebResult};

use super::{Refusal, Seed, Typed, fresh, matching};
use crate::factor::{self, Kind};
use crate::holder::{Fact, Holder, record};
use crate::store;
use crate::store::fob as rows_of;

mod list;

pub use list::{Fault, Line, MOST_LINES, parse};

/// Where a fob of the stock is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It may be handed out.
    Stock,
    /// Somebody has it.
    Given,
    /// It is no longer anybody's, but was not brought back.
    Away,
    /// It was reported lost: nobody gets it again, its seed is gone.
    Lost,
}

impl State {
    /// Every state, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Stock, Self::Given, Self::Away, Self::Lost];

    /// The word in a column, in addresses and at the end of keys of words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Given => "given",
            Self::Away => "away",
            Self::Lost => "lost",
        }
    }

    /// The state of a column's word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A fob of the stock, without a word about who has it.
#[derive(Clone, Debug)]
pub struct Fob {
    /// What is printed on it.
    pub serial: String,
    /// Where it is.
    pub state: State,
    /// Since when.
    pub changed_at: DateTime<Utc>,
}

/// A fob of the stock that somebody has.
#[derive(Clone, Debug)]
pub struct Held {
    /// The factor's id.
    pub factor: Uuid,
    /// What is printed on it.
    pub serial: String,
}

/// Why a fob is not handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHanded {
    /// The stock has no such fob, or somebody has it, or it was lost.
    NotInStock,
    /// The code from its screen does not fit: it is another fob, or out of step.
    Code(Refusal),
}

/// Takes all lines into the stock; the serials that it knows already, when there are any: then nothing is to be kept, and the caller lets
/// the transaction go.
///
/// # Errors
/// Only unexpected ones.
pub async fn import(house: &House, tx: &Tx, by: StaffId, lines: &[Line]) -> WebResult<Vec<usize>> {
    let now = house.clock.now();
    let mut known = Vec::new();
    for line in lines {
        let fob = house.random.uuid(now);
        let new = rows_of::New {
            fob,
            serial: line.serial.clone(),
            seed: house.vault.house().seal(cell(fob), &line.seed.kept()),
            next_counter: line.counter,
            at: now,
        };
        if !rows_of::insert(tx, new).await? {
            known.push(line.number);
        }
    }
    if known.is_empty() {
        let holder = Holder::Staff(by);
        let details = json!({ "number": lines.len() });
        record(house, tx, holder, Fact::done(holder, "factor.fobs_imported", details)).await?;
    }
    Ok(known)
}

/// Gives a fob of the stock to somebody whose identity the caller has checked; the code on its screen proves that it is this one and how
/// often it was pressed. The caller writes the entry of the journal: it knows the desk.
///
/// # Errors
/// Only unexpected ones; that it is not to be had is the inner refusal.
pub async fn hand_out(
    house: &House,
    tx: &Tx,
    holder: Holder,
    serial: &str,
    typed: Typed<'_>,
    rules: &FactorRules,
) -> WebResult<Result<Uuid, NotHanded>> {
    let found = rows_of::find(tx, &list::tidy(serial)).await?;
    let Some(row) = found.filter(|row| row.state == State::Stock.code()) else {
        return Ok(Err(NotHanded::NotInStock));
    };
    let kept = house.vault.house().open(cell(row.fob_id), &row.seed)?;
    let seed = Seed::opened(&kept).ok_or_else(|| Problem::Broken("a fob without a seed".into()))?;
    let Some(counter) = matching(&seed, row.next_counter, typed, rules) else {
        let refusal = if typed.next.is_empty() { Refusal::Wrong } else { Refusal::WrongPair };
        return Ok(Err(NotHanded::Code(refusal)));
    };
    let name = format!("№ {}", row.serial);
    let factor = factor::keep(house, tx, holder, fresh(&seed, &name, counter, false)).await?;
    if !rows_of::give(tx, row.fob_id, holder, factor, house.clock.now()).await? {
        return Ok(Err(NotHanded::NotInStock));
    }
    Ok(Ok(factor))
}

/// The fobs of the stock that somebody has: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn held(rows: &impl Rows, holder: Holder) -> WebResult<Vec<Held>> {
    let found = rows_of::of_holder(rows, holder.uuid()).await?;
    Ok(found.into_iter().map(|row| Held { factor: row.factor_id, serial: row.serial }).collect())
}

/// A fob was brought back or reported lost: it confirms nothing from now on. `false` when the holder has no such fob; `lost` also takes a
/// fob of their own away. The caller writes the entry of the journal.
///
/// # Errors
/// Only unexpected ones.
pub async fn part_with(
    house: &House,
    tx: &Tx,
    holder: Holder,
    factor: Uuid,
    state: State,
) -> WebResult<bool> {
    let Some(row) = store::find(tx, holder.uuid(), factor).await? else { return Ok(false) };
    if row.kind != Kind::Fob.code() {
        return Ok(false);
    }
    rows_of::detach(tx, holder.uuid(), Some(factor), state.code(), house.clock.now()).await?;
    store::delete(tx, holder.uuid(), factor).await?;
    Ok(true)
}

/// The person reports their fob lost: `false` when they have no such fob.
///
/// # Errors
/// Only unexpected ones.
pub async fn lost(house: &House, tx: &Tx, holder: Holder, factor: Uuid) -> WebResult<bool> {
    let parted = part_with(house, tx, holder, factor, State::Lost).await?;
    if parted {
        let details = json!({ "factor": Kind::Fob.code() });
        record(house, tx, holder, Fact::done(holder, "factor.fob_lost", details)).await?;
    }
    Ok(parted)
}

/// A fob that was away lies in the stock again; `false` when it was not away.
///
/// # Errors
/// Only unexpected ones.
pub async fn back_in_stock(house: &House, tx: &Tx, by: StaffId, serial: &str) -> WebResult<bool> {
    let back = rows_of::back(tx, serial, house.clock.now()).await?;
    if back {
        let holder = Holder::Staff(by);
        record(house, tx, holder, Fact::done(holder, "factor.fob_back", json!({ "serial": serial }))).await?;
    }
    Ok(back)
}

/// How many fobs are in each state, in the order of [`State::ALL`]: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn counts(rows: &impl Rows) -> WebResult<Vec<(State, i64)>> {
    let found = rows_of::counts(rows).await?;
    let of = |state: State| found.iter().find(|row| row.state == state.code()).map_or(0, |row| row.fobs);
    Ok(State::ALL.into_iter().map(|state| (state, of(state))).collect())
}

/// Fobs of one state after a serial, in the order of serials: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn list(rows: &impl Rows, state: State, after: &str, limit: i64) -> WebResult<Vec<Fob>> {
    let found = rows_of::list(rows, state.code(), after, limit).await?;
    Ok(found.into_iter().map(|row| Fob { serial: row.serial, state, changed_at: row.changed_at }).collect())
}

fn cell(fob: Uuid) -> Cell {
    Cell { table: "factors_fobs", column: "seed", row: fob }
}

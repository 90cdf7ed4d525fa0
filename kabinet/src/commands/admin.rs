//! `kabinet admin`: what an operator measures before others come.

use anyhow::Context;
use policy::HashingRules;

/// Commands of an operator.
#[derive(clap::Subcommand)]
pub enum Admin {
    /// Finds the cost of a password's hash (Argon2id) for this machine and prints the section for the configuration.
    Argon2Tune {
        /// How long one hash may take, in milliseconds.
        #[arg(long, default_value_t = 100)]
        milliseconds: u64,
        /// The memory that all hashes together may take, in MiB.
        #[arg(long, default_value_t = 256)]
        memory: u32,
    },
}

/// Memory of one hash, the most first: more memory is dearer for an attacker than more passes (RFC 9106, section 4).
const MEMORIES_MIB: [u32; 8] = [256, 128, 64, 46, 32, 19, 12, 9];
/// The least passes that go with a memory (OWASP Password Storage): the less memory, the more passes.
const LEAST_PASSES: [(u32, u32); 5] = [(46, 1), (19, 2), (12, 3), (9, 4), (0, 5)];
const MOST_PASSES: u32 = 20;
/// Each cost is timed so often, and the middle one counts.
const ROUNDS: usize = 5;

/// Carries it out.
pub fn run(command: &Admin) -> anyhow::Result<()> {
    let Admin::Argon2Tune { milliseconds, memory } = command;
    let at_once = std::thread::available_parallelism()?.get();
    let budget_mib = memory / u32::try_from(at_once)?;
    super::say(&format!(
        "{at_once} hashes at the same time, {budget_mib} MiB for each, {milliseconds} ms for one"
    ));
    let mut found = None;
    for memory_mib in MEMORIES_MIB.into_iter().filter(|memory_mib| *memory_mib <= budget_mib) {
        let Some(passes) = most_passes(memory_mib, *milliseconds)? else { continue };
        found = Some(HashingRules { memory_kib: memory_mib * 1024, passes, ..HashingRules::default() });
        break;
    }
    let cost = found.with_context(|| {
        format!("no cost that is safe takes {milliseconds} ms or less here: allow more time, or more memory")
    })?;
    let took = middle(&cost)?;
    super::say(&format!(
        "\n[policy.hashing]\n# {took} ms on this machine.\nmemory_kib = {}\npasses = {}\nlanes = {}",
        cost.memory_kib, cost.passes, cost.lanes
    ));
    Ok(())
}

/// The most passes over a memory within the time; `None` when not even the least are.
fn most_passes(memory_mib: u32, milliseconds: u64) -> anyhow::Result<Option<u32>> {
    let least =
        LEAST_PASSES.iter().find(|(from, _)| memory_mib >= *from).map_or(MOST_PASSES, |(_, passes)| *passes);
    let mut fits = None;
    for passes in least..=MOST_PASSES {
        let cost = HashingRules { memory_kib: memory_mib * 1024, passes, ..HashingRules::default() };
        let took = middle(&cost)?;
        super::say(&format!("{memory_mib:>4} MiB  {passes:>2} passes  {took:>5} ms"));
        if took > milliseconds {
            break;
        }
        fits = Some(passes);
    }
    Ok(fits)
}

/// Milliseconds of the middle round.
fn middle(cost: &HashingRules) -> anyhow::Result<u64> {
    let mut took = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        took.push(accounts::password::trial(cost)?.as_millis());
    }
    took.sort_unstable();
    Ok(u64::try_from(took[ROUNDS / 2])?)
}

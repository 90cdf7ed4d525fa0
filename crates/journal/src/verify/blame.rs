//! Says of suspected leaves which were moved and which were replaced.

use std::collections::HashMap;

use base::EntryId;
use uuid::Uuid;

use super::walk::Suspects;
use super::{Fault, Seen};
use crate::tree::{self, Hash};

/// With more hashes than this in question it would take too long to try every pair, and the whole range is damaged anyway.
const TRIED: usize = 400;

/// A hash that is met among the suspects, and where.
struct Met<'a> {
    hash: Hash,
    at: &'a Seen,
    /// Whether it is what the entry hashes to, not only what the leaf's row says.
    entry: bool,
}

/// The faults behind suspected pairs. `last` is the tree's last leaf, which no node may cover yet; `known` are the faults
/// already found.
pub(crate) fn blame(suspects: &[Suspects], last: Option<&Seen>, known: &[Fault]) -> Vec<Fault> {
    let seen = suspects.iter().flat_map(|suspects| &suspects.pair).chain(last);
    let met: Vec<Met> = seen
        .flat_map(|at| {
            let stored = at.stored.map(|hash| Met { hash, at, entry: false });
            let found = at.found.map(|hash| Met { hash, at, entry: true });
            [found, stored].into_iter().flatten()
        })
        .collect();
    let mut faults = Vec::new();
    for suspects in suspects {
        match true_pair(suspects, &met) {
            Some(truth) => {
                let places = suspects.pair.iter().zip(truth);
                faults.extend(places.filter_map(|(at, truth)| moved(at, truth)));
            }
            None if suspects.pair.iter().any(|at| known.iter().any(|fault| fault.concerns(at.leaf))) => {}
            None => {
                let entries = [0, 1].map(|side| suspects.pair[side].entry.map(EntryId));
                faults.push(Fault::Replaced { entries, leaf: suspects.pair[0].leaf });
            }
        }
    }
    faults
}

/// The faults behind entries that are not the ones their leaves were made of: an entry that another such leaf was made of was
/// moved, any other was changed.
pub(crate) fn contradictions(contradicted: &[Seen]) -> Vec<Fault> {
    let made_of: HashMap<Hash, u64> =
        contradicted.iter().filter_map(|at| Some((at.stored?, at.leaf))).collect();
    let fault = |at: &Seen| {
        let (entry, leaf) = (EntryId(at.entry?), at.leaf);
        Some(match at.found.and_then(|found| made_of.get(&found)) {
            Some(belongs) => Fault::Reordered { entry, leaf, belongs: *belongs },
            None => Fault::Changed { entry, leaf },
        })
    };
    contradicted.iter().filter_map(fault).collect()
}

/// The two hashes that the stored node is made of, when both are met somewhere.
fn true_pair<'a>(suspects: &Suspects, met: &'a [Met<'a>]) -> Option<[&'a Met<'a>; 2]> {
    if met.len() > TRIED {
        return None;
    }
    let pairs = met.iter().flat_map(|left| met.iter().map(move |right| [left, right]));
    pairs.into_iter().find(|[left, right]| tree::node_hash(&left.hash, &right.hash) == suspects.node)
}

/// What happened at a place where the tree holds `truth`.
fn moved(at: &Seen, truth: &Met) -> Option<Fault> {
    if at.stored == Some(truth.hash) {
        return None;
    }
    let entry = |entry: Option<Uuid>| entry.map(EntryId);
    if at.leaf == truth.at.leaf {
        return truth.entry.then_some(Fault::LeafChanged { entry: entry(at.entry)?, leaf: at.leaf });
    }
    Some(Fault::Reordered { entry: entry(truth.at.entry)?, leaf: truth.at.leaf, belongs: at.leaf })
}

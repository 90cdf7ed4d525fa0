//! One pass over the leaves, with the tree growing beside it.

use std::collections::{HashMap, VecDeque};

use base::{CitizenId, EntryId};
use db::Db;
use vault::{Subject, VaultError};

use super::{Fault, Report, Seen, blame};
use crate::checkpoint::Checkpoint;
use crate::journal::{Journal, payload_cell};
use crate::store::{self, CheckpointRow, LeafRow};
use crate::tree::{self, Hash, Place};

/// Checkpoints read in one query.
const CHECKPOINTS: i64 = 200;

/// Two leaves whose stored node says that something about them is not as it was.
pub(crate) struct Suspects {
    pub(crate) node: Hash,
    pub(crate) pair: [Seen; 2],
}

/// A full subtree at the tree's right edge.
struct Peak {
    place: Place,
    hash: Hash,
    /// When the stored node differs from what lies below it: what it would be by the leaves, and who is suspected.
    doubt: Option<(Hash, Doubt)>,
}

enum Doubt {
    Leaves(Box<Suspects>),
    Node,
}

pub(crate) struct Walk<'a> {
    journal: &'a Journal,
    db: &'a Db,
    kept: Option<Checkpoint>,
    peaks: Vec<Peak>,
    last: Option<Seen>,
    size: u64,
    /// The last size whose hash was as signed.
    good: u64,
    differs: bool,
    checkpoints: VecDeque<CheckpointRow>,
    checkpoints_read_to: i64,
    suspects: Vec<Suspects>,
    /// Leaves whose entry is not the one they were made of.
    contradicted: Vec<Seen>,
    report: Report,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(journal: &'a Journal, db: &'a Db, kept: Option<Checkpoint>) -> Self {
        Self {
            journal,
            db,
            kept,
            peaks: Vec::new(),
            last: None,
            size: 0,
            good: 0,
            differs: false,
            checkpoints: VecDeque::new(),
            checkpoints_read_to: 0,
            suspects: Vec::new(),
            contradicted: Vec::new(),
            report: Report::default(),
        }
    }

    /// Looks at the leaves from `begin` to before `end`.
    pub(crate) async fn leaves(&mut self, begin: u64, end: u64) -> Result<(), VaultError> {
        let rows = store::leaf_rows(self.db, begin, end).await?;
        let mut rows: HashMap<u64, LeafRow> =
            rows.into_iter().filter_map(|row| Some((u64::try_from(row.number).ok()?, row))).collect();
        let mut nodes = HashMap::new();
        let mut level = 1;
        while (begin >> level) < (end >> level) {
            nodes.extend(store::level(self.db, level, begin >> level, end >> level).await?);
            level += 1;
        }
        for leaf in begin..end {
            let seen = self.look(leaf, rows.remove(&leaf)).await?;
            self.grow(seen, &nodes);
            self.compare_roots().await?;
        }
        self.report.leaves = end;
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Report {
        for peak in std::mem::take(&mut self.peaks) {
            if let Some((_, doubt)) = peak.doubt {
                self.decide(peak.place, doubt);
            }
        }
        for fault in blame::contradictions(&self.contradicted) {
            if !self.report.faults.contains(&fault) {
                self.report.faults.push(fault);
            }
        }
        let faults = blame::blame(&self.suspects, self.last.as_ref(), &self.report.faults);
        self.report.faults.extend(faults);
        self.report.faults.sort_by_key(Fault::place);
        self.report
    }

    /// Compares an entry with its leaf.
    async fn look(&mut self, leaf: u64, row: Option<LeafRow>) -> Result<Seen, VaultError> {
        let Some(row) = row else {
            self.report.faults.push(Fault::LeafDeleted { leaf });
            return Ok(Seen { leaf, entry: None, stored: None, found: None });
        };
        let stored = Hash::try_from(row.hash.as_slice()).ok();
        let (entry, id) = (row.entry_id, EntryId(row.entry_id));
        let Some(facts) = row.facts() else {
            self.report.faults.push(Fault::Deleted { entry: id, leaf });
            return Ok(Seen { leaf, entry: Some(entry), stored, found: None });
        };
        let found = Some(tree::leaf_hash(&facts.canonical()));
        if !self.payload_is_committed_to(&row, &facts.commitment).await? {
            self.report.faults.push(Fault::Changed { entry: id, leaf });
        }
        Ok(Seen { leaf, entry: Some(entry), stored, found })
    }

    /// Whether the personal part is the one the commitment was made for. After an erasure nobody can tell, and nobody can
    /// read it either.
    async fn payload_is_committed_to(&self, row: &LeafRow, commitment: &[u8]) -> Result<bool, VaultError> {
        let subject = match row.citizen_id.is_nil() {
            true => Subject::House,
            false => Subject::Citizen(CitizenId(row.citizen_id)),
        };
        let key = match self.journal.0.vault.key(self.db, subject).await {
            Ok(key) => key,
            Err(VaultError::Erased) => return Ok(true),
            Err(VaultError::Db(error)) => return Err(error.into()),
            Err(_) => return Ok(false),
        };
        let Some(payload) = &row.payload else { return Ok(false) };
        let plain = key.open(payload_cell(EntryId(row.entry_id)), payload);
        Ok(plain.is_ok_and(|plain| tree::hash(&plain) == commitment))
    }

    /// Appends a leaf to the tree and compares the nodes that become full with the stored ones. Where they differ the tree goes
    /// on with the stored one, so that a fault is met once and not again in every node above it.
    fn grow(&mut self, seen: Seen, nodes: &HashMap<Place, Hash>) {
        let hash = seen.stored.or(seen.found).unwrap_or_default();
        let mut right = Peak { place: Place { level: 0, position: seen.leaf }, hash, doubt: None };
        let before = self.last.replace(seen.clone());
        while right.place.position & 1 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            let place = Place { level: right.place.level + 1, position: right.place.position >> 1 };
            right = match nodes.get(&place) {
                Some(stored) => self.merge(place, *stored, left, right, [before.as_ref(), Some(&seen)]),
                None => {
                    let hash = tree::node_hash(&left.hash, &right.hash);
                    self.report.faults.push(Fault::Node { level: place.level, position: place.position });
                    self.settle([(left, false), (right, false)]);
                    Peak { place, hash, doubt: None }
                }
            };
        }
        self.peaks.push(right);
        self.size += 1;
        if seen.stored.zip(seen.found).is_some_and(|(stored, found)| stored != found) {
            self.contradicted.push(seen);
        }
    }

    fn merge(
        &mut self,
        place: Place,
        stored: Hash,
        left: Peak,
        right: Peak,
        pair: [Option<&Seen>; 2],
    ) -> Peak {
        let ways = |peak: &Peak| [Some(peak.hash), peak.doubt.as_ref().map(|(other, _)| *other)];
        for (l, left_hash) in ways(&left).into_iter().enumerate() {
            for (r, right_hash) in ways(&right).into_iter().enumerate() {
                let (Some(left_hash), Some(right_hash)) = (left_hash, right_hash) else { continue };
                if tree::node_hash(&left_hash, &right_hash) == stored {
                    self.settle([(left, l == 1), (right, r == 1)]);
                    return Peak { place, hash: stored, doubt: None };
                }
            }
        }
        let by_leaves = tree::node_hash(&left.hash, &right.hash);
        let doubt = match (place.level, pair) {
            (1, [Some(left), Some(right)]) => {
                Doubt::Leaves(Box::new(Suspects { node: stored, pair: [left.clone(), right.clone()] }))
            }
            _ => Doubt::Node,
        };
        self.settle([(left, false), (right, false)]);
        Peak { place, hash: stored, doubt: Some((by_leaves, doubt)) }
    }

    /// Decides the doubts about subtrees now that their parent is known: if it agrees with what lies below, only the node
    /// between was changed.
    fn settle(&mut self, children: [(Peak, bool); 2]) {
        for (child, node_was_changed) in children {
            let Some((_, doubt)) = child.doubt else { continue };
            let doubt = if node_was_changed { Doubt::Node } else { doubt };
            self.decide(child.place, doubt);
        }
    }

    fn decide(&mut self, place: Place, doubt: Doubt) {
        match doubt {
            Doubt::Leaves(suspects) => self.suspects.push(*suspects),
            Doubt::Node => {
                self.report.faults.push(Fault::Node { level: place.level, position: place.position })
            }
        }
    }

    /// Compares the tree with the checkpoints of its present size.
    async fn compare_roots(&mut self) -> Result<(), VaultError> {
        if self.checkpoints.is_empty() && self.checkpoints_read_to < i64::MAX {
            let rows = store::checkpoints_after(self.db, self.checkpoints_read_to, CHECKPOINTS).await?;
            self.checkpoints_read_to = rows.last().map_or(i64::MAX, |row| row.size);
            self.checkpoints.extend(rows);
        }
        let size = store::number(self.size);
        while let Some(row) = self.checkpoints.pop_front_if(|row| row.size <= size) {
            self.report.checkpoints += 1;
            match self.journal.read_checkpoint(&row.note) {
                Some(signed) if store::number(signed.size) == row.size => self.compare(&signed.root),
                _ => self.report.faults.push(Fault::Signature { size: row.size }),
            }
        }
        if let Some(kept) = self.kept.take_if(|kept| kept.size == self.size) {
            self.compare(&kept.root);
        }
        Ok(())
    }

    fn compare(&mut self, signed: &Hash) {
        if self.differs {
            return;
        }
        let peaks: Vec<Hash> = self.peaks.iter().map(|peak| peak.hash).collect();
        if tree::join(&peaks) == *signed {
            self.good = self.size;
        } else {
            self.differs = true;
            self.report.faults.push(Fault::Root { after: self.good, size: self.size });
        }
    }
}

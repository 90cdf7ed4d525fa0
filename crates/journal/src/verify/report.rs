//! What a check of the journal found.

use std::fmt;

use base::EntryId;

/// What a check of the journal found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Leaves looked at.
    pub leaves: u64,
    /// Signed checkpoints looked at.
    pub checkpoints: u64,
    /// Committed entries that the sequencer has not put into the tree yet.
    pub waiting: u64,
    /// What is wrong, in the order of the tree.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { leaves, checkpoints, waiting, faults } = self;
        for fault in faults {
            writeln!(f, "{fault}")?;
        }
        let verdict =
            if faults.is_empty() { "the journal is sound" } else { "the journal was tampered with" };
        write!(
            f,
            "{verdict}: {leaves} leaves, {checkpoints} checkpoints, {waiting} entries not in the tree yet, {} faults",
            faults.len()
        )
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The entry is not what the tree holds: its facts, its personal part or the commitment between them were changed.
    Changed {
        /// Which entry.
        entry: EntryId,
        /// Its leaf.
        leaf: u64,
    },
    /// The entry is gone from the table; its leaf is still there.
    Deleted {
        /// Which entry.
        entry: EntryId,
        /// Its leaf.
        leaf: u64,
    },
    /// The row of a leaf is gone.
    LeafDeleted {
        /// Which leaf.
        leaf: u64,
    },
    /// The hash in the row of a leaf was changed; the entry is sound.
    LeafChanged {
        /// Which entry.
        entry: EntryId,
        /// Its leaf.
        leaf: u64,
    },
    /// The entry stands in another place than the tree holds it in.
    Reordered {
        /// Which entry.
        entry: EntryId,
        /// Where it stands now.
        leaf: u64,
        /// Where it belongs.
        belongs: u64,
    },
    /// Entry and leaf were replaced together: it is one of these two, or both.
    Replaced {
        /// The entries.
        entries: [Option<EntryId>; 2],
        /// The first of the two leaves.
        leaf: u64,
    },
    /// A stored inner node of the tree was changed or deleted; the leaves below it are sound.
    Node {
        /// Its level, from 1.
        level: u32,
        /// Its position in the level.
        position: u64,
    },
    /// The tree's hash is not the signed one: rows in this range were changed together with the tree above them. Later
    /// checkpoints are not compared any more.
    Root {
        /// The last size that is as signed.
        after: u64,
        /// The size of the checkpoint that it differs from.
        size: u64,
    },
    /// A checkpoint's signature or size is not what this journal signed.
    Signature {
        /// The checkpoint's size.
        size: i64,
    },
    /// Leaves that no checkpoint covers.
    Unsigned {
        /// The first.
        from: i64,
        /// One behind the last.
        to: i64,
    },
    /// The tree is smaller than one that was signed and kept elsewhere: its end was cut off.
    Cut {
        /// The size kept elsewhere.
        kept: u64,
        /// The size now.
        found: u64,
    },
}

impl Fault {
    /// The leaf by which faults are put in order.
    pub(crate) fn place(&self) -> u64 {
        let number = |size: i64| u64::try_from(size).unwrap_or(0);
        match *self {
            Self::Changed { leaf, .. }
            | Self::Deleted { leaf, .. }
            | Self::LeafDeleted { leaf }
            | Self::LeafChanged { leaf, .. }
            | Self::Reordered { leaf, .. }
            | Self::Replaced { leaf, .. } => leaf,
            Self::Node { level, position } => position << level.min(62),
            Self::Root { size, .. } => size,
            Self::Signature { size } => number(size),
            Self::Unsigned { from, .. } => number(from),
            Self::Cut { found, .. } => found,
        }
    }

    /// Whether it already says what is wrong at this leaf.
    pub(crate) fn concerns(&self, at: u64) -> bool {
        match *self {
            Self::Changed { leaf, .. } | Self::Deleted { leaf, .. } | Self::LeafDeleted { leaf } => {
                leaf == at
            }
            _ => false,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { entry, leaf } => write!(f, "entry {entry} (leaf {leaf}) was changed"),
            Self::Deleted { entry, leaf } => write!(f, "entry {entry} (leaf {leaf}) was deleted"),
            Self::LeafDeleted { leaf } => write!(f, "leaf {leaf} was deleted"),
            Self::LeafChanged { entry, leaf } => {
                write!(f, "the hash of leaf {leaf} (entry {entry}) was changed")
            }
            Self::Reordered { entry, leaf, belongs } => {
                write!(f, "entry {entry} was moved: it stands at leaf {leaf} and belongs to leaf {belongs}")
            }
            Self::Replaced { entries, leaf } => {
                let [first, second] =
                    entries.map(|entry| entry.map_or("none".into(), |entry| entry.to_string()));
                write!(
                    f,
                    "leaf {leaf} (entry {first}) or leaf {} (entry {second}) was replaced together with its entry",
                    leaf + 1
                )
            }
            Self::Node { level, position } => {
                write!(f, "node {position} of level {level} was changed or deleted")
            }
            Self::Root { after, size } => {
                write!(
                    f,
                    "rows of the leaves {after} to {} were changed together with the tree: it is not the signed one",
                    size.saturating_sub(1)
                )
            }
            Self::Signature { size } => {
                write!(f, "the checkpoint of size {size} was not signed by this journal")
            }
            Self::Unsigned { from, to } => write!(f, "the leaves {from} to {} are in no checkpoint", to - 1),
            Self::Cut { kept, found } => {
                write!(f, "the tree has {found} leaves, but one of {kept} was signed: its end was cut off")
            }
        }
    }
}

//! The arithmetic of the Merkle tree of RFC 6962, section 2.1 (the same as RFC 9162, section 2.1). Pure.

use aws_lc_rs::digest::{self, SHA256};

/// A SHA-256 value.
pub(crate) type Hash = [u8; 32];

/// A full subtree: at `level` (0 are leaves) it covers the leaves from `position << level` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) level: u32,
    pub(crate) position: u64,
}

fn sha256(parts: &[&[u8]]) -> Hash {
    let mut context = digest::Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(context.finish().as_ref());
    hash
}

/// SHA-256 of bytes.
pub(crate) fn hash(bytes: &[u8]) -> Hash {
    sha256(&[bytes])
}

/// The hash of a leaf.
pub(crate) fn leaf_hash(entry: &[u8]) -> Hash {
    sha256(&[&[0], entry])
}

/// The hash of a node.
pub(crate) fn node_hash(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left, right])
}

/// The full subtrees that make up the leaves from `begin` to `end`, the largest first. `begin` must be a multiple of the
/// largest power of two below `end - begin`, as every subtree of a proof is.
fn full_subtrees(begin: u64, end: u64) -> Vec<Place> {
    let (mut begin, mut places) = (begin, Vec::new());
    while begin < end {
        let level = (end - begin).ilog2();
        places.push(Place { level, position: begin >> level });
        begin += 1 << level;
    }
    places
}

/// The hash over full subtrees that stand side by side, the largest first; of none, the hash of nothing.
pub(crate) fn join(subtrees: &[Hash]) -> Hash {
    let mut from_right = subtrees.iter().rev();
    let Some(last) = from_right.next() else { return sha256(&[]) };
    from_right.fold(*last, |right, left| node_hash(left, &right))
}

/// The right edge of a growing tree: the full subtrees it consists of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edge {
    size: u64,
    peaks: Vec<Hash>,
}

impl Edge {
    /// The places whose hashes make the edge of a tree of `size` leaves.
    pub(crate) fn places(size: u64) -> Vec<Place> {
        full_subtrees(0, size)
    }

    /// The edge of a tree of `size` leaves, from the hashes at [`Edge::places`].
    pub(crate) fn new(size: u64, peaks: Vec<Hash>) -> Self {
        Self { size, peaks }
    }

    /// How many leaves the tree has.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// The tree's hash.
    pub(crate) fn root(&self) -> Hash {
        join(&self.peaks)
    }

    /// Appends a leaf and returns the nodes that became full by it, from below.
    pub(crate) fn push(&mut self, leaf: Hash) -> Vec<(Place, Hash)> {
        let (mut made, mut hash, mut position) = (Vec::new(), leaf, self.size);
        let mut level = 0;
        while position & 1 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            hash = node_hash(&left, &hash);
            (level, position) = (level + 1, position >> 1);
            made.push((Place { level, position }, hash));
        }
        self.peaks.push(hash);
        self.size += 1;
        made
    }
}

/// The inclusion proof of a leaf in a tree of `size` leaves: for each step upwards the full subtrees whose [`join`] is the
/// sibling's hash. `None` when the leaf is not in the tree.
pub(crate) fn path(leaf: u64, size: u64) -> Option<Vec<Vec<Place>>> {
    if leaf >= size {
        return None;
    }
    let (mut begin, mut end, mut from_above) = (0, size, Vec::new());
    while end - begin > 1 {
        let split = begin + (1 << (end - begin - 1).ilog2());
        if leaf < split {
            from_above.push(full_subtrees(split, end));
            end = split;
        } else {
            from_above.push(full_subtrees(begin, split));
            begin = split;
        }
    }
    from_above.reverse();
    Some(from_above)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    /// The definition of RFC 6962, word for word.
    fn mth(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => hash(b""),
            [leaf] => *leaf,
            _ => {
                let split = leaves.len().next_power_of_two() / 2;
                node_hash(&mth(&leaves[..split]), &mth(&leaves[split..]))
            }
        }
    }

    /// The check of RFC 9162, section 2.1.3.2.
    fn root_from(leaf: u64, size: u64, leaf_hash: Hash, path: &[Hash]) -> Option<Hash> {
        let (mut node, mut last, mut root) = (leaf, size - 1, leaf_hash);
        for sibling in path {
            if last == 0 {
                return None;
            }
            if node & 1 == 1 || node == last {
                root = node_hash(sibling, &root);
                while node & 1 == 0 && node != 0 {
                    (node, last) = (node >> 1, last >> 1);
                }
            } else {
                root = node_hash(&root, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        (last == 0).then_some(root)
    }

    fn grow(size: u64) -> (Edge, Vec<Hash>, HashMap<Place, Hash>) {
        let (mut edge, mut leaves, mut nodes) = (Edge::default(), Vec::new(), HashMap::new());
        for number in 0..size {
            let leaf = leaf_hash(&number.to_be_bytes());
            leaves.push(leaf);
            nodes.insert(Place { level: 0, position: number }, leaf);
            nodes.extend(edge.push(leaf));
        }
        (edge, leaves, nodes)
    }

    #[test]
    fn the_empty_tree_has_the_hash_of_nothing() {
        assert_eq!(
            hex::encode(Edge::default().root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            hex::encode(leaf_hash(b"")),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        );
    }

    proptest! {
        #[test]
        fn every_leaf_is_proved_in_every_tree(size in 1_u64..300) {
            let (edge, leaves, nodes) = grow(size);
            prop_assert_eq!(edge.root(), mth(&leaves));
            let peaks: Vec<_> = Edge::places(size).iter().map(|place| nodes[place]).collect();
            prop_assert_eq!(Edge::new(size, peaks).root(), edge.root());
            for leaf in 0..size {
                let siblings: Vec<Hash> = path(leaf, size).unwrap().iter()
                    .map(|places| join(&places.iter().map(|place| nodes[place]).collect::<Vec<_>>()))
                    .collect();
                let hash = leaves[usize::try_from(leaf).unwrap()];
                prop_assert_eq!(root_from(leaf, size, hash, &siblings), Some(edge.root()));
            }
            prop_assert!(path(size, size).is_none());
        }
    }
}

//! The append-only record of who did what to whose data, in a Merkle tree with signed checkpoints (RFC 6962 hashing).

mod browse;
mod checkpoint;
mod entry;
mod journal;
mod proof;
mod sequence;
mod store;
mod touched;
mod tree;
mod verify;

pub use browse::{Line, Wanted};
pub use checkpoint::Checkpoint;
pub use entry::{Actor, Entry, Object, Outcome, Recorded};
pub use journal::{ANNOUNCE, Journal};
pub use touched::{Touched, What};
pub use verify::{Fault, Report};

//! What proofing officers do: the queue, opening with a reason, looking, deciding.

pub(crate) mod case;
pub(crate) mod decision;
pub(crate) mod opening;
pub(crate) mod picture;
pub(crate) mod queue;

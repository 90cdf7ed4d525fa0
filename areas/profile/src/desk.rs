//! What members of staff see of this area.

pub(crate) mod objections;

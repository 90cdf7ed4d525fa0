//! The form of a service in front of a citizen: the draft that is open, what was posted, how it is drawn.

pub(crate) mod ended;
pub(crate) mod facts;
mod parts;
pub(crate) mod sheet;
pub(crate) mod typed;
pub(crate) mod view;

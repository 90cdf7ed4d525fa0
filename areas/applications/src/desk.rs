//! The officers' desk: the queue of an agency, its cases, questions and decisions.

pub(crate) mod admin;
pub(crate) mod case;
pub(crate) mod compare;
pub(crate) mod decision;
pub(crate) mod opening;
pub(crate) mod question;
pub(crate) mod queue;
pub(crate) mod shown;

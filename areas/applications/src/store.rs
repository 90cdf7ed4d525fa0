//! The area's tables, one small function per query.

pub(crate) mod applications;
pub(crate) mod arrivals;
pub(crate) mod desk;
pub(crate) mod drafts;
pub(crate) mod files;
pub(crate) mod following;
pub(crate) mod forwards;
pub(crate) mod held;
pub(crate) mod holders;
pub(crate) mod inquiries;
pub(crate) mod links;
pub(crate) mod messages;
pub(crate) mod opinions;
pub(crate) mod place;
pub(crate) mod prechecks;
pub(crate) mod questions;
pub(crate) mod queue;
pub(crate) mod reminders;
pub(crate) mod rules;
pub(crate) mod statements;
pub(crate) mod templates;
pub(crate) mod views;
pub(crate) mod visits;

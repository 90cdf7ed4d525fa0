//! The area's tables, one small function per query.

pub(crate) mod applications;
pub(crate) mod desk;
pub(crate) mod drafts;
pub(crate) mod files;
pub(crate) mod held;
pub(crate) mod questions;

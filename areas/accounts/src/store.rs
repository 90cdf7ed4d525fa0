//! The rows of accounts: one small function a query.

pub(crate) mod account;
pub(crate) mod failure;
pub(crate) mod link;
pub(crate) mod registration;
pub(crate) mod session;

//! The rows of accounts: one small function a query.

pub(crate) mod account;
pub(crate) mod activation;
pub(crate) mod address;
pub(crate) mod alert;
pub(crate) mod attempt;
pub(crate) mod belongings;
pub(crate) mod binding;
pub(crate) mod device;
pub(crate) mod elevation;
pub(crate) mod failure;
pub(crate) mod guard;
pub(crate) mod link;
pub(crate) mod pepper;
pub(crate) mod phone;
pub(crate) mod policy;
pub(crate) mod provider;
pub(crate) mod recovery;
pub(crate) mod registration;
pub(crate) mod request;
pub(crate) mod reset;
pub(crate) mod restriction;
pub(crate) mod send;
pub(crate) mod session;
pub(crate) mod spray;
pub(crate) mod step;

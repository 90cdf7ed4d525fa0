//! How the stories of the whole house reach it: a portal as a process of its own, people who use it over HTTP without script, and a
//! real browser.

mod authenticator;
mod chrome;
mod portal;

pub use authenticator::Authenticator;
pub use chrome::{Chrome, Width};
pub use portal::{Portal, Start};
pub use sandbox::{Sheet, Visitor};

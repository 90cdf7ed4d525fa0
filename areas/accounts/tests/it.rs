//! Stories of accounts, told through HTTP: register, open the cabinet, sign in, be blocked, see and end sessions.

mod confirmation;
mod devices;
mod enumeration;
mod factors_panel;
mod fob;
mod guard;
mod keys;
mod password_age;
mod policy;
mod provider;
mod recovery;
mod register;
mod security;
mod sign_in;
mod terms;
mod town;

//! Stories of accounts, told through HTTP: register, open the cabinet, sign in, be blocked, see and end sessions.

#![expect(missing_docs, reason = "a test binary")]

mod register;
mod security;
mod sign_in;
mod town;

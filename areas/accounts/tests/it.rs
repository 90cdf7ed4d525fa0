//! Stories of accounts, told through HTTP: register, open the cabinet, sign in, be blocked, see and end sessions.

mod register;
mod security;
mod sign_in;
mod town;

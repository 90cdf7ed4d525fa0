//! Stories of second factors: a software key and a software browser play the other side.

mod backup;
mod fob;
mod list;
mod passkey;
mod push;
mod totp;
mod town;

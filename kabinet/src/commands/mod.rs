//! Commands of operators; each answers on standard output.

use std::io::Write;

pub mod admin;
pub mod journal;
pub mod keys;
pub mod migrate;
pub mod service;
pub mod staff;

/// One line for the person at the terminal. A closed terminal is no reason to stop a server.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        tracing::debug!("standard output is closed");
    }
}

/// One line on standard error.
pub fn say_error(line: &str) {
    if writeln!(std::io::stderr().lock(), "{line}").is_err() {
        tracing::debug!("standard error is closed");
    }
}

//! The house's own tools: `cargo xtask test` is the whole check, `cargo xtask tidy` the rules of the house.
#![expect(clippy::print_stdout, reason = "this program talks to the person at the terminal")]

mod binaries;
mod command;
mod postgres;
mod steps;
mod tidy;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask", about = "The house's own tools")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Checks everything: format, lints, rules of the house, docs, licences, tests on both engines, browser stories.
    Test(steps::Choice),
    /// Checks the rules of the house that no compiler knows.
    Tidy,
}

fn main() -> ExitCode {
    let root = root();
    let done = match Arguments::parse().what {
        What::Test(choice) => steps::run(&root, &choice),
        What::Tidy => tidy::run(&root),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

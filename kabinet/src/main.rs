//! Kabinet: the one binary. It names every area once, in `areas.rs`, and offers the commands.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod areas;
mod bench;
mod commands;
mod config;
mod demo;
mod health;
mod house;
mod pages;
mod place;
mod portal;
mod rotation;

/// Gives memory back when a crowd has gone, and keeps no heap for every thread.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The personal cabinet for public services.
#[derive(Parser)]
#[command(name = "kabinet", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// A living portal with demo citizens, staff, services and a pretend outside world.
    Demo(demo::Options),
    /// The portal's pages; jobs too unless `--without-worker`.
    Serve(portal::ServeOptions),
    /// Jobs only: mail, registers, documents, the journal's tree.
    Worker(ConfigPath),
    /// Brings the database's schema up to date.
    Migrate(ConfigPath),
    /// Checks service folders: file, line, what is wrong, the nearest valid word.
    Service {
        #[command(subcommand)]
        command: commands::service::Service,
    },
    /// The vault's keys.
    Keys {
        #[command(subcommand)]
        command: commands::keys::Keys,
    },
    /// The journal.
    Journal {
        #[command(subcommand)]
        command: commands::journal::Journal,
    },
    /// Measures the journey's own requests against a portal of its own, next to a ceiling of the same machine.
    Bench(bench::Options),
    /// What an operator measures before others come.
    Admin {
        #[command(subcommand)]
        command: commands::admin::Admin,
    },
    /// Members of staff.
    Staff {
        #[command(subcommand)]
        command: commands::staff::Staff,
    },
}

/// Where the configuration is.
#[derive(clap::Args)]
pub struct ConfigPath {
    /// The configuration file; every key of it is explained in the annotated `kabinet.toml` of the source tree.
    #[arg(long, default_value = "kabinet.toml")]
    pub config: PathBuf,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::builder().with_default_directive(level()).from_env_lossy(),
        )
        .init();
    // One cryptographic provider in the whole program; a second choice would be a programming error.
    if rustls::crypto::aws_lc_rs::default_provider().install_default().is_err() {
        tracing::debug!("a cryptographic provider was already chosen");
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(run(cli.command)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn level() -> tracing_subscriber::filter::Directive {
    tracing::Level::WARN.into()
}

fn failed(error: &anyhow::Error) -> ExitCode {
    commands::say_error(&format!("kabinet: {error:#}"));
    ExitCode::FAILURE
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Demo(options) => demo::run(options).await?,
        Command::Serve(options) => portal::serve(options).await?,
        Command::Worker(path) => portal::worker(&path).await?,
        Command::Migrate(path) => commands::migrate::run(&path).await?,
        Command::Service { command } => return commands::service::run(&command).await,
        Command::Bench(options) => bench::run(options).await?,
        Command::Keys { command } => commands::keys::run(command).await?,
        Command::Journal { command } => return commands::journal::run(command).await,
        Command::Admin { command } => commands::admin::run(&command)?,
        Command::Staff { command } => commands::staff::run(command).await?,
    }
    Ok(ExitCode::SUCCESS)
}

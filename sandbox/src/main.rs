//! The pretend outside world as a program of its own.

use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Parser;
use sandbox::{Sandbox, SandboxConfig};

/// The pretend outside world: inbox for mail and SMS, registers, switches that make them fail.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Pages, SMS gateway, registers.
    #[arg(long, default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Mail server.
    #[arg(long, default_value = "127.0.0.1:8025")]
    smtp_listen: SocketAddr,
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let options = Options::parse();
    let config =
        SandboxConfig { listen: options.listen, smtp_listen: options.smtp_listen, people: Vec::new() };
    let sandbox = match Sandbox::start(config).await {
        Ok(sandbox) => sandbox,
        Err(error) => {
            tracing::error!(%error, "sandbox: does not start");
            return ExitCode::FAILURE;
        }
    };
    tracing::info!(pages = sandbox.url(), smtp = %sandbox.smtp_address(), "sandbox: ready");
    asked_to_stop().await;
    sandbox.stop().await;
    ExitCode::SUCCESS
}

/// Until SIGINT or SIGTERM.
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        },
        Err(error) => tracing::error!(%error, "sandbox: cannot listen for signals"),
    }
}

//! Serving pages and doing jobs until the process is asked to stop.

use std::net::SocketAddr;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::ConfigPath;
use crate::config::Config;
use crate::house::{Built, Keys, build};

/// Options of `kabinet serve`.
#[derive(clap::Args)]
pub struct ServeOptions {
    #[command(flatten)]
    path: ConfigPath,
    /// Leave the jobs to `kabinet worker`.
    #[arg(long)]
    without_worker: bool,
}

/// `kabinet serve`.
pub async fn serve(options: ServeOptions) -> anyhow::Result<()> {
    let config = Config::read(&options.path.config)?;
    refuse_plain_http(&config)?;
    let built = build(&config, Keys::Real, None).await?;
    let listener =
        TcpListener::bind(config.listen).await.with_context(|| format!("listening on {}", config.listen))?;
    let stop = stop_signal()?;
    let worker = (!options.without_worker).then(|| tokio::spawn(work(worker_of(&built), stop.clone())));
    crate::commands::say(&format!("kabinet ready {}", config.public_url.as_str().trim_end_matches('/')));
    pages(&built, listener, stop.clone()).await?;
    if let Some(worker) = worker {
        worker.await?;
    }
    built.house.db.close().await;
    Ok(())
}

/// `kabinet worker`.
pub async fn worker(path: &ConfigPath) -> anyhow::Result<()> {
    let config = Config::read(&path.config)?;
    let built = build(&config, Keys::Real, None).await?;
    let stop = stop_signal()?;
    crate::commands::say("kabinet worker ready");
    work(worker_of(&built), stop).await;
    built.house.db.close().await;
    Ok(())
}

/// The worker over all jobs.
pub fn worker_of(built: &Built) -> jobs::Worker {
    let registry = crate::areas::jobs(&built.house, &built.tools, built.registers.clone(), &built.proofing);
    let house = &built.house;
    jobs::Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone())
}

/// Does jobs until `stop`.
pub async fn work(worker: jobs::Worker, stop: CancellationToken) {
    worker.run(stop).await;
}

/// Serves pages until `stop`, then lets open requests finish.
pub async fn pages(built: &Built, listener: TcpListener, stop: CancellationToken) -> anyhow::Result<()> {
    let app = crate::areas::routes(built);
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    // Ends the lines of open pages too, which would hold the end up.
    let changes = built.house.changes.clone();
    let watch = tokio::spawn(changes.watch(built.house.clone(), stop.clone().cancelled_owned()));
    axum::serve(listener, app).with_graceful_shutdown(stop.cancelled_owned()).await?;
    Ok(watch.await?)
}

/// Cancelled by SIGTERM or SIGINT.
pub fn stop_signal() -> anyhow::Result<CancellationToken> {
    use tokio::signal::unix::{SignalKind, signal};
    let token = CancellationToken::new();
    let stop = token.clone();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        stop.cancel();
    });
    Ok(token)
}

/// Session cookies over plain HTTP can be read on the way: only a portal that nobody else can reach may do so.
fn refuse_plain_http(config: &Config) -> anyhow::Result<()> {
    let loopback = match config.public_url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    anyhow::ensure!(
        config.public_url.scheme() == "https" || loopback,
        "public_url must begin with https: people would send their passwords over {} in the clear",
        config.public_url
    );
    Ok(())
}

//! `kabinet service preview`: a portal of one's own with the pretend outside world, in which a service that is published nowhere can be
//! opened, filled in and decided (PLUS-06).

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use crate::demo;

/// Options of `kabinet service preview`.
#[derive(clap::Args)]
pub struct Options {
    /// The service's folder.
    folder: PathBuf,
    /// Where the portal listens.
    #[arg(long, default_value = "127.0.0.1:8070")]
    listen: SocketAddr,
    /// Where the pretend outside world listens.
    #[arg(long, default_value = "127.0.0.1:8071")]
    sandbox_listen: SocketAddr,
    /// Where database, files and keys live; made when missing.
    #[arg(long, default_value = "data/preview")]
    data: PathBuf,
}

/// Runs the portal until it is asked to stop; a service with faults is not opened.
pub async fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let faults = catalogue::check(&options.folder);
    if !faults.is_empty() {
        for fault in faults {
            super::super::say_error(&format!("{}/{fault}", options.folder.display()));
        }
        return Ok(ExitCode::FAILURE);
    }
    let whole = options.folder.canonicalize()?;
    let code = whole.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let services = options.data.join("services");
    gather(&services, &whole, &code)?;
    super::super::say(&format!("test link: http://{}/services/{code}", options.listen));
    super::super::say(&format!("people and passwords: http://{}/", options.sandbox_listen));
    demo::run(demo::Options {
        data: options.data.clone(),
        listen: options.listen,
        sandbox_listen: options.sandbox_listen,
        database: None,
        services: Some(services),
    })
    .await?;
    Ok(ExitCode::SUCCESS)
}

/// The shipped services with this one beside or instead of them, as they are now.
fn gather(to: &Path, folder: &Path, code: &str) -> anyhow::Result<()> {
    if to.exists() {
        std::fs::remove_dir_all(to).with_context(|| format!("emptying {}", to.display()))?;
    }
    for (name, files) in catalogue::shipped_files() {
        std::fs::create_dir_all(to.join(name))?;
        for (file, text) in *files {
            std::fs::write(to.join(name).join(file), text)?;
        }
    }
    let own = to.join(code);
    if own.exists() {
        std::fs::remove_dir_all(&own)?;
    }
    std::fs::create_dir_all(&own)?;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            std::fs::copy(&path, own.join(name))?;
        }
    }
    Ok(())
}

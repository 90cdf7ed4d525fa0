//! `kabinet service check`: every fault of every service folder, with its file and line.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Commands about service folders.
#[derive(clap::Subcommand)]
pub enum Service {
    /// Checks a folder of services, or one service's folder.
    Check {
        /// The folder.
        #[arg(default_value = "services")]
        folder: PathBuf,
    },
}

/// Prints the faults; the exit code is 1 when there is any.
pub fn run(command: &Service) -> ExitCode {
    let Service::Check { folder } = command;
    if !folder.is_dir() {
        super::say_error(&format!("kabinet: there is no folder {}", folder.display()));
        return ExitCode::FAILURE;
    }
    let mut count = (0, 0);
    for service in folders(folder) {
        let faults = catalogue::check(&service);
        for fault in &faults {
            super::say(&format!("{}/{fault}", service.display()));
        }
        count = (count.0 + 1, count.1 + faults.len());
    }
    super::say(&format!("{} services checked, {} faults", count.0, count.1));
    if count.1 == 0 && count.0 > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The folder itself when it is a service, otherwise the services in it.
fn folders(folder: &Path) -> Vec<PathBuf> {
    if folder.join("service.toml").exists() {
        return vec![folder.to_owned()];
    }
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

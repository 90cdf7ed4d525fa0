//! `kabinet service`: folders of services are checked, begun, compared, tried out and described.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use text::{Book, Lang, Words};

mod diff;
mod letters;
mod preview;
mod schema;
mod skeleton;

/// Commands about service folders.
#[derive(clap::Subcommand)]
pub enum Service {
    /// Checks a folder of services, or one service's folder: every path of it, its examples and its letters.
    Check {
        /// The folder.
        #[arg(default_value = "services")]
        folder: PathBuf,
    },
    /// Begins a new service: a folder that passes the check, to be changed from there.
    New {
        /// Its code, such as `hunting-permit`.
        code: String,
        /// Where the services are.
        #[arg(long, default_value = "services")]
        services: PathBuf,
    },
    /// Says in words what is another: for the person, for officers, for the letter.
    Diff {
        /// The folder as it was.
        before: PathBuf,
        /// The folder as it is.
        after: PathBuf,
    },
    /// Opens a demo portal in which a service that is not published can be tried behind a test link.
    Preview(preview::Options),
    /// Writes the JSON Schema of the files, for editors.
    Schema {
        /// Where to.
        #[arg(default_value = "docs/schema")]
        folder: PathBuf,
    },
}

/// Does what was asked; the exit code is 1 when something is wrong.
pub async fn run(command: &Service) -> anyhow::Result<ExitCode> {
    match command {
        Service::Check { folder } => check(folder).await,
        Service::New { code, services } => skeleton::run(code, services),
        Service::Diff { before, after } => Ok(diff::run(before, after)),
        Service::Preview(options) => preview::run(options).await,
        Service::Schema { folder } => schema::run(folder),
    }
}

/// Prints the faults.
async fn check(folder: &Path) -> anyhow::Result<ExitCode> {
    if !folder.is_dir() {
        super::say_error(&format!("kabinet: there is no folder {}", folder.display()));
        return Ok(ExitCode::FAILURE);
    }
    let words = Words::new(Arc::new(Book::new(crate::areas::words())?), Lang::Ru);
    let renderer = pdf::Renderer::new(1);
    let mut count = (0, 0);
    for service in folders(folder) {
        let mut faults: Vec<String> = catalogue::check(&service).iter().map(ToString::to_string).collect();
        if let Ok((service, examples)) = catalogue::examples(&service) {
            faults.extend(letters::faults(&service, &examples, &words, &renderer).await);
        }
        for fault in &faults {
            super::say(&format!("{}/{fault}", service.display()));
        }
        count = (count.0 + 1, count.1 + faults.len());
    }
    super::say(&format!("{} services checked, {} faults", count.0, count.1));
    Ok(if count.1 == 0 && count.0 > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

//! `kabinet service`: folders of services are checked, begun, compared, tried out and described.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use text::{Book, Lang, Words};

use crate::place::Place;

mod diff;
mod letters;
mod link;
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
    /// Says in words what is another: for the person, for officers, for the letter. Two folders, or a service's code and two revisions
    /// that the portal's database keeps.
    Diff(diff::Options),
    /// Keeps a folder's revision in the portal's database without offering it: an editor makes a test link of it at /staff/links.
    Keep {
        #[command(flatten)]
        place: Place,
        /// The folder.
        folder: PathBuf,
    },
    /// Signs a link that fills in answers of a service, and prints it.
    Link(link::Options),
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
        Service::Diff(options) => diff::run(options).await,
        Service::Keep { place, folder } => link::keep(place, folder).await,
        Service::Link(options) => link::run(options).await,
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
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let renderer = pdf::Renderer::new(at_once);
    let mut folders = folders(folder).into_iter();
    let mut count = (0, 0);
    // Some at a time, each told in its order.
    let mut working = VecDeque::new();
    loop {
        while working.len() < at_once
            && let Some(service) = folders.next()
        {
            working.push_back(tokio::spawn(faults(service, words.clone(), renderer.clone())));
        }
        let Some(one) = working.pop_front() else { break };
        let faults = one.await?;
        faults.iter().for_each(|fault| super::say(fault));
        count = (count.0 + 1, count.1 + faults.len());
    }
    if count.1 == 0 && count.0 > 0 && !folder.join("service.toml").exists() {
        let together = catalogue::check_together(folder);
        together.iter().for_each(|fault| super::say(&format!("{}/{fault}", folder.display())));
        count.1 += together.len();
    }
    let mut sum = format!("{} services checked, {} faults", count.0, count.1);
    if count.1 == 0 {
        let doubts = catalogue::strangers(folder);
        doubts.iter().for_each(|doubt| super::say(&format!("{}/{doubt} (a warning)", folder.display())));
        if !doubts.is_empty() {
            sum = format!("{sum}, {} warnings", doubts.len());
        }
    }
    super::say(&sum);
    Ok(if count.1 == 0 && count.0 > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is wrong with a service, in order: its files, its course, its examples; then its letters.
async fn faults(folder: PathBuf, words: Words, renderer: pdf::Renderer) -> Vec<String> {
    let told = |fault: String| format!("{}/{fault}", folder.display());
    let of = folder.clone();
    let read = tokio::task::spawn_blocking(move || catalogue::examples(&of)).await;
    match read {
        Ok(Ok((service, examples))) => {
            letters::faults(&service, &examples, &words, &renderer).await.into_iter().map(told).collect()
        }
        Ok(Err(faults)) => faults.iter().map(|fault| told(fault.to_string())).collect(),
        Err(error) => vec![told(format!("the check has stopped: {error}"))],
    }
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

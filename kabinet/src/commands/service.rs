//! `kabinet service check`: every fault of every service folder, with its file and line; every letter of an example is rendered.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use base::{ApplicationId, CitizenId};
use catalogue::{Example, Service as Folder};
use documents::ToIssue;
use text::{Book, Lang, Words};
use uuid::Uuid;

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
pub async fn run(command: &Service) -> anyhow::Result<ExitCode> {
    let Service::Check { folder } = command;
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
            faults.extend(letters(&service, &examples, &words, &renderer).await);
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

/// What is wrong with the letter of each example that is granted, by the steps or by an officer; each fault once, with the first
/// example that shows it.
async fn letters(
    service: &Folder,
    examples: &[Example],
    words: &Words,
    renderer: &pdf::Renderer,
) -> Vec<String> {
    let mut faults: Vec<(String, &str)> = Vec::new();
    for example in examples.iter().filter(|example| ["issued", "review"].contains(&example.decision.as_str()))
    {
        let letter = documents::specimen(&document(service, example, words), example.today, "Кабинет");
        let Err(error) = renderer.render(letter).await else { continue };
        for line in error.to_string().lines() {
            let fault = if line.starts_with("result.typ:") {
                line.to_owned()
            } else {
                format!("result.typ:1: {line}")
            };
            if !faults.iter().any(|(known, _)| *known == fault) {
                faults.push((fault, &example.file));
            }
        }
    }
    faults.into_iter().map(|(fault, file)| format!("{fault} (the letter of {file})")).collect()
}

fn document(service: &Folder, example: &Example, words: &Words) -> ToIssue {
    let (ru, en) = (service.words(Lang::Ru), service.words(Lang::En));
    let known = |name: &str| example.profile.get(name).cloned();
    ToIssue {
        citizen: CitizenId(Uuid::nil()),
        application: ApplicationId(Uuid::nil()),
        service: service.code.clone(),
        title_ru: ru.get("title"),
        title_en: en.get("title"),
        agency: ru.get("agency"),
        number: format!("{}-000000", example.today.format("%Y-%m%d")),
        template: service.result.clone(),
        data: service.letter(&example.answers, &example.checks, known, words),
        valid_until: service.result_valid_until(example.today),
    }
}

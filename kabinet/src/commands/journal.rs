//! `kabinet journal`: checks the whole record against its tree and its signed checkpoints.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use crate::place::Place;

/// Commands about the journal.
#[derive(clap::Subcommand)]
pub enum Journal {
    /// Recomputes the tree and names every row that was changed, removed or moved. Exit code 1 when there is any.
    Verify {
        #[command(flatten)]
        place: Place,
        /// A checkpoint kept elsewhere: the tree must still contain everything that it signed.
        #[arg(long)]
        checkpoint: Option<PathBuf>,
    },
    /// Prints the newest signed checkpoint (C2SP signed note), to be kept elsewhere.
    Checkpoint {
        #[command(flatten)]
        place: Place,
    },
}

/// Carries it out.
pub async fn run(command: Journal) -> anyhow::Result<ExitCode> {
    let (Journal::Verify { place, .. } | Journal::Checkpoint { place }) = &command;
    let opened = place.open().await?;
    let jobs = jobs::Jobs::new(opened.clock.clone(), opened.random.clone());
    let announced = notifications::announced;
    let journal =
        journal::Journal::open(&opened.db, opened.vault, jobs, opened.clock, opened.random, announced)
            .await?;
    let sound = match &command {
        Journal::Checkpoint { .. } => {
            let note = journal.checkpoint(&opened.db).await?.context("nothing has been signed yet")?;
            super::say(note.trim_end());
            true
        }
        Journal::Verify { checkpoint, .. } => {
            let report = match checkpoint {
                Some(file) => {
                    let note = std::fs::read_to_string(file)
                        .with_context(|| format!("reading {}", file.display()))?;
                    journal.verify_against(&opened.db, &note).await?
                }
                None => journal.verify(&opened.db).await?,
            };
            super::say(report.to_string().trim_end());
            report.is_sound()
        }
    };
    opened.db.close().await;
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

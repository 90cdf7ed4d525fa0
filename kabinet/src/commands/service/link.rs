//! `kabinet service link` and `keep`: a link that an agency signs (PLUS-18); a revision that is kept to be tried (PLUS-06).

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use chrono::Days;

use crate::house::{build, told};
use crate::place::Place;

/// Options of `kabinet service link`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// Where a demo is, with `--data`.
    #[arg(long, default_value = "127.0.0.1:8080")]
    portal: SocketAddr,
    /// The service's code.
    code: String,
    /// Answers as the form's page would send them: `purpose=bank`, `fined_on-day=3`.
    answers: Vec<String>,
    /// For how many days the link is good.
    #[arg(long, default_value_t = 30)]
    days: u64,
    /// Where to write a QR code of the link (SVG).
    #[arg(long)]
    qr: Option<PathBuf>,
}

/// Signs the link with the key of the service's agency and prints it.
pub async fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let mut fields = Vec::new();
    for answer in &options.answers {
        let pair =
            answer.split_once('=').with_context(|| format!("\"{answer}\" is written like purpose=bank"))?;
        fields.push((pair.0.to_owned(), pair.1.to_owned()));
    }
    let (config, keys) = options.place.config(options.portal)?;
    let built = build(&config, keys, None).await?;
    let house = &built.house;
    let until = house.today().checked_add_days(Days::new(options.days)).context("too many days")?;
    let made = applications::make_link(house, &built.tools.catalogue, &options.code, fields, until).await;
    let code = match made.map_err(told)? {
        Ok(link) => {
            super::super::say(&link);
            if let Some(path) = &options.qr {
                let drawing = documents::qr(&link).map_err(told)?;
                std::fs::write(path, drawing).with_context(|| format!("writing {}", path.display()))?;
            }
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            wrong.iter().for_each(|words| super::super::say_error(&format!("kabinet: {words}")));
            ExitCode::FAILURE
        }
    };
    built.house.db.close().await;
    Ok(code)
}

/// Keeps a folder's revision; one with faults is not kept.
pub async fn keep(place: &Place, folder: &Path) -> anyhow::Result<ExitCode> {
    let opened = place.open().await?;
    let kept = catalogue::keep_folder(&opened.db, opened.clock.now(), folder).await.map_err(told)?;
    opened.db.close().await;
    match kept {
        Ok(service) => {
            super::super::say(&format!("kept {} {}", service.code, service.revision));
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => {
            for fault in faults {
                super::super::say_error(&format!("{}/{fault}", folder.display()));
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

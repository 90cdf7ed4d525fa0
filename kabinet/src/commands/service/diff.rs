//! `kabinet service diff`: two folders, or two revisions that the database keeps, and what a change between them means.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use catalogue::{Catalogue, Concerns, Service, differences};

use crate::house::told;
use crate::place::{Opened, Place};

/// So many kept revisions of a service are looked at.
const KEPT: i64 = 1000;

/// Options of `kabinet service diff`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// The folder as it was; or a service's code, when a second revision is given.
    before: String,
    /// The folder as it is; or the earlier revision: its first digits are enough.
    after: String,
    /// The later revision.
    revision: Option<String>,
}

/// Prints the changes by whom they concern.
pub async fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let Some(later) = &options.revision else {
        let [before, after] = [&options.before, &options.after].map(|folder| read(Path::new(folder)));
        let (Some(before), Some(after)) = (before, after) else { return Ok(ExitCode::FAILURE) };
        tell(&before, &after);
        return Ok(ExitCode::SUCCESS);
    };
    let opened = options.place.open().await?;
    let found =
        (kept(&opened, &options.before, &options.after).await?, kept(&opened, &options.before, later).await?);
    opened.db.close().await;
    let (Some(before), Some(after)) = found else { return Ok(ExitCode::FAILURE) };
    tell(&before, &after);
    Ok(ExitCode::SUCCESS)
}

/// A revision that the database keeps, by its first digits; what fits none or several is told with what there is.
async fn kept(opened: &Opened, code: &str, begins: &str) -> anyhow::Result<Option<Arc<Service>>> {
    let all = catalogue::kept_revisions(&opened.db, code, KEPT).await.map_err(told)?;
    let fitting: Vec<_> = all.iter().filter(|one| one.revision.starts_with(begins)).collect();
    if let [one] = fitting[..] {
        return Catalogue::shipped().at_revision(&opened.db, code, &one.revision).await.map_err(told);
    }
    let many = if fitting.is_empty() { "no" } else { "more than one" };
    super::super::say_error(&format!("kabinet: {many} kept revision of \"{code}\" begins with \"{begins}\""));
    for one in &all {
        super::super::say_error(&format!(
            "  {} kept {}",
            &one.revision[..12],
            one.kept_at.format("%Y-%m-%d %H:%M")
        ));
    }
    Ok(None)
}

fn tell(before: &Service, after: &Service) {
    let changes = differences(before, after);
    super::super::say(&format!("{} {}", before.code, &before.revision[..12]));
    super::super::say(&format!("{} {}", after.code, &after.revision[..12]));
    if changes.is_empty() {
        super::super::say("nothing that anybody would see is another");
    }
    for (concerns, title) in [
        (Concerns::Person, "For the person"),
        (Concerns::Officers, "For officers"),
        (Concerns::Letter, "For the letter"),
    ] {
        let of: Vec<&str> = changes
            .iter()
            .filter(|change| change.concerns == concerns)
            .map(|change| change.words.as_str())
            .collect();
        if !of.is_empty() {
            super::super::say(&format!("\n{title}:\n  {}", of.join("\n  ")));
        }
    }
}

/// The service of a folder; its faults are printed when it has any.
fn read(folder: &Path) -> Option<Service> {
    match catalogue::of_folder(folder) {
        Ok(service) => Some(service),
        Err(faults) => {
            for fault in faults {
                super::super::say_error(&format!("{}/{fault}", folder.display()));
            }
            None
        }
    }
}

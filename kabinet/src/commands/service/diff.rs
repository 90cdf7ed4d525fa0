//! `kabinet service diff`: two folders, and what a change between them means.

use std::path::Path;
use std::process::ExitCode;

use catalogue::{Concerns, Service, differences};

/// Prints the changes by whom they concern.
pub fn run(before: &Path, after: &Path) -> ExitCode {
    let (Some(before), Some(after)) = (read(before), read(after)) else { return ExitCode::FAILURE };
    let changes = differences(&before, &after);
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
    ExitCode::SUCCESS
}

/// The service of a folder; its faults are printed when it has any.
fn read(folder: &Path) -> Option<Service> {
    match catalogue::examples(folder) {
        Ok((service, _)) => Some(service),
        Err(faults) => {
            for fault in faults {
                super::super::say_error(&format!("{}/{fault}", folder.display()));
            }
            None
        }
    }
}

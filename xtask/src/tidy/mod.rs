//! The rules of the house that no compiler knows.

mod code;
mod directions;
mod marks;
mod needs;
mod rows;
mod sizes;
mod words;

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::command;

/// A file of the house.
pub struct File {
    /// Its path from the root, with `/`.
    pub path: String,
    pub text: String,
}

impl File {
    fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split('.').next().unwrap_or(name)
    }
}

/// Reads the house and tells what is not as it should be; whether all is well.
pub fn run(root: &Path) -> Result<bool> {
    let files = files(root)?;
    let mut faults = Vec::new();
    sizes::check(&files, &mut faults);
    marks::check(&files, &mut faults);
    directions::check(&files, &mut faults)?;
    needs::check(&files, &mut faults)?;
    words::check(&files, &mut faults);
    rows::check(root, &files, &mut faults);
    faults.sort();
    for fault in &faults {
        println!("  {fault}");
    }
    println!("  {} files, {} faults", files.len(), faults.len());
    Ok(faults.is_empty())
}

/// All text files that belong to the house, new ones included.
fn files(root: &Path) -> Result<Vec<File>> {
    let mut list = Command::new("git");
    list.current_dir(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        "--deduplicate",
    ]);
    let said = command::run(&mut list)?;
    anyhow::ensure!(said.good, "the list of files: {}", said.err);
    let mut files = Vec::new();
    for path in said.out.split('\0').filter(|path| !path.is_empty()) {
        let place = root.join(path);
        // A deleted file is still listed until it is committed.
        if !place.is_file() {
            continue;
        }
        let bytes = std::fs::read(&place).with_context(|| path.to_owned())?;
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File { path: path.to_owned(), text });
        }
    }
    Ok(files)
}

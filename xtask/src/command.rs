//! Running programs.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

/// What a program said and whether it was content.
pub struct Said {
    pub good: bool,
    pub out: String,
    pub err: String,
}

impl Said {
    /// All that was said, errors first, because that is where the reason stands.
    pub fn all(&self) -> String {
        format!("{}{}", self.err, self.out)
    }
}

/// Runs a command to its end and keeps what it says.
pub fn run(command: &mut Command) -> Result<Said> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command.stdin(Stdio::null()).output().with_context(|| format!("{name} cannot be started"))?;
    Ok(Said {
        good: done.status.success(),
        out: String::from_utf8_lossy(&done.stdout).into_owned(),
        err: String::from_utf8_lossy(&done.stderr).into_owned(),
    })
}

/// Cargo in the workspace, the same one that runs this program.
pub fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root).args(arguments).env_remove("KABINET_TEST_POSTGRES");
    // What cargo tells this program about itself would make it build everything else anew.
    for (key, _) in std::env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&key);
        }
    }
    command
}

/// Whether a program is on the path and can be started.
pub fn exists(program: &str) -> bool {
    run(Command::new("sh").args(["-c", "command -v \"$0\" >/dev/null", program])).is_ok_and(|said| said.good)
}

/// Whether this process is the superuser.
pub fn is_root() -> bool {
    run(Command::new("id").arg("-u")).is_ok_and(|said| said.out.trim() == "0")
}

//! Builds the front end with npm when it changed, and embeds it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").ok_or("no manifest folder")?);
    let front = root.join("front");
    for watched in
        ["front/src", "front/build.mjs", "front/package.json", "front/package-lock.json", "build.rs"]
    {
        println!("cargo::rerun-if-changed={watched}");
    }
    if is_older(&front.join("node_modules/.package-lock.json"), &front.join("package-lock.json")) {
        run(&front, "npm", &["ci"])?;
    }
    run(&front, "node", &["build.mjs"])?;
    let manifest = std::fs::read_to_string(root.join("dist/manifest.txt"))?;
    let mut code = "const MANIFEST: &[(&str, &str)] = &[\n".to_owned();
    for (name, path) in manifest.lines().filter_map(|line| line.split_once(' ')) {
        writeln!(code, "    ({name:?}, {path:?}),")?;
    }
    code.push_str("];\n");
    std::fs::write(
        Path::new(&std::env::var_os("OUT_DIR").ok_or("no output folder")?).join("manifest.rs"),
        code,
    )?;
    memory_serve::load_directory_with_embed("dist/public", true);
    Ok(())
}

/// Whether what was installed is missing or older than the lock file.
fn is_older(installed: &Path, lock: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    time(installed).is_none_or(|installed| time(lock).is_some_and(|lock| installed < lock))
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    let output = Command::new(program).args(arguments).current_dir(folder).output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

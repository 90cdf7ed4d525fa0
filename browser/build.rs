//! Brings the accessibility checker from npm, as it is pinned in `package-lock.json`.

use std::path::PathBuf;
use std::process::Command;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=package-lock.json");
    println!("cargo::rerun-if-changed=build.rs");
    #[expect(clippy::disallowed_methods, reason = "cargo tells a build script its folders this way")]
    let (out, here) =
        (PathBuf::from(std::env::var("OUT_DIR")?), PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?));
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        std::fs::copy(here.join(file), out.join(file))?;
    }
    let done = Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&out).status();
    match done {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(format!("npm ci ended with {status}").into()),
        Err(error) => return Err(format!("npm is needed to build (install Node.js): {error}").into()),
    }
    std::fs::copy(out.join("node_modules/axe-core/axe.min.js"), out.join("axe.min.js"))?;
    Ok(())
}

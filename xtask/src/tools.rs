//! What the check needs besides Rust, and how it comes here.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::command;

/// A program and the Debian package that brings it.
const PACKAGES: [(&str, &str); 8] = [
    ("pdfsig", "poppler-utils"),
    ("qpdf", "qpdf"),
    ("openssl", "openssl"),
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("npm", "npm"),
    ("python3", "python3-venv"),
    ("pg_ctlcluster", "postgresql"),
];

/// Installs what is missing, or says what to install.
pub fn install(root: &Path) -> Result<()> {
    packages()?;
    let folder = folder(root);
    std::fs::create_dir_all(&folder)?;
    if !deny(root).exists() {
        println!("  installing cargo-deny (once, some minutes)");
        let arguments = ["install", "--quiet", "--locked", "cargo-deny", "--root"];
        let said = command::run(command::cargo(root, &arguments).arg(&folder))?;
        ensure!(said.good, "cargo-deny could not be installed:\n{}", said.err);
    }
    if !pyhanko(root).exists() {
        println!("  installing pyHanko, an independent judge of signatures");
        if let Err(why) = install_pyhanko(root) {
            // One judge of several: the check goes on with pdfsig and OpenSSL.
            println!("  pyHanko could not be installed, the other judges decide alone: {why:#}");
        }
    }
    Ok(())
}

fn packages() -> Result<()> {
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(program, _)| !command::exists(program))
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !command::is_root() || !command::exists("apt-get") {
        println!("  please install (names as in Debian): {}", missing.join(" "));
        return Ok(());
    }
    println!("  installing {}", missing.join(" "));
    let mut update = Command::new("apt-get");
    let _stale_lists_are_tried_too = command::run(update.args(["update", "-qq"]))?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive").args([
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
    ]);
    let said = command::run(install.args(&missing))?;
    ensure!(said.good, "{}", said.all());
    Ok(())
}

fn install_pyhanko(root: &Path) -> Result<()> {
    let home = folder(root).join("pyhanko");
    let said = command::run(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
    ensure!(said.good, "{}", said.all());
    let said =
        command::run(Command::new(home.join("bin/pip")).args(["install", "-q", "pyhanko", "pyhanko-cli"]))?;
    ensure!(said.good, "{}", said.all());
    Ok(())
}

/// Asks cargo-deny about licences, banned crates and sources.
///
/// Advisories are not asked here: they need a fresh copy of the advisory database. `cargo deny check advisories` asks
/// them where there is a network.
pub fn licences(root: &Path) -> Result<()> {
    let deny = deny(root);
    ensure!(deny.exists(), "cargo-deny is missing: run the step `tools`");
    let mut check = Command::new(deny);
    check.current_dir(root).args(["--log-level", "error", "check", "licenses", "bans", "sources"]);
    let said = command::run(&mut check)?;
    println!("  advisories are not checked here: they need the network (cargo deny check advisories)");
    ensure!(said.good, "{}", said.all());
    Ok(())
}

/// Where tests find the independent judges of signatures.
pub fn judges(root: &Path) -> Vec<(&'static str, String)> {
    let mut judges = Vec::new();
    if pyhanko(root).exists() {
        judges.push(("KABINET_PYHANKO", pyhanko(root).display().to_string()));
    }
    if command::exists("pdfsig") {
        judges.push(("KABINET_PDFSIG", "pdfsig".to_owned()));
    }
    judges
}

fn folder(root: &Path) -> PathBuf {
    root.join("target/tools")
}

fn deny(root: &Path) -> PathBuf {
    folder(root).join("bin/cargo-deny")
}

fn pyhanko(root: &Path) -> PathBuf {
    folder(root).join("pyhanko/bin/pyhanko")
}

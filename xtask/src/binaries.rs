//! All tests are built once, by one cargo call, and their binaries run as often as there are engines.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::command;

/// The package that drives a real browser; its stories run last.
const BROWSER: &str = "browser";
/// The package through which tests meet a database.
const DATABASE: &str = "db";

/// How many tests were content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
}

impl Count {
    /// Sums the lines `test result: ok. 3 passed; 1 failed; …`.
    pub fn read(said: &str) -> Self {
        let mut count = Self::default();
        for line in said.lines().filter_map(|line| line.strip_prefix("test result: ")) {
            let number = |word: &str| {
                let before = line.split([';', '.']).find_map(|part| part.trim().strip_suffix(word))?;
                before.trim().parse::<u32>().ok()
            };
            count.add(Self { passed: number("passed").unwrap_or(0), failed: number("failed").unwrap_or(0) });
        }
        count
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// One test program.
pub struct Binary {
    package: String,
    target: String,
    program: PathBuf,
    folder: PathBuf,
}

impl Binary {
    /// `package` or `package/target`.
    pub fn name(&self) -> String {
        if self.package == self.target {
            self.package.clone()
        } else {
            format!("{}/{}", self.package, self.target)
        }
    }

    /// Runs it as cargo would, in the folder of its package. What it says is shown when it fails.
    pub fn run(&self, environment: &[(&str, String)]) -> Result<Count> {
        let mut test = Command::new(&self.program);
        test.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder).env("RUST_BACKTRACE", "0");
        test.env_remove("KABINET_TEST_POSTGRES");
        test.envs(environment.iter().map(|(name, value)| (*name, value)));
        let began = std::time::Instant::now();
        let said = command::run(&mut test)?;
        let mut count = Count::read(&said.out);
        if !said.good && count.failed == 0 {
            // It died before it could count.
            count.failed = 1;
        }
        if count.failed > 0 {
            println!("{}{}", said.out, said.err);
        }
        if count != Count::default() {
            let seconds = began.elapsed().as_secs_f64();
            println!(
                "  {:<32} {:>4} passed {:>3} failed {seconds:>7.1} s",
                self.name(),
                count.passed,
                count.failed
            );
        }
        Ok(count)
    }
}

/// All test programs of the workspace.
pub struct Binaries {
    all: Vec<Binary>,
    with_database: BTreeSet<String>,
}

impl Binaries {
    /// Builds them, and tells what could not be built; the tests of the other packages run all the same.
    pub fn build(root: &Path) -> Result<(Self, Option<String>)> {
        let arguments = [
            "build",
            "--workspace",
            "--tests",
            "--bins",
            "--keep-going",
            "--message-format=json-render-diagnostics",
        ];
        let said = command::run(&mut command::cargo(root, &arguments))?;
        let fault = (!said.good).then_some(said.err);
        let mut all: Vec<Binary> = said.out.lines().filter_map(binary).collect();
        all.sort_by_key(Binary::name);
        Ok((Self { all, with_database: with_database(root)? }, fault))
    }

    /// All but the browser's.
    pub fn stories(&self) -> Vec<&Binary> {
        self.all.iter().filter(|binary| binary.package != BROWSER).collect()
    }

    /// Those that meet a database.
    pub fn database_stories(&self) -> Vec<&Binary> {
        self.stories().into_iter().filter(|binary| self.with_database.contains(&binary.package)).collect()
    }

    /// The browser's.
    pub fn browser_stories(&self) -> Vec<&Binary> {
        self.all.iter().filter(|binary| binary.package == BROWSER).collect()
    }
}

/// A line of cargo's report that tells of a test program.
fn binary(line: &str) -> Option<Binary> {
    let report: Value = serde_json::from_str(line).ok()?;
    if report["reason"] != "compiler-artifact" || report["profile"]["test"] != true {
        return None;
    }
    let folder = Path::new(report["manifest_path"].as_str()?).parent()?.to_owned();
    Some(Binary {
        package: package_name(report["package_id"].as_str()?)?,
        target: report["target"]["name"].as_str()?.to_owned(),
        program: report["executable"].as_str()?.into(),
        folder,
    })
}

/// `path+file:///house/crates/db#0.1.0` and `…/house/crates/base#db@0.1.0` are both the package `db`.
fn package_name(id: &str) -> Option<String> {
    let (place, version) = id.split_once('#')?;
    let name = version.split_once('@').map_or_else(|| place.rsplit('/').next(), |(name, _)| Some(name))?;
    Some(name.to_owned())
}

/// The packages of the workspace from which the way leads to the database, by any dependency.
fn with_database(root: &Path) -> Result<BTreeSet<String>> {
    let said = command::run(&mut command::cargo(root, &["metadata", "--format-version=1", "--no-deps"]))?;
    ensure!(said.good, "{}", said.err);
    let metadata: Value = serde_json::from_str(&said.out).context("cargo metadata is not readable")?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let mut found = BTreeSet::from([DATABASE.to_owned()]);
    loop {
        let before = found.len();
        for package in packages {
            let needs = package["dependencies"].as_array().into_iter().flatten();
            if needs.filter_map(|need| need["name"].as_str()).any(|need| found.contains(need)) {
                found.extend(package["name"].as_str().map(str::to_owned));
            }
        }
        if found.len() == before {
            return Ok(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_summed() {
        let said = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n\
                    test result: FAILED. 12 passed; 2 failed; 0 ignored\n";
        assert_eq!(Count::read(said), Count { passed: 15, failed: 2 });
    }

    #[test]
    fn a_package_is_known_by_either_form_of_its_id() {
        assert_eq!(package_name("path+file:///house/crates/db#0.1.0").as_deref(), Some("db"));
        assert_eq!(package_name("path+file:///house/crates/other#db@0.1.0").as_deref(), Some("db"));
    }
}

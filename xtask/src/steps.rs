//! The steps of the whole check, in order; a failed one does not stop the others.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use clap::{Args, ValueEnum};

use crate::binaries::{Binaries, Count};
use crate::{command, postgres, tidy, tools};

/// Which steps to run.
#[derive(Args)]
pub struct Choice {
    /// Only this step (may be given again).
    #[arg(long, value_enum)]
    only: Vec<Step>,
    /// Not this step (may be given again).
    #[arg(long, value_enum)]
    skip: Vec<Step>,
    /// Only what is needed between two edits: format, tidy, and the tests on the embedded engine.
    #[arg(long)]
    fast: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// Install what is missing.
    Tools,
    /// `cargo fmt --check`.
    Format,
    /// The rules of the house.
    Tidy,
    /// `cargo clippy`, warnings are errors.
    Clippy,
    /// `cargo doc`, warnings are errors.
    Docs,
    /// Licences, banned crates and sources.
    Licences,
    /// Build all tests, once.
    Build,
    /// Unit tests and stories on the embedded engine.
    Sqlite,
    /// Examples in the documentation.
    Examples,
    /// Unit tests and stories on a throw-away server.
    Postgres,
    /// Stories in a real browser.
    Browser,
}

const ORDER: [Step; 11] = [
    Step::Tools,
    Step::Format,
    Step::Tidy,
    Step::Clippy,
    Step::Docs,
    Step::Licences,
    Step::Build,
    Step::Sqlite,
    Step::Examples,
    Step::Postgres,
    Step::Browser,
];

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Tools => "tools",
            Self::Format => "format",
            Self::Tidy => "tidy",
            Self::Clippy => "clippy",
            Self::Docs => "docs",
            Self::Licences => "licences",
            Self::Build => "build",
            Self::Sqlite => "tests on SQLite",
            Self::Examples => "examples in the docs",
            Self::Postgres => "tests on PostgreSQL",
            Self::Browser => "browser stories",
        }
    }

    fn runs_tests(self) -> bool {
        matches!(self, Self::Sqlite | Self::Postgres | Self::Browser)
    }
}

impl Choice {
    fn wants(&self, step: Step) -> bool {
        if self.skip.contains(&step) {
            return false;
        }
        if !self.only.is_empty() {
            // Tests cannot run before they are built.
            let building = step == Step::Build && self.only.iter().any(|only| only.runs_tests());
            return building || self.only.contains(&step);
        }
        !self.fast || matches!(step, Step::Format | Step::Tidy | Step::Build | Step::Sqlite)
    }
}

struct Run {
    root: PathBuf,
    binaries: Option<Binaries>,
    count: Count,
}

/// Runs the chosen steps and tells whether all were content.
pub fn run(root: &Path, choice: &Choice) -> Result<bool> {
    let mut run = Run { root: root.to_owned(), binaries: None, count: Count::default() };
    let began = Instant::now();
    let mut failed = Vec::new();
    for step in ORDER.into_iter().filter(|step| choice.wants(*step)) {
        println!("▸ {}", step.name());
        let began = Instant::now();
        let done = run.step(step);
        let seconds = seconds(began.elapsed());
        match done {
            Ok(()) => println!("✓ {} ({seconds} s)", step.name()),
            Err(why) => {
                println!("{why:#}\n✗ {} ({seconds} s)", step.name());
                failed.push(step.name());
            }
        }
    }
    println!("\n{} s in all", seconds(began.elapsed()));
    if !failed.is_empty() {
        println!("steps that failed: {}", failed.join(", "));
    }
    println!("{} passed, {} failed", run.count.passed, run.count.failed);
    Ok(failed.is_empty())
}

fn seconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64())
}

impl Run {
    fn step(&mut self, step: Step) -> Result<()> {
        match step {
            Step::Tools => tools::install(&self.root),
            Step::Format => self.cargo(&["fmt", "--all", "--", "--check", "-l"], &[]),
            Step::Tidy => tidy::run(&self.root).and_then(|good| {
                ensure!(good, "the house is not tidy");
                Ok(())
            }),
            Step::Clippy => self.clippy(),
            Step::Docs => self
                .cargo(&["doc", "--quiet", "--workspace", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")]),
            Step::Licences => tools::licences(&self.root),
            Step::Build => {
                let (binaries, fault) = Binaries::build(&self.root)?;
                self.binaries = Some(binaries);
                fault.map_or(Ok(()), |fault| Err(anyhow::anyhow!(fault)))
            }
            Step::Sqlite => self.tests(|binaries| binaries.stories(), &[]),
            Step::Examples => self.examples(),
            Step::Postgres => {
                let server = postgres::Server::start()?;
                self.tests(
                    |binaries| binaries.database_stories(),
                    &[("KABINET_TEST_POSTGRES", server.address())],
                )
            }
            Step::Browser => self.tests(|binaries| binaries.browser_stories(), &[]),
        }
    }

    fn cargo(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Result<()> {
        let said = command::run(command::cargo(&self.root, arguments).envs(environment.iter().copied()))?;
        ensure!(said.good, "{}", said.all());
        Ok(())
    }

    /// The code strictly; the tests with `unwrap`, which clippy only forgives in the test functions themselves.
    fn clippy(&self) -> Result<()> {
        let all = ["clippy", "--quiet", "--workspace", "--keep-going"];
        let code = ["--lib", "--bins", "--", "-D", "warnings"];
        let tests = ["--all-targets", "--", "-D", "warnings", "-A", "clippy::unwrap_used"];
        let code = self.cargo(&[&all[..], &code[..]].concat(), &[]);
        let tests = self.cargo(&[&all[..], &tests[..]].concat(), &[]);
        code.and(tests)
    }

    fn tests(
        &mut self,
        choose: impl FnOnce(&Binaries) -> Vec<&crate::binaries::Binary>,
        environment: &[(&str, &str)],
    ) -> Result<()> {
        let Some(binaries) = &self.binaries else { anyhow::bail!("the tests were not built") };
        let mut environment: Vec<(&str, String)> =
            environment.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        environment.extend(tools::judges(&self.root));
        let (mut broken, before) = (Vec::new(), self.count);
        for binary in choose(binaries) {
            let count = binary.run(&environment)?;
            if count.failed > 0 {
                broken.push(binary.name());
            }
            self.count.add(count);
        }
        ensure!(self.count != before, "there is no test to run");
        ensure!(broken.is_empty(), "tests failed in: {}", broken.join(", "));
        Ok(())
    }

    fn examples(&mut self) -> Result<()> {
        let arguments = ["test", "--quiet", "--workspace", "--doc", "--no-fail-fast"];
        let said = command::run(&mut command::cargo(&self.root, &arguments))?;
        let count = Count::read(&said.out);
        println!("  {} passed, {} failed", count.passed, count.failed);
        self.count.add(count);
        ensure!(said.good, "{}", said.all());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(only: &[Step], skip: &[Step], fast: bool) -> Vec<&'static str> {
        let choice = Choice { only: only.to_vec(), skip: skip.to_vec(), fast };
        ORDER.into_iter().filter(|step| choice.wants(*step)).map(Step::name).collect()
    }

    #[test]
    fn steps_can_be_chosen_and_left_out() {
        assert_eq!(chosen(&[Step::Postgres], &[], false), ["build", "tests on PostgreSQL"]);
        assert_eq!(chosen(&[Step::Tidy], &[], false), ["tidy"]);
        assert_eq!(chosen(&[], &[Step::Tidy], true), ["format", "build", "tests on SQLite"]);
        assert_eq!(chosen(&[], &[], false).len(), ORDER.len());
    }
}

//! What is measured, in a process of its own, so that its memory and its processor time are its own too.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child as Process, Command};

/// A portal that used less of a processor than this during a second rests: its worker looks into an empty queue.
const REST_SHARE: f64 = 0.08;
/// How long the jobs of a run may take.
const PATIENCE: Duration = Duration::from_secs(180);

/// A running process of this program; killed when dropped.
pub struct Child {
    process: Process,
    /// Its address.
    pub url: String,
    /// Its sandbox's address; empty without one.
    pub sandbox: String,
    /// From the start of the process to its ready line.
    pub started_ms: f64,
}

impl Child {
    /// A demo in `folder`, with the shipped services or those of a folder.
    pub async fn start(
        folder: &Path,
        database: Option<&str>,
        services: Option<&Path>,
    ) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command
            .args(["demo", "--listen", "127.0.0.1:0", "--sandbox-listen", "127.0.0.1:0", "--data"])
            .arg(folder);
        if let Some(database) = database {
            command.args(["--database", database]);
        }
        if let Some(services) = services {
            command.arg("--services").arg(services);
        }
        Self::ready(command).await
    }

    /// A page of so many bytes from memory.
    pub async fn page(bytes: u64) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["bench", "--serve-page", &bytes.to_string()]);
        Self::ready(command).await
    }

    /// Starts a process and waits for its ready line.
    async fn ready(mut command: Command) -> anyhow::Result<Self> {
        let begun = Instant::now();
        let mut process =
            command.stdout(Stdio::piped()).kill_on_drop(true).spawn().context("starting a process")?;
        let output = process.stdout.take().context("its standard output")?;
        let mut lines = BufReader::new(output).lines();
        let line = tokio::time::timeout(Duration::from_secs(60), lines.next_line())
            .await??
            .context("a ready line")?;
        let started_ms = begun.elapsed().as_secs_f64() * 1000.0;
        let words: Vec<&str> = line.split_whitespace().collect();
        let (url, sandbox) = match words[..] {
            ["kabinet", "ready", url, "sandbox", sandbox] => (url, sandbox),
            ["page", "ready", url] => (url, ""),
            _ => bail!("not a ready line: {line}"),
        };
        Ok(Self { process, url: url.to_owned(), sandbox: sandbox.to_owned(), started_ms })
    }

    /// Resident memory in KiB, from the kernel.
    pub fn resident_kib(&self) -> anyhow::Result<u64> {
        self.status("VmRSS:")
    }

    /// The most it ever was.
    pub fn peak_kib(&self) -> anyhow::Result<u64> {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> anyhow::Result<u64> {
        let status = self.told("status")?;
        let line = status.lines().find(|line| line.starts_with(name)).context("no such figure")?;
        Ok(line.split_whitespace().nth(1).context("no figure")?.parse()?)
    }

    fn told(&self, file: &str) -> anyhow::Result<String> {
        let pid = self.process.id().context("the process has ended")?;
        std::fs::read_to_string(format!("/proc/{pid}/{file}")).context("reading the kernel's figures")
    }

    /// Waits until the portal has done all its jobs, so that one measurement does not pay for another.
    pub async fn rest(&self) -> anyhow::Result<()> {
        let begun = Instant::now();
        let mut before = self.worked()?;
        while begun.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let now = self.worked()?;
            if now - before < REST_SHARE {
                return Ok(());
            }
            before = now;
        }
        bail!("the portal was still at work after {} s", PATIENCE.as_secs())
    }

    /// Seconds of processor time so far: the fields `utime` and `stime`, in hundredths, after the name in parentheses.
    pub fn worked(&self) -> anyhow::Result<f64> {
        let told = self.told("stat")?;
        let (_, fields) = told.rsplit_once(')').context("no process name")?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
        Ok(ticks.sum::<Result<f64, _>>()? / 100.0)
    }

    /// Asks it to end, and waits until it has.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let pid = self.process.id().context("the process has ended")?;
        let asked = Command::new("kill").args(["-TERM", &pid.to_string()]).status().await?;
        anyhow::ensure!(asked.success(), "it could not be asked to end");
        tokio::time::timeout(Duration::from_secs(30), self.process.wait())
            .await
            .context("it does not end")??;
        Ok(())
    }
}

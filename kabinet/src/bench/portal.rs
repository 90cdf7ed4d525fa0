//! The portal that is measured: a demo in a process of its own, so that its memory is its own too.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child as Process, Command};

/// A running demo; killed when dropped.
pub struct Child {
    process: Process,
    /// Its address.
    pub url: String,
    /// Its sandbox's address.
    pub sandbox: String,
}

impl Child {
    /// Starts one in `folder` and waits for its ready line.
    pub async fn start(folder: &Path, database: Option<&str>) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command
            .args(["demo", "--listen", "127.0.0.1:0", "--sandbox-listen", "127.0.0.1:0", "--data"])
            .arg(folder);
        if let Some(database) = database {
            command.args(["--database", database]);
        }
        let mut process =
            command.stdout(Stdio::piped()).kill_on_drop(true).spawn().context("starting a portal")?;
        let output = process.stdout.take().context("its standard output")?;
        let mut lines = BufReader::new(output).lines();
        let line = tokio::time::timeout(Duration::from_secs(60), lines.next_line())
            .await??
            .context("a ready line")?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["kabinet", "ready", url, "sandbox", sandbox] = words[..] else {
            bail!("not a ready line: {line}")
        };
        Ok(Self { process, url: url.to_owned(), sandbox: sandbox.to_owned() })
    }

    /// Resident memory in KiB, from the kernel.
    pub fn resident_kib(&self) -> anyhow::Result<u64> {
        let pid = self.process.id().context("the portal has ended")?;
        let status =
            std::fs::read_to_string(format!("/proc/{pid}/status")).context("reading the kernel's figures")?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        Ok(line.split_whitespace().nth(1).context("no figure")?.parse()?)
    }

    /// Ends it.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.process.kill().await.context("ending the portal")
    }
}

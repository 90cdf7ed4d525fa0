//! A demo portal as a process of its own, on ports that the system chooses.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running portal; killed when dropped.
pub struct Portal {
    process: Child,
    /// `http://127.0.0.1:PORT`.
    pub url: String,
    /// The sandbox's address.
    pub sandbox: String,
    /// The folder of its data.
    pub data: PathBuf,
    start: Start,
    outside: reqwest::Client,
}

/// How a portal is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// The built program.
    pub program: PathBuf,
    /// `postgres://…`, or the embedded database.
    pub database: Option<String>,
    /// The temporary folder it may use.
    pub temporary: Option<PathBuf>,
}

impl Start {
    /// The program that was built together with the running test.
    pub fn built() -> anyhow::Result<Self> {
        let test = std::env::current_exe()?;
        let folder = test.ancestors().nth(2).context("a test stands in target/PROFILE/deps")?;
        let program = folder.join("kabinet");
        anyhow::ensure!(program.exists(), "{} is not built: run `cargo build -p kabinet`", program.display());
        Ok(Self { program, database: None, temporary: None })
    }
}

impl Portal {
    /// Starts one in `data` and waits for its ready line.
    pub async fn start(start: Start, data: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(&start.program);
        command
            .args(["demo", "--listen", "127.0.0.1:0", "--sandbox-listen", "127.0.0.1:0", "--data"])
            .arg(data);
        if let Some(database) = &start.database {
            command.args(["--database", database]);
        }
        if let Some(folder) = &start.temporary {
            command.env("TMPDIR", folder);
        }
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .kill_on_drop(true)
            .spawn()
            .context("starting")?;
        let output = process.stdout.take().context("standard output")?;
        let mut lines = BufReader::new(output).lines();
        let line = tokio::time::timeout(Duration::from_secs(60), lines.next_line()).await??;
        let line = line.context("the portal ended before it was ready")?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["kabinet", "ready", url, "sandbox", sandbox] = words[..] else {
            bail!("not a ready line: {line}")
        };
        let outside = reqwest::Client::builder().timeout(Duration::from_secs(60)).build()?;
        let (url, sandbox) = (url.to_owned(), sandbox.to_owned());
        Ok(Self { process, url, sandbox, data: data.to_owned(), start, outside })
    }

    /// Its process id, for measuring.
    pub fn pid(&self) -> Option<u32> {
        self.process.id()
    }

    /// Kills it in the middle of whatever it does (SIGKILL), and waits till it is gone.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        self.process.kill().await?;
        Ok(())
    }

    /// Starts it again on the same data.
    pub async fn again(mut self) -> anyhow::Result<Self> {
        self.kill().await?;
        Self::start(self.start.clone(), &self.data.clone()).await
    }

    /// Asks it to stop (SIGTERM) and returns whether it ended cleanly.
    pub async fn stop(mut self) -> anyhow::Result<bool> {
        let pid = self.process.id().context("it runs")?;
        let told = Command::new("kill").args(["-TERM", &pid.to_string()]).status().await?;
        anyhow::ensure!(told.success(), "the portal could not be told to stop");
        let ended = tokio::time::timeout(Duration::from_secs(30), self.process.wait()).await??;
        Ok(ended.success())
    }

    /// Messages to an address, newest first, once there are more than `seen`; the sandbox answers as soon as there are.
    pub async fn inbox(&self, to: &str, seen: usize) -> anyhow::Result<Vec<serde_json::Value>> {
        let url = url::Url::parse_with_params(
            &format!("{}/inbox.json", self.sandbox),
            &[("to", to), ("more_than", &seen.to_string()), ("wait_seconds", "30")],
        )?;
        let list: Vec<serde_json::Value> =
            self.outside.get(url).send().await?.error_for_status()?.json().await?;
        anyhow::ensure!(list.len() > seen, "no new message for {to} came within 30 seconds");
        Ok(list)
    }

    /// How many messages an address has now.
    pub async fn messages(&self, to: &str) -> anyhow::Result<usize> {
        let url = url::Url::parse_with_params(&format!("{}/inbox.json", self.sandbox), &[("to", to)])?;
        let list: Vec<serde_json::Value> =
            self.outside.get(url).send().await?.error_for_status()?.json().await?;
        Ok(list.len())
    }

    /// The six digits of the newest message to a phone after the first `seen`; messages without a code are passed over.
    pub async fn code(&self, phone: &str, seen: usize) -> anyhow::Result<String> {
        let mut known = seen;
        loop {
            let list = self.inbox(phone, known).await?;
            let fresh = list.iter().take(list.len() - seen);
            let code = fresh.filter_map(|letter| letter["text"].as_str()).find_map(six_digits);
            if let Some(code) = code {
                return Ok(code);
            }
            known = list.len();
        }
    }

    /// A code of the authenticator app of a demo's member of staff; each is given once, so this may take half a minute.
    pub async fn staff_code(&self, email: &str) -> anyhow::Result<String> {
        let url =
            url::Url::parse_with_params(&format!("{}/authenticator.json", self.sandbox), &[("for", email)])?;
        let answer: serde_json::Value =
            self.outside.get(url).send().await?.error_for_status()?.json().await?;
        answer["code"].as_str().map(ToOwned::to_owned).with_context(|| format!("{email} has no app"))
    }

    /// The portal's link in the newest mail to an address.
    pub async fn link(&self, email: &str, seen: usize) -> anyhow::Result<String> {
        let list = self.inbox(email, seen).await?;
        let texts = list.iter().take(list.len() - seen).filter_map(|letter| letter["text"].as_str());
        let mut links = texts.flat_map(str::split_whitespace).filter(|word| word.starts_with(&self.url));
        links.next().map(ToOwned::to_owned).with_context(|| format!("no link in the mail to {email}"))
    }

    /// Switches a register of the sandbox: `ok`, `down`, `slow`, `nonsense`.
    pub async fn register(&self, register: &str, mode: &str) -> anyhow::Result<()> {
        let form = [("register", register), ("mode", mode), ("seconds", "30")];
        let answer = self.outside.post(format!("{}/faults", self.sandbox)).form(&form).send().await?;
        anyhow::ensure!(
            !answer.status().is_client_error() && !answer.status().is_server_error(),
            "faults refused"
        );
        Ok(())
    }
}

fn six_digits(text: &str) -> Option<String> {
    let mut words = text.split(|letter: char| !letter.is_ascii_digit());
    words.find(|word| word.len() == 6).map(ToOwned::to_owned)
}

//! A throw-away PostgreSQL server: its own cluster in a temporary folder, on the loopback, gone at the end.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use tempfile::TempDir;

use crate::command;

/// A running server.
pub struct Server {
    address: String,
    programs: PathBuf,
    folder: TempDir,
    user: Option<&'static str>,
    child: Child,
}

impl Server {
    /// Makes a cluster and starts it.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let user = other_user()?;
        let folder = TempDir::with_prefix("kabinet-postgres-")?;
        if let Some(user) = user {
            run(Command::new("chown").arg(user).arg(folder.path()))?;
        }
        let data = folder.path().join("data");
        let initdb = programs.join("initdb");
        run(as_user(user, &initdb)
            .current_dir(folder.path())
            .args([
                "--auth=trust",
                "--username=postgres",
                "--no-sync",
                "--locale=C",
                "--encoding=UTF8",
                "--pgdata",
            ])
            .arg(&data))?;
        let port = free_port()?;
        let child = launch(user, &programs, folder.path(), port)?;
        let address = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let mut server = Self { address, programs, folder, user, child };
        server.wait(port)?;
        Ok(server)
    }

    /// Where tests find it.
    pub fn address(&self) -> &str {
        &self.address
    }

    fn wait(&mut self, port: u16) -> Result<()> {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(60) {
            let asked = Command::new(self.programs.join("pg_isready"))
                .args(["--quiet", "--host=127.0.0.1", &format!("--port={port}")])
                .status()?;
            if asked.success() {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                bail!("the server ended with {status}:\n{log}");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("the server did not answer within a minute")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let stop = as_user(self.user, &self.programs.join("pg_ctl"))
            .current_dir(self.folder.path())
            .args(["stop", "--silent", "--mode=immediate", "--pgdata"])
            .arg(self.folder.path().join("data"))
            .status();
        if !stop.is_ok_and(|status| status.success()) {
            println!("the throw-away server could not be stopped: {}", self.folder.path().display());
            return;
        }
        let _ended = self.child.wait();
    }
}

fn launch(user: Option<&'static str>, programs: &Path, folder: &Path, port: u16) -> Result<Child> {
    let log = std::fs::File::create(folder.join("log"))?;
    // Nothing here has to survive, so nothing waits for the disk.
    let settings = [
        "listen_addresses=127.0.0.1",
        "fsync=off",
        "full_page_writes=off",
        "synchronous_commit=off",
        "max_connections=300",
        "shared_buffers=64MB",
    ];
    let mut server = as_user(user, &programs.join("postgres"));
    server.current_dir(folder).arg("-D").arg(folder.join("data")).arg("-k").arg(folder);
    server.args(["-p", &port.to_string()]).args(settings.iter().flat_map(|setting| ["-c", setting]));
    server.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    server.spawn().context("the server cannot be started")
}

/// Where the server's programs are: the newest of Debian's folders, or the path.
fn programs() -> Result<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = folders
        .filter_map(|folder| {
            Some((folder.file_name().to_str()?.parse::<u32>().ok()?, folder.path().join("bin")))
        })
        .filter(|(version, programs)| *version >= 15 && programs.join("initdb").exists())
        .max();
    if let Some((_, programs)) = newest {
        return Ok(programs);
    }
    let found = command::run(Command::new("sh").args(["-c", "dirname \"$(command -v initdb)\""]))?;
    let programs = PathBuf::from(found.out.trim());
    ensure!(
        found.good && programs.join("initdb").exists(),
        "PostgreSQL 15 or newer is not installed (Debian: apt install postgresql)"
    );
    Ok(programs)
}

/// The server refuses to run as the superuser, so somebody else has to.
fn other_user() -> Result<Option<&'static str>> {
    if !command::is_root() {
        return Ok(None);
    }
    let known = |user: &&str| command::run(Command::new("id").arg(user)).is_ok_and(|said| said.good);
    ["postgres", "nobody"]
        .into_iter()
        .find(known)
        .map(Some)
        .context("no user to run PostgreSQL as: add one named postgres")
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    match user {
        None => Command::new(program),
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--"]).arg(program);
            command
        }
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn run(command: &mut Command) -> Result<()> {
    let said = command::run(command)?;
    ensure!(said.good, "{}", said.all());
    Ok(())
}

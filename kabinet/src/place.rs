//! Which portal an operator's command is about: one with a configuration file, or a demo's folder.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context;
use base::{Clock, Random};
use db::Db;
use vault::{RootKey, Vault};

use crate::config::Config;
use crate::house::Keys;

/// `--config FILE`, or `--data DIR` for a demo.
#[derive(clap::Args)]
pub struct Place {
    /// The configuration file.
    #[arg(long, default_value = "kabinet.toml")]
    config: PathBuf,
    /// A demo's folder, instead of a configuration file.
    #[arg(long)]
    data: Option<PathBuf>,
    /// The database of that demo, when it is not the embedded one.
    #[arg(long, requires = "data")]
    database: Option<String>,
}

/// An opened database with its keys.
pub struct Opened {
    /// The database.
    pub db: Db,
    /// The keys.
    pub vault: Vault,
    /// Time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
}

impl Place {
    /// The configuration of the portal, and what its keys are: as the file says it, or that of a demo at `portal`.
    pub fn config(&self, portal: SocketAddr) -> anyhow::Result<(Config, Keys)> {
        let Some(data) = &self.data else { return Ok((Config::read(&self.config)?, Keys::Real)) };
        anyhow::ensure!(data.join("root.key").exists(), "there is no demo in {}", data.display());
        Ok((crate::demo::config_of(data, self.database.clone(), portal)?, Keys::Demo))
    }

    /// Opens database and keys; makes neither.
    pub async fn open(&self) -> anyhow::Result<Opened> {
        let (database, path) = match &self.data {
            Some(data) => {
                let database = self.database.clone().unwrap_or_else(|| crate::demo::embedded(data));
                (database, data.join("root.key"))
            }
            None => {
                let config = Config::read(&self.config)?;
                (config.database, config.root_key)
            }
        };
        anyhow::ensure!(path.exists(), "there is no root key at {}", path.display());
        let (clock, random) = (Clock::system(), Random::system());
        let db = Db::connect(&database).await.context("opening the database")?;
        let root = RootKey::File { path, create: false, demo: false };
        let vault =
            Vault::open(&db, &root, clock.clone(), random.clone()).await.context("opening the keys")?;
        Ok(Opened { db, vault, clock, random })
    }
}

//! The configuration: one file, every key explained in the annotated `kabinet.toml`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::Deserialize;

/// The keys that the environment may set; other `KABINET_…` variables belong to somebody else.
const KEYS: [&str; 11] = [
    "public_url",
    "portal_name",
    "listen",
    "trusted_proxies",
    "database",
    "files",
    "root_key",
    "services",
    "sessions",
    "outside",
    "registers",
];

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where people reach the portal.
    pub public_url: url::Url,
    /// The portal's name.
    #[serde(default = "portal_name")]
    pub portal_name: String,
    /// Where it listens.
    pub listen: SocketAddr,
    /// How many proxies in front are believed.
    #[serde(default)]
    pub trusted_proxies: u8,
    /// The database.
    pub database: String,
    /// The folder of sealed files.
    pub files: PathBuf,
    /// The root key's file.
    pub root_key: PathBuf,
    /// The folder of services; without it the services compiled into the program are offered.
    pub services: Option<PathBuf>,
    /// Sessions.
    #[serde(default)]
    pub sessions: Sessions,
    /// Mail and SMS: the sections `[outside.smtp]` and `[outside.sms]`.
    pub outside: delivery::OutsideConfig,
    /// Registers.
    pub registers: Registers,
}

/// How long a session lasts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sessions {
    /// Without activity.
    pub idle_minutes: i64,
    /// In all.
    pub hours: i64,
}

impl Default for Sessions {
    fn default() -> Self {
        Self { idle_minutes: 15, hours: 12 }
    }
}

/// Where registers answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registers {
    /// The address before `/<register>`.
    pub url: url::Url,
}

fn portal_name() -> String {
    "Кабинет".to_owned()
}

impl Config {
    /// Reads the file; `KABINET_…` variables of the environment win over it (`__` goes a level down: `KABINET_OUTSIDE__SMTP__HOST`).
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        anyhow::ensure!(
            path.exists(),
            "there is no configuration file {}; begin with a copy of the annotated kabinet.toml",
            path.display()
        );
        Figment::new()
            .merge(Toml::file(path))
            .merge(
                Env::prefixed("KABINET_")
                    .filter(|key| KEYS.iter().any(|known| key.starts_with(known)))
                    .split("__"),
            )
            .extract()
            .with_context(|| format!("reading {}", path.display()))
    }
}

//! The configuration: one file, every key explained in the annotated `kabinet.toml`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::Deserialize;

/// The keys that the environment may set; other `KABINET_…` variables belong to somebody else.
const KEYS: [&str; 17] = [
    "public_url",
    "portal_name",
    "time_zone",
    "listen",
    "trusted_proxies",
    "database",
    "files",
    "root_key",
    "services",
    "support",
    "security",
    "policy",
    "limits",
    "outside",
    "registers",
    "banks",
    "identity_providers",
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
    /// The same in English; without it English mails and pages say the other one.
    pub portal_name_en: Option<String>,
    /// Where the portal is: dates and times are told by the clocks of this zone (IANA name).
    #[serde(default = "time_zone")]
    pub time_zone: String,
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
    /// Whom people ask.
    #[serde(default)]
    pub support: Support,
    /// Where weaknesses are reported.
    #[serde(default)]
    pub security: web::Reports,
    /// The rules of accounts: the section `[policy]`.
    #[serde(default)]
    pub policy: policy::Config,
    /// How often one address may ask.
    #[serde(default)]
    pub limits: web::Allowances,
    /// Mail and SMS: the sections `[outside.smtp]` and `[outside.sms]`.
    pub outside: delivery::OutsideConfig,
    /// Registers.
    pub registers: Registers,
    /// Partner banks that prove who a person is.
    #[serde(default)]
    pub banks: Vec<oidc::Partner>,
    /// Outside identity providers that open cabinets.
    #[serde(default)]
    pub identity_providers: Vec<oidc::Partner>,
}

/// Whom people ask when they are stuck.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// As people write it.
    pub phone: Option<String>,
    /// The address of its mail.
    pub email: Option<String>,
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

fn time_zone() -> String {
    "Europe/Moscow".to_owned()
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

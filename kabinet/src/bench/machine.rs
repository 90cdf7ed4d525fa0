//! What the figures were measured on.

use anyhow::Context;

/// The processor's name, as the kernel tells it.
pub fn name() -> String {
    let told = std::fs::read_to_string("/proc/cpuinfo").ok();
    let line = told.as_deref().and_then(|told| told.lines().find(|line| line.starts_with("model name")));
    let name = line.and_then(|line| line.split_once(':')).map(|(_, name)| name.trim().to_owned());
    name.unwrap_or_else(|| "an unknown processor".to_owned())
}

/// How many processes wanted a processor during the last minute, on average.
pub fn load() -> anyhow::Result<f64> {
    let told = std::fs::read_to_string("/proc/loadavg").context("reading the machine's load")?;
    Ok(told.split_whitespace().next().context("no load")?.parse()?)
}

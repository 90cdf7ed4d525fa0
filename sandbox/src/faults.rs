//! Switches that make a register, the mail server or the SMS gateway fail on purpose.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The switch of the mail server.
pub const MAIL: &str = "mail";
/// The switch of the SMS gateway.
pub const SMS: &str = "sms";
/// Slower than this nobody waits.
const SLOWEST_SECONDS: u64 = 300;
/// What `slow` without a number means.
const USUAL_SECONDS: u64 = 30;

/// How an outside system behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As it should.
    #[default]
    Ok,
    /// Refuses everything.
    Down,
    /// Answers as it should after so many seconds.
    Slow(u64),
    /// Answers at once, but not what was asked.
    Nonsense,
}

/// What was typed is no mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a mode is one of: ok, down, slow, slow(SECONDS), nonsense")]
pub struct NoMode;

impl FromStr for Mode {
    type Err = NoMode;

    fn from_str(text: &str) -> Result<Self, NoMode> {
        match text.trim() {
            "ok" => Ok(Self::Ok),
            "down" => Ok(Self::Down),
            "nonsense" => Ok(Self::Nonsense),
            "slow" => Ok(Self::Slow(USUAL_SECONDS)),
            other => {
                let seconds =
                    other.strip_prefix("slow(").and_then(|rest| rest.strip_suffix(')')).ok_or(NoMode)?;
                let seconds: u64 = seconds.parse().map_err(|_| NoMode)?;
                if seconds > SLOWEST_SECONDS { Err(NoMode) } else { Ok(Self::Slow(seconds)) }
            }
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ok => f.write_str("ok"),
            Self::Down => f.write_str("down"),
            Self::Slow(seconds) => write!(f, "slow({seconds})"),
            Self::Nonsense => f.write_str("nonsense"),
        }
    }
}

/// All switches. Clones share them.
#[derive(Clone, Debug)]
pub struct Faults(Arc<Mutex<BTreeMap<String, Mode>>>);

impl Faults {
    /// Switches of these systems, all in order.
    #[must_use]
    pub fn new(systems: impl IntoIterator<Item = String>) -> Self {
        Self(Arc::new(Mutex::new(systems.into_iter().map(|system| (system, Mode::Ok)).collect())))
    }

    /// How a system behaves now.
    #[must_use]
    pub fn of(&self, system: &str) -> Mode {
        self.lock().get(system).copied().unwrap_or_default()
    }

    /// Switches a system; `false` when there is none of that name.
    #[must_use]
    pub fn set(&self, system: &str, mode: Mode) -> bool {
        self.lock().get_mut(system).map(|present| *present = mode).is_some()
    }

    /// All of them by name.
    #[must_use]
    pub fn all(&self) -> BTreeMap<String, Mode> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Mode>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits as long as a slow system does, or less when the sandbox stops.
pub(crate) async fn dawdle(mode: Mode, stop: &tokio_util::sync::CancellationToken) {
    if let Mode::Slow(seconds) = mode {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(seconds)) => {}
            () = stop.cancelled() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_reads_as_it_is_written() {
        for mode in [Mode::Ok, Mode::Down, Mode::Slow(7), Mode::Nonsense] {
            assert_eq!(mode.to_string().parse(), Ok(mode));
        }
        assert_eq!("slow".parse(), Ok(Mode::Slow(30)));
        assert_eq!("slow(1000)".parse::<Mode>(), Err(NoMode));
        assert_eq!("broken".parse::<Mode>(), Err(NoMode));
    }
}

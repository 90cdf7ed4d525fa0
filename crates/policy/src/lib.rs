//! The rules of accounts as one object: passwords, sessions, codes, lockout, factors, recovery, proofs of identity.
//!
//! An installation begins with a named profile and may replace any number of it. A group of people (citizens of one level, staff) may
//! have a policy of its own; whoever belongs to several groups gets the strictest component of each. Nothing here reads a file, a clock
//! or a database.

mod describe;
mod groups;
mod profile;
mod rules;
mod strictest;

pub use describe::{Change, Line, changes, lines};
pub use groups::{Config, Policies};
pub use profile::Profile;
pub use rules::{
    AddressRule, ApplicationRules, CodeRules, ErasureRules, FactorRules, HashingRules, InvitationRules,
    LockoutRules, NoticeRules, PasswordRules, Policy, ProofingRules, RecoveryRules, RegistrationRules,
    Rotation, RotationRules, SearchRules, SessionRules, ThrottleRules,
};

/// Why a configured policy cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// A key or a value that does not exist, in the section it stands in.
    #[error("[{section}] {source}")]
    Unknown {
        /// `policy`, `policy.staff`…
        section: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A number outside what makes sense.
    #[error("[{section}] {key} = {value}: it must be between {least} and {most}")]
    Range {
        /// The section.
        section: String,
        /// The key.
        key: String,
        /// What stands there.
        value: i64,
        /// The least that is possible.
        least: i64,
        /// The most that is possible.
        most: i64,
    },
}

/// The words of the rules, for the public page.
#[must_use]
pub fn words() -> [text::Source; 2] {
    text::Source::pair("policy", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

//! The rules themselves. Every field is a key of the configuration and a line of the public page.

use serde::{Deserialize, Serialize};

/// Everything that a group of people is held to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// What a password must be.
    pub password: PasswordRules,
    /// What happens when a password grows old.
    pub rotation: RotationRules,
    /// Sessions.
    pub sessions: SessionRules,
    /// Registrations that wait to become accounts.
    pub registration: RegistrationRules,
    /// One-time codes.
    pub codes: CodeRules,
    /// Wrong tries.
    pub lockout: LockoutRules,
    /// Messages that anybody can cause to be sent.
    pub throttle: ThrottleRules,
    /// Second factors.
    pub factors: FactorRules,
    /// How long a fresh confirmation ("it is really me") counts, in minutes.
    pub elevation_minutes: i64,
    /// How long a trusted device may skip the second factor at sign-in, in days; 0: never. It never counts for signing.
    pub trusted_device_days: i64,
    /// Ways back into an account.
    pub recovery: RecoveryRules,
    /// Messages about the account itself.
    pub notices: NoticeRules,
    /// One-time invitations of staff.
    pub invitations: InvitationRules,
    /// Proofs of identity.
    pub proofing: ProofingRules,
    /// Export of one's data and deletion of the account.
    pub erasure: ErasureRules,
    /// Drafts, and messages about applications.
    pub applications: ApplicationRules,
    /// Searching the catalogue.
    pub search: SearchRules,
}

/// What a password must be (REG-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordRules {
    /// Characters at least.
    pub min_length: usize,
    /// Characters at most; more is refused, never cut. At least 64 (OWASP ASVS 5.0, 6.2.9).
    pub max_length: usize,
    /// How many of small, capital, digit and other sign are needed; 0: it does not matter.
    pub classes: usize,
    /// From this length on the classes are not asked for: a phrase is better than a riddle.
    pub phrase_length: usize,
    /// How many times running a character may stand.
    pub max_repeat: usize,
    /// So many neighbours of the keyboard, the alphabet or the digits are a run, and refused.
    pub run_length: usize,
    /// The guess of zxcvbn that must be reached, 0 to 4.
    pub strength: usize,
}

/// What happens when a password grows old (LOGIN-25).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RotationRules {
    /// What.
    pub mode: Rotation,
    /// When, in days.
    pub days: i64,
}

/// What an old password leads to, the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rotation {
    /// Nothing.
    Off,
    /// Advice.
    Remind,
    /// Nothing else can be done before it is changed.
    Force,
}

/// Sessions (LOGIN-20, LOGIN-23, LOGIN-24).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRules {
    /// Without activity a session ends after so many minutes.
    pub idle_minutes: i64,
    /// Whatever happens it ends after so many hours.
    pub hours: i64,
    /// So many seconds before the idle end the person is asked whether to stay.
    pub warn_seconds: i64,
    /// Open at the same time; the one that was used longest ago ends when another begins.
    pub most: i64,
    /// Whether a session is held to the address where it began; people may choose a stricter one for themselves.
    pub address: AddressRule,
}

/// How a session is held to an address, the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressRule {
    /// Not at all: phones change it all the time.
    Off,
    /// To the network: /24 of IPv4, /48 of IPv6.
    Prefix,
    /// To the very address.
    Strict,
}

/// Registrations that wait to become accounts (REG-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrationRules {
    /// How long the letter's link works, in hours.
    pub hours: i64,
    /// Letters and codes of one registration; then the form is filled in again.
    pub sends: i64,
}

/// One-time codes (REG-16, LOGIN-08, LOGIN-11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeRules {
    /// How long a code lives (at most 10 minutes, OWASP ASVS 5.0, 6.5.5).
    pub life_minutes: i64,
    /// Wrong tries after which it is dead.
    pub tries: i64,
    /// Between two codes of one purpose.
    pub pause_seconds: i64,
    /// Time for the second step after the first.
    pub step_minutes: i64,
    /// Whether a code by SMS is a second factor.
    pub sms_is_factor: bool,
    /// Whether a code by e-mail is a second factor.
    pub email_is_factor: bool,
}

/// Wrong tries (LOGIN-16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockoutRules {
    /// Wrong tries of one account from one source that close this way in.
    pub tries: i64,
    /// How long it is closed the first time, in minutes; every further time doubles it.
    pub first_minutes: i64,
    /// The longest it is closed, in minutes.
    pub most_minutes: i64,
    /// After so many hours without a wrong try the doubling begins anew.
    pub forget_hours: i64,
    /// Wrong tries of all accounts from one source.
    pub source_tries: i64,
    /// Wrong tries of one account from all sources that are not the person's own devices, in an hour.
    pub account_tries: i64,
    /// So many accounts tried with one password within an hour: that password opens nothing for an hour.
    pub spray_accounts: i64,
}

/// Messages that anybody can cause to be sent, an hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThrottleRules {
    /// To one address or number.
    pub per_target: i64,
    /// Codes to one account, and to one of its addresses, after a right password.
    pub per_account: i64,
    /// Caused from one source.
    pub per_source: i64,
    /// By the whole portal.
    pub in_all: i64,
}

/// Second factors (LOGIN-06 … LOGIN-13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorRules {
    /// Whether every sign-in needs a second factor.
    pub always: bool,
    /// Whether only factors count that cannot be phished: passkeys and security keys.
    pub phishing_resistant: bool,
    /// Whether a code to the phone alone opens the cabinet, at the lowest level.
    pub phone_code_alone: bool,
    /// Codes of an application accepted from so many steps of 30 s ago (RFC 6238, section 5.2).
    pub totp_steps_back: i64,
    /// … and from so many steps ahead.
    pub totp_steps_forward: i64,
    /// Codes of a fob accepted ahead of the last one (RFC 4226, section 7.4).
    pub fob_look_ahead: i64,
    /// … and when two codes in a row are typed, to bring it in step.
    pub fob_resync: i64,
    /// Passkeys and security keys of one person.
    pub most_keys: i64,
    /// Backup codes in a set.
    pub backup_codes: i64,
    /// A reminder comes when so many are left.
    pub backup_low: i64,
    /// Questions pushed to a device in an hour.
    pub push_an_hour: i64,
    /// How long such a question waits, in minutes.
    pub push_minutes: i64,
}

/// Ways back into an account (LOGIN-14, LOGIN-15, LOGIN-18, PLUS-10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryRules {
    /// How long a link or a started recovery lives.
    pub link_minutes: i64,
    /// Recoveries of one account that may be begun in a day.
    pub begun_a_day: i64,
    /// How long a reset waits when everything is lost, in hours; it can be cancelled all the time.
    pub wait_hours: i64,
    /// How long after the wait the reset may be finished, in hours.
    pub finish_hours: i64,
    /// How long an activation code given by staff lives, in hours.
    pub activation_hours: i64,
    /// Members of staff who must agree before such a code is made.
    pub operators: i64,
    /// A request to operators that nobody has decided is closed after so many days; so long its evidence is kept after a decision.
    pub request_days: i64,
}

/// Messages about the account itself (LOGIN-22, PLUS-11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeRules {
    /// Events of a new device are gathered so long into one message.
    pub gather_minutes: i64,
    /// How long the link "this was not me" works, in hours.
    pub not_me_hours: i64,
    /// "Are your data still right?" comes after so many days; 0: never.
    pub data_check_days: i64,
}

/// One-time invitations of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitationRules {
    /// How long the link lives, in hours.
    pub hours: i64,
}

/// Proofs of identity (REG-05 … REG-15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProofingRules {
    /// Working hours in which staff look at what was sent.
    pub working_hours: i64,
    /// Proofs of one kind that may be tried in a day.
    pub tries_a_day: i64,
    /// How long scans are kept after the decision, in days.
    pub scan_days: i64,
    /// How long the way to the bank and back may take, in minutes.
    pub bank_minutes: i64,
}

/// Export of one's data and deletion of the account (PLUS-08).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasureRules {
    /// Days in which a deletion can be cancelled.
    pub wait_days: i64,
    /// Days in which an export can be downloaded.
    pub export_days: i64,
    /// Years for which agencies keep what was sent to them after the account is deleted; 0: not at all.
    pub application_years: i64,
}

/// Drafts, and messages about applications (PLUS-09, APP-10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationRules {
    /// Days for which a draft is kept after it was last saved.
    pub draft_days: i64,
    /// Days before its end on which its owner is told.
    pub warn_days: i64,
    /// Days for which what was thrown away can be taken back.
    pub trash_days: i64,
    /// Working days within which an officer answers a message.
    pub answer_days: i64,
}

/// The cost of a password's hash (Argon2id, RFC 9106), for the whole installation: `kabinet admin argon2-tune` finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HashingRules {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// Hashes made at the same time; 0: one for each processor.
    pub at_once: usize,
    /// Sign-ins that may wait for their turn; further ones are asked to come back in a moment.
    pub waiting: usize,
}

impl Default for HashingRules {
    /// 19 MiB, two passes, one lane (OWASP Password Storage): about 80 ms on a small server.
    fn default() -> Self {
        Self { memory_kib: 19 * 1024, passes: 2, lanes: 1, at_once: 0, waiting: 500 }
    }
}

/// Searching the catalogue: what is remembered of it (CAT-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchRules {
    /// A query is suggested to others only after so many accounts have found a service by it.
    pub askers: i64,
    /// A person's own last queries that are kept for them; 0 keeps none.
    pub own: i64,
}

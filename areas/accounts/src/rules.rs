//! The numbers of the policy that sessions, devices and messages about the account go by.

use chrono::Duration;
use policy::AddressRule;
use web::{House, Proofing};

/// The words of the rules, in columns, forms and texts, the mildest first.
const RULES: [(&str, AddressRule); 3] =
    [("off", AddressRule::Off), ("prefix", AddressRule::Prefix), ("strict", AddressRule::Strict)];

/// Every rule of addresses with its word, the mildest first.
pub(crate) fn address_rules() -> [(&'static str, AddressRule); 3] {
    RULES
}

pub(crate) fn rule_code(rule: AddressRule) -> &'static str {
    RULES.into_iter().find(|(_, known)| *known == rule).map_or("off", |(code, _)| code)
}

pub(crate) fn rule_of(code: &str) -> Option<AddressRule> {
    RULES.into_iter().find(|(known, _)| *known == code).map(|(_, rule)| rule)
}

/// What one level of citizens is held to.
pub(crate) struct Rules {
    /// Idle time after which a session ends.
    pub idle: Duration,
    /// Time after which it ends whatever happens.
    pub life: Duration,
    /// How long before the idle end the person is asked whether to stay.
    pub warn_seconds: i64,
    /// Sessions that may be open at once; the oldest ends when there are more.
    pub most: i64,
    /// The mildest rule of addresses that a person may choose.
    pub address: AddressRule,
    /// How long a trusted device may skip the second step; zero: never.
    pub trusted: Duration,
    /// How long sign-ins are gathered into one message.
    pub gather: Duration,
    /// How long «это был не я» can be said by the link of a message.
    pub not_me: Duration,
    /// After how long the person is asked whether the data are still right; zero: never.
    pub data_check: Duration,
}

impl Rules {
    pub(crate) fn of(house: &House, level: Proofing) -> Self {
        let policy = house.settings.policy.for_citizens(level.code());
        let (sessions, notices) = (&policy.sessions, &policy.notices);
        Self {
            idle: Duration::minutes(sessions.idle_minutes),
            life: Duration::hours(sessions.hours),
            warn_seconds: sessions.warn_seconds,
            most: sessions.most,
            address: sessions.address,
            trusted: Duration::days(policy.trusted_device_days),
            gather: Duration::minutes(notices.gather_minutes),
            not_me: Duration::hours(notices.not_me_hours),
            data_check: Duration::days(notices.data_check_days),
        }
    }
}

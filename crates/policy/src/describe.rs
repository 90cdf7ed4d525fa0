//! The rules as a list: for the public page, for ranges, and to tell what changed.

use std::collections::BTreeMap;

use serde_json::Value;
use text::Words;

use crate::Policy;

/// Every rule in the order of the page, with the least and the most that a number may be (for words and yes or no: 0, 0).
pub(crate) const KEYS: [(&str, i64, i64); 71] = [
    ("password.min_length", 8, 64),
    ("password.max_length", 64, 1024),
    ("password.classes", 0, 4),
    ("password.phrase_length", 12, 128),
    ("password.max_repeat", 1, 64),
    ("password.run_length", 3, 16),
    ("password.strength", 0, 4),
    ("rotation.mode", 0, 0),
    ("rotation.days", 1, 3650),
    ("sessions.idle_minutes", 1, 1440),
    ("sessions.hours", 1, 720),
    ("sessions.warn_seconds", 20, 3600),
    ("sessions.most", 1, 1000),
    ("sessions.address", 0, 0),
    ("registration.hours", 1, 168),
    ("registration.sends", 2, 100),
    ("codes.life_minutes", 1, 10),
    ("codes.tries", 1, 10),
    ("codes.pause_seconds", 0, 3600),
    ("codes.step_minutes", 1, 60),
    ("codes.sms_is_factor", 0, 0),
    ("codes.email_is_factor", 0, 0),
    ("lockout.tries", 1, 100),
    ("lockout.first_minutes", 1, 1440),
    ("lockout.most_minutes", 1, 43_200),
    ("lockout.forget_hours", 1, 720),
    ("lockout.source_tries", 5, 1_000_000),
    ("lockout.account_tries", 5, 1_000_000),
    ("lockout.spray_accounts", 3, 1_000_000),
    ("throttle.per_target", 1, 1000),
    ("throttle.per_account", 3, 1000),
    ("throttle.per_source", 1, 1_000_000),
    ("throttle.in_all", 10, 100_000_000),
    ("factors.always", 0, 0),
    ("factors.phishing_resistant", 0, 0),
    ("factors.phone_code_alone", 0, 0),
    ("factors.totp_steps_back", 0, 2),
    ("factors.totp_steps_forward", 0, 2),
    ("factors.fob_look_ahead", 1, 50),
    ("factors.fob_resync", 20, 5000),
    ("factors.most_keys", 1, 1000),
    ("factors.backup_codes", 5, 50),
    ("factors.backup_low", 1, 20),
    ("factors.push_an_hour", 1, 60),
    ("factors.push_minutes", 1, 10),
    ("elevation_minutes", 1, 60),
    ("trusted_device_days", 0, 365),
    ("recovery.link_minutes", 5, 1440),
    ("recovery.begun_a_day", 1, 1000),
    ("recovery.wait_hours", 1, 2160),
    ("recovery.finish_hours", 1, 2160),
    ("recovery.activation_hours", 1, 168),
    ("recovery.operators", 1, 2),
    ("recovery.request_days", 1, 365),
    ("notices.gather_minutes", 0, 60),
    ("notices.not_me_hours", 1, 2160),
    ("notices.data_check_days", 0, 3650),
    ("invitations.hours", 1, 720),
    ("proofing.working_hours", 1, 1000),
    ("proofing.tries_a_day", 1, 1000),
    ("proofing.scan_days", 0, 3650),
    ("proofing.bank_minutes", 1, 60),
    ("erasure.wait_days", 0, 365),
    ("erasure.export_days", 1, 90),
    ("erasure.application_years", 0, 100),
    ("applications.draft_days", 1, 365),
    ("applications.warn_days", 0, 60),
    ("applications.trash_days", 0, 365),
    ("applications.answer_days", 1, 60),
    ("search.askers", 2, 100_000),
    ("search.own", 0, 50),
];

/// One rule, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `sessions`; empty for the rules that stand alone.
    pub section: String,
    /// `sessions.idle_minutes`.
    pub key: &'static str,
    /// The key of its words: `policy-sessions-idle-minutes`.
    pub word: String,
    value: Value,
}

impl Line {
    /// The value in words: «15», «да», «только напоминаем».
    #[must_use]
    pub fn value(&self, t: &Words) -> String {
        match &self.value {
            Value::Bool(true) => t.get("policy-yes"),
            Value::Bool(false) => t.get("policy-no"),
            Value::String(word) => t.get(&format!("{}-{word}", self.word)),
            other => other.to_string(),
        }
    }
}

/// Every rule of a policy in the order of the page.
#[must_use]
pub fn lines(policy: &Policy) -> Vec<Line> {
    let mut values = flat(policy);
    let line = |(key, _, _): (&'static str, i64, i64)| {
        let section = key.split_once('.').map_or("", |(section, _)| section).to_owned();
        let word = format!("policy-{}", key.replace(['.', '_'], "-"));
        values.remove(key).map(|value| Line { section, key, word, value })
    };
    KEYS.into_iter().filter_map(line).collect()
}

/// A rule that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// `staff.sessions.hours`.
    pub rule: String,
    /// What it was; empty when there was no such rule.
    pub before: String,
    /// What it is; empty when the rule is gone.
    pub now: String,
}

/// What differs between two records of [`crate::Policies::record`], in alphabetical order.
#[must_use]
pub fn changes(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<Change> {
    let mut rules: Vec<&String> = before.keys().chain(now.keys()).collect();
    rules.sort();
    rules.dedup();
    let value =
        |map: &BTreeMap<String, String>, rule: &String| map.get(rule).cloned().unwrap_or(String::new());
    let change =
        |rule: &String| Change { rule: rule.clone(), before: value(before, rule), now: value(now, rule) };
    rules.into_iter().map(change).filter(|change| change.before != change.now).collect()
}

/// The rules by their dotted keys.
pub(crate) fn flat(policy: &Policy) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let Ok(Value::Object(sections)) = serde_json::to_value(policy) else { return all };
    for (section, value) in sections {
        match value {
            Value::Object(rules) => {
                all.extend(rules.into_iter().map(|(key, value)| (format!("{section}.{key}"), value)));
            }
            single => {
                all.insert(section, single);
            }
        }
    }
    all
}

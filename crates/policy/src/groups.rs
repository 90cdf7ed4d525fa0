//! Groups of people and the policy that each is held to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::describe::{KEYS, flat};
use crate::{HashingRules, Policy, PolicyError, Profile};

/// The section `[policy]` of the configuration as it stands there: a `profile`, any rule of it replaced, `hashing`, and sections of
/// the groups `citizens`, `simplified`, `standard`, `confirmed` and `staff` of the same shape.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Config(pub Map<String, Value>);

/// Levels of a citizen's account, as their codes name them.
const LEVELS: [&str; 3] = ["simplified", "standard", "confirmed"];

/// The effective policies of an installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policies {
    levels: [Policy; 3],
    staff: Policy,
    /// The cost of a password's hash.
    pub hashing: HashingRules,
}

impl Default for Policies {
    /// The profile `portal` without any change.
    fn default() -> Self {
        let portal = Profile::Portal.policy();
        Self {
            staff: portal.strictest(&staff_base()),
            levels: [portal.clone(), portal.clone(), portal],
            hashing: HashingRules::default(),
        }
    }
}

impl Policies {
    /// The policies of a configuration. Somebody who belongs to several groups (everybody, citizens, a level) gets the strictest
    /// component of each.
    ///
    /// # Errors
    /// A key or word that does not exist, or a number out of its range, with the section it stands in.
    pub fn from_config(config: &Config) -> Result<Self, PolicyError> {
        let mut all = config.0.clone();
        let hashing = match all.remove("hashing") {
            None => HashingRules::default(),
            Some(value) => read("policy.hashing", value)?,
        };
        check_hashing(&hashing)?;
        let mut groups = BTreeMap::new();
        for name in LEVELS.into_iter().chain(["citizens", "staff"]) {
            if let Some(section) = all.remove(name) {
                let base = if name == "staff" { staff_base() } else { Profile::Portal.policy() };
                let section_name = format!("policy.{name}");
                let rules: Map<String, Value> = read(&section_name, section)?;
                groups.insert(name, policy(&section_name, base, rules)?);
            }
        }
        let everybody = policy("policy", Profile::Portal.policy(), all)?;
        let citizens = with(&everybody, groups.get("citizens"));
        let staff = groups.remove("staff").unwrap_or_else(staff_base);
        Ok(Self {
            levels: LEVELS.map(|level| with(&citizens, groups.get(level))),
            staff: everybody.strictest(&staff),
            hashing,
        })
    }

    /// The policy of citizens whose account has this level (`simplified`, `standard`, `confirmed`); an unknown level is held to the
    /// strictest.
    #[must_use]
    pub fn for_citizens(&self, proofing_code: &str) -> &Policy {
        let [simplified, standard, confirmed] = &self.levels;
        match proofing_code {
            "simplified" => simplified,
            "standard" => standard,
            _ => confirmed,
        }
    }

    /// The policy of people whose level is not known yet: somebody who registers or types a name.
    #[must_use]
    pub fn for_anybody(&self) -> &Policy {
        &self.levels[0]
    }

    /// The policy of staff.
    #[must_use]
    pub fn for_staff(&self) -> &Policy {
        &self.staff
    }

    /// Every rule of every group in a plain list (`staff.sessions.hours`: `12`), to be compared with what was recorded before.
    #[must_use]
    pub fn record(&self) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        let groups = LEVELS.into_iter().zip(&self.levels).chain([("staff", &self.staff)]);
        for (name, policy) in groups {
            all.extend(flat(policy).into_iter().map(|(key, value)| (format!("{name}.{key}"), plain(&value))));
        }
        let hashing = &self.hashing;
        let cost = [("memory_kib", hashing.memory_kib), ("passes", hashing.passes), ("lanes", hashing.lanes)];
        all.extend(cost.map(|(key, value)| (format!("hashing.{key}"), value.to_string())));
        all
    }
}

/// What staff is held to when nothing else is configured: an application's codes or a passkey, never a code by SMS or mail.
fn staff_base() -> Policy {
    let mut base = Profile::Strict.policy();
    base.factors.phishing_resistant = false;
    base
}

fn with(policy: &Policy, group: Option<&Policy>) -> Policy {
    group.map_or_else(|| policy.clone(), |group| policy.strictest(group))
}

/// A profile with the rules that a section replaces.
fn policy(section: &str, base: Policy, mut rules: Map<String, Value>) -> Result<Policy, PolicyError> {
    let base = match rules.remove("profile") {
        Some(name) => read::<Profile>(section, name)?.policy(),
        None => base,
    };
    let unknown = |source| PolicyError::Unknown { section: section.to_owned(), source };
    let mut whole = serde_json::to_value(base).map_err(unknown)?;
    merge(&mut whole, Value::Object(rules));
    let policy: Policy = serde_json::from_value(whole).map_err(unknown)?;
    check(section, &policy)?;
    Ok(policy)
}

fn read<T: for<'de> Deserialize<'de>>(section: &str, value: Value) -> Result<T, PolicyError> {
    serde_json::from_value(value)
        .map_err(|source| PolicyError::Unknown { section: section.to_owned(), source })
}

fn merge(whole: &mut Value, part: Value) {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            for (key, value) in part {
                merge(whole.entry(key).or_insert(Value::Null), value);
            }
        }
        (whole, part) => *whole = part,
    }
}

fn check(section: &str, policy: &Policy) -> Result<(), PolicyError> {
    let found = flat(policy);
    for (key, least, most) in KEYS {
        if let Some(value) = found.get(key).and_then(Value::as_i64) {
            in_range(section, key, value, (least, most))?;
        }
    }
    Ok(())
}

fn check_hashing(hashing: &HashingRules) -> Result<(), PolicyError> {
    let section = "policy.hashing";
    in_range(section, "memory_kib", hashing.memory_kib.into(), (8 * 1024, 4 * 1024 * 1024))?;
    in_range(section, "passes", hashing.passes.into(), (1, 100))?;
    in_range(section, "lanes", hashing.lanes.into(), (1, 64))
}

fn in_range(section: &str, key: &str, value: i64, (least, most): (i64, i64)) -> Result<(), PolicyError> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(PolicyError::Range { section: section.to_owned(), key: key.to_owned(), value, least, most })
}

/// A value as one reads it: no quotes around words.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

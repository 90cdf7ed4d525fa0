//! What an application changes in the profile once it has ended well.

use serde_json::{Value, json};

use crate::{Condition, Course, Service};

/// What may be changed so: what no register of identity compares and no code confirms.
pub(crate) const CHANGEABLE: &[&str] = &["registration_address", "actual_address"];

/// A line of `[[updates]]`.
#[derive(Clone, Debug)]
pub struct Update {
    /// The name after `profile.`.
    pub field: String,
    /// What stands there afterwards.
    pub value: NewValue,
    /// For which applications; for all, when there is no condition.
    pub when: Option<Condition>,
}

/// What stands in the profile afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// The answer of this question.
    Answer(String),
    /// Nothing.
    Nothing,
}

impl std::fmt::Display for Update {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.value {
            NewValue::Answer(question) => write!(f, "{} becomes the answer of \"{question}\"", self.field)?,
            NewValue::Nothing => write!(f, "{} is taken away", self.field)?,
        }
        self.when.as_ref().map_or(Ok(()), |when| write!(f, " when {when}"))
    }
}

impl Update {
    /// Whether it is so for this application.
    pub(crate) fn fits(&self, service: &Service, course: &Course<'_>) -> bool {
        self.when.as_ref().is_none_or(|when| when.holds(&service.sight(course), course.day))
    }
}

impl Service {
    /// What an application changes in the profile once it has ended well: the name after `profile.` and the new value, none for a value
    /// that is taken away. For each name the first line that fits decides; a question that was not answered changes nothing.
    #[must_use]
    pub fn changes(&self, course: &Course<'_>) -> Vec<(String, Option<Value>)> {
        let mut changes: Vec<(String, Option<Value>)> = Vec::new();
        for update in self.updates.iter().filter(|update| update.fits(self, course)) {
            if changes.iter().any(|(field, _)| *field == update.field) {
                continue;
            }
            let value = match &update.value {
                NewValue::Nothing => None,
                NewValue::Answer(question) => {
                    let given =
                        course.answers.get(question).filter(|value| crate::condition::is_answer(value));
                    match given {
                        Some(value) => Some(as_kept(value)),
                        None => continue,
                    }
                }
            };
            changes.push((update.field.clone(), value));
        }
        changes
    }
}

/// An address as the profile keeps it: without the region, which only some forms ask for.
fn as_kept(address: &Value) -> Value {
    let part = |name: &str| address.get(name).cloned().unwrap_or_else(|| json!(""));
    json!({ "line": part("line"), "postcode": part("postcode") })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{Answers, Catalogue};

    /// A registration for a time is not the address in the profile.
    #[test]
    fn what_a_check_has_said_decides_whether_anything_changes() {
        let service = Catalogue::shipped().get("deregistration").unwrap();
        let day = "2026-11-24".parse().unwrap();
        for (kind, changed) in [("permanent", 1), ("temporary", 0)] {
            let checks = [("residence".to_owned(), json!({ "registered": true, "kind": kind }))].into();
            let found = service.changes(&Course { answers: &Answers::new(), checks: &checks, day });
            assert_eq!(found.len(), changed, "{kind}");
        }
    }

    fn changes(code: &str, answers: Value) -> Vec<(String, Option<Value>)> {
        let service = Catalogue::shipped().get(code).unwrap();
        let answers: Answers = serde_json::from_value(answers).unwrap();
        let day = "2026-11-24".parse().unwrap();
        service.changes(&Course { answers: &answers, checks: &BTreeMap::new(), day })
    }

    /// covers APP-20
    #[test]
    fn a_granted_registration_names_the_new_address_and_a_deregistration_takes_it_away() {
        let home = json!({ "line": "г. Верхнереченск, ул. Мира, д. 30", "postcode": "601150" });
        let mut told = home.clone();
        told["region"] = json!("33");
        let found = changes("residence-registration", json!({ "new_address": told }));
        assert_eq!(
            found,
            [("registration_address".to_owned(), Some(home.clone()))],
            "as the profile keeps it"
        );
        assert!(changes("residence-registration", json!({})).is_empty(), "nothing answered, nothing changed");
        let left = changes("deregistration", json!({ "new_address_known": true, "new_address": home }));
        let expected = [("registration_address".to_owned(), None), ("actual_address".to_owned(), Some(home))];
        assert_eq!(left, expected);
        assert_eq!(changes("deregistration", json!({})), expected[..1]);
        assert!(changes("residence-certificate", json!({})).is_empty());
    }
}

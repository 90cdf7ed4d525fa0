//! A form being filled in: the answers so far, what was typed but is no answer yet, and how two tabs are kept apart.

use std::collections::{BTreeMap, BTreeSet};

use base::DraftId;
use catalogue::Answers;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use vault::Cell;
use web::House;

/// Of each answer so many changes are remembered, to tell what a tab has seen.
const CHANGES_KEPT: usize = 12;

/// Raw values of fields by name, exactly as typed.
pub(crate) type Typed = BTreeMap<String, Vec<String>>;

/// What is sealed of a draft, in one cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Body {
    /// What is answered.
    pub answers: Answers,
    /// What was typed into fields of questions that are not answered yet because it cannot be read.
    pub typed: Typed,
    /// Of each question or block: when it changed, and to what.
    pub changes: BTreeMap<String, Vec<Change>>,
    /// Where the answers that the profile gave come from.
    pub sources: BTreeMap<String, Source>,
    /// Pages that were filled in and left by the main button.
    pub done: BTreeSet<String>,
    /// When the person allowed the checks, on the check page.
    pub consent_at: Option<DateTime<Utc>>,
    /// Questions whose known answer the person says is wrong, with what is known.
    #[serde(default)]
    pub disputed: BTreeMap<String, Disputed>,
    /// Questions that a link has answered.
    #[serde(default)]
    pub linked: BTreeSet<String>,
    /// Names of the files that were copied from an earlier application.
    #[serde(default)]
    pub carried_files: Vec<String>,
    /// The agency had signed that link.
    #[serde(default)]
    pub is_signed: bool,
}

/// What is known and is wrong, says the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Disputed {
    /// The known answer.
    pub known: Value,
    /// Where it comes from.
    pub source: Source,
}

/// An answer changed at a version of the draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Change {
    /// The draft's version that has it first.
    pub version: i64,
    /// Of what it was changed to.
    pub digest: String,
}

/// Where an answer comes from that the profile gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Source {
    /// The register that confirmed it.
    pub register: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// The register was asked for this form and has answered with it: it does not stand in the profile.
    #[serde(default)]
    pub asked: bool,
    /// The number of the portal's document that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// What a tab sends of one question or block.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sent {
    /// The answer; `None` when there is none or it cannot be read.
    pub value: Option<Value>,
    /// What was typed when it cannot be read.
    pub typed: Typed,
}

/// How what a tab sends goes together with what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Merged {
    /// It is the same.
    Same,
    /// It is newer and was taken.
    Taken,
    /// The tab did not change it, another one did: what is kept stays.
    Kept,
    /// Both changed it, to different things: what is kept stays until the person decides.
    Conflict,
}

/// What a tab has seen: a version of the draft, and older ones of the answers that changed elsewhere meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    base: i64,
    older: BTreeMap<String, i64>,
}

impl Seen {
    /// A tab that has just been shown everything.
    pub(crate) fn all(version: i64) -> Self {
        Self { base: version, older: BTreeMap::new() }
    }

    /// Reads the form's hidden field `version`; what cannot be read has seen nothing but the beginning.
    pub(crate) fn parse(text: &str) -> Self {
        let mut parts = text.split(';');
        let base = parts.next().and_then(|part| part.trim().parse().ok()).unwrap_or(0);
        let older = parts
            .filter_map(|part| part.split_once('='))
            .filter_map(|(name, version)| Some((name.to_owned(), version.parse().ok()?)))
            .collect();
        Self { base, older }
    }

    fn of(&self, entry: &str) -> i64 {
        self.older.get(entry).copied().unwrap_or(self.base)
    }

    /// What the tab has seen after a save that gave `version`: everything but the entries that changed elsewhere.
    pub(crate) fn after(&self, version: i64, unseen: &[String]) -> Self {
        Self { base: version, older: unseen.iter().map(|entry| (entry.clone(), self.of(entry))).collect() }
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.base)?;
        self.older.iter().try_for_each(|(entry, version)| write!(f, ";{entry}={version}"))
    }
}

impl Body {
    /// Takes what a tab sends of the entry (a question or a block) into the version that is about to be saved.
    pub(crate) fn merge(&mut self, entry: &str, sent: Sent, seen: &Seen, version: i64) -> Merged {
        let kept = self.digest_of(entry);
        let given = digest(sent.value.as_ref(), &sent.typed);
        if kept == given {
            return Merged::Same;
        }
        let history = self.changes.get(entry);
        let last = history.and_then(|changes| changes.last()).map_or(0, |change| change.version);
        if last > seen.of(entry) {
            let base = history.and_then(|changes| {
                changes
                    .iter()
                    .rev()
                    .find(|change| change.version <= seen.of(entry))
                    .map(|change| change.digest.clone())
            });
            return if base.as_ref() == Some(&given) { Merged::Kept } else { Merged::Conflict };
        }
        self.put(entry, sent, version);
        Merged::Taken
    }

    /// Puts an answer without asking what anybody has seen: files, and rows that are added and removed.
    pub(crate) fn put(&mut self, entry: &str, sent: Sent, version: i64) {
        let before = self.digest_of(entry);
        self.typed.retain(|field, _| !belongs(field, entry));
        self.typed.extend(sent.typed);
        match sent.value {
            Some(value) => self.answers.insert(entry.to_owned(), value),
            None => self.answers.remove(entry),
        };
        let after = self.digest_of(entry);
        let history = self.changes.entry(entry.to_owned()).or_default();
        if history.is_empty() {
            history.push(Change { version: 0, digest: before });
        }
        history.push(Change { version, digest: after });
        if history.len() > CHANGES_KEPT {
            history.remove(0);
        }
    }

    fn digest_of(&self, entry: &str) -> String {
        let typed = self.typed.iter().filter(|(field, _)| belongs(field, entry));
        digest(self.answers.get(entry), &typed.map(|(field, raw)| (field.clone(), raw.clone())).collect())
    }
}

/// Whether a field of a page belongs to the entry: `birth`, `birth-day`, `members.0.name`.
fn belongs(field: &str, entry: &str) -> bool {
    field.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
}

fn digest(value: Option<&Value>, typed: &Typed) -> String {
    let mut hash = Sha256::new();
    hash.update(value.unwrap_or(&Value::Null).to_string());
    for (field, raw) in typed {
        hash.update(format!("|{field}={raw:?}"));
    }
    hex::encode(&hash.finalize()[..8])
}

/// The last day of a draft whose days are counted from `kept_from`: then it goes to what is thrown away (PLUS-09).
pub(crate) fn kept_until(house: &House, kept_from: DateTime<Utc>) -> NaiveDate {
    house.day_of(kept_from + Duration::days(house.settings.policy.for_anybody().applications.draft_days))
}

/// Where a draft is sealed.
pub(crate) fn body_cell(draft: DraftId) -> Cell {
    Cell { table: "applications_drafts", column: "body", row: draft.uuid() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Sent {
        Sent { value: Some(Value::from(value)), typed: Typed::new() }
    }

    #[test]
    fn a_tab_that_has_seen_everything_may_change_everything() {
        let mut body = Body::default();
        assert_eq!(body.merge("surname", text("Орлова"), &Seen::all(0), 1), Merged::Taken);
        assert_eq!(body.merge("surname", text("Орлова"), &Seen::all(1), 2), Merged::Same);
        assert_eq!(body.merge("surname", text("Орлов"), &Seen::all(1), 2), Merged::Taken);
        assert_eq!(body.answers["surname"], "Орлов");
    }

    /// covers APP-03
    #[test]
    fn an_older_tab_does_not_undo_what_a_newer_one_wrote() {
        let mut body = Body::default();
        let older = Seen::all(0);
        body.merge("surname", text("Орлова"), &Seen::all(0), 1);
        assert_eq!(body.merge("surname", Sent::default(), &older, 2), Merged::Kept);
        assert_eq!(body.answers["surname"], "Орлова");
    }

    /// covers APP-03
    #[test]
    fn two_tabs_that_changed_the_same_answer_are_told() {
        let mut body = Body::default();
        body.merge("surname", text("Орлова"), &Seen::all(0), 1);
        assert_eq!(body.merge("surname", text("Кузнецова"), &Seen::all(0), 2), Merged::Conflict);
        assert_eq!(body.answers["surname"], "Орлова");
    }

    #[test]
    fn a_tab_keeps_not_having_seen_what_another_one_wrote() {
        let mut body = Body::default();
        let mut older = Seen::all(0);
        body.merge("surname", text("Орлова"), &Seen::all(0), 1);
        body.merge("name", text("Мария"), &older, 2);
        older = Seen::parse(&older.after(2, &["surname".to_owned()]).to_string());
        assert_eq!(body.merge("surname", Sent::default(), &older, 3), Merged::Kept);
        assert_eq!(body.merge("name", text("Марья"), &older, 3), Merged::Taken);
    }

    #[test]
    fn what_was_typed_belongs_to_its_question_only() {
        assert!(belongs("birth-day", "birth"));
        assert!(belongs("members.0.name", "members"));
        assert!(!belongs("birthplace", "birth"));
    }
}

//! What is recorded, and the exact bytes that the tree commits to.

use base::{ApplicationId, CitizenId, DocumentId, EntryId, StaffId};
use chrono::{DateTime, Utc};
use ciborium::Value;
use uuid::Uuid;
use vault::VaultError;

/// Who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// Somebody not signed in.
    Anonymous,
    /// The citizen.
    Citizen(CitizenId),
    /// A member of staff.
    Staff(StaffId),
    /// The portal by itself.
    System,
}

impl Actor {
    pub(crate) fn columns(self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::Anonymous => ("anonymous", None),
            Self::Citizen(id) => ("citizen", Some(id.uuid())),
            Self::Staff(id) => ("staff", Some(id.uuid())),
            Self::System => ("system", None),
        }
    }

    pub(crate) fn parse(kind: &str, id: Option<Uuid>) -> Result<Self, VaultError> {
        match (kind, id) {
            ("anonymous", None) => Ok(Self::Anonymous),
            ("citizen", Some(id)) => Ok(Self::Citizen(CitizenId(id))),
            ("staff", Some(id)) => Ok(Self::Staff(StaffId(id))),
            ("system", None) => Ok(Self::System),
            _ => Err(unknown("actor_kind")),
        }
    }
}

/// What it was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Object {
    /// The account.
    Account,
    /// The profile.
    Profile,
    /// An application.
    Application(ApplicationId),
    /// A document.
    Document(DocumentId),
    /// A member of staff.
    Staff(StaffId),
    /// The portal itself: its rules, its keys.
    Portal,
}

impl Object {
    pub(crate) fn columns(self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::Account => ("account", None),
            Self::Profile => ("profile", None),
            Self::Application(id) => ("application", Some(id.uuid())),
            Self::Document(id) => ("document", Some(id.uuid())),
            Self::Staff(id) => ("staff", Some(id.uuid())),
            Self::Portal => ("portal", None),
        }
    }

    pub(crate) fn parse(kind: &str, id: Option<Uuid>) -> Result<Self, VaultError> {
        match (kind, id) {
            ("portal", None) => Ok(Self::Portal),
            ("account", None) => Ok(Self::Account),
            ("profile", None) => Ok(Self::Profile),
            ("application", Some(id)) => Ok(Self::Application(ApplicationId(id))),
            ("document", Some(id)) => Ok(Self::Document(DocumentId(id))),
            ("staff", Some(id)) => Ok(Self::Staff(StaffId(id))),
            _ => Err(unknown("object_kind")),
        }
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Done.
    Done,
    /// Refused.
    Refused,
}

impl Outcome {
    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    pub(crate) fn parse(text: &str) -> Result<Self, VaultError> {
        match text {
            "done" => Ok(Self::Done),
            "refused" => Ok(Self::Refused),
            _ => Err(unknown("outcome")),
        }
    }
}

fn unknown(column: &'static str) -> VaultError {
    VaultError::Broken { table: "journal_entries", column }
}

/// One fact to record. What is in `details` and `reason` is personal: sealed under the citizen's key and committed to by a salted hash.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who.
    pub actor: Actor,
    /// Did what: `application.submitted`, `profile.read`. Words for people are in the text room under `journal-<action with - for .>`.
    pub action: &'static str,
    /// To whose data.
    pub citizen: Option<CitizenId>,
    /// To what.
    pub object: Object,
    /// Under which service.
    pub service: Option<String>,
    /// For which agency.
    pub agency: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, in the actor's words; required for reads by staff.
    pub reason: Option<String>,
    /// Everything personal, and what notices need (`number`, `title`, `question`…).
    pub details: serde_json::Value,
}

/// A recorded fact, opened.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its id.
    pub id: EntryId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: Actor,
    /// What.
    pub action: String,
    /// Whose.
    pub citizen: Option<CitizenId>,
    /// To what.
    pub object: Object,
    /// Service.
    pub service: Option<String>,
    /// Agency.
    pub agency: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
    /// Personal details; `Null` when the citizen was erased.
    pub details: serde_json::Value,
    /// The leaf's number in the tree, once the sequencer has put it there.
    pub leaf: Option<i64>,
}

/// The facts of an entry that stand in the clear, with the commitment to the personal rest.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// The nil UUID when the entry is nobody's.
    pub(crate) citizen_id: Uuid,
    pub(crate) id: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) actor_kind: String,
    pub(crate) actor_id: Option<Uuid>,
    pub(crate) action: String,
    pub(crate) object_kind: String,
    pub(crate) object_id: Option<Uuid>,
    pub(crate) service: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) outcome: String,
    pub(crate) commitment: Vec<u8>,
}

impl Facts {
    /// The bytes of the leaf: a CBOR map in the core deterministic encoding (RFC 8949, section 4.2.1). Keys that have
    /// nothing to say are left out; time is in microseconds since 1970.
    pub(crate) fn canonical(&self) -> Vec<u8> {
        let text = |text: &str| Some(Value::Text(text.into()));
        let id = |id: Option<Uuid>| id.map(|id| Value::Bytes(id.as_bytes().to_vec()));
        let citizen = Some(self.citizen_id).filter(|citizen| !citizen.is_nil());
        // In the order of their encodings: shorter keys first, then by letters.
        let fields = [
            ("id", id(Some(self.id))),
            ("time", Some(Value::Integer(self.at.timestamp_micros().into()))),
            ("actor", text(&self.actor_kind)),
            ("action", text(&self.action)),
            ("agency", self.agency.as_deref().and_then(text)),
            ("format", Some(Value::Integer(1.into()))),
            ("object", text(&self.object_kind)),
            ("citizen", id(citizen)),
            ("outcome", text(&self.outcome)),
            ("service", self.service.as_deref().and_then(text)),
            ("actor_id", id(self.actor_id)),
            ("object_id", id(self.object_id)),
            ("commitment", Some(Value::Bytes(self.commitment.clone()))),
        ];
        let said = fields.into_iter().filter_map(|(key, value)| Some((Value::Text(key.into()), value?)));
        encode(&Value::Map(said.collect()))
    }
}

#[expect(clippy::expect_used, reason = "a Vec takes whatever is written into it")]
fn encode(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    ciborium::into_writer(value, &mut bytes).expect("writing to memory");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leafs_bytes_are_deterministic_cbor() {
        let facts = Facts {
            citizen_id: Uuid::nil(),
            id: Uuid::from_u128(1),
            at: DateTime::UNIX_EPOCH,
            actor_kind: "system".into(),
            actor_id: None,
            action: "a".into(),
            object_kind: "account".into(),
            object_id: Some(Uuid::from_u128(2)),
            service: Some("s".into()),
            agency: Some("g".into()),
            outcome: "done".into(),
            commitment: vec![9; 32],
        };
        let bytes = facts.canonical();
        let Value::Map(fields) = ciborium::from_reader(bytes.as_slice()).unwrap() else { panic!("a map") };
        let keys: Vec<Vec<u8>> = fields.iter().map(|(key, _)| encode(key)).collect();
        assert!(keys.is_sorted(), "keys stand in the order of their encodings");
        assert_eq!(fields.len(), 11);
        assert!(bytes.starts_with(b"\xab\x62id\x50"));
        let other = Facts { action: "b".into(), ..facts.clone() };
        assert_ne!(other.canonical(), bytes);
    }
}

//! Whose factors they are.

use base::{CitizenId, StaffId};
use db::Tx;
use journal::{Actor, Entry, Object, Outcome};
use uuid::Uuid;
use vault::{Subject, SubjectKey};
use web::{House, Problem, WebResult};

/// Who has a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Holder {
    /// A citizen.
    Citizen(CitizenId),
    /// A member of staff.
    Staff(StaffId),
}

impl Holder {
    /// The bare id.
    #[must_use]
    pub fn uuid(self) -> Uuid {
        match self {
            Self::Citizen(id) => id.uuid(),
            Self::Staff(id) => id.uuid(),
        }
    }

    /// The holder as the one who acts.
    #[must_use]
    pub fn actor(self) -> Actor {
        match self {
            Self::Citizen(id) => Actor::Citizen(id),
            Self::Staff(id) => Actor::Staff(id),
        }
    }

    /// The word in a column.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Citizen(_) => "citizen",
            Self::Staff(_) => "staff",
        }
    }

    pub(crate) fn parse(kind: &str, id: Uuid) -> WebResult<Self> {
        match kind {
            "citizen" => Ok(Self::Citizen(CitizenId(id))),
            "staff" => Ok(Self::Staff(StaffId(id))),
            _ => Err(Problem::Broken("a factor belongs to nobody that is known".into())),
        }
    }

    /// The key that seals what the holder has: a citizen's own, the house's for staff.
    pub(crate) async fn key(self, house: &House, rows: &impl db::Rows) -> WebResult<SubjectKey> {
        let subject = match self {
            Self::Citizen(id) => Subject::Citizen(id),
            Self::Staff(_) => Subject::House,
        };
        Ok(house.vault.key(rows, subject).await?)
    }
}

/// What is written into the journal about a factor.
pub(crate) struct Fact {
    pub action: &'static str,
    pub actor: Actor,
    pub outcome: Outcome,
    pub details: serde_json::Value,
}

impl Fact {
    /// Something that the holder did.
    pub(crate) fn done(holder: Holder, action: &'static str, details: serde_json::Value) -> Self {
        Self { action, actor: holder.actor(), outcome: Outcome::Done, details }
    }

    /// Something that was refused.
    pub(crate) fn refused(actor: Actor, action: &'static str, details: serde_json::Value) -> Self {
        Self { action, actor, outcome: Outcome::Refused, details }
    }
}

pub(crate) async fn record(house: &House, tx: &Tx, holder: Holder, fact: Fact) -> WebResult<()> {
    let (citizen, object) = match holder {
        Holder::Citizen(id) => (Some(id), Object::Account),
        Holder::Staff(id) => (None, Object::Staff(id)),
    };
    let entry = Entry {
        actor: fact.actor,
        action: fact.action,
        citizen,
        object,
        service: None,
        agency: None,
        outcome: fact.outcome,
        reason: None,
        details: fact.details,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

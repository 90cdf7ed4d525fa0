//! What an operator's act leaves in the journal, and the reason that every hard one must have.

use base::CitizenId;
use db::Tx;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::Value;
use text::Words;
use web::{FieldErrors, Fields, House, StaffSession, WebResult};

/// The longest reason, in characters.
const WHY_MAX: usize = 500;

/// One fact about somebody's account, or about the portal where nobody has this account.
pub(crate) struct Fact {
    pub action: &'static str,
    pub citizen: Option<CitizenId>,
    pub reason: Option<String>,
    pub details: Value,
}

impl Fact {
    /// About this person, without further words.
    pub(crate) fn of(citizen: CitizenId, action: &'static str) -> Self {
        Self { action, citizen: Some(citizen), reason: None, details: Value::Null }
    }

    /// With the reason.
    pub(crate) fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }

    /// With what belongs to it.
    pub(crate) fn with(self, details: Value) -> Self {
        Self { details, ..self }
    }
}

/// Writes a fact as this operator's.
pub(crate) async fn record(house: &House, tx: &Tx, me: &StaffSession, fact: Fact) -> WebResult<()> {
    let entry = Entry {
        actor: Actor::Staff(me.staff),
        action: fact.action,
        citizen: fact.citizen,
        object: if fact.citizen.is_some() { Object::Account } else { Object::Portal },
        service: None,
        agency: Some(me.agency.clone()),
        outcome: Outcome::Done,
        reason: fact.reason,
        details: fact.details,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

/// The reason in the field `why`; nothing, with words beside the field, when it is missing or too long.
pub(crate) fn read_why(form: &Fields, t: &Words, errors: &mut FieldErrors) -> Option<String> {
    let why = form.get("why");
    if why.is_empty() || why.chars().count() > WHY_MAX {
        errors.add("why", t.get("centre-why-missing"));
        return None;
    }
    Some(why.to_owned())
}

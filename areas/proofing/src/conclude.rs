//! What a proof leads to: the journal's entry, and a higher level when there is enough of it (REG-05, REG-14).

use base::CitizenId;
use db::Tx;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::{Value, json};
use web::{House, Proofing, WebResult};

use crate::proof::{self, Basis, Proof, State};
use crate::way::Way;

/// So much must be proved.
pub(crate) const ENOUGH: u32 = 2;

/// One fact about a person's proofs.
pub(crate) struct Fact {
    pub actor: Actor,
    pub action: &'static str,
    pub outcome: Outcome,
    pub reason: Option<String>,
    pub details: Value,
}

impl Fact {
    /// Something that was done.
    pub(crate) fn done(actor: Actor, action: &'static str, details: Value) -> Self {
        Self { actor, action, outcome: Outcome::Done, reason: None, details }
    }
}

/// Writes a fact into the journal.
pub(crate) async fn record(house: &House, tx: &Tx, citizen: CitizenId, fact: Fact) -> WebResult<()> {
    let entry = Entry {
        actor: fact.actor,
        action: fact.action,
        citizen: Some(citizen),
        object: Object::Profile,
        service: None,
        agency: None,
        outcome: fact.outcome,
        reason: fact.reason,
        details: fact.details,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

/// Ends a proof well, in the caller's transaction: writes it, raises the level when all that is proved is enough, and records it.
pub(crate) async fn confirm(house: &House, tx: &Tx, mut proof: Proof, actor: Actor) -> WebResult<()> {
    let citizen = proof.citizen;
    let present = Basis::of(&profile::card(house, tx, citizen).await?);
    let Some(basis) = present.filter(|present| proof.body.basis.as_ref() == Some(present)) else {
        // The data changed while the proof was on its way: it would confirm somebody else (REG-15).
        return refuse(house, tx, proof, actor, vec!["changed".to_owned()]).await;
    };
    proof.answer(State::Confirmed, house.clock.now());
    proof.body.reasons.clear();
    proof::save(house, tx, &proof).await?;
    let all = proof::all(house, tx, citizen).await?;
    let details = json!({ "way": proof.way.code(), "number": proof.number() });
    if proof.way == Way::Documents {
        record(house, tx, citizen, Fact::done(actor, "proofing.section_opened", details.clone())).await?;
    }
    let raised =
        proved(&all, &basis) >= ENOUGH && accounts::proofing(tx, citizen).await? < Proofing::Confirmed;
    if raised {
        accounts::set_proofing(house, tx, citizen, Proofing::Confirmed).await?;
    }
    let action = if raised { "proofing.confirmed" } else { "proofing.part_confirmed" };
    if raised || proof.way != Way::Documents {
        record(house, tx, citizen, Fact::done(actor, action, details)).await?;
    }
    Ok(())
}

/// How much of a person's present data is proved.
pub(crate) fn proved(proofs: &[Proof], present: &Basis) -> u32 {
    proofs.iter().filter(|proof| proof.proves(present)).map(|proof| proof.way.weight()).sum()
}

/// Ends a proof badly: writes it with its reasons and records it, so that the person is told.
pub(crate) async fn refuse(
    house: &House,
    tx: &Tx,
    mut proof: Proof,
    actor: Actor,
    reasons: Vec<String>,
) -> WebResult<()> {
    let details = json!({ "way": proof.way.code(), "number": proof.number(), "reasons": reasons });
    proof.answer(State::Refused, house.clock.now());
    proof.body.reasons = reasons;
    proof::save(house, tx, &proof).await?;
    let fact = Fact { outcome: Outcome::Refused, ..Fact::done(actor, "proofing.refused", details) };
    record(house, tx, proof.citizen, fact).await
}

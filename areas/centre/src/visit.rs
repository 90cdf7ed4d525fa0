//! A person at the desk: opened with a reason, seen by this operator in this session only, and written into the person's own journal
//! (LEAP-05).

use base::{CitizenId, StaffId};
use chrono::Duration;
use db::Tx;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::{Value, json};
use text::{Lang, Words};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, Problem, Role, StaffSession, WebResult};

use crate::store::{self, NewAct};

/// Whose pages these are.
pub(crate) const ROLES: [Role; 1] = [Role::CentreOperator];
/// Why a person comes; the words are `centre-reason-<code>`.
pub(crate) const REASONS: [&str; 5] = ["registration", "identity", "access", "documents", "help"];
/// A visit is open for so many hours.
const OPEN_HOURS: i64 = 2;

/// A visit that is open.
pub(crate) struct Visiting {
    pub id: Uuid,
    pub citizen: CitizenId,
    pub reason: String,
}

impl Visiting {
    /// Where it is.
    pub(crate) fn path(&self) -> String {
        format!("/staff/centre/visits/{}", self.id)
    }
}

/// What was done, for the person's journal and the centre's.
pub(crate) struct Done<'d> {
    /// `centre.confirmed`…
    pub action: &'static str,
    /// The kind in the service journal; the words are `centre-act-<kind>`.
    pub kind: &'static str,
    pub note: &'d str,
}

/// Opens a visit and tells the person in their journal who looked and why.
pub(crate) async fn open(
    house: &House,
    tx: &Tx,
    me: &StaffSession,
    citizen: CitizenId,
    reason: &str,
) -> WebResult<Visiting> {
    let id = house.random.uuid(house.clock.now());
    store::open(tx, id, me, citizen, reason, house.clock.now()).await?;
    let [ru, en] = [Lang::Ru, Lang::En]
        .map(|lang| Words::new(house.book.clone(), lang).get(&format!("centre-reason-{reason}")));
    let details = json!({ "reason_ru": ru, "reason_en": en });
    record(house, tx, me, citizen, ("centre.read_by_staff", Some(ru), details)).await?;
    Ok(Visiting { id, citizen, reason: reason.to_owned() })
}

/// The visit of an address, when this operator opened it in this session a short time ago.
pub(crate) async fn of(house: &House, me: &StaffSession, id: &str) -> WebResult<Visiting> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let after = house.clock.now() - Duration::hours(OPEN_HOURS);
    let row = store::visit(&house.db, id, me, after).await?.ok_or(Problem::NotFound)?;
    Ok(Visiting { id, citizen: CitizenId(row.citizen_id), reason: row.reason })
}

/// Writes what was done into the person's journal and into the service journal.
pub(crate) async fn done(
    house: &House,
    tx: &Tx,
    me: &StaffSession,
    visiting: &Visiting,
    done: Done<'_>,
) -> WebResult<()> {
    let act = house.random.uuid(house.clock.now());
    let key = house.vault.key(tx, Subject::Citizen(visiting.citizen)).await?;
    let note = if done.note.is_empty() { None } else { Some(key.seal_json(note_cell(act), &done.note)?) };
    let new = NewAct {
        citizen: visiting.citizen,
        act,
        visit: visiting.id,
        kind: done.kind,
        note,
        at: house.clock.now(),
    };
    store::add_act(tx, me, new).await?;
    let details = if done.note.is_empty() { Value::Null } else { json!({ "note": done.note }) };
    record(house, tx, me, visiting.citizen, (done.action, None, details)).await
}

/// Where the note of an act is sealed.
pub(crate) fn note_cell(act: Uuid) -> Cell {
    Cell { table: "centre_acts", column: "note", row: act }
}

async fn record(
    house: &House,
    tx: &Tx,
    me: &StaffSession,
    citizen: CitizenId,
    (action, reason, details): (&'static str, Option<String>, Value),
) -> WebResult<()> {
    let staff: StaffId = me.staff;
    let entry = Entry {
        actor: Actor::Staff(staff),
        action,
        citizen: Some(citizen),
        object: Object::Account,
        service: None,
        agency: Some(me.agency.clone()),
        outcome: Outcome::Done,
        reason,
        details,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

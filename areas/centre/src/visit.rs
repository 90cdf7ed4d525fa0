//! A person at the desk: opened with a reason, seen by this operator in this session only, and written into the person's own journal
//! (LEAP-05).

use std::collections::HashMap;

use base::{CitizenId, StaffId};
use chrono::Duration;
use db::Tx;
use serde_json::json;
use text::{Lang, Words};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{Fields, House, Problem, Role, StaffSession, WebResult};

use crate::fact::{Fact, record};
use crate::store::{self, NewAct};

/// Whose pages these are.
pub(crate) const ROLES: [Role; 1] = [Role::CentreOperator];
/// Why a person comes; the words are `centre-reason-<code>`.
pub(crate) const REASONS: [&str; 5] = ["registration", "identity", "access", "documents", "help"];
/// A visit is open for so many hours.
pub(crate) const OPEN_HOURS: i64 = 2;

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
    /// Both operators, where it took two.
    pub both: Option<[StaffId; 2]>,
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
    record(house, tx, me, Fact::of(citizen, "centre.read_by_staff").because(ru).with(details)).await?;
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
    let mut details = serde_json::Map::new();
    if !done.note.is_empty() {
        details.insert("note".to_owned(), done.note.into());
    }
    if let Some([first, second]) = done.both {
        details.extend([("first".to_owned(), json!(first)), ("second".to_owned(), json!(second))]);
    }
    record(house, tx, me, Fact::of(visiting.citizen, done.action).with(details.into())).await
}

/// What stands in a form that comes back.
pub(crate) fn typed(form: &Fields) -> HashMap<String, String> {
    form.0.iter().filter(|(name, _)| name != "csrf").cloned().collect()
}

/// Where the note of an act is sealed.
pub(crate) fn note_cell(act: Uuid) -> Cell {
    Cell { table: "centre_acts", column: "note", row: act }
}

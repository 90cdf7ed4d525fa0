//! A citizen objects to a look at their data, with one press (LEAP-05).

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Redirect;
use axum::{Router, routing};
use base::{CitizenId, EntryId, StaffId};
use journal::{Actor, Entry, Outcome, Recorded};
use serde_json::json;
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{Citizen, House, Posted, Problem, Visit, WebResult, local_path};

use crate::record::detail;
use crate::store::objections::{self as store, ObjectionRow, QueueRow};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/journal/{entry}/objection", routing::post(post))
}

/// Whoever looked, when the entry tells of a look by staff: only that can be objected to here. A decision has its own ways.
pub(crate) fn looked(entry: &Recorded) -> Option<StaffId> {
    match entry.actor {
        Actor::Staff(staff) if entry.action.ends_with(".read_by_staff") => Some(staff),
        _ => None,
    }
}

/// Where an answer is sealed.
pub(crate) fn cell(entry: Uuid) -> Cell {
    Cell { table: "profile_objections", column: "answer", row: entry }
}

async fn post(
    visit: Visit,
    Citizen(me): Citizen,
    Path(entry): Path<String>,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let house = &visit.house;
    let id: EntryId = entry.parse().map_err(|_| Problem::NotFound)?;
    let entry = house.journal.entry(&house.db, me.citizen, id).await?.ok_or(Problem::NotFound)?;
    let staff = looked(&entry).ok_or(Problem::NotFound)?;
    let agency = |lang: &str| match detail(&entry, &format!("agency_{lang}")) {
        "" => entry.agency.clone().unwrap_or_default(),
        name => name.to_owned(),
    };
    let new = QueueRow {
        entry_id: id.uuid(),
        citizen_id: me.citizen.uuid(),
        staff_id: staff.uuid(),
        action: entry.action.clone(),
        agency_ru: agency("ru"),
        agency_en: agency("en"),
        looked_at: entry.at,
        raised_at: house.clock.now(),
        answered_at: None,
    };
    let tx = house.db.begin().await?;
    if store::raise(&tx, &new).await? {
        house.journal.record(&tx, raised(&entry, me.citizen)).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(local_path(form.get("back")).unwrap_or("/journal")))
}

fn raised(entry: &Recorded, citizen: CitizenId) -> Entry {
    Entry {
        actor: Actor::Citizen(citizen),
        action: "objection.raised",
        citizen: Some(citizen),
        object: entry.object,
        service: entry.service.clone(),
        agency: entry.agency.clone(),
        outcome: Outcome::Done,
        reason: None,
        details: json!({
            "entry": entry.id,
            "number": detail(entry, "number"),
            "title_ru": detail(entry, "title_ru"),
            "title_en": detail(entry, "title_en"),
        }),
    }
}

/// The objections to the entries of a page, in words, by entry. One query, and the citizen's key when there is an answer.
pub(crate) async fn told(
    visit: &Visit,
    citizen: CitizenId,
    entries: &[Recorded],
) -> WebResult<HashMap<Uuid, String>> {
    let house = &visit.house;
    let (Some(newest), Some(oldest)) = (entries.first(), entries.last()) else { return Ok(HashMap::new()) };
    let rows = store::between(&house.db, citizen, oldest.id, newest.id).await?;
    let mut words = HashMap::new();
    for row in rows {
        let answer = match &row.answer {
            Some(sealed) => {
                let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
                key.open_json(cell(row.entry_id), sealed)?
            }
            None => String::new(),
        };
        words.insert(row.entry_id, sentence(visit, &row, answer));
    }
    Ok(words)
}

fn sentence(visit: &Visit, row: &ObjectionRow, answer: String) -> String {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let raised = t.with1("profile-objection-raised", "at", t.moment(row.raised_at, now));
    let rest = match row.answered_at {
        Some(at) => t.with(
            "profile-objection-answered",
            &[("at", t.moment(at, now).into()), ("answer", answer.into())],
        ),
        None => t.get("profile-objection-waits"),
    };
    format!("{raised} {rest}")
}

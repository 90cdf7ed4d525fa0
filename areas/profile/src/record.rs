//! «Журнал»: who did what with the citizen's data and who saw it, in words, with a proof of each entry (HOME-08, PRIV-06, LEAP-05).

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use base::EntryId;
use http::header;
use journal::{Actor, Object, Outcome, Recorded};
use serde_json::Value;
use ui::{Page, Section};
use web::{Citizen, House, Html, Problem, Visit, WebResult};

use crate::objection;

/// Entries on a page.
const PAGE: u32 = 30;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/journal", routing::get(page)).route("/journal/{entry}/proof", routing::get(proof))
}

#[derive(Template)]
#[template(path = "journal.html")]
struct Record {
    page: Page,
    lines: Vec<Line>,
    /// The address of the next page; empty on the last one.
    older: String,
    first: bool,
}

struct Line {
    what: String,
    /// Who, when, to what and from where.
    note: String,
    link: String,
    /// Why; empty when nothing was said.
    reason: String,
    /// Staff looked at it or did it.
    watched: bool,
    refused: bool,
    /// The address of the proof; empty until the entry is in the tree.
    proof: String,
    /// Where one objects to this look; empty when it is none, or when one has objected.
    objection: String,
}

#[derive(serde::Deserialize)]
struct Asked {
    before: Option<String>,
}

async fn page(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Html> {
    let before = match &asked.before {
        Some(text) => Some(text.parse::<EntryId>().map_err(|_| Problem::NotFound)?),
        None => None,
    };
    let house = &visit.house;
    let mut entries = house.journal.of_citizen(&house.db, me.citizen, before, PAGE + 1).await?;
    let more = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    let older = match entries.last() {
        Some(last) if more => format!("/journal?before={}", last.id),
        _ => String::new(),
    };
    let objections = objection::told(&visit, me.citizen, &entries).await?;
    let draw = |entry: &Recorded| line(&visit, entry, objections.get(&entry.id.uuid()));
    visit.show(&Record {
        page: visit.page(visit.t.get("profile-journal-title"), Section::Person),
        lines: entries.iter().map(draw).collect(),
        older,
        first: before.is_none(),
    })
}

/// What an independent program needs to check that the entry stands in the record unchanged.
async fn proof(visit: Visit, Citizen(me): Citizen, Path(entry): Path<String>) -> WebResult<Response> {
    let id: EntryId = entry.parse().map_err(|_| Problem::NotFound)?;
    let house = &visit.house;
    let proof = house.journal.proof(&house.db, me.citizen, id).await?.ok_or(Problem::NotFound)?;
    let name = format!("attachment; filename=\"kabinet-journal-{id}.json\"");
    let headers =
        [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, serde_json::to_string_pretty(&proof)?).into_response())
}

fn line(visit: &Visit, entry: &Recorded, objected: Option<&String>) -> Line {
    let t = &visit.t;
    let at = t.moment(entry.at, visit.house.clock.now());
    let number = match detail(entry, "number") {
        "" => String::new(),
        number => t.with1("profile-journal-number", "number", text::whole(number)),
    };
    let title = local(visit, entry, "title").to_owned();
    let reason = match why(visit, entry) {
        "" => String::new(),
        reason => t.with1("profile-journal-reason", "reason", reason),
    };
    let [family, source] = ["family", "source"].map(|name| detail(entry, name).to_owned());
    let parts = [who(visit, entry), at, title, number, family, source];
    Line {
        what: t.get(&format!("journal-{}", entry.action.replace('.', "-"))),
        note: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        link: match entry.object {
            Object::Application(id) => format!("/applications/{id}"),
            Object::Document(id) => format!("/documents/{id}"),
            Object::Profile => "/profile".to_owned(),
            Object::Account => "/security".to_owned(),
            _ => String::new(),
        },
        reason: match objected {
            Some(objected) if !reason.is_empty() => format!("{reason}. {objected}"),
            Some(objected) => objected.clone(),
            None => reason,
        },
        objection: match objected {
            None if objection::looked(entry).is_some() => format!("/journal/{}/objection", entry.id),
            _ => String::new(),
        },
        watched: matches!(entry.actor, Actor::Staff(_)),
        refused: entry.outcome == Outcome::Refused,
        proof: entry.leaf.map(|_| format!("/journal/{}/proof", entry.id)).unwrap_or_default(),
    }
}

/// The officer's name is the agency's affair; the person is told the office and the reason.
fn who(visit: &Visit, entry: &Recorded) -> String {
    let t = &visit.t;
    match entry.actor {
        Actor::Citizen(_) => t.get("profile-journal-you"),
        Actor::System => t.get("profile-journal-portal"),
        Actor::Anonymous => t.get("profile-journal-stranger"),
        Actor::Staff(_) => match local(visit, entry, "agency") {
            "" => t.get("profile-journal-officer"),
            agency => t.with1("profile-journal-officer-of", "agency", agency),
        },
    }
}

/// The portal's own words stand in the entry in both languages; what a person wrote stands as it was written.
fn why<'e>(visit: &Visit, entry: &'e Recorded) -> &'e str {
    match local(visit, entry, "reason") {
        "" => entry.reason.as_deref().unwrap_or_default(),
        reason => reason,
    }
}

pub(crate) fn detail<'e>(entry: &'e Recorded, name: &str) -> &'e str {
    entry.details.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A detail that was recorded in both languages: `title_ru`, `title_en`.
fn local<'e>(visit: &Visit, entry: &'e Recorded, name: &str) -> &'e str {
    detail(entry, &format!("{name}_{}", visit.t.lang.code()))
}

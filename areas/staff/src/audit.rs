//! `/staff/audit`: the journal as the auditor reads it. Nothing on it is personal, so nobody's data are read here.

use std::collections::HashMap;

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use axum::response::IntoResponse;
use axum::{Router, routing};
use base::StaffId;
use catalogue::Catalogue;
use journal::{Actor, Line, Object, Outcome, Wanted};
use text::Words;
use ui::{Choice, Page, Section, Tab};
use web::{House, Role, Staff, Visit, WebResult};

use crate::people::form::agencies;
use crate::store::member as store;
use crate::{member, short_names};

/// So many entries stand on a page.
const PAGE: u32 = 50;
const ROLES: [Role; 1] = [Role::Auditor];

/// What can be asked for: a word in the address, and the beginnings of actions.
const TOPICS: [(&str, &[&str]); 6] = [
    ("all", &[]),
    ("staff", &["staff."]),
    ("reads", &["application.read", "application.found", "profile.read", "proofing.read", "centre.read"]),
    ("identity", &["proofing.", "profile.", "centre.", "recovery."]),
    ("accounts", &["account.", "factor.", "restriction."]),
    ("portal", &["policy.", "journal.", "keys.", "service.", "rule.", "template.", "queue."]),
];

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/staff/audit", routing::get(page))
}

/// An entry as a row.
pub(crate) struct Row {
    pub at: String,
    pub who: String,
    pub what: String,
    pub about: String,
    pub leaf: String,
    pub refused: bool,
}

#[derive(Template)]
#[template(path = "staff/audit.html")]
struct AuditPage {
    page: Page,
    topics: Vec<Tab>,
    topic: String,
    people: Vec<Choice>,
    rows: Vec<Row>,
    older: String,
    newest: String,
    size: i64,
    key: String,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    topic: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    before: String,
}

async fn page(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Query(asked): Query<Asked>,
) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let known = TOPICS.iter().find(|(topic, _)| *topic == asked.topic);
    let (topic, actions) = known.map_or(("all", &[] as &[&str]), |(topic, actions)| (*topic, *actions));
    let who: Option<StaffId> = asked.who.parse().ok();
    let wanted = Wanted {
        staff: who,
        by_staff: topic == "reads",
        actions: actions.iter().map(|action| (*action).to_owned()).collect(),
        before: asked.before.parse().ok(),
    };
    let lines = house.journal.lines(&house.db, &wanted, PAGE).await?;
    let whose = who.map_or_else(String::new, |who| format!("&who={who}"));
    let older = match lines.last() {
        Some(last) if lines.len() == PAGE as usize => {
            format!("/staff/audit?topic={topic}{whose}&before={}", last.id)
        }
        _ => String::new(),
    };
    let newest =
        if asked.before.is_empty() { String::new() } else { format!("/staff/audit?topic={topic}{whose}") };
    let note = house.journal.checkpoint(&house.db).await?;
    let checkpoint = note.and_then(|note| house.journal.read_checkpoint(&note));
    let tab = |(code, _): &(&str, &[&str])| Tab {
        href: format!("/staff/audit?topic={code}{whose}"),
        label: t.get(&format!("staff-audit-topic-{code}")),
        count: 0,
        current: *code == topic,
    };
    visit.show(&AuditPage {
        page: visit.page(t.get("staff-audit-title"), Section::Staff),
        topics: TOPICS.iter().map(tab).collect(),
        topic: topic.to_owned(),
        people: people(house, who).await?,
        rows: drawn(&visit, &catalogue, lines).await?,
        older,
        newest,
        size: checkpoint.map_or(0, |checkpoint| i64::try_from(checkpoint.size).unwrap_or(i64::MAX)),
        key: house.journal.public_key(),
    })
}

/// Entries as rows: two queries at most.
pub(crate) async fn rows(
    visit: &Visit,
    catalogue: &Catalogue,
    wanted: &Wanted,
    limit: u32,
) -> WebResult<Vec<Row>> {
    let house = &visit.house;
    let lines = house.journal.lines(&house.db, wanted, limit).await?;
    drawn(visit, catalogue, lines).await
}

async fn drawn(visit: &Visit, catalogue: &Catalogue, lines: Vec<Line>) -> WebResult<Vec<Row>> {
    let house = &visit.house;
    let mut ids: Vec<StaffId> = Vec::new();
    for line in &lines {
        let actor = if let Actor::Staff(staff) = line.actor { Some(staff) } else { None };
        let object = if let Object::Staff(staff) = line.object { Some(staff) } else { None };
        for staff in actor.into_iter().chain(object) {
            if !ids.contains(&staff) {
                ids.push(staff);
            }
        }
    }
    let names = short_names(house, &house.db, &ids).await?;
    let now = house.clock.now();
    let told = Told { names, agencies: agencies(&visit.t, catalogue).into_iter().collect(), now };
    Ok(lines.iter().map(|line| row(&visit.t, catalogue, line, &told)).collect())
}

/// What rows are told with.
struct Told {
    names: HashMap<StaffId, String>,
    agencies: HashMap<String, String>,
    now: chrono::DateTime<chrono::Utc>,
}

fn row(t: &Words, catalogue: &Catalogue, line: &Line, told: &Told) -> Row {
    let name = |staff: StaffId| told.names.get(&staff).cloned().unwrap_or_else(|| staff.to_string());
    let who = match line.actor {
        Actor::Staff(staff) => name(staff),
        Actor::Citizen(_) => t.get("staff-audit-citizen"),
        Actor::System => t.get("staff-audit-system"),
        Actor::Anonymous => t.get("staff-audit-anonymous"),
    };
    let about = match line.object {
        Object::Staff(staff) => name(staff),
        Object::Account => t.get("staff-audit-account"),
        Object::Profile => t.get("staff-audit-profile"),
        Object::Application(_) => t.get("staff-audit-application"),
        Object::Document(_) => t.get("staff-audit-document"),
        Object::Portal => t.get("staff-audit-portal"),
    };
    let service = line.service.as_ref().map(|code| match catalogue.get(code) {
        Some(service) => service.words(t.lang).get("title"),
        None => code.clone(),
    });
    let agency = line.agency.as_ref().map(|code| told.agencies.get(code).unwrap_or(code).clone());
    let about = [Some(about), service, agency].into_iter().flatten();
    let key = format!("journal-{}", line.action.replace('.', "-"));
    Row {
        at: t.moment(line.at, told.now),
        who,
        what: t.get(&key),
        about: about.collect::<Vec<_>>().join(" · "),
        leaf: line.leaf.map_or_else(|| "—".to_owned(), |leaf| leaf.to_string()),
        refused: line.outcome == Outcome::Refused,
    }
}

/// Everybody who works or worked here.
async fn people(house: &House, chosen: Option<StaffId>) -> WebResult<Vec<Choice>> {
    let mut people = Vec::new();
    for row in store::all(&house.db).await? {
        let staff = StaffId(row.staff_id);
        people.push(Choice {
            value: staff.to_string(),
            label: member::opened(house, staff, &row.person)?.full_name(),
            hint: String::new(),
            chosen: chosen == Some(staff),
        });
    }
    Ok(people)
}

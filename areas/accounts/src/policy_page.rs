//! `/policy`: the rules of accounts as they hold here, for anybody to read; and their changes in the journal.

use std::collections::BTreeMap;

use askama::Template;
use axum::{Router, routing};
use journal::{Actor, Entry, Object, Outcome};
use policy::{Policies, changes, lines};
use text::Words;
use ui::{Page, Section};
use web::{House, Html, Visit, WebResult};

use crate::store::policy as store;

/// The groups of people, as their columns stand.
const GROUPS: [&str; 4] = ["simplified", "standard", "confirmed", "staff"];

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/policy", routing::get(page))
}

#[derive(Template)]
#[template(path = "policy.html")]
struct PolicyPage {
    page: Page,
    /// Since when these rules hold, in words; empty when nobody has looked yet.
    since: String,
    sections: Vec<Part>,
}

struct Part {
    title: String,
    rules: Vec<Rule>,
}

struct Rule {
    name: String,
    /// One value for all, or one for each group with its name.
    values: Vec<Value>,
}

struct Value {
    /// For whom; empty when it is for everybody.
    group: String,
    value: String,
}

async fn page(visit: Visit) -> WebResult<Html> {
    let house = &visit.house;
    let since = store::find(&house.db).await?.map(|row| visit.t.date(visit.t.day_of(row.since)));
    visit.show(&PolicyPage {
        page: visit.page(visit.t.get("accounts-policy-title"), Section::None),
        since: since.map_or_else(String::new, |date| visit.t.with1("accounts-policy-since", "date", date)),
        sections: parts(&house.settings.policy, &visit.t),
    })
}

fn parts(policies: &Policies, t: &Words) -> Vec<Part> {
    let groups = GROUPS.map(|name| match name {
        "staff" => lines(policies.for_staff()),
        level => lines(policies.for_citizens(level)),
    });
    let mut parts: Vec<Part> = Vec::new();
    let mut present = None;
    for (place, line) in groups[0].iter().enumerate() {
        if present != Some(&line.section) {
            present = Some(&line.section);
            let section = if line.section.is_empty() { "alone" } else { &line.section };
            parts.push(Part { title: t.get(&format!("policy-section-{section}")), rules: Vec::new() });
        }
        let values =
            groups.iter().map(|group| group.get(place).map_or_else(String::new, |line| line.value(t)));
        let rule = Rule { name: t.get(&line.word), values: gathered(&values.collect::<Vec<_>>(), t) };
        if let Some(part) = parts.last_mut() {
            part.rules.push(rule);
        }
    }
    parts
}

/// What is the same is said once: for everybody, for citizens and staff, or for each group.
fn gathered(values: &[String], t: &Words) -> Vec<Value> {
    let value = |group: &str, value: &String| {
        let group = if group.is_empty() { String::new() } else { t.get(&format!("accounts-policy-{group}")) };
        Value { group, value: value.clone() }
    };
    match values {
        [a, b, c, d] if a == b && b == c && c == d => vec![value("", a)],
        [a, b, c, d] if a == b && b == c => vec![value("citizens", a), value("staff", d)],
        all => GROUPS.iter().zip(all).map(|(group, found)| value(group, found)).collect(),
    }
}

/// Compares the rules with those recorded before; what differs is an entry of the journal. Called at every start.
///
/// # Errors
/// Only unexpected ones.
pub async fn record_policy(house: &House) -> WebResult<()> {
    let now = house.clock.now();
    let rules = house.settings.policy.record();
    let tx = house.db.begin().await?;
    let before = store::find(&tx).await?;
    let known: BTreeMap<String, String> = match &before {
        Some(row) => serde_json::from_value(row.rules.clone())?,
        None => BTreeMap::new(),
    };
    let told = changes(&known, &rules);
    if told.is_empty() {
        return Ok(());
    }
    store::put(&tx, serde_json::to_value(&rules)?, now).await?;
    house.journal.record(&tx, entry(serde_json::json!({ "changes": told }))).await?;
    tx.commit().await?;
    Ok(())
}

fn entry(details: serde_json::Value) -> Entry {
    Entry {
        actor: Actor::System,
        action: "policy.changed",
        citizen: None,
        object: Object::Portal,
        service: None,
        agency: None,
        outcome: Outcome::Done,
        reason: None,
        details,
    }
}

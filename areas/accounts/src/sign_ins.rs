//! The journal of sign-ins: time, address, device, result, reason, and what to do (LOGIN-21, LOGIN-29).

use askama::Template;
use axum::extract::Query;
use axum::{Router, routing};
use chrono::{DateTime, Duration};
use journal::{Outcome, Recorded};
use text::Words;
use ui::{Choice, Page, Section};
use web::{Citizen, House, Html, Visit, WebResult};

use crate::device;

/// Entries of the chosen time looked through.
const LOOKED_THROUGH: u32 = 300;
const ON_A_PAGE: usize = 25;

/// What stands in the journal of sign-ins.
pub(crate) const ACTIONS: [&str; 18] = [
    "account.registered",
    "account.signed_in",
    "account.sign_in_failed",
    "account.blocked",
    "account.signed_out",
    "account.session_ended",
    "account.sessions_ended",
    "account.session_ended_by_risk",
    "account.new_device",
    "account.attempts",
    "account.disavowed",
    "account.frozen",
    "account.thawed",
    "account.let_in",
    "account.device_trusted",
    "account.device_distrusted",
    "account.device_removed",
    "account.access_changed",
];

const PERIODS: [(&str, i64); 4] = [("week", 7), ("month", 30), ("quarter", 90), ("all", 0)];
const RESULTS: [&str; 3] = ["any", "done", "refused"];

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/security/sign-ins", routing::get(page))
}

#[derive(Template)]
#[template(path = "sign_ins.html")]
struct SignInsPage {
    page: Page,
    periods: Vec<Choice>,
    period: String,
    results: Vec<Choice>,
    result: String,
    place: String,
    rows: Vec<SignIn>,
    newer: String,
    older: String,
    filtered: bool,
}

/// A line of the journal.
pub(crate) struct SignIn {
    pub what: String,
    /// When.
    pub at: String,
    /// From where; empty when it is not known.
    pub place: String,
    pub device: String,
    pub outcome: String,
    pub reason: String,
    pub advice: String,
    pub bad: bool,
}

impl SignIn {
    /// When and from where, in one line.
    pub(crate) fn note(&self) -> String {
        let parts = [&self.at, &self.device, &self.place];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    }

    /// Why, and what to do.
    pub(crate) fn more(&self) -> String {
        let parts = [self.reason.trim_end_matches('.'), &self.advice];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
    }
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    period: String,
    #[serde(default)]
    result: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    from: usize,
}

async fn page(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Html> {
    let house = &visit.house;
    let (period, days) = PERIODS.into_iter().find(|(code, _)| *code == asked.period).unwrap_or(("month", 30));
    let since = if days == 0 { DateTime::UNIX_EPOCH } else { house.clock.now() - Duration::days(days) };
    let result = RESULTS.into_iter().find(|code| *code == asked.result).unwrap_or("any");
    let found = house.journal.of_actions(&house.db, me.citizen, &ACTIONS, since, LOOKED_THROUGH).await?;
    let wanted = asked.place.trim().to_lowercase();
    let rows: Vec<SignIn> = found
        .iter()
        .filter(|entry| match result {
            "done" => entry.outcome == Outcome::Done,
            "refused" => entry.outcome == Outcome::Refused,
            _ => true,
        })
        .map(|entry| line(&visit.t, entry, house.clock.now()))
        .filter(|row| wanted.is_empty() || row.note().to_lowercase().contains(&wanted))
        .collect();
    let place = asked.place.trim().to_owned();
    let link = |from: usize| address(period, result, &place, from);
    let newer = if asked.from > 0 { link(asked.from.saturating_sub(ON_A_PAGE)) } else { String::new() };
    let next = asked.from.saturating_add(ON_A_PAGE);
    let older = if rows.len() > next { link(next) } else { String::new() };
    let choice = |kind: &str, code: &str| Choice {
        value: code.to_owned(),
        label: visit.t.get(&format!("accounts-journal-{kind}-{code}")),
        ..Choice::default()
    };
    visit.show(&SignInsPage {
        page: visit.page(visit.t.get("accounts-journal-title"), Section::Person),
        periods: PERIODS.map(|(code, _)| choice("period", code)).into(),
        period: period.to_owned(),
        results: RESULTS.map(|code| choice("result", code)).into(),
        result: result.to_owned(),
        filtered: result != "any" || !place.is_empty(),
        place,
        rows: rows.into_iter().skip(asked.from).take(ON_A_PAGE).collect(),
        newer,
        older,
    })
}

fn address(period: &str, result: &str, place: &str, from: usize) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("period", period).append_pair("result", result).append_pair("place", place);
    query.append_pair("from", &from.to_string());
    format!("/security/sign-ins?{}", query.finish())
}

/// An entry as its owner reads it.
pub(crate) fn line(t: &Words, entry: &Recorded, now: DateTime<chrono::Utc>) -> SignIn {
    let detail = |name: &str| entry.details.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let word = entry.action.rsplit('.').next().unwrap_or_default();
    let bad = entry.outcome == Outcome::Refused || ALARMING.contains(&entry.action.as_str());
    let source = if detail("address").is_empty() { detail("source") } else { detail("address") };
    let has_place = !detail("source").is_empty();
    let reason = reason_key(word, detail("what"), detail("why"));
    let said = |key: String| if t.has(&key) { t.get(&key) } else { String::new() };
    SignIn {
        what: t.get(&format!("journal-{}", entry.action.replace('.', "-"))),
        at: t.moment(entry.at, now),
        place: if has_place { source.to_owned() } else { String::new() },
        device: if has_place && entry.details.get("family").is_some() {
            device::family_words(t, detail("family"))
        } else {
            String::new()
        },
        outcome: match entry.outcome {
            Outcome::Refused => t.get("accounts-journal-refused"),
            // What the portal noticed by itself is nobody's success.
            Outcome::Done if bad => String::new(),
            Outcome::Done => t.get("accounts-journal-done"),
        },
        reason: reason.map_or_else(String::new, said),
        advice: if bad { said(advice_key(t, word)) } else { String::new() },
        bad,
    }
}

const ALARMING: [&str; 4] =
    ["account.session_ended_by_risk", "account.new_device", "account.attempts", "account.disavowed"];

fn reason_key(word: &str, what: &str, why: &str) -> Option<String> {
    match (word, what, why) {
        ("sign_in_failed", "", _) => None,
        ("sign_in_failed", what, _) => Some(format!("accounts-reason-{what}")),
        ("blocked", ..) => Some("accounts-reason-blocked".to_owned()),
        ("session_ended_by_risk", _, why) => Some(format!("accounts-ended-{why}")),
        _ => None,
    }
}

/// An action has an advice of its own, or the usual one.
fn advice_key(t: &Words, word: &str) -> String {
    let own = format!("accounts-advice-{}", word.replace('_', "-"));
    if t.has(&own) { own } else { "accounts-sign-in-advice".to_owned() }
}

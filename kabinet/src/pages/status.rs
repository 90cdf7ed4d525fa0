//! `/status`: whether the cabinet works, said from what it can see itself, for anybody.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use catalogue::announcement::{Said, announcements};
use chrono::{DateTime, Duration, Utc};
use jobs::Backlog;
use text::{Arg, Words};
use ui::{Page, Section};
use web::{House, Html, Visit, WebResult};

/// A job that is overdue by more than this says that the queue does not keep up. A healthy worker takes a due job within seconds.
const LATE: Duration = Duration::minutes(2);

pub(super) fn routes() -> Router<House> {
    Router::new().route("/status", get(page))
}

#[derive(Template)]
#[template(path = "pages/status.html")]
struct StatusPage {
    page: Page,
    whole: Part,
    parts: Vec<Part>,
    /// Planned works and outages that editors have told of.
    works: Vec<Said>,
    checked: String,
}

/// A part of the portal and how it does.
struct Part {
    icon: &'static str,
    tone: &'static str,
    title: String,
    note: String,
    badge: String,
    badge_icon: &'static str,
}

/// How well a part does.
#[derive(Clone, Copy)]
enum Health {
    Works,
    Slow,
    Down,
    /// It cannot be seen from here.
    Unknown,
}

impl Health {
    fn word(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Slow => "slow",
            Self::Down => "down",
            Self::Unknown => "unknown",
        }
    }

    fn tone(self) -> &'static str {
        match self {
            Self::Works => "ok",
            Self::Slow => "warn",
            Self::Down => "bad",
            Self::Unknown => "neutral",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Works => "check",
            Self::Slow => "clock",
            Self::Down => "alert",
            Self::Unknown => "help",
        }
    }
}

async fn page(visit: Visit) -> WebResult<Html> {
    let page = visit.page(visit.t.get("pages-status-title"), Section::None);
    let backlog = match visit.house.jobs.backlog(&visit.house.db).await {
        Ok(backlog) => Some(backlog),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            None
        }
    };
    let (t, now) = (&page.t, page.now);
    let parts = vec![database(t, backlog), queue(t, backlog, now), outside(t, backlog)];
    let health = match backlog {
        None => Health::Down,
        Some(backlog) if late(backlog, now).is_some() || backlog.troubled > 0 => Health::Slow,
        Some(_) => Health::Works,
    };
    let whole = part(t, "shield", "whole", health, &[]);
    let works = if backlog.is_some() { works(&visit).await } else { Vec::new() };
    let checked = t.with1("pages-status-checked", "at", t.time(now));
    let status = if backlog.is_some() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let shown = visit.show(&StatusPage { page, whole, parts, works, checked })?;
    Ok(Html { status, ..shown })
}

/// Works and outages, now and soon. The page stands even when they cannot be read.
async fn works(visit: &Visit) -> Vec<Said> {
    let now = visit.house.clock.now();
    match announcements(&visit.house.db, now).await {
        Ok(all) => {
            all.iter().filter(|one| one.topic.is_about_working()).map(|one| one.said(&visit.t, now)).collect()
        }
        Err(problem) => {
            tracing::warn!(?problem, "announcements cannot be read");
            Vec::new()
        }
    }
}

/// Pages, profiles, applications and documents all come from the database.
fn database(t: &Words, backlog: Option<Backlog>) -> Part {
    let health = if backlog.is_some() { Health::Works } else { Health::Down };
    part(t, "laptop", "database", health, &[])
}

/// What the portal does after a form is sent.
fn queue(t: &Words, backlog: Option<Backlog>, now: DateTime<Utc>) -> Part {
    match backlog.map(|backlog| late(backlog, now)) {
        None => part(t, "refresh", "queue", Health::Unknown, &[]),
        Some(None) => part(t, "refresh", "queue", Health::Works, &[]),
        Some(Some(since)) => {
            part(t, "refresh", "queue", Health::Slow, &[("since", Arg::Text(t.moment(since, now)))])
        }
    }
}

/// Registers, mail and SMS: known by the jobs whose last try did not succeed.
fn outside(t: &Words, backlog: Option<Backlog>) -> Part {
    match backlog.map(|backlog| backlog.troubled) {
        None => part(t, "plug", "outside", Health::Unknown, &[]),
        // No failure is not the same as being well: other systems are seen only through what was asked of them.
        Some(0) => Part {
            badge: t.get("pages-status-badge-quiet"),
            ..part(t, "plug", "outside", Health::Works, &[])
        },
        Some(troubled) => {
            let n = i64::try_from(troubled).unwrap_or(i64::MAX);
            part(t, "plug", "outside", Health::Slow, &[("n", Arg::Number(n))])
        }
    }
}

/// Since when the queue has been late; nothing when it keeps up.
fn late(backlog: Backlog, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    backlog.oldest_due_at.filter(|due| now - *due > LATE)
}

fn part(t: &Words, icon: &'static str, name: &str, health: Health, args: &[(&str, Arg)]) -> Part {
    Part {
        icon,
        tone: health.tone(),
        title: match name {
            "whole" => t.get(&format!("pages-status-whole-{}", health.word())),
            _ => t.get(&format!("pages-status-{name}")),
        },
        note: t.with(&format!("pages-status-{name}-{}-text", health.word()), args),
        badge: t.get(&format!("pages-status-badge-{}", health.word())),
        badge_icon: health.sign(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_is_late_only_after_two_minutes() {
        let now = DateTime::UNIX_EPOCH + Duration::days(1);
        let since =
            |minutes| Backlog { jobs: 1, troubled: 0, oldest_due_at: Some(now - Duration::minutes(minutes)) };
        assert_eq!(late(since(2), now), None);
        assert_eq!(late(since(3), now), Some(now - Duration::minutes(3)));
        assert_eq!(late(Backlog { jobs: 0, troubled: 0, oldest_due_at: None }, now), None);
    }
}

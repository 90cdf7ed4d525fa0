//! `/notifications`: what a person was told, newest first (NOTIF-01).

use askama::Template;
use axum::extract::Query;
use axum::routing::{Router, get};
use base::NoticeId;
use serde::Deserialize;
use text::Words;
use ui::{Page, Section, Tab, Viewer};
use uuid::Uuid;
use vault::{Subject, SubjectKey, VaultError};
use web::{Citizen, House, Html, Visit, WebResult};

use crate::announce::cell;
use crate::notice::{Kind, Params, Part, say};
use crate::store::{self, NoticeRow, UndeliveredRow};

/// Notices on one page.
const PAGE: usize = 20;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/notifications", get(page))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    before: String,
}

#[derive(Template)]
#[template(path = "feed.html")]
struct FeedPage {
    page: Page,
    pills: Vec<Tab>,
    kind: &'static str,
    unread: i64,
    seen: String,
    notices: Vec<Shown>,
    newest: bool,
    newer: String,
    older: String,
}

struct Shown {
    icon: &'static str,
    tone: &'static str,
    href: String,
    title: String,
    /// Kind and moment.
    note: String,
    /// «Новое», or nothing once it is read.
    fresh: String,
    text: String,
}

async fn page(visit: Visit, Citizen(citizen): Citizen, Query(asked): Query<Asked>) -> WebResult<Html> {
    let kind = Kind::parse(&asked.kind);
    let code = kind.map_or("", Kind::code);
    let before = asked.before.parse::<NoticeId>();
    let (house, from) = (&visit.house, before.clone().unwrap_or(NoticeId(Uuid::max())));
    let limit = i64::try_from(PAGE + 1)?;
    let mut rows = store::notices(&house.db, citizen.citizen, code, from, limit).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let undelivered = match (rows.last(), rows.first()) {
        (Some(oldest), Some(newest)) => {
            store::undelivered(&house.db, citizen.citizen, oldest.id, newest.id).await?
        }
        _ => Vec::new(),
    };
    let key = house.vault.key(&house.db, Subject::Citizen(citizen.citizen)).await?;
    let page = visit.page(visit.t.get("notifications-title"), Section::Person);
    let older =
        rows.last().filter(|_| more).map(|row| address(code, &row.id.to_string())).unwrap_or_default();
    let shown: Result<Vec<_>, VaultError> =
        rows.iter().map(|row| show(&page, &key, row, &undelivered)).collect();
    let unread = match page.viewer {
        Viewer::Citizen { unread, .. } => unread,
        Viewer::Anonymous | Viewer::Staff { .. } => 0,
    };
    let newest = before.is_err();
    visit.show(&FeedPage {
        pills: pills(&page.t, kind),
        kind: code,
        unread,
        seen: page.now.to_rfc3339(),
        notices: shown?,
        newest,
        newer: if newest { String::new() } else { address(code, "") },
        older,
        page,
    })
}

fn show(
    page: &Page,
    key: &SubjectKey,
    row: &NoticeRow,
    undelivered: &[UndeliveredRow],
) -> Result<Shown, VaultError> {
    let t = &page.t;
    let id = NoticeId(row.id);
    let params: Params = key.open_json(cell(id), &row.params)?;
    let kind = Kind::parse(&row.kind).unwrap_or(Kind::Status);
    let (icon, tone) = look(kind);
    let kind = t.get(&format!("notifications-kind-{}", kind.code()));
    let late = undelivered.iter().filter(|one| one.notice_id == row.id).map(|one| late(t, one));
    let sentences: Vec<String> =
        std::iter::once(say(t, &row.action, Part::Text, &params)).chain(late).collect();
    Ok(Shown {
        icon,
        tone,
        href: format!("/notifications/{id}"),
        title: text::whole(&say(t, &row.action, Part::Title, &params)),
        note: format!("{kind} · {}", t.moment(row.at, page.now)),
        fresh: if row.read_at.is_none() { t.get("notifications-unread") } else { String::new() },
        text: text::whole(&sentences.join(" ")),
    })
}

/// Icon and tone of a kind.
fn look(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Action => ("message", "warn"),
        Kind::Status => ("inbox", "info"),
        Kind::Document => ("file-check", "ok"),
        Kind::Account => ("shield", "neutral"),
    }
}

/// A message that has not arrived, in words: leaving, tried again, or refused for good.
fn late(t: &Words, row: &UndeliveredRow) -> String {
    let state = match (row.refused_at.is_some(), row.attempts) {
        (true, _) => "refused",
        (false, 0) => "leaving",
        (false, _) => "waiting",
    };
    t.get(&format!("notifications-{}-{state}", row.channel))
}

fn pills(t: &Words, current: Option<Kind>) -> Vec<Tab> {
    let tab =
        |kind: Option<Kind>| Tab {
            href: address(kind.map_or("", Kind::code), ""),
            label: t.get(&kind.map_or("notifications-all".to_owned(), |kind| {
                format!("notifications-filter-{}", kind.code())
            })),
            count: 0,
            current: kind == current,
        };
    std::iter::once(None).chain(Kind::ALL.map(Some)).map(tab).collect()
}

/// The address of a page of the feed.
pub(crate) fn address(kind: &str, before: &str) -> String {
    let mut pairs = Vec::new();
    if !kind.is_empty() {
        pairs.push(format!("kind={kind}"));
    }
    if !before.is_empty() {
        pairs.push(format!("before={before}"));
    }
    if pairs.is_empty() { "/notifications".to_owned() } else { format!("/notifications?{}", pairs.join("&")) }
}

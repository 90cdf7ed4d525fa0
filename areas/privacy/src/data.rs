//! `/privacy/data`: what a person can do with the data about them.

use askama::Template;
use axum::{Router, routing};
use chrono::{DateTime, Utc};
use text::Words;
use ui::{Fact, Page, Section};
use web::{Citizen, House, Html, Visit, WebResult};

use crate::store::{self, ExportRow};

pub(crate) const PAGE: &str = "/privacy/data";

pub(crate) fn routes() -> Router<House> {
    Router::new().route(PAGE, routing::get(page))
}

#[derive(Template)]
#[template(path = "privacy/data.html")]
struct DataPage {
    page: Page,
    archive: Archive,
    consents: Vec<Fact>,
    /// When the account will be deleted, in words; empty when nobody has asked for it.
    due: String,
}

/// How the archive stands.
pub(crate) struct Archive {
    /// `none`, `making`, `ready`, `past`.
    pub state: &'static str,
    pub words: String,
}

impl Archive {
    pub(crate) fn of(t: &Words, row: Option<&ExportRow>, now: DateTime<Utc>) -> Self {
        let Some(row) = row else { return Self { state: "none", words: String::new() } };
        match (row.ready_at, row.expires_at) {
            (Some(_), Some(until)) if until > now && row.file_id.is_some() => {
                let size = t.size(row.size_bytes.and_then(|size| u64::try_from(size).ok()).unwrap_or(0));
                let until = t.moment(until, now);
                let words =
                    t.with("privacy-archive-ready-text", &[("size", size.into()), ("until", until.into())]);
                Self { state: "ready", words }
            }
            (Some(ready), _) => {
                let at = t.moment(ready, now);
                Self { state: "past", words: t.with1("privacy-archive-past-text", "at", at) }
            }
            (None, _) => {
                let at = t.moment(row.asked_at, now);
                Self { state: "making", words: t.with1("privacy-archive-making-text", "at", at) }
            }
        }
    }
}

async fn page(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    let (house, t) = (&visit.house, &visit.t);
    let now = house.clock.now();
    let export = store::export(&house.db, me.citizen).await?;
    let deletion = store::deletion(&house.db, me.citizen).await?;
    let consents = accounts::consents(&house.db, me.citizen).await?;
    visit.show(&DataPage {
        page: visit.page(t.get("privacy-data-title"), Section::Person),
        archive: Archive::of(t, export.as_ref(), now),
        consents: consents
            .into_iter()
            .map(|consent| Fact {
                name: t.with1("privacy-consent-terms", "version", consent.version),
                value: t.moment(consent.at, now),
            })
            .collect(),
        due: deletion.map_or_else(String::new, |row| t.moment(row.due_at, now)),
    })
}

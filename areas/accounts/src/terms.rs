//! `/terms`: what a person agrees to at registration, in the words of each version. An earlier version stays readable: somebody has agreed
//! to it.

use askama::Template;
use axum::extract::Query;
use axum::{Router, routing};
use text::Words;
use ui::{Page, Section, Tab};
use web::{House, Html, Problem, Visit, WebResult};

/// A version of the terms: its words are `accounts-terms-<code>-<n>-title` and `-text`.
struct Version {
    code: &'static str,
    sections: u32,
}

/// Every version, the present one first. What people have agreed to is never changed: a change is a new version.
const VERSIONS: [Version; 1] = [Version { code: "2026-11", sections: 8 }];

/// The version that a person agrees to now.
pub(crate) const PRESENT: &str = VERSIONS[0].code;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/terms", routing::get(page))
}

#[derive(Template)]
#[template(path = "terms.html")]
struct TermsPage {
    page: Page,
    version: String,
    /// It is not the present one.
    is_old: bool,
    /// Title and text.
    sections: Vec<(String, String)>,
    others: Vec<Tab>,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    version: String,
}

async fn page(visit: Visit, Query(asked): Query<Asked>) -> WebResult<Html> {
    let t = &visit.t;
    let wished = if asked.version.is_empty() { PRESENT } else { asked.version.as_str() };
    let version = VERSIONS.iter().find(|version| version.code == wished).ok_or(Problem::NotFound)?;
    visit.show(&TermsPage {
        page: visit.page(t.get("accounts-terms-title"), Section::None),
        version: t.with1("accounts-terms-version", "version", version.code),
        is_old: version.code != PRESENT,
        sections: (1..=version.sections).map(|place| section(t, version, place)).collect(),
        others: VERSIONS
            .iter()
            .filter(|other| other.code != version.code)
            .map(|other| link(t, other))
            .collect(),
    })
}

fn section(t: &Words, version: &Version, place: u32) -> (String, String) {
    let words = |part: &str| t.get(&format!("accounts-terms-{}-{place}-{part}", version.code));
    (words("title"), words("text"))
}

fn link(t: &Words, version: &Version) -> Tab {
    Tab {
        href: format!("/terms?version={}", version.code),
        label: t.with1("accounts-terms-version", "version", version.code),
        count: 0,
        current: false,
    }
}

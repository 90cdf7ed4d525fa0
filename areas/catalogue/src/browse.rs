//! `/services`: finding a service.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use text::{Arg, Words};
use ui::{Page, Section, Tab};
use web::{Html, Visit, WebResult};

use crate::{Catalogue, Service, load, search};

/// More letters than this are no question to a catalogue.
const QUERY_MAX: usize = 200;

/// What the address of the page says.
#[derive(serde::Deserialize)]
pub(crate) struct Wish {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
}

/// A service among the results (CAT-04).
struct Card {
    href: String,
    title: String,
    summary: String,
    kind: String,
    need: String,
    price: String,
    term: String,
}

#[derive(Template)]
#[template(path = "browse.html")]
struct BrowsePage {
    page: Page,
    query: String,
    kind: String,
    pills: Vec<Tab>,
    found: String,
    cards: Vec<Card>,
}

/// The catalogue: all services, or those that fit the words and the kind in the address.
pub(crate) async fn page(
    visit: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Query(wish): Query<Wish>,
) -> WebResult<Html> {
    let t = &visit.t;
    let query: String = wish.q.trim().chars().take(QUERY_MAX).collect();
    let services = catalogue.all();
    let kind = load::KINDS.iter().find(|kind| **kind == wish.kind).copied().unwrap_or_default();
    let mut ranked: Vec<(usize, &Service)> = services
        .iter()
        .filter_map(|service| Some((search::rank(&service.shelves, &query)?, service.as_ref())))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let fitting = ranked.iter().filter(|(_, service)| kind.is_empty() || service.kind == kind);
    let cards: Vec<Card> = fitting.map(|(_, service)| card(service, t)).collect();
    let count = i64::try_from(cards.len()).unwrap_or(i64::MAX);
    let found = if query.is_empty() {
        t.with("catalogue-found", &[("n", Arg::Number(count))])
    } else {
        t.with("catalogue-found-for", &[("n", Arg::Number(count)), ("query", Arg::Text(query.clone()))])
    };
    visit.show(&BrowsePage {
        page: visit.page(t.get("catalogue-title"), Section::Services),
        pills: pills(&catalogue, kind, &query, t),
        kind: kind.to_owned(),
        query,
        found,
        cards,
    })
}

/// The kinds that have a service, with the words typed so far kept.
fn pills(catalogue: &Catalogue, current: &str, query: &str, t: &Words) -> Vec<Tab> {
    let services = catalogue.all();
    let used =
        load::KINDS.iter().copied().filter(|kind| services.iter().any(|service| service.kind == *kind));
    let pill = |kind: &str| {
        let mut address = url::form_urlencoded::Serializer::new(String::new());
        if !kind.is_empty() {
            address.append_pair("kind", kind);
        }
        if !query.is_empty() {
            address.append_pair("q", query);
        }
        let (address, name) = (address.finish(), if kind.is_empty() { "all" } else { kind });
        Tab {
            href: if address.is_empty() { "/services".to_owned() } else { format!("/services?{address}") },
            label: t.get(&format!("catalogue-kind-{name}")),
            count: 0,
            current: kind == current,
        }
    };
    std::iter::once("").chain(used).map(pill).collect()
}

fn card(service: &Service, t: &Words) -> Card {
    let words = service.words(t.lang);
    let needs = service.needs.iter().take(2).map(|name| words.get(&format!("need-{name}")));
    let need = needs.enumerate().map(|(place, need)| if place == 0 { need } else { within(&need) });
    let need = need.collect::<Vec<_>>().join(", ");
    Card {
        href: format!("/services/{}", service.code),
        title: words.get("title"),
        summary: words.get("summary"),
        kind: t.get(&format!("catalogue-kind-{}", service.kind)),
        need: if need.is_empty() { t.get("catalogue-needs-nothing") } else { need },
        price: service.price(t),
        term: service.term(t),
    }
}

/// Words as they are written within a sentence: «Адрес регистрации» begins small, «ИНН» stays as it is.
fn within(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => words.to_owned(),
    }
}

impl Service {
    /// «Бесплатно» or «1 500 ₽».
    #[must_use]
    pub fn price(&self, t: &Words) -> String {
        if self.fee_kopecks == 0 { t.get("catalogue-free") } else { t.money(self.fee_kopecks) }
    }

    /// «До 5 рабочих дней» or «Сразу, обычно за минуту».
    #[must_use]
    pub fn term(&self, t: &Words) -> String {
        match self.term_working_days {
            0 => t.get("catalogue-at-once"),
            days => t.with("catalogue-days", &[("n", Arg::Number(i64::from(days)))]),
        }
    }
}

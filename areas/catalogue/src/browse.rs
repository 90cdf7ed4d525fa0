//! `/services`: finding a service.

use std::collections::BTreeMap;

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use chrono::{Days, NaiveDate};
use text::{Arg, Words};
use ui::{Page, Section, Tab};
use web::{Html, Visit, WebResult};

use crate::{Catalogue, Service, load};

/// More letters than this are no question to a catalogue.
const QUERY_MAX: usize = 200;
/// An end of admission so near is soon.
const SOON_DAYS: u64 = 30;

/// What the address of the page says.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    q: String,
    kind: String,
    region: String,
    online: String,
    soon: String,
}

/// What may be filtered besides the kind (CAT-03).
struct Filters {
    /// Regions that some service names: name, words, chosen.
    regions: Vec<Choice>,
    /// Only what needs no visit.
    online: bool,
    /// Only what can be asked for during the next days and not later.
    soon: bool,
}

struct Choice {
    name: String,
    label: String,
    chosen: bool,
}

impl Filters {
    fn are_set(&self) -> bool {
        self.online || self.soon || self.regions.iter().any(|region| region.chosen)
    }

    fn fit(&self, service: &Service, today: NaiveDate) -> bool {
        let region = self.regions.iter().find(|region| region.chosen);
        let here =
            region.is_none_or(|region| service.regions.is_empty() || service.regions.contains(&region.name));
        let ends = |until: NaiveDate| today <= until && until <= today + Days::new(SOON_DAYS);
        here && !(self.online && service.in_person) && (!self.soon || service.apply_until.is_some_and(ends))
    }
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
    /// Once, the person must come (CAT-07).
    in_person: bool,
    /// «Подать можно до 1 декабря»; empty when there is no last day.
    until: String,
}

#[derive(Template)]
#[template(path = "browse.html")]
struct BrowsePage {
    page: Page,
    query: String,
    kind: String,
    pills: Vec<Tab>,
    filters: Filters,
    found: String,
    /// «Показали, что нашлось по запросу «паспорт»»: the other layout of the keyboard was on.
    taken_for: String,
    cards: Vec<Card>,
}

/// What was typed, without what nobody types.
pub(crate) fn query(typed: &str) -> String {
    typed.trim().chars().take(QUERY_MAX).collect()
}

/// The catalogue: all services, or those that fit the words, the kind and the filters in the address.
pub(crate) async fn page(
    visit: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Query(wish): Query<Wish>,
) -> WebResult<Html> {
    let t = &visit.t;
    let today = t.day_of(visit.house.clock.now());
    let query = query(&wish.q);
    let kind = load::KINDS.iter().find(|kind| **kind == wish.kind).copied().unwrap_or_default();
    let filters = filters(&catalogue, &wish, t);
    let (services, taken_for) = catalogue.find(&query, usize::MAX)?;
    let fitting = services.iter().filter(|service| kind.is_empty() || service.kind == kind);
    let fitting = fitting.filter(|service| filters.fit(service, today));
    let cards: Vec<Card> = fitting.map(|service| card(service, t, today)).collect();
    let count = i64::try_from(cards.len()).unwrap_or(i64::MAX);
    let found = if query.is_empty() {
        t.with("catalogue-found", &[("n", Arg::Number(count))])
    } else {
        let said = taken_for.clone().unwrap_or_else(|| query.clone());
        t.with("catalogue-found-for", &[("n", Arg::Number(count)), ("query", Arg::Text(said))])
    };
    visit.show(&BrowsePage {
        page: visit.page(t.get("catalogue-title"), Section::Services),
        pills: pills(&catalogue, kind, &wish, t),
        kind: kind.to_owned(),
        taken_for: match taken_for {
            Some(_) => t.with1("catalogue-taken-for", "typed", query.clone()),
            None => String::new(),
        },
        query,
        filters,
        found,
        cards,
    })
}

fn filters(catalogue: &Catalogue, wish: &Wish, t: &Words) -> Filters {
    let mut regions: BTreeMap<String, String> = BTreeMap::new();
    for service in catalogue.all() {
        let words = service.words(t.lang);
        let named = |name: &String| (name.clone(), words.get(&format!("region-{name}")));
        regions.extend(service.regions.iter().map(named));
    }
    let choice = |(name, label): (String, String)| Choice { chosen: name == wish.region, name, label };
    Filters {
        regions: regions.into_iter().map(choice).collect(),
        online: wish.online == "yes",
        soon: wish.soon == "yes",
    }
}

/// The kinds that have a service, with the words typed so far kept.
fn pills(catalogue: &Catalogue, current: &str, wish: &Wish, t: &Words) -> Vec<Tab> {
    let services = catalogue.all();
    let used =
        load::KINDS.iter().copied().filter(|kind| services.iter().any(|service| service.kind == *kind));
    let pill = |kind: &str| {
        let mut address = url::form_urlencoded::Serializer::new(String::new());
        if !kind.is_empty() {
            address.append_pair("kind", kind);
        }
        let kept = [("q", &wish.q), ("region", &wish.region), ("online", &wish.online), ("soon", &wish.soon)];
        for (name, value) in kept.into_iter().filter(|(_, value)| !value.is_empty()) {
            address.append_pair(name, value);
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

fn card(service: &Service, t: &Words, today: NaiveDate) -> Card {
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
        in_person: service.in_person,
        until: service.until(t, today),
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

    /// Whether it can be asked for on this day.
    #[must_use]
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.apply_until.is_none_or(|until| today <= until)
    }

    /// «Подать можно до 1 декабря» or «Приём закончился 1 декабря»; empty when there is no last day.
    #[must_use]
    pub fn until(&self, t: &Words, today: NaiveDate) -> String {
        let key = if self.is_open(today) { "catalogue-until" } else { "catalogue-closed" };
        self.apply_until.map_or_else(String::new, |until| t.with1(key, "date", t.date(until)))
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

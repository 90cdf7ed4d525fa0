//! `/services`: finding a service.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use chrono::NaiveDate;
use text::{Arg, Words};
use ui::{Page, Section, Tab};
use web::{Html, Visit, WebResult};

use crate::load::EVENTS;
use crate::places::{self, Place};
use crate::search::How;
use crate::wish::{self, Wish};
use crate::{Catalogue, Service, Standing, favourites, load, queries, standing, store};

/// So many services stand on a page: more than a small installation has of a kind, and no more than a phone scrolls through.
const ON_A_PAGE: usize = 30;
/// So many of the last own queries, and of the popular ones.
const ASKED: usize = 5;
const POPULAR: i64 = 6;

/// A service or a search at hand, with the name by which it is taken off the list.
struct Kept {
    href: String,
    label: String,
    name: String,
}

/// A region to choose.
struct Region {
    name: String,
    label: String,
    chosen: bool,
}

/// A service among the results (CAT-04).
pub(crate) struct Card {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) kind: String,
    pub(crate) icon: &'static str,
    pub(crate) need: String,
    pub(crate) price: String,
    pub(crate) term: String,
    /// Once, the person must come (CAT-07).
    pub(crate) in_person: bool,
    /// «Подать можно до 1 декабря»; empty when there is no last day.
    pub(crate) until: String,
    /// Why it cannot be asked for now, in the administrator's words; empty when it can.
    pub(crate) closed: String,
}

#[derive(Template)]
#[template(path = "browse.html")]
struct BrowsePage {
    page: Page,
    wish: Wish,
    pills: Vec<Tab>,
    regions: Vec<Region>,
    found: String,
    /// The words were typed on the other layout of the keyboard, or not all of them fit: says so.
    note: String,
    /// What the address narrows the list by and nobody knows, in words; empty when there is nothing of the kind.
    strange: String,
    /// Sections, an application or a document that may be meant (HOME-01).
    places: Vec<Place>,
    cards: Vec<Card>,
    /// «Показаны 31–60»; empty when all of them stand on the page.
    shown: String,
    /// Addresses of the pages before and after; empty when there is none.
    before: String,
    after: String,
    /// What has happened, when services for it are looked for.
    event: String,
    /// What may have happened in life, when nothing is looked for.
    events: Vec<Tab>,
    /// Whether there are questions that lead to a service.
    has_guide: bool,
    /// What the person looked for lately, and what others often do, when nothing is looked for.
    asked: Vec<Tab>,
    popular: Vec<Tab>,
    /// Services that the person keeps at hand, when nothing is looked for.
    services: Vec<Kept>,
    /// Searches that the person keeps.
    searches: Vec<Kept>,
    /// Whether this search can be kept; `Some(true)` when it is.
    is_kept: Option<bool>,
}

/// The catalogue: all services, or those that fit the words, the kind and the filters in the address.
pub(crate) async fn page(
    visit: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Query(fields): Query<BTreeMap<String, String>>,
) -> WebResult<Html> {
    let t = &visit.t;
    let today = t.day_of(visit.house.clock.now());
    let wish = Wish::of(&catalogue, |name| fields.get(name).map_or("", String::as_str));
    let (services, how) = catalogue.find(&wish.query, usize::MAX)?;
    let standings = standing::standings(&visit.house.db).await?;
    let is_there = |service: &Service| standings.get(&service.code).is_none_or(|said| said.published);
    let fits = |service: &&std::sync::Arc<Service>| is_there(service) && wish.fits(service, today);
    let fitting: Vec<_> = services.iter().filter(fits).collect();
    let sheet = Sheet::of(fields.get("page").map_or("", String::as_str), fitting.len());
    let mut cards: Vec<Card> =
        fitting[sheet.range()].iter().map(|service| card(service, t, today, &standings)).collect();
    for card in &mut cards {
        card.href = led_by(&card.href, &wish.query);
    }
    let kept = match visit.citizen() {
        Some(me) => Some(favourites::of(&visit.house, &visit.house.db, me.citizen).await?),
        None => None,
    };
    let address = wish.address();
    let is_kept = kept.as_ref().filter(|_| !address.is_empty()).map(|kept| kept.searches.contains(&address));
    let kept = kept.filter(|_| address.is_empty()).unwrap_or_default();
    let (asked, popular) = if address.is_empty() { lately(&visit).await? } else { (Vec::new(), Vec::new()) };
    visit.show(&BrowsePage {
        page: visit.page(t.get("catalogue-title"), Section::Services),
        pills: pills(&catalogue, &wish, t),
        regions: regions(&catalogue, &wish, t),
        found: found(&wish, &how, fitting.len(), t),
        note: match how {
            How::OtherLayout(_) => t.with1("catalogue-taken-for", "typed", wish.query.clone()),
            How::Nearest if !fitting.is_empty() => t.get("catalogue-nearest-note"),
            _ => String::new(),
        },
        strange: strange(&wish, &fields, t),
        places: places::meant(&wish.query, t),
        cards,
        shown: sheet.words(t),
        before: sheet.number.checked_sub(1).map_or_else(String::new, |page| Sheet::href(&wish, page)),
        after: if sheet.range().end < sheet.all {
            Sheet::href(&wish, sheet.number + 1)
        } else {
            String::new()
        },
        event: if wish.event.is_empty() {
            String::new()
        } else {
            t.get(&format!("catalogue-event-{}", wish.event))
        },
        events: if address.is_empty() { events(&catalogue, t) } else { Vec::new() },
        has_guide: catalogue.has_guide(),
        asked: asked.iter().map(|query| query_tab(query)).collect(),
        popular: popular
            .iter()
            .filter(|query| !asked.contains(query))
            .map(|query| query_tab(query))
            .collect(),
        services: catalogue.kept(&kept).iter().map(|service| kept_service(service, t)).collect(),
        searches: kept.searches.iter().map(|address| kept_search(&catalogue, address, t)).collect(),
        is_kept,
        wish,
    })
}

/// What the person looked for lately, and what others often look for: two queries, and one for the key.
async fn lately(visit: &Visit) -> WebResult<(Vec<String>, Vec<String>)> {
    let house = &visit.house;
    let asked = match visit.citizen() {
        Some(me) => queries::own(house, &house.db, me.citizen).await?,
        None => Vec::new(),
    };
    Ok((asked.into_iter().take(ASKED).collect(), store::query::popular(&house.db, "", POPULAR).await?))
}

/// The address of a service with the words that led to it, which are counted there.
fn led_by(href: &str, query: &str) -> String {
    if query.is_empty() {
        return href.to_owned();
    }
    let mut address = url::form_urlencoded::Serializer::new(String::new());
    address.append_pair("q", query);
    format!("{href}?{}", address.finish())
}

fn query_tab(query: &str) -> Tab {
    let href = Wish { query: query.to_owned(), ..Wish::default() }.href();
    Tab { href, label: query.to_owned(), count: 0, current: false }
}

/// Which part of a long list is shown.
struct Sheet {
    /// The first is 0; in the address the first is 1.
    number: usize,
    /// Services in the whole list.
    all: usize,
}

impl Sheet {
    /// Reads the address; what is no page of this list is its first.
    fn of(typed: &str, all: usize) -> Self {
        let typed = typed.parse::<usize>().ok().and_then(|page| page.checked_sub(1));
        let number = typed.filter(|number| *number <= all.saturating_sub(1) / ON_A_PAGE);
        Self { number: number.unwrap_or(0), all }
    }

    fn range(&self) -> std::ops::Range<usize> {
        let from = self.number * ON_A_PAGE;
        from..self.all.min(from + ON_A_PAGE)
    }

    fn words(&self, t: &Words) -> String {
        if self.all <= ON_A_PAGE {
            return String::new();
        }
        let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
        let range = self.range();
        t.with("catalogue-page-shown", &[("from", number(range.start + 1)), ("to", number(range.end))])
    }

    /// The address of a part.
    fn href(wish: &Wish, number: usize) -> String {
        let href = wish.href();
        match number {
            0 => href,
            _ => format!("{href}{}page={}", if href.contains('?') { '&' } else { '?' }, number + 1),
        }
    }
}

/// «Не знаем таких условий: «nonsense»».
fn strange(wish: &Wish, fields: &BTreeMap<String, String>, t: &Words) -> String {
    let found = wish.strange(|name| fields.get(name).map_or("", String::as_str));
    let short =
        |typed: &&str| t.with1("catalogue-quoted", "words", typed.chars().take(40).collect::<String>());
    let named: Vec<String> = found.iter().map(short).collect();
    if named.is_empty() {
        return String::new();
    }
    t.with1("catalogue-filter-unknown", "words", named.join(", "))
}

/// «По запросу «паспорт» нашлось 3 услуги».
fn found(wish: &Wish, how: &How, cards: usize, t: &Words) -> String {
    let count = Arg::Number(i64::try_from(cards).unwrap_or(i64::MAX));
    let said = match how {
        How::All => return t.with("catalogue-found", &[("n", count)]),
        How::Nearest if cards > 0 => return t.with1("catalogue-nearest", "query", wish.query.clone()),
        How::OtherLayout(taken_for) => taken_for.clone(),
        How::Words | How::Nearest => wish.query.clone(),
    };
    t.with("catalogue-found-for", &[("n", count), ("query", Arg::Text(said))])
}

fn regions(catalogue: &Catalogue, wish: &Wish, t: &Words) -> Vec<Region> {
    let region = |(name, label): (String, String)| Region { chosen: name == wish.region, name, label };
    wish::regions(catalogue, t).into_iter().map(region).collect()
}

fn kept_search(catalogue: &Catalogue, address: &str, t: &Words) -> Kept {
    let wish = Wish::of_address(catalogue, address);
    Kept { href: wish.href(), label: wish.words(catalogue, t), name: address.to_owned() }
}

fn kept_service(service: &Service, t: &Words) -> Kept {
    Kept {
        href: format!("/services/{}", service.code),
        label: service.words(t.lang).get("title"),
        name: service.code.clone(),
    }
}

/// What happens in life, as far as a service is for it (CAT-01).
fn events(catalogue: &Catalogue, t: &Words) -> Vec<Tab> {
    let services = catalogue.all();
    let used = EVENTS.iter().filter(|event| services.iter().any(|service| service.is_for(event)));
    let link = |event: &&str| Tab {
        href: Wish { event: (*event).to_owned(), ..Wish::default() }.href(),
        label: t.get(&format!("catalogue-event-{event}")),
        count: 0,
        current: false,
    };
    used.map(link).collect()
}

/// The kinds that have a service, with whatever else narrows the list kept.
fn pills(catalogue: &Catalogue, wish: &Wish, t: &Words) -> Vec<Tab> {
    let services = catalogue.all();
    let used =
        load::KINDS.iter().copied().filter(|kind| services.iter().any(|service| service.kind == *kind));
    let pill = |kind: &str| Tab {
        href: wish.of_kind(kind).href(),
        label: t.get(&format!("catalogue-kind-{}", if kind.is_empty() { "all" } else { kind })),
        count: 0,
        current: kind == wish.kind,
    };
    std::iter::once("").chain(used).map(pill).collect()
}

pub(crate) fn card(
    service: &Service,
    t: &Words,
    today: NaiveDate,
    standings: &HashMap<String, Standing>,
) -> Card {
    let words = service.words(t.lang);
    let needs = service.needs.iter().take(2).map(|name| words.get(&format!("need-{name}")));
    let need = needs.enumerate().map(|(place, need)| if place == 0 { need } else { within(&need) });
    let need = need.collect::<Vec<_>>().join(", ");
    Card {
        href: format!("/services/{}", service.code),
        title: words.get("title"),
        summary: words.get("summary"),
        kind: t.get(&format!("catalogue-kind-{}", service.kind)),
        icon: service.icon(),
        need: if need.is_empty() { t.get("catalogue-needs-nothing") } else { need },
        price: service.price(t),
        term: service.term(t),
        in_person: service.in_person,
        until: service.until(t, today),
        closed: standings
            .get(&service.code)
            .and_then(|said| said.closure(service, t, today))
            .unwrap_or_default(),
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
    /// The picture of its kind.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        match self.kind.as_str() {
            "documents" => "id",
            "housing" => "house",
            "family" => "users",
            "social" => "baby",
            "health" => "heart",
            "education" => "book",
            "transport" => "car",
            "work" => "calendar",
            "business" => "building",
            "taxes" => "ruble",
            "appeals" => "message",
            _ => "file-check",
        }
    }

    /// «Бесплатно», «1 500 ₽», or that the form counts it.
    #[must_use]
    pub fn price(&self, t: &Words) -> String {
        match self.fee_range() {
            None => t.get("catalogue-price-counted"),
            Some((_, 0)) => t.get("catalogue-free"),
            Some((least, most)) if least == most => t.money(most),
            Some((_, most)) => t.with1("catalogue-price-up-to", "most", t.money(most)),
        }
    }

    /// The last day on which it can be asked for, or the next one of those that come every year; nothing when there is none.
    #[must_use]
    pub fn last_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.apply_until.map(|until| until.next(today))
    }

    /// Whether it can be asked for on this day.
    #[must_use]
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.last_day(today).is_none_or(|until| today <= until)
    }

    /// «Подать можно до 1 декабря» or «Приём закончился 1 декабря»; empty when there is no last day.
    #[must_use]
    pub fn until(&self, t: &Words, today: NaiveDate) -> String {
        let key = if self.is_open(today) { "catalogue-until" } else { "catalogue-closed" };
        self.last_day(today).map_or_else(String::new, |until| t.with1(key, "date", t.date(until)))
    }
}

#[cfg(test)]
mod tests {
    use super::{ON_A_PAGE, Sheet};

    #[test]
    fn a_long_list_is_shown_in_parts_and_what_is_no_part_is_the_first() {
        let all = 2 * ON_A_PAGE + 1;
        let range = |typed: &str, all: usize| Sheet::of(typed, all).range();
        assert_eq!(range("", all), 0..ON_A_PAGE);
        assert_eq!(range("2", all), ON_A_PAGE..2 * ON_A_PAGE);
        assert_eq!(range("3", all), 2 * ON_A_PAGE..all);
        for typed in ["0", "4", "-1", "two", "99999999999999999999999"] {
            assert_eq!(range(typed, all), 0..ON_A_PAGE, "{typed}");
        }
        assert_eq!(range("1", 0), 0..0);
        assert_eq!(range("2", ON_A_PAGE), 0..ON_A_PAGE);
    }
}

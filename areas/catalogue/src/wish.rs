//! What the address of the catalogue says: words, kind, region and what else narrows the list (CAT-03).

use chrono::{Days, NaiveDate};
use text::Words;

use crate::{Catalogue, Service, load};

/// More letters than this are no question to a catalogue.
const QUERY_MAX: usize = 200;
/// An end of admission so near is soon.
const SOON_DAYS: u64 = 30;

/// What somebody looks for. Kinds and regions that no service knows are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    /// What was typed.
    pub(crate) query: String,
    /// A kind of services; empty is any.
    pub(crate) kind: String,
    /// What has happened in life; empty is anything.
    pub(crate) event: String,
    /// A region; empty is any.
    pub(crate) region: String,
    /// Only what needs no visit.
    pub(crate) online: bool,
    /// Only what can be asked for during the next days and not later.
    pub(crate) soon: bool,
}

/// What was typed, without what nobody types.
pub(crate) fn query(typed: &str) -> String {
    typed.trim().chars().take(QUERY_MAX).collect()
}

impl Wish {
    /// Reads the fields of an address or of a form.
    pub(crate) fn of<'a>(catalogue: &Catalogue, field: impl Fn(&str) -> &'a str) -> Self {
        let region = field("region");
        let known = catalogue.all().iter().any(|service| service.regions.iter().any(|name| name == region));
        Self {
            query: query(field("q")),
            kind: load::KINDS
                .iter()
                .find(|kind| **kind == field("kind"))
                .copied()
                .unwrap_or_default()
                .to_owned(),
            event: load::EVENTS
                .iter()
                .find(|event| **event == field("event"))
                .copied()
                .unwrap_or_default()
                .to_owned(),
            region: if known { region.to_owned() } else { String::new() },
            online: field("online") == "yes",
            soon: field("soon") == "yes",
        }
    }

    /// What the address narrows the list by and no service knows: it is said, for the list is shown without it.
    pub(crate) fn strange<'a>(&self, field: impl Fn(&str) -> &'a str) -> Vec<&'a str> {
        let yes = |set: bool| if set { "yes" } else { "" };
        let read = [
            ("kind", self.kind.as_str()),
            ("event", &self.event),
            ("region", &self.region),
            ("online", yes(self.online)),
            ("soon", yes(self.soon)),
        ];
        let typed = read.into_iter().map(|(name, known)| (field(name), known));
        typed.filter(|(typed, known)| !typed.is_empty() && typed != known).map(|(typed, _)| typed).collect()
    }

    /// Reads an address that was kept.
    pub(crate) fn of_address(catalogue: &Catalogue, address: &str) -> Self {
        let fields: Vec<(String, String)> =
            url::form_urlencoded::parse(address.as_bytes()).into_owned().collect();
        let field =
            |name: &str| fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
        Self::of(catalogue, field)
    }

    /// The part of the address after the question mark; empty when nothing narrows the list.
    pub(crate) fn address(&self) -> String {
        let yes = |set: bool| if set { "yes" } else { "" };
        let fields = [
            ("q", self.query.as_str()),
            ("kind", &self.kind),
            ("event", &self.event),
            ("region", &self.region),
            ("online", yes(self.online)),
            ("soon", yes(self.soon)),
        ];
        let mut address = url::form_urlencoded::Serializer::new(String::new());
        address.extend_pairs(fields.into_iter().filter(|(_, value)| !value.is_empty()));
        address.finish()
    }

    /// The catalogue's page for this.
    pub(crate) fn href(&self) -> String {
        match self.address().as_str() {
            "" => "/services".to_owned(),
            address => format!("/services?{address}"),
        }
    }

    /// The same among services of another kind.
    pub(crate) fn of_kind(&self, kind: &str) -> Self {
        Self { kind: kind.to_owned(), ..self.clone() }
    }

    /// Whether a filter is set that the page does not show by itself.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.online || self.soon || !self.region.is_empty()
    }

    /// Whether a service fits everything but the words.
    pub(crate) fn fits(&self, service: &Service, today: NaiveDate) -> bool {
        let ends = |until: NaiveDate| today <= until && until <= today + Days::new(SOON_DAYS);
        let here =
            self.region.is_empty() || service.regions.is_empty() || service.regions.contains(&self.region);
        here && (self.event.is_empty() || service.is_for(&self.event))
            && (self.kind.is_empty() || service.kind == self.kind)
            && !(self.online && service.in_person)
            && (!self.soon || service.last_day(today).is_some_and(ends))
    }

    /// What it is called in a list: «паспорт», Справки, Без визита.
    pub(crate) fn words(&self, catalogue: &Catalogue, t: &Words) -> String {
        let mut parts = Vec::new();
        if !self.query.is_empty() {
            parts.push(t.with1("catalogue-quoted", "words", self.query.clone()));
        }
        if !self.kind.is_empty() {
            parts.push(t.get(&format!("catalogue-kind-{}", self.kind)));
        }
        parts.extend((!self.event.is_empty()).then(|| t.get(&format!("catalogue-event-{}", self.event))));
        parts.extend(
            regions(catalogue, t)
                .into_iter()
                .filter(|(name, _)| *name == self.region)
                .map(|(_, words)| words),
        );
        parts.extend(self.online.then(|| t.get("catalogue-filter-online")));
        parts.extend(self.soon.then(|| t.get("catalogue-filter-soon")));
        parts.join(", ")
    }
}

/// The regions that some service names, with their words, in the order of their names.
pub(crate) fn regions(catalogue: &Catalogue, t: &Words) -> Vec<(String, String)> {
    let mut regions = std::collections::BTreeMap::new();
    for service in catalogue.all() {
        let words = service.words(t.lang);
        regions
            .extend(service.regions.iter().map(|name| (name.clone(), words.get(&format!("region-{name}")))));
    }
    regions.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let catalogue = Catalogue::shipped();
        let wish = Wish {
            query: "справка & «паспорт»".to_owned(),
            kind: "certificates".to_owned(),
            online: true,
            ..Wish::default()
        };
        assert_eq!(Wish::of_address(&catalogue, &wish.address()), wish);
        assert_eq!(
            Wish::of_address(&catalogue, "kind=unheard-of&region=nowhere&online=perhaps"),
            Wish::default()
        );
        assert_eq!(Wish::default().href(), "/services");
    }
}

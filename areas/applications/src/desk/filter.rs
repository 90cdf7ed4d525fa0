//! Which cases a member of staff looks at: read from the address, written into links and saved views.

use base::StaffId;
use chrono::NaiveDate;
use url::form_urlencoded::{Serializer, parse};
use uuid::Uuid;
use web::StaffSession;

use crate::store::place;
use crate::store::queue::Wanted;

/// The parts of the queue; the words are `applications-stage-…`.
pub(crate) const STAGES: [&str; 4] = ["all", "overdue", "open", "asked"];
/// Whose; the words are `applications-whose-…`.
pub(crate) const WHOSE: [&str; 4] = ["all", "mine", "nobody", "others"];

/// A filter as the address says it; an unknown word is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    pub stage: String,
    pub whose: String,
    pub service: String,
    pub unit: String,
    pub label: String,
    /// One colleague.
    pub colleague: String,
    /// `yes`: only what cannot wait.
    pub urgent: String,
    /// The last case of the page before: `place:id`.
    pub after: String,
}

impl Filter {
    pub(crate) fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        for (name, value) in parse(query.as_bytes()) {
            let value: String = value.trim().chars().take(120).collect();
            match name.as_ref() {
                "stage" if STAGES.contains(&value.as_str()) => filter.stage = value,
                "whose" if WHOSE.contains(&value.as_str()) => filter.whose = value,
                "service" => filter.service = value,
                "unit" => filter.unit = value,
                "label" => filter.label = value,
                "colleague" => {
                    filter.colleague =
                        value.parse::<StaffId>().map_or_else(|_| String::new(), |id| id.to_string());
                }
                "urgent" if value == "yes" => filter.urgent = value,
                "after" => filter.after = value,
                _ => {}
            }
        }
        filter
    }

    /// The words of the address, without the place in the list: equal filters have equal words.
    pub(crate) fn query(&self) -> String {
        let mut words = Serializer::new(String::new());
        let parts = [
            ("stage", &self.stage),
            ("whose", &self.whose),
            ("service", &self.service),
            ("unit", &self.unit),
            ("label", &self.label),
            ("colleague", &self.colleague),
            ("urgent", &self.urgent),
        ];
        for (name, value) in parts {
            if !value.is_empty() && value != "all" {
                words.append_pair(name, value);
            }
        }
        words.finish()
    }

    /// Where these cases are shown.
    pub(crate) fn href(&self) -> String {
        let query = self.query();
        if query.is_empty() { "/staff/queue".to_owned() } else { format!("/staff/queue?{query}") }
    }

    /// The next page, after this case.
    pub(crate) fn href_after(&self, place: &str, case: Uuid) -> String {
        let query = self.query();
        let and = if query.is_empty() { "" } else { "&" };
        format!("/staff/queue?{query}{and}after={place}:{case}")
    }

    pub(crate) fn of_stage(&self, stage: &str) -> Self {
        Self { stage: stage.to_owned(), after: String::new(), ..self.clone() }
    }

    /// The cases it means, for this reader.
    pub(crate) fn wanted(&self, reader: &StaffSession, today: NaiveDate) -> Wanted {
        let me = reader.staff.to_string();
        let stretches = match self.stage.as_str() {
            "overdue" => place::ending(None, Some(today)),
            "open" => place::open(today),
            "asked" => place::asked(),
            _ => [place::open(today), place::asked()].concat(),
        };
        let (holder, not_holder) = match self.whose.as_str() {
            _ if !self.colleague.is_empty() => (Some(self.colleague.clone()), None),
            "mine" => (Some(me), None),
            "nobody" => (Some(String::new()), None),
            "others" => (None, Some(me)),
            _ => (None, None),
        };
        let after =
            self.after.split_once(':').and_then(|(place, id)| Some((place.to_owned(), id.parse().ok()?)));
        Wanted {
            agency: reader.agency.clone(),
            services: reader.services.clone(),
            stretches: if self.urgent.is_empty() { stretches } else { place::urgent(stretches) },
            holder,
            not_holder,
            service: if reader.works_on(&self.service) { self.service.clone() } else { String::new() },
            unit: self.unit.clone(),
            label: self.label.clone(),
            after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_its_address_and_unknown_words_are_none() {
        let words = "stage=overdue&whose=mine&service=inn-extract&label=%D1%81%D1%80%D0%BE%D1%87%D0%BD%D0%BE&urgent=yes";
        let filter = Filter::parse(words);
        assert_eq!(filter.query(), words);
        assert_eq!(Filter::parse(&filter.query()), filter);
        assert_eq!(Filter::parse("stage=mine&whose=x&colleague=drop&urgent=no&x=1"), Filter::default());
    }
}

//! How questions with several fields are drawn: their parts, regions, those that a register knows, the person's own documents.

use catalogue::{Kind, Part, PartKind, Question, region_codes, region_name};
use serde_json::Value;

use crate::form::sheet::files_of;
use crate::form::typed::with_suffix;
use crate::form::view::{ChoiceOption, PartField, Pen};

/// The choice of none of those that are known.
const OTHER: &str = "other";

impl Pen<'_> {
    pub(crate) fn parts(&self, question: &Question, name: &str, answer: Option<&Value>) -> Vec<PartField> {
        let parts = question.kind.parts().iter();
        parts.map(|part| self.part(question, *part, name, answer)).collect()
    }

    fn part(&self, question: &Question, part: Part, name: &str, answer: Option<&Value>) -> PartField {
        let typed = |suffix: &str| self.raw(question, name, suffix, answer);
        let key = format!("catalogue-part-{}-{}", question.kind.part_words(), part.name.replace('_', "-"));
        let hint = format!("{key}-hint");
        let is_day = part.kind == PartKind::Day;
        let box_of =
            |unit: &str| if is_day { typed(&format!("{}-{unit}", part.name)) } else { String::new() };
        PartField {
            name: with_suffix(name, part.name),
            is_day,
            label: self.t.get(&key),
            hint: if self.t.has(&hint) { self.t.get(&hint) } else { String::new() },
            error: self.errors.at(&with_suffix(name, part.name)).to_owned(),
            value: if is_day { String::new() } else { typed(part.name) },
            day: box_of("day"),
            month: box_of("month"),
            year: box_of("year"),
            input_mode: if part.kind == PartKind::Digits { "numeric" } else { "text" },
        }
    }

    pub(crate) fn regions(
        &self,
        question: &Question,
        name: &str,
        answer: Option<&Value>,
    ) -> Vec<ChoiceOption> {
        if !matches!(question.kind, Kind::Address { region: true }) {
            return Vec::new();
        }
        let chosen = self.raw(question, name, "region", answer);
        let none = option("", self.t.get("catalogue-part-region-choose"), chosen.is_empty());
        let known = region_codes().filter_map(|code| {
            Some(option(code, region_name(code, self.t.lang)?.to_owned(), chosen == code))
        });
        std::iter::once(none).chain(known).collect()
    }

    /// Those that a register knows, the chosen one marked, and a choice for none of them.
    pub(crate) fn known_ones(
        &self,
        question: &Question,
        name: &str,
        answer: Option<&Value>,
    ) -> Vec<ChoiceOption> {
        let known = self.facts.choices(question, self.today);
        if known.is_empty() {
            return Vec::new();
        }
        let typed = self.body.typed.get(&with_suffix(name, "known")).and_then(|raw| raw.first());
        let is_chosen = |place: usize, choice: &Value| match (typed, answer) {
            (Some(typed), _) => *typed == place.to_string(),
            (None, Some(answer)) => is_within(choice, answer),
            (None, None) => false,
        };
        let mut options: Vec<ChoiceOption> = known
            .iter()
            .enumerate()
            .map(|(place, choice)| {
                let label = question.shown(choice, self.service, self.t);
                option(&place.to_string(), label, is_chosen(place, choice))
            })
            .collect();
        let other = !options.iter().any(|option| option.chosen)
            && (answer.is_some() || typed.is_some_and(|typed| typed == OTHER));
        options.push(option(OTHER, self.t.get("catalogue-known-other"), other));
        options
    }

    /// Whether the fields must stand open beside those that are known: something of the chosen one is still to be typed.
    pub(crate) fn needs_parts(&self, question: &Question) -> bool {
        let known = self.facts.choices(question, self.today);
        known.is_empty() || known.iter().any(|choice| question.sound(choice, self.today).is_err())
    }

    /// The person's own documents that are not added yet.
    pub(crate) fn documents(&self, question: &Question, answer: Option<&Value>) -> Vec<ChoiceOption> {
        let added = files_of(answer);
        let is_added = |number: &str| added.iter().any(|file| file.document.as_deref() == Some(number));
        let mine = self.facts.documents_for(&question.kind, self.today).into_iter();
        mine.filter(|document| !is_added(&document.number))
            .map(|document| {
                let issued = self.t.date(self.t.day_of(document.issued_at));
                let note = self.t.with(
                    "applications-form-mine-note",
                    &[("number", document.number.clone().into()), ("date", issued.into())],
                );
                ChoiceOption {
                    value: document.id.to_string(),
                    label: document.title.clone(),
                    hint: note,
                    chosen: false,
                }
            })
            .collect()
    }

    /// Words below the field.
    pub(crate) fn note(&self, question: &Question) -> String {
        if let Some(disputed) = self.body.disputed.get(&question.name) {
            let known = question.shown(&disputed.known, self.service, self.t);
            return self.t.with("applications-form-disputed", &[("known", known.into())]);
        }
        if self.body.linked.contains(&question.name) {
            return match self.body.is_signed {
                true => self.t.with1("applications-form-linked-by", "agency", self.service.get("agency")),
                false => self.t.get("applications-form-linked"),
            };
        }
        if self.facts.is_silent(question) {
            return self.t.get("applications-form-silent");
        }
        String::new()
    }
}

/// Whether everything that is known of the one stands in the answer.
fn is_within(choice: &Value, answer: &Value) -> bool {
    let known = choice.as_object().into_iter().flatten();
    known.into_iter().all(|(name, value)| answer.get(name) == Some(value))
}

fn option(value: &str, label: String, chosen: bool) -> ChoiceOption {
    ChoiceOption { value: value.to_owned(), label, hint: String::new(), chosen }
}

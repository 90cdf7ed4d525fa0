//! What is known before anything is typed: the profile, registers that were asked when the draft began, the person's documents.

use std::collections::BTreeMap;

use base::{CitizenId, DraftId};
use catalogue::{Form, Item, Kind, Origin, Question, Service};
use chrono::{DateTime, NaiveDate, Utc};
use documents::Listed;
use profile::Card;
use serde_json::{Value, json};
use text::Lang;
use vault::SubjectKey;
use web::{Fields, House, WebResult};

use crate::draft::Source;
use crate::form::ended::holds;
use crate::store::inquiries;

/// So many of a person's documents can be chosen from.
const DOCUMENTS: u32 = 50;

/// What is known.
#[derive(Default)]
pub(crate) struct Facts {
    card: Card,
    /// What the registers have answered, by their codes.
    registers: BTreeMap<String, (Value, DateTime<Utc>)>,
    /// Registers that were asked and have not answered yet.
    pub silent: Vec<String>,
    /// The person's documents, also those that hold no more, the newest first.
    pub documents: Vec<Listed>,
}

impl Facts {
    /// Reads what this form can use: at most one query for the profile, one for the registers, one for the documents.
    pub(crate) async fn of(
        house: &House,
        citizen: CitizenId,
        draft: DraftId,
        form: &Form,
        key: &SubjectKey,
    ) -> WebResult<Self> {
        let mut facts = Self { card: profile::card(house, &house.db, citizen).await?, ..Self::default() };
        if !form.registers.is_empty() {
            for inquiry in inquiries::of_draft(&house.db, citizen, draft).await? {
                match inquiry.opened(key)? {
                    Some(answer) => facts.registers.insert(inquiry.register.clone(), answer),
                    None => {
                        facts.silent.push(inquiry.register);
                        continue;
                    }
                };
            }
        }
        if form.questions().any(wants_documents) {
            facts.documents = documents::newest(house, &house.db, citizen, Lang::Ru, DOCUMENTS).await?;
        }
        Ok(facts)
    }

    /// The answer that is known of a question, and where it comes from.
    pub(crate) fn answer(&self, question: &Question, today: NaiveDate) -> Option<(Value, Source)> {
        match question.origin()? {
            Origin::Profile(name) => {
                let known = |name: &str| self.card.get(name).map(|known| known.value.clone());
                let value = question.prefilled(known).filter(|value| question.sound(value, today).is_ok())?;
                Some((value, of_profile(&self.card, name)))
            }
            Origin::Register { register, field } => {
                let (answer, at) = self.registers.get(register)?;
                let value = question.fitted(Origin::within(field, answer)?, today)?;
                let register = Some(register.to_owned());
                Some((value, Source { register, at: *at, asked: true, document: None }))
            }
            Origin::Document { service, field } => {
                let mut mine = self.documents.iter();
                let document = mine.find(|document| document.service == service && holds(document, today))?;
                let said = match field {
                    "number" => document.number.clone(),
                    "title" => document.title.clone(),
                    "date" => document.issued_at.date_naive().to_string(),
                    _ => document.valid_until?.to_string(),
                };
                let value = question.fitted(&json!(said), today)?;
                let number = Some(document.number.clone());
                Some((
                    value,
                    Source { register: None, at: document.issued_at, asked: false, document: number },
                ))
            }
        }
    }

    /// Whether a register that this question is filled from was asked and is silent.
    pub(crate) fn is_silent(&self, question: &Question) -> bool {
        let sources = [question.prefill.as_deref(), question.kind.chosen_from()].into_iter().flatten();
        sources.filter_map(Origin::parse).any(|origin| match origin {
            Origin::Register { register, .. } => self.silent.iter().any(|silent| silent == register),
            Origin::Profile(_) | Origin::Document { .. } => false,
        })
    }

    /// Those that one can choose from, as answers.
    pub(crate) fn choices(&self, question: &Question, today: NaiveDate) -> Vec<Value> {
        let source = question.kind.chosen_from().and_then(Origin::parse);
        let Some(Origin::Register { register, field }) = source else { return Vec::new() };
        let list = self.registers.get(register).and_then(|(answer, _)| Origin::within(field, answer));
        let list = list.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|known| question.kind.chosen(known, today)).collect()
    }

    /// The documents that hold and may be chosen as an answer.
    pub(crate) fn documents_for<'a>(&'a self, kind: &'a Kind, today: NaiveDate) -> Vec<&'a Listed> {
        let Kind::File { mine: Some(services), .. } = kind else { return Vec::new() };
        let is_of = |document: &Listed| services.is_empty() || services.contains(&document.service);
        let fits = |document: &&Listed| is_of(document) && holds(document, today);
        self.documents.iter().filter(fits).collect()
    }

    /// The posted fields, with those of a chosen vehicle or child written into their places.
    pub(crate) fn chosen(&self, service: &Service, fields: &Fields, today: NaiveDate) -> Fields {
        let mut fields = fields.clone();
        let picked: Vec<(String, String)> = fields
            .0
            .iter()
            .filter_map(|(name, place)| Some((name.strip_suffix("-known")?.to_owned(), place.clone())))
            .collect();
        for (field, place) in picked {
            let Some(question) = service.form.question(&field) else { continue };
            let choices = self.choices(question, today);
            let Some(choice) = place.parse::<usize>().ok().and_then(|place| choices.get(place)) else {
                // A place that is not in the list is no choice: everything is read as it was typed.
                fields.0.retain(|(name, _)| name.strip_suffix("-known") != Some(field.as_str()));
                continue;
            };
            write(&mut fields, &field, question, choice);
        }
        fields
    }
}

/// Writes what is known of the chosen one over what stands in its fields; what is not known stays as it was typed.
fn write(fields: &mut Fields, field: &str, question: &Question, choice: &Value) {
    for part in question.kind.parts() {
        if choice.get(part.name).is_none() {
            continue;
        }
        let suffixes = match part.kind {
            catalogue::PartKind::Day => {
                ["day", "month", "year"].map(|unit| format!("{}-{unit}", part.name)).to_vec()
            }
            _ => vec![part.name.to_owned()],
        };
        for suffix in suffixes {
            let name = format!("{field}-{suffix}");
            fields.0.retain(|(known, _)| *known != name);
            fields.0.push((name, Kind::typed_part(choice, &suffix)));
        }
    }
}

fn wants_documents(question: &Question) -> bool {
    matches!(question.kind, Kind::File { mine: Some(_), .. })
        || matches!(question.origin(), Some(Origin::Document { .. }))
}

/// Where a known value comes from; what is put together of parts is as old as its newest part and as sure as its first.
fn of_profile(card: &Card, name: &str) -> Source {
    let parts: &[&str] = match name {
        "passport" => &["passport", "passport_series", "passport_number"],
        "full_name" => &["full_name", "surname", "name", "patronymic"],
        _ => &[],
    };
    let known = card.get(name).or_else(|| parts.iter().find_map(|part| card.get(part)));
    let (register, at) =
        known.map_or((None, DateTime::UNIX_EPOCH), |known| (known.register.clone(), known.at));
    Source { register, at, asked: false, document: None }
}

/// Questions that stand on a page by themselves, not in a block.
pub(crate) fn top_questions(form: &Form) -> impl Iterator<Item = &Question> {
    form.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Question(question) => Some(question),
        Item::Block(_) => None,
    })
}

//! A draft that is open: the service at the draft's revision, the answers, what the profile knows.

use std::sync::Arc;

use base::{CitizenId, DraftId};
use catalogue::{Form, FormPage, Item, Kind, Question, Service};
use chrono::{DateTime, NaiveDate, Utc};
use db::Tx;
use profile::Card;
use serde_json::Value;
use uploads::{Slot, Upload};
use vault::{Subject, SubjectKey};
use web::{House, WebResult};

use crate::Tools;
use crate::draft::{Body, Source, body_cell};
use crate::store::drafts::{self, Saved};

/// An open draft.
pub(crate) struct Sheet {
    pub citizen: CitizenId,
    pub id: DraftId,
    pub service: Arc<Service>,
    pub body: Body,
    pub version: i64,
    pub saved_at: DateTime<Utc>,
    pub today: NaiveDate,
    pub key: SubjectKey,
}

impl Sheet {
    /// Opens a citizen's draft and fills in what the profile knows today; `None` when there is no such draft of theirs.
    pub(crate) async fn open(
        house: &House,
        tools: &Tools,
        citizen: CitizenId,
        id: DraftId,
    ) -> WebResult<Option<Self>> {
        let Some(mut sheet) = Self::open_as_saved(house, tools, citizen, id).await? else { return Ok(None) };
        let card = profile::card(house, &house.db, citizen).await?;
        sheet.fill_in(&card);
        Ok(Some(sheet))
    }

    /// Opens a draft exactly as it was saved: what is sent is what the person has checked.
    pub(crate) async fn open_as_saved(
        house: &House,
        tools: &Tools,
        citizen: CitizenId,
        id: DraftId,
    ) -> WebResult<Option<Self>> {
        let Some(row) = drafts::get(&house.db, citizen, id).await? else { return Ok(None) };
        let service = tools.catalogue.at_revision(&house.db, &row.service, &row.revision).await?;
        let Some(service) = service else { return Ok(None) };
        let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
        let body = key.open_json(body_cell(id), &row.body)?;
        let today = house.today();
        Ok(Some(Self {
            citizen,
            id,
            service,
            body,
            version: row.version,
            saved_at: row.saved_at,
            today,
            key,
        }))
    }

    /// Answers the questions that the profile answers, and remembers where from.
    fn fill_in(&mut self, card: &Card) {
        let known = |name: &str| card.get(name).map(|known| known.value.clone());
        for question in top_questions(&self.service) {
            let Some(name) = question.prefill.as_deref().and_then(|prefill| prefill.strip_prefix("profile."))
            else {
                continue;
            };
            match question.prefilled(known).filter(|value| question.sound(value, self.today).is_ok()) {
                Some(value) => {
                    self.body.answers.insert(question.name.clone(), value);
                    self.body.typed.retain(|field, _| field != &question.name);
                    self.body.sources.insert(question.name.clone(), source(card, name));
                }
                None => {
                    self.body.sources.remove(&question.name);
                }
            }
        }
    }

    /// The pages that are shown for the answers so far.
    pub(crate) fn pages(&self) -> Vec<&FormPage> {
        self.service.form.visible_pages(&self.body.answers, self.today)
    }

    /// A page that is shown, with its place among those that are.
    pub(crate) fn page(&self, name: &str) -> Option<(usize, &FormPage)> {
        self.pages().into_iter().enumerate().find(|(_, page)| page.name == name)
    }

    /// The page to go on with: the first one that was not left by the main button yet; `check` when all were.
    pub(crate) fn resume(&self) -> String {
        let pages = self.pages();
        let open = pages.iter().find(|page| !self.body.done.contains(&page.name));
        open.map_or_else(|| "check".to_owned(), |page| page.name.clone())
    }

    /// The name of the page after this one; `check` after the last.
    pub(crate) fn after(&self, name: &str) -> String {
        let pages = self.pages();
        let place = pages.iter().position(|page| page.name == name);
        let next = place.and_then(|place| pages.get(place + 1));
        next.map_or_else(|| "check".to_owned(), |page| page.name.clone())
    }

    /// The address of a page of this draft.
    pub(crate) fn path(&self, page: &str) -> String {
        format!("/drafts/{}/{page}", self.id)
    }

    /// Saves over the version that was opened, in the caller's transaction; `false` when another tab or device was faster.
    pub(crate) async fn save(&self, house: &House, tx: &Tx) -> WebResult<bool> {
        let pages = self.pages();
        let done = pages.iter().filter(|page| self.body.done.contains(&page.name)).count();
        let saved = Saved {
            body: self.key.seal_json(body_cell(self.id), &self.body)?,
            pages_done: i64::try_from(done).unwrap_or(0),
            pages_all: i64::try_from(pages.len()).unwrap_or(0),
        };
        Ok(drafts::save(tx, (self.citizen, self.id), self.version, saved, house.clock.now()).await?)
    }
}

/// Questions that stand on a page by themselves, not in a block.
fn top_questions(service: &Service) -> Vec<Question> {
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match item {
            Item::Question(question) => Some(question.clone()),
            Item::Block(_) => None,
        })
        .collect()
}

/// Where a known value comes from; what is put together of parts is as old as its newest part and as sure as its first.
fn source(card: &Card, name: &str) -> Source {
    let parts: &[&str] = match name {
        "passport" => &["passport", "passport_series", "passport_number"],
        "full_name" => &["full_name", "surname", "name", "patronymic"],
        _ => &[],
    };
    let known = card.get(name).or_else(|| parts.iter().find_map(|part| card.get(part)));
    known.map_or(Source { register: None, at: DateTime::UNIX_EPOCH }, |known| Source {
        register: known.register.clone(),
        at: known.at,
    })
}

/// The files of an answer: their ids, names, sizes and kinds. An answer to another kind of question has none.
pub(crate) fn files_of(answer: Option<&Value>) -> Vec<Upload> {
    answer.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
}

/// Which files the questions of a form take.
pub(crate) struct Files<'a>(pub &'a Form);

impl uploads::Slots for Files<'_> {
    fn slot(&self, field: &str) -> Option<Slot> {
        match &self.0.question(field)?.kind {
            Kind::File { max_bytes, formats, .. } => {
                Some(Slot { max_bytes: *max_bytes, formats: formats.clone() })
            }
            _ => None,
        }
    }
}

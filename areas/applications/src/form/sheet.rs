//! A draft that is open: the service at the draft's revision, the answers, what the profile knows.

use std::sync::Arc;

use base::{ApplicationId, CitizenId, DraftId};
use catalogue::{Form, FormPage, Kind, Service, Step};
use chrono::{DateTime, NaiveDate, Utc};
use db::Tx;
use serde_json::Value;
use uploads::{Photo, Slot, Upload};
use vault::{Subject, SubjectKey};
use web::{House, WebResult};

use crate::Tools;
use crate::draft::{Body, Disputed, body_cell};
use crate::form::facts::{Facts, top_questions};
use crate::store::drafts::{self, Saved};

/// An open draft.
pub(crate) struct Sheet {
    pub citizen: CitizenId,
    pub id: DraftId,
    pub service: Arc<Service>,
    pub body: Body,
    pub version: i64,
    pub saved_at: DateTime<Utc>,
    /// From when its days are counted.
    pub kept_from: DateTime<Utc>,
    /// It lies among what was thrown away.
    pub is_thrown: bool,
    /// The application that it changes.
    pub amends: Option<ApplicationId>,
    /// The link by which the service is only tried; empty otherwise.
    pub trial: String,
    pub today: NaiveDate,
    pub key: SubjectKey,
    /// What is known beside the answers; nothing of a draft that was opened as it was saved.
    pub facts: Facts,
}

impl Sheet {
    /// Opens a citizen's draft and fills in what is known today; `None` when there is no such draft of theirs.
    pub(crate) async fn open(
        house: &House,
        tools: &Tools,
        citizen: CitizenId,
        id: DraftId,
    ) -> WebResult<Option<Self>> {
        Ok(Self::open_even_thrown(house, tools, citizen, id).await?.filter(|sheet| !sheet.is_thrown))
    }

    /// The same, also of a draft that was thrown away: what somebody still types into it is kept with it.
    pub(crate) async fn open_even_thrown(
        house: &House,
        tools: &Tools,
        citizen: CitizenId,
        id: DraftId,
    ) -> WebResult<Option<Self>> {
        let Some(mut sheet) = Self::read(house, tools, citizen, id).await? else { return Ok(None) };
        sheet.facts = Facts::of(house, citizen, id, &sheet.service.form, &sheet.key).await?;
        sheet.fill_in();
        Ok(Some(sheet))
    }

    /// Opens a draft exactly as it was saved: what is sent is what the person has checked.
    pub(crate) async fn open_as_saved(
        house: &House,
        tools: &Tools,
        citizen: CitizenId,
        id: DraftId,
    ) -> WebResult<Option<Self>> {
        Ok(Self::read(house, tools, citizen, id).await?.filter(|sheet| !sheet.is_thrown))
    }

    /// A draft as it was saved, thrown away or not.
    pub(crate) async fn read(
        house: &House,
        tools: &Tools,
        citizen: CitizenId,
        id: DraftId,
    ) -> WebResult<Option<Self>> {
        let Some(row) = drafts::kept_or_thrown(&house.db, citizen, id).await? else { return Ok(None) };
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
            kept_from: row.kept_from,
            is_thrown: row.trashed_at.is_some(),
            amends: row.amends.map(ApplicationId),
            trial: row.trial,
            today,
            key,
            facts: Facts::default(),
        }))
    }

    /// Answers the questions whose answer is known, and remembers where from; what the person disputes stays as they wrote it.
    fn fill_in(&mut self) {
        let service = self.service.clone();
        for question in top_questions(&service.form) {
            if question.prefill.is_none() {
                continue;
            }
            let name = &question.name;
            let Some((known, source)) = self.facts.answer(question, self.today) else {
                let before = self.body.sources.remove(name);
                if before.is_some_and(|source| source.document.is_some()) {
                    // The document holds no more: what it said is asked for.
                    self.body.answers.remove(name);
                }
                continue;
            };
            if let Some(disputed) = self.body.disputed.get_mut(name) {
                *disputed = Disputed { known, source };
                self.body.sources.remove(name);
                continue;
            }
            let by_hand = self.may_dispute()
                && source.asked
                && self.body.answers.get(name).is_some_and(|own| *own != known);
            if by_hand && !self.body.sources.contains_key(name) {
                // The register answered after the person had written: both stay, and the officer sees both.
                self.body.disputed.insert(name.clone(), Disputed { known, source });
                continue;
            }
            self.body.answers.insert(name.clone(), known);
            self.body.typed.retain(|field, _| field != name);
            self.body.sources.insert(name.clone(), source);
        }
        self.count();
    }

    /// Counts what is counted from the answers.
    pub(crate) fn count(&mut self) {
        let answers = std::mem::take(&mut self.body.answers);
        self.body.answers = self.service.form.counted(answers, self.today);
    }

    /// Whether another answer than the known one may be written: an officer decides about every application.
    pub(crate) fn may_dispute(&self) -> bool {
        self.service.steps.iter().any(|step| matches!(step, Step::Review { when: None, .. }))
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

/// The files of an answer: their ids, names, sizes and kinds. An answer to another kind of question has none.
pub(crate) fn files_of(answer: Option<&Value>) -> Vec<Upload> {
    answer.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
}

/// Which files the questions of a form take.
pub(crate) struct Files<'a>(pub &'a Form);

impl uploads::Slots for Files<'_> {
    fn slot(&self, field: &str) -> Option<Slot> {
        match &self.0.question(field)?.kind {
            Kind::File { max_bytes, formats, photo, .. } => Some(Slot {
                max_bytes: *max_bytes,
                formats: formats.clone(),
                photo: photo.map(|photo| Photo { width_mm: photo.width_mm, height_mm: photo.height_mm }),
            }),
            _ => None,
        }
    }
}

//! Saving a page of a draft: merged question by question with what other tabs have saved meanwhile.

use accounts::elevation;
use base::DraftId;
use catalogue::{Answers, FormPage, Item, Kind};
use serde_json::Value;
use text::Words;
use uploads::{Posting, Upload};
use web::{CitizenSession, FieldErrors, House, WebResult};

use crate::Tools;
use crate::draft::{Disputed, Merged, Seen, Sent, Typed};
use crate::form::sheet::Sheet;
use crate::form::typed::{Act, ReadEntry, read_page};
use crate::store::arrivals::About;

pub(crate) mod history;
pub(crate) mod keep;
mod mine;
pub(crate) mod pieces;
mod rows;

/// How often a save is tried again when other tabs save at the same moment.
const TRIES: usize = 8;

/// What saving needs.
pub(crate) struct Saving<'a> {
    pub house: &'a House,
    pub tools: &'a Tools,
    pub t: &'a Words,
    pub me: &'a CitizenSession,
}

/// What was saved.
pub(crate) struct Saved {
    /// The draft as it stands now; where two tabs disagree, with this tab's answers, so that they are drawn again.
    pub sheet: Sheet,
    pub errors: FieldErrors,
    /// Another tab has changed the same answers.
    pub conflicts: bool,
    /// What this tab has seen now.
    pub seen: Seen,
    /// The answers made new questions appear on the page.
    pub grew: bool,
}

impl Saving<'_> {
    /// Saves a page, also of a draft that was thrown away meanwhile; `None` when there is no such draft or page.
    pub(crate) async fn page(
        &self,
        id: DraftId,
        name: &str,
        posting: &Posting,
        act: &Act,
    ) -> WebResult<Option<Saved>> {
        let mut copied = None;
        for _ in 0..TRIES {
            let sheet = Sheet::open_even_thrown(self.house, self.tools, self.me.citizen, id).await?;
            let Some(mut sheet) = sheet else { return Ok(None) };
            let service = sheet.service.clone();
            elevation::need(self.me, service.sign_in)?;
            let Some(page) = service.form.page(name) else { return Ok(None) };
            let named = keep::files_in(&sheet.body.answers);
            let named_files = match act {
                Act::Unfile(field, _) => keep::files_at(&sheet.body.answers, field),
                _ => Vec::new(),
            };
            if copied.is_none() {
                copied = Some(mine::copies(self, &sheet, page, posting).await?);
            }
            let posting = chosen(&sheet, posting, copied.as_deref().unwrap_or_default());
            let Some(outcome) = self.write(&mut sheet, page, &posting, act).await? else { continue };
            let mut entries = history::of_posting(&posting, &keep::files_in(&sheet.body.answers));
            entries.extend(removed(&sheet, act, &named_files));
            history::note(self.house, &sheet.key, (self.me.citizen, id), entries).await?;
            let brought = posting.files.iter().map(|(_, file)| file.file);
            let candidates = named.into_iter().chain(brought).collect();
            keep::forget_unnamed(self.house, candidates, &sheet.body.answers).await?;
            return Ok(Some(outcome.into_saved(sheet, page)));
        }
        Err(web::Problem::Conflict("applications-draft-busy"))
    }

    /// One try; `None` when another tab saved between reading and writing.
    async fn write(
        &self,
        sheet: &mut Sheet,
        page: &FormPage,
        posting: &Posting,
        act: &Act,
    ) -> WebResult<Option<Outcome>> {
        let before = sheet.body.clone();
        let drawn = posting.fields.all("shown").into_iter().map(ToOwned::to_owned).collect();
        let mut outcome = Outcome::new(Seen::parse(posting.fields.get("version")), drawn);
        let entries = read_page(page, &posting.fields, &sheet.body.answers, act, sheet.today);
        let posted = read_page(page, &posting.fields, &sheet.body.answers, &Act::Exit, sheet.today);
        for (entry, posted) in entries.into_iter().zip(posted) {
            self.merge(sheet, (entry, posted.sent), act, &mut outcome);
        }
        self.take_files(sheet, page, posting, act, &mut outcome);
        believe(sheet, act);
        sheet.count();
        for (question, words) in &posting.refused {
            outcome.complain(question, words.clone());
        }
        self.ask_for_missing(sheet, page, act, &mut outcome);
        outcome.settle(sheet, page);
        if matches!(act, Act::Continue) && outcome.errors.is_empty() && !outcome.grew(sheet, page) {
            sheet.body.done.insert(page.name.clone());
        }
        if sheet.body == before {
            outcome.version = sheet.version;
            return Ok(Some(outcome));
        }
        if sheet.body.answers != before.answers {
            // What is sent must be what was checked: changed answers are checked again.
            sheet.body.consent_at = None;
        }
        let tx = self.house.db.begin().await?;
        if !sheet.save(self.house, &tx).await? {
            return Ok(None);
        }
        tx.commit().await?;
        sheet.version += 1;
        sheet.saved_at = self.house.clock.now();
        outcome.version = sheet.version;
        Ok(Some(outcome))
    }

    /// Takes what was typed, then adds or removes a row: `sent` is as it would be with the row, `posted` as it was typed.
    fn merge(
        &self,
        sheet: &mut Sheet,
        (entry, posted): (ReadEntry<'_>, Sent),
        act: &Act,
        outcome: &mut Outcome,
    ) {
        let (name, next) = (entry.item.name().to_owned(), sheet.version + 1);
        let words = sheet.service.words(self.t.lang);
        let rows_changed = matches!(act, Act::Add(block) | Act::Remove(block, _) if *block == name);
        match sheet.body.merge(&name, posted.clone(), &outcome.seen, next) {
            Merged::Conflict => {
                let words = self.conflict_words(sheet, entry.item);
                outcome.complain(&name, words);
                outcome.mine.push((name, posted));
            }
            Merged::Kept if rows_changed => {
                // Another tab has changed the rows: the row is added to those, and only one that was seen as it is is removed.
                let Some(kept) = rows::changed(&sheet.body, entry.item, &posted, act) else {
                    outcome.complain(&name, self.t.get("applications-conflict-plain"));
                    let kept = rows::of(&sheet.body, &name);
                    return outcome.mine.push((name, kept));
                };
                sheet.body.put(&name, kept, next);
            }
            Merged::Kept => outcome.unseen.push(name),
            Merged::Same | Merged::Taken => {
                if rows_changed {
                    sheet.body.put(&name, entry.sent, next);
                }
                sheet.body.linked.remove(&name);
                for (field, question, refusal) in entry.refusals {
                    outcome.complain(&field, question.complaint(&refusal, &words, self.t));
                }
            }
        }
    }

    /// «В другой вкладке ответ изменён: «Орлова»…».
    fn conflict_words(&self, sheet: &Sheet, item: &Item) -> String {
        let words = sheet.service.words(self.t.lang);
        let kept = sheet.body.answers.get(item.name());
        let shown = match (item, kept) {
            (Item::Question(question), Some(value)) => question.shown(value, &words, self.t),
            _ => String::new(),
        };
        if shown.is_empty() {
            return self.t.get("applications-conflict-plain");
        }
        self.t.with("applications-conflict", &[("other", shown.into())])
    }

    fn take_files(
        &self,
        sheet: &mut Sheet,
        page: &FormPage,
        posting: &Posting,
        act: &Act,
        outcome: &mut Outcome,
    ) {
        for (field, max_files) in slots(page, &sheet.body.answers) {
            let mut files = keep::files_at(&sheet.body.answers, &field);
            let count = files.len();
            if let Act::Unfile(name, file) = act
                && *name == field
            {
                files.retain(|kept| kept.file.to_string() != *file);
            }
            let here = |name: &str| keep::moved(name, act).as_deref() == Some(field.as_str());
            let brought: Vec<_> = posting.files.iter().filter(|(name, _)| here(name)).collect();
            for (_, file) in &brought {
                if files.len() < max_files {
                    files.push(file.clone());
                } else {
                    let args = [("name", file.name.clone().into()), ("max", number(max_files).into())];
                    outcome.complain(&field, self.t.with("applications-file-too-many", &args));
                }
            }
            if files.len() != count || !brought.is_empty() {
                keep::put_files(&mut sheet.body, &field, &files, sheet.version + 1);
            }
        }
    }

    /// What is still missing on the page, when the person wants to go on.
    fn ask_for_missing(&self, sheet: &Sheet, page: &FormPage, act: &Act, outcome: &mut Outcome) {
        if !matches!(act, Act::Continue) || outcome.grew(sheet, page) {
            return;
        }
        let words = sheet.service.words(self.t.lang);
        let form = &sheet.service.form;
        for (on_page, field, refusal) in form.gaps(&sheet.body.answers, sheet.today) {
            if on_page == page.name {
                outcome.complain(&field, form.complaint(&field, &refusal, &words, self.t));
            }
        }
    }
}

/// The file that the person has taken away, for the history.
fn removed(sheet: &Sheet, act: &Act, before: &[Upload]) -> Option<history::Ended> {
    let Act::Unfile(field, file) = act else { return None };
    let gone = before.iter().find(|kept| kept.file.to_string() == *file)?;
    let still = keep::files_at(&sheet.body.answers, field).iter().any(|kept| kept.file == gone.file);
    let (name, words) = (gone.name.clone(), String::new());
    (!still).then(|| ("removed", About { field: field.clone(), name, size: gone.size, words }))
}

/// The posting with what was chosen from registers and documents written into its fields.
fn chosen(sheet: &Sheet, posting: &Posting, copied: &[(String, Upload)]) -> Posting {
    let mut files = posting.files.clone();
    files.extend_from_slice(copied);
    Posting {
        fields: sheet.facts.chosen(&sheet.service, &posting.fields, sheet.today),
        files,
        refused: posting.refused.clone(),
    }
}

/// Puts a known answer aside, or takes it back, as the person says.
fn believe(sheet: &mut Sheet, act: &Act) {
    match act {
        Act::Dispute(name) if sheet.may_dispute() => {
            if let Some(source) = sheet.body.sources.remove(name) {
                let known = sheet.body.answers.get(name).cloned().unwrap_or(Value::Null);
                sheet.body.disputed.insert(name.clone(), Disputed { known, source });
            }
        }
        Act::Agree(name) => {
            if let Some(disputed) = sheet.body.disputed.remove(name) {
                let known = Sent { value: Some(disputed.known), typed: Typed::new() };
                sheet.body.put(name, known, sheet.version + 1);
                sheet.body.sources.insert(name.clone(), disputed.source);
            }
        }
        _ => {}
    }
}

/// The file fields of a page with how many files each takes, those in the entries of blocks included.
fn slots(page: &FormPage, answers: &Answers) -> Vec<(String, usize)> {
    let mut fields = Vec::new();
    for item in &page.items {
        let entries = match item {
            Item::Question(_) => 1,
            Item::Block(block) => answers.get(&block.name).and_then(Value::as_array).map_or(0, Vec::len),
        };
        for question in item.questions() {
            let Kind::File { max_files, .. } = &question.kind else { continue };
            fields.extend((0..entries).map(|place| match item {
                Item::Question(_) => (question.name.clone(), *max_files),
                Item::Block(block) => (format!("{}.{place}.{}", block.name, question.name), *max_files),
            }));
        }
    }
    fields
}

/// What came of one try.
struct Outcome {
    seen: Seen,
    /// What was drawn on the page that was posted.
    drawn: Vec<String>,
    /// What is wrong, in the order it was found.
    complaints: Vec<(String, String)>,
    errors: FieldErrors,
    /// Entries that changed in another tab only.
    unseen: Vec<String>,
    /// Entries that changed in both, as this tab has them.
    mine: Vec<(String, Sent)>,
    version: i64,
}

impl Outcome {
    fn new(seen: Seen, drawn: Vec<String>) -> Self {
        let (complaints, unseen, mine) = (Vec::new(), Vec::new(), Vec::new());
        Self { seen, drawn, complaints, errors: FieldErrors::new(), unseen, mine, version: 0 }
    }

    fn complain(&mut self, field: &str, words: String) {
        self.complaints.push((field.to_owned(), words));
    }

    /// Whether the answers made new questions appear on the page: those are shown before anything is asked for.
    fn grew(&self, sheet: &Sheet, page: &FormPage) -> bool {
        asked_fields(sheet, page).iter().any(|field| !self.drawn.contains(field))
    }

    /// Puts what is wrong into the order of the page, without what is not asked any more for the answers as they are now.
    fn settle(&mut self, sheet: &Sheet, page: &FormPage) {
        let asked = asked_fields(sheet, page);
        for field in &asked {
            let stem = format!("{field}-");
            // What is wrong in one field of a question says more than that its answer is missing.
            let in_parts = self.complaints.iter().any(|(name, _)| name.starts_with(&stem));
            let about = |name: &str| (name == field && !in_parts) || name.starts_with(&stem);
            for (name, words) in self.complaints.iter().filter(|(name, _)| about(name)) {
                self.errors.add(name, words.clone());
            }
        }
    }

    fn into_saved(self, mut sheet: Sheet, page: &FormPage) -> Saved {
        let grew = self.grew(&sheet, page);
        let conflicts = !self.mine.is_empty();
        let mut unseen = self.unseen;
        unseen.extend(self.mine.iter().map(|(name, _)| name.clone()));
        let seen = self.seen.after(self.version, &unseen);
        let next = sheet.version + 1;
        for (name, mine) in self.mine {
            sheet.body.put(&name, mine, next);
        }
        Saved { sheet, errors: self.errors, conflicts, seen, grew }
    }
}

/// The fields that are asked on a page for the answers as they are, in the order they stand there; a block's name comes before its entries.
fn asked_fields(sheet: &Sheet, page: &FormPage) -> Vec<String> {
    let answers = &sheet.body.answers;
    let mut fields = Vec::new();
    let items = page.shown_items(answers, sheet.today).into_iter();
    for item in items.filter(|item| !sheet.body.sources.contains_key(item.name())) {
        fields.push(item.name().to_owned());
        let Item::Block(block) = item else { continue };
        let entries = answers.get(&block.name).and_then(Value::as_array).into_iter().flatten();
        for (place, entry) in entries.filter_map(Value::as_object).enumerate() {
            let asked = block.shown_questions(entry, answers, sheet.today);
            fields.extend(asked.iter().map(|question| format!("{}.{place}.{}", block.name, question.name)));
        }
    }
    fields
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

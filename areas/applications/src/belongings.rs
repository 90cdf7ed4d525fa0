//! What this area keeps of a person: taken away on request, removed with the account (PLUS-08). What an agency has received it must be able
//! to answer for, so of each application a record is kept for it, sealed under the house, for the years of the policy.

use base::{ApplicationId, CitizenId, DraftId, FileId};
use catalogue::{Answers, Service};
use chrono::Months;
use db::Tx;
use journal::Actor;
use serde_json::{Value, json};
use text::Words;
use uploads::Upload;
use vault::{Subject, SubjectKey};
use web::belongings::{Belongings, Held, Matter, Parcel, clear, heads, minute};
use web::{House, WebResult};

use crate::Tools;
use crate::application::{Application, State};
use crate::desk::shown;
use crate::draft::{Body, body_cell};
use crate::form::sheet::files_of;
use crate::receipt;
use crate::save::keep::files_in;
use crate::step::{details, entry, service_of};
use crate::store::applications::{self, ApplicationLine};
use crate::store::drafts::{self, WholeDraft};
use crate::store::messages::{self, Author, Message};
use crate::store::{desk, held, holders, opinions, questions, statements, templates};

/// More than anybody has sent.
const MANY: i64 = 100_000;
const COLUMNS: [&str; 5] = ["number", "service", "state", "submitted", "changed"];

/// This area's part.
pub struct OwnApplications(pub Tools);

#[async_trait::async_trait]
impl Belongings for OwnApplications {
    fn area(&self) -> &'static str {
        "applications"
    }

    fn about(&self) -> &'static str {
        "applications-archive"
    }

    fn held(&self, house: &House) -> Vec<Held> {
        let mut all = vec![Held::goes("applications-held-drafts"), Held::goes("applications-held-files")];
        all.push(match years(house) {
            0 => Held::goes("applications-held-sent"),
            years => Held::stays("applications-held-sent", "applications-held-sent-why", Some(years)),
        });
        all
    }

    async fn matters(&self, house: &House, citizen: CitizenId, t: &Words) -> WebResult<Vec<Matter>> {
        let lines = applications::of_citizen(&house.db, citizen, MANY).await?;
        let open = lines
            .into_iter()
            .filter(|line| State::from_code(&line.state).is_some_and(|state| !state.is_final()));
        Ok(open
            .map(|line| Matter {
                title: format!(
                    "{}, {}",
                    self.title(&line.service, t),
                    t.with1("applications-number", "number", line.number.clone())
                ),
                note: t.get("applications-matter-note"),
                href: format!("/applications/{}", line.application_id),
            })
            .collect())
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
        let lines = applications::of_citizen(&house.db, citizen, MANY).await?;
        parcel.table("applications/applications.csv", &heads(t, "applications-head-", &COLUMNS)).await?;
        for line in &lines {
            let state = t.get(&format!("applications-state-{}", line.state));
            let [sent, changed] = [line.submitted_at, line.changed_at].map(|at| minute(house, t, Some(at)));
            let row = [line.number.clone(), self.title(&line.service, t), state, sent, changed];
            parcel.row(&row).await?;
        }
        for line in &lines {
            self.export_one(house, citizen, (t, &key), line, parcel).await?;
        }
        for draft in drafts::whole(&house.db, citizen).await? {
            export_draft(&key, draft, parcel).await?;
        }
        for template in templates::of_citizen(house, &house.db, citizen).await? {
            let whole = json!({
                "name": template.name, "service": template.service, "answers": template.answers,
                "made_at": template.made_at, "used_at": template.used_at,
            });
            parcel.json(&format!("applications/templates/{}.json", template.id), &whole).await?;
        }
        Ok(())
    }

    async fn erase(&self, house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
        let mut files = Vec::new();
        for draft in drafts::whole(tx, citizen).await? {
            let body: Body = key.open_json(body_cell(DraftId(draft.draft_id)), &draft.body)?;
            files.extend(files_in(&body.answers));
        }
        for line in applications::of_citizen(tx, citizen, MANY).await? {
            let id = ApplicationId(line.application_id);
            let Some(application) = applications::get(house, tx, citizen, id).await? else { continue };
            files.extend(files_in(&application.answers()));
            for earlier in statements::of_application(house, tx, citizen, id).await? {
                files.extend(files_in(&earlier.statement.answers));
            }
            for message in messages::of_application(house, tx, citizen, id).await? {
                files.extend(message.files.iter().map(|file| file.file));
            }
            for opinion in opinions::of_application(house, tx, (citizen, id)).await? {
                files.extend(opinion.answer.iter().flat_map(|said| &said.files).map(|file| file.file));
            }
            self.let_go(house, tx, application).await?;
        }
        let tables = [
            "applications_drafts",
            "applications_inquiries",
            "applications_arrivals",
            "applications_pieces",
            "applications_upload_history",
            "applications_templates",
            "applications_messages",
            "applications_notes",
            "applications_opinions",
            "applications_experts",
            "applications_prechecks",
            "applications_statements",
            "applications_questions",
            "applications_visits",
            "applications_applications",
        ];
        clear(tx, citizen, "citizen_id", &tables).await?;
        Ok(files)
    }
}

impl OwnApplications {
    fn title(&self, service: &str, t: &Words) -> String {
        let found = self.0.catalogue.get(service);
        found.map_or_else(|| service.to_owned(), |service| service.words(t.lang).get("title"))
    }

    /// Ends what is still going on, and keeps for the agency what it must keep.
    async fn let_go(&self, house: &House, tx: &Tx, mut application: Application) -> WebResult<()> {
        let now = house.clock.now();
        if !application.state.is_final() {
            let service = service_of(house, &self.0, &application).await?;
            application.state = State::Withdrawn;
            application.waiting_since = None;
            application.work.task = None;
            desk::close(tx, &application.agency, application.id, now).await?;
            let facts = details(&service, &application);
            let actor = Actor::Citizen(application.citizen);
            house
                .journal
                .record(tx, entry(&application, actor, "application.withdrawn", None, facts))
                .await?;
        }
        let months = u32::try_from(years(house) * 12).unwrap_or(0);
        let until = now.checked_add_months(Months::new(months)).unwrap_or(now);
        if until > now {
            let asked = questions::of_application(house, tx, application.citizen, application.id).await?;
            held::keep(house, tx, &application, asked, until).await?;
        }
        Ok(())
    }

    async fn export_one(
        &self,
        house: &House,
        citizen: CitizenId,
        (t, key): (&Words, &SubjectKey),
        line: &ApplicationLine,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let id = ApplicationId(line.application_id);
        let Some(application) = applications::get(house, &house.db, citizen, id).await? else {
            return Ok(());
        };
        let service = service_of(house, &self.0, &application).await?;
        let asked = questions::of_application(house, &house.db, citizen, id).await?;
        let folder = format!("applications/{}", application.number);
        let receipt = receipt::newest(&house.db, key, &application).await?;
        let answers = application.answers();
        let written = messages::of_application(house, &house.db, citizen, id).await?;
        let notes = holders::notes(house, &house.db, (citizen, id)).await?;
        let opinions = opinions::of_application(house, &house.db, (citizen, id)).await?;
        let earlier = statements::of_application(house, &house.db, citizen, id).await?;
        let whole = json!({
            "number": application.number, "service": application.service, "revision": application.revision,
            "title": service.words(t.lang).get("title"), "agency": application.agency,
            "state": application.state.code(), "submitted_at": application.submitted_at, "due_on": application.due_on,
            "answers": answers, "in_words": in_words(&service, &answers, t),
            "consent_at": application.statement.consent_at, "filled_from": application.statement.sources,
            "checks": application.work.checks, "decision": application.work.decision, "payment": application.work.charge,
            "earlier_payments": application.work.earlier_charges,
            "signature": application.work.signature,
            "questions": asked.iter().map(|asked| json!({
                "about": asked.about, "words": asked.words, "asked_at": asked.at, "answered_at": asked.answered_at,
            })).collect::<Vec<_>>(),
            "receipt": receipt,
            "messages": written.iter().map(told).collect::<Vec<_>>(),
            "notes": notes.iter().map(|note| json!({ "words": note.words, "at": note.at })).collect::<Vec<_>>(),
            "opinions": opinions.iter().map(|one| json!({
                "question": one.question, "asked_at": one.asked_at, "answer": one.answer,
            })).collect::<Vec<_>>(),
            "earlier_versions": earlier.iter().map(|earlier| json!({
                "version": earlier.version, "answers": earlier.statement.answers, "sent_at": earlier.sent_at,
                "replaced_at": earlier.replaced_at, "receipt": earlier.receipt,
            })).collect::<Vec<_>>(),
        });
        parcel.json(&format!("{folder}/application.json"), &whole).await?;
        for file in written.iter().flat_map(|message| &message.files) {
            parcel.file(&format!("{folder}/messages/{}", file.name), key, file.file).await?;
        }
        for said in opinions.iter().filter_map(|one| one.answer.as_ref()) {
            for file in &said.files {
                parcel.file(&format!("{folder}/opinions/{}", file.name), key, file.file).await?;
            }
        }
        write_files(&folder, key, &answers, parcel).await
    }
}

/// What was answered, as the page shows it.
fn in_words(service: &Service, answers: &Answers, t: &Words) -> Vec<Value> {
    let words = service.words(t.lang);
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| {
            let (question, answer) = shown::item(item, answers.get(item.name())?, &words, t);
            Some(json!({ "question": question, "answer": answer }))
        })
        .collect()
}

/// A message as the archive tells it.
fn told(message: &Message) -> Value {
    let names: Vec<&str> = message.files.iter().map(|file| file.name.as_str()).collect();
    json!({
        "mine": message.from == Author::Citizen, "words": message.words, "files": names, "sent_at": message.at,
        "answered_at": message.answered_at,
    })
}

async fn export_draft(key: &SubjectKey, draft: WholeDraft, parcel: &mut dyn Parcel) -> WebResult<()> {
    let id = DraftId(draft.draft_id);
    let body: Body = key.open_json(body_cell(id), &draft.body)?;
    let folder = format!("applications/drafts/{id}");
    let whole = json!({
        "service": draft.service, "revision": draft.revision, "saved_at": draft.saved_at, "answers": body.answers,
        "typed": body.typed, "filled_from": body.sources, "consent_at": body.consent_at,
    });
    parcel.json(&format!("{folder}/draft.json"), &whole).await?;
    write_files(&folder, key, &body.answers, parcel).await
}

async fn write_files(
    folder: &str,
    key: &SubjectKey,
    answers: &Answers,
    parcel: &mut dyn Parcel,
) -> WebResult<()> {
    let files: Vec<Upload> = answers.values().flat_map(|answer| files_of(Some(answer))).collect();
    for file in files {
        parcel.file(&format!("{folder}/files/{}", file.name), key, file.file).await?;
    }
    Ok(())
}

/// For how many years an agency keeps what was sent to it.
fn years(house: &House) -> i64 {
    house.settings.policy.for_anybody().erasure.application_years
}

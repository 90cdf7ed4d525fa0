//! Issuing: the letter is rendered, sealed and stored outside any transaction, and kept in the caller's.

use base::{ApplicationId, CitizenId, DocumentId, FileId};
use chrono::{DateTime, NaiveDate, Utc};
use db::Tx;
use journal::{Actor, Entry, Object, Outcome};
use pki::SealFacts;
use serde_json::{Value, json};
use text::{Lang, Words};
use vault::loose::Loose;
use vault::{Stored, Subject, SubjectKey};
use web::{House, WebResult};

use crate::Press;
use crate::code::Code;
use crate::document::{Facts, Kept, cell, check_cell, id_of};
use crate::store::{self, NewDocument};
use crate::sweep;

/// What is to be issued.
#[derive(Clone, Debug)]
pub struct ToIssue {
    /// To whom.
    pub citizen: CitizenId,
    /// From which application.
    pub application: ApplicationId,
    /// Which letter of the service: empty is the one every service has.
    pub letter: String,
    /// 0 is the letter itself, 1 the first copy that was asked for: each is a document of its own.
    pub copy: i64,
    /// The service's code: the document's type.
    pub service: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Title in English.
    pub title_en: String,
    /// The agency's name in Russian, as the letter says it.
    pub agency: String,
    /// The agency's name in English, for pages.
    pub agency_en: String,
    /// The document's number: the application's number.
    pub number: String,
    /// Typst source.
    pub template: String,
    /// The letter's data; `number`, `date`, `found_on`, `again_on`, `valid_until`, `code`, `verify_url`, `agency`, `portal`, `title` are
    /// added.
    pub data: Value,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// The day on which what it says was found out; none: the day of issue.
    pub found_on: Option<NaiveDate>,
    /// A copy says when the letter itself was issued; none for the letter itself.
    pub first_on: Option<NaiveDate>,
}

impl ToIssue {
    /// Which of the application's documents it is.
    fn name(&self) -> String {
        match self.copy {
            0 => self.letter.clone(),
            copy => format!("{}#{copy}", self.letter),
        }
    }
}

/// Rendered and sealed, not kept yet.
pub struct Prepared(Ready);

enum Ready {
    /// An earlier run of the same job has kept it.
    Kept(DocumentId),
    /// Waiting to be kept.
    New(Box<New>),
}

struct New {
    id: DocumentId,
    citizen: CitizenId,
    application: ApplicationId,
    service: String,
    issued_at: DateTime<Utc>,
    file: FileId,
    size_bytes: u64,
    kept: Kept,
    code_index: Vec<u8>,
    file_index: Vec<u8>,
}

/// Renders, seals and stores the file (outside any transaction). The id is derived from the application and the letter, so that a repeated
/// job makes the same document.
///
/// # Errors
/// When the template does not render, or the file store does not answer.
pub async fn prepare(house: &House, press: &Press, document: ToIssue) -> WebResult<Prepared> {
    let id = id_of(document.application, &document.name());
    if store::get(&house.db, document.citizen, id).await?.is_some() {
        return Ok(Prepared(Ready::Kept(id)));
    }
    let issued_at = house.clock.now();
    let facts = facts(house, press, &document, issued_at);
    let (portal, origin) = (house.settings.portal_name.ru.as_str(), house.settings.origin());
    let pdf = press.renderer.render(letter(&document, &facts, (portal, origin), issued_at)).await?;
    let sealed = press.seal.seal_pdf(
        &pdf,
        &SealFacts {
            name: document.agency.clone(),
            reason: document.title_ru.clone(),
            location: house.settings.portal_name.ru.clone(),
            at: issued_at,
        },
    )?;
    let key = house.vault.key(&house.db, Subject::Citizen(document.citizen)).await?;
    // A file of its own for every try: a repeated job must never overwrite what another one has kept.
    let file = FileId::new(&house.clock, &house.random);
    let stored = write(house, &key, file, &sealed).await?;
    let code = press.codes.code_of(document.application, &document.name());
    Ok(Prepared(Ready::New(Box::new(New {
        id,
        citizen: document.citizen,
        application: document.application,
        service: document.service,
        issued_at,
        file,
        size_bytes: stored.size_bytes,
        kept: Kept { facts, sha256: hex::encode(stored.sha256) },
        code_index: press.codes.code_index(code),
        file_index: press.codes.file_index(&stored.sha256),
    }))))
}

fn facts(house: &House, press: &Press, document: &ToIssue, issued_at: DateTime<Utc>) -> Facts {
    Facts {
        title_ru: document.title_ru.clone(),
        title_en: document.title_en.clone(),
        number: document.number.clone(),
        agency: document.agency.clone(),
        agency_en: document.agency_en.clone(),
        code: press.codes.code_of(document.application, &document.name()).to_string(),
        issued_on: Words::new(house.book.clone(), Lang::Ru).day_of(issued_at),
        valid_until: document.valid_until,
        found_on: document.found_on,
        first_on: document.first_on,
    }
}

/// The letter as it would be issued on a day, with a pretend code: to try a template without a portal.
#[must_use]
pub fn specimen(document: &ToIssue, day: NaiveDate, portal: &str) -> pdf::Document {
    let facts = Facts {
        title_ru: document.title_ru.clone(),
        title_en: document.title_en.clone(),
        number: document.number.clone(),
        agency: document.agency.clone(),
        agency_en: document.agency_en.clone(),
        code: Code::NONE.to_string(),
        issued_on: day,
        valid_until: document.valid_until,
        found_on: document.found_on,
        first_on: document.first_on,
    };
    let at = day.and_time(chrono::NaiveTime::MIN).and_utc();
    letter(document, &facts, (portal, "https://cabinet.example"), at)
}

fn letter(
    document: &ToIssue,
    facts: &Facts,
    (portal, origin): (&str, &str),
    at: DateTime<Utc>,
) -> pdf::Document {
    let verify_url = format!("{origin}/verify/{}", facts.code);
    let own = json!({
        "number": facts.number,
        // A copy stays the letter that it repeats: what the letter says by its date does not move.
        "date": facts.dated(),
        "found_on": facts.found_on(),
        "again_on": facts.first_on.map(|_| facts.issued_on),
        "valid_until": facts.valid_until,
        "code": facts.code,
        "verify_url": verify_url,
        "agency": facts.agency,
        "portal": portal,
        "title": facts.title_ru,
    });
    let mut data = document.data.clone();
    match (&mut data, own) {
        (Value::Object(data), Value::Object(own)) => data.extend(own),
        (other, own) => *other = own,
    }
    pdf::Document {
        template: document.template.clone(),
        data,
        title: facts.title_ru.clone(),
        lang: "ru",
        at,
        qr: Some(verify_url),
    }
}

async fn write(house: &House, key: &SubjectKey, file: FileId, bytes: &[u8]) -> WebResult<Stored> {
    if let Subject::Citizen(citizen) = key.subject() {
        web::note_loose(house, sweep::AREA, Loose { file, citizen }).await?;
    }
    let mut writer = house.files.create(key, file).await?;
    writer.write(bytes).await?;
    Ok(writer.finish().await?)
}

/// Keeps a prepared document and journals `document.issued`, in the caller's transaction; a second time does nothing.
///
/// # Errors
/// When the database does not take it.
pub async fn keep(house: &House, tx: &Tx, prepared: Prepared) -> WebResult<DocumentId> {
    let new = match prepared.0 {
        Ready::Kept(id) => return Ok(id),
        Ready::New(new) => new,
    };
    let key = house.vault.key(tx, Subject::Citizen(new.citizen)).await?;
    let row = NewDocument {
        id: new.id,
        citizen: new.citizen,
        application: new.application,
        service: &new.service,
        issued_at: new.issued_at,
        file: new.file,
        size_bytes: new.size_bytes,
        sealed: key.seal_json(cell(new.id), &new.kept)?,
    };
    if !store::add(tx, row).await? {
        // Another run was faster; its row points to its own file.
        house.files.delete(new.file).await?;
        return Ok(new.id);
    }
    let sealed = house.vault.house().seal_json(check_cell(new.id), &new.kept.facts)?;
    store::add_check(tx, new.id, new.code_index.clone(), new.file_index.clone(), sealed).await?;
    house.journal.record(tx, issued(&new)).await?;
    Ok(new.id)
}

fn issued(new: &New) -> Entry {
    Entry {
        actor: Actor::System,
        action: "document.issued",
        citizen: Some(new.citizen),
        object: Object::Document(new.id),
        service: Some(new.service.clone()),
        agency: None,
        outcome: Outcome::Done,
        reason: None,
        details: json!({
            "title_ru": new.kept.facts.title_ru,
            "title_en": new.kept.facts.title_en,
            "number": new.kept.facts.number,
            "service": new.service,
            "agency": new.kept.facts.agency,
            "document": new.id,
            "application": new.application,
        }),
    }
}

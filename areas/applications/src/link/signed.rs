//! A link that an agency has signed (RFC 7515): it may fill in more than harmless answers, for its own services only, until its last day.

use catalogue::{Answers, Catalogue, Kind, Question, Service};
use chrono::NaiveDate;
use db::{Rows, Tx};
use journal::{Actor, Entry, Object, Outcome};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use text::{Lang, Words};
use uuid::Uuid;
use vault::Cell;
use web::{FieldErrors, Fields, House, WebResult};

use crate::form::facts::top_questions;
use crate::form::typed::read_question;
use crate::store::links;

/// A link is good for so many days at most.
pub(crate) const LONGEST_DAYS: u64 = 366;

/// What a link says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Promise {
    /// Who signed it: the agency's code.
    pub agency: String,
    /// The service's code.
    pub service: String,
    /// The last day on which it is good.
    pub until: NaiveDate,
    /// What it fills in.
    pub answers: Answers,
}

/// Why a link is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It is not as the agency signed it.
    Changed,
    /// Its last day has passed.
    Expired(NaiveDate),
}

/// Whether a signed link may answer this question: it is typed, and the person's own data do not answer it.
pub(crate) fn may_answer(question: &Question) -> bool {
    question.prefill.is_none() && !matches!(question.kind, Kind::File { .. })
}

/// Signs a link with the agency's key, which is made with the first one.
pub(crate) async fn sign(house: &House, tx: &Tx, promise: &Promise) -> WebResult<String> {
    let cell = cell(&promise.agency);
    let kept = match links::key(tx, &promise.agency).await? {
        Some(kept) => kept,
        None => {
            let made = pki::Seal::generate(&promise.agency, &house.clock, &house.random)?;
            let sealed = house.vault.house().seal(cell, &made);
            links::keep_key(tx, &promise.agency, &sealed, house.clock.now()).await?;
            links::key(tx, &promise.agency).await?.unwrap_or(sealed)
        }
    };
    let seal = pki::Seal::open(&house.vault.house().open(cell, &kept)?)?;
    Ok(seal.sign_jws(&serde_json::to_value(promise)?)?)
}

/// Reads a link of a service; only the agency that provides the service can have signed it.
pub(crate) async fn read(
    house: &House,
    rows: &impl Rows,
    service: &Service,
    token: &str,
) -> WebResult<Result<Promise, Unfit>> {
    let Some(kept) = links::key(rows, &service.agency).await? else { return Ok(Err(Unfit::Changed)) };
    let seal = pki::Seal::open(&house.vault.house().open(cell(&service.agency), &kept)?)?;
    let Ok(payload) = seal.verify_jws(token) else { return Ok(Err(Unfit::Changed)) };
    let Ok(mut promise) = serde_json::from_value::<Promise>(payload) else { return Ok(Err(Unfit::Changed)) };
    if promise.service != service.code || promise.agency != service.agency {
        return Ok(Err(Unfit::Changed));
    }
    let today = house.today();
    if today > promise.until {
        return Ok(Err(Unfit::Expired(promise.until)));
    }
    // The form may have changed since: what it would not take today is left for the person to answer.
    let fits = |name: &str, value: &serde_json::Value| {
        let question = top_questions(&service.form).find(|question| question.name == name);
        question.is_some_and(|question| may_answer(question) && question.sound(value, today).is_ok())
    };
    promise.answers.retain(|name, value| fits(name, value));
    Ok(Ok(promise))
}

/// What the journal says of a link: which questions it answers. What it answers is somebody's matter and stands in the link alone.
pub(crate) fn entry(actor: Actor, promise: &Promise) -> Entry {
    let names: Vec<&String> = promise.answers.keys().collect();
    Entry {
        actor,
        action: "service.link_signed",
        citizen: None,
        object: Object::Portal,
        service: Some(promise.service.clone()),
        agency: Some(promise.agency.clone()),
        outcome: Outcome::Done,
        reason: None,
        details: json!({ "questions": names, "until": promise.until }),
    }
}

/// The cell of an agency's key: bound to the agency by its digest.
fn cell(agency: &str) -> Cell {
    let digest = Sha256::digest(agency);
    let mut row = [0; 16];
    row.copy_from_slice(&digest[..16]);
    Cell { table: "applications_link_keys", column: "body", row: Uuid::from_bytes(row) }
}

/// The address of a signed link.
pub(crate) fn address(house: &House, service: &str, token: &str) -> String {
    format!("{}/services/{service}/start?link={token}", house.settings.origin())
}

/// Reads what a link shall fill in, as the form reads what is typed; errors stand beside the fields.
pub(crate) fn typed(
    service: &Service,
    fields: &Fields,
    t: &Words,
    today: NaiveDate,
) -> (Answers, FieldErrors) {
    let (mut answers, mut errors) = (Answers::new(), FieldErrors::new());
    let words = service.words(t.lang);
    for question in top_questions(&service.form).filter(|question| may_answer(question)) {
        let (sent, refusal) = read_question(question, &question.name, fields, today);
        if let Some(refusal) = refusal {
            errors.add(&refusal.field_of(&question.name), question.complaint(&refusal, &words, t));
        } else if let Some(value) = sent.value {
            answers.insert(question.name.clone(), value);
        }
    }
    (answers, errors)
}

/// Makes a signed link for `kabinet service link`: `fields` as the form's page would send them. What cannot be read is told in words.
///
/// # Errors
/// Only unexpected ones.
pub async fn make_link(
    house: &House,
    catalogue: &Catalogue,
    code: &str,
    fields: Vec<(String, String)>,
    until: NaiveDate,
) -> WebResult<Result<String, Vec<String>>> {
    let Some(service) = catalogue.get(code) else {
        return Ok(Err(vec![format!("no service is called {code}")]));
    };
    let last = house.today().checked_add_days(chrono::Days::new(LONGEST_DAYS));
    if until < house.today() || last.is_some_and(|last| until > last) {
        return Ok(Err(vec![format!("a link is good for {LONGEST_DAYS} days at most, from today on")]));
    }
    let known = |name: &str| {
        let stem = name.split('-').next().unwrap_or(name);
        top_questions(&service.form).any(|question| question.name == stem && may_answer(question))
    };
    let strange = fields.iter().filter(|(name, _)| !known(name));
    let mut wrong: Vec<String> =
        strange.map(|(name, _)| format!("a link cannot answer \"{name}\" of this service")).collect();
    let t = Words::new(house.book.clone(), Lang::En);
    let (answers, errors) = typed(&service, &Fields(fields), &t, house.today());
    wrong.extend(errors.list().iter().map(|(_, words)| words.to_string()));
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let promise = Promise { agency: service.agency.clone(), service: service.code.clone(), until, answers };
    let tx = house.db.begin().await?;
    let token = sign(house, &tx, &promise).await?;
    house.journal.record(&tx, entry(Actor::System, &promise)).await?;
    tx.commit().await?;
    Ok(Ok(address(house, code, &token)))
}

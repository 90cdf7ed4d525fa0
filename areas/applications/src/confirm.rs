//! The code from the SMS, or the password where the service takes it, sends the application: one transaction, one number, one receipt (APP-05, APP-19).

use accounts::codes::{self, Purpose};
use accounts::{elevation, present_password};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, CitizenId, DraftId, Phone};
use db::Tx;
use documents::Press;
use jobs::NewJob;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use text::{Lang, Words};
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, Fields, House, Limit, Posted, Problem, Visit, WebResult};

use crate::amend::{amend, is_late};
use crate::application::{Statement, Work, cell, step_key};
use crate::area::{Area, Here};
use crate::closed;
use crate::form::sheet::Sheet;
use crate::number::number;
use crate::receipt;
use crate::start::{level_page, sent_already};
use crate::store::applications::{self, NewApplication};
use crate::store::drafts;

/// The kind of job that moves an application.
pub(crate) const STEP: &str = "applications.step";
/// After so many taken numbers of five digits the day is full enough for longer ones.
const SHORT_TRIES: usize = 3;
const TRIES: usize = 12;

#[derive(Template)]
#[template(path = "applications/confirm.html")]
struct ConfirmPage {
    page: Page,
    service: String,
    phone: String,
    action: String,
    again: String,
    back: String,
    wait_seconds: i64,
    /// The service takes the password of the account as well.
    by_password: bool,
    errors: FieldErrors,
}

/// `GET /drafts/{id}/confirm`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let Some(sheet) = Sheet::open_as_saved(&house, &area.tools, citizen.citizen, id).await? else {
        return Ok(sent_already(&house, &citizen, id).await?.into_response());
    };
    if sheet.body.consent_at.is_none() {
        return Ok(Redirect::to(&sheet.path("check")).into_response());
    }
    Ok(visit.show(&confirm_page(&visit, &sheet, FieldErrors::new()).await?)?.into_response())
}

/// `POST /drafts/{id}/confirm/again`: another code, at most one a minute.
pub(crate) async fn again(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let Some(sheet) = Sheet::open_as_saved(&house, &area.tools, citizen.citizen, id).await? else {
        return sent_already(&house, &citizen, id).await;
    };
    house.limits.count_of(Limit::Codes, citizen.citizen.uuid())?;
    let phone = phone(&house, citizen.citizen).await?;
    let tx = house.db.begin().await?;
    // Too early: the page says how long to wait.
    let _ =
        codes::send(&house, &tx, purpose(citizen.citizen, id), sms(&visit, &sheet, phone, citizen.citizen))
            .await?;
    tx.commit().await?;
    Ok(Redirect::to(&sheet.path("confirm")))
}

/// `POST /drafts/{id}/confirm`: a right code makes the application. Sent twice, it makes one and shows it.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let Some(sheet) = Sheet::open_as_saved(&house, &area.tools, citizen.citizen, id).await? else {
        return Ok(sent_already(&house, &citizen, id).await?.into_response());
    };
    if !sheet.trial.is_empty() {
        // What only tries a service is never sent.
        return Ok(Redirect::to(&sheet.path("trial")).into_response());
    }
    if citizen.proofing < sheet.service.level {
        // The level has fallen since the draft was begun (REG-06, REG-15).
        return level_page(&visit, &sheet.service, citizen.proofing);
    }
    elevation::need(&citizen, sheet.service.sign_in)?;
    if sheet.amends.is_none()
        && let Some(why) = closed::why(&visit, &area, &sheet.service).await?
    {
        return closed::page(&visit, &sheet.service, why, sheet.path("check"));
    }
    let is_complete = sheet.service.form.gaps(&sheet.body.answers, sheet.today).is_empty();
    let is_late = is_late(&house, &area, &sheet).await?;
    if sheet.body.consent_at.is_none() || is_late || !is_complete || has_ended(&visit, &area, &sheet).await? {
        return Ok(Redirect::to(&sheet.path("check")).into_response());
    }
    let tx = match is_confirmed(&visit, &sheet, &citizen, &form).await? {
        Ok(tx) => tx,
        Err(errors) => {
            // The code may be used up because the same button was pressed twice.
            if let Ok(sent) = sent_already(&house, &citizen, id).await {
                return Ok(sent.into_response());
            }
            return Ok(visit.again(&confirm_page(&visit, &sheet, errors).await?)?.into_response());
        }
    };
    if !drafts::remove(&tx, citizen.citizen, id, sheet.version).await? {
        // It changed after the code was checked: the code is not used up, because nothing is committed.
        return Ok(Redirect::to(&sheet.path("check")).into_response());
    }
    let next = match sheet.amends {
        Some(changed) => {
            amend(&house, &area, &tx, (&sheet, changed)).await?;
            format!("/applications/{changed}")
        }
        None => format!("/applications/{}/received", submit(&house, &area.tools.press, &tx, &sheet).await?),
    };
    tx.commit().await?;
    Ok(Redirect::to(&next).into_response())
}

/// Judges the code, or the password where the service takes it (APP-19); the transaction that goes on has used the code up.
async fn is_confirmed(
    visit: &Visit,
    sheet: &Sheet,
    citizen: &CitizenSession,
    form: &Fields,
) -> WebResult<Result<Tx, FieldErrors>> {
    let (house, mut errors) = (&visit.house, FieldErrors::new());
    if sheet.service.by_password && form.get("way") == "password" {
        present_password::check(visit, citizen, form, &mut errors).await?;
        return Ok(if errors.is_empty() { Ok(house.db.begin().await?) } else { Err(errors) });
    }
    let tx = house.db.begin().await?;
    let purpose = purpose(citizen.citizen, sheet.id);
    let Err(refusal) = codes::check(house, &tx, purpose, form.get("code")).await? else { return Ok(Ok(tx)) };
    tx.commit().await?;
    errors.add("code", refusal.words(&visit.t));
    Ok(Err(errors))
}

/// Whether a document that is attached has ended since the answers were checked.
async fn has_ended(visit: &Visit, area: &Area, sheet: &Sheet) -> WebResult<bool> {
    if !sheet.has_copies() {
        return Ok(false);
    }
    let now = Sheet::open(&visit.house, &area.tools, sheet.citizen, sheet.id).await?;
    Ok(now.is_some_and(|now| now.ended(visit).iter().any(|one| one.is_attached)))
}

/// Makes the application of a draft, in the caller's transaction.
pub(crate) async fn submit(house: &House, press: &Press, tx: &Tx, sheet: &Sheet) -> WebResult<ApplicationId> {
    let id = ApplicationId::new(&house.clock, &house.random);
    let now = house.clock.now();
    let service = &sheet.service;
    let statement = Statement {
        answers: service.form.pruned(&sheet.body.answers, sheet.today),
        sources: sheet.body.sources.clone(),
        consent_at: sheet.body.consent_at,
        disputed: sheet.body.disputed.clone(),
    };
    let number = take_number(house, tx, sheet.citizen, id).await?;
    let facts = receipt::Facts { number: &number, service, answers: &statement.answers, at: now };
    let receipt = receipt::sign(house, press, &facts)?;
    let due = service.due(sheet.today);
    let agency = service.agency_for(&statement.answers, sheet.today).to_owned();
    let new = NewApplication {
        citizen: sheet.citizen,
        id,
        draft: sheet.id,
        number: &number,
        service: &service.code,
        revision: &service.revision,
        agency: &agency,
        statement: sheet.key.seal_json(cell("statement", id), &statement)?,
        work: sheet.key.seal_json(cell("work", id), &Work::default())?,
        receipt: sheet.key.seal_json(cell("receipt", id), &receipt)?,
        due_on: due.to_string(),
    };
    applications::insert(tx, new, now).await?;
    let title = |lang| service.words(lang).get("title");
    let sent = |lang| {
        let t = Words::new(house.book.clone(), lang);
        format!("{}, {}", t.date(t.day_of(now)), t.time(now))
    };
    let entry = Entry {
        actor: Actor::Citizen(sheet.citizen),
        action: "application.submitted",
        citizen: Some(sheet.citizen),
        object: Object::Application(id),
        service: Some(service.code.clone()),
        agency: Some(agency),
        outcome: Outcome::Done,
        reason: None,
        details: json!({
            "number": number, "title_ru": title(Lang::Ru), "title_en": title(Lang::En),
            "receipt_sha256": receipt::digest(&receipt), "sent_ru": sent(Lang::Ru), "sent_en": sent(Lang::En),
        }),
    };
    house.journal.record(tx, entry).await?;
    enqueue_step(house, tx, sheet.citizen, id, 0).await?;
    Ok(id)
}

/// Puts the job of an application's step into the queue.
pub(crate) async fn enqueue_step(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    application: ApplicationId,
    step: usize,
) -> WebResult<()> {
    let job = NewJob {
        kind: STEP,
        payload: json!({ "citizen": citizen, "application": application, "step": step }),
        run_at: None,
        key: Some(step_key(application, step)),
    };
    house.jobs.enqueue(tx, job).await?;
    Ok(())
}

/// A number nobody has: random, so that no row is fought over and nobody can count a day's applications; the constraint decides.
async fn take_number(house: &House, tx: &Tx, citizen: CitizenId, id: ApplicationId) -> WebResult<String> {
    let today = house.today();
    for attempt in 0..TRIES {
        let length = if attempt < SHORT_TRIES { 5 } else { 8 };
        let number = number(today, &house.random.digits(length));
        if applications::take_number(tx, &number, citizen, id).await? {
            return Ok(number);
        }
    }
    Err(Problem::Broken("no free application number in twelve tries".into()))
}

/// What a code confirms: sending this draft.
pub(crate) fn purpose(citizen: CitizenId, draft: DraftId) -> Purpose {
    Purpose { action: "application.submit", holder: citizen.uuid(), object: draft.uuid() }
}

/// The message with the code: it names the action and the service.
pub(crate) fn sms(visit: &Visit, sheet: &Sheet, phone: String, citizen: CitizenId) -> codes::Sms {
    let title = sheet.service.words(visit.t.lang).get("title");
    let text = visit
        .t
        .with("applications-code-sms", &[("code", "{code}".to_owned().into()), ("title", title.into())]);
    codes::Sms { phone, citizen: Some(citizen), text }
}

/// The confirmed number of a citizen.
pub(crate) async fn phone(house: &House, citizen: CitizenId) -> WebResult<String> {
    let contact = accounts::contact(house, &house.db, citizen).await?;
    contact.phone.ok_or(Problem::Forbidden("applications-no-phone"))
}

async fn confirm_page(visit: &Visit, sheet: &Sheet, errors: FieldErrors) -> WebResult<ConfirmPage> {
    let t = &visit.t;
    let title = t.get("applications-confirm-title");
    let phone = phone(&visit.house, sheet.citizen).await?;
    let title =
        if errors.is_empty() { title } else { t.with1("applications-page-error-title", "title", title) };
    Ok(ConfirmPage {
        page: visit.page(title, Section::Applications),
        service: sheet.service.words(t.lang).get("title"),
        phone: Phone::parse(&phone).map_or_else(|_| String::new(), |phone| text::unbroken(&phone.masked())),
        action: sheet.path("confirm"),
        again: sheet.path("confirm/again"),
        back: sheet.path("check"),
        wait_seconds: codes::wait_seconds(&visit.house, &visit.house.db, purpose(sheet.citizen, sheet.id))
            .await?,
        by_password: sheet.service.by_password,
        errors,
    })
}

//! Beginning with answers that were given before: an earlier application, or a template (APP-14).

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, CitizenId, DraftId};
use catalogue::{Answers, Item, Question, Service};
use chrono::NaiveDate;
use serde_json::Value;
use vault::Subject;
use web::{Citizen, CitizenSession, House, Limit, Posted, Problem, Visit, WebResult};

use crate::Tools;
use crate::area::{Area, Here};
use crate::draft::{Body, body_cell};
use crate::form::sheet::Sheet;
use crate::own_files::with_own_files;
use crate::start::refused;
use crate::store::applications;
use crate::store::drafts::{self, NewDraft};

/// `POST /applications/{id}/repetition`: a draft with the answers of an earlier application. Pressed twice with the same `fresh`, one.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let earlier =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let fresh = form.get("fresh").parse().ok();
    begin(&visit, &area, &citizen, (&earlier.service, &earlier.answers()), fresh).await
}

/// Makes a draft of a service with answers that were given before, and leads to the first page that needs the person.
pub(crate) async fn begin(
    visit: &Visit,
    area: &Area,
    citizen: &CitizenSession,
    (code, answers): (&str, &Answers),
    fresh: Option<DraftId>,
) -> WebResult<Response> {
    let house = &visit.house;
    let place = || Redirect::to(&format!("/services/{code}")).into_response();
    let Some(service) = area.tools.catalogue.get(code) else { return Ok(place()) };
    if let Some(refused) = refused(visit, area, citizen, &service).await? {
        return Ok(refused);
    }
    let draft = fresh.unwrap_or_else(|| DraftId::new(&house.clock, &house.random));
    let key = house.vault.key(&house.db, Subject::Citizen(citizen.citizen)).await?;
    let owner = (citizen.citizen, &key);
    let (answers, carried_files) =
        with_own_files(house, owner, carried(&service, answers, house.today())).await?;
    let body = Body { answers, carried_files, ..Body::default() };
    make(house, (citizen.citizen, draft), &service, &body, None).await?;
    let next = ready_pages(house, &area.tools, citizen.citizen, draft).await?;
    Ok(Redirect::to(&next).into_response())
}

/// Keeps a new draft with a body, beside those that are there.
pub(crate) async fn make(
    house: &House,
    (citizen, draft): (CitizenId, DraftId),
    service: &Service,
    body: &Body,
    amends: Option<ApplicationId>,
) -> WebResult<bool> {
    keep(house, (citizen, draft), service, body, (amends, "")).await
}

/// Keeps a new draft that only tries a service.
pub(crate) async fn make_trial(
    house: &House,
    place: (CitizenId, DraftId),
    service: &Service,
    body: &Body,
    trial: &str,
) -> WebResult<bool> {
    keep(house, place, service, body, (None, trial)).await
}

async fn keep(
    house: &House,
    (citizen, draft): (CitizenId, DraftId),
    service: &Service,
    body: &Body,
    (amends, trial): (Option<ApplicationId>, &str),
) -> WebResult<bool> {
    house.limits.count_of(Limit::Drafts, citizen.uuid())?;
    let tx = house.db.begin().await?;
    let key = house.vault.key(&tx, Subject::Citizen(citizen)).await?;
    let new = NewDraft {
        citizen,
        draft,
        slot: draft.to_string(),
        service: &service.code,
        revision: &service.revision,
        body: key.seal_json(body_cell(draft), body)?,
        pages_all: i64::try_from(service.form.pages.len()).unwrap_or(0),
        amends,
        trial,
    };
    let is_new = drafts::insert(&tx, new, house.clock.now()).await?;
    tx.commit().await?;
    Ok(is_new)
}

/// Marks the pages as done on which nothing is missing, what the profile knows today included; the address of the first that is left.
pub(crate) async fn ready_pages(
    house: &House,
    tools: &Tools,
    citizen: CitizenId,
    draft: DraftId,
) -> WebResult<String> {
    let Some(mut sheet) = Sheet::open(house, tools, citizen, draft).await? else {
        return Ok(format!("/drafts/{draft}"));
    };
    let gaps = sheet.service.form.gaps(&sheet.body.answers, sheet.today);
    let names: Vec<String> = sheet.pages().iter().map(|page| page.name.clone()).collect();
    let whole = names.into_iter().filter(|name| !gaps.iter().any(|(page, ..)| page == name));
    sheet.body.done = whole.collect();
    let tx = house.db.begin().await?;
    if sheet.save(house, &tx).await? {
        tx.commit().await?;
    }
    Ok(sheet.path(&sheet.resume()))
}

/// The answers that are still good for the service as it is today. What the profile answers is read anew from it; files are still those
/// of the application they were sent with.
pub(crate) fn carried(service: &Service, answers: &Answers, today: NaiveDate) -> Answers {
    let mut kept = Answers::new();
    for item in service.form.pages.iter().flat_map(|page| &page.items) {
        let Some(value) = answers.get(item.name()) else { continue };
        match item {
            Item::Question(question) => {
                if is_good(question, value, today) {
                    kept.insert(question.name.clone(), value.clone());
                }
            }
            Item::Block(block) => {
                let entries = value.as_array().into_iter().flatten().filter_map(Value::as_object);
                let entries: Vec<Value> = entries
                    .take(block.max)
                    .map(|entry| {
                        let asked = block.questions.iter();
                        let good = asked.filter_map(|question| {
                            let value = entry.get(&question.name)?;
                            is_good(question, value, today).then(|| (question.name.clone(), value.clone()))
                        });
                        Value::Object(good.collect())
                    })
                    .collect();
                if !entries.is_empty() {
                    kept.insert(block.name.clone(), Value::Array(entries));
                }
            }
        }
    }
    kept
}

fn is_good(question: &Question, value: &Value, today: NaiveDate) -> bool {
    question.prefill.is_none() && question.sound(value, today).is_ok()
}

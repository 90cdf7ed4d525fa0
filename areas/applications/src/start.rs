//! Beginning an application: the level gate, the chooser when there is a draft already, a new draft.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::DraftId;
use catalogue::Service;
use ui::{Page, Section};
use vault::Subject;
use web::{Citizen, CitizenSession, House, Posted, Problem, Proofing, Visit, WebResult};

use crate::area::Here;
use crate::draft::{Body, body_cell};
use crate::form::sheet::Sheet;
use crate::store::drafts::{self, NewDraft};
use crate::{Tools, closed, eligibility, inquire};

#[derive(serde::Deserialize)]
pub(crate) struct Which {
    service: String,
}

/// A draft among those one can go on with.
struct Started {
    href: String,
    remove: String,
    saved: String,
    progress: String,
}

#[derive(Template)]
#[template(path = "applications/choose.html")]
struct ChoosePage {
    page: Page,
    service: String,
    back: String,
    title: String,
    drafts: Vec<Started>,
    /// The id of the draft that «Начать новое» makes: pressed twice, it makes one.
    fresh: String,
}

#[derive(Template)]
#[template(path = "applications/level.html")]
struct LevelPage {
    page: Page,
    title: String,
    back: String,
    needed: String,
    present: String,
}

/// `POST /drafts`: begins an application of `service`, or asks which draft to go on with (PLUS-03).
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Posted(form): Posted,
) -> WebResult<Response> {
    let service = area.tools.catalogue.get(form.get("service")).ok_or(Problem::NotFound)?;
    if let Some(refused) = refused(&visit, &citizen, &service)? {
        return Ok(refused);
    }
    if closed::why(&visit, &area, &service).await?.is_some() {
        // The service's page says why.
        return Ok(Redirect::to(&format!("/services/{}", service.code)).into_response());
    }
    let fresh: Option<DraftId> = form.get("fresh").parse().ok();
    let lines = drafts::of_citizen(&house.db, citizen.citizen).await?;
    let is_first = !lines.iter().any(|line| line.is_of(&service.code));
    if (is_first || fresh.is_some())
        && let Some(first) = eligibility::first(&visit, &area, &citizen, &service, fresh).await?
    {
        return Ok(first);
    }
    Ok(begin((&house, &area.tools), &citizen, &service, fresh, Body::default()).await?.into_response())
}

/// Why this person may not begin this service now; nothing when they may.
pub(crate) fn refused(
    visit: &Visit,
    citizen: &CitizenSession,
    service: &Service,
) -> WebResult<Option<Response>> {
    if !service.is_open(visit.t.day_of(visit.house.clock.now())) {
        // The service's page says since when.
        return Ok(Some(Redirect::to(&format!("/services/{}", service.code)).into_response()));
    }
    if citizen.proofing < service.level {
        return level_page(visit, service, citizen.proofing).map(Some);
    }
    accounts::elevation::need(citizen, service.sign_in)?;
    Ok(None)
}

/// Begins a draft with what is answered already, or leads to the one that is there.
pub(crate) async fn begin(
    (house, tools): (&House, &Tools),
    citizen: &CitizenSession,
    service: &Service,
    fresh: Option<DraftId>,
    body: Body,
) -> WebResult<Redirect> {
    let tx = house.db.begin().await?;
    let same =
        drafts::of_citizen(&tx, citizen.citizen).await?.into_iter().filter(|line| line.is_of(&service.code));
    let same: Vec<_> = same.collect();
    // An untouched draft is as good as a new one, and a second press of the button finds the first one's.
    if fresh.is_none()
        && let Some(untouched) = same.iter().find(|line| line.version == 0)
    {
        return Ok(Redirect::to(&format!("/drafts/{}", untouched.draft_id)));
    }
    if fresh.is_none() && !same.is_empty() {
        return Ok(Redirect::to(&format!("/drafts/choose?service={}", service.code)));
    }
    let draft = fresh.unwrap_or_else(|| DraftId::new(&house.clock, &house.random));
    let slot = if same.is_empty() { service.code.clone() } else { draft.to_string() };
    let key = house.vault.key(&tx, Subject::Citizen(citizen.citizen)).await?;
    let new = NewDraft {
        citizen: citizen.citizen,
        draft,
        slot,
        service: &service.code,
        revision: &service.revision,
        body: key.seal_json(body_cell(draft), &body)?,
        pages_all: i64::try_from(service.form.pages.len()).unwrap_or(0),
        amends: None,
        trial: "",
    };
    let is_new = drafts::insert(&tx, new, house.clock.now()).await?;
    if is_new {
        inquire::enqueue(house, &tx, (citizen.citizen, draft), service).await?;
    }
    tx.commit().await?;
    if is_new && !service.form.registers.is_empty() {
        inquire::at_once(house, tools, citizen.citizen, draft).await;
    }
    let next = if is_new || fresh.is_some() {
        format!("/drafts/{draft}")
    } else {
        format!("/drafts/choose?service={}", service.code)
    };
    Ok(Redirect::to(&next))
}

/// `GET /drafts/choose?service=`: «У вас уже есть черновик».
pub(crate) async fn choose(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let service = area.tools.catalogue.get(&which.service).ok_or(Problem::NotFound)?;
    let lines = drafts::of_citizen(&house.db, citizen.citizen).await?;
    let t = &visit.t;
    let started: Vec<Started> = lines
        .into_iter()
        .filter(|line| line.is_of(&service.code))
        .map(|line| Started {
            remove: format!("/drafts/{}/removal", line.draft_id),
            href: format!("/drafts/{}", line.draft_id),
            saved: t.with(
                "applications-draft-saved",
                &[("at", t.moment(line.saved_at, house.clock.now()).into())],
            ),
            progress: progress(t, line.pages_done, line.pages_all),
        })
        .collect();
    if started.is_empty() {
        return Ok(Redirect::to(&format!("/services/{}", service.code)).into_response());
    }
    let page = ChoosePage {
        page: visit.page(t.get("applications-choose-title"), Section::Services),
        title: service.words(t.lang).get("title"),
        service: service.code.clone(),
        back: format!("/services/{}", service.code),
        drafts: started,
        fresh: DraftId::new(&house.clock, &house.random).to_string(),
    };
    Ok(visit.show(&page)?.into_response())
}

/// `GET /drafts/{id}`: goes on where the person stopped.
pub(crate) async fn resume(
    State(house): State<House>,
    Extension(area): Here,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Redirect> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    match Sheet::open(&house, &area.tools, citizen.citizen, id).await? {
        Some(sheet) => Ok(Redirect::to(&sheet.path(&sheet.resume()))),
        None if drafts::in_trash(&house.db, citizen.citizen, id).await?.is_some() => {
            Ok(Redirect::to(crate::trash::PAGE))
        }
        None => sent_already(&house, &citizen, id).await,
    }
}

/// Where a draft leads that is gone: to the application it became; to nothing when it was never this person's.
pub(crate) async fn sent_already(
    house: &House,
    citizen: &CitizenSession,
    draft: DraftId,
) -> WebResult<Redirect> {
    let sent = crate::store::applications::of_draft(&house.db, citizen.citizen, draft).await?;
    let id = sent.ok_or(Problem::NotFound)?;
    Ok(Redirect::to(&format!("/applications/{id}/received")))
}

/// «Заполнено 2 шага из 4».
pub(crate) fn progress(t: &text::Words, done: i64, all: i64) -> String {
    t.with("applications-draft-progress", &[("done", done.into()), ("all", all.into())])
}

/// The service needs a higher level (REG-06): says which, which one the person has, and how to get there.
pub(crate) fn level_page(visit: &Visit, service: &Service, present: Proofing) -> WebResult<Response> {
    let level = |level: Proofing| visit.t.get(&format!("applications-level-{}", level.code()));
    let page = LevelPage {
        page: visit.page(visit.t.get("applications-level-title"), Section::Services),
        title: service.words(visit.t.lang).get("title"),
        back: format!("/services/{}", service.code),
        needed: level(service.level),
        present: level(present),
    };
    let mut html = visit.show(&page)?;
    html.status = http::StatusCode::FORBIDDEN;
    Ok(html.into_response())
}

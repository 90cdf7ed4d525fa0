//! Beginning an application: the level gate, the chooser when there is a draft already, a new draft.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::DraftId;
use catalogue::{Kind, Service};
use text::Words;
use ui::{Page, Section};
use vault::Subject;
use web::{Citizen, CitizenSession, House, Limit, Posted, Problem, Proofing, Visit, WebResult};

use crate::area::{Area, Here};
use crate::draft::{Body, body_cell};
use crate::form::facts::top_questions;
use crate::form::sheet::Sheet;
use crate::store::drafts::{self, NewDraft};
use crate::{closed, eligibility, inquire, link};

/// So many answers tell a draft from another one.
const TOLD: usize = 3;
/// So much of an answer is shown there.
const SHORT_CHARS: usize = 60;

/// How a draft is to begin.
#[derive(Clone, Default)]
pub(crate) struct Way {
    /// The id of the new draft, when the person wants one beside those that are there.
    pub fresh: Option<DraftId>,
    /// What a link brings, as its query says it; it goes along until the draft begins.
    pub brings: String,
}

impl Way {
    /// Reads the fields `fresh` and `brings`.
    pub(crate) fn of(fresh: &str, brings: &str) -> Self {
        Self { fresh: fresh.parse().ok(), brings: brings.to_owned() }
    }

    /// A page on the way of this service.
    pub(crate) fn path(&self, page: &str, service: &Service) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("service", &service.code);
        if let Some(fresh) = self.fresh {
            query.append_pair("fresh", &fresh.to_string());
        }
        if !self.brings.is_empty() {
            query.append_pair("brings", &self.brings);
        }
        format!("/drafts/{page}?{}", query.finish())
    }
}

#[derive(serde::Deserialize)]
pub(crate) struct Which {
    service: String,
    #[serde(default)]
    brings: String,
}

/// A draft among those one can go on with.
struct Started {
    href: String,
    remove: String,
    saved: String,
    progress: String,
    /// The first answers, by which drafts of one service are told apart.
    answers: String,
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
    /// What a link brings to the new one.
    brings: String,
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
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Posted(form): Posted,
) -> WebResult<Response> {
    let service = area.tools.catalogue.get(form.get("service")).ok_or(Problem::NotFound)?;
    let way = Way::of(form.get("fresh"), form.get("brings"));
    go(&visit, &area, &citizen, &service, &way).await
}

/// Begins a draft, or shows what comes first: why not, which draft to go on with, the short questions.
pub(crate) async fn go(
    visit: &Visit,
    area: &Area,
    citizen: &CitizenSession,
    service: &Service,
    way: &Way,
) -> WebResult<Response> {
    if let Some(refused) = refused(visit, area, citizen, service).await? {
        return Ok(refused);
    }
    let lines = drafts::of_citizen(&visit.house.db, citizen.citizen).await?;
    let is_first = !lines.iter().any(|line| line.is_of(&service.code));
    if (is_first || way.fresh.is_some())
        && let Some(first) = eligibility::first(visit, area, citizen, service, way).await?
    {
        return Ok(first);
    }
    begin(visit, area, citizen, service, way).await
}

/// Why this person may not begin this service now; nothing when they may.
pub(crate) async fn refused(
    visit: &Visit,
    area: &Area,
    citizen: &CitizenSession,
    service: &Service,
) -> WebResult<Option<Response>> {
    // The service's page says since when, or why it is closed.
    let place = || Ok(Some(Redirect::to(&format!("/services/{}", service.code)).into_response()));
    if !service.is_open(visit.house.today()) {
        return place();
    }
    if citizen.proofing < service.level {
        return level_page(visit, service, citizen.proofing).map(Some);
    }
    accounts::elevation::need(citizen, service.sign_in)?;
    if closed::why(visit, area, service).await?.is_some() {
        return place();
    }
    Ok(None)
}

/// Begins a draft with what a link brings, or leads to the one that is there.
pub(crate) async fn begin(
    visit: &Visit,
    area: &Area,
    citizen: &CitizenSession,
    service: &Service,
    way: &Way,
) -> WebResult<Response> {
    let house = &visit.house;
    let body = match link::body(house, service, &way.brings).await? {
        Ok(body) => body,
        Err(unfit) => return link::unfit_page(visit, service, unfit),
    };
    let tx = house.db.begin().await?;
    let key = house.vault.key(&tx, Subject::Citizen(citizen.citizen)).await?;
    let same: Vec<_> = drafts::bodies(&tx, citizen.citizen, &service.code).await?;
    let choose = || Redirect::to(&way.path("choose", service)).into_response();
    if way.fresh.is_none() {
        // An untouched draft is as good as a new one, and a second press of the button finds the first one's.
        for draft in same.iter().filter(|draft| draft.version == 0) {
            let kept: Body = key.open_json(body_cell(DraftId(draft.draft_id)), &draft.body)?;
            if kept.answers == body.answers || body.answers.is_empty() {
                return Ok(Redirect::to(&format!("/drafts/{}", draft.draft_id)).into_response());
            }
        }
        if !same.is_empty() {
            return Ok(choose());
        }
    }
    house.limits.count_of(Limit::Drafts, citizen.citizen.uuid())?;
    let draft = way.fresh.unwrap_or_else(|| DraftId::new(&house.clock, &house.random));
    let slot = if same.is_empty() { service.code.clone() } else { draft.to_string() };
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
        inquire::at_once(house, &area.tools, citizen.citizen, draft).await;
    }
    if !is_new && way.fresh.is_none() {
        return Ok(choose());
    }
    Ok(Redirect::to(&format!("/drafts/{draft}")).into_response())
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
    let (t, words) = (&visit.t, service.words(visit.t.lang));
    let key = house.vault.key(&house.db, Subject::Citizen(citizen.citizen)).await?;
    let mut started = Vec::new();
    for line in drafts::bodies(&house.db, citizen.citizen, &service.code).await? {
        let body: Body = key.open_json(body_cell(DraftId(line.draft_id)), &line.body)?;
        let at = t.moment(line.saved_at, house.clock.now());
        started.push(Started {
            remove: format!("/drafts/{}/removal", line.draft_id),
            href: format!("/drafts/{}", line.draft_id),
            saved: t.with("applications-draft-saved", &[("at", at.into())]),
            progress: progress(t, line.pages_done, line.pages_all),
            answers: first_answers(&service, &body, &words, t),
        });
    }
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
        brings: which.brings,
    };
    Ok(visit.show(&page)?.into_response())
}

/// The first answers that the person gave: «Зачем нужна справка: для работы · …».
fn first_answers(service: &Service, body: &Body, words: &Words, t: &Words) -> String {
    let own = top_questions(&service.form)
        .filter(|question| question.prefill.is_none() && !matches!(question.kind, Kind::File { .. }));
    let given = own.filter_map(|question| {
        let value = question.shown(body.answers.get(&question.name)?, words, t);
        (!value.is_empty()).then(|| format!("{}: {}", question.label(words), short(&value)))
    });
    given.take(TOLD).collect::<Vec<_>>().join(" · ")
}

/// The beginning of a long answer.
fn short(value: &str) -> String {
    if value.chars().count() <= SHORT_CHARS {
        return value.to_owned();
    }
    format!("{}…", value.chars().take(SHORT_CHARS).collect::<String>().trim_end())
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
        None => sent_already(&house, &citizen, id).await,
    }
}

/// Where a draft leads that is gone: to the bin, or to the application it became; to nothing when it was never this person's.
pub(crate) async fn sent_already(
    house: &House,
    citizen: &CitizenSession,
    draft: DraftId,
) -> WebResult<Redirect> {
    if drafts::in_trash(&house.db, citizen.citizen, draft).await?.is_some() {
        return Ok(Redirect::to(crate::trash::PAGE));
    }
    let sent = crate::store::applications::of_draft(&house.db, citizen.citizen, draft).await?;
    let id = sent.ok_or(Problem::NotFound)?;
    Ok(Redirect::to(&format!("/applications/{id}/received")))
}

/// «Заполнено 2 шага из 4».
pub(crate) fn progress(t: &Words, done: i64, all: i64) -> String {
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

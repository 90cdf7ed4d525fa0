//! «Шаблоны»: answers kept under a name, to begin with again (APP-14).

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::DraftId;
use ui::{Page, Section};
use uuid::Uuid;
use web::{Citizen, FieldErrors, House, Posted, Problem, Visit, WebResult};

use crate::area::Here;
use crate::follow;
use crate::letterbox::Attempt;
use crate::own::Own;
use crate::repeat;
use crate::shelf::tabs_at;
use crate::store::templates::{self, Template};

const PAGE: &str = "/applications/templates";
/// The longest name, in characters.
const NAME_MAX: usize = 80;
/// More than anybody keeps apart.
const MOST: usize = 50;

/// A template as a row.
struct Line {
    name: String,
    note: String,
    begin: String,
    remove: String,
    /// The draft that «Начать» makes: pressed twice, one.
    fresh: String,
}

#[derive(askama::Template)]
#[template(path = "applications/templates.html")]
struct TemplatesPage {
    page: Page,
    tabs: Vec<ui::Tab>,
    templates: Vec<Line>,
}

/// `GET /applications/templates`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
) -> WebResult<impl IntoResponse> {
    let (t, now) = (&visit.t, house.clock.now());
    let line = |template: Template| {
        let used = match template.used_at {
            Some(at) => t.with1("applications-template-used", "at", t.moment(at, now)),
            None => t.with1("applications-template-made", "at", t.moment(template.made_at, now)),
        };
        Line {
            note: format!("{}. {used}", area.title(&template.service, t)),
            begin: format!("{PAGE}/{}/drafts", template.id),
            remove: format!("{PAGE}/{}/removal", template.id),
            fresh: DraftId::new(&house.clock, &house.random).to_string(),
            name: template.name,
        }
    };
    let all = templates::of_citizen(&house, &house.db, citizen.citizen).await?;
    let page = TemplatesPage {
        page: visit.page(t.get("applications-templates-title"), Section::Applications),
        tabs: tabs_at(t, "templates"),
        templates: all.into_iter().map(line).collect(),
    };
    visit.show(&page)
}

/// `POST /applications/{id}/templates`: keeps the answers of an application under `name`; without one, under the service's name and the day.
pub(crate) async fn keep(visit: Visit, own: Own, Posted(form): Posted) -> WebResult<Response> {
    let Own { house, area, me, application, .. } = own;
    let given = form.get("name").trim();
    if given.chars().count() > NAME_MAX {
        let mut errors = FieldErrors::new();
        let most = i64::try_from(NAME_MAX).unwrap_or(0);
        errors.add("name", visit.t.with1("applications-too-long", "max", most));
        let refused = (errors, Attempt { words: given.to_owned(), ..Attempt::default() });
        return Ok(follow::again(&house, &area, &visit, application, refused).await?.into_response());
    }
    let now = house.clock.now();
    let kept = templates::of_citizen(&house, &house.db, me).await?;
    if kept.len() >= MOST {
        return Err(Problem::Conflict("applications-templates-most"));
    }
    let service = area.tools.catalogue.get(&application.service).ok_or(Problem::NotFound)?;
    let usual = || {
        let day = visit.t.date(visit.t.day_of(application.submitted_at));
        visit.t.with(
            "applications-template-name",
            &[("title", area.title(&application.service, &visit.t).into()), ("date", day.into())],
        )
    };
    let template = Template {
        id: form.get("template").parse().unwrap_or_else(|_| house.random.uuid(now)),
        service: application.service.clone(),
        name: if given.is_empty() { usual() } else { given.to_owned() },
        answers: repeat::carried(&service, &application.answers(), house.today()),
        made_at: now,
        used_at: None,
    };
    let tx = house.db.begin().await?;
    templates::insert(&house, &tx, me, &template).await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE).into_response())
}

/// `POST /applications/templates/{template}/drafts`: a draft that begins with the template's answers.
pub(crate) async fn begin(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let all = templates::of_citizen(&house, &house.db, citizen.citizen).await?;
    let template = all.into_iter().find(|template| template.id == id).ok_or(Problem::NotFound)?;
    let tx = house.db.begin().await?;
    templates::used(&tx, citizen.citizen, id, house.clock.now()).await?;
    tx.commit().await?;
    let fresh = form.get("fresh").parse().ok();
    repeat::begin(&visit, &area, &citizen, (&template.service, &template.answers), fresh).await
}

/// `POST /applications/templates/{template}/removal`. A second press finds nothing and is content.
pub(crate) async fn remove(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = house.db.begin().await?;
    templates::remove(&tx, citizen.citizen, id).await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE))
}

//! `/security/providers`: the outside providers that open this cabinet, linked and taken away.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use http::HeaderMap;
use journal::Actor;
use ui::{Page, Section};
use uuid::Uuid;
use web::{Citizen, CitizenSession, House, Html, Posted, Problem, Visit, WebResult};

use super::door::{ATTACH, pending, troubled_words};
use super::{Here, Link, known, link};
use crate::elevation::{self, Act};
use crate::sign_in::with_return;

/// The list.
pub(super) const PAGE: &str = "/security/providers";

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page))
        .route(ATTACH, routing::get(attach_page).post(attach))
        .route("/security/providers/{id}/removal", routing::get(removal_page).post(remove))
}

struct Row {
    removal: String,
    name: String,
    note: String,
}

struct Offer {
    name: String,
    href: String,
}

#[derive(Template)]
#[template(path = "providers.html")]
struct Panel {
    page: Page,
    rows: Vec<Row>,
    offers: Vec<Offer>,
    trouble: String,
    done: String,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    provider: String,
    #[serde(default)]
    done: String,
}

async fn page(visit: Visit, Citizen(me): Citizen, here: Here, Query(asked): Query<Asked>) -> WebResult<Html> {
    let house = &visit.house;
    let t = &visit.t;
    let providers = known(here);
    let links = link::links(house, &house.db, me.citizen).await?;
    let free = providers.0.iter().filter(|one| !links.iter().any(|link| link.provider == one.code()));
    let offer = |code: &str| with_return(&format!("/sign-in/with/{code}"), PAGE);
    let done = ["added", "removed"].contains(&asked.done.as_str());
    visit.show(&Panel {
        page: visit.page(t.get("accounts-providers-title"), Section::Person),
        offers: free
            .map(|one| Offer { name: one.name(t.lang).to_owned(), href: offer(one.code()) })
            .collect(),
        rows: links.iter().map(|link| row(&visit, link, providers.name(&link.provider, t.lang))).collect(),
        trouble: troubled_words(t, &asked.provider),
        done: if done { t.get(&format!("accounts-providers-{}", asked.done)) } else { String::new() },
    })
}

fn row(visit: &Visit, link: &Link, name: String) -> Row {
    let now = visit.house.clock.now();
    let note = match link.used_at {
        Some(at) => visit.t.with1("accounts-factors-used", "at", visit.t.moment(at, now)),
        None => visit.t.with1("accounts-factors-since", "at", visit.t.moment(link.linked_at, now)),
    };
    Row { removal: format!("{PAGE}/{}/removal", link.id), name, note }
}

#[derive(Template)]
#[template(path = "provider_attach.html")]
struct AttachPage {
    page: Page,
    provider: String,
    who: String,
}

/// What a provider has just told is shown before it may open this cabinet for good.
async fn attach_page(
    visit: Visit,
    Citizen(me): Citizen,
    here: Here,
    headers: HeaderMap,
) -> WebResult<Response> {
    let house = &visit.house;
    let Some(pending) = pending(house, &house.db, &headers).await? else { return Ok(stale()) };
    elevation::require(&visit, &me, Act::Security).await?;
    let page = AttachPage {
        page: visit.page(visit.t.get("accounts-provider-attach-title"), Section::Person),
        provider: known(here).name(&pending.provider, visit.t.lang),
        who: format!("{} {} {}", pending.person.surname, pending.person.name, pending.person.patronymic)
            .trim()
            .to_owned(),
    };
    Ok(visit.show(&page)?.into_response())
}

async fn attach(
    visit: Visit,
    Citizen(me): Citizen,
    headers: HeaderMap,
    Posted(_): Posted,
) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let tx = house.db.begin().await?;
    let Some(pending) = pending(house, &tx, &headers).await? else { return Ok(stale()) };
    if !pending.take(&tx).await? {
        return Ok(stale());
    }
    if !link::keep(house, &tx, me.citizen, &pending.provider, &pending.person).await? {
        return Ok(Redirect::to(&format!("{PAGE}?provider=taken")).into_response());
    }
    tx.commit().await?;
    Ok(Redirect::to(&format!("{PAGE}?done=added")).into_response())
}

fn stale() -> Response {
    Redirect::to(&format!("{PAGE}?provider=stale")).into_response()
}

#[derive(Template)]
#[template(path = "provider_removal.html")]
struct RemovalPage {
    page: Page,
    row: Row,
}

async fn mine(house: &House, me: &CitizenSession, id: Uuid) -> WebResult<Link> {
    let links = link::links(house, &house.db, me.citizen).await?;
    links.into_iter().find(|link| link.id == id).ok_or(Problem::NotFound)
}

async fn removal_page(
    visit: Visit,
    Citizen(me): Citizen,
    here: Here,
    Path(id): Path<Uuid>,
) -> WebResult<Html> {
    let link = mine(&visit.house, &me, id).await?;
    elevation::require(&visit, &me, Act::Security).await?;
    let name = known(here).name(&link.provider, visit.t.lang);
    visit.show(&RemovalPage {
        page: visit.page(visit.t.get("accounts-provider-removal-title"), Section::Person),
        row: row(&visit, &link, name),
    })
}

async fn remove(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<Uuid>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let link = mine(house, &me, id).await?;
    let tx = house.db.begin().await?;
    link::remove(house, &tx, me.citizen, &link, Actor::Citizen(me.citizen)).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{PAGE}?done=removed")))
}

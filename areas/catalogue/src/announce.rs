//! `/announcements/{id}`, and the editors' pages `/staff/announcements`: what is said, written in both languages, changed, ended. An editor
//! writes about the own agency and its services; the portal's editor and the administrator about anything.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Router, routing};
use base::StaffId;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use text::Words;
use ui::{Page, Section};
use uuid::Uuid;
use web::{FieldErrors, Fields, House, Html, Posted, Problem, Role, Staff, StaffSession, Visit, WebResult};

use crate::Catalogue;
use crate::announcement::{Announcement, Said};
use crate::store::announcement as store;

mod form;

/// Whose pages these are.
const ROLES: [Role; 2] = [Role::Editor, Role::Administrator];
const PAGE: &str = "/staff/announcements";
/// What a new one is in the journal.
const PUBLISHED: &str = "announcement.published";
/// So many stand in the editors' list.
const LISTED: i64 = 200;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/announcements/{id}", routing::get(one))
        .route(PAGE, routing::get(list))
        .route("/staff/announcements/new", routing::get(new).post(publish))
        .route("/staff/announcements/{id}", routing::get(edit).post(change))
        .route("/staff/announcements/{id}/end", routing::post(end))
}

#[derive(Template)]
#[template(path = "announcement.html")]
struct OnePage {
    page: Page,
    said: Said,
    /// It has ended.
    is_over: bool,
    paragraphs: Vec<String>,
    who: String,
    /// The service's page and name; empty when it is about no single one.
    service: (String, String),
}

/// Anyone may read it.
async fn one(
    visit: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(id): Path<String>,
) -> WebResult<Html> {
    let (house, t) = (&visit.house, &visit.t);
    let found = found(&visit, &id).await?;
    let now = house.clock.now();
    let said = found.said(t, now);
    let service = catalogue
        .get(&found.service)
        .map(|service| (format!("/services/{}", service.code), service.words(t.lang).get("title")));
    visit.show(&OnePage {
        page: visit.page(said.title.clone(), Section::None),
        is_over: now >= found.until,
        paragraphs: Announcement::in_lang(&found.text, t.lang)
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect(),
        who: form::agency_name(&catalogue, t, &found.agency),
        service: service.unwrap_or_default(),
        said,
    })
}

async fn found(visit: &Visit, id: &str) -> WebResult<Announcement> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    store::find(&visit.house.db, id).await?.ok_or(Problem::NotFound)
}

/// A line of the editors' list.
struct Line {
    href: String,
    title: String,
    note: String,
    icon: &'static str,
    tone: &'static str,
    state: String,
    state_tone: &'static str,
}

#[derive(Template)]
#[template(path = "announcements.html")]
struct ListPage {
    page: Page,
    is_administrator: bool,
    lines: Vec<Line>,
}

async fn list(visit: Visit, Staff(me): Staff, Extension(catalogue): Extension<Catalogue>) -> WebResult<Html> {
    me.must_be(&ROLES)?;
    let (t, now) = (&visit.t, visit.house.clock.now());
    let all = store::newest(&visit.house.db, LISTED).await?;
    let line = |one: &Announcement| {
        let said = one.said(t, now);
        let (state, state_tone) = match (one.holds(now), now < one.from) {
            (true, _) => ("shown", "ok"),
            (false, true) => ("planned", "info"),
            (false, false) => ("over", "neutral"),
        };
        let may = form::targets(&catalogue, t, &me).iter().any(|target| target.is(one));
        Line {
            href: if may { format!("{PAGE}/{}", one.id) } else { said.href },
            title: said.title,
            note: format!("{} · {} · {}", said.word, form::target_name(&catalogue, t, one), said.when),
            icon: said.icon,
            tone: said.tone,
            state: t.get(&format!("catalogue-announcement-state-{state}")),
            state_tone,
        }
    };
    let lines = all.iter().map(line).collect();
    let page = visit.page(t.get("catalogue-announcements-title"), Section::Staff);
    visit.show(&ListPage { page, is_administrator: me.role == Role::Administrator, lines })
}

async fn new(visit: Visit, Staff(me): Staff, Extension(catalogue): Extension<Catalogue>) -> WebResult<Html> {
    me.must_be(&ROLES)?;
    visit.show(&form::drawn(&visit, &catalogue, &me, form::fresh(&visit), FieldErrors::new()))
}

async fn edit(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Path(id): Path<String>,
) -> WebResult<Html> {
    me.must_be(&ROLES)?;
    let found = mine(&visit, &catalogue, &me, &id).await?;
    visit.show(&form::drawn(&visit, &catalogue, &me, form::of(&visit.t, &found), FieldErrors::new()))
}

/// An announcement that this editor may change; any other is not there.
async fn mine(visit: &Visit, catalogue: &Catalogue, me: &StaffSession, id: &str) -> WebResult<Announcement> {
    let found = found(visit, id).await?;
    let may = form::targets(catalogue, &visit.t, me).iter().any(|target| target.is(&found));
    if may { Ok(found) } else { Err(Problem::NotFound) }
}

async fn publish(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Posted(fields): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    // The id comes from the form, so that the same form sent twice is one announcement.
    let id: Uuid = fields.get("id").parse().map_err(|_| Problem::Stale)?;
    if store::find(&visit.house.db, id).await?.is_some() {
        return Ok(Redirect::to(PAGE).into_response());
    }
    keep(&visit, &catalogue, &me, (id, PUBLISHED), &fields).await
}

async fn change(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Path(id): Path<String>,
    Posted(fields): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let found = mine(&visit, &catalogue, &me, &id).await?;
    keep(&visit, &catalogue, &me, (found.id, "announcement.changed"), &fields).await
}

async fn keep(
    visit: &Visit,
    catalogue: &Catalogue,
    me: &StaffSession,
    (id, action): (Uuid, &'static str),
    fields: &Fields,
) -> WebResult<Response> {
    let house = &visit.house;
    let one = match form::read(&visit.t, catalogue, me, id, fields) {
        Ok(one) => one,
        Err(errors) => {
            let here = if action == PUBLISHED { String::new() } else { format!("{PAGE}/{id}") };
            let page = form::drawn(visit, catalogue, me, form::typed((id, here), fields), errors);
            return Ok(visit.again(&page)?.into_response());
        }
    };
    let tx = house.db.begin().await?;
    say(house, &tx, me.staff, &one, action).await?;
    tx.commit().await?;
    Ok(Redirect::to(PAGE).into_response())
}

/// It is over from this moment on; what was said stays readable at its address.
async fn end(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let mut one = mine(&visit, &catalogue, &me, &id).await?;
    let now = house.clock.now();
    if now < one.until {
        one.until = now;
        one.from = one.from.min(now);
        let tx = house.db.begin().await?;
        say(house, &tx, me.staff, &one, "announcement.ended").await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(PAGE))
}

/// Publishes an announcement in the name of a member of staff.
///
/// # Errors
/// Only unexpected ones.
pub async fn announce(house: &House, tx: &db::Tx, by: StaffId, one: &Announcement) -> WebResult<()> {
    say(house, tx, by, one, PUBLISHED).await
}

/// Writes it down, with an entry of who said it.
async fn say(
    house: &House,
    tx: &db::Tx,
    by: StaffId,
    one: &Announcement,
    action: &'static str,
) -> WebResult<()> {
    store::put(tx, one, (by, house.clock.now())).await?;
    let some = |code: &str| (!code.is_empty()).then(|| code.to_owned());
    let entry = Entry {
        actor: Actor::Staff(by),
        action,
        citizen: None,
        object: Object::Portal,
        service: some(&one.service),
        agency: some(&one.agency),
        outcome: Outcome::Done,
        reason: None,
        details: json!({
            "announcement": one.id, "kind": one.topic.code(), "title_ru": one.title[0], "title_en": one.title[1],
            "from": one.from, "until": one.until,
        }),
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

/// A sentence about somebody who is said to speak: the portal, or an agency.
fn portal(t: &Words) -> String {
    t.get("catalogue-announcement-portal")
}

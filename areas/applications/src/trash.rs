//! Drafts that are thrown away and taken back, kept longer, removed for good (PLUS-09).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use base::DraftId;
use chrono::Duration;
use ui::{Page, Section};
use vault::Subject;
use web::{Citizen, House, Posted, Problem, Visit, WebResult};

use crate::area::Here;
use crate::draft::{Body, body_cell};
use crate::save::keep;
use crate::store::drafts;

/// Where it is shown.
pub(crate) const PAGE: &str = "/drafts/trash";
/// How many are on the page.
const SHOWN: i64 = 100;

/// A draft that was thrown away.
struct Thrown {
    title: String,
    note: String,
    restore: String,
    erase: String,
}

#[derive(Template)]
#[template(path = "applications/trash.html")]
struct TrashPage {
    page: Page,
    days: i64,
    drafts: Vec<Thrown>,
}

/// `GET /drafts/trash`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
) -> WebResult<impl IntoResponse> {
    let (t, now) = (&visit.t, house.clock.now());
    let days = house.settings.policy.for_anybody().applications.trash_days;
    let thrown = |line: drafts::DraftLine| {
        let last = house.day_of(line.trashed_at.unwrap_or(now) + Duration::days(days));
        let saved = t.with1("applications-draft-saved", "at", t.moment(line.saved_at, now));
        let gone = t.with1("applications-trash-until", "date", t.date_near(last, now));
        Thrown {
            title: area.title(&line.service, t),
            note: format!("{saved}. {gone}"),
            restore: format!("/drafts/{}/restoration", line.draft_id),
            erase: format!("/drafts/{}/erasure", line.draft_id),
        }
    };
    let lines = drafts::trashed(&house.db, citizen.citizen, SHOWN).await?;
    let drafts = lines.into_iter().map(thrown).collect();
    visit.show(&TrashPage {
        page: visit.page(t.get("applications-trash-title"), Section::Applications),
        days,
        drafts,
    })
}

/// `POST /drafts/{id}/removal`: throws a draft away; its files stay until it goes for good.
pub(crate) async fn remove(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = house.db.begin().await?;
    let thrown = drafts::trash(&tx, citizen.citizen, id, house.clock.now()).await?;
    if !thrown && drafts::in_trash(&tx, citizen.citizen, id).await?.is_none() {
        return Err(Problem::NotFound);
    }
    tx.commit().await?;
    Ok(Redirect::to(PAGE))
}

/// `POST /drafts/{id}/restoration`: takes a draft back, and goes on with it, on the page `page` when one is named.
pub(crate) async fn restore(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = house.db.begin().await?;
    let is_back = drafts::restore(&tx, citizen.citizen, id, house.clock.now()).await?;
    if !is_back && drafts::get(&tx, citizen.citizen, id).await?.is_none() {
        return Err(Problem::NotFound);
    }
    tx.commit().await?;
    let page = form.get("page");
    if !page.is_empty() && page.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter))
    {
        return Ok(Redirect::to(&format!("/drafts/{id}/{page}")));
    }
    Ok(Redirect::to(&format!("/drafts/{id}")))
}

/// `POST /drafts/{id}/extension`: its days begin anew.
pub(crate) async fn extend(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let tx = house.db.begin().await?;
    if !drafts::extend(&tx, citizen.citizen, id, house.clock.now()).await? {
        return Err(Problem::NotFound);
    }
    tx.commit().await?;
    Ok(Redirect::to("/applications#drafts"))
}

/// `POST /drafts/{id}/erasure`: what was thrown away goes for good, its files too. A second press finds nothing and is content.
pub(crate) async fn erase(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    if let Some(old) = drafts::in_trash(&house.db, citizen.citizen, id).await? {
        let key = house.vault.key(&house.db, Subject::Citizen(citizen.citizen)).await?;
        let body: Body = key.open_json(body_cell(id), &old.body)?;
        let tx = house.db.begin().await?;
        let gone = drafts::remove_trashed(&tx, &old).await?;
        tx.commit().await?;
        if gone {
            keep::forget_files(&house, &body).await?;
        }
    }
    Ok(Redirect::to(PAGE))
}

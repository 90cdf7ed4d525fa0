//! «Все мои данные одним архивом»: ordered and downloaded by somebody who has just shown that it is them.

use accounts::elevation::{self, Act};
use askama::Template;
use axum::body::Body;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::{Extension, Router, routing};
use base::FileId;
use futures::TryStreamExt as _;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use journal::Actor;
use serde_json::{Value, json};
use ui::{Page, Section};
use vault::Subject;
use web::{Citizen, House, Html, Posted, Problem, Visit, WebResult};

use crate::data::{self, Archive};
use crate::make::{self, record};
use crate::{Tools, store};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/privacy/archive", routing::get(page).post(post))
        .route("/privacy/archive/file", routing::get(file))
}

#[derive(Template)]
#[template(path = "privacy/archive.html")]
struct ArchivePage {
    page: Page,
    archive: Archive,
    /// What will be in it, a line an area.
    parts: Vec<String>,
    days: i64,
}

async fn page(visit: Visit, Citizen(me): Citizen, Extension(tools): Extension<Tools>) -> WebResult<Html> {
    elevation::require(&visit, &me, Act::Export).await?;
    let (house, t) = (&visit.house, &visit.t);
    let row = store::export(&house.db, me.citizen).await?;
    let words = |area: &std::sync::Arc<dyn web::belongings::Belongings>| t.get(area.about());
    visit.show(&ArchivePage {
        page: visit.page(t.get("privacy-archive-title"), Section::Person),
        archive: Archive::of(t, row.as_ref(), house.clock.now()),
        parts: tools.all().iter().map(words).collect(),
        days: house.settings.policy.for_anybody().erasure.export_days,
    })
}

/// Sent twice it makes one archive. A new one takes the place of the one before.
async fn post(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    elevation::require(&visit, &me, Act::Export).await?;
    let house = &visit.house;
    let export = house.random.uuid(house.clock.now());
    let tx = house.db.begin().await?;
    let before = store::export(&tx, me.citizen).await?.and_then(|row| row.file_id);
    store::forget_ready(&tx, me.citizen).await?;
    if store::order(&tx, me.citizen, export, visit.t.lang.code(), house.clock.now()).await? {
        make::enqueue(house, &tx, me.citizen, export).await?;
        let actor = Actor::Citizen(me.citizen);
        record(house, &tx, me.citizen, (actor, "privacy.export_asked", Value::Null)).await?;
        tx.commit().await?;
        if let Some(file) = before {
            house.files.delete(FileId(file)).await?;
        }
    }
    Ok(Redirect::to(data::PAGE))
}

/// Each download is an entry: who has the data is known.
async fn file(visit: Visit, Citizen(me): Citizen) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Export).await?;
    let house = &visit.house;
    let now = house.clock.now();
    let row = store::export(&house.db, me.citizen).await?.ok_or(Problem::NotFound)?;
    let (Some(file), Some(until), Some(size)) = (row.file_id, row.expires_at, row.size_bytes) else {
        return Err(Problem::NotFound);
    };
    if until <= now {
        return Err(Problem::NotFound);
    }
    let key = house.vault.key(&house.db, Subject::Citizen(me.citizen)).await?;
    let pieces = house.files.stream(&key, FileId(file)).await?;
    let tx = house.db.begin().await?;
    let details = json!({ "address": visit.address.to_string() });
    record(house, &tx, me.citizen, (Actor::Citizen(me.citizen), "privacy.export_taken", details)).await?;
    tx.commit().await?;
    let name = format!("kabinet-{}.zip", house.day_of(now));
    let headers = [
        (CONTENT_TYPE, "application/zip".to_owned()),
        (CONTENT_LENGTH, size.to_string()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(pieces.map_err(std::io::Error::other))).into_response())
}

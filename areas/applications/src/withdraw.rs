//! The citizen takes an application back before anybody has decided.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::ApplicationId;
use journal::Actor;
use ui::{Page, Section};
use web::{Citizen, House, Posted, Problem, Visit, WebResult};

use crate::application::State as Stage;
use crate::area::Here;
use crate::step::{details, entry, service_of};
use crate::store::{applications, desk, visits};
use crate::task;

#[derive(Template)]
#[template(path = "applications/withdraw.html")]
struct WithdrawPage {
    page: Page,
    title: String,
    number: String,
    /// What becomes of the fee; empty when nothing was paid.
    fee: String,
    action: String,
    back: String,
}

/// `GET /applications/{id}/withdrawal`: asks once more.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let back = format!("/applications/{id}");
    if !application.may_be_withdrawn() {
        return Ok(Redirect::to(&back).into_response());
    }
    let service = service_of(&house, &area.tools, &application).await?;
    let page = WithdrawPage {
        page: visit.page(visit.t.get("applications-withdraw-title"), Section::Applications),
        title: service.words(visit.t.lang).get("title"),
        fee: task::paid_words(&visit.t, "applications-fee-withdraw", &application),
        number: application.number,
        action: format!("{back}/withdrawal"),
        back,
    };
    Ok(visit.show(&page)?.into_response())
}

/// `POST /applications/{id}/withdrawal`.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let mut application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let here = Redirect::to(&format!("/applications/{id}"));
    if !application.may_be_withdrawn() {
        return Ok(here);
    }
    let service = service_of(&house, &area.tools, &application).await?;
    application.state = Stage::Withdrawn;
    application.waiting_since = None;
    application.work.task = None;
    let tx = house.db.begin().await?;
    if !applications::change(&house, &tx, &application).await? {
        return Err(Problem::Conflict("applications-changed-meanwhile"));
    }
    visits::remove(&tx, citizen.citizen, id).await?;
    desk::close(&tx, &application.agency, id, house.clock.now()).await?;
    let facts = details(&service, &application);
    let actor = Actor::Citizen(citizen.citizen);
    house.journal.record(&tx, entry(&application, actor, "application.withdrawn", None, facts)).await?;
    tx.commit().await?;
    Ok(here)
}

//! The person signs the statement: confirmed anew for this one act, over the digest of exactly what was sent (SIGN-03).

use accounts::elevation::{self, Act};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::ApplicationId;
use journal::Actor;
use serde_json::json;
use sha2::{Digest, Sha256};
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, House, Posted, Problem, Visit, WebResult};

use crate::application::{Application, State as Stage};
use crate::area::Here;
use crate::check_answers::AnswerLine;
use crate::course::Signed;
use crate::follow;
use crate::receipt::statement_of;
use crate::step::{details, go_on_in, service_of};
use crate::store::applications;

#[derive(Template)]
#[template(path = "applications/signature.html")]
struct SignaturePage {
    page: Page,
    title: String,
    number: String,
    agency: String,
    digest: String,
    answers: Vec<AnswerLine>,
    action: String,
    back: String,
    errors: FieldErrors,
}

/// `GET /applications/{id}/signature`: what is signed, to somebody who has just shown that it is them.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let Some(application) = due(&house, &citizen, &id).await? else {
        return Ok(Redirect::to(&format!("/applications/{id}")).into_response());
    };
    elevation::require(&visit, &citizen, Act::Sign).await?;
    let page = draw(&house, &area, &visit, application, FieldErrors::new()).await?;
    Ok(visit.show(&page)?.into_response())
}

/// `POST /applications/{id}/signature`. Sent twice it is one signature.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let here = format!("/applications/{id}");
    let Some(mut application) = due(&house, &citizen, &id).await? else {
        return Ok(Redirect::to(&here).into_response());
    };
    if let Err(problem) = elevation::require(&visit, &citizen, Act::Sign).await {
        // Pressed twice, the first press may have signed and spent the confirmation in this very moment.
        return match due(&house, &citizen, &id).await? {
            None => Ok(Redirect::to(&here).into_response()),
            Some(_) => Err(problem),
        };
    }
    if !form.ticked("read") {
        let mut errors = FieldErrors::new();
        errors.add("read", visit.t.get("applications-sign-missing"));
        let page = draw(&house, &area, &visit, application, errors).await?;
        return Ok(visit.again(&page)?.into_response());
    }
    let service = service_of(&house, &area.tools, &application).await?;
    let digest = digest(&application);
    application.work.signature = Some(Signed { statement_sha256: digest.clone(), at: house.clock.now() });
    application.step += 1;
    let mut facts = details(&service, &application);
    facts["statement_sha256"] = json!(digest);
    let actor = Actor::Citizen(citizen.citizen);
    let tx = house.db.begin().await?;
    if let Err(problem) = elevation::spend(&house, &tx, &citizen, Act::Sign).await {
        drop(tx);
        return match due(&house, &citizen, &id).await? {
            None => Ok(Redirect::to(&here).into_response()),
            Some(_) => Err(problem),
        };
    }
    let told = |_: &Application| Some(("application.signed", actor, None, facts));
    if go_on_in(&house, &tx, &service, &mut application, told).await? {
        tx.commit().await?;
    }
    Ok(Redirect::to(&here).into_response())
}

/// The citizen's application that waits for the signature.
async fn due(house: &House, citizen: &CitizenSession, id: &str) -> WebResult<Option<Application>> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application = applications::get(house, &house.db, citizen.citizen, id).await?;
    Ok(Some(application.ok_or(Problem::NotFound)?)
        .filter(|application| application.state == Stage::Signature))
}

/// SHA-256 of the statement as `/applications/{id}/statement` gives it and the receipt names it.
pub(crate) fn digest(application: &Application) -> String {
    hex::encode(Sha256::digest(statement_of(application)))
}

async fn draw(
    house: &House,
    area: &crate::area::Area,
    visit: &Visit,
    application: Application,
    errors: FieldErrors,
) -> WebResult<SignaturePage> {
    let t = &visit.t;
    let base = format!("/applications/{}", application.id);
    let digest = digest(&application);
    let case = follow::open(house, area, application).await?;
    let words = case.service.words(t.lang);
    let title = t.get("applications-sign-title");
    Ok(SignaturePage {
        page: visit.page(
            if errors.is_empty() { title } else { t.with1("applications-page-error-title", "title", title) },
            Section::Applications,
        ),
        title: words.get("title"),
        number: text::whole(&case.application.number),
        agency: case.service.agency_name(&case.application.agency, &words),
        digest,
        answers: follow::answers(visit, &case),
        action: format!("{base}/signature"),
        back: base,
        errors,
    })
}

//! «Заявление отправлено»: the page that cannot be mistaken for a saved draft (PLUS-01, APP-05).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use base::ApplicationId;
use ui::{Page, Section};
use web::{Citizen, House, Problem, Visit, WebResult};

use crate::area::Here;
use crate::step::service_of;
use crate::store::applications;
use crate::{calendar, receipt};

#[derive(Template)]
#[template(path = "applications/received.html")]
struct ReceivedPage {
    page: Page,
    service: String,
    number: String,
    submitted: String,
    steps: Vec<String>,
    term: String,
    follow: String,
    receipt: String,
    /// «Место в журнале портала: № 10 245», or that it will come.
    place: String,
    /// Where its proof is; empty until then.
    proof: String,
}

/// `GET /applications/{id}/received`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<impl IntoResponse> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let service = service_of(&house, &area.tools, &application).await?;
    let (t, now) = (&visit.t, house.clock.now());
    let words = service.words(t.lang);
    let due = calendar::parse(&application.due_on).map(|due| t.date_near(due, now));
    let term = match due {
        Some(date) if service.has_term() => t.with("applications-received-term", &[("date", date.into())]),
        _ => t.get("applications-received-now"),
    };
    let standing = receipt::standing(&house, citizen.citizen, id).await?;
    let place = standing.as_ref().map(|at| t.with1("applications-received-place", "place", at.place));
    let known = application.known(&house);
    let runs = |place: &usize| service.runs(*place, &known.course());
    let on_the_way = (0..service.steps.len()).filter(runs).map(|place| &service.steps[place]);
    visit.show(&ReceivedPage {
        place: place.unwrap_or_else(|| t.get("applications-received-place-soon")),
        proof: standing.map_or_else(String::new, |at| at.proof),
        page: visit.page(t.get("applications-received-title"), Section::Applications),
        service: words.get("title"),
        number: application.number.clone(),
        submitted: t.moment(application.submitted_at, now),
        steps: on_the_way.map(|step| words.get(&format!("step-{}", step.name()))).collect(),
        term,
        follow: format!("/applications/{id}"),
        receipt: format!("/applications/{id}/receipt"),
    })
}

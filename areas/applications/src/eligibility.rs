//! Short questions before a draft begins: who may not apply learns it at once, with where to go instead (PLUS-04).

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::{Answers, Gate, Service};
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, Fields, House, Posted, Problem, Visit, WebResult};

use crate::area::{Area, Here};
use crate::draft::{Body, Sent};
use crate::form::facts::Facts;
use crate::form::typed::read_question;
use crate::form::view::{Drawn, Pen};
use crate::start::{self, Way};

#[derive(serde::Deserialize)]
pub(crate) struct Which {
    service: String,
    #[serde(default)]
    fresh: String,
    #[serde(default)]
    brings: String,
}

#[derive(Template)]
#[template(path = "applications/eligibility.html")]
struct EligibilityPage {
    page: Page,
    service: String,
    title: String,
    back: String,
    fresh: String,
    brings: String,
    drawn: Vec<Drawn>,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "applications/stopped.html")]
struct StoppedPage {
    page: Page,
    title: String,
    back: String,
    again: String,
    why: String,
    instead: Option<(String, String)>,
}

/// What the short questions come to.
enum Outcome<'a> {
    /// Some are still to be asked.
    Open,
    /// The person may not apply: this question says so.
    Stopped(&'a Gate),
    /// Nothing stands in the way.
    Passed,
}

/// Before a draft of this service begins: where to go first; nothing when it may begin.
pub(crate) async fn first(
    visit: &Visit,
    area: &Area,
    citizen: &CitizenSession,
    service: &Service,
    way: &Way,
) -> WebResult<Option<Response>> {
    if service.form.eligibility.is_empty() {
        return Ok(None);
    }
    let known = known(&visit.house, citizen, service).await?;
    match outcome(service, &known, visit.house.today()) {
        Outcome::Passed => Ok(None),
        Outcome::Stopped(gate) => stopped(visit, area, service, gate, way).map(Some),
        Outcome::Open => Ok(Some(Redirect::to(&way.path("eligibility", service)).into_response())),
    }
}

/// `GET /drafts/eligibility?service=`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let service = area.tools.catalogue.get(&which.service).ok_or(Problem::NotFound)?;
    if let Some(refused) = start::refused(&visit, &area, &citizen, &service).await? {
        return Ok(refused);
    }
    let body = Body { answers: known(&house, &citizen, &service).await?, ..Body::default() };
    let asked = open(&service, &body.answers);
    let drawn =
        draw(&visit, &service, &Way::of(&which.fresh, &which.brings), &body, (&asked, FieldErrors::new()));
    Ok(visit.show(&drawn)?.into_response())
}

/// `POST /drafts/eligibility`: begins the draft, or says why not.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Posted(form): Posted,
) -> WebResult<Response> {
    let service = area.tools.catalogue.get(form.get("service")).ok_or(Problem::NotFound)?;
    if let Some(refused) = start::refused(&visit, &area, &citizen, &service).await? {
        return Ok(refused);
    }
    let way = Way::of(form.get("fresh"), form.get("brings"));
    let known = known(&house, &citizen, &service).await?;
    let asked: Vec<Gate> = open(&service, &known);
    let (body, errors) = read(&visit, &service, &asked, known, &form);
    if !errors.is_empty() {
        let drawn = draw(&visit, &service, &way, &body, (&asked, errors));
        return Ok(visit.again(&drawn)?.into_response());
    }
    if let Outcome::Stopped(gate) = outcome(&service, &body.answers, house.today()) {
        return stopped(&visit, &area, &service, gate, &way);
    }
    start::begin(&visit, &area, &citizen, &service, &way).await
}

/// The answers that the profile gives.
async fn known(house: &House, citizen: &CitizenSession, service: &Service) -> WebResult<Answers> {
    let card = profile::card(house, &house.db, citizen.citizen).await?;
    let mut answers = Answers::new();
    for gate in &service.form.eligibility {
        let of = |name: &str| card.get(name).map(|known| known.value.clone());
        if let Some(value) = gate.question.prefilled(of) {
            answers.insert(gate.question.name.clone(), value);
        }
    }
    Ok(answers)
}

/// The questions without an answer.
fn open(service: &Service, known: &Answers) -> Vec<Gate> {
    let gates = service.form.eligibility.iter();
    gates.filter(|gate| !known.contains_key(&gate.question.name)).cloned().collect()
}

/// The first question that stops the person stops them, also before the later ones were answered.
fn outcome<'a>(service: &'a Service, answers: &Answers, today: chrono::NaiveDate) -> Outcome<'a> {
    let gates = &service.form.eligibility;
    if let Some(gate) = gates.iter().find(|gate| gate.stop_when.holds(answers, today)) {
        return Outcome::Stopped(gate);
    }
    let all = gates.iter().all(|gate| answers.contains_key(&gate.question.name));
    if all { Outcome::Passed } else { Outcome::Open }
}

fn read(
    visit: &Visit,
    service: &Service,
    asked: &[Gate],
    known: Answers,
    form: &Fields,
) -> (Body, FieldErrors) {
    let (t, words, today) = (&visit.t, service.words(visit.t.lang), visit.house.today());
    let (mut body, mut errors) = (Body { answers: known, ..Body::default() }, FieldErrors::new());
    for question in asked.iter().map(|gate| &gate.question) {
        let (sent, refusal) = read_question(question, &question.name, form, today);
        let missing = (sent.value.is_none() && refusal.is_none()).then(catalogue::Refusal::missing);
        if let Some(refusal) = refusal.or(missing) {
            errors.add(&refusal.field_of(&question.name), question.complaint(&refusal, &words, t));
        }
        body.put(&question.name, Sent { value: sent.value, typed: sent.typed }, 1);
    }
    (body, errors)
}

fn draw(
    visit: &Visit,
    service: &Service,
    way: &Way,
    body: &Body,
    (asked, errors): (&[Gate], FieldErrors),
) -> EligibilityPage {
    let (t, words) = (&visit.t, service.words(visit.t.lang));
    let (facts, today) = (Facts::default(), visit.house.today());
    let pen = Pen {
        facts: &facts,
        may_dispute: false,
        service: &words,
        t,
        body,
        errors: &errors,
        today,
        files_at: String::new(),
    };
    let field = |gate: &Gate| {
        let name = &gate.question.name;
        Drawn::Field(Box::new(pen.field(&gate.question, name, body.answers.get(name))))
    };
    let drawn = asked.iter().map(field).collect();
    let heading = t.get("applications-eligibility-title");
    let head =
        if errors.is_empty() { heading } else { t.with1("applications-page-error-title", "title", heading) };
    EligibilityPage {
        page: visit.page(head, Section::Services),
        service: service.code.clone(),
        title: words.get("title"),
        back: format!("/services/{}", service.code),
        fresh: way.fresh.map_or_else(String::new, |fresh| fresh.to_string()),
        brings: way.brings.clone(),
        drawn,
        errors,
    }
}

fn stopped(visit: &Visit, area: &Area, service: &Service, gate: &Gate, way: &Way) -> WebResult<Response> {
    let words = service.words(visit.t.lang);
    let name = &gate.question.name;
    let other = gate.instead.as_deref().and_then(|code| area.tools.catalogue.get(code));
    let page = StoppedPage {
        page: visit.page(visit.t.get("applications-stopped-title"), Section::Services),
        title: words.get("title"),
        back: format!("/services/{}", service.code),
        again: match gate.question.prefill {
            Some(_) => String::new(),
            None => way.path("eligibility", service),
        },
        why: words.get(&format!("{name}-stop")),
        instead: other
            .map(|other| (format!("/services/{}", other.code), words.get(&format!("{name}-instead")))),
    };
    Ok(visit.show(&page)?.into_response())
}

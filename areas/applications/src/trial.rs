//! A service is tried by a link before anybody is offered it (PLUS-06): the form is filled in as usual, and instead of being sent it shows
//! the way it would take and the letters. No application is made, so nothing comes into a queue or is counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, DraftId};
use catalogue::{Answers, Course, Onward, Service, Step};
use http::header;
use serde_json::{Value, json};
use text::Lang;
use ui::{Page, Section};
use web::{Citizen, House, Posted, Problem, Visit, WebResult};

use crate::area::{Area, Here};
use crate::draft::Body;
use crate::form::sheet::Sheet;
use crate::repeat;
use crate::start::sent_already;
use crate::store::links::{self, TrialRow};

/// Something named with a remark.
struct Named {
    title: String,
    note: String,
}

#[derive(Template)]
#[template(path = "applications/trial.html")]
struct TrialPage {
    page: Page,
    title: String,
    summary: String,
    who: String,
    agency: String,
    revision: String,
    until: String,
    price: String,
    term: String,
    needs: Vec<Named>,
    plan: Vec<Named>,
    action: String,
    /// Pressed twice, it begins one draft.
    fresh: String,
}

/// A way that the application would take.
struct Way {
    heading: String,
    steps: Vec<Named>,
    /// How it ends.
    end: String,
    tone: &'static str,
    /// The letters that would be issued, with their addresses.
    letters: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "applications/tried.html")]
struct TriedPage {
    page: Page,
    title: String,
    back: String,
    fee: String,
    ways: Vec<Way>,
    removal: String,
}

/// A trial that has not ended, with its service at its revision.
async fn open(house: &House, area: &Area, id: &str) -> WebResult<(TrialRow, Arc<Service>)> {
    let row = links::trial(&house.db, id).await?.filter(|row| row.ends_at > house.clock.now());
    let row = row.ok_or(Problem::NotFound)?;
    let service = area.tools.catalogue.at_revision(&house.db, &row.service, &row.revision).await?;
    Ok((row, service.ok_or(Problem::NotFound)?))
}

/// `GET /trials/{id}`: what the service would be. Whoever has the link may read it.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Path(id): Path<String>,
) -> WebResult<impl IntoResponse> {
    let (row, service) = open(&house, &area, &id).await?;
    let (t, words) = (&visit.t, service.words(visit.t.lang));
    let need = |name: &String| Named {
        title: words.get(&format!("need-{name}")),
        note: noted(&words, &format!("need-{name}-note")),
    };
    visit.show(&TrialPage {
        page: visit.page(words.get("title"), Section::Services),
        title: words.get("title"),
        summary: words.get("summary"),
        who: words.get("who"),
        agency: words.get("agency"),
        revision: row.revision.chars().take(12).collect(),
        until: t.moment(row.ends_at, house.clock.now()),
        price: service.price(t),
        term: service.term(t),
        needs: service.needs.iter().map(need).collect(),
        plan: service.steps.iter().map(|step| named(&service, &visit, step)).collect(),
        action: format!("/trials/{id}"),
        fresh: DraftId::new(&house.clock, &house.random).to_string(),
    })
}

fn noted(words: &text::Words, key: &str) -> String {
    if words.has(key) { words.get(key) } else { String::new() }
}

fn named(service: &Service, visit: &Visit, step: &Step) -> Named {
    let words = service.words(visit.t.lang);
    Named {
        title: words.get(&format!("step-{}", step.name())),
        note: noted(&words, &format!("step-{}-note", step.name())),
    }
}

/// `POST /trials/{id}`: begins a draft that tries the service.
pub(crate) async fn begin(
    State(house): State<House>,
    Extension(area): Here,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let (row, service) = open(&house, &area, &id).await?;
    let draft = form.get("fresh").parse().unwrap_or_else(|_| DraftId::new(&house.clock, &house.random));
    let place = (citizen.citizen, draft);
    repeat::make_trial(&house, place, &service, &Body::default(), &row.trial_id).await?;
    Ok(Redirect::to(&format!("/drafts/{draft}")))
}

/// `GET /drafts/{id}/trial`: the ways that the application would take.
pub(crate) async fn tried(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let Some(sheet) = Sheet::open(&house, &area.tools, citizen.citizen, id).await? else {
        return Ok(sent_already(&house, &citizen, id).await?.into_response());
    };
    if sheet.trial.is_empty() || !sheet.service.form.gaps(&sheet.body.answers, sheet.today).is_empty() {
        return Ok(Redirect::to(&sheet.path("check")).into_response());
    }
    let t = &visit.t;
    let answers = sheet.service.form.pruned(&sheet.body.answers, sheet.today);
    let fee = sheet.service.fee_kopecks(&answers, sheet.today);
    let checks = sheet.service.steps.iter().filter(|step| fails(step));
    let mut ways = vec![way(&visit, &sheet, &answers, None)];
    ways.extend(checks.map(|check| way(&visit, &sheet, &answers, Some(check.name()))));
    let page = TriedPage {
        page: visit.page(t.get("applications-tried-title"), Section::Services),
        title: sheet.service.words(t.lang).get("title"),
        back: sheet.path("check"),
        fee: if fee == 0 {
            t.get("applications-check-no-fee")
        } else {
            t.with1("applications-check-fee", "fee", t.money(fee))
        },
        ways,
        removal: sheet.path("removal"),
    };
    Ok(visit.show(&page)?.into_response())
}

fn fails(step: &Step) -> bool {
    matches!(step, Step::Check { passes_when: Some(_), .. })
}

/// What the registers would answer: each confirms, but for one of them.
fn said(service: &Service, failing: Option<&str>) -> BTreeMap<String, Value> {
    let answer = |step: &Step| match step {
        Step::Check { name, passes_when, .. } => {
            let passed =
                passes_when.iter().map(|field| (field.clone(), json!(failing != Some(name.as_str()))));
            Some((name.clone(), Value::Object(passed.collect())))
        }
        _ => None,
    };
    service.steps.iter().filter_map(answer).collect()
}

/// Walks the steps as the engine does, when everybody does their part.
fn way(visit: &Visit, sheet: &Sheet, answers: &Answers, failing: Option<&str>) -> Way {
    let (t, service) = (&visit.t, &*sheet.service);
    let words = service.words(t.lang);
    let checks = said(service, failing);
    let mut known = BTreeMap::new();
    let day = sheet.today;
    let (mut steps, mut letters) = (Vec::new(), Vec::new());
    let mut refused = None;
    let mut place = service.next(0, &Course { answers, checks: &known, day });
    while let Some(here) = place {
        let step = &service.steps[here];
        steps.push(named(service, visit, step));
        if let Some(answer) = checks.get(step.name()) {
            known.insert(step.name().to_owned(), answer.clone());
        }
        if let Step::Issue { letter, .. } = step {
            let address = format!("{}?letter={letter}", sheet.path("trial/letter"));
            letters.push((service.letter_title(letter, &words), address));
        }
        place = match service.onward(here, &Course { answers, checks: &known, day }) {
            Onward::Step(next) => Some(next),
            Onward::Done => None,
            Onward::Refused(name) => {
                refused = Some(name);
                None
            }
        };
    }
    let heading = match failing {
        None => t.get("applications-tried-way"),
        Some(check) => t.with1("applications-tried-failed", "step", words.get(&format!("step-{check}"))),
    };
    let (end, tone) = match refused {
        Some(check) => (noted(&words, &format!("reason-{check}")), "bad"),
        None => (t.get("applications-tried-issued"), "ok"),
    };
    Way { heading, steps, end, tone, letters }
}

/// Which letter.
#[derive(serde::Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    letter: String,
}

/// `GET /drafts/{id}/trial/letter?letter=`: the letter as it would be issued, marked as a specimen.
pub(crate) async fn letter(
    State(house): State<House>,
    Extension(area): Here,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let sheet = Sheet::open(&house, &area.tools, citizen.citizen, id).await?;
    let sheet = sheet.filter(|sheet| !sheet.trial.is_empty()).ok_or(Problem::NotFound)?;
    let service = &sheet.service;
    if service.template(&which.letter).is_empty() {
        return Err(Problem::NotFound);
    }
    let card = profile::card(&house, &house.db, citizen.citizen).await?;
    let known = |name: &str| card.get(name).map(|known| known.value.clone());
    let russian = text::Words::new(house.book.clone(), Lang::Ru);
    let (ru, en) = (service.words(Lang::Ru), service.words(Lang::En));
    let answers = service.form.pruned(&sheet.body.answers, sheet.today);
    let checks = said(service, None);
    let officer = Answers::new();
    let told = catalogue::Told { answers: &answers, checks: &checks, officer: &officer, payment: None };
    let document = documents::ToIssue {
        citizen: citizen.citizen,
        application: ApplicationId(id.uuid()),
        letter: which.letter.clone(),
        copy: 0,
        service: service.code.clone(),
        title_ru: service.letter_title(&which.letter, &ru),
        title_en: service.letter_title(&which.letter, &en),
        agency: ru.get("agency"),
        agency_en: en.get("agency"),
        number: format!("{}-000000", sheet.today.format("%Y-%m%d")),
        template: service.template(&which.letter).to_owned(),
        data: service.letter(&told, known, &russian),
        valid_until: service.result_valid_until(sheet.today),
        found_on: None,
        first_on: None,
    };
    let specimen = documents::specimen(&document, sheet.today, &house.settings.portal_name.ru);
    let pdf = match area.tools.press.renderer.render(specimen).await {
        Ok(pdf) => pdf,
        // The letter may need what only an officer or a register gives: the person who tries it is told which.
        Err(error) => return Ok((http::StatusCode::UNPROCESSABLE_ENTITY, error.to_string()).into_response()),
    };
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, "inline; filename=\"specimen.pdf\"".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, pdf).into_response())
}

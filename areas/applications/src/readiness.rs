//! «Всё ли готово»: before a form is begun, what the profile already answers, what must be typed, which files to have at hand (APP-22).

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use catalogue::{Kind, Question, Service};
use text::Words;
use ui::{Page, Section};
use web::{Citizen, House, Problem, Visit, WebResult};

use crate::area::Here;

#[derive(serde::Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    service: String,
}

/// Something that is needed, and whether it is there.
struct Need {
    title: String,
    note: String,
    is_there: bool,
}

#[derive(Template)]
#[template(path = "applications/readiness.html")]
struct ReadinessPage {
    page: Page,
    title: String,
    back: String,
    service: String,
    /// From the profile.
    known: Vec<Need>,
    /// How many of them are missing.
    missing: i64,
    files: Vec<Need>,
    papers: Vec<Need>,
    plan: Vec<String>,
    is_open: bool,
}

/// `GET /drafts/readiness?service=CODE`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Query(which): Query<Which>,
) -> WebResult<impl IntoResponse> {
    let service: Arc<Service> = area.tools.catalogue.get(&which.service).ok_or(Problem::NotFound)?;
    let (t, words) = (&visit.t, service.words(visit.t.lang));
    let card = profile::card(&house, &house.db, citizen.citizen).await?;
    let value = |name: &str| card.get(name).map(|known| known.value.clone());
    let known: Vec<Need> = service
        .form
        .questions()
        .filter(|question| question.prefill.as_deref().is_some_and(|source| source.starts_with("profile.")))
        .map(|question| {
            let is_there = question.prefilled(value).is_some();
            let key = if is_there { "applications-readiness-known" } else { "applications-readiness-type" };
            Need { title: question.label(&words), note: t.get(key), is_there }
        })
        .collect();
    let missing = known.iter().filter(|need| !need.is_there).count();
    let files = service.form.questions().filter_map(|question| file(question, t, &words)).collect();
    let paper = |name: &String| {
        let note = format!("need-{name}-note");
        Need {
            title: words.get(&format!("need-{name}")),
            note: if words.has(&note) { words.get(&note) } else { String::new() },
            is_there: false,
        }
    };
    visit.show(&ReadinessPage {
        page: visit.page(t.get("applications-readiness-title"), Section::Services),
        title: words.get("title"),
        back: format!("/services/{}", service.code),
        missing: i64::try_from(missing).unwrap_or(0),
        known,
        files,
        papers: service.needs.iter().map(paper).collect(),
        plan: service.steps.iter().map(|step| words.get(&format!("step-{}", step.name()))).collect(),
        is_open: service.is_open(house.today()) && citizen.proofing >= service.level,
        service: service.code.clone(),
    })
}

/// A file that the form asks for: what it is, which kinds, how large.
fn file(question: &Question, t: &Words, words: &Words) -> Option<Need> {
    let Kind::File { max_bytes, formats, .. } = &question.kind else { return None };
    let formats = formats.iter().map(|format| format.to_uppercase()).collect::<Vec<_>>().join(", ");
    let note = t.with(
        if question.required {
            "applications-readiness-file"
        } else {
            "applications-readiness-file-optional"
        },
        &[("formats", formats.into()), ("limit", t.size(*max_bytes).into())],
    );
    Some(Need { title: words.get(&question.name), note, is_there: false })
}

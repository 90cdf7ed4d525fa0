//! A link that an agency sends: it opens a service with some answers filled in, of harmless kinds only, and says so (PLUS-18).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use catalogue::{Answers, Kind, Question, Service};
use chrono::NaiveDate;
use ui::{Page, Section};
use web::{Citizen, Fields, House, Posted, Problem, Visit, WebResult};

use crate::area::Here;
use crate::draft::{Body, Sent, Typed};
use crate::form::facts::top_questions;
use crate::form::typed::read_question;
use crate::{eligibility, start};

/// A link fills in at most so many fields.
const MOST: usize = 100;

/// One answer that the link brings.
struct Brought {
    name: String,
    value: String,
}

#[derive(Template)]
#[template(path = "applications/link.html")]
struct LinkPage {
    page: Page,
    title: String,
    action: String,
    back: String,
    brought: Vec<Brought>,
    fields: Vec<(String, String)>,
}

/// `GET /services/{code}/start?purpose=work`: shows what the link would fill in; nothing is begun before the person says so.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(_): Citizen,
    Path(code): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> WebResult<Response> {
    let service = area.tools.catalogue.get(&code).ok_or(Problem::NotFound)?;
    let fields = Fields(pairs.into_iter().take(MOST).collect());
    let (answers, kept) = harmless(&service, &fields, house.today());
    let words = service.words(visit.t.lang);
    let brought = top_questions(&service.form)
        .filter_map(|question| {
            let value = question.shown(answers.get(&question.name)?, &words, &visit.t);
            Some(Brought { name: question.label(&words), value })
        })
        .collect();
    let page = LinkPage {
        page: visit.page(words.get("title"), Section::Services),
        title: words.get("title"),
        action: format!("/services/{code}/start"),
        back: format!("/services/{code}"),
        brought,
        fields: kept.0,
    };
    Ok(visit.show(&page)?.into_response())
}

/// `POST /services/{code}/start`: begins the draft with what the link brings.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(code): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let service = area.tools.catalogue.get(&code).ok_or(Problem::NotFound)?;
    if let Some(refused) = start::refused(&visit, &citizen, &service)? {
        return Ok(refused);
    }
    if let Some(first) = eligibility::first(&visit, &area, &citizen, &service, None).await? {
        return Ok(first);
    }
    let (answers, _) = harmless(&service, &form, house.today());
    let mut body = Body::default();
    for (name, value) in answers {
        body.put(&name, Sent { value: Some(value), typed: Typed::new() }, 0);
        body.linked.insert(name);
    }
    Ok(start::begin(&house, &citizen, &service, None, body).await?.into_response())
}

/// The answers that a link may bring, and the fields they were read from. Nobody can be made to send somebody else's account or address.
fn harmless(service: &Service, fields: &Fields, today: NaiveDate) -> (Answers, Fields) {
    let (mut answers, mut kept) = (Answers::new(), Fields::default());
    for question in top_questions(&service.form).filter(|question| is_harmless(question)) {
        let (sent, _) = read_question(question, &question.name, fields, today);
        let Some(value) = sent.value else { continue };
        answers.insert(question.name.clone(), value);
        let stem = format!("{}-", question.name);
        let own = |name: &str| name == question.name || name.starts_with(&stem);
        kept.0.extend(fields.0.iter().filter(|(name, _)| own(name)).cloned());
    }
    (answers, kept)
}

fn is_harmless(question: &Question) -> bool {
    let kinds = matches!(
        question.kind,
        Kind::Choice { .. }
            | Kind::Choices { .. }
            | Kind::YesNo
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::Period { .. }
    );
    kinds && question.prefill.is_none()
}

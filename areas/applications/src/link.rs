//! A link that an agency sends: it opens a service with some answers filled in and says who has filled them in (PLUS-18). What the agency
//! has signed may answer any question that is typed; a link that nobody has signed only those of harmless kinds.

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
use crate::start::{self, Way};

pub(crate) mod signed;

use signed::{Promise, Unfit};

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
    /// «Ссылку подписала Налоговая инспекция»; empty when nobody has signed it.
    by: String,
    until: String,
    brought: Vec<Brought>,
    fields: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "applications/unfit.html")]
struct UnfitPage {
    page: Page,
    title: String,
    why: String,
    back: String,
}

/// What a link brings.
struct Load {
    answers: Answers,
    /// What the next page needs to bring it again.
    fields: Fields,
    /// Who has signed it.
    promise: Option<Promise>,
}

/// `GET /services/{code}/start?purpose=work`: shows what the link would fill in; nothing is begun before the person says so.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(code): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> WebResult<Response> {
    let service = area.tools.catalogue.get(&code).ok_or(Problem::NotFound)?;
    let fields = Fields(pairs.into_iter().take(MOST).collect());
    let load = match load(&house, &service, &fields).await? {
        Ok(load) => load,
        Err(unfit) => return unfit_page(&visit, &service, unfit),
    };
    if let Some(refused) = start::refused(&visit, &area, &citizen, &service).await? {
        return Ok(refused);
    }
    let (t, words) = (&visit.t, service.words(visit.t.lang));
    let brought = top_questions(&service.form)
        .filter_map(|question| {
            let value = question.shown(load.answers.get(&question.name)?, &words, t);
            Some(Brought { name: question.label(&words), value })
        })
        .collect();
    let promise = load.promise.as_ref();
    let page = LinkPage {
        page: visit.page(words.get("title"), Section::Services),
        title: words.get("title"),
        action: format!("/services/{code}/start"),
        back: format!("/services/{code}"),
        by: promise.map_or_else(String::new, |_| words.get("agency")),
        until: promise.map_or_else(String::new, |promise| t.date_near(promise.until, house.clock.now())),
        brought,
        fields: load.fields.0,
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
    let load = match load(&house, &service, &form).await? {
        Ok(load) => load,
        Err(unfit) => return unfit_page(&visit, &service, unfit),
    };
    let way = Way { fresh: None, brings: as_query(load.fields) };
    start::go(&visit, &area, &citizen, &service, &way).await
}

fn as_query(fields: Fields) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.0).finish()
}

/// What a new draft begins with when a link brings this; nothing is answered when it brings nothing.
pub(crate) async fn body(house: &House, service: &Service, brings: &str) -> WebResult<Result<Body, Unfit>> {
    let pairs = url::form_urlencoded::parse(brings.as_bytes()).into_owned().take(MOST);
    let load = match load(house, service, &Fields(pairs.collect())).await? {
        Ok(load) => load,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let mut body = Body { is_signed: load.promise.is_some(), ..Body::default() };
    for (name, value) in load.answers {
        body.put(&name, Sent { value: Some(value), typed: Typed::new() }, 0);
        body.linked.insert(name);
    }
    Ok(Ok(body))
}

/// What the fields of a link bring: what the agency has signed, or harmless answers.
async fn load(house: &House, service: &Service, fields: &Fields) -> WebResult<Result<Load, Unfit>> {
    let token = fields.get("link");
    if token.is_empty() {
        let (answers, fields) = harmless(service, fields, house.today());
        return Ok(Ok(Load { answers, fields, promise: None }));
    }
    let read = signed::read(house, &house.db, service, token).await?;
    Ok(read.map(|promise| Load {
        answers: promise.answers.clone(),
        fields: Fields(vec![("link".to_owned(), token.to_owned())]),
        promise: Some(promise),
    }))
}

/// Says why a link is not taken, and where to begin instead.
pub(crate) fn unfit_page(visit: &Visit, service: &Service, unfit: Unfit) -> WebResult<Response> {
    let t = &visit.t;
    let page = UnfitPage {
        page: visit.page(t.get("applications-unfit-title"), Section::Services),
        title: service.words(t.lang).get("title"),
        why: match unfit {
            Unfit::Changed => t.get("applications-unfit-changed"),
            Unfit::Expired(until) => {
                t.with1("applications-unfit-expired", "date", t.date_near(until, visit.house.clock.now()))
            }
        },
        back: format!("/services/{}", service.code),
    };
    let mut html = visit.show(&page)?;
    html.status = http::StatusCode::GONE;
    Ok(html.into_response())
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

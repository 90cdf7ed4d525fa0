//! `/verify` and `/verify/{code}`: anybody with a code sees that the document exists, and nothing about the person (DOC-11).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderValue, StatusCode};
use ui::{Page, Section};
use web::{FieldErrors, Html, Visit, WebResult};

use crate::code::Code;
use crate::document::{Facts, State, check_cell};
use crate::store::{self, CheckRow};
use crate::Press;

/// What is shown of a document that was found.
pub(crate) struct Found {
    pub title: String,
    pub number: String,
    pub agency: String,
    pub issued: String,
    pub validity: String,
    pub state: State,
}

#[derive(Template)]
#[template(path = "documents/verify.html")]
pub(crate) struct VerifyPage {
    pub page: Page,
    pub code: String,
    pub errors: FieldErrors,
    pub answer: Answer,
    pub now: String,
}

/// What the page says above its form.
pub(crate) enum Answer {
    /// Nothing was asked yet.
    None,
    /// The code is known.
    Known(Found),
    /// The code is not known, or is none.
    Unknown,
    /// The file carries our intact seal; what is known of it.
    Intact(Found),
    /// The file does not carry our intact seal.
    Broken,
}

/// What a person typed into the form.
#[derive(serde::Deserialize)]
pub(crate) struct Typed {
    code: Option<String>,
}

/// `GET /verify`: the form; with `?code=` it leads to the code's own page.
pub(crate) async fn form(visit: Visit, Query(typed): Query<Typed>) -> WebResult<Response> {
    let Some(typed) = typed.code else {
        return hidden(visit.show(&page_of(&visit, String::new(), FieldErrors::new(), Answer::None))?);
    };
    match Code::parse(&typed) {
        Some(code) => Ok(Redirect::to(&format!("/verify/{code}")).into_response()),
        None => {
            let mut errors = FieldErrors::new();
            errors.add("code", visit.t.get("documents-verify-code-error"));
            hidden(visit.again(&page_of(&visit, typed, errors, Answer::None))?)
        }
    }
}

/// `GET /verify/{code}`. A wrong code and a code that cannot be one get the same answer after the same work.
pub(crate) async fn page(
    visit: Visit,
    Extension(press): Extension<Press>,
    Path(typed): Path<String>,
) -> WebResult<Response> {
    let code = Code::parse(&typed);
    let index = press.codes.code_index(code.unwrap_or(Code::NONE));
    let row = store::check_by_code(&visit.house.db, index).await?.filter(|_| code.is_some());
    match row {
        Some(row) => {
            let found = open(&visit, &row)?;
            let shown = code.map(|code| code.to_string()).unwrap_or_default();
            hidden(visit.show(&page_of(&visit, shown, FieldErrors::new(), Answer::Known(found)))?)
        }
        None => {
            let html = visit.show(&page_of(&visit, String::new(), FieldErrors::new(), Answer::Unknown))?;
            hidden(Html { status: StatusCode::NOT_FOUND, ..html })
        }
    }
}

pub(crate) fn page_of(visit: &Visit, code: String, errors: FieldErrors, answer: Answer) -> VerifyPage {
    let title = visit.t.get("documents-verify-title");
    let title =
        if errors.is_empty() { title } else { format!("{} {title}", visit.t.get("documents-error-prefix")) };
    let now = visit.house.clock.now();
    let now = visit.t.with(
        "documents-verify-checked",
        &[("date", visit.t.date(visit.t.day_of(now)).into()), ("time", visit.t.time(now).into())],
    );
    VerifyPage { page: visit.page(title, Section::None), code, errors, answer, now }
}

/// Opens what a stranger may know.
pub(crate) fn open(visit: &Visit, row: &CheckRow) -> WebResult<Found> {
    let cell = check_cell(base::DocumentId(row.document_id));
    let facts: Facts = visit.house.vault.house().open_json(cell, &row.sealed)?;
    let today = visit.t.day_of(visit.house.clock.now());
    Ok(Found {
        title: facts.title(visit.t.lang).to_owned(),
        number: facts.number.clone(),
        agency: facts.agency.clone(),
        issued: visit.t.date(facts.issued_on),
        validity: facts.validity(&visit.t),
        state: State::on(today, facts.valid_until, row.annulled_at.is_some()),
    })
}

/// Search engines must not collect codes.
pub(crate) fn hidden(html: Html) -> WebResult<Response> {
    let mut response = html.into_response();
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    Ok(response)
}

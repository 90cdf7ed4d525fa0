//! `/verify` and `/verify/{code}`: anybody with a code sees that the document exists, and nothing about the person (DOC-11).

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderValue, StatusCode};
use ui::{Fact, Page, Section};
use web::{FieldErrors, Html, Limit, Visit, WebResult};

use crate::Press;
use crate::code::Code;
use crate::document::{Facts, State, check_cell};
use crate::store::{self, CheckRow};

/// What is shown of a document that was found.
pub(crate) struct Found {
    pub tone: &'static str,
    pub verdict: String,
    pub explained: String,
    pub rows: Vec<Fact>,
}

/// What the stranger holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Code,
    File,
}

#[derive(Template)]
#[template(path = "documents/verify.html")]
pub(crate) struct VerifyPage {
    pub page: Page,
    pub code: String,
    pub errors: FieldErrors,
    pub answer: Answer,
    /// The title of the form: another word when something was checked.
    pub form_title: String,
}

/// What the page says above its form.
pub(crate) enum Answer {
    /// Nothing was asked yet.
    None,
    /// The code is known, or the file carries our intact seal.
    Known(Found),
    /// The code is not known, or is none.
    Unknown,
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
    visit.count(Limit::Checks)?;
    let code = Code::parse(&typed);
    let index = press.codes.code_index(code.unwrap_or(Code::NONE));
    let row = store::check_by_code(&visit.house.db, index).await?.filter(|_| code.is_some());
    match row {
        Some(row) => {
            let found = open(&visit, &row, Holds::Code)?;
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
    let form_title = match answer {
        Answer::None => "documents-verify-form-title",
        _ => "documents-verify-form-another",
    };
    VerifyPage {
        page: visit.page(visit.t.get("documents-verify-title"), Section::None),
        form_title: visit.t.get(form_title),
        code,
        errors,
        answer,
    }
}

/// Opens what a stranger may know.
pub(crate) fn open(visit: &Visit, row: &CheckRow, holds: Holds) -> WebResult<Found> {
    let cell = check_cell(base::DocumentId(row.document_id));
    let facts: Facts = visit.house.vault.house().open_json(cell, &row.sealed)?;
    let t = &visit.t;
    let now = visit.house.clock.now();
    let checked = t.with(
        "documents-verify-checked",
        &[("date", t.date(t.day_of(now)).into()), ("time", t.time(now).into())],
    );
    let state = State::on(t.day_of(now), facts.valid_until, row.annulled_at.is_some());
    let (verdict, explained) = match holds {
        Holds::Code => state.code_keys(),
        Holds::File => state.file_keys(),
    };
    let row = |key: &str, value: String| Fact { name: t.get(key), value };
    Ok(Found {
        tone: state.tone(),
        verdict: t.get(verdict),
        explained: format!("{} {checked}", t.get(explained)),
        rows: vec![
            row("documents-verify-document", facts.title(t.lang).to_owned()),
            row("documents-verify-number", facts.number.clone()),
            row("documents-verify-agency", facts.agency(t.lang).to_owned()),
            row("documents-verify-issued", facts.day(t)),
            row("documents-verify-validity", facts.validity(t)),
        ],
    })
}

/// Search engines must not collect codes.
pub(crate) fn hidden(html: Html) -> WebResult<Response> {
    let mut response = html.into_response();
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    Ok(response)
}

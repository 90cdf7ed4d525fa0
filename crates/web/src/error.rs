//! Refusals and unexpected failures, as a page for people and problem+json (RFC 9457) for programs.

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use ui::{ErrorAction, ErrorPage};

use crate::kept::Typed;
use crate::{AuthLevel, Fields, House, Visit};

/// Why a request gets no page.
#[derive(Debug)]
pub enum Problem {
    /// 404: not there, or not yours.
    NotFound,
    /// 401, for programs only: people are sent to the sign-in page.
    SignedOut,
    /// 403: signed in, but not allowed; the key of the words that say why and what to do.
    Forbidden(&'static str),
    /// 401: signed in, but not strongly or not recently enough for this act. People are sent to confirm that it is them and come
    /// back; programs read `insufficient_user_authentication` (RFC 9470).
    StepUp(StepUp),
    /// 405: the page exists, but not for this method.
    MethodNotAllowed,
    /// 400: the form was forged or too old; the page offers to try again.
    Stale,
    /// 400: the token is of an earlier session, and this is what was typed: the form is given back with it.
    Late(Fields),
    /// 413: more than the limit of this page, in bytes.
    TooLarge(u64),
    /// 429: too often; seconds to wait.
    TooOften(u64),
    /// 409: something else happened in between; the key of the words that say what.
    Conflict(&'static str),
    /// 410: the person has deleted the account, and what is asked for can be read by nobody any more.
    Erased,
    /// 500: unexpected; logged once with a code that the page shows.
    Broken(Box<dyn std::error::Error + Send + Sync>),
}

/// What a person must confirm before an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepUp {
    /// The class of the act, as the page of confirmation knows it: `contacts`, `security`, `sign`…
    pub act: &'static str,
    /// How strongly.
    pub level: AuthLevel,
}

/// What every handler returns.
pub type WebResult<T> = Result<T, Problem>;

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Problem {
    fn from(error: E) -> Self {
        Self::Broken(Box::new(error))
    }
}

/// Whether an unexpected failure is only this: the person's key is destroyed.
pub(crate) fn is_erased(error: &(dyn std::error::Error + 'static)) -> bool {
    matches!(error.downcast_ref(), Some(vault::VaultError::Erased))
}

impl Problem {
    /// The failure of a job, which shows no page.
    #[must_use]
    pub fn into_error(self) -> Box<dyn std::error::Error + Send + Sync> {
        match self {
            Self::Broken(error) => error,
            other => format!("{other:?}").into(),
        }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignedOut | Self::StepUp(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Stale | Self::Late(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Erased => StatusCode::GONE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable machine word: `type` of problem+json is `/problems/<word>`, and the words for people are `web-problem-<word>-…`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignedOut => "signed-out",
            Self::Forbidden(_) => "forbidden",
            Self::StepUp(_) => "step-up",
            Self::MethodNotAllowed => "method",
            Self::Stale | Self::Late(_) => "stale",
            Self::TooLarge(_) => "too-large",
            Self::TooOften(_) => "too-often",
            Self::Conflict(_) => "conflict",
            Self::Erased => "erased",
            Self::Broken(_) => "broken",
        }
    }
}

/// What the frame needs to draw the page of a problem.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    word: &'static str,
    reason: Option<&'static str>,
    amount: Option<u64>,
    step_up: Option<StepUp>,
    broken: Option<std::sync::Arc<str>>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        // Whatever page came upon it: nothing is broken, the person has gone.
        if matches!(&self, Self::Broken(error) if is_erased(error.as_ref())) {
            return Self::Erased.into_response();
        }
        let (reason, amount) = match &self {
            Self::Forbidden(key) | Self::Conflict(key) => (Some(*key), None),
            Self::TooLarge(amount) | Self::TooOften(amount) => (None, Some(*amount)),
            _ => (None, None),
        };
        let broken = match &self {
            Self::Broken(error) => Some(chain(error.as_ref()).into()),
            _ => None,
        };
        let step_up = if let Self::StepUp(wanted) = &self { Some(*wanted) } else { None };
        let (mut response, word) = (self.status().into_response(), self.word());
        if let Self::TooOften(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if let Self::Late(fields) = self {
            response.extensions_mut().insert(Typed(fields.into()));
        }
        response.extensions_mut().insert(Note { word, reason, amount, step_up, broken });
        response
    }
}

/// RFC 9470, section 3.
fn challenge(level: AuthLevel) -> HeaderValue {
    HeaderValue::from_static(match level {
        AuthLevel::A1 => "Bearer error=\"insufficient_user_authentication\", acr_values=\"a1\"",
        AuthLevel::A2 => "Bearer error=\"insufficient_user_authentication\", acr_values=\"a2\"",
        AuthLevel::A3 => "Bearer error=\"insufficient_user_authentication\", acr_values=\"a3\"",
    })
}

fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        source = inner.source();
    }
    text
}

/// Whether the caller is a program: it asks for JSON and not for HTML.
pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    accept.contains("json") && !accept.contains("text/html")
}

/// Replaces the bare answer of a problem by its page or its problem+json; logs an unexpected one with the code it shows.
pub(crate) fn describe(house: &House, visit: &Visit, json: bool, bare: Response, note: &Note) -> Response {
    let status = bare.status();
    if let (Some(wanted), false) = (note.step_up, json) {
        return to_confirmation(visit, wanted);
    }
    let code = code_of(house, note);
    if let Some(error) = &note.broken {
        tracing::error!(code, path = visit.path_only(), error = error.as_ref(), "a request failed");
    }
    let title = visit.t.get(&format!("web-problem-{}-title", note.word));
    let text = match (note.reason, note.amount) {
        (Some(key), _) => visit.t.get(key),
        (None, Some(amount)) if note.word == "too-large" => {
            visit.t.with1("web-problem-too-large-text", "size", visit.t.size(amount))
        }
        (None, Some(seconds)) => wait_words(visit, seconds),
        (None, None) if note.word == "not-found" && is_desk(visit) => {
            visit.t.get("web-problem-not-found-desk")
        }
        (None, None) => visit.t.get(&format!("web-problem-{}-text", note.word)),
    };
    let mut response = if json {
        let body = serde_json::json!({
            "type": format!("/problems/{}", note.word), "title": title, "status": status.as_u16(),
            "detail": text, "code": code,
        });
        let mut response =
            ([(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response();
        if let Some(wanted) = note.step_up {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge(wanted.level));
        }
        response
    } else {
        page_of(visit, note.word, (&title, &text), code)
    };
    *response.status_mut() = status;
    if let Some(typed) = bare.extensions().get::<Typed>() {
        response.extensions_mut().insert(typed.clone());
    }
    if let Some(wait) = bare.headers().get(header::RETRY_AFTER) {
        response.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    response
}

/// Sends the person to confirm that it is them; a posted form comes back to the page it was on.
fn to_confirmation(visit: &Visit, wanted: StepUp) -> Response {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("for", wanted.act).append_pair("return", &visit.way_back);
    axum::response::Redirect::to(&format!("/confirmation?{}", query.finish())).into_response()
}

/// How long to wait: up to a minute and a half in seconds, then in whole minutes.
fn wait_words(visit: &Visit, seconds: u64) -> String {
    let (unit, amount) = if seconds <= 90 { ("seconds", seconds) } else { ("minutes", seconds.div_ceil(60)) };
    let key = format!("web-problem-too-often-{unit}");
    visit.t.with1(&key, unit, i64::try_from(amount).unwrap_or(i64::MAX))
}

/// Whether it was a page of the staff.
fn is_desk(visit: &Visit) -> bool {
    let path = visit.path_only();
    path == "/staff" || path.starts_with("/staff/")
}

fn page_of(visit: &Visit, word: &str, (title, text): (&str, &str), code: String) -> Response {
    let (home, home_key) =
        if is_desk(visit) { ("/staff", "web-problem-desk") } else { ("/", "web-problem-home") };
    // What may work the next time leads back to where the person was; the rest leads home.
    let again =
        ["broken", "stale", "conflict", "too-large", "too-often"].contains(&word) && visit.way_back != home;
    let action =
        |href: &str, key: &str, main| ErrorAction { href: href.to_owned(), label: visit.t.get(key), main };
    let mut actions = Vec::new();
    if again {
        actions.push(action(&visit.way_back, "web-problem-again", true));
    }
    actions.push(action(home, home_key, !again));
    actions.push(action("/help", "web-problem-help", false));
    let page = visit.page(title, ui::Section::None);
    let page = ErrorPage { page, code, title: title.to_owned(), text: text.to_owned(), actions };
    match visit.show(&page) {
        Ok(html) => html.into_response(),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{title}\n\n{text}")).into_response(),
    }
}

/// A short code: the kind for the expected ones, random for the unexpected, so that support finds the line in the log.
fn code_of(house: &House, note: &Note) -> String {
    if note.broken.is_some() {
        format!("K-{}", hex::encode_upper(house.random.bytes::<4>()))
    } else {
        format!("K-{}", note.word.to_uppercase())
    }
}

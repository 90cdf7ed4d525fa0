//! The sandbox's pages: what arrived, who the people are, what fails on purpose.

use std::time::Duration;

use askama::Template;
use axum::Form;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use text::{Lang, Words};

use crate::faults::Mode;
use crate::inbox::{Letter, Piece, pieces};
use crate::people::Person;
use crate::{Login, Outside, json_error};

/// What every page of the sandbox knows.
pub(crate) struct Frame {
    pub(crate) t: Words,
    pub(crate) place: &'static str,
}

impl Frame {
    /// The frame of a page that belongs to `place`.
    pub(crate) fn new(t: Words, place: &'static str) -> Self {
        Self { t, place }
    }
}

/// What may stand behind the question mark.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    to: String,
    #[serde(default)]
    live: String,
    #[serde(default)]
    more_than: usize,
    #[serde(default)]
    wait_seconds: u64,
}

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxPage {
    frame: Frame,
    to: String,
    live: bool,
    addresses: Vec<(String, usize)>,
    letters: Vec<ShownLetter>,
}

struct ShownLetter {
    email: bool,
    to: String,
    subject: String,
    pieces: Vec<Piece>,
    at: String,
}

#[derive(Template)]
#[template(path = "welcome.html")]
struct WelcomePage {
    frame: Frame,
    logins: Vec<Login>,
}

/// `GET /`: who can sign in to the portal beside it.
pub(crate) async fn welcome(State(outside): State<Outside>, headers: HeaderMap) -> Response {
    let frame = Frame { t: outside.words(&headers), place: "welcome" };
    draw(&WelcomePage { frame, logins: outside.logins.to_vec() })
}

/// `GET /inbox`: by address, newest first. `live=1` lets the page load itself again every few seconds.
pub(crate) async fn inbox(
    State(outside): State<Outside>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let t = outside.words(&headers);
    let now = outside.clock.now();
    let shown = |letter: Letter| ShownLetter {
        email: letter.channel == "email",
        to: letter.to,
        subject: letter.subject,
        pieces: pieces(&letter.text),
        at: t.moment(letter.at, now),
    };
    let letters = outside.inbox.to(&asked.to).into_iter().take(100).map(shown).collect();
    let addresses = outside.inbox.addresses();
    let live = !asked.live.is_empty();
    draw(&InboxPage {
        frame: Frame { t: t.clone(), place: "inbox" },
        to: asked.to.trim().to_owned(),
        live,
        addresses,
        letters,
    })
}

/// `GET /inbox.json?to=ADDRESS`: newest first; without `to`, everything. With `wait_seconds` the answer comes as soon as there are more
/// than `more_than` messages, so that nobody needs to ask again and again.
pub(crate) async fn inbox_json(
    State(outside): State<Outside>,
    Query(asked): Query<Asked>,
) -> axum::Json<Vec<Letter>> {
    let patience = Duration::from_secs(asked.wait_seconds.min(60));
    axum::Json(outside.inbox.more_than(&asked.to, asked.more_than, patience).await)
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    frame: Frame,
    people: Vec<ShownPerson>,
}

struct ShownPerson {
    name: String,
    note: String,
    /// Key of the words, value.
    facts: Vec<(&'static str, String)>,
}

/// `GET /people`: whom the registers know, and what to type.
pub(crate) async fn people(State(outside): State<Outside>, headers: HeaderMap) -> Response {
    let t = outside.words(&headers);
    let people =
        outside.registers.world().people.into_iter().map(|person| shown_person(&person, &t)).collect();
    draw(&PeoplePage { frame: Frame { t, place: "people" }, people })
}

fn shown_person(person: &Person, t: &Words) -> ShownPerson {
    let claim = |field: &str| person.claimed(field).unwrap_or_default();
    let name = ["surname", "name", "patronymic"].map(claim).join(" ");
    let note = if t.lang == Lang::Ru { &person.note_ru } else { &person.note_en };
    let line = person.registration_address().map(|address| address.line).unwrap_or_default();
    let mut facts = vec![
        ("sandbox-people-born", person.birth_date.format("%d.%m.%Y").to_string()),
        ("sandbox-people-snils", claim("snils")),
        ("sandbox-people-inn", claim("inn")),
        ("sandbox-people-passport", claim("passport")),
        ("sandbox-people-address", line),
        ("sandbox-people-email", person.email.clone()),
        ("sandbox-people-phone", person.phone.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    ShownPerson { name: name.trim_end().to_owned(), note: note.clone(), facts }
}

#[derive(Template)]
#[template(path = "faults.html")]
struct FaultsPage {
    frame: Frame,
    systems: Vec<ShownSystem>,
}

struct ShownSystem {
    code: String,
    title: String,
    mode: Mode,
    modes: Vec<Mode>,
}

/// `GET /faults`: every switch.
pub(crate) async fn faults(State(outside): State<Outside>, headers: HeaderMap) -> Response {
    let t = outside.words(&headers);
    let world = outside.registers.world();
    let shown = |(code, mode): (String, Mode)| {
        let title = match world.registers.get(&code) {
            Some(data) if t.lang == Lang::Ru => data.title_ru.clone(),
            Some(data) => data.title_en.clone(),
            None => t.get(&format!("sandbox-faults-{code}")),
        };
        let mut modes = vec![Mode::Ok, Mode::Down, Mode::Slow(5), Mode::Slow(30), Mode::Nonsense];
        if !modes.contains(&mode) {
            modes.push(mode);
        }
        ShownSystem { code, title, mode, modes }
    };
    let systems = outside.faults.all().into_iter().map(shown).collect();
    draw(&FaultsPage { frame: Frame { t: t.clone(), place: "faults" }, systems })
}

impl ShownSystem {
    /// A mode in words.
    fn words(&self, t: &Words, mode: &Mode) -> String {
        match mode {
            Mode::Ok => t.get("sandbox-mode-ok"),
            Mode::Down => t.get("sandbox-mode-down"),
            Mode::Slow(seconds) => t.with1("sandbox-mode-slow", "seconds", seconds.to_string()),
            Mode::Nonsense => t.get("sandbox-mode-nonsense"),
        }
    }
}

/// A switch to be set: a form from the page, or JSON from a test.
#[derive(Debug, Deserialize)]
struct Switch {
    register: String,
    mode: String,
}

/// `POST /faults` `{register, mode}`: sets one switch.
pub(crate) async fn set_fault(State(outside): State<Outside>, headers: HeaderMap, body: Bytes) -> Response {
    let json = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let switch: Option<Switch> =
        if json { serde_json::from_slice(&body).ok() } else { serde_urlencoded::from_bytes(&body).ok() };
    let Some(switch) = switch else { return json_error(StatusCode::BAD_REQUEST, "send register and mode") };
    let mode: Mode = match switch.mode.parse() {
        Ok(mode) => mode,
        Err(error) => return json_error(StatusCode::BAD_REQUEST, &format!("{error}")),
    };
    if !outside.faults.set(&switch.register, mode) {
        return json_error(StatusCode::NOT_FOUND, "there is no such register");
    }
    tracing::info!(register = switch.register, %mode, "sandbox: switched");
    if json {
        return axum::Json(serde_json::json!({ "register": switch.register, "mode": mode.to_string() }))
            .into_response();
    }
    Redirect::to("/faults").into_response()
}

#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    lang: String,
}

/// `POST /language`: remembers the language of these pages.
pub(crate) async fn language(headers: HeaderMap, Form(chosen): Form<Chosen>) -> Response {
    let lang = if chosen.lang == "en" { "en" } else { "ru" };
    let back = headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(local_path)
        .unwrap_or_else(|| "/inbox".to_owned());
    let cookie = format!("sandbox_lang={lang}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000");
    ([(header::SET_COOKIE, cookie)], Redirect::to(&back)).into_response()
}

/// The path and query of an address, so that a redirect never leaves the house.
fn local_path(address: &str) -> Option<String> {
    let uri: axum::http::Uri = address.parse().ok()?;
    let path = uri.path_and_query()?.as_str();
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}

/// `GET /sandbox.css`.
pub(crate) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../templates/sandbox.css"))
}

/// A page as an answer.
pub(crate) fn draw(page: &impl Template) -> Response {
    match page.render() {
        Ok(body) => Html(body).into_response(),
        Err(error) => {
            tracing::error!(%error, "sandbox: a page cannot be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The language of a reader: the cookie of the switch, else what the browser asks for first, else Russian.
pub(crate) fn lang(headers: &HeaderMap) -> Lang {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let cookies = text(header::COOKIE);
    if cookies.contains("sandbox_lang=en") {
        return Lang::En;
    }
    let english = text(header::ACCEPT_LANGUAGE).trim_start().to_ascii_lowercase().starts_with("en");
    if english && !cookies.contains("sandbox_lang=ru") { Lang::En } else { Lang::Ru }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn a_redirect_never_leaves_the_house() {
        assert_eq!(local_path("http://127.0.0.1:8090/inbox?to=a").as_deref(), Some("/inbox?to=a"));
        assert_eq!(local_path("http://h//evil.example/"), None);
    }
}

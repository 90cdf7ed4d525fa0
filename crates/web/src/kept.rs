//! What was typed comes back: a form whose token is of an earlier session is shown again as it was typed, and one that was posted
//! without a session is kept, sealed, until the same person has signed in and opens its page. Nothing is carried out meanwhile.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use aws_lc_rs::digest;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use chrono::Duration;
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use futures::Stream;
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use serde::{Deserialize, Serialize};
use tower::ServiceExt;
use uuid::Uuid;
use vault::Cell;

use crate::error::wants_json;
use crate::visit::{referrer, referring_path};
use crate::{CitizenSession, Fields, House, Limit, StaffSession, Visit, WebResult, cookie, refill};

/// So long a person may take to sign in again.
const KEPT_MINUTES: i64 = 60;
/// The texts of one form together.
const LIMIT_BYTES: usize = 512 * 1024;
/// A form with its files, which are read past.
const FORM_LIMIT_BYTES: usize = 64 * 1024 * 1024;
/// The largest page that a form is filled in on.
const PAGE_LIMIT_BYTES: usize = 8 * 1024 * 1024;

/// Whose session the browser's cookie was of, put into the request's extensions by a session layer when it is open no more.
#[derive(Clone, Copy, Debug)]
pub struct Former(pub Uuid);

/// In the extensions of an answer: the token was of an earlier session, and this is what was typed.
#[derive(Clone)]
pub(crate) struct Typed(pub Arc<Fields>);

/// In the extensions of an answer: the person is sent to sign in, and what was posted has not been read.
#[derive(Clone, Copy)]
pub(crate) struct SignInFirst;

/// A form as it was posted.
#[derive(Serialize, Deserialize)]
struct Form {
    /// Where it was posted to.
    action: String,
    fields: Vec<(String, String)>,
}

#[derive(FromQueryResult)]
struct Row {
    owner: Option<Uuid>,
    sealed: Vec<u8>,
}

/// The router of every page, and the house.
#[derive(Clone)]
pub(crate) struct Rooms {
    pub house: House,
    pub pages: Router,
}

/// The middleware around every page.
pub(crate) async fn give_back(State(rooms): State<Rooms>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let (body, unread) = if is_form(&parts) { spare(body) } else { (body, None) };
    let response = next.run(Request::from_parts(parts, body)).await;
    let typed = response.extensions().get::<Typed>().cloned();
    let signs_in = response.extensions().get::<SignInFirst>().is_some();
    let is_page = asked.method == Method::GET && response.status() == StatusCode::OK && is_html(&response);
    if let Some(Typed(fields)) = typed {
        let form = Form { action: asked.uri.path().to_owned(), fields: fields.0.clone() };
        return match again(&rooms, &asked, &form).await {
            Some(page) => page,
            None => response,
        };
    }
    match unread {
        Some(unread) if signs_in => {
            let kept = keep(&rooms.house, &asked, &unread).await;
            with_cookie(&rooms.house, response, kept)
        }
        _ if is_page => match secret(&rooms.house, &asked) {
            Some(secret) => bring_back(&rooms.house, &asked, &secret, response).await,
            None => response,
        },
        _ => response,
    }
}

/// A form that a person has posted from a page of this portal: another site's is neither kept nor shown.
fn is_form(parts: &Parts) -> bool {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let is_form =
        kind.starts_with("multipart/form-data") || kind.starts_with("application/x-www-form-urlencoded");
    parts.method == Method::POST && is_form && !wants_json(&parts.headers) && is_ours(parts)
}

/// Whether the browser says that the form stood on a page of this portal.
fn is_ours(parts: &Parts) -> bool {
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    if header("sec-fetch-site").is_some_and(|site| site != "same-origin") {
        return false;
    }
    let Some(host) = header("host") else { return false };
    referrer(&parts.headers).is_some_and(|page| {
        let at = page.port().map_or_else(String::new, |port| format!(":{port}"));
        page.host_str().is_some_and(|name| format!("{name}{at}").eq_ignore_ascii_case(host))
    })
}

fn is_html(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// The page on which the form stood, filled in as it was typed, with the token of today.
async fn again(rooms: &Rooms, asked: &Parts, form: &Form) -> Option<Response> {
    if !is_form(asked) {
        return None;
    }
    let path = referring_path(&asked.headers)?;
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = path.parse().ok()?;
    *request.headers_mut() = asked.headers.clone();
    *request.extensions_mut() = asked.extensions.clone();
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH] {
        request.headers_mut().remove(name);
    }
    let page = rooms.pages.clone().oneshot(request).await.ok()?;
    if page.status() != StatusCode::OK || !is_html(&page) {
        return None;
    }
    let visit = Visit::plain(asked, &rooms.house);
    let (mut head, body) = page.into_parts();
    let html = String::from_utf8(to_bytes(body, PAGE_LIMIT_BYTES).await.ok()?.to_vec()).ok()?;
    let note = note(visit.t.get("web-form-late-title"), visit.t.get("web-form-late-text"))?;
    let html = refill::filled(&html, (&path, &form.action), &form.fields, &note)?;
    head.headers.remove(header::CONTENT_LENGTH);
    head.status = StatusCode::BAD_REQUEST;
    Some(Response::from_parts(head, html.into()))
}

fn note(title: String, text: String) -> Option<String> {
    askama::Template::render(&ui::Note { title, text }).ok()
}

/// Keeps what was posted; gives the secret for the browser, or nothing when it may not be kept.
async fn keep(house: &House, asked: &Parts, unread: &Unread) -> Option<String> {
    let owner = asked.extensions.get::<Former>().map(|former| former.0);
    // Without an owner only the page of a record can be kept: it opens for nobody but its owner.
    if owner.is_none() && !names_a_record(asked.uri.path()) {
        return None;
    }
    let address = crate::caller_address(&asked.headers, &asked.extensions, &house.settings);
    house.limits.count(Limit::Messages, address).ok()?;
    let fields = texts(asked, unread).await?;
    match write(house, owner, &Form { action: asked.uri.path().to_owned(), fields }).await {
        Ok(secret) => Some(secret),
        Err(problem) => {
            tracing::error!(?problem, "a form that was posted without a session could not be kept");
            None
        }
    }
}

async fn write(house: &House, owner: Option<Uuid>, form: &Form) -> WebResult<String> {
    let secret = hex::encode(house.random.bytes::<16>());
    let id = row(&secret);
    let sealed = house.vault.house().seal_json(cell(id), form)?;
    let now = house.clock.now();
    let tx = house.db.begin().await?;
    sweep_kept(house, &tx).await?;
    let sql = "insert into web_kept_forms (id, owner, sealed, kept_until) values ($1, $2, $3, $4)";
    tx.execute(sql, values![id, owner, sealed, now + Duration::minutes(KEPT_MINUTES)]).await?;
    tx.commit().await?;
    Ok(secret)
}

/// Removes the forms that nobody came back for.
///
/// # Errors
/// Only unexpected ones.
pub async fn sweep_kept(house: &House, tx: &Tx) -> WebResult<()> {
    tx.execute("delete from web_kept_forms where kept_until < $1", values![house.clock.now()]).await?;
    Ok(())
}

/// Fills the kept form in when this page has it and the reader is who posted it; once.
async fn bring_back(house: &House, asked: &Parts, secret: &str, response: Response) -> Response {
    let form = match find(house, asked, secret).await {
        Ok(Some(form)) => form,
        Ok(None) => return response,
        Err(problem) => {
            tracing::error!(?problem, "a kept form could not be read");
            return response;
        }
    };
    let (mut head, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, PAGE_LIMIT_BYTES).await else {
        return Response::from_parts(head, Body::empty());
    };
    let visit = Visit::plain(asked, house);
    let note = note(visit.t.get("web-form-kept-title"), visit.t.get("web-form-kept-text"));
    let filled = std::str::from_utf8(&bytes)
        .ok()
        .zip(note)
        .and_then(|(html, note)| refill::filled(html, (asked.uri.path(), &form.action), &form.fields, &note));
    let Some(html) = filled else { return Response::from_parts(head, bytes.into()) };
    if let Err(problem) = forget(house, secret).await {
        tracing::error!(?problem, "a kept form could not be removed");
    }
    head.headers.remove(header::CONTENT_LENGTH);
    with_cookie(house, Response::from_parts(head, html.into()), Some(String::new()))
}

async fn find(house: &House, asked: &Parts, secret: &str) -> WebResult<Option<Form>> {
    let is_staff = asked.uri.path().starts_with("/staff");
    let reader = if is_staff {
        asked.extensions.get::<StaffSession>().map(|session| session.staff.uuid())
    } else {
        asked.extensions.get::<CitizenSession>().map(|session| session.citizen.uuid())
    };
    let Some(reader) = reader else { return Ok(None) };
    let id = row(secret);
    let sql = "select owner, sealed from web_kept_forms where id = $1 and kept_until >= $2";
    let found: Vec<Row> = house.db.all(sql, values![id, house.clock.now()]).await?;
    let Some(row) = found.into_iter().next() else { return Ok(None) };
    if row.owner.is_some_and(|owner| owner != reader) {
        return Ok(None);
    }
    let form: Form = house.vault.house().open_json(cell(id), &row.sealed)?;
    Ok((form.action.starts_with("/staff") == is_staff).then_some(form))
}

async fn forget(house: &House, secret: &str) -> WebResult<()> {
    let tx = house.db.begin().await?;
    tx.execute("delete from web_kept_forms where id = $1", values![row(secret)]).await?;
    Ok(tx.commit().await?)
}

/// The row of a secret: the table says nothing by which a form could be claimed.
fn row(secret: &str) -> Uuid {
    let hash = digest::digest(&digest::SHA256, secret.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_ref()[..16]);
    Uuid::from_bytes(bytes)
}

fn cell(row: Uuid) -> Cell {
    Cell { table: "web_kept_forms", column: "sealed", row }
}

fn cookie_name(house: &House) -> &'static str {
    if house.settings.is_https() { "__Host-kabinet-kept" } else { "kabinet_kept" }
}

fn secret(house: &House, asked: &Parts) -> Option<String> {
    cookie(&asked.headers, cookie_name(house)).filter(|value| value.len() == 32).map(ToOwned::to_owned)
}

/// Gives the browser the secret; an empty one takes it away.
fn with_cookie(house: &House, mut response: Response, secret: Option<String>) -> Response {
    let Some(secret) = secret else { return response };
    let secure = if house.settings.is_https() { "; Secure" } else { "" };
    let age = if secret.is_empty() { 0 } else { KEPT_MINUTES * 60 };
    let name = cookie_name(house);
    let line = format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    response
}

fn names_a_record(path: &str) -> bool {
    path.split('/').any(|part| part.len() == 36 && part.parse::<Uuid>().is_ok())
}

/// The text fields of a posted form; files are read past. What a person types only once is not kept.
async fn texts(asked: &Parts, unread: &Unread) -> Option<Vec<(String, String)>> {
    let body = unread.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    let kind = asked.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let all = if kind.starts_with("multipart/") {
        let mut request = Request::new(body);
        request.headers_mut().insert(header::CONTENT_TYPE, asked.headers.get(header::CONTENT_TYPE)?.clone());
        DefaultBodyLimit::max(FORM_LIMIT_BYTES).apply(&mut request);
        multipart(request).await?
    } else {
        let bytes = to_bytes(body, LIMIT_BYTES).await.ok()?;
        url::form_urlencoded::parse(&bytes).into_owned().collect()
    };
    let is_secret = |name: &str| ["csrf", "code", "pin"].contains(&name) || name.contains("password");
    Some(all.into_iter().filter(|(name, _)| !is_secret(name)).collect())
}

async fn multipart(request: Request) -> Option<Vec<(String, String)>> {
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    let (mut all, mut size) = (Vec::new(), 0);
    while let Some(mut part) = form.next_field().await.ok()? {
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let mut text = Vec::new();
        while let Some(chunk) = part.chunk().await.ok()? {
            if !is_file {
                size += chunk.len();
                text.extend_from_slice(&chunk);
            }
            if size > LIMIT_BYTES {
                return None;
            }
        }
        if !is_file {
            all.push((name, String::from_utf8_lossy(&text).into_owned()));
        }
    }
    Some(all)
}

/// The body of a request that nobody has begun to read.
type Unread = Arc<Mutex<Option<Body>>>;

/// A body that is put aside when it is thrown away unread.
struct Spared {
    body: Option<axum::body::BodyDataStream>,
    begun: bool,
    aside: Unread,
}

fn spare(body: Body) -> (Body, Option<Unread>) {
    let aside = Unread::default();
    let spared = Spared { body: Some(body.into_data_stream()), begun: false, aside: aside.clone() };
    (Body::from_stream(spared), Some(aside))
}

impl Stream for Spared {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.begun = true;
        self.body.as_mut().map_or(Poll::Ready(None), |body| Pin::new(body).poll_next(context))
    }
}

impl Drop for Spared {
    fn drop(&mut self) {
        if let (false, Some(body)) = (self.begun, self.body.take()) {
            *self.aside.lock().unwrap_or_else(PoisonError::into_inner) = Some(Body::from_stream(body));
        }
    }
}

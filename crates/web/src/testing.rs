//! A house on a throw-away database, and a browser without a screen: what every area's stories are told with.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::ConnectInfo;
use base::{Clock, Random};
use chrono::{DateTime, Utc};
use db::testing::TestDb;
use db::{Db, DbError, Migration};
use delivery::MemoryBox;
use futures::{FutureExt as _, StreamExt as _};
use http::{Method, Request, StatusCode, header};
use text::{Book, Source};
use tower::ServiceExt;

use crate::{Allowances, Forgery, House, Limits, Settings, Unread};

/// What an area's stories bring: the schema and the words of the areas they use.
pub struct Parts {
    /// Schemas of the areas (the spine's are added).
    pub migrations: Vec<Migration>,
    /// Words of the areas (the spine's are added).
    pub sources: Vec<Source>,
    /// Which journal actions become notices.
    pub announced: fn(&str) -> bool,
}

/// A house with a fixed clock, repeatable randomness and an in-memory way out.
pub struct TestHouse {
    /// The house.
    pub house: House,
    /// What would have left it.
    pub outbox: Arc<MemoryBox>,
    /// The database, gone with the house.
    pub database: TestDb,
    files: tempfile::TempDir,
}

struct NoUnread;

#[async_trait::async_trait]
impl Unread for NoUnread {
    async fn unread(&self, _: &Db, _: base::CitizenId) -> Result<i64, DbError> {
        Ok(0)
    }

    async fn arrived(
        &self,
        _: &Db,
        _: DateTime<Utc>,
        _: Option<base::CitizenId>,
        _: i64,
    ) -> Result<Vec<(uuid::Uuid, base::CitizenId)>, DbError> {
        Ok(Vec::new())
    }
}

/// Noon of 24 November 2026 in Moscow: a Tuesday.
#[must_use]
pub fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_510_800, 0).unwrap_or(DateTime::UNIX_EPOCH)
}

impl TestHouse {
    /// Builds one.
    ///
    /// # Panics
    /// When something of it cannot be made: a test cannot go on then.
    #[expect(clippy::expect_used, reason = "a test cannot go on without its house")]
    pub async fn new(parts: Parts) -> Self {
        let (clock, random) = (Clock::fixed(noon()), Random::seeded(7));
        let mut migrations = crate::migrations();
        migrations.extend(parts.migrations);
        let database = TestDb::new(&migrations).await;
        let db = database.db.clone();
        let vault = vault::Vault::for_tests(&db, clock.clone(), random.clone()).await;
        let jobs = jobs::Jobs::new(clock.clone(), random.clone());
        let journal = journal::Journal::open(
            &db,
            vault.clone(),
            jobs.clone(),
            clock.clone(),
            random.clone(),
            parts.announced,
        )
        .await
        .expect("the journal opens");
        let folder = tempfile::tempdir().expect("a folder for files");
        let outbox = Arc::new(MemoryBox::default());
        let mut sources = parts.sources;
        sources.extend(crate::words());
        let limits = Limits::new(Allowances::default(), &clock, &random);
        let house = House {
            limits,
            files: vault::Files::folder(folder.path()).expect("the file store opens"),
            db,
            vault,
            journal,
            jobs,
            delivery: outbox.clone(),
            book: Arc::new(Book::new(sources).expect("the words are complete")),
            clock,
            random,
            unread: Arc::new(NoUnread),
            changes: crate::Changes::default(),
            forgery: Forgery::new(&[7; 32]),
            settings: Arc::new(settings()),
        };
        Self { house, outbox, database, files: folder }
    }

    /// A browser on `areas`, with the session layers that `sessions` adds.
    pub fn browser(
        &self,
        areas: Router<House>,
        sessions: impl FnOnce(Router<House>) -> Router<House>,
    ) -> Browser {
        Browser::new(crate::dress(areas, self.house.clone(), sessions))
    }

    /// The folder of sealed files.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.files.path()
    }

    /// Moves the clock forward.
    pub fn minutes_pass(&self, minutes: i64) {
        self.house.clock.advance(chrono::Duration::minutes(minutes));
    }
}

#[expect(clippy::expect_used, reason = "a constant address")]
fn settings() -> Settings {
    Settings {
        public_url: url::Url::parse("http://127.0.0.1:8080").expect("an address"),
        portal_name: text::Named { ru: "Кабинет".to_owned(), en: Some("Kabinet".to_owned()) },
        policy: Arc::default(),
        demo_inbox: None,
        trusted_proxies: 0,
        support: Arc::default(),
        reports: crate::Reports::default(),
    }
}

/// A browser without a screen: it keeps cookies, carries the forgery token of the last page it saw, and does not follow redirects
/// unless told to.
#[derive(Clone)]
pub struct Browser {
    app: Router,
    cookies: BTreeMap<String, String>,
    csrf: String,
    lang: &'static str,
    accept: &'static str,
    address: SocketAddr,
    agent: &'static str,
}

/// A line of server-sent events.
pub struct Listening {
    /// Status.
    pub status: StatusCode,
    /// Every header.
    pub headers: header::HeaderMap,
    stream: axum::body::BodyDataStream,
    /// The portal has ended the line.
    pub is_over: bool,
}

impl Listening {
    /// What has been said since; nothing is waited for.
    pub fn heard(&mut self) -> String {
        let mut heard = String::new();
        while let Some(next) = self.stream.next().now_or_never() {
            match next {
                Some(Ok(bytes)) => heard.push_str(&String::from_utf8_lossy(&bytes)),
                Some(Err(_)) | None => {
                    self.is_over = true;
                    break;
                }
            }
        }
        heard
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Where a redirect leads; empty when it is none.
    pub location: String,
    /// Content type.
    pub kind: String,
    /// Seconds after which to try again, when the answer says so (`Retry-After`).
    pub wait_seconds: Option<u64>,
    /// Every header.
    pub headers: header::HeaderMap,
    /// The body as text (lossy).
    pub text: String,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Browser {
    /// A browser with no cookies on a dressed router.
    #[must_use]
    pub fn new(app: Router) -> Self {
        let address = SocketAddr::from(([127, 0, 0, 1], 40_000));
        Self {
            app,
            cookies: BTreeMap::new(),
            csrf: String::new(),
            lang: "ru",
            accept: "text/html",
            address,
            agent: "story",
        }
    }

    /// Another browser on the same portal: no cookies, another address.
    #[must_use]
    pub fn stranger(&self) -> Self {
        Self { address: SocketAddr::from(([192, 0, 2, 7], 40_000)), ..Self::new(self.app.clone()) }
    }

    /// Reads English from now on.
    pub fn in_english(&mut self) {
        self.lang = "en";
    }

    /// Goes to another address with all its cookies.
    pub fn move_to(&mut self, address: [u8; 4]) {
        self.address = SocketAddr::from((address, 40_000));
    }

    /// The same browser at another address.
    #[must_use]
    pub fn from(mut self, address: [u8; 4]) -> Self {
        self.move_to(address);
        self
    }

    /// Calls itself otherwise from now on, as another browser would that has the same cookies.
    pub fn call_itself(&mut self, agent: &'static str) {
        self.agent = agent;
    }

    /// Forgets one cookie, as when a session is lost.
    pub fn forget(&mut self, cookie: &str) {
        self.cookies.remove(cookie);
    }

    /// Becomes another tab of that browser: its cookies, but the page that this one saw last.
    pub fn takes_cookies_of(&mut self, other: &Self) {
        self.cookies.clone_from(&other.cookies);
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    /// Asks as a program does, which reads JSON.
    pub async fn get_json(&mut self, path: &str) -> Answer {
        self.accept = "application/json";
        let answer = self.get(path).await;
        self.accept = "text/html";
        answer
    }

    /// Opens a page and follows redirects, ten at most.
    pub async fn open(&mut self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..10 {
            if answer.location.is_empty() {
                break;
            }
            let next = answer.location.clone();
            answer = self.get(&next).await;
        }
        answer
    }

    /// Posts a form with the token of the last page.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.append_pair("csrf", &self.csrf);
        form.extend_pairs(fields);
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, path, Some(kind.to_owned()), Body::from(form.finish())).await
    }

    /// Posts a form that stood on a page of the portal, as browsers say it.
    pub async fn post_from(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.append_pair("csrf", &self.csrf);
        form.extend_pairs(fields);
        let kind = "application/x-www-form-urlencoded".to_owned();
        let page = format!("http://127.0.0.1:8080{page}");
        let said = [("referer", page.as_str()), ("sec-fetch-site", "same-origin")];
        self.send_with(Method::POST, path, Some(kind), Body::from(form.finish()), &said).await
    }

    /// Posts a form and follows the redirect.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        if answer.location.is_empty() {
            return answer;
        }
        self.open(&answer.location).await
    }

    /// Posts a multipart form: the token first, then `fields`, then files as (field, file name, content).
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        let edge = "kabinet-test-boundary";
        let mut body = Vec::new();
        let csrf = self.csrf.clone();
        for (name, value) in [("csrf", csrf.as_str())].iter().chain(fields) {
            let head =
                format!("--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (field, name, content) in files {
            let head = format!(
                "--{edge}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{edge}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={edge}");
        self.send(Method::POST, path, Some(kind), Body::from(body)).await
    }

    /// Sends a piece of a file that begins at `offset`, as the script does: the token of the last page in a header.
    pub async fn patch(&mut self, path: &str, offset: usize, piece: &[u8]) -> Answer {
        let (token, offset) = (self.csrf.clone(), offset.to_string());
        let headers = [("x-csrf", token.as_str()), ("upload-offset", offset.as_str())];
        let kind = "application/offset+octet-stream".to_owned();
        self.send_with(Method::PATCH, path, Some(kind), Body::from(piece.to_vec()), &headers).await
    }

    async fn send(&mut self, method: Method, path: &str, kind: Option<String>, body: Body) -> Answer {
        self.send_with(method, path, kind, body, &[]).await
    }

    /// # Panics
    /// When the portal does not answer.
    #[expect(clippy::expect_used, reason = "a test cannot go on without an answer")]
    async fn send_with(
        &mut self,
        method: Method,
        path: &str,
        kind: Option<String>,
        body: Body,
        headers: &[(&str, &str)],
    ) -> Answer {
        let response = self.ask(method, path, kind, body, headers).await;
        for line in response.headers().get_all(header::SET_COOKIE) {
            self.keep(line.to_str().expect("a readable cookie"));
        }
        let text_of = |name: header::HeaderName| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned()
        };
        let (location, kind, status) =
            (text_of(header::LOCATION), text_of(header::CONTENT_TYPE), response.status());
        let wait_seconds = text_of(header::RETRY_AFTER).parse().ok();
        let headers = response.headers().clone();
        let bytes = to_bytes(response.into_body(), 64 * 1024 * 1024).await.expect("a body").to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(token) = between(&text, "name=\"csrf\" value=\"", "\"") {
            token.clone_into(&mut self.csrf);
        }
        Answer { status, location, kind, wait_seconds, headers, text, bytes }
    }

    /// # Panics
    /// When the portal does not answer.
    #[expect(clippy::expect_used, reason = "a test cannot go on without an answer")]
    async fn ask(
        &self,
        method: Method,
        path: &str,
        kind: Option<String>,
        body: Body,
        headers: &[(&str, &str)],
    ) -> axum::response::Response {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::ACCEPT_LANGUAGE, self.lang)
            .header(header::ACCEPT, self.accept)
            .header(header::USER_AGENT, self.agent)
            .header(header::COOKIE, cookies.join("; "));
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(length) = body.size_hint().exact() {
            request = request.header(header::CONTENT_LENGTH, length);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(body).expect("a request");
        request.extensions_mut().insert(ConnectInfo(self.address));
        self.app.clone().oneshot(request).await.expect("an answer")
    }

    /// The same browser with the same cookies at another node of the portal.
    #[must_use]
    pub fn at(&self, node: Router) -> Self {
        Self { app: node, ..self.clone() }
    }

    /// Opens a page as a page does by itself, without its reader.
    pub async fn get_unattended(&mut self, path: &str) -> Answer {
        self.send_with(Method::GET, path, None, Body::empty(), &[(crate::UNATTENDED, "1")]).await
    }

    /// Listens to the changes of a page; `last` is the `id` of the last event that was heard, or nothing.
    pub async fn listen(&self, path: &str, last: &str) -> Listening {
        let headers = [("last-event-id", last)];
        let headers = if last.is_empty() { &headers[..0] } else { &headers[..] };
        let response = self.ask(Method::GET, path, None, Body::empty(), headers).await;
        Listening {
            status: response.status(),
            headers: response.headers().clone(),
            stream: response.into_body().into_data_stream(),
            is_over: false,
        }
    }

    fn keep(&mut self, line: &str) {
        let pair = line.split(';').next().unwrap_or("");
        let Some((name, value)) = pair.split_once('=') else { return };
        if value.is_empty() || line.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// The text between two marks, the first time they stand in `text`.
#[must_use]
pub fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let start = text.find(from)? + from.len();
    let length = text[start..].find(to)?;
    Some(&text[start..start + length])
}

//! The pretend outside world: an inbox for every mailbox and phone, registers, and switches that make them fail.
//! A program of its own, over real sockets; the demo starts it in its own process.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base::Clock;
use serde_json::{Map, Value, json};
use text::{Book, Source, Words};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use oidc::Kind;

mod authenticator;
mod faults;
mod inbox;
mod oidc;
mod pages;
mod people;
mod registers;
mod sms;
mod smtp;
mod treasury;
mod visitor;

pub use faults::{Faults, Mode, NoMode};
pub use inbox::{Inbox, Letter};
pub use oidc::{BANK_SECRET, CLIENT as OIDC_CLIENT, ENTRANCE_SECRET, TWO_FACTORS};
pub use people::{Address, Person, RegisterData, World, people, world};
pub use visitor::{Sheet, Visitor};

/// Somebody who can sign in to the portal beside the sandbox.
#[derive(Clone, Debug)]
pub struct Login {
    /// Who.
    pub name: String,
    /// Phone or e-mail.
    pub login: String,
    /// A demo's password: it opens nothing else.
    pub password: String,
    /// The portal's page: `/sign-in`.
    pub place: String,
    /// The secret of their authenticator app, when they have one.
    pub app: Option<[u8; 20]>,
}

/// Where the sandbox listens. Port 0 takes a free one.
#[derive(Clone, Debug)]
pub struct SandboxConfig {
    /// Pages, SMS gateway, registers.
    pub listen: SocketAddr,
    /// Mail server.
    pub smtp_listen: SocketAddr,
    /// Whom the first page introduces.
    pub people: Vec<Login>,
}

impl SandboxConfig {
    /// Free ports of this machine, for tests.
    #[must_use]
    pub fn anywhere() -> Self {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self { listen: any, smtp_listen: any, people: Vec::new() }
    }
}

/// Why the sandbox does not start.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The address is taken or not ours.
    #[error("cannot listen on {at}: {why}")]
    Listen {
        /// The address.
        at: SocketAddr,
        /// Why.
        why: std::io::Error,
    },
    /// A file of words is wrong.
    #[error(transparent)]
    Words(#[from] text::BookError),
}

/// A running sandbox.
#[derive(Debug)]
pub struct Sandbox {
    /// What arrived.
    pub inbox: Inbox,
    /// Its switches.
    pub faults: Faults,
    http: SocketAddr,
    smtp: SocketAddr,
    stop: CancellationToken,
    tasks: Vec<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts it; it listens when this returns.
    pub async fn start(config: SandboxConfig) -> Result<Self, SandboxError> {
        let (web, http) = listen(config.listen).await?;
        let (mail, smtp) = listen(config.smtp_listen).await?;
        let (world, stop) = (world(), CancellationToken::new());
        let switches = world
            .registers
            .keys()
            .cloned()
            .chain([faults::MAIL, faults::SMS].map(str::to_owned))
            .chain([Kind::Bank, Kind::Entrance].map(|kind| kind.code().to_owned()));
        let outside = Outside {
            inbox: Inbox::default(),
            faults: Faults::new(switches),
            registers: registers::Registers::new(world.clone()),
            bank: oidc::Provider::new(base::Random::system()),
            entrance: oidc::Provider::new(base::Random::system()),
            treasury: treasury::Treasury::default(),
            http,
            apps: authenticator::Apps::of(&config.people),
            logins: config.people.into(),
            clock: Clock::system(),
            book: Arc::new(Book::new(words().into())?),
            stop: stop.clone(),
        };
        let (inbox, faults) = (outside.inbox.clone(), outside.faults.clone());
        let clock = outside.clock.clone();
        let server = smtp::Server { inbox: inbox.clone(), faults: faults.clone(), clock, stop: stop.clone() };
        let tasks = vec![tokio::spawn(pages(web, outside)), tokio::spawn(smtp::serve(mail, server))];
        Ok(Self { inbox, faults, http, smtp, stop, tasks })
    }
    /// Where the pages, the SMS gateway and the registers listen.
    #[must_use]
    pub fn http_address(&self) -> SocketAddr {
        self.http
    }
    /// Where the mail server listens.
    #[must_use]
    pub fn smtp_address(&self) -> SocketAddr {
        self.smtp
    }
    /// `http://127.0.0.1:8090`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.http)
    }
    /// Stops listening, lets running answers end for at most two seconds, and returns.
    pub async fn stop(self) {
        self.stop.cancel();
        for mut task in self.tasks {
            if tokio::time::timeout(Duration::from_secs(2), &mut task).await.is_err() {
                task.abort();
            }
        }
    }
}

/// What the handlers share.
#[derive(Clone)]
pub(crate) struct Outside {
    inbox: Inbox,
    faults: Faults,
    registers: registers::Registers,
    bank: oidc::Provider,
    entrance: oidc::Provider,
    treasury: treasury::Treasury,
    http: SocketAddr,
    apps: authenticator::Apps,
    logins: Arc<[Login]>,
    clock: Clock,
    book: Arc<Book>,
    stop: CancellationToken,
}

impl Outside {
    /// A provider's issuer.
    fn issuer(&self, kind: Kind) -> String {
        format!("http://{}/{}", self.http, kind.code())
    }

    fn words(&self, headers: &HeaderMap) -> Words {
        Words::new(Arc::clone(&self.book), pages::lang(headers))
    }
}

/// The sandbox's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("sandbox", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

async fn pages(listener: TcpListener, outside: Outside) {
    let stop = outside.stop.clone();
    let served =
        axum::serve(listener, router(outside)).with_graceful_shutdown(async move { stop.cancelled().await });
    if let Err(error) = served.await {
        tracing::error!(%error, "sandbox: the pages have stopped");
    }
}

async fn listen(at: SocketAddr) -> Result<(TcpListener, SocketAddr), SandboxError> {
    let failed = |why| SandboxError::Listen { at, why };
    let listener = TcpListener::bind(at).await.map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    Ok((listener, bound))
}

fn router(outside: Outside) -> axum::Router {
    axum::Router::new()
        .route("/", get(pages::welcome))
        .route("/inbox", get(pages::inbox))
        .route("/inbox.json", get(pages::inbox_json))
        .route("/authenticator", get(authenticator::page))
        .route("/authenticator.json", get(authenticator::json_code))
        .route("/people", get(pages::people).post(add_person))
        .route("/faults", get(pages::faults).post(pages::set_fault))
        .route("/language", post(pages::language))
        .route("/sandbox.css", get(pages::style))
        .route("/sms", post(sms::take))
        .route("/registers/{register}", post(ask))
        .route("/treasury/{number}", get(treasury::page).post(treasury::pay))
        .merge(oidc::routes(Kind::Bank))
        .merge(oidc::routes(Kind::Entrance))
        .layer(DefaultBodyLimit::max(256 * 1024))
        .layer(axum::middleware::map_response(protect))
        .with_state(outside)
}

async fn protect(mut response: Response) -> Response {
    let policy =
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(policy));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// `POST /registers/CODE`: one JSON object in, one JSON object out.
async fn ask(State(outside): State<Outside>, Path(register): Path<String>, body: Bytes) -> Response {
    let mode = outside.faults.of(&register);
    faults::dawdle(mode, &outside.stop).await;
    match mode {
        Mode::Down => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Mode::Nonsense => {
            let (kind, body) = outside.registers.nonsense();
            return ([(header::CONTENT_TYPE, kind)], body).into_response();
        }
        Mode::Ok | Mode::Slow(_) => {}
    }
    let Ok(query) = serde_json::from_slice::<Map<String, Value>>(&body) else {
        return json_error(StatusCode::BAD_REQUEST, "send one JSON object");
    };
    if register == treasury::REGISTER {
        return treasury::answer(&outside, &query);
    }
    match outside.registers.answer(&register, &query) {
        Some(answer) => axum::Json(answer).into_response(),
        None => json_error(StatusCode::NOT_FOUND, "there is no such register"),
    }
}

/// `POST /people`: one person as in `people.toml`, in JSON; one with the same SNILS is replaced.
async fn add_person(State(outside): State<Outside>, body: Bytes) -> Response {
    let person = match serde_json::from_slice::<Person>(&body) {
        Ok(person) => person,
        Err(error) => return json_error(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    if outside.registers.add(person) {
        return StatusCode::CREATED.into_response();
    }
    json_error(StatusCode::INSUFFICIENT_STORAGE, "there are too many people")
}

pub(crate) fn json_error(status: StatusCode, why: &str) -> Response {
    (status, axum::Json(json!({ "error": why }))).into_response()
}

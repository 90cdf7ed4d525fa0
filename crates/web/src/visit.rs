//! One visit of a page: language, look, token, viewer.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use askama::Template;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{Extensions, HeaderMap, Method, StatusCode, header};
use text::{Lang, Words};
use ui::{Look, Page, Section, Viewer};

use crate::token::Token;
use crate::{CitizenSession, House, KnownBrowser, Problem, Settings, StaffSession, WebResult};

/// Extractor for every page handler: `async fn page(visit: Visit, ...)`.
#[derive(Clone)]
pub struct Visit {
    /// The house.
    pub house: House,
    /// The reader's words: cookie `kabinet_lang`, else `Accept-Language`, else Russian.
    pub t: Words,
    /// The caller's address, cut to /24 or /48, for the journal and limits.
    pub source: String,
    /// The caller's full address.
    pub address: IpAddr,
    /// User agent.
    pub agent: String,
    /// The secret by which the browser is known again; empty when it brought none.
    pub browser: base::Sensitive<String>,
    /// The page to come back to: this one, or for a posted form the page it stood on.
    pub way_back: String,
    /// The page asks by itself, not its reader: nothing counts as read.
    pub unattended: bool,
    page: Page,
    citizen: Option<CitizenSession>,
}

impl FromRequestParts<House> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let mut visit = Self::plain(parts, house);
        if let (Some(citizen), &Method::GET) = (&visit.citizen, &parts.method)
            && let Viewer::Citizen { unread, .. } = &mut visit.page.viewer
        {
            *unread = house.unread.unread(&house.db, citizen.citizen).await?;
        }
        Ok(visit)
    }
}

impl Visit {
    /// A visit without a question to the database, for error pages.
    pub(crate) fn plain(parts: &Parts, house: &House) -> Self {
        let t = Words::new(house.book.clone(), lang(&parts.headers));
        let address = caller_address(&parts.headers, &parts.extensions, &house.settings);
        let citizen = parts.extensions.get::<CitizenSession>().cloned();
        let page = Page {
            t: t.clone(),
            title: String::new(),
            section: Section::None,
            viewer: viewer(parts, citizen.as_ref()),
            csrf: Token::of(parts, house).0,
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            look: look(&parts.headers),
            now: house.clock.now(),
            support: house.settings.support.clone(),
            ending: parts.extensions.get::<ui::Ending>().copied(),
        };
        let way_back = if parts.method == Method::GET {
            page.path.clone()
        } else {
            referring_path(&parts.headers).unwrap_or_else(|| "/".to_owned())
        };
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
        Self {
            house: house.clone(),
            t,
            source: network(address),
            address,
            agent: agent.chars().take(200).collect(),
            browser: parts
                .extensions
                .get::<KnownBrowser>()
                .map_or_else(|| base::Sensitive::new(String::new()), |known| known.0.clone()),
            way_back,
            unattended: crate::is_unattended(&parts.headers, parts.uri.path()),
            page,
            citizen,
        }
    }

    /// The frame of a page; `title` is already in words.
    #[must_use]
    pub fn page(&self, title: impl Into<String>, section: Section) -> Page {
        Page { title: title.into(), section, ..self.page.clone() }
    }

    /// The signed-in citizen, on pages that anyone may read.
    #[must_use]
    pub fn citizen(&self) -> Option<&CitizenSession> {
        self.citizen.as_ref()
    }

    /// The path of this page without its query.
    #[must_use]
    pub fn path_only(&self) -> &str {
        self.page.path.split('?').next().unwrap_or("/")
    }

    /// Renders a template with status 200.
    pub fn show(&self, template: &impl Template) -> WebResult<Html> {
        Ok(Html { status: StatusCode::OK, body: template.render()? })
    }

    /// Renders a form again with status 422, what was typed kept.
    pub fn again(&self, template: &impl Template) -> WebResult<Html> {
        Ok(Html { status: StatusCode::UNPROCESSABLE_ENTITY, body: template.render()? })
    }
}

/// A rendered page. It is never stored by the browser or a proxy.
#[derive(Debug)]
pub struct Html {
    /// Status.
    pub status: StatusCode,
    /// The page.
    pub body: String,
}

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        let headers =
            [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
        (self.status, headers, self.body).into_response()
    }
}

/// The value of a cookie in a request.
#[must_use]
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// `path` when it stays on this site (one leading slash, no scheme, no host); otherwise nothing. For every redirect to a place that the request named.
#[must_use]
pub fn local_path(path: &str) -> Option<&str> {
    let stays = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(|letter| letter.is_control());
    stays.then_some(path)
}

/// The path of the page that a form was posted from.
pub(crate) fn referring_path(headers: &HeaderMap) -> Option<String> {
    local_path(referrer(headers)?.path()).map(ToOwned::to_owned)
}

/// The page that a form was posted from.
pub(crate) fn referrer(headers: &HeaderMap) -> Option<url::Url> {
    url::Url::parse(headers.get(header::REFERER)?.to_str().ok()?).ok()
}

fn lang(headers: &HeaderMap) -> Lang {
    match cookie(headers, "kabinet_lang") {
        Some("en") => return Lang::En,
        Some("ru") => return Lang::Ru,
        _ => {}
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let wishes = accepted.split(',').map(|wish| wish.trim().to_ascii_lowercase());
    for wish in wishes {
        if wish.starts_with("ru") {
            return Lang::Ru;
        }
        if wish.starts_with("en") {
            return Lang::En;
        }
    }
    Lang::Ru
}

fn look(headers: &HeaderMap) -> Look {
    cookie(headers, "kabinet_look").map(Look::parse).unwrap_or_default()
}

fn viewer(parts: &Parts, citizen: Option<&CitizenSession>) -> Viewer {
    if parts.uri.path().starts_with("/staff") {
        return match parts.extensions.get::<StaffSession>() {
            Some(staff) => Viewer::Staff {
                name: staff.name.clone(),
                initials: staff.initials.clone(),
                agency: staff.agency_name.clone(),
            },
            None => Viewer::Anonymous,
        };
    }
    match citizen {
        Some(citizen) => {
            Viewer::Citizen { name: citizen.name.clone(), initials: citizen.initials.clone(), unread: 0 }
        }
        None => Viewer::Anonymous,
    }
}

/// The caller's address: the socket's, or what the outermost believed proxy wrote into `X-Forwarded-For`.
#[must_use]
pub fn caller_address(headers: &HeaderMap, extensions: &Extensions, settings: &Settings) -> IpAddr {
    let socket = extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    if settings.trusted_proxies == 0 {
        return socket;
    }
    let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok()).unwrap_or("");
    let hops: Vec<IpAddr> = forwarded.split(',').filter_map(|hop| hop.trim().parse().ok()).collect();
    let place = hops.len().checked_sub(usize::from(settings.trusted_proxies));
    place.and_then(|index| hops.get(index)).copied().unwrap_or(socket)
}

/// An address cut to its network: /24 of IPv4, /48 of IPv6.
#[must_use]
pub fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}::/48")
        }
    }
}

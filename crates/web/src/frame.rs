//! The frame around every area: sessions outside, then security headers and the seed of the forgery token, then pages for refusals.

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use http::{HeaderValue, header};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::error::{Note, describe, wants_json};
use crate::kept::{self, Rooms};
use crate::token::Seed;
use crate::{House, Problem, Visit, changes, cookie, switches};

/// What the browser may load: only what the house itself serves, nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How hard pages are compressed. Brotli would make them a twentieth smaller and take as long as everything else of a page;
/// what never changes is compressed with it once, at the build.
const GZIP: i32 = 3;

/// Puts the frame around the areas' routes. `sessions` adds the session layers, outside of everything, so that even an error page
/// knows who looks.
pub fn dress(
    areas: Router<House>,
    house: House,
    sessions: impl FnOnce(Router<House>) -> Router<House>,
) -> Router {
    let framed = areas
        .merge(switches::routes())
        .merge(changes::routes())
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .layer(CatchPanicLayer::custom(|_| {
            axum::response::IntoResponse::into_response(Problem::Broken("a handler panicked".into()))
        }))
        .layer(from_fn_with_state(house.clone(), problems));
    // Around the areas' routes, so that it can ask them for a page once more; inside the sessions, so that it knows who reads.
    let rooms = Rooms { pages: framed.with_state(house.clone()), house: house.clone() };
    let given_back =
        Router::new().fallback_service(rooms.pages.clone()).layer(from_fn_with_state(rooms, kept::give_back));
    sessions(given_back)
        .layer(from_fn_with_state(house.clone(), seed))
        .layer(CompressionLayer::new().no_br().quality(CompressionLevel::Precise(GZIP)))
        .with_state(house)
}

/// Draws the page of a refusal.
async fn problems(State(house): State<House>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let kept = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    match response.extensions().get::<Note>().cloned() {
        Some(note) => {
            let visit = Visit::plain(&kept, &house);
            describe(&house, &visit, wants_json(&kept.headers), response, &note)
        }
        None => response,
    }
}

/// Gives every browser a seed for its forgery tokens, and every answer the security headers.
async fn seed(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let name = if house.settings.is_https() { "__Host-kabinet-seed" } else { "kabinet_seed" };
    let known = cookie(request.headers(), name).filter(|value| value.len() == 32).map(ToOwned::to_owned);
    let fresh = known.is_none();
    let value = known.unwrap_or_else(|| hex::encode(house.random.bytes::<16>()));
    request.extensions_mut().insert(Seed(value.clone()));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let is_page =
        headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if fresh && is_page {
        let secure = if house.settings.is_https() { "; Secure" } else { "" };
        let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{secure}");
        if let Ok(line) = HeaderValue::from_str(&line) {
            headers.append(header::SET_COOKIE, line);
        }
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    // A page that takes a picture says so itself; no other page may.
    headers
        .entry("permissions-policy")
        .or_insert(HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    if house.settings.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    response
}

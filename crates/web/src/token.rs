//! Forgery tokens: every form carries one, bound to the browser's seed cookie and to the session.

use std::sync::Arc;

use aws_lc_rs::hmac;
use axum::extract::FromRequestParts;
use base::SessionId;
use http::request::Parts;

use crate::{CitizenSession, House, Problem, StaffSession, WebResult};

/// The key under which forgery tokens are made.
#[derive(Clone)]
pub struct Forgery(Arc<hmac::Key>);

/// The random value in the browser's cookie from which tokens are made; in the request's extensions.
#[derive(Clone, Debug)]
pub(crate) struct Seed(pub String);

impl Forgery {
    /// From 32 secret bytes, kept in the vault.
    #[must_use]
    pub fn new(secret: &[u8]) -> Self {
        Self(Arc::new(hmac::Key::new(hmac::HMAC_SHA256, secret)))
    }

    fn token(&self, seed: &str, session: Option<SessionId>) -> String {
        let text = format!("{seed}|{}", session.map(|id| id.to_string()).unwrap_or_default());
        hex::encode(&hmac::sign(&self.0, text.as_bytes()).as_ref()[..16])
    }
}

/// Extractor: the token that this request's form must carry. [`crate::Posted`] checks it by itself; a multipart handler calls [`Token::check`]
/// with the `csrf` part, which comes first in the form.
#[derive(Clone, Debug)]
pub struct Token(pub(crate) String);

impl Token {
    /// Whether the form carries the right token.
    pub fn check(&self, given: &str) -> WebResult<()> {
        aws_lc_rs::constant_time::verify_slices_are_equal(self.0.as_bytes(), given.as_bytes())
            .map_err(|_| Problem::Stale)
    }

    pub(crate) fn of(parts: &Parts, house: &House) -> Self {
        let seed = parts.extensions.get::<Seed>().map_or("", |seed| seed.0.as_str());
        let staff = parts.uri.path().starts_with("/staff");
        let session = if staff {
            parts.extensions.get::<StaffSession>().map(|session| session.session)
        } else {
            parts.extensions.get::<CitizenSession>().map(|session| session.session)
        };
        Self(house.forgery.token(seed, session))
    }
}

impl FromRequestParts<House> for Token {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        same_origin(parts)?;
        Ok(Self::of(parts, house))
    }
}

/// A browser says where a form was posted from; another site's form is refused before its token is looked at.
pub(crate) fn same_origin(parts: &Parts) -> WebResult<()> {
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    if header("sec-fetch-site").is_some_and(|site| site == "cross-site") {
        return Err(Problem::Stale);
    }
    let Some(origin) = header("origin").filter(|origin| *origin != "null") else { return Ok(()) };
    let from = origin.split_once("://").map_or(origin, |(_, host)| host);
    if header("host").is_some_and(|host| host.eq_ignore_ascii_case(from)) {
        Ok(())
    } else {
        Err(Problem::Stale)
    }
}

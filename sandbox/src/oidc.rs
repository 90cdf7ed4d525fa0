//! «Речной банк» and «Единый вход»: two providers of OpenID Connect for the demo and the tests, with sign-in, consent and keys of their own.
//! Discovery, JWKS, authorization with PKCE S256 and nonce, token (ES256), userinfo; codes are good once and for a minute.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Form, Json, Router};
use base::Random;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use text::Words;

use crate::people::Person;
use crate::{Outside, json_error};

/// How both call the portal.
pub const CLIENT: &str = "kabinet-demo";
/// The portal's password at the bank; a demo's, it opens nothing else.
pub const BANK_SECRET: &str = "river-bank-demo-secret";
/// The portal's password at the common entrance; a demo's as well.
pub const ENTRANCE_SECRET: &str = "entrance-demo-secret";
/// What the common entrance says of somebody who has shown two factors.
pub const TWO_FACTORS: &str = "urn:entrance:two-factors";

/// Which provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A partner bank that has seen the passport.
    Bank,
    /// An identity provider that opens the cabinets of many portals.
    Entrance,
}

impl Kind {
    /// The first part of its addresses, its name among the words and among the faults.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Entrance => "entrance",
        }
    }

    fn secret(self) -> &'static str {
        match self {
            Self::Bank => BANK_SECRET,
            Self::Entrance => ENTRANCE_SECRET,
        }
    }

    fn scopes(self) -> &'static [&'static str] {
        match self {
            Self::Bank => &["openid", "profile", "birthdate", "identity"],
            Self::Entrance => &["openid", "profile", "birthdate", "identity", "email", "phone"],
        }
    }

    /// Whether this is the address that the portal has registered.
    fn knows(self, back: &str) -> bool {
        match self {
            Self::Bank => back == "/profile/level/bank/return",
            Self::Entrance => back.starts_with("/sign-in/with/") && back.ends_with("/return"),
        }
    }

    fn of(self, outside: &Outside) -> &Provider {
        match self {
            Self::Bank => &outside.bank,
            Self::Entrance => &outside.entrance,
        }
    }
}

/// A code and a token live so long.
const LIFE_SECONDS: i64 = 60;

/// A provider's key, and what it has promised to whom.
#[derive(Clone)]
pub(crate) struct Provider {
    key: Arc<SigningKey>,
    random: Random,
    given: Arc<Mutex<Given>>,
}

#[derive(Default)]
struct Given {
    codes: HashMap<String, Grant>,
    tokens: HashMap<String, (String, DateTime<Utc>)>,
}

/// What a code stands for.
struct Grant {
    snils: String,
    back: String,
    nonce: String,
    challenge: String,
    two_factors: bool,
    until: DateTime<Utc>,
}

impl Provider {
    /// With a key of its own, new at each start.
    pub(crate) fn new(random: Random) -> Self {
        let key = loop {
            // A number that is no key (zero, or past the group's order) comes once in 2^32 starts at most.
            if let Ok(key) = SigningKey::from_slice(&random.bytes::<32>()) {
                break key;
            }
        };
        Self { key: Arc::new(key), random, given: Arc::default() }
    }

    fn given(&self) -> std::sync::MutexGuard<'_, Given> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A compact JWS (RFC 7515) over claims.
    fn sign(&self, claims: &Value) -> String {
        let head = json!({ "alg": "ES256", "typ": "JWT", "kid": self.kid() });
        let text = format!("{}.{}", plain(head.to_string()), plain(claims.to_string()));
        let signature: Signature = self.key.sign(text.as_bytes());
        format!("{text}.{}", plain(signature.to_bytes()))
    }

    fn kid(&self) -> String {
        let point = self.key.verifying_key().to_encoded_point(false);
        plain(&Sha256::digest(point.as_bytes())[..8])
    }
}

fn plain(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The pages of a provider.
pub(crate) fn routes(kind: Kind) -> Router<Outside> {
    let at = |page: &str| format!("/{}/{page}", kind.code());
    Router::new()
        .route(&at(".well-known/openid-configuration"), get(discovery))
        .route(&at("jwks"), get(jwks))
        .route(&at("authorize"), get(authorize).post(consent))
        .route(&at("token"), post(token))
        .route(&at("userinfo"), get(userinfo))
        .layer(Extension(kind))
}

type Here = Extension<Kind>;

/// `GET /.well-known/openid-configuration`.
async fn discovery(State(outside): State<Outside>, Extension(kind): Here) -> Response {
    if let Some(down) = fails(&outside, kind).await {
        return down;
    }
    let issuer = outside.issuer(kind);
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "scopes_supported": kind.scopes(),
        "acr_values_supported": [TWO_FACTORS],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "authorization_response_iss_parameter_supported": true,
    }))
    .into_response()
}

async fn fails(outside: &Outside, kind: Kind) -> Option<Response> {
    let mode = outside.faults.of(kind.code());
    crate::faults::dawdle(mode, &outside.stop).await;
    match mode {
        crate::Mode::Down => Some(StatusCode::SERVICE_UNAVAILABLE.into_response()),
        crate::Mode::Nonsense => Some("<!doctype html><title>502</title>".into_response()),
        crate::Mode::Ok | crate::Mode::Slow(_) => None,
    }
}

/// `GET /jwks`.
async fn jwks(State(outside): State<Outside>, Extension(kind): Here) -> Json<Value> {
    let provider = kind.of(&outside);
    let point = provider.key.verifying_key().to_encoded_point(false);
    let part = |part: Option<&[u8]>| plain(part.unwrap_or_default());
    Json(json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": provider.kid(),
        "x": part(point.x().map(|x| x.as_slice())), "y": part(point.y().map(|y| y.as_slice())),
    }] }))
}

/// What the portal asks for; carried through the page of consent.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Wish {
    #[serde(default)]
    response_type: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    nonce: String,
    #[serde(default)]
    code_challenge: String,
    #[serde(default)]
    code_challenge_method: String,
}

impl Wish {
    /// What is wrong with it, so that nobody is sent anywhere.
    fn flaw(&self, kind: Kind) -> Option<&'static str> {
        let back = url::Url::parse(&self.redirect_uri).ok();
        let fits = back.is_some_and(|back| kind.knows(back.path()) && back.query().is_none());
        if self.client_id != CLIENT {
            Some("the client is not known here")
        } else if !fits {
            Some("the address to come back to is not the registered one")
        } else if self.response_type != "code" || !self.scope.split(' ').any(|scope| scope == "openid") {
            Some("only the code flow of OpenID Connect is offered")
        } else if self.code_challenge_method != "S256"
            || self.code_challenge.len() != 43
            || self.nonce.is_empty()
        {
            Some("a PKCE challenge S256 and a nonce are required")
        } else {
            None
        }
    }

    fn back(&self, issuer: &str, more: &[(&str, &str)]) -> Response {
        let Ok(mut url) = url::Url::parse(&self.redirect_uri) else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        url.query_pairs_mut().extend_pairs(more).append_pair("state", &self.state).append_pair("iss", issuer);
        Redirect::to(url.as_str()).into_response()
    }
}

#[derive(Template)]
#[template(path = "oidc.html")]
struct ConsentPage {
    frame: crate::pages::Frame,
    kind: Kind,
    people: Vec<Person>,
    wish: Wish,
}

impl ConsentPage {
    /// A word of this provider.
    fn word(&self, part: &str) -> String {
        let dash = if part.is_empty() { "" } else { "-" };
        self.frame.t.get(&format!("sandbox-{}{dash}{part}", self.kind.code()))
    }

    fn is_entrance(&self) -> bool {
        self.kind == Kind::Entrance
    }

    /// The fields of the wish, for the form.
    fn carried(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("response_type", &self.wish.response_type),
            ("client_id", &self.wish.client_id),
            ("redirect_uri", &self.wish.redirect_uri),
            ("scope", &self.wish.scope),
            ("state", &self.wish.state),
            ("nonce", &self.wish.nonce),
            ("code_challenge", &self.wish.code_challenge),
            ("code_challenge_method", &self.wish.code_challenge_method),
        ]
    }
}

/// `GET /authorize`: who are you, and may the portal know?
async fn authorize(
    State(outside): State<Outside>,
    Extension(kind): Here,
    headers: HeaderMap,
    Query(wish): Query<Wish>,
) -> Response {
    if let Some(flaw) = wish.flaw(kind) {
        return json_error(StatusCode::BAD_REQUEST, flaw);
    }
    let t: Words = outside.words(&headers);
    let people = outside.registers.world().people;
    let origin = url::Url::parse(&wish.redirect_uri).map(|url| url.origin().ascii_serialization());
    let page = ConsentPage { frame: crate::pages::Frame::new(t, kind.code()), kind, people, wish };
    let Ok(body) = page.render() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let mut response = Html(body).into_response();
    // The form's answer leads back to the portal, which browsers count as a target of the form.
    let policy = format!(
        "default-src 'none'; style-src 'self'; form-action 'self' {}; base-uri 'none'; frame-ancestors 'none'",
        origin.unwrap_or_default()
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// What the customer has decided.
#[derive(Deserialize)]
pub(crate) struct Decided {
    #[serde(default)]
    person: String,
    #[serde(default)]
    act: String,
    /// A second factor was shown.
    #[serde(default)]
    strong: Option<String>,
    #[serde(flatten)]
    wish: Wish,
}

/// `POST /authorize`.
async fn consent(
    State(outside): State<Outside>,
    Extension(kind): Here,
    Form(decided): Form<Decided>,
) -> Response {
    let wish = decided.wish;
    if let Some(flaw) = wish.flaw(kind) {
        return json_error(StatusCode::BAD_REQUEST, flaw);
    }
    if decided.act != "allow" {
        return wish.back(&outside.issuer(kind), &[("error", "access_denied")]);
    }
    let provider = kind.of(&outside);
    let code = plain(provider.random.bytes::<24>());
    let grant = Grant {
        snils: decided.person,
        back: wish.redirect_uri.clone(),
        nonce: wish.nonce.clone(),
        challenge: wish.code_challenge.clone(),
        two_factors: decided.strong.is_some(),
        until: outside.clock.now() + Duration::seconds(LIFE_SECONDS),
    };
    provider.given().codes.insert(code.clone(), grant);
    wish.back(&outside.issuer(kind), &[("code", &code)])
}

/// What the portal brings to the token endpoint.
#[derive(Deserialize)]
pub(crate) struct Exchange {
    #[serde(default)]
    grant_type: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    code_verifier: String,
}

/// `POST /token`: a code for an ID token and an access token, once.
async fn token(
    State(outside): State<Outside>,
    Extension(kind): Here,
    headers: HeaderMap,
    Form(exchange): Form<Exchange>,
) -> Response {
    if let Some(down) = fails(&outside, kind).await {
        return down;
    }
    let provider = kind.of(&outside);
    let refuse = |why: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": why }))).into_response();
    if !is_client(&headers, kind) {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "error": "invalid_client" }))).into_response();
    }
    let now = outside.clock.now();
    let Some(grant) = provider.given().codes.remove(&exchange.code) else {
        return refuse("invalid_grant");
    };
    let proved = plain(Sha256::digest(exchange.code_verifier.as_bytes())) == grant.challenge;
    let fits = exchange.grant_type == "authorization_code" && exchange.redirect_uri == grant.back;
    if !fits || !proved || grant.until < now {
        return refuse("invalid_grant");
    }
    let token = plain(provider.random.bytes::<24>());
    let mut claims = json!({
        "iss": outside.issuer(kind), "sub": subject(kind, &grant.snils), "aud": CLIENT, "nonce": grant.nonce,
        "iat": now.timestamp(), "exp": now.timestamp() + LIFE_SECONDS, "auth_time": now.timestamp(),
        "at_hash": plain(&Sha256::digest(token.as_bytes())[..16]),
    });
    if grant.two_factors {
        claims["acr"] = TWO_FACTORS.into();
    }
    let id_token = provider.sign(&claims);
    provider.given().tokens.insert(token.clone(), (grant.snils, now + Duration::seconds(LIFE_SECONDS)));
    Json(json!({
        "access_token": token, "token_type": "Bearer", "expires_in": LIFE_SECONDS, "id_token": id_token,
    }))
    .into_response()
}

/// Basic authentication as RFC 6749, 2.3.1, wants it.
fn is_client(headers: &HeaderMap, kind: Kind) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or("");
    let decoded = given.strip_prefix("Basic ").and_then(|text| STANDARD.decode(text).ok());
    decoded.is_some_and(|pair| pair == format!("{CLIENT}:{}", kind.secret()).into_bytes())
}

/// How a provider calls its customer to the portal: not by a number that others know.
fn subject(kind: Kind, snils: &str) -> String {
    plain(&Sha256::digest(format!("{}:{CLIENT}:{snils}", kind.code()))[..16])
}

/// `GET /userinfo`.
async fn userinfo(State(outside): State<Outside>, Extension(kind): Here, headers: HeaderMap) -> Response {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or("");
    let token = given.strip_prefix("Bearer ").unwrap_or_default();
    let found =
        kind.of(&outside).given().tokens.remove(token).filter(|(_, until)| *until >= outside.clock.now());
    let Some((snils, _)) = found else { return StatusCode::UNAUTHORIZED.into_response() };
    let people = outside.registers.world().people;
    let Some(person) = people.iter().find(|person| person.snils == snils) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let mut told = json!({
        "sub": subject(kind, &snils), "family_name": person.surname, "given_name": person.name,
        "middle_name": person.patronymic, "birthdate": person.birth_date.to_string(),
        "passport": person.passport, "identified": !person.unknown,
    });
    if kind == Kind::Entrance {
        told["snils"] = person.snils.as_str().into();
        told["inn"] = person.inn.as_str().into();
        told["email"] = person.email.as_str().into();
        told["email_verified"] = true.into();
        told["phone_number"] = person.phone.as_str().into();
        told["phone_number_verified"] = true.into();
    }
    Json(told).into_response()
}

//! The authenticator apps of the demo's staff (RFC 6238): who has no phone at hand reads the code here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use totp_rs::{Builder, TotpError};

use crate::pages::{Frame, draw};
use crate::{Login, Outside, json_error};

/// How long a code lives.
const STEP_SECONDS: u64 = 30;

/// Who has an app, and which step's code was given to a program last.
#[derive(Clone, Default)]
pub(crate) struct Apps {
    secrets: Arc<HashMap<String, [u8; 20]>>,
    given: Arc<Mutex<HashMap<String, u64>>>,
}

impl Apps {
    pub(crate) fn of(logins: &[Login]) -> Self {
        let secrets = logins.iter().filter_map(|login| Some((login.login.clone(), login.app?))).collect();
        Self { secrets: Arc::new(secrets), given: Arc::default() }
    }

    fn code(&self, login: &str, second: u64) -> Result<Option<String>, TotpError> {
        let Some(secret) = self.secrets.get(login) else { return Ok(None) };
        let app = Builder::new().with_secret(secret.to_vec()).build()?;
        Ok(Some(app.generate(second).to_string()))
    }

    /// Whether the code of this step was given to nobody yet; it is now.
    fn take(&self, login: &str, step: u64) -> bool {
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given.insert(login.to_owned(), step) != Some(step)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(rename = "for", default)]
    whose: String,
}

#[derive(Template)]
#[template(path = "authenticator.html")]
struct AppsPage {
    frame: Frame,
    seconds: u64,
    codes: Vec<(String, String, String)>,
}

/// `GET /authenticator`: the present code of everybody who has an app.
pub(crate) async fn page(State(outside): State<Outside>, headers: HeaderMap) -> Response {
    let second = second(&outside);
    let mut codes = Vec::new();
    for login in outside.logins.iter() {
        match outside.apps.code(&login.login, second) {
            Ok(Some(code)) => codes.push((login.name.clone(), login.login.clone(), code)),
            Ok(None) => {}
            Err(error) => return broken(&error),
        }
    }
    let frame = Frame::new(outside.words(&headers), "authenticator");
    draw(&AppsPage { frame, seconds: STEP_SECONDS - second % STEP_SECONDS, codes })
}

/// `GET /authenticator.json?for=LOGIN`: a code for a program. The portal takes each code once, so none is given twice: the answer waits
/// for the next one, at most half a minute.
pub(crate) async fn json_code(State(outside): State<Outside>, Query(asked): Query<Asked>) -> Response {
    let mut now = second(&outside);
    while !outside.apps.take(&asked.whose, now / STEP_SECONDS) {
        let left = Duration::from_secs(STEP_SECONDS - now % STEP_SECONDS);
        tokio::select! {
            () = tokio::time::sleep(left) => {}
            () = outside.stop.cancelled() => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
        now = second(&outside);
    }
    match outside.apps.code(&asked.whose, now) {
        Ok(Some(code)) => axum::Json(json!({ "code": code })).into_response(),
        Ok(None) => json_error(StatusCode::NOT_FOUND, "nobody has such an app"),
        Err(error) => broken(&error),
    }
}

fn second(outside: &Outside) -> u64 {
    u64::try_from(outside.clock.now().timestamp()).unwrap_or(0)
}

fn broken(error: &TotpError) -> Response {
    tracing::error!(%error, "sandbox: an app has no code");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

//! The SMS gateway: takes a text for a number, once for each key.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use crate::faults::{Mode, SMS, dawdle};
use crate::inbox::Letter;
use crate::{Outside, json_error};

#[derive(Deserialize)]
struct Sms {
    to: String,
    text: String,
    key: String,
}

/// `POST /sms` `{to, text, key}`. A number that is not in E.164 is refused for good with 422.
pub(crate) async fn take(State(outside): State<Outside>, body: Bytes) -> Response {
    let mode = outside.faults.of(SMS);
    dawdle(mode, &outside.stop).await;
    match mode {
        Mode::Down => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Mode::Nonsense => return (StatusCode::FOUND, [("location", "/inbox")], "?").into_response(),
        Mode::Ok | Mode::Slow(_) => {}
    }
    let Ok(Sms { to, text, key }) = serde_json::from_slice(&body) else {
        return json_error(StatusCode::BAD_REQUEST, "send to, text and key");
    };
    if !is_number(&to) || text.is_empty() || key.is_empty() {
        return json_error(
            StatusCode::UNPROCESSABLE_ENTITY,
            "a number in E.164, a text and a key are needed",
        );
    }
    let at = outside.clock.now();
    let fresh = outside.inbox.take(Letter { channel: "sms", to, subject: String::new(), text, at, key });
    let status = if fresh { StatusCode::ACCEPTED } else { StatusCode::OK };
    (status, Json(json!({ "accepted": true, "again": !fresh }))).into_response()
}

/// E.164: a plus and seven to fifteen digits, the first not zero.
fn is_number(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn only_numbers_in_e164_are_numbers() {
        assert!(is_number("+79990000101"));
        for wrong in ["79990000101", "+09990000101", "+7 999 000 01 01", "+7", "+7999000010101010"] {
            assert!(!is_number(wrong), "{wrong}");
        }
    }
}

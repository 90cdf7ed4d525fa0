//! The pretend treasury: keeps charges, takes pretend money on its own page, and tells the portal what was paid.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use base::Random;
use serde_json::{Map, Value, json};

use crate::{Outside, json_error};

/// The register under which the portal asks.
pub(crate) const REGISTER: &str = "charges";
/// Charges beyond these are not taken.
const MOST_CHARGES: usize = 100_000;
/// Digits of a charge's number and of a payment's.
const DIGITS: usize = 20;

/// Something to be paid.
#[derive(Clone, Debug)]
struct Charge {
    kopecks: i64,
    purpose: String,
    agency: String,
    back: String,
    /// Number and day of the payment.
    paid: Option<(String, String)>,
}

/// All charges by number. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct Treasury(Arc<Mutex<BTreeMap<String, Charge>>>);

impl Treasury {
    fn charges(&self) -> MutexGuard<'_, BTreeMap<String, Charge>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes note of a charge the first time, and says whether it is paid.
pub(crate) fn answer(outside: &Outside, query: &Map<String, Value>) -> Response {
    let text = |field: &str| query.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let number = text("number");
    let kopecks = query.get("kopecks").and_then(Value::as_i64).unwrap_or(0);
    if number.len() != DIGITS || !number.bytes().all(|digit| digit.is_ascii_digit()) || kopecks <= 0 {
        return json_error(StatusCode::BAD_REQUEST, "a charge has a number of twenty digits and a sum");
    }
    let mut charges = outside.treasury.charges();
    if charges.len() >= MOST_CHARGES && !charges.contains_key(&number) {
        return json_error(StatusCode::INSUFFICIENT_STORAGE, "there are too many charges");
    }
    let fresh =
        Charge { kopecks, purpose: text("purpose"), agency: text("agency"), back: text("back"), paid: None };
    let charge = charges.entry(number.clone()).or_insert(fresh);
    let pay_at = format!("http://{}/treasury/{number}", outside.http);
    let answer = match &charge.paid {
        Some((payment, on)) => {
            json!({ "paid": true, "kopecks": charge.kopecks, "payment": payment, "on": on, "pay_at": pay_at })
        }
        None => json!({ "paid": false, "kopecks": charge.kopecks, "pay_at": pay_at }),
    };
    axum::Json(answer).into_response()
}

#[derive(Template)]
#[template(path = "treasury.html")]
struct ChargePage {
    frame: crate::pages::Frame,
    number: String,
    sum: String,
    charge: Charge,
}

/// `GET /treasury/NUMBER`: what is to be paid.
pub(crate) async fn page(
    State(outside): State<Outside>,
    headers: HeaderMap,
    Path(number): Path<String>,
) -> Response {
    let Some(charge) = outside.treasury.charges().get(&number).cloned() else {
        return json_error(StatusCode::NOT_FOUND, "there is no such charge");
    };
    let t = outside.words(&headers);
    let sum = t.money(charge.kopecks);
    let page = ChargePage { frame: crate::pages::Frame::new(t, "treasury"), number, sum, charge };
    match page.render() {
        Ok(body) => Html(body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `POST /treasury/NUMBER`: pretend money arrives.
pub(crate) async fn pay(State(outside): State<Outside>, Path(number): Path<String>) -> Response {
    let today = outside.clock.now().date_naive().to_string();
    let payment = Random::system().digits(DIGITS);
    match outside.treasury.charges().get_mut(&number) {
        Some(charge) => {
            charge.paid.get_or_insert((payment, today));
        }
        None => return json_error(StatusCode::NOT_FOUND, "there is no such charge"),
    }
    Redirect::to(&format!("/treasury/{number}")).into_response()
}

//! The page on which the code is typed. A mismatch looks exactly like a match, until the code is right.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use http::{HeaderMap, header};
use serde_json::Value;
use ui::{Page, Section};
use web::{FieldErrors, House, Limit, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::codes::{self, Refusal};
use crate::cookie::Jar;
use crate::failures::{self, Pair};
use crate::recovery::case::{self, Case, Goal, Stage};
use crate::recovery::reset;

const PAGE: &str = "/recovery/code";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/recovery/code/resend", routing::post(resend))
}

#[derive(Template)]
#[template(path = "recovery_code.html")]
struct CodePage {
    page: Page,
    errors: FieldErrors,
    to: String,
    by_mail: bool,
    reset: bool,
    code: codes::Around,
}

async fn page(visit: Visit, headers: HeaderMap) -> WebResult<Response> {
    let Some(case) = case::found(&visit, &headers, &[Stage::Code]).await? else { return Ok(anew()) };
    Ok(visit.show(&drawn(&visit, &case, FieldErrors::new()))?.into_response())
}

async fn post(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let Some(case) = case::found(&visit, &headers, &[Stage::Code]).await? else { return Ok(anew()) };
    let mut errors = FieldErrors::new();
    if fields.get("code").is_empty() {
        errors.add("code", visit.t.get("accounts-code-missing"));
    } else {
        match try_code(&visit, &case, fields.get("code")).await? {
            Ok(to) => return gone(&visit, case.asked.goal, to),
            Err(refusal) => errors.add("code", refusal.words(&visit.t)),
        }
    }
    Ok(visit.again(&drawn(&visit, &case, errors))?.into_response())
}

/// Where the right code leads. Tries are counted by the code itself, and codes by the throttle.
async fn try_code(visit: &Visit, case: &Case, typed: &str) -> WebResult<Result<&'static str, Refusal>> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    let checked = codes::check(house, &tx, case.purpose(), typed).await?;
    let done = match (checked, case.asked.goal, case.citizen) {
        (Err(refusal), _, _) => Err(refusal),
        (Ok(()), Goal::Reset, _) => {
            reset::ask(house, &tx, case).await?;
            Ok("/recovery/reset/asked")
        }
        // Nobody gets a code for what is not known, so that a right one is only a lucky guess.
        (Ok(()), _, None) => Err(Refusal::Expired),
        (Ok(()), Goal::Password, Some(_)) => {
            case::advance(&tx, case, Stage::Contact).await?;
            Ok("/recovery/factor")
        }
        (Ok(()), Goal::Unlock, Some(citizen)) => {
            unlock(visit, &tx, case, citizen).await?;
            Ok("/recovery/open")
        }
    };
    tx.commit().await?;
    Ok(done)
}

/// The way in from here is open again (LOGIN-17).
async fn unlock(visit: &Visit, tx: &db::Tx, case: &Case, citizen: CitizenId) -> WebResult<()> {
    if !case::advance(tx, case, Stage::Over).await? {
        return Ok(());
    }
    let pair = Pair::of_citizen(visit, tx, citizen).await?;
    failures::unlock(tx, &pair).await?;
    account::record(&visit.house, tx, citizen, Fact::done(citizen, "account.unblocked", Value::Null)).await
}

async fn resend(visit: Visit, headers: HeaderMap, Posted(_): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let Some(case) = case::found(&visit, &headers, &[Stage::Code]).await? else { return Ok(anew()) };
    case::again(&visit, &case).await?;
    Ok(Redirect::to(PAGE).into_response())
}

/// The cookie serves on only where more is asked.
fn gone(visit: &Visit, goal: Goal, to: &str) -> WebResult<Response> {
    if goal == Goal::Password {
        return Ok(Redirect::to(to).into_response());
    }
    let cookie = [(header::SET_COOKIE, Jar::Recovery.take(&visit.house.settings)?)];
    Ok((cookie, Redirect::to(to)).into_response())
}

/// Back to the beginning: the time is over.
pub(crate) fn anew() -> Response {
    Redirect::to("/recovery").into_response()
}

fn drawn(visit: &Visit, case: &Case, errors: FieldErrors) -> CodePage {
    let house = &visit.house;
    let left = (case.asked_at + case::pause(house) - house.clock.now()).num_seconds();
    CodePage {
        page: visit.page(visit.t.get("accounts-recovery-code-title"), Section::None),
        errors,
        to: case.asked.masked(),
        by_mail: case.asked.by_mail(),
        reset: case.asked.goal == Goal::Reset,
        code: codes::around(visit, left),
    }
}

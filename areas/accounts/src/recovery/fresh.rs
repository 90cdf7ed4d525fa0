//! The end of a way back: a new password, every session over, every channel told (LOGIN-14, LOGIN-15).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use db::Tx;
use http::{HeaderMap, header};
use journal::Actor;
use serde_json::json;
use ui::{Page, Section};
use web::{FieldErrors, House, Posted, Proofing, Visit, WebResult};

use crate::account::{self, Fact};
use crate::cookie::Jar;
use crate::failures::{self, Pair};
use crate::recovery::case::{self, Case, Stage};
use crate::recovery::code::anew;
use crate::recovery::{factor, new_password};

const PAGE: &str = "/recovery/new-password";

pub(crate) fn routes() -> Router<House> {
    Router::new().route(PAGE, routing::get(page).post(post))
}

#[derive(Template)]
#[template(path = "recovery_password.html")]
pub(crate) struct PasswordPage {
    page: Page,
    errors: FieldErrors,
    action: String,
    rules: Vec<(String, String)>,
    /// The confirmed level falls.
    drops: bool,
    /// It is the end of a reset.
    reset: bool,
}

struct Proved {
    case: Case,
    citizen: CitizenId,
    /// The level falls, because no factor was shown.
    drops: bool,
}

/// Somebody who has shown all that this account can ask for.
async fn proved(visit: &Visit, headers: &HeaderMap) -> WebResult<Option<Proved>> {
    let house = &visit.house;
    let Some(case) = case::found(visit, headers, &[Stage::Contact, Stage::Factor]).await? else {
        return Ok(None);
    };
    let Some(citizen) = case.citizen else { return Ok(None) };
    if case.stage == Stage::Factor {
        return Ok(Some(Proved { case, citizen, drops: false }));
    }
    let (_, means) = factor::means(house, &case, citizen).await?;
    if !means.ways.is_empty() {
        return Ok(None);
    }
    let drops = account::proofing(&house.db, citizen).await? > Proofing::Simplified;
    Ok(Some(Proved { case, citizen, drops }))
}

async fn page(visit: Visit, headers: HeaderMap) -> WebResult<Response> {
    let Some(proved) = proved(&visit, &headers).await? else { return Ok(anew()) };
    let rules = new_password::rules(&visit, proved.citizen).await?;
    let page = drawn(&visit, PAGE, rules, FieldErrors::new(), proved.drops, false);
    Ok(visit.show(&page)?.into_response())
}

async fn post(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let Some(proved) = proved(&visit, &headers).await? else { return Ok(anew()) };
    let mut errors = FieldErrors::new();
    let Some(typed) = new_password::judge(&visit, proved.citizen, &fields, &mut errors).await? else {
        let rules = new_password::rules(&visit, proved.citizen).await?;
        return Ok(visit.again(&drawn(&visit, PAGE, rules, errors, proved.drops, false))?.into_response());
    };
    let phc = new_password::hashed(house, typed).await?;
    let tx = house.db.begin().await?;
    if !case::advance(&tx, &proved.case, Stage::Over).await? {
        return Ok(anew());
    }
    finish(&visit, &tx, &proved, &phc).await?;
    tx.commit().await?;
    done(&visit)
}

async fn finish(visit: &Visit, tx: &Tx, proved: &Proved, phc: &str) -> WebResult<()> {
    let (house, citizen) = (&visit.house, proved.citizen);
    new_password::take_back(house, tx, citizen, phc, Actor::Citizen(citizen)).await?;
    let pair = Pair::of_citizen(visit, tx, citizen).await?;
    failures::unlock(tx, &pair).await?;
    let details = json!({ "factor": proved.case.stage == Stage::Factor });
    account::record(house, tx, citizen, Fact::done(citizen, "account.recovered", details)).await?;
    if proved.drops {
        drop_level(house, tx, citizen).await?;
    }
    Ok(())
}

/// Until its owner has proved again who they are.
pub(crate) async fn drop_level(house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    let before = account::proofing(tx, citizen).await?;
    if before <= Proofing::Simplified {
        return Ok(());
    }
    account::set_proofing(house, tx, citizen, Proofing::Simplified).await?;
    let details = json!({ "before": before.code() });
    account::record(house, tx, citizen, Fact::done(citizen, "account.level_dropped", details)).await
}

/// What was open here is over as well.
pub(crate) fn done(visit: &Visit) -> WebResult<Response> {
    let settings = &visit.house.settings;
    let cookies = axum::response::AppendHeaders([
        (header::SET_COOKIE, Jar::Recovery.take(settings)?),
        (header::SET_COOKIE, Jar::Session.take(settings)?),
    ]);
    Ok((cookies, Redirect::to("/recovery/done")).into_response())
}

/// The page of a new password; the end of a reset draws it as well.
pub(crate) fn drawn(
    visit: &Visit,
    action: &str,
    rules: Vec<(String, String)>,
    errors: FieldErrors,
    drops: bool,
    reset: bool,
) -> PasswordPage {
    PasswordPage {
        page: visit.page(visit.t.get("accounts-recovery-password-title"), Section::None),
        errors,
        action: action.to_owned(),
        rules,
        drops,
        reset,
    }
}
